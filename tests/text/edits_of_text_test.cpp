// Names put in the place of others, in the quotation marks that stand there; and letters without
// marks.
#include <chitieu/text/fixes.hpp>
#include <chitieu/text/fold.hpp>

#include <gtest/gtest.h>

namespace chitieu {
namespace {

TEST(written_like, keeps_the_marks_that_stand_there) {
  EXPECT_EQ(written_like("old", "new"), "new");
  EXPECT_EQ(written_like("“old”", "new"), "“new”");
  EXPECT_EQ(written_like("\"old\"", "new"), "\"new\"");
  EXPECT_EQ(written_like("“old", "new"), "new");
  EXPECT_EQ(written_like("old”", "new"), "new");
  EXPECT_EQ(written_like("\"", "new"), "new");
  EXPECT_EQ(written_like("", "new"), "new");
  EXPECT_EQ(written_like("“old”", "a \"b\""), "“a \"\"b\"\"”");
}

TEST(offer, adds_what_stands_in_the_text) {
  auto const text = *source::from_text("plan", "target 1");
  diagnostic made;
  offer(made, text, {0, 6}, "limit", choice::sure);
  offer(made, text, {7, 8}, "2", choice::asks);
  offer(made, text, {6, 3}, "x", choice::sure);
  offer(made, text, {7, 99}, "x", choice::sure);
  ASSERT_EQ(made.fixes.size(), 2U);
  EXPECT_TRUE(made.fixes[0].sure);
  EXPECT_FALSE(made.fixes[1].sure);
}

TEST(skeleton, drops_marks_and_tells_look_alikes_alike) {
  EXPECT_EQ(text::skeleton("Đơn vị"), text::skeleton("Đơn vi"));
  EXPECT_EQ(text::skeleton("é"), "e");
  for (auto const* marked : {"e\u0301", "e\u1AB0", "e\u1DC4", "e\u20D0", "e\uFE20"})
    EXPECT_EQ(text::skeleton(marked), "e") << marked;
  // Signs around those ranges are none of these marks.
  for (auto const* other : {"e\u1B00", "e\u1E00", "e\u2100", "e\uFE10", "e\uFE30"})
    EXPECT_NE(text::skeleton(other), "e") << other;
}

TEST(source, is_not_made_of_what_is_no_text) {
  EXPECT_FALSE(source::from_text("plan", "a\xFF"));
  EXPECT_FALSE(source::from_file("nowhere/there-is-none.plan"));
}

} // namespace
} // namespace chitieu
