#include <chitieu/text/fold.hpp>

#include <gtest/gtest.h>

#include <string>

namespace chitieu::text {
namespace {

TEST(skeleton, is_the_same_for_names_that_look_alike) {
  struct names {
    char const* one;
    char const* other;
  };
  for (auto const& [one, other] :
       {names{"LĐTT", "LDTT"}, names{"LĐTT", "LÐTT"}, names{"LĐTT", "LƉTT"}, names{"Hoà", "hoa"},
        names{"Lao động tiên tiến", "LAO DONG TIEN TIEN"}, names{"Đơn\u00A0vị", "don vi"},
        names{"СЅТĐ", "CSTD"}, names{"АВЕКМНОРСТХуі", "ABEKMHOPCTXyi"},
        names{"ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABEZHIKMNOPTYX"}, names{"ê", "e\u0302"}, names{"Ｌ Đ", "l d"},
        names{"Ё", "E"}})
    EXPECT_EQ(skeleton(one), skeleton(other)) << one << " and " << other;
  EXPECT_EQ(skeleton("LĐTT"), "ldtt");
}

TEST(skeleton, keeps_different_names_apart) {
  EXPECT_NE(skeleton("LĐTT"), skeleton("LĐXS"));
  EXPECT_NE(skeleton("từ 1"), skeleton("từ l"));
  EXPECT_NE(skeleton("ガ"), skeleton("カ")) << "a mark of that script makes another letter";
  EXPECT_EQ(skeleton("한"), "한");
}

TEST(skeleton, of_a_skeleton_is_itself) {
  for (std::string const text : {"Lao động", "ΆΒ", "Й", "ガ 한", "a\u0338", "≠"})
    EXPECT_EQ(skeleton(skeleton(text)), skeleton(text)) << text;
}

TEST(file_key, keeps_letters_and_digits_only) {
  EXPECT_EQ(file_key("Cán bộ, viên chức (2023).csv"), "canbovienchuc2023csv");
  EXPECT_EQ(file_key("don_vi"), file_key("Đơn vị"));
  EXPECT_EQ(file_key("“-” …"), "");
}

} // namespace
} // namespace chitieu::text
