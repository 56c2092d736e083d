// Information elements of Q.931 clause 4.5 and its relatives as H.225.0 clause 7.2.2 uses them: each type reads the
// content of an element (what follows identifier and length) and writes it. A property holds for all of them:
// parse(content()) gives the same value. An octet group that has more octets than the standard describes is accepted,
// and the rest of an element that is described only in part is kept in `rest`.
//
// Those that are one octet, identifier and value, have from_octet() and octet() instead.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/bytes.h"
#include "base/result.h"
#include "h323/wire/q931_names.h"

namespace mtavip::h323::wire {

/// Why an element could not be read. The message is not lost by it (Q.931 clause 5.8.6.2, 5.8.7.2).
enum class ElementError : std::uint8_t {
  kMissing,    ///< the message has none
  kTruncated,  ///< ends before what it must have, or within an octet group
  kBadValue,   ///< a field holds what the standard does not allow
};
[[nodiscard]] std::string_view describe(ElementError error);

enum class TransferCapability : std::uint8_t {
  kSpeech = 0x00,
  kUnrestrictedDigital = 0x08,
  kRestrictedDigital = 0x09,
  kAudio3100Hz = 0x10,
  kUnrestrictedDigitalWithTones = 0x11,
  kVideo = 0x18,
};
/// "Unrestricted digital information"; empty where the value is not known, as for all names here.
[[nodiscard]] std::string_view name(TransferCapability capability);

enum class TransferRate : std::uint8_t {
  kPacketMode = 0x00,
  k64kbit = 0x10,
  k2x64kbit = 0x11,
  k384kbit = 0x13,
  k1536kbit = 0x15,
  k1920kbit = 0x17,
  kMultirate = 0x18,  ///< as many times 64 kbit/s as the rate multiplier says
};
[[nodiscard]] std::string_view name(TransferRate rate);

enum class Layer1Protocol : std::uint8_t {
  kV110 = 0x01,
  kG711MuLaw = 0x02,
  kG711ALaw = 0x03,
  kG721 = 0x04,
  kH221AndH242 = 0x05,  ///< what H.225.0 wants for a videophone call
  kH223AndH245 = 0x06,
  kNonItu = 0x07,
  kV120 = 0x08,
  kX31 = 0x09,
};
[[nodiscard]] std::string_view name(Layer1Protocol protocol);

/// Q.931 clause 4.5.5, H.225.0 clause 7.2.2.1. Mandatory in SETUP.
struct BearerCapability {
  static constexpr ElementId kId = ElementId::kBearerCapability;
  CodingStandard coding_standard = CodingStandard::kItu;
  TransferCapability capability = TransferCapability::kUnrestrictedDigital;
  std::uint8_t transfer_mode = 0;  ///< 0 circuit, 2 packet
  TransferRate rate = TransferRate::kMultirate;
  std::uint8_t rate_multiplier = 1;  ///< octet 4.1, 7 bits; matters only with TransferRate::kMultirate
  std::optional<Layer1Protocol> layer1{};
  Bytes layer1_details{};  ///< octets 5a to 5d as they came, the last with its highest bit set
  Bytes rest{};            ///< octets 6 and 7 as they came, where there are any

  static Result<BearerCapability, ElementError> parse(ByteView content);
  [[nodiscard]] Bytes content() const;
  friend bool operator==(const BearerCapability&, const BearerCapability&) = default;
};

/// Q.931 clause 4.5.7. Mandatory in STATUS.
struct CallState {
  static constexpr ElementId kId = ElementId::kCallState;
  CodingStandard coding_standard = CodingStandard::kItu;
  CallStateValue value = CallStateValue::kNull;  ///< 6 bits

  static Result<CallState, ElementError> parse(ByteView content);
  [[nodiscard]] Bytes content() const;
  friend bool operator==(const CallState&, const CallState&) = default;
};

/// Q.850 clause 2. RELEASE COMPLETE has this or a reason in its H.225.0 PDU.
struct Cause {
  static constexpr ElementId kId = ElementId::kCause;
  CodingStandard coding_standard = CodingStandard::kItu;
  Location location = Location::kUser;           ///< 4 bits
  std::optional<std::uint8_t> recommendation{};  ///< octet 3a: 0 Q.931, 3 X.21, 4 X.25, 5 Q.1031/Q.1051
  CauseValue value = CauseValue::kNormalUnspecified;
  Bytes diagnostics{};  ///< at most 27 octets are legal

  static Result<Cause, ElementError> parse(ByteView content);
  [[nodiscard]] Bytes content() const;
  friend bool operator==(const Cause&, const Cause&) = default;
};

/// Q.931 clause 4.5.13. Not used on an IP network; gateways pass it on.
struct ChannelIdentification {
  static constexpr ElementId kId = ElementId::kChannelIdentification;
  bool other_interface = false;         ///< not basic: primary rate, where `channel` in octet 3 means something else
  bool exclusive = false;               ///< only this channel will do
  bool d_channel = false;               ///< what is identified is the D-channel
  std::uint8_t channel = 0;             ///< 0 none, 1 B1 or as indicated in what follows, 2 B2, 3 any
  std::optional<Bytes> interface_id{};  ///< octets 3.1, the extension bits as they came
  Bytes rest{};                         ///< octets 3.2 and 3.3: the channel's number or slot map, as they came

  static Result<ChannelIdentification, ElementError> parse(ByteView content);
  [[nodiscard]] Bytes content() const;
  friend bool operator==(const ChannelIdentification&, const ChannelIdentification&) = default;
};

enum class TypeOfNumber : std::uint8_t {
  kUnknown = 0,
  kInternational = 1,
  kNational = 2,
  kNetworkSpecific = 3,
  kSubscriber = 4,
  kAbbreviated = 6,
};
[[nodiscard]] std::string_view name(TypeOfNumber type);

enum class NumberingPlan : std::uint8_t {
  kUnknown = 0,  ///< H.225.0: the address is in the User-user element where the plan is kPrivate
  kIsdn = 1,     ///< E.164
  kData = 3,     ///< X.121
  kTelex = 4,    ///< F.69
  kNational = 8,
  kPrivate = 9,
};
[[nodiscard]] std::string_view name(NumberingPlan plan);

enum class Presentation : std::uint8_t { kAllowed = 0, kRestricted = 1, kNotAvailable = 2 };
[[nodiscard]] std::string_view name(Presentation presentation);

enum class Screening : std::uint8_t { kUserNotScreened = 0, kUserPassed = 1, kUserFailed = 2, kNetwork = 3 };
[[nodiscard]] std::string_view name(Screening screening);

/// Octet 3a of numbers: whether it may be shown, and who vouches for it.
struct NumberScreening {
  Presentation presentation = Presentation::kAllowed;
  Screening screening = Screening::kUserNotScreened;
  friend bool operator==(const NumberScreening&, const NumberScreening&) = default;
};

/// Q.931 clause 4.5.8.
struct CalledPartyNumber {
  static constexpr ElementId kId = ElementId::kCalledPartyNumber;
  TypeOfNumber type = TypeOfNumber::kUnknown;
  NumberingPlan plan = NumberingPlan::kIsdn;
  std::string digits{};  ///< IA5 characters as they came

  static Result<CalledPartyNumber, ElementError> parse(ByteView content);
  [[nodiscard]] Bytes content() const;
  friend bool operator==(const CalledPartyNumber&, const CalledPartyNumber&) = default;
};

/// A number that tells whose it is: calling (Q.931 clause 4.5.10) and connected (Q.951 clause 5.4.1).
template <ElementId Id>
struct ScreenedNumber {
  static constexpr ElementId kId = Id;
  TypeOfNumber type = TypeOfNumber::kUnknown;
  NumberingPlan plan = NumberingPlan::kIsdn;
  std::optional<NumberScreening> screening{};
  std::string digits{};

  static Result<ScreenedNumber, ElementError> parse(ByteView content);
  [[nodiscard]] Bytes content() const;
  friend bool operator==(const ScreenedNumber&, const ScreenedNumber&) = default;
};
using CallingPartyNumber = ScreenedNumber<ElementId::kCallingPartyNumber>;
using ConnectedNumber = ScreenedNumber<ElementId::kConnectedNumber>;

/// Who was called before the call was diverted (Q.931 clause 4.6.7).
struct RedirectingNumber {
  static constexpr ElementId kId = ElementId::kRedirectingNumber;
  TypeOfNumber type = TypeOfNumber::kUnknown;
  NumberingPlan plan = NumberingPlan::kIsdn;
  std::optional<NumberScreening> screening{};
  /// Octet 3b: 0 unknown, 1 busy, 2 no reply, 4 call deflection, 9 out of order, 10 by the called equipment, 15
  /// unconditional. Cannot stand without `screening`, which is written with its defaults then.
  std::optional<std::uint8_t> reason{};
  std::string digits{};

  static Result<RedirectingNumber, ElementError> parse(ByteView content);
  [[nodiscard]] Bytes content() const;
  friend bool operator==(const RedirectingNumber&, const RedirectingNumber&) = default;
};

/// Calling (Q.931 clause 4.5.11), called (clause 4.5.9) and connected (Q.951) party subaddress.
template <ElementId Id>
struct PartySubaddress {
  static constexpr ElementId kId = Id;
  std::uint8_t type = 0;  ///< 0 NSAP, 2 user specified
  bool odd = false;       ///< the last of BCD digits does not count
  Bytes address{};

  static Result<PartySubaddress, ElementError> parse(ByteView content);
  [[nodiscard]] Bytes content() const;
  friend bool operator==(const PartySubaddress&, const PartySubaddress&) = default;
};
using CallingPartySubaddress = PartySubaddress<ElementId::kCallingPartySubaddress>;
using CalledPartySubaddress = PartySubaddress<ElementId::kCalledPartySubaddress>;
using ConnectedSubaddress = PartySubaddress<ElementId::kConnectedSubaddress>;

/// A text: Display (Q.931 clause 4.5.16) and Keypad facility (clause 4.5.18).
template <ElementId Id>
struct TextElement {
  static constexpr ElementId kId = Id;
  std::string text{};            ///< IA5 by the standard, often Latin-1 or UTF-8; without the NULs at its end
  std::uint8_t ending_nuls = 0;  ///< that some endpoints write

  static Result<TextElement, ElementError> parse(ByteView content);
  [[nodiscard]] Bytes content() const;
  friend bool operator==(const TextElement&, const TextElement&) = default;
};
using Display = TextElement<ElementId::kDisplay>;
using KeypadFacility = TextElement<ElementId::kKeypadFacility>;

/// Q.931 clause 4.5.22: 0 user suspended, 1 user resumed, 2 bearer service change; others by Q.932 and Q.95x.
struct NotificationIndicator {
  static constexpr ElementId kId = ElementId::kNotificationIndicator;
  std::uint8_t description = 0;  ///< 7 bits
  Bytes rest{};                  ///< what Q.932 puts behind it, as it came

  static Result<NotificationIndicator, ElementError> parse(ByteView content);
  [[nodiscard]] Bytes content() const;
  friend bool operator==(const NotificationIndicator&, const NotificationIndicator&) = default;
};

enum class ProgressDescription : std::uint8_t {
  kNotEndToEndIsdn = 1,
  kDestinationNotIsdn = 2,
  kOriginationNotIsdn = 3,
  kReturnedToIsdn = 4,
  kInterworkingWithServiceChange = 5,
  kInBandInformation = 8,  ///< tones or an announcement can be heard
};
[[nodiscard]] std::string_view name(ProgressDescription description);

/// Q.931 clause 4.5.23. May stand twice.
struct ProgressIndicator {
  static constexpr ElementId kId = ElementId::kProgressIndicator;
  CodingStandard coding_standard = CodingStandard::kItu;
  Location location = Location::kUser;
  ProgressDescription description = ProgressDescription::kInBandInformation;  ///< 7 bits

  static Result<ProgressIndicator, ElementError> parse(ByteView content);
  [[nodiscard]] Bytes content() const;
  friend bool operator==(const ProgressIndicator&, const ProgressIndicator&) = default;
};

/// Q.931 clause 4.5.28: 0 dial tone, 1 ring back, 4 busy, 0x3f tones off, 0x40 to 0x47 alerting patterns, 0x4f alerting
/// off.
struct Signal {
  static constexpr ElementId kId = ElementId::kSignal;
  std::uint8_t value = 0;

  static Result<Signal, ElementError> parse(ByteView content);
  [[nodiscard]] Bytes content() const;
  friend bool operator==(const Signal&, const Signal&) = default;
};

/// Q.931 clause 4.5.15, local time of the network.
struct DateTime {
  static constexpr ElementId kId = ElementId::kDateTime;
  std::uint8_t year = 0;  ///< its last two digits
  std::uint8_t month = 0;
  std::uint8_t day = 0;
  std::optional<std::uint8_t> hour{};  ///< those after the first that is missing are missing too
  std::optional<std::uint8_t> minute{};
  std::optional<std::uint8_t> second{};

  static Result<DateTime, ElementError> parse(ByteView content);
  [[nodiscard]] Bytes content() const;
  friend bool operator==(const DateTime&, const DateTime&) = default;
};

/// Q.932 clause 8.2.3. H.225.0 puts supplementary services into the User-user element and leaves this empty.
struct Facility {
  static constexpr ElementId kId = ElementId::kFacility;
  Bytes services{};  ///< protocol profile and components, as they came; empty in H.225.0's FACILITY

  static Result<Facility, ElementError> parse(ByteView content);
  [[nodiscard]] Bytes content() const;
  friend bool operator==(const Facility&, const Facility&) = default;
};

/// Q.931 clause 4.5.17.
struct HighLayerCompatibility {
  static constexpr ElementId kId = ElementId::kHighLayerCompatibility;
  CodingStandard coding_standard = CodingStandard::kItu;
  std::uint8_t interpretation = 4;   ///< 3 bits; 4: the first characteristics are to be used in the call
  std::uint8_t presentation = 1;     ///< 2 bits; 1: protocol profile
  std::uint8_t characteristics = 1;  ///< 7 bits: 1 telephony, 4 facsimile, 0x60 audiovisual (H.320)
  Bytes rest{};                      ///< octet 4a as it came

  static Result<HighLayerCompatibility, ElementError> parse(ByteView content);
  [[nodiscard]] Bytes content() const;
  friend bool operator==(const HighLayerCompatibility&, const HighLayerCompatibility&) = default;
};

/// Q.931 clause 4.5.19: as the bearer capability, with one octet more that speaks of negotiation.
struct LowLayerCompatibility {
  static constexpr ElementId kId = ElementId::kLowLayerCompatibility;
  CodingStandard coding_standard = CodingStandard::kItu;
  TransferCapability capability = TransferCapability::kUnrestrictedDigital;
  std::optional<bool> out_of_band_negotiation{};  ///< octet 3a, whether it is possible
  Bytes rest{};                                   ///< octets 4 and following as they came

  static Result<LowLayerCompatibility, ElementError> parse(ByteView content);
  [[nodiscard]] Bytes content() const;
  friend bool operator==(const LowLayerCompatibility&, const LowLayerCompatibility&) = default;
};

/// Q.931 clause 4.5.30. H.225.0 clause 7.2.2.31: protocol discriminator 5 and the PDU in aligned PER.
struct UserUser {
  static constexpr ElementId kId = ElementId::kUserUser;
  /// "X.208 and X.209 coded user information", the value of H.225.0.
  static constexpr std::uint8_t kH225 = 5;
  std::uint8_t protocol_discriminator = kH225;  ///< 0 user specific, 4 IA5 characters, 5 an H.225.0 PDU
  Bytes information{};

  static Result<UserUser, ElementError> parse(ByteView content);
  [[nodiscard]] Bytes content() const;
  friend bool operator==(const UserUser&, const UserUser&) = default;
};

/// Q.931 clause 4.5.27: the number is complete, no more digits will come.
struct SendingComplete {
  static constexpr ElementId kId = ElementId::kSendingComplete;
  static Result<SendingComplete, ElementError> from_octet(std::uint8_t octet);
  [[nodiscard]] std::uint8_t octet() const { return static_cast<std::uint8_t>(kId); }
  friend bool operator==(const SendingComplete&, const SendingComplete&) = default;
};

/// Q.931 clause 4.5.24: how elements that are repeated behind it are meant. 2: in order of priority, take one.
struct RepeatIndicator {
  static constexpr ElementId kId = ElementId::kRepeatIndicator;
  std::uint8_t indication = 2;  ///< 4 bits

  static Result<RepeatIndicator, ElementError> from_octet(std::uint8_t octet);
  [[nodiscard]] std::uint8_t octet() const;
  friend bool operator==(const RepeatIndicator&, const RepeatIndicator&) = default;
};

}  // namespace mtavip::h323::wire
