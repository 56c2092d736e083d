// Supplementary services of one call: the operations of H.450.1 (invoke, result, error, reject) that travel in
// h4501SupplementaryService of H.225.0 messages, and on them hold (H.450.4), transfer (H.450.2, all three parts),
// diversion shown (H.450.3), call waiting (H.450.6), message waiting (H.450.7) and names (H.450.8).
//
// What is to be sent comes from take_outgoing() and goes with the next message of the call, or with a Facility of its
// own. What the other side wants is told by poll(); what it waits for an answer to is answered by accept() or refuse().
#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/bytes.h"
#include "base/ip_address.h"
#include "base/time.h"
#include "h323/h450/operations.h"
#include "h323/messages/h450_call_diversion.h"
#include "h323/messages/h450_message_waiting.h"
#include "h323/messages/h450_supplementary_service.h"
#include "h323/ras/alias.h"

namespace mtavip::h323::h450 {

/// An invoke of the other side that waits for our answer.
enum class RequestId : std::uint32_t {};

/// Those of H.450.2 are as Dialogic documents its stack's (Global Call IP Technology Guide, November 2007, 3.2.4 and
/// 3.2.7: 20 s); H323Plus 1.28 waits 10 s for each.
struct ServiceTimers {
  Duration transfer_identify = 20s;  ///< CT-T1: from callTransferIdentify to its answer
  Duration transfer_await = 20s;     ///< CT-T2: from an identity given to the Setup that bears it
  Duration transfer_initiate = 20s;  ///< CT-T3: from callTransferInitiate to its answer
  Duration transfer_setup = 20s;     ///< CT-T4: from the Setup with callTransferSetup to its answer
  Duration remote_hold = 10s;        ///< T1 of H.450.4
};
struct ServiceLimits {
  std::size_t apdus = 32;       ///< in one message
  std::size_t operations = 16;  ///< in one APDU
  std::size_t waiting = 16;     ///< invokes that wait for an answer, in each direction
  std::size_t aliases = 16;     ///< read of one address
};

/// Where somebody can be called: an EndpointAddress of H.450.1.
struct Destination {
  std::vector<ras::Alias> aliases;
  std::optional<mtavip::Endpoint> signalling;
};

/// The first alias as a person writes it, else the address; empty: nowhere.
[[nodiscard]] std::string text_of(const Destination& destination);

/// Why an operation failed that nobody answered in time.
inline constexpr std::string_view kNoAnswer = "no answer";

// --- What the other side says

/// It holds us, or no longer (holdNotific, retrieveNotific).
struct HeldByRemote {
  bool held = false;
};
/// We are to hold it, or no longer (remoteHold, remoteRetrieve). Answer it.
struct RemoteHoldRequested {
  RequestId request{};
  bool hold = false;
};
/// The answer to request_hold().
struct RemoteHoldAnswered {
  bool hold = false;
  bool accepted = false;
};
/// We are to call somebody else instead (callTransferInitiate). Answer it when that call rings or stands, or has
/// failed; accepted, this call is to be ended.
struct TransferRequested {
  RequestId request{};
  std::string call_identity;  ///< to be written into the new call; empty: nobody is prepared for it
  Destination target;
};
/// This call comes by a transfer (callTransferSetup, with its Setup). Answer it when the call rings or is answered, or
/// refuse it where the identity is none that was given out.
struct TransferArrived {
  RequestId request{};
  std::string call_identity;
  Destination transferred_by;
};
/// Whether a call may be transferred to us, and by which identity (callTransferIdentify): answer_identify() or
/// refuse().
struct TransferIdentifyRequested {
  RequestId request{};
};
/// It will not come (callTransferAbandon).
struct TransferAbandoned {};
/// The answer to identify().
struct TransferIdentified {
  std::string call_identity;
  Destination target;
};
/// The answer to transfer() or announce_transfer(). Where it was transfer(), this call is to be ended.
struct TransferSucceeded {};
/// Of identify(), transfer() and announce_transfer(); nothing of the call has changed.
struct TransferFailed {
  std::optional<ServiceError> error;  ///< nothing: rejected, or no answer
  std::string reason;                 ///< "unrecognizedCallIdentity", "no answer"
};
/// Whom we are connected with now (callTransferActive, -Complete and -Update, connected name).
struct RemoteChanged {
  std::vector<ras::Alias> aliases;
  std::string name;
};
/// The call was diverted to us (divertingLegInformation2), or on its way (1 and 3).
struct Diverted {
  unsigned count = 1;
  DiversionReason reason = DiversionReason::kUnknown;
  std::vector<ras::Alias> diverted_by;      ///< the last one
  std::vector<ras::Alias> original_called;  ///< the first one
};
/// The called side has other calls, and was told of ours.
struct CallWaits {
  unsigned others = 0;
};
/// Messages wait for a user, or do no longer.
struct MessagesWait {
  bool waiting = false;
  MwiBasicService service = MwiBasicService::kAllServices;  ///< what they are
  std::string message_centre;                               ///< whom to call to hear them; empty: not said
  std::vector<ras::Alias> user;
  std::optional<unsigned> count;
};
/// It sent an operation that we do not know, and wants no call without it (clearCallIfAnyInvokePduNotRecognized).
struct CallToBeCleared {
  std::int64_t operation = 0;
};
using ServiceEvent =
    std::variant<HeldByRemote, RemoteHoldRequested, RemoteHoldAnswered, TransferRequested, TransferArrived,
                 TransferIdentifyRequested, TransferAbandoned, TransferIdentified, TransferSucceeded, TransferFailed,
                 RemoteChanged, Diverted, CallWaits, MessagesWait, CallToBeCleared>;

class Services {
 public:
  explicit Services(ServiceTimers timers = {}, ServiceLimits limits = {}) : timers_(timers), limits_(limits) {}

  /// The contents of h4501SupplementaryService of a message that came.
  void receive(Timestamp now, const std::vector<Bytes>& apdus);
  [[nodiscard]] std::optional<ServiceEvent> poll();
  void handle_timeout(Timestamp now);
  [[nodiscard]] std::optional<Timestamp> deadline() const;

  [[nodiscard]] bool has_outgoing() const { return !outgoing_.empty(); }
  [[nodiscard]] std::vector<Bytes> take_outgoing();

  // What this side says. A function that returns false has done nothing: the address cannot be written.
  /// We hold the other side, or no longer.
  void notify_hold(bool held);
  /// The other side is to hold us; RemoteHoldAnswered follows.
  void request_hold(Timestamp now, bool hold);
  /// The other side is to call `target`; TransferSucceeded or TransferFailed follows. `call_identity`: as `target` told
  /// in TransferIdentified, or empty.
  bool transfer(Timestamp now, const Destination& target, const std::string& call_identity);
  /// Asks whether a call may be transferred to the other side; TransferIdentified or TransferFailed follows.
  void identify(Timestamp now);
  /// It does not come after all, after identify().
  void abandon_transfer();
  /// For the Setup of a call that we make because of TransferRequested; TransferSucceeded or TransferFailed follows.
  bool announce_transfer(Timestamp now, const std::string& call_identity, const Destination& transferred_by);
  /// For the Setup of a call that was diverted here.
  bool announce_diversion(const Diverted& diversion);
  /// For Alerting: the called user has `others` calls besides.
  void announce_call_waiting(unsigned others);

  /// Answers a request with a result; one that is gone already is nothing.
  void accept(RequestId request);
  /// To TransferIdentifyRequested: by which identity the transferred call is to come, and where to.
  bool answer_identify(RequestId request, const std::string& call_identity, const Destination& self);
  void refuse(RequestId request, ServiceError error);

 private:
  /// An invoke of ours that waits for its answer.
  struct Pending {
    Operation operation{};
    Timestamp deadline{};
  };
  /// An invoke of the other side that waits for ours.
  struct Request {
    std::uint32_t invoke_id = 0;
    Operation operation{};
  };

  std::uint32_t invoke(Operation operation, std::optional<Bytes> argument);
  void invoke(Timestamp now, Operation operation, std::optional<Bytes> argument, Duration patience);
  void put(Ros operation, bool discard_if_unknown);
  void reject(std::int64_t invoke_id, RejectedBecause problem);
  void take_invoke(const Invoke& invoke, const asn1::Optional<InterpretationApdu>& interpretation);
  /// False: the argument cannot be read.
  [[nodiscard]] bool perform(const Invoke& invoke, Operation operation);
  [[nodiscard]] bool perform_transfer(const Invoke& invoke, Operation operation, ByteView argument);
  [[nodiscard]] bool perform_diversion(Operation operation, ByteView argument);
  [[nodiscard]] bool perform_message_waiting(const Invoke& invoke, Operation operation, ByteView argument);
  [[nodiscard]] std::string number_of(const MsgCentreId& centre) const;
  [[nodiscard]] bool perform_name(ByteView argument);
  void take_result(const ReturnResult& result);
  void fail_operation(Operation operation, std::optional<ServiceError> error, std::string reason);
  [[nodiscard]] std::optional<Operation> take_pending(std::int64_t invoke_id);
  [[nodiscard]] std::optional<RequestId> remember(const Invoke& invoke, Operation operation);
  [[nodiscard]] std::optional<Request> take_request(RequestId request);
  void send_result(const Request& request, std::optional<Bytes> result);
  [[nodiscard]] Destination destination_of(const EndpointAddress& address) const;
  void emit(ServiceEvent event) { events_.push_back(std::move(event)); }

  ServiceTimers timers_;
  ServiceLimits limits_;
  std::deque<ServiceEvent> events_;
  std::vector<Bytes> outgoing_;
  std::map<std::uint32_t, Pending> pending_;
  std::map<RequestId, Request> requests_;
  std::uint32_t last_invoke_ = 0;
  std::uint32_t last_request_ = 0;
};

/// "unrecognizedCallIdentity", or the number of an error that is not known.
[[nodiscard]] std::string name_of(ServiceError error);

}  // namespace mtavip::h323::h450
