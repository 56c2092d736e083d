// Which digits are to be sent when, in one call.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "session.h"

namespace mtavip::cli {

class DtmfSchedule {
 public:
  /// The call is established now.
  void start(const std::vector<DtmfPlan>& plans) {
    for (const auto& plan : plans) waiting_.emplace_back(*in_seconds(plan.after_seconds), plan.digits);
    std::stable_sort(waiting_.begin(), waiting_.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  }
  [[nodiscard]] Deadline next() const { return waiting_.empty() ? Deadline() : Deadline(waiting_.front().first); }
  /// What is due now; empty: nothing.
  [[nodiscard]] std::string take_due() {
    if (waiting_.empty() || Clock::now() < waiting_.front().first) return {};
    std::string digits = std::move(waiting_.front().second);
    waiting_.erase(waiting_.begin());
    return digits;
  }

 private:
  std::vector<std::pair<Clock::time_point, std::string>> waiting_;
};

}  // namespace mtavip::cli
