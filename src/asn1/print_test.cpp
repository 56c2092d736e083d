#include "asn1/test_values.h"

namespace mtavip::asn1 {
namespace {

struct KindNames {
  enum Kind : std::uint8_t { kPlain, kNamed, kUnknownAlternative };
};
struct Kind : Choice<Kind, KindNames, Null, std::u16string> {
  using Choice::Choice;
  static const ChoiceType kType;
};
struct Sample {
  ObjectIdentifier id;
  Kind kind;
  bool marked = false;
  Optional<std::vector<std::uint8_t>> numbers;
  Optional<Bytes> data;
  Optional<BitString> bits;
  Optional<std::string> text;
  Extensions extensions;
  static const SequenceType kType;
};
constexpr Alternative kKind[] = {{"plain", &kNull}, {"named", &kBmpString<>}};
constinit const ChoiceType Kind::kType = extensible_choice<Kind, kKind, 2>("Kind");
constexpr Member kSample[] = {
    MTAVIP_ASN1_MEMBER(Sample, id, "id", kObjectIdentifier),
    MTAVIP_ASN1_MEMBER(Sample, kind, "kind", Kind::kType),
    MTAVIP_ASN1_MEMBER(Sample, marked, "is-marked", kNull),
    MTAVIP_ASN1_MEMBER(Sample, numbers, "numbers",
                       (kListOf<std::vector<std::uint8_t>, &kInteger<std::uint8_t, 0, 255>>)),
    MTAVIP_ASN1_MEMBER(Sample, data, "data", kOctetString<>),
    MTAVIP_ASN1_MEMBER(Sample, bits, "bits", kBitString<>),
    MTAVIP_ASN1_MEMBER(Sample, text, "text", kIa5String<>),
};
constinit const SequenceType Sample::kType = extensible_sequence<Sample, kSample, 7>("Sample");

Sample sample() {
  Sample sample;
  sample.id = {0, 0, 8, 245, 0, 15};
  sample.kind = Kind::of<Kind::kNamed>(u"a\"\u00e9\U0001f600");
  sample.marked = true;
  sample.numbers = std::vector<std::uint8_t>{1, 2};
  sample.data = from_hex("00ff");
  sample.bits = BitString{from_hex("a0"), 3};
  sample.text = "line\n";
  sample.extensions.add_unknown(2).content = from_hex("01");
  return sample;
}

TEST(Print, Text) {
  EXPECT_EQ(print(sample()),
            "{\n"
            "  id: 0.0.8.245.0.15\n"
            "  kind: named: \"a\\\"\u00e9\U0001f600\"\n"
            "  is-marked: NULL\n"
            "  numbers: [\n"
            "    1\n"
            "    2\n"
            "  ]\n"
            "  data: '00ff'H\n"
            "  bits: '101'B\n"
            "  text: \"line\\u000a\"\n"
            "  extension[2]: '01'H\n"
            "}");
  EXPECT_EQ(print(Kind(Kind::kPlain)), "plain");
  EXPECT_EQ(print(Kind()), "(unset)");
}

TEST(Print, Json) {
  EXPECT_EQ(print_json(sample()),
            "{\"id\":\"0.0.8.245.0.15\",\"kind\":{\"named\":\"a\\\"\u00e9\U0001f600\"},\"is-marked\":null,"
            "\"numbers\":[1,2],\"data\":\"00ff\",\"bits\":\"101\",\"text\":\"line\\u000a\",\"extension[2]\":\"01\"}");
  EXPECT_EQ(print_json(Kind(Kind::kPlain)), "{\"plain\":null}");
  EXPECT_EQ(print_json(*decode<Kind>(from_hex("8302abcd"))), "{\"extension[3]\":\"abcd\"}");
}

TEST(Print, LoneSurrogatesDoNotBreakTheText) {
  EXPECT_EQ(print(Kind::of<Kind::kNamed>(std::u16string{0xd800, u'x', 0xdc00})), "named: \"\ufffdx\ufffd\"");
}

}  // namespace
}  // namespace mtavip::asn1
