// The worked examples of X.691 Annex A in their aligned form. The records are a SET, whose components are encoded in
// the order of their tags: the number, which has an application tag, before the title.
#include <optional>

#include "asn1/test_values.h"

namespace mtavip::asn1 {
namespace {

// "-.A..Za..z" and "0..9" in ascending order.
inline constexpr Alphabet kNameCharacters = "-.ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
inline constexpr Alphabet kDigits = "0123456789";

// A.2: a record with constraints.
struct Name {
  std::string given_name;
  std::string initial;
  std::string family_name;
  bool operator==(const Name& other) const { return equal(kType, this, &other); }
  static const SequenceType kType;
};
struct Child {
  Name name;
  std::string date_of_birth;
  static const SequenceType kType;
};
struct Record {
  Name name;
  std::string title;
  std::int64_t number = 0;
  std::string date_of_hire;
  Name name_of_spouse;
  Optional<std::vector<Child>> children;
  static const SequenceType kType;
};

constexpr Member kName[] = {
    MTAVIP_ASN1_MEMBER(Name, given_name, "givenName", (kIa5String<Size{1, 64}, kNameCharacters>)),
    MTAVIP_ASN1_MEMBER(Name, initial, "initial", (kIa5String<Size{1, 1}, kNameCharacters>)),
    MTAVIP_ASN1_MEMBER(Name, family_name, "familyName", (kIa5String<Size{1, 64}, kNameCharacters>)),
};
constinit const SequenceType Name::kType = sequence<kName>("Name");
constexpr Member kChild[] = {
    MTAVIP_ASN1_MEMBER(Child, name, "name", Name::kType),
    MTAVIP_ASN1_MEMBER(Child, date_of_birth, "dateOfBirth", (kIa5String<Size{8, 8}, kDigits>)),
};
constinit const SequenceType Child::kType = sequence<kChild>("ChildInformation");
constexpr Member kRecord[] = {
    MTAVIP_ASN1_MEMBER(Record, name, "name", Name::kType),
    MTAVIP_ASN1_MEMBER(Record, number, "number", kUnboundedInteger),
    MTAVIP_ASN1_MEMBER(Record, title, "title", kVisibleString<>),
    MTAVIP_ASN1_MEMBER(Record, date_of_hire, "dateOfHire", (kIa5String<Size{8, 8}, kDigits>)),
    MTAVIP_ASN1_MEMBER(Record, name_of_spouse, "nameOfSpouse", Name::kType),
    MTAVIP_ASN1_MEMBER(Record, children, "children", (kListOf<std::vector<Child>, &Child::kType>)),
};
constinit const SequenceType Record::kType = sequence<kRecord>("PersonnelRecord");

TEST(X691, AnnexA2RecordWithConstraints) {
  Record record{{"John", "P", "Smith"}, "Director", 51, "19710917", {"Mary", "T", "Smith"}, {}};
  record.children.emplace() = {{{"Ralph", "T", "Smith"}, "19571111"}, {{"Susan", "B", "Jones"}, "19590717"}};
  expect_encoding(Record::kType, record,
                  "864a6f686e501053 6d69746801330844 69726563746f7219 7109170c4d617279"
                  "5410536d69746802 1052616c70685410 536d697468195711 1110537573616e42"
                  "104a6f6e65731959 0717");
}

// A.3: the same with extension markers.
struct ExtensibleName {
  std::string given_name;
  std::string initial;
  std::string family_name;
  Extensions extensions;
  static const SequenceType kType;
};
enum class Sex : std::uint8_t { kMale, kFemale, kUnknown };
struct ExtensibleChild {
  ExtensibleName name;
  std::string date_of_birth;
  Optional<Sex> sex;
  Extensions extensions;
  static const SequenceType kType;
};
struct ExtensibleRecord {
  ExtensibleName name;
  std::string title;
  std::uint32_t number = 0;
  std::string date_of_hire;
  ExtensibleName name_of_spouse;
  Optional<std::vector<ExtensibleChild>> children;
  Extensions extensions;
  static const SequenceType kType;
};

constexpr std::string_view kSexNames[] = {"male", "female", "unknown"};
constinit const EnumeratedType kSexType = enumerated<Sex>("Sex", kSexNames);
constexpr Member kExtensibleName[] = {
    MTAVIP_ASN1_MEMBER(ExtensibleName, given_name, "givenName", (kIa5String<Size{1, 64, true}, kNameCharacters>)),
    MTAVIP_ASN1_MEMBER(ExtensibleName, initial, "initial", (kIa5String<Size{1, 1}, kNameCharacters>)),
    MTAVIP_ASN1_MEMBER(ExtensibleName, family_name, "familyName", (kIa5String<Size{1, 64, true}, kNameCharacters>)),
};
constinit const SequenceType ExtensibleName::kType = extensible_sequence<ExtensibleName, kExtensibleName, 3>("Name");
constexpr Member kExtensibleChild[] = {
    MTAVIP_ASN1_MEMBER(ExtensibleChild, name, "name", ExtensibleName::kType),
    MTAVIP_ASN1_MEMBER(ExtensibleChild, date_of_birth, "dateOfBirth", (kIa5String<Size{8, 8, true}, kDigits>)),
    MTAVIP_ASN1_MEMBER(ExtensibleChild, sex, "sex", kSexType),
};
constinit const SequenceType ExtensibleChild::kType =
    extensible_sequence<ExtensibleChild, kExtensibleChild, 2>("ChildInformation");
constexpr Member kExtensibleRecord[] = {
    MTAVIP_ASN1_MEMBER(ExtensibleRecord, name, "name", ExtensibleName::kType),
    MTAVIP_ASN1_MEMBER(ExtensibleRecord, number, "number", (kInteger<std::uint32_t, 0, 9999, true>)),
    MTAVIP_ASN1_MEMBER(ExtensibleRecord, title, "title", kVisibleString<>),
    MTAVIP_ASN1_MEMBER(ExtensibleRecord, date_of_hire, "dateOfHire", (kIa5String<Size{8, 8, true}, kDigits>)),
    MTAVIP_ASN1_MEMBER(ExtensibleRecord, name_of_spouse, "nameOfSpouse", ExtensibleName::kType),
    MTAVIP_ASN1_MEMBER(ExtensibleRecord, children, "children",
                       (kListOf<std::vector<ExtensibleChild>, &ExtensibleChild::kType, Size{2, 2, true}>)),
};
constinit const SequenceType ExtensibleRecord::kType =
    extensible_sequence<ExtensibleRecord, kExtensibleRecord, 6>("PersonnelRecord");

TEST(X691, AnnexA3RecordWithExtensionMarkers) {
  ExtensibleRecord record;
  record.name = {"John", "P", "Smith", {}};
  record.title = "Director";
  record.number = 51;
  record.date_of_hire = "19710917";
  record.name_of_spouse = {"Mary", "T", "Smith", {}};
  record.children.emplace() = {{{"Ralph", "T", "Smith", {}}, "19571111", {}, {}},
                               {{"Susan", "B", "Jones", {}}, "19590717", Sex::kFemale, {}}};
  expect_encoding(ExtensibleRecord::kType, record,
                  "40c04a6f686e5008 536d697468000033 084469726563746f 720019710917034d"
                  "6172795408536d69 746801005261 6c706854 08536d697468 0019571111820053"
                  "7573616e42084a6f 6e65730019590717 010140");
}

// A.4: addition groups, which are a SEQUENCE in one open type, and components behind the additions.
struct ChoiceGroup {
  bool e = false;
  std::string f;
  [[maybe_unused]] static const SequenceType kType;
};
struct ExampleChoiceNames {
  enum Kind : std::uint8_t { kD, kE, kUnknownAlternative };
};
struct ExampleChoice : Choice<ExampleChoice, ExampleChoiceNames, std::int64_t, bool> {
  using Choice::Choice;
  static const ChoiceType kType;
};
struct Group {
  std::string g;
  Optional<bool> h;
  static const SequenceType kType;
};
struct Example {
  std::uint8_t a = 250;
  bool b = false;
  ExampleChoice c;
  Optional<std::u16string> i;
  Optional<std::string> j;
  Optional<Group> group;
  Extensions extensions;
  static const SequenceType kType;
};

constexpr Alternative kExampleChoice[] = {{"d", &kUnboundedInteger}, {"e", &kBoolean}};
constinit const ChoiceType ExampleChoice::kType = extensible_choice<ExampleChoice, kExampleChoice, 1>("");
constexpr Member kGroup[] = {
    MTAVIP_ASN1_MEMBER(Group, g, "g", (kNumericString<Size{3, 3}>)),
    MTAVIP_ASN1_MEMBER(Group, h, "h", kBoolean),
};
constinit const SequenceType Group::kType = sequence<kGroup>("");
constexpr Member kExample[] = {
    MTAVIP_ASN1_MEMBER(Example, a, "a", (kInteger<std::uint8_t, 250, 253>)),
    MTAVIP_ASN1_MEMBER(Example, b, "b", kBoolean),
    MTAVIP_ASN1_MEMBER(Example, c, "c", ExampleChoice::kType),
    MTAVIP_ASN1_MEMBER(Example, i, "i", kBmpString<>),
    MTAVIP_ASN1_MEMBER(Example, j, "j", kPrintableString<>),
    MTAVIP_ASN1_MEMBER(Example, group, "group", Group::kType),
};
constinit const SequenceType Example::kType = extensible_sequence<Example, kExample, 5>("Ax");

TEST(X691, AnnexA4AdditionGroups) {
  Example example;
  example.a = 253;
  example.b = true;
  example.c.emplace<ExampleChoice::kE>(true);
  example.group.emplace(Group{"123", true});
  expect_encoding(Example::kType, example, "9e00018001 0291a4");
}

}  // namespace
}  // namespace mtavip::asn1
