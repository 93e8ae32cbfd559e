#include <chitieu/text/fold.hpp>

#include <gtest/gtest.h>

#include <string>

namespace chitieu::text {
namespace {

struct sample {
  char const* language;
  std::string bytes;
  char const* encoding;
};

// “Kế hoạch phong trào thi đua năm 2023: ít nhất 95% cá nhân đạt danh hiệu …” and a shorter one.
sample const vietnamese[] = {
    {"Vietnamese",
     "K\xEA\xEC hoa\xF2"
     "ch phong tr\xE0o thi \xF0ua n\xE3m 2023: \xEDt nh\xE2\xECt 95% c\xE1 nh\xE2n \xF0"
     "a\xF2t danh hi\xEA\xF2u \x93Lao \xF0\xF4\xF2ng ti\xEAn ti\xEA\xECn\x94, 15% chi\xEA\xECn "
     "si\xDE thi \xF0ua c\xF5 s\xF5\xD2; \xF0\xFD\xF5\xF2"
     "c x\xEA\xECp loa\xF2i ho\xE0n th\xE0nh t\xF4\xECt nhi\xEA\xF2m vu\xF2 tr\xF5\xD2 l\xEAn.",
     "windows-1258"},
    {"Vietnamese",
     "chi\xD2 ti\xEAu 6: t\xFD\xCC 95% c\xE1n b\xF4\xF2 \xF0"
     "a\xF2t L\xD0TT",
     "windows-1258"},
    {"Vietnamese",
     "K\xD5 ho\xB9"
     "ch phong tr\xB5o thi \xAEua n\xA8m 2023: \xDDt nh\xCAt 95% c\xB8 nh\xA9n \xAE\xB9t danh "
     "hi\xD6u \"Lao \xAE\xE9ng ti\xAAn ti\xD5n\", 15% chi\xD5n s\xDC thi \xAEua c\xAC s\xEB; "
     "\xAE\xAD\xEE"
     "c x\xD5p lo\xB9i ho\xB5n th\xB5nh t\xE8t nhi\xD6m v\xF4 tr\xEB l\xAAn.",
     "TCVN3"},
    {"Vietnamese", "ch\xD8 ti\xAAu 6: t\xF5 95% c\xB8n b\xE9 \xAE\xB9t L\xA7TT", "TCVN3"},
    {"Vietnamese",
     "Ke\xE1 hoa\xEF"
     "ch phong tra\xF8o thi \xF1ua na\xEAm 2023: \xEDt nha\xE1t 95% ca\xF9 nha\xE2n \xF1"
     "a\xEFt danh hie\xE4u \"Lao \xF1o\xE4ng tie\xE2n tie\xE1n\", 15% chie\xE1n s\xF3 thi \xF1ua "
     "c\xF4 s\xF4\xFB; \xF1\xF6\xF4\xEF"
     "c xe\xE1p loa\xEFi hoa\xF8n tha\xF8nh to\xE1t nhie\xE4m vu\xEF tr\xF4\xFB le\xE2n.",
     "VNI"},
    {"Vietnamese",
     "ch\xE6 tie\xE2u 6: t\xF6\xF8 95% ca\xF9n bo\xE4 \xF1"
     "a\xEFt L\xD1TT",
     "VNI"},
};

sample const others[] = {
    {"French",
     "L'\xE9l\xE8ve a \xE9t\xE9 tr\xE8s f\xE2"
     "ch\xE9; th\xE9\xE2tre, gar\xE7on, o\xF9, na\xEFve, for\xEAt, cr\xE9"
     "ation",
     ""},
    {"German",
     "Gr\xF6\xDF"
     "e \xFC"
     "ber Stra\xDF"
     "e m\xFC\xDFte sch\xF6n f\xFCr \xC4pfel und \xD6l",
     ""},
    {"Russian",
     "\xCF\xEB\xE0\xED \xF2\xF0\xE5\xE1\xF3\xE5\xF2, \xF7\xF2\xEE\xE1\xFB \xED\xE5 "
     "\xEC\xE5\xED\xE5\xE5 95% \xF1\xEE\xF2\xF0\xF3\xE4\xED\xE8\xEA\xEE\xE2 "
     "\xE2\xFB\xEF\xEE\xEB\xED\xE8\xEB\xE8 \xED\xEE\xF0\xEC\xF3",
     ""},
    {"Russian",
     "\xF0\xCC\xC1\xCE \xD4\xD2\xC5\xC2\xD5\xC5\xD4, \xDE\xD4\xCF\xC2\xD9 \xCE\xC5 "
     "\xCD\xC5\xCE\xC5\xC5 95% \xD3\xCF\xD4\xD2\xD5\xC4\xCE\xC9\xCB\xCF\xD7",
     ""},
    {"Chinese",
     "\xD6\xD0\xBB\xAA\xC8\xCB\xC3\xF1\xB9\xB2\xBA\xCD\xB9\xFA\xB5\xC4\xBC\xC6\xBB\xAE\xD2\xAA\xC7"
     "\xF3\xD6\xC1\xC9\xD9\xB0\xD9\xB7\xD6\xD6\xAE\xBE\xC5\xCA\xAE\xCE\xE5\xB5\xC4\xC8\xCB\xD4\xB1"
     "\xB4\xEF\xB5\xBD\xB1\xEA\xD7\xBC",
     ""},
    {"Japanese",
     "\x8Cv\x89\xE6\x82\xCD\x8B\xE3\x8F\\\x8C\xDC\x83p\x81["
     "\x83Z\x83\x93\x83g\x88\xC8\x8F\xE3\x82\xCC\x90l\x88\xF5\x82\xAA\x8A\xEE\x8F\x80\x82\xC9\x92"
     "B\x82\xB7\x82\xE9\x82\xB1\x82\xC6",
     ""},
};

TEST(guess_encoding, knows_the_old_encodings_of_vietnamese) {
  for (auto const& [language, bytes, encoding] : vietnamese)
    EXPECT_EQ(guess_encoding(bytes), encoding) << testing::PrintToString(bytes);
}

TEST(guess_encoding, knows_utf16_with_and_without_a_byte_order_mark) {
  using namespace std::string_literals;
  for (std::string const& bytes :
       {"\xFF\xFE"s, "\xFF\xFE\xA5\x1En\0"s, "\xFE\xFF\x1E\xA5\0n"s, "e\0d\0i\0t\0i\0o\0n\0"s,
        "\0e\0d\0i\0t\0i\0o\0n"s, "\xA5\x1En\0 \0b\0\xA3\x1En\0 \0001\0\n\0c\0h\0\xC9\x1E \0"s})
    EXPECT_EQ(guess_encoding(bytes), "UTF-16") << testing::PrintToString(bytes);
}

TEST(guess_encoding, does_not_guess_wildly) {
  for (auto const& [language, bytes, encoding] : others)
    EXPECT_EQ(guess_encoding(bytes), encoding) << language;
  EXPECT_EQ(guess_encoding(""), "");
  EXPECT_EQ(guess_encoding("plain"), "");
  EXPECT_EQ(guess_encoding("\xFF"), "");
  EXPECT_EQ(guess_encoding(std::string(100, '\0')), "");
  EXPECT_EQ(guess_encoding("truncated \xE1\xBA"), "");
}

} // namespace
} // namespace chitieu::text
