// The keywords that programs colour are those of the grammar.
#include <chitieu/syntax/keywords.hpp>

#include <gtest/gtest.h>

#include <syntax/word.hpp>

#include <algorithm>

namespace chitieu {
namespace {

TEST(keywords, are_all_spellings_once) {
  for (auto which : {language::en, language::vi}) {
    auto const all = keywords(which);
    for (std::size_t i = 0; i < syntax::word_set().size(); ++i)
      for (auto spelling : syntax::spellings(static_cast<syntax::word>(i), which)) {
        EXPECT_EQ(std::count_if(all.begin(), all.end(),
                                [&](keyword const& each) { return each.spelling == spelling; }),
                  1)
            << spelling;
      }
  }
}

TEST(keywords, have_their_kinds) {
  auto kind_of = [](char const* spelling, language which) {
    for (auto const& each : keywords(which))
      if (each.spelling == spelling) return each.is;
    return keyword::kind::word;
  };
  EXPECT_EQ(kind_of("target", language::en), keyword::kind::statement);
  EXPECT_EQ(kind_of("chỉ tiêu", language::vi), keyword::kind::statement);
  EXPECT_EQ(kind_of("≥", language::vi), keyword::kind::sign);
  EXPECT_EQ(kind_of("ít nhất", language::vi), keyword::kind::quantity);
  EXPECT_EQ(kind_of("key", language::en), keyword::kind::type);
  EXPECT_EQ(kind_of("owner", language::en), keyword::kind::property);
}

} // namespace
} // namespace chitieu
