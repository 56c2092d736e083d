// Places a call, says a file into it, and writes down what is heard:
//   place_call sip:127.0.0.1 share/mtavip/speech.wav heard.wav
#include <cstdio>
#include <string>

#include <mtavip/client.h>

int main(int count, char** arguments) {
  if (count != 4) {
    std::fprintf(stderr, "usage: place_call URI FILE-TO-PLAY FILE-TO-WRITE\n");
    return 2;
  }
  mtavip::ClientOptions options;
  options.sip_port_may_move = true;
  auto client = mtavip::Client::create(options);
  if (!client) {
    std::fprintf(stderr, "%s\n", client.error().message.c_str());
    return 1;
  }
  mtavip::CallRequest request;
  request.target = arguments[1];
  request.media.audio.source = std::string("file:") + arguments[2];
  request.media.audio.sink = std::string("record:") + arguments[3];
  const auto call = (*client)->call(request);
  if (!call) {
    std::fprintf(stderr, "%s\n", call.error().message.c_str());
    return 1;
  }
  while (true) {
    const auto event = (*client)->wait_event(std::chrono::seconds(60));
    if (!event) return 1;
    if (const auto* state = std::get_if<mtavip::CallStateEvent>(&*event)) {
      std::printf("%s\n", std::string(to_string(state->state)).c_str());
    } else if (const auto* notice = std::get_if<mtavip::MediaNoticeEvent>(&*event)) {
      // The file is at its end: everything was said.
      std::printf("%s\n", notice->text.c_str());
      static_cast<void>((*client)->hang_up(*call));
    } else if (const auto* ended = std::get_if<mtavip::CallEndedEvent>(&*event)) {
      std::printf("%s %s\n", std::string(to_string(ended->cause.reason)).c_str(), ended->cause.text.c_str());
      return ended->cause.reason == mtavip::EndReason::kNormal ? 0 : 1;
    }
  }
}
