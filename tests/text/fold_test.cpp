#include <chitieu/text/fold.hpp>

#include <gtest/gtest.h>

#include <cstdint>
#include <random>
#include <string>
#include <vector>

namespace chitieu::text {
namespace {

std::string folded_bytes(std::string_view text) { return fold(text).bytes; }

std::string encode(char32_t c) {
  auto const byte = [](char32_t value) { return static_cast<char>(value); };
  if (c < 0x80) return {byte(c)};
  if (c < 0x800) return {byte(0xC0 | c >> 6), byte(0x80 | (c & 0x3F))};
  if (c < 0x10000)
    return {byte(0xE0 | c >> 12), byte(0x80 | (c >> 6 & 0x3F)), byte(0x80 | (c & 0x3F))};
  return {byte(0xF0 | c >> 18), byte(0x80 | (c >> 12 & 0x3F)), byte(0x80 | (c >> 6 & 0x3F)),
          byte(0x80 | (c & 0x3F))};
}

bool is_boundary(std::string_view text, std::size_t at) {
  return at == text.size() ||
         (at < text.size() && (static_cast<std::uint8_t>(text[at]) & 0xC0) != 0x80);
}

void expect_sound_origin(std::string_view text, folded const& result) {
  ASSERT_EQ(result.origin.size(), result.bytes.size() + 1);
  EXPECT_EQ(result.origin.back(), text.size());
  for (std::size_t i = 0; i < result.bytes.size(); ++i) {
    EXPECT_LE(result.origin[i], result.origin[i + 1]);
    EXPECT_TRUE(is_boundary(text, result.origin[i]));
    if (!is_boundary(result.bytes, i)) {
      EXPECT_EQ(result.origin[i], result.origin[i - 1]);
    }
  }
}

struct pair {
  char const* written;
  char const* read;
};

void expect_folds(std::vector<pair> const& pairs) {
  for (auto const& [written, read] : pairs) EXPECT_EQ(folded_bytes(written), read) << written;
}

TEST(fold, lowers_the_case_of_every_script) {
  expect_folds({{"", ""},
                {"Target 7C", "target 7c"},
                {"CHỈ TIÊU", "chỉ tiêu"},
                {"LĐTT", "lđtt"},
                {"ĂÂÊÔƠƯ", "ăâêôơư"},
                {"ΩЖ", "ωж"}});
}

TEST(fold, reads_every_blank_as_a_space_and_keeps_the_length_of_runs) {
  expect_folds({{"a\tb", "a b"},
                {"a\u00A0\u2009\u3000b", "a   b"},
                {"a \t b", "a   b"},
                {"a\v\fb", "a  b"}});
}

TEST(fold, makes_every_line_end_a_line_feed) {
  expect_folds({{"a\r\nb\rc\nd", "a\nb\nc\nd"},
                {"ấ\r\n\r\nb", "ấ\n\nb"},
                {"\r", "\n"},
                {"\r\r\n", "\n\n"},
                {"\n\r", "\n\n"}});
}

TEST(fold, makes_quotes_dashes_and_signs_plain) {
  expect_folds({{"“a” „b” «c» ＂d＂ ‟e”", "\"a\" \"b\" \"c\" \"d\" \"e\""},
                {"H’Mông ‘a’", "h'mông 'a'"},
                {"a‐b‑c‒d–e—f−g", "a-b-c-d-e-f-g"},
                {">=95 <=5 ≧1 ⩾2 ≦3 ⩽4 ≥5 ≤6", "≥95 ≤5 ≥1 ≥2 ≤3 ≤4 ≥5 ≤6"},
                {">= <=", "≥ ≤"},
                {"> = < =", "> = < ="},
                {">==", "≥="},
                {"＞＝９５％", "≥95%"}});
}

TEST(fold, reads_full_width_ascii_as_ascii) {
  expect_folds({{"ＴＡＲＧＥＴ　７：　ａｔ", "target 7: at"}, {"！～", "!~"}});
}

TEST(fold, drops_what_nobody_sees) {
  expect_folds({{"thi\u00ADđua", "thiđua"},
                {"a\u200Bb\u200Cc\u200Dd\u2060e\uFEFFf", "abcdef"},
                {"a\u200B\u0301", "á"},
                {">\u200B=", "≥"}});
}

TEST(fold, places_tones_as_the_old_spelling_does) {
  expect_folds({{"hoà hoá hoả hoã hoạ", "hòa hóa hỏa hõa họa"},
                {"hoè hoé hoẻ hoẽ hoẹ", "hòe hóe hỏe hõe họe"},
                {"tuỳ tuý uỷ tuỹ tuỵ", "tùy túy ủy tũy tụy"},
                {"HOÀ Uỷ", "hòa ủy"},
                {"hòa khỏe ủy", "hòa khỏe ủy"},
                {"quý quỳ quỷ Quỹ quỵ", "quý quỳ quỷ quỹ quỵ"},
                {"hoàn toán khoẻn huýt", "hoàn toán khoẻn huýt"},
                {"hoà, (uỷ) hoà2", "hòa, (ủy) hòa2"},
                {"hoà\nn", "hòa\nn"}});
}

TEST(fold, reads_composed_and_decomposed_text_the_same) {
  expect_folds({{"a\u0323\u0302", "ậ"},
                {"a\u0302\u0323", "ậ"},
                {"â\u0323", "ậ"},
                {"o\u031B\u0301", "ớ"},
                {"o\u0301\u031B", "ớ"},
                {"HOA\u0300", "hòa"},
                {"ho\u0061\u0300n", "hoàn"},
                {"\u212B \u2126 \u212A", "å ω k"},
                {"\u1112\u1161\u11AB", "한"},
                {"한", "한"}});
}

TEST(fold, maps_every_byte_back_to_the_character_it_came_from) {
  folded const composed = fold("a a\u0323\u0302b");
  EXPECT_EQ(composed.bytes, "a ậb");
  EXPECT_EQ(composed.origin, (std::vector<std::uint32_t>{0, 1, 2, 2, 2, 7, 8}));

  folded const toned = fold("hoà");
  EXPECT_EQ(toned.origin, (std::vector<std::uint32_t>{0, 1, 1, 2, 4}));

  folded const lines = fold("a\r\n>=b");
  EXPECT_EQ(lines.bytes, "a\n≥b");
  EXPECT_EQ(lines.origin, (std::vector<std::uint32_t>{0, 1, 3, 3, 3, 5, 6}));
}

TEST(fold, survives_bytes_that_are_no_utf8) {
  for (std::string const text :
       {"\xFF", "a\xE1\xBA", "\xC0\xAF", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\x80\xCC\x81"}) {
    folded const result = fold(text);
    EXPECT_EQ(result.origin.size(), result.bytes.size() + 1);
    EXPECT_EQ(find_invalid_utf8(result.bytes), std::string::npos);
  }
}

TEST(fold, keeps_a_nul_byte) {
  std::string const text("a\0B", 3);
  EXPECT_EQ(folded_bytes(text), std::string("a\0b", 3));
}

TEST(fold, is_idempotent_for_every_code_point_alone_and_with_neighbours) {
  for (char32_t c = 0; c <= 0x10FFFF; ++c) {
    if (c >= 0xD800 && c < 0xE000) continue;
    std::string const text = "ho" + encode(c) + "\u0301" + encode(c) + ">=\u0338" + encode(c);
    std::string const once = folded_bytes(text);
    ASSERT_EQ(folded_bytes(once), once) << std::hex << static_cast<std::uint32_t>(c);
  }
}

/// What random texts are made of: each piece has a composed and a decomposed spelling.
struct spelling {
  char const* composed;
  char const* decomposed;
};

constexpr spelling vowels[] = {
    {"à", "a\u0300"},
    {"á", "a\u0301"},
    {"ả", "a\u0309"},
    {"ã", "a\u0303"},
    {"ạ", "a\u0323"},
    {"ắ", "a\u0306\u0301"},
    {"ặ", "a\u0323\u0306"},
    {"ầ", "a\u0302\u0300"},
    {"ậ", "a\u0323\u0302"},
    {"è", "e\u0300"},
    {"ệ", "e\u0323\u0302"},
    {"ễ", "e\u0302\u0303"},
    {"ị", "i\u0323"},
    {"ố", "o\u0302\u0301"},
    {"ộ", "o\u0323\u0302"},
    {"ở", "o\u031B\u0309"},
    {"ợ", "o\u031B\u0323"},
    {"ừ", "u\u031B\u0300"},
    {"ự", "u\u031B\u0323"},
    {"ỷ", "y\u0309"},
    {"ỵ", "y\u0323"},
    {"Ệ", "E\u0323\u0302"},
    {"Ớ", "O\u031B\u0301"},
    {"a", "a"},
    {"o", "o"},
    {"u", "u"},
};
constexpr char const* onsets[] = {"", "h", "q", "kh", "ng", "đ", "Đ", "tr", "to", "tu", "qu", "ho"};
constexpr char const* codas[] = {"",   "n",    "ng", "t", " ",    ", ",
                                 "\n", "\r\n", "2",  "”", " >= ", "\u00A0"};

TEST(fold, reads_generated_words_the_same_in_every_spelling) {
  for (auto const onset : onsets)
    for (auto const& vowel : vowels)
      for (auto const coda : codas) {
        std::string const composed = std::string(onset) + vowel.composed + coda;
        std::string const decomposed = std::string(onset) + vowel.decomposed + coda;
        folded const result = fold(composed);
        ASSERT_EQ(folded_bytes(decomposed), result.bytes) << composed;
        ASSERT_EQ(folded_bytes(result.bytes), result.bytes) << composed;
      }
}

TEST(fold, keeps_its_laws_on_random_texts) {
  constexpr std::uint32_t seed = 20231;
  SCOPED_TRACE(seed);
  std::mt19937 random(seed);
  auto const below = [&random](std::size_t bound) { return random() % bound; };
  for (int round = 0; round < 2000; ++round) {
    std::string composed;
    std::string decomposed;
    for (std::size_t length = below(30); length > 0; --length) {
      auto const onset = onsets[below(std::size(onsets))];
      auto const& vowel = vowels[below(std::size(vowels))];
      auto const coda = codas[below(std::size(codas))];
      composed.append(onset).append(vowel.composed).append(coda);
      decomposed.append(onset).append(vowel.decomposed).append(coda);
    }
    folded const one = fold(composed);
    folded const other = fold(decomposed);
    ASSERT_EQ(one.bytes, other.bytes) << composed;
    expect_sound_origin(composed, one);
    expect_sound_origin(decomposed, other);
  }
}

TEST(fold, keeps_its_laws_on_random_code_points) {
  constexpr std::uint32_t seed = 95;
  SCOPED_TRACE(seed);
  std::mt19937 random(seed);
  constexpr char32_t bases[] = {0x20,   0x61,   0x300,  0x320,  0x1100,
                                0x1161, 0x11A8, 0x2000, 0x1E00, 0xAC00};
  for (int round = 0; round < 5000; ++round) {
    std::string text;
    for (auto length = random() % 20; length > 0; --length)
      text += encode(bases[random() % std::size(bases)] + static_cast<char32_t>(random() % 60));
    folded const once = fold(text);
    expect_sound_origin(text, once);
    ASSERT_EQ(folded_bytes(once.bytes), once.bytes) << text;
  }
}

TEST(fold, orders_a_long_run_of_marks) {
  std::string text = "a";
  for (int i = 0; i < 50000; ++i) text += i % 2 == 0 ? "\u0301" : "\u0323";
  folded const result = fold(text);
  EXPECT_TRUE(result.bytes.starts_with("ạ\u0323"));
  EXPECT_EQ(folded_bytes(result.bytes), result.bytes);
}

TEST(fold_name, cuts_outer_blanks_and_joins_inner_ones) {
  for (auto const& [written, read] : std::vector<pair>{{"", ""},
                                                       {" \n\t ", ""},
                                                       {"  Khoa\u00A0 \r\n phòng ", "khoa phòng"},
                                                       {"Khoa , phòng", "khoa,phòng"},
                                                       {"Họ\nvà\ttên", "họ và tên"},
                                                       {"a", "a"}})
    EXPECT_EQ(fold_name(written), read) << written;
}

TEST(normalise, keeps_the_case_and_cuts_outer_blanks) {
  EXPECT_EQ(normalise(" \u3000LA\u0323\u0302P\u00A0\n"), "LẬP");
  EXPECT_EQ(normalise("a  b"), "a  b");
  EXPECT_EQ(normalise("hoà"), "hoà");
  EXPECT_EQ(normalise("“Ａ” – ≥"), "“Ａ” – ≥");
  EXPECT_EQ(normalise("\u212B"), "Å");
  EXPECT_EQ(normalise("\u1112\u1161\u11AB"), "한");
  EXPECT_EQ(normalise("\u0958"), "\u0915\u093C") << "excluded from composition";
  EXPECT_EQ(normalise(" \n"), "");
  EXPECT_EQ(normalise("a\xFF"
                      "b"),
            "a\uFFFDb")
      << "no UTF-8";
}

TEST(normalise, follows_the_blocking_rules_of_the_standard) {
  EXPECT_EQ(normalise("a\u0327\u0301"), "á\u0327");
  EXPECT_EQ(normalise("a\u0301\u0301"), "á\u0301");
  EXPECT_EQ(normalise("\u0B47\u0300\u0B3E"), "\u0B47\u0300\u0B3E");
  EXPECT_EQ(normalise("\u1100\u0300\u1161"), "\u1100\u0300\u1161");
  EXPECT_EQ(normalise("\u0301a"), "\u0301a");
  EXPECT_EQ(normalise("\U0001D15E"), "\U0001D157\U0001D165");
}

} // namespace
} // namespace chitieu::text
