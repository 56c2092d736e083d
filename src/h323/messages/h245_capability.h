// Capabilities of H.245 version 17: encryption, user input, conference, streams within streams, error correction.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "asn1/codec.h"
#include "h323/messages/h245_generic.h"

namespace mtavip::h323::h245 {

/// The alternatives of MediaEncryptionAlgorithm.
struct MediaEncryptionAlgorithmNames {
  enum Kind : std::uint8_t { kNonStandard, kAlgorithm, kUnknownAlternative };
};
/// MediaEncryptionAlgorithm of H.245.
struct MediaEncryptionAlgorithm : asn1::Choice<MediaEncryptionAlgorithm, MediaEncryptionAlgorithmNames,
                                               NonStandardParameter, asn1::ObjectIdentifier> {
  using Choice::Choice;
  static const asn1::ChoiceType kType;
};

/// EncryptionCapability of H.245.
using EncryptionCapability = std::vector<MediaEncryptionAlgorithm>;
extern const asn1::ListType kEncryptionCapabilityType;

/// AuthenticationCapability of H.245.
struct AuthenticationCapability {
  asn1::Optional<NonStandardParameter> non_standard;
  asn1::Optional<asn1::ObjectIdentifier> anti_spam_algorithm;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const AuthenticationCapability& other) const { return asn1::equal(kType, this, &other); }
};

/// IntegrityCapability of H.245.
struct IntegrityCapability {
  asn1::Optional<NonStandardParameter> non_standard;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const IntegrityCapability& other) const { return asn1::equal(kType, this, &other); }
};

/// DTLSSecurityCapability of H.245.
struct DtlsSecurityCapability {
  std::vector<std::string> hash_function;
  asn1::Optional<std::string> setup_information;
  asn1::Optional<std::string> connection_information;
  asn1::Optional<std::string> fingerprint;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const DtlsSecurityCapability& other) const { return asn1::equal(kType, this, &other); }
};

/// EncryptionAuthenticationAndIntegrity of H.245.
struct EncryptionAuthenticationAndIntegrity {
  asn1::Optional<EncryptionCapability> encryption_capability;
  asn1::Optional<AuthenticationCapability> authentication_capability;
  asn1::Optional<IntegrityCapability> integrity_capability;
  asn1::Optional<GenericCapability> generic_h235_security_capability;
  asn1::Optional<DtlsSecurityCapability> dtls_security_capability;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const EncryptionAuthenticationAndIntegrity& other) const { return asn1::equal(kType, this, &other); }
};

/// The alternatives of UserInputCapability.
struct UserInputCapabilityNames {
  enum Kind : std::uint8_t {
    kNonStandard,
    kBasicString,
    kIA5String,
    kGeneralString,
    kDtmf,
    kHookflash,
    kExtendedAlphanumeric,
    kEncryptedBasicString,
    kEncryptedIa5String,
    kEncryptedGeneralString,
    kSecureDtmf,
    kGenericUserInputCapability,
    kUnknownAlternative
  };
};
/// UserInputCapability of H.245.
struct UserInputCapability
    : asn1::Choice<UserInputCapability, UserInputCapabilityNames, std::vector<NonStandardParameter>, asn1::Null,
                   asn1::Null, asn1::Null, asn1::Null, asn1::Null, asn1::Null, asn1::Null, asn1::Null, asn1::Null,
                   asn1::Null, GenericCapability> {
  using Choice::Choice;
  static const asn1::ChoiceType kType;
};

/// ConferenceCapability of H.245.
struct ConferenceCapability {
  asn1::Optional<std::vector<NonStandardParameter>> non_standard_data;
  bool chair_control_capability = false;
  asn1::Optional<bool> video_indicate_mixing_capability;
  asn1::Optional<bool> multipoint_visualization_capability;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const ConferenceCapability& other) const { return asn1::equal(kType, this, &other); }
};

/// Q2931Address of H.245.
struct Q2931Address {
  /// The alternatives of Address.
  struct AddressNames {
    enum Kind : std::uint8_t { kInternationalNumber, kNsapAddress, kUnknownAlternative };
  };
  /// The component address of Q2931Address.
  struct Address : asn1::Choice<Address, AddressNames, std::string, Bytes> {
    using Choice::Choice;
    static const asn1::ChoiceType kType;
  };
  Address address;
  asn1::Optional<Bytes> subaddress;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const Q2931Address& other) const { return asn1::equal(kType, this, &other); }
};

/// VCCapability of H.245.
struct VcCapability {
  /// The component aal1 of VCCapability.
  struct Aal1 {
    bool null_clock_recovery = false;
    bool srts_clock_recovery = false;
    bool adaptive_clock_recovery = false;
    bool null_error_correction = false;
    bool long_interleaver = false;
    bool short_interleaver = false;
    bool error_correction_only = false;
    bool structured_data_transfer = false;
    bool partially_filled_cells = false;
    asn1::Extensions extensions;

    static const asn1::SequenceType kType;
    bool operator==(const Aal1& other) const { return asn1::equal(kType, this, &other); }
  };
  /// The component aal5 of VCCapability.
  struct Aal5 {
    std::uint16_t forward_maximum_sdu_size = 0;
    std::uint16_t backward_maximum_sdu_size = 0;
    asn1::Extensions extensions;

    static const asn1::SequenceType kType;
    bool operator==(const Aal5& other) const { return asn1::equal(kType, this, &other); }
  };
  /// The component availableBitRates of VCCapability.
  struct AvailableBitRates {
    /// The types that stand in Type itself.
    struct TypeTypes {
      /// The alternative rangeOfBitRates of Type.
      struct RangeOfBitRates {
        std::uint16_t lower_bit_rate = 0;
        std::uint16_t higher_bit_rate = 0;

        static const asn1::SequenceType kType;
        bool operator==(const RangeOfBitRates& other) const { return asn1::equal(kType, this, &other); }
      };
    };
    /// The alternatives of Type.
    struct TypeNames : TypeTypes {
      enum Kind : std::uint8_t { kSingleBitRate, kRangeOfBitRates };
    };
    /// The component type of .
    struct Type : asn1::Choice<Type, TypeNames, std::uint16_t, TypeTypes::RangeOfBitRates> {
      using Choice::Choice;
      static const asn1::ChoiceType kType;
    };
    Type type;
    asn1::Extensions extensions;

    static const asn1::SequenceType kType;
    bool operator==(const AvailableBitRates& other) const { return asn1::equal(kType, this, &other); }
  };
  /// The component aal1ViaGateway of VCCapability.
  struct Aal1ViaGateway {
    std::vector<Q2931Address> gateway_address;
    bool null_clock_recovery = false;
    bool srts_clock_recovery = false;
    bool adaptive_clock_recovery = false;
    bool null_error_correction = false;
    bool long_interleaver = false;
    bool short_interleaver = false;
    bool error_correction_only = false;
    bool structured_data_transfer = false;
    bool partially_filled_cells = false;
    asn1::Extensions extensions;

    static const asn1::SequenceType kType;
    bool operator==(const Aal1ViaGateway& other) const { return asn1::equal(kType, this, &other); }
  };
  asn1::Optional<Aal1> aal1;
  asn1::Optional<Aal5> aal5;
  bool transport_stream = false;
  bool program_stream = false;
  AvailableBitRates available_bit_rates;
  asn1::Optional<Aal1ViaGateway> aal1_via_gateway;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const VcCapability& other) const { return asn1::equal(kType, this, &other); }
};

/// H222Capability of H.245.
struct H222Capability {
  std::uint16_t number_of_v_cs = 0;
  std::vector<VcCapability> vc_capability;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const H222Capability& other) const { return asn1::equal(kType, this, &other); }
};

/// H223AnnexCCapability of H.245.
struct H223AnnexCCapability {
  bool video_with_al1_m = false;
  bool video_with_al2_m = false;
  bool video_with_al3_m = false;
  bool audio_with_al1_m = false;
  bool audio_with_al2_m = false;
  bool audio_with_al3_m = false;
  bool data_with_al1_m = false;
  bool data_with_al2_m = false;
  bool data_with_al3_m = false;
  bool alpdu_interleaving = false;
  std::uint16_t maximum_al1_mpdu_size = 0;
  std::uint16_t maximum_al2_msdu_size = 0;
  std::uint16_t maximum_al3_msdu_size = 0;
  asn1::Optional<bool> rs_code_capability;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const H223AnnexCCapability& other) const { return asn1::equal(kType, this, &other); }
};

/// H223Capability of H.245.
struct H223Capability {
  /// The types that stand in H223MultiplexTableCapability itself.
  struct H223MultiplexTableCapabilityTypes {
    /// The alternative enhanced of H223MultiplexTableCapability.
    struct Enhanced {
      std::uint8_t maximum_nesting_depth = 0;
      std::uint8_t maximum_element_list_size = 0;
      std::uint8_t maximum_sub_element_list_size = 0;
      asn1::Extensions extensions;

      static const asn1::SequenceType kType;
      bool operator==(const Enhanced& other) const { return asn1::equal(kType, this, &other); }
    };
  };
  /// The alternatives of H223MultiplexTableCapability.
  struct H223MultiplexTableCapabilityNames : H223MultiplexTableCapabilityTypes {
    enum Kind : std::uint8_t { kBasic, kEnhanced };
  };
  /// The component h223MultiplexTableCapability of H223Capability.
  struct H223MultiplexTableCapability : asn1::Choice<H223MultiplexTableCapability, H223MultiplexTableCapabilityNames,
                                                     asn1::Null, H223MultiplexTableCapabilityTypes::Enhanced> {
    using Choice::Choice;
    static const asn1::ChoiceType kType;
  };
  /// The component mobileOperationTransmitCapability of H223Capability.
  struct MobileOperationTransmitCapability {
    bool mode_change_capability = false;
    bool h223_annex_a = false;
    bool h223_annex_a_double_flag = false;
    bool h223_annex_b = false;
    bool h223_annex_bwith_header = false;
    asn1::Extensions extensions;

    static const asn1::SequenceType kType;
    bool operator==(const MobileOperationTransmitCapability& other) const { return asn1::equal(kType, this, &other); }
  };
  /// The component mobileMultilinkFrameCapability of H223Capability.
  struct MobileMultilinkFrameCapability {
    std::uint8_t maximum_sample_size = 0;
    std::uint16_t maximum_payload_length = 0;
    asn1::Extensions extensions;

    static const asn1::SequenceType kType;
    bool operator==(const MobileMultilinkFrameCapability& other) const { return asn1::equal(kType, this, &other); }
  };
  bool transport_with_i_frames = false;
  bool video_with_al1 = false;
  bool video_with_al2 = false;
  bool video_with_al3 = false;
  bool audio_with_al1 = false;
  bool audio_with_al2 = false;
  bool audio_with_al3 = false;
  bool data_with_al1 = false;
  bool data_with_al2 = false;
  bool data_with_al3 = false;
  std::uint16_t maximum_al2_sdu_size = 0;
  std::uint16_t maximum_al3_sdu_size = 0;
  std::uint16_t maximum_delay_jitter = 0;
  H223MultiplexTableCapability h223_multiplex_table_capability;
  asn1::Optional<bool> max_muxpdu_size_capability;
  asn1::Optional<bool> nsrp_support;
  asn1::Optional<MobileOperationTransmitCapability> mobile_operation_transmit_capability;
  asn1::Optional<H223AnnexCCapability> h223_annex_c_capability;
  asn1::Optional<std::uint16_t> bit_rate;
  asn1::Optional<MobileMultilinkFrameCapability> mobile_multilink_frame_capability;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const H223Capability& other) const { return asn1::equal(kType, this, &other); }
};

/// The alternatives of MultiplexFormat.
struct MultiplexFormatNames {
  enum Kind : std::uint8_t { kNonStandard, kH222Capability, kH223Capability, kUnknownAlternative };
};
/// MultiplexFormat of H.245.
struct MultiplexFormat
    : asn1::Choice<MultiplexFormat, MultiplexFormatNames, NonStandardParameter, H222Capability, H223Capability> {
  using Choice::Choice;
  static const asn1::ChoiceType kType;
};

/// CapabilityTableEntryNumber of H.245.
using CapabilityTableEntryNumber = std::uint16_t;

/// AlternativeCapabilitySet of H.245.
using AlternativeCapabilitySet = std::vector<CapabilityTableEntryNumber>;
extern const asn1::ListType kAlternativeCapabilitySetType;

/// MultiplexedStreamCapability of H.245.
struct MultiplexedStreamCapability {
  MultiplexFormat multiplex_format;
  bool control_on_mux_stream = false;
  asn1::Optional<std::vector<AlternativeCapabilitySet>> capability_on_mux_stream;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const MultiplexedStreamCapability& other) const { return asn1::equal(kType, this, &other); }
};

/// MultiplePayloadStreamCapability of H.245.
struct MultiplePayloadStreamCapability {
  std::vector<AlternativeCapabilitySet> capabilities;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const MultiplePayloadStreamCapability& other) const { return asn1::equal(kType, this, &other); }
};

/// The types that stand in DepFecCapability itself.
struct DepFecCapabilityTypes {
  /// The alternative rfc2733 of DepFECCapability.
  struct Rfc2733 {
    /// The component separateStream of .
    struct SeparateStream {
      bool separate_port = false;
      bool same_port = false;
      asn1::Extensions extensions;

      static const asn1::SequenceType kType;
      bool operator==(const SeparateStream& other) const { return asn1::equal(kType, this, &other); }
    };
    bool redundancy_encoding = false;
    SeparateStream separate_stream;
    asn1::Extensions extensions;

    static const asn1::SequenceType kType;
    bool operator==(const Rfc2733& other) const { return asn1::equal(kType, this, &other); }
  };
};
/// The alternatives of DepFecCapability.
struct DepFecCapabilityNames : DepFecCapabilityTypes {
  enum Kind : std::uint8_t { kRfc2733, kUnknownAlternative };
};
/// DepFECCapability of H.245.
struct DepFecCapability : asn1::Choice<DepFecCapability, DepFecCapabilityNames, DepFecCapabilityTypes::Rfc2733> {
  using Choice::Choice;
  static const asn1::ChoiceType kType;
};

/// MaxRedundancy of H.245.
using MaxRedundancy = std::uint64_t;

/// FECCapability of H.245.
struct FecCapability {
  /// The alternatives of Rfc2733Format.
  struct Rfc2733FormatNames {
    enum Kind : std::uint8_t { kRfc2733rfc2198, kRfc2733sameport, kRfc2733diffport };
  };
  /// The component rfc2733Format of FECCapability.
  struct Rfc2733Format : asn1::Choice<Rfc2733Format, Rfc2733FormatNames, MaxRedundancy, MaxRedundancy, MaxRedundancy> {
    using Choice::Choice;
    static const asn1::ChoiceType kType;
  };
  CapabilityTableEntryNumber protected_capability = 0;
  asn1::Optional<asn1::ObjectIdentifier> fec_scheme;
  asn1::Optional<Rfc2733Format> rfc2733_format;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const FecCapability& other) const { return asn1::equal(kType, this, &other); }
};

}  // namespace mtavip::h323::h245
