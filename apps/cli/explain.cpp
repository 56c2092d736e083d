#include "explain.h"

namespace mtavip::cli {
namespace {

std::string_view explanation(EndReason reason) {
  switch (reason) {
    case EndReason::kNormal:
      return "ended";
    case EndReason::kBusy:
      return "was refused: busy; try again later";
    case EndReason::kDeclined:
      return "was refused";
    case EndReason::kNoAnswer:
      return "was not answered; a longer time can be given with --timeout";
    case EndReason::kCancelled:
      return "was cancelled";
    case EndReason::kAnsweredElsewhere:
      return "was answered elsewhere";
    case EndReason::kNotFound:
      return "was refused: there is no such user; check the address";
    case EndReason::kNotReachable:
      return "failed: nobody can be reached there; check address, port and network";
    case EndReason::kTimedOut:
      return "failed: no answer came from the network; check address, port and firewall";
    case EndReason::kAuthenticationFailed:
      return "failed: name or password was not accepted; check --user and the password";
    case EndReason::kForbidden:
      return "was refused: the server or the other side does not allow it";
    case EndReason::kNoCommonCodec:
      return "failed: no codec in common; allow more with --audio-codecs and --video-codecs";
    case EndReason::kNoMedia:
      return "was ended: no sound or picture arrived; check firewall and media ports";
    case EndReason::kNotTrusted:
      return "failed: the server's certificate is not trusted; give its authority with --tls-ca, or its key with "
             "--tls-pin";
    case EndReason::kNotEncrypted:
      return "failed: encryption is required, and could not be agreed on; --media-encryption optional allows without";
    case EndReason::kServerFailure:
      return "was refused: the server or the other side has a fault";
    case EndReason::kBadAddress:
      return "failed: the address cannot be dialled; write sip:user@host";
    case EndReason::kLocalFailure:
      return "failed here";
  }
  return "failed";
}

}  // namespace

std::string explain(const std::string& what, EndReason reason, int code, const std::string& text) {
  std::string sentence = what + " " + std::string(explanation(reason));
  const std::string status = code == 0 ? text : std::to_string(code) + (text.empty() ? "" : " " + text);
  if (reason == EndReason::kLocalFailure && !text.empty()) return sentence + ": " + text;
  return status.empty() ? sentence : sentence + " (" + status + ")";
}

}  // namespace mtavip::cli
