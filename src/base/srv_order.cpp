#include "base/srv_order.h"

#include <algorithm>
#include <cstdint>
#include <utility>

namespace mtavip {

std::vector<SrvRecord> order_of_srv(std::vector<SrvRecord> records, Random& random) {
  std::stable_sort(records.begin(), records.end(), [](const SrvRecord& a, const SrvRecord& b) {
    // Weight 0 first within its priority, so that it keeps a small chance (RFC 2782).
    return std::pair(a.priority, a.weight != 0) < std::pair(b.priority, b.weight != 0);
  });
  for (std::size_t first = 0; first < records.size(); ++first) {
    std::size_t end = first;
    std::uint64_t sum = 0;
    while (end < records.size() && records[end].priority == records[first].priority) sum += records[end++].weight;
    const std::uint64_t mark = random.below(sum + 1);
    std::uint64_t running = 0;
    std::size_t chosen = first;
    for (std::size_t i = first; i < end; ++i) {
      running += records[i].weight;
      if (running >= mark) {
        chosen = i;
        break;
      }
    }
    const auto at = [&records](std::size_t i) { return records.begin() + static_cast<std::ptrdiff_t>(i); };
    std::rotate(at(first), at(chosen), at(chosen + 1));
  }
  return records;
}

}  // namespace mtavip
