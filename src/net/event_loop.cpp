#include "net/event_loop.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <utility>

#include <sys/eventfd.h>
#include <unistd.h>

#include "base/check.h"

namespace mtavip::net {
namespace {

constexpr std::uint64_t kWakeData = ~std::uint64_t{0};
constexpr Timestamp kForever = Timestamp::max();
constexpr std::size_t kEventsPerTurn = 64;

}  // namespace

// --- TimerHeap
// ------------------------------------------------------------------------------------------------------------

void TimerHeap::place(std::size_t index, Timer* timer) {
  heap_[index] = timer;
  timer->index_ = index;
}

void TimerHeap::sift(std::size_t index) {
  Timer* const timer = heap_[index];
  while (index > 0 && timer->when_ < heap_[(index - 1) / 2]->when_) {
    place(index, heap_[(index - 1) / 2]);
    index = (index - 1) / 2;
  }
  for (;;) {
    std::size_t child = 2 * index + 1;
    if (child >= heap_.size()) break;
    if (child + 1 < heap_.size() && heap_[child + 1]->when_ < heap_[child]->when_) ++child;
    if (heap_[child]->when_ >= timer->when_) break;
    place(index, heap_[child]);
    index = child;
  }
  place(index, timer);
}

void TimerHeap::insert(Timer& timer) {
  heap_.push_back(&timer);
  place(heap_.size() - 1, &timer);
  sift(heap_.size() - 1);
}

void TimerHeap::remove(Timer& timer) {
  const std::size_t index = timer.index_;
  Timer* const last = heap_.back();
  heap_.pop_back();
  if (last != &timer) {
    place(index, last);
    sift(index);
  }
}

// --- EventLoop
// ------------------------------------------------------------------------------------------------------------

EventLoop::EventLoop() : epoll_(epoll_create1(EPOLL_CLOEXEC)), wake_(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {
  MTAVIP_CHECK(epoll_ && wake_);
  epoll_event event{};
  event.events = EPOLLIN;
  event.data.u64 = kWakeData;
  MTAVIP_CHECK(epoll_ctl(epoll_.get(), EPOLL_CTL_ADD, wake_.get(), &event) == 0);
}

EventLoop::~EventLoop() {
  posted_.clear();  // may own timers and watches
  MTAVIP_CHECK(timers_.empty() && free_slots_.size() == slots_.size());
}

void EventLoop::post(Task task) {
  bool first = false;
  {
    const std::lock_guard lock(mutex_);
    posted_.push_back(std::move(task));
    first = !std::exchange(woken_, true);
  }
  // The loop's own thread looks at the list before it waits.
  if (first && !in_loop_thread()) wake();
}

void EventLoop::post_with_next(Task task) {
  const std::lock_guard lock(mutex_);
  posted_.push_back(std::move(task));
}

void EventLoop::stop() {
  stopped_ = true;
  wake();
}

void EventLoop::wake() const {
  const std::uint64_t one = 1;
  // A full counter (EAGAIN) wakes as well.
  static_cast<void>(!::write(wake_.get(), &one, sizeof one));
}

bool EventLoop::in_loop_thread() const {
  return thread_.load(std::memory_order_relaxed) == std::this_thread::get_id();
}

void EventLoop::run() {
  while (!stopped_) turn(kForever);
  stopped_ = false;
}

void EventLoop::run_once(Timestamp deadline) {
  turn(deadline);
}

bool EventLoop::run_until(const std::function<bool()>& condition, Timestamp deadline) {
  while (!condition()) {
    if (now() >= deadline) return false;
    turn(deadline);
  }
  return true;
}

void EventLoop::turn(Timestamp deadline) {
  MTAVIP_CHECK(!in_loop_thread());  // a turn inside a turn would run handlers that do not expect it
  thread_ = std::this_thread::get_id();
  bool tasks_wait = false;
  {
    const std::lock_guard lock(mutex_);
    tasks_wait = !posted_.empty();
  }
  if (!timers_.empty()) deadline = std::min(deadline, timers_.earliest().when_);
  if (tasks_wait || stopped_) {
    wait(Duration::zero());
  } else if (deadline == kForever) {
    wait(Duration::max());
  } else {
    wait(std::max(deadline - now(), Duration::zero()));
  }
  run_tasks();
  run_timers();
  thread_ = std::thread::id{};
}

void EventLoop::wait(Duration at_most) {
  std::array<epoll_event, kEventsPerTurn> events;
  int count = -1;
  if (fine_wait_) {
    timespec time{};
    time.tv_sec = at_most.count() / 1'000'000;
    time.tv_nsec = at_most.count() % 1'000'000 * 1000;
    count = epoll_pwait2(epoll_.get(), events.data(), kEventsPerTurn, at_most == Duration::max() ? nullptr : &time,
                         nullptr);
    // Kernels before 5.11 and the filters of some containers do not know this call.
    if (count < 0 && (errno == ENOSYS || errno == EPERM)) fine_wait_ = false;
  }
  if (!fine_wait_) {
    const auto milliseconds = std::min<std::int64_t>((at_most.count() / 1000) + 1, 1'000'000);
    count = epoll_wait(epoll_.get(), events.data(), kEventsPerTurn,
                       at_most == Duration::zero() ? 0 : static_cast<int>(milliseconds));
  }
  for (int i = 0; i < count; ++i) dispatch(events[static_cast<std::size_t>(i)]);
}

void EventLoop::dispatch(const epoll_event& event) {
  if (event.data.u64 == kWakeData) {
    std::uint64_t value = 0;
    static_cast<void>(!::read(wake_.get(), &value, sizeof value));
    return;
  }
  const auto index = static_cast<std::uint32_t>(event.data.u64);
  const auto generation = static_cast<std::uint32_t>(event.data.u64 >> 32);
  const auto alive = [&] { return slots_[index].watch != nullptr && slots_[index].generation == generation; };
  if (!alive()) return;  // destroyed by an earlier event of this turn
  Watch* const watch = slots_[index].watch;
  Readiness ready;
  const bool broken = (event.events & (EPOLLERR | EPOLLHUP)) != 0;
  ready.error = (event.events & EPOLLERR) != 0;
  ready.readable = (watch->events_ & EPOLLIN) != 0 && (broken || (event.events & EPOLLIN) != 0);
  ready.writable = (watch->events_ & EPOLLOUT) != 0 && (broken || (event.events & EPOLLOUT) != 0);
  // The handler is held here while it runs, because it may destroy its watch.
  auto handler = std::move(watch->handler_);
  handler(ready);
  if (alive()) watch->handler_ = std::move(handler);
}

void EventLoop::run_tasks() {
  {
    const std::lock_guard lock(mutex_);
    running_.swap(posted_);
    woken_ = false;
  }
  for (Task& task : running_) {
    task();
    task = nullptr;
  }
  running_.clear();
}

void EventLoop::run_timers() {
  const Timestamp present = now();
  while (!timers_.empty() && timers_.earliest().when_ <= present) {
    Timer& timer = timers_.earliest();
    timers_.remove(timer);
    timer.place_ = Timer::Place::kDue;
    timer.index_ = due_.size();
    due_.push_back(&timer);
  }
  for (std::size_t i = 0; i < due_.size(); ++i) {
    Timer* const timer = due_[i];
    if (timer == nullptr) continue;
    timer->place_ = Timer::Place::kNowhere;
    auto task = std::move(timer->on_expiry_);
    timer->running_ = &due_[i];
    task();
    // The destructor clears the entry.
    if (due_[i] != nullptr) {
      timer->running_ = nullptr;
      timer->on_expiry_ = std::move(task);
    }
  }
  due_.clear();
}

// --- Timer
// ----------------------------------------------------------------------------------------------------------------

Timer::Timer(EventLoop& loop, EventLoop::Task on_expiry) : loop_(loop), on_expiry_(std::move(on_expiry)) {}

Timer::~Timer() {
  cancel();
  if (running_ != nullptr) *running_ = nullptr;
}

void Timer::set(Timestamp when) {
  if (place_ == Place::kHeap && when_ == when) return;
  cancel();
  when_ = when;
  place_ = Place::kHeap;
  loop_.timers_.insert(*this);
}

void Timer::set(std::optional<Timestamp> when) {
  if (when) {
    set(*when);
  } else {
    cancel();
  }
}

void Timer::cancel() {
  if (place_ == Place::kHeap) loop_.timers_.remove(*this);
  if (place_ == Place::kDue) loop_.due_[index_] = nullptr;
  place_ = Place::kNowhere;
}

std::optional<Timestamp> Timer::expiry() const {
  if (place_ == Place::kNowhere) return std::nullopt;
  return when_;
}

// --- Watch
// ----------------------------------------------------------------------------------------------------------------

Watch::Watch(EventLoop& loop, int fd, Handler handler) : loop_(loop), fd_(fd), handler_(std::move(handler)) {
  if (loop_.free_slots_.empty()) {
    loop_.slots_.emplace_back();
    loop_.free_slots_.push_back(static_cast<std::uint32_t>(loop_.slots_.size() - 1));
    // So that the destructor never allocates.
    loop_.free_slots_.reserve(loop_.slots_.size());
  }
  slot_ = loop_.free_slots_.back();
  loop_.free_slots_.pop_back();
  loop_.slots_[slot_].watch = this;
  want(true, false);
}

Watch::~Watch() {
  want(false, false);
  EventLoop::Slot& slot = loop_.slots_[slot_];
  slot.watch = nullptr;
  ++slot.generation;
  loop_.free_slots_.push_back(slot_);
}

void Watch::want(bool read, bool write) {
  const std::uint32_t events = (read ? EPOLLIN : 0U) | (write ? EPOLLOUT : 0U);
  if (events == events_) return;
  epoll_event event{};
  event.events = events;
  event.data.u64 = std::uint64_t{loop_.slots_[slot_].generation} << 32 | slot_;
  // A descriptor of which nothing is wanted is taken out, because epoll reports its hang-up unasked, again and again.
  const int operation = events == 0 ? EPOLL_CTL_DEL : events_ == 0 ? EPOLL_CTL_ADD : EPOLL_CTL_MOD;
  const int result = epoll_ctl(loop_.epoll_.get(), operation, fd_, &event);
  MTAVIP_CHECK(result == 0 || operation == EPOLL_CTL_DEL);
  events_ = events;
}

}  // namespace mtavip::net
