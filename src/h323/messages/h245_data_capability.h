// Data capabilities of H.245 version 17.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "asn1/codec.h"
#include "h323/messages/h245_generic.h"

namespace mtavip::h323::h245 {

/// The types that stand in T84Profile itself.
struct T84ProfileTypes {
  /// The alternative t84Restricted of T84Profile.
  struct T84Restricted {
    bool qcif = false;
    bool cif = false;
    bool ccir601_seq = false;
    bool ccir601_prog = false;
    bool hdtv_seq = false;
    bool hdtv_prog = false;
    bool g3_facs_mh200x100 = false;
    bool g3_facs_mh200x200 = false;
    bool g4_facs_mmr200x100 = false;
    bool g4_facs_mmr200x200 = false;
    bool jbig200x200_seq = false;
    bool jbig200x200_prog = false;
    bool jbig300x300_seq = false;
    bool jbig300x300_prog = false;
    bool dig_photo_low = false;
    bool dig_photo_med_seq = false;
    bool dig_photo_med_prog = false;
    bool dig_photo_high_seq = false;
    bool dig_photo_high_prog = false;
    asn1::Extensions extensions;

    static const asn1::SequenceType kType;
    bool operator==(const T84Restricted& other) const { return asn1::equal(kType, this, &other); }
  };
};
/// The alternatives of T84Profile.
struct T84ProfileNames : T84ProfileTypes {
  enum Kind : std::uint8_t { kT84Unrestricted, kT84Restricted };
};
/// T84Profile of H.245.
struct T84Profile : asn1::Choice<T84Profile, T84ProfileNames, asn1::Null, T84ProfileTypes::T84Restricted> {
  using Choice::Choice;
  static const asn1::ChoiceType kType;
};

/// The alternatives of T38FaxRateManagement.
struct T38FaxRateManagementNames {
  enum Kind : std::uint8_t { kLocalTcf, kTransferredTcf, kUnknownAlternative };
};
/// T38FaxRateManagement of H.245.
struct T38FaxRateManagement : asn1::NullChoice<T38FaxRateManagement, T38FaxRateManagementNames> {
  using NullChoice::NullChoice;
  static const asn1::ChoiceType kType;
};

/// T38FaxUdpOptions of H.245.
struct T38FaxUdpOptions {
  /// The alternatives of T38FaxUdpEc.
  struct T38FaxUdpEcNames {
    enum Kind : std::uint8_t { kT38Udpfec, kT38UdpRedundancy, kUnknownAlternative };
  };
  /// The component t38FaxUdpEC of T38FaxUdpOptions.
  struct T38FaxUdpEc : asn1::NullChoice<T38FaxUdpEc, T38FaxUdpEcNames> {
    using NullChoice::NullChoice;
    static const asn1::ChoiceType kType;
  };
  asn1::Optional<std::int64_t> t38_fax_max_buffer;
  asn1::Optional<std::int64_t> t38_fax_max_datagram;
  T38FaxUdpEc t38_fax_udp_ec;

  static const asn1::SequenceType kType;
  bool operator==(const T38FaxUdpOptions& other) const { return asn1::equal(kType, this, &other); }
};

/// T38FaxTcpOptions of H.245.
struct T38FaxTcpOptions {
  bool t38_tcp_bidirectional_mode = false;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const T38FaxTcpOptions& other) const { return asn1::equal(kType, this, &other); }
};

/// T38FaxProfile of H.245.
struct T38FaxProfile {
  bool fill_bit_removal = false;
  bool transcoding_jbig = false;
  bool transcoding_mmr = false;
  asn1::Optional<std::uint8_t> version;
  asn1::Optional<T38FaxRateManagement> t38_fax_rate_management;
  asn1::Optional<T38FaxUdpOptions> t38_fax_udp_options;
  asn1::Optional<T38FaxTcpOptions> t38_fax_tcp_options;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const T38FaxProfile& other) const { return asn1::equal(kType, this, &other); }
};

/// DataChannelProfile of H.245.
struct DataChannelProfile {
  /// The alternatives of ReliabilityParm.
  struct ReliabilityParmNames {
    enum Kind : std::uint8_t { kMaxRetr, kMaxTime, kUnknownAlternative };
  };
  /// The component reliabilityParm of DataChannelProfile.
  struct ReliabilityParm : asn1::Choice<ReliabilityParm, ReliabilityParmNames, std::uint32_t, std::uint32_t> {
    using Choice::Choice;
    static const asn1::ChoiceType kType;
  };
  /// The alternatives of EstablishmentType.
  struct EstablishmentTypeNames {
    enum Kind : std::uint8_t { kSctpStreamId, kDcep, kUnknownAlternative };
  };
  /// The component establishmentType of DataChannelProfile.
  struct EstablishmentType : asn1::Choice<EstablishmentType, EstablishmentTypeNames, std::uint16_t, asn1::Null> {
    using Choice::Choice;
    static const asn1::ChoiceType kType;
  };
  asn1::Optional<bool> ordered;
  asn1::Optional<std::uint16_t> priority;
  asn1::Optional<ReliabilityParm> reliability_parm;
  asn1::Optional<std::string> label;
  asn1::Optional<std::string> protocol;
  asn1::Optional<std::vector<GenericInformation>> generic_information;
  EstablishmentType establishment_type;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const DataChannelProfile& other) const { return asn1::equal(kType, this, &other); }
};

/// DataChannel of H.245.
struct DataChannel {
  asn1::Optional<std::vector<DataChannelProfile>> data_channel_profile;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const DataChannel& other) const { return asn1::equal(kType, this, &other); }
};

struct DataApplicationCapability;

/// ExtendedDataApplicationCapability of H.245.
struct ExtendedDataApplicationCapability {
  std::vector<DataApplicationCapability> data_capability;
  asn1::Optional<std::vector<GenericCapability>> data_capability_extension;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const ExtendedDataApplicationCapability& other) const { return asn1::equal(kType, this, &other); }
};

/// DataApplicationCapability of H.245.
struct DataApplicationCapability {
  /// The types that stand in Application itself.
  struct ApplicationTypes {
    /// The alternative t84 of Application.
    struct T84 {
      DataProtocolCapability t84_protocol;
      T84Profile t84_profile;

      static const asn1::SequenceType kType;
      bool operator==(const T84& other) const { return asn1::equal(kType, this, &other); }
    };
    /// The alternative nlpid of Application.
    struct Nlpid {
      DataProtocolCapability nlpid_protocol;
      Bytes nlpid_data;

      static const asn1::SequenceType kType;
      bool operator==(const Nlpid& other) const { return asn1::equal(kType, this, &other); }
    };
    /// The alternative t38fax of Application.
    struct T38fax {
      DataProtocolCapability t38_fax_protocol;
      T38FaxProfile t38_fax_profile;

      static const asn1::SequenceType kType;
      bool operator==(const T38fax& other) const { return asn1::equal(kType, this, &other); }
    };
  };
  /// The alternatives of Application.
  struct ApplicationNames : ApplicationTypes {
    enum Kind : std::uint8_t {
      kNonStandard,
      kT120,
      kDsmCc,
      kUserData,
      kT84,
      kT434,
      kH224,
      kNlpid,
      kDsvdControl,
      kH222DataPartitioning,
      kT30fax,
      kT140,
      kT38fax,
      kGenericDataCapability,
      kDataChannel,
      kExtendedDataApplicationCapability,
      kUnknownAlternative
    };
  };
  /// The component application of DataApplicationCapability.
  struct Application
      : asn1::Choice<Application, ApplicationNames, NonStandardParameter, DataProtocolCapability,
                     DataProtocolCapability, DataProtocolCapability, ApplicationTypes::T84, DataProtocolCapability,
                     DataProtocolCapability, ApplicationTypes::Nlpid, asn1::Null, DataProtocolCapability,
                     DataProtocolCapability, DataProtocolCapability, ApplicationTypes::T38fax, GenericCapability,
                     std::vector<DataChannel>, ExtendedDataApplicationCapability> {
    using Choice::Choice;
    static const asn1::ChoiceType kType;
  };
  Application application;
  std::uint32_t max_bit_rate = 0;
  asn1::Extensions extensions;

  static const asn1::SequenceType kType;
  bool operator==(const DataApplicationCapability& other) const { return asn1::equal(kType, this, &other); }
};

}  // namespace mtavip::h323::h245
