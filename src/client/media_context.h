// What the parts of the media engine share. Media thread, except where a member says otherwise.
#pragma once

#include <algorithm>
#include <functional>
#include <memory>
#include <vector>

#include "base/environment.h"
#include "call/media_control.h"
#include "client/media_factory.h"
#include "client/worker.h"
#include "media/registry.h"
#include "net/event_loop.h"

namespace mtavip::client {

struct MediaContext {
  net::EventLoop& loop;
  Environment& environment;
  media::Registry& registry;  ///< of the media thread: audio codecs
  MediaFactory& factory;      ///< thread-safe
  Worker& worker;             ///< thread-safe
  /// To the call core; thread-safe.
  std::function<void(call::MediaInput)> tell;
};

template <class T>
bool contains(const std::vector<T>& all, const T& one) {
  return std::find(all.begin(), all.end(), one) != all.end();
}

/// A move-only value inside a std::function, which wants to be copyable.
template <class T>
std::shared_ptr<T> carry(T value) {
  return std::make_shared<T>(std::move(value));
}

}  // namespace mtavip::client
