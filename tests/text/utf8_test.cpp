#include <chitieu/text/fold.hpp>

#include <gtest/gtest.h>

#include <string>

namespace chitieu::text {
namespace {

struct sample {
  std::string bytes;
  std::size_t invalid;
};

TEST(find_invalid_utf8, accepts_every_length_and_both_ends_of_each_range) {
  for (std::string const text :
       {"", "plain", "\x7F", "\xC2\x80", "\xDF\xBF", "\xE0\xA0\x80", "\xED\x9F\xBF", "\xEE\x80\x80",
        "\xEF\xBF\xBF", "\xEF\xBF\xBD", "\xF0\x90\x80\x80", "\xF4\x8F\xBF\xBF", "ấn bản 1"})
    EXPECT_EQ(find_invalid_utf8(text), std::string::npos);
  EXPECT_EQ(find_invalid_utf8(std::string(3, '\0')), std::string::npos);
}

TEST(find_invalid_utf8, finds_hostile_bytes) {
  for (auto const& [bytes, invalid] : {
           sample{"\x80", 0},         // continuation without a lead
           sample{"ab\xBF", 2},       //
           sample{"12345678\xFF", 8}, // after a block of eight
           sample{"ấ\xE1\xBA", 3},    // truncated at the end
           sample{"\xE1\xBA"
                  "a",
                  0},                         // truncated before a letter
           sample{"\xC0\xAF", 0},             // overlong
           sample{"\xC1\xBF", 0},             //
           sample{"\xE0\x9F\xBF", 0},         //
           sample{"\xF0\x8F\xBF\xBF", 0},     //
           sample{"a\xED\xA0\x80", 1},        // surrogates
           sample{"\xED\xBF\xBF", 0},         //
           sample{"\xF4\x90\x80\x80", 0},     // above U+10FFFF
           sample{"\xF5\x80\x80\x80", 0},     //
           sample{"\xF8\x88\x80\x80\x80", 0}, //
           sample{"\xEF\xBF\xBD\xFE", 3},     // after a real replacement character
       })
    EXPECT_EQ(find_invalid_utf8(bytes), invalid) << testing::PrintToString(bytes);
}

TEST(find_invalid_utf8, finds_a_bad_byte_at_every_offset) {
  for (std::size_t at = 0; at < 40; ++at) {
    std::string text(40, 'x');
    text[at] = '\xFF';
    EXPECT_EQ(find_invalid_utf8(text), at);
  }
}

TEST(decode, gives_the_code_point_and_its_length) {
  std::string_view const text = "ađấ😀";
  EXPECT_EQ(decode(text, 0).value, U'a');
  EXPECT_EQ(decode(text, 1).value, char32_t{0x111});
  EXPECT_EQ(decode(text, 3).value, char32_t{0x1EA5});
  EXPECT_EQ(decode(text, 6).value, char32_t{0x1F600});
  EXPECT_EQ(decode(text, 0).length, 1U);
  EXPECT_EQ(decode(text, 1).length, 2U);
  EXPECT_EQ(decode(text, 3).length, 3U);
  EXPECT_EQ(decode(text, 6).length, 4U);
}

TEST(decode, never_reads_past_the_end) {
  EXPECT_EQ(decode(std::string_view("ấ", 2), 0).length, 1U);
  EXPECT_EQ(decode("", 0).length, 0U);
  EXPECT_EQ(decode("a", 5).length, 0U);
}

TEST(is_word, holds_for_letters_digits_and_marks) {
  for (char32_t const c : {U'a', U'Z', U'0', char32_t{0x111}, char32_t{0x1EA5}, char32_t{0x301},
                           char32_t{0xFF11}, char32_t{0xB2}, char32_t{0xD55C}, char32_t{0x20000}})
    EXPECT_TRUE(is_word(c)) << std::hex << static_cast<std::uint32_t>(c);
  for (char32_t const c : {U' ', U'-', U'_', U',', U'"', U'\n', char32_t{0x201C}, char32_t{0x2265},
                           char32_t{0x1F600}, char32_t{0xD800}, char32_t{0x110000}})
    EXPECT_FALSE(is_word(c)) << std::hex << static_cast<std::uint32_t>(c);
}

} // namespace
} // namespace chitieu::text
