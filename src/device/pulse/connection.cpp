#include "device/pulse/connection.h"

#include <algorithm>
#include <utility>

#include <pulse/error.h>
#include <pulse/mainloop-api.h>
#include <pulse/proplist.h>
#include <pulse/timeval.h>

namespace mtavip::device::pulse {
namespace {

constexpr Duration kConnectLimit = std::chrono::seconds(2);
constexpr Duration kRetry = std::chrono::seconds(1);

timeval* time_after(timeval& time, Duration delay) {
  return pa_timeval_add(pa_gettimeofday(&time), static_cast<pa_usec_t>(std::max(delay, Duration::zero()).count()));
}

}  // namespace

Result<std::unique_ptr<Connection>, media::IoError> Connection::open() {
  std::unique_ptr<Connection> connection(new Connection);
  connection->loop_ = pa_threaded_mainloop_new();
  if (connection->loop_ == nullptr) return fail(media::IoError{"PulseAudio's library cannot be used: out of memory"});
  pa_threaded_mainloop_set_name(connection->loop_, "pulse");
  if (pa_threaded_mainloop_start(connection->loop_) != 0) {
    return fail(media::IoError{"PulseAudio's library cannot start its thread"});
  }
  std::string why;
  {
    const Lock lock(*connection);
    const auto settled = [&connection] {
      return connection->was_connected_ || connection->context_ == nullptr ||
             !PA_CONTEXT_IS_GOOD(pa_context_get_state(connection->context_));
    };
    if (!connection->connect()) {
      why = connection->last_error();
    } else if (!connection->wait(settled, kConnectLimit)) {
      why = "it does not answer";
    } else if (!connection->is_connected()) {
      why = connection->last_error();
    }
  }
  if (why.empty()) return connection;
  return fail(media::IoError{"there is no sound server: PulseAudio or PipeWire cannot be reached (" + why +
                             "); start it, or use another sound port such as \"null\" or \"file:PATH\""});
}

Connection::~Connection() {
  if (loop_ == nullptr) return;
  pa_threaded_mainloop_lock(loop_);
  listener_ = {};
  if (timer_ != nullptr) api()->time_free(timer_);
  disconnect();
  pa_threaded_mainloop_unlock(loop_);
  pa_threaded_mainloop_stop(loop_);
  pa_threaded_mainloop_free(loop_);
}

bool Connection::connect() {
  pa_proplist* properties = pa_proplist_new();
  pa_proplist_sets(properties, PA_PROP_APPLICATION_NAME, "MTAVIPClient");
  pa_proplist_sets(properties, PA_PROP_APPLICATION_ICON_NAME, "call-start");
  context_ = pa_context_new_with_proplist(api(), nullptr, properties);
  pa_proplist_free(properties);
  if (context_ == nullptr) return false;
  pa_context_set_state_callback(
      context_, [](pa_context*, void* self) { static_cast<Connection*>(self)->state_changed(); }, this);
  return pa_context_connect(context_, nullptr, PA_CONTEXT_NOFLAGS, nullptr) == 0;
}

void Connection::disconnect() {
  if (context_ == nullptr) return;
  pa_context_set_state_callback(context_, nullptr, nullptr);
  pa_context_disconnect(context_);
  pa_context_unref(std::exchange(context_, nullptr));
}

bool Connection::is_connected() const {
  return context_ != nullptr && pa_context_get_state(context_) == PA_CONTEXT_READY;
}

std::string Connection::last_error() const {
  return pa_strerror(context_ != nullptr ? pa_context_errno(context_) : PA_ERR_INTERNAL);
}

void Connection::state_changed() {
  const pa_context_state_t state = pa_context_get_state(context_);
  if (state == PA_CONTEXT_READY) {
    const bool again = std::exchange(was_connected_, true);
    if (again && listener_.connected) listener_.connected();
  } else if (!PA_CONTEXT_IS_GOOD(state) && was_connected_) {
    if (listener_.lost) listener_.lost("the sound server has gone away (" + last_error() + ")");
    reconnect_later();
  }
  notify();
}

void Connection::reconnect_later() {
  after(kRetry, [this] {
    disconnect();
    if (!connect()) reconnect_later();
  });
}

bool Connection::wait(const std::function<bool()>& done, Duration limit) {
  struct Alarm {
    pa_threaded_mainloop* loop;
    bool rung;
  } alarm{loop_, false};
  timeval time{};
  pa_time_event* event = api()->time_new(
      api(), time_after(time, limit),
      [](pa_mainloop_api*, pa_time_event*, const timeval*, void* data) {
        auto* rung = static_cast<Alarm*>(data);
        rung->rung = true;
        pa_threaded_mainloop_signal(rung->loop, 0);
      },
      &alarm);
  while (!done() && !alarm.rung) pa_threaded_mainloop_wait(loop_);
  api()->time_free(event);
  return done();
}

void Connection::after(Duration delay, std::function<void()> task) {
  timer_task_ = std::move(task);
  timeval time{};
  time_after(time, delay);
  if (timer_ != nullptr) {
    api()->time_restart(timer_, &time);
    return;
  }
  timer_ = api()->time_new(
      api(), &time,
      [](pa_mainloop_api*, pa_time_event* event, const timeval*, void* data) {
        auto* self = static_cast<Connection*>(data);
        self->api()->time_restart(event, nullptr);
        if (const auto due = std::exchange(self->timer_task_, {})) due();
      },
      this);
}

}  // namespace mtavip::device::pulse
