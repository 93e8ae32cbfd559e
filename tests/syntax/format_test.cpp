// A plan laid out: what keeps its words, and what is written in the standard form.
#include <chitieu/syntax/format.hpp>

#include <gtest/gtest.h>

namespace chitieu {
namespace {

struct laid_out {
  std::string written;
  std::string comes_to;
};

std::string const declared = "population staff\n"
                             "  id    key\n"
                             "  role  text\n"
                             "  good  flag\n"
                             "  size  number\n";

std::string layout(std::string const& more) {
  auto const read = parse(*source::from_text("plan", declared + more));
  auto out = format(read);
  EXPECT_EQ(out.substr(0, declared.size()), declared);
  return out.substr(std::min(declared.size(), out.size()));
}

class layouts : public testing::TestWithParam<laid_out> {};

TEST_P(layouts, are_as_expected_and_stay) {
  auto const& [written, comes_to] = GetParam();
  auto const out = layout(written);
  EXPECT_EQ(out, comes_to);
  EXPECT_EQ(layout(out), comes_to);
}

INSTANTIATE_TEST_SUITE_P(
    format, layouts,
    testing::Values(
        // Blanks, tabs and line ends are one blank; marks of a keyboard are those of a document.
        laid_out{"target  1:\tat least 1 of\n    staff\tgood \n",
                 "target 1: at least 1 of staff good\n"},
        laid_out{"target 1: at least 1 staff role is \"a\"\n",
                 "target 1: at least 1 staff role is “a”\n"},
        laid_out{"target 1: at least 1 staff role is \"say \"\"a\"\"\"\n",
                 "target 1: at least 1 staff role is \"say \"\"a\"\"\"\n"},
        // Signs of a keyboard, full-width digits, odd blanks and letters in parts.
        laid_out{"target 1: >= 1 staff good\n", "target 1: at least 1 staff good\n"},
        laid_out{"target 1: at least １ staff good\n", "target 1: at least 1 staff good\n"},
        laid_out{"target 1: at least\u00A01 staff good\n", "target 1: at least 1 staff good\n"},
        laid_out{"target 1: at least\u20031 staff good\n", "target 1: at least 1 staff good\n"},
        laid_out{"target 1: at least\u202F1 staff good\n", "target 1: at least 1 staff good\n"},
        laid_out{"target 1: at least\u30001 staff good\n", "target 1: at least 1 staff good\n"},
        // A comment within a name is none of it.
        laid_out{"term civil servants = staff where good\ntarget 1: at least 50% of civil # who\n"
                 "    servants role is “#1”\n",
                 "term civil servants = staff where good\n# who\n"
                 "target 1: at least 50% of civil servants role is “#1”\n"},
        // A sign within quotation marks is a text of somebody.
        laid_out{"target 1: at least 1 staff role is “a=b”\n",
                 "target 1: at least 1 staff role is “a=b”\n"},
        laid_out{"phrase “a = b” = good\n", "phrase “a = b” = good\n"},
        laid_out{"phrase \"a = b\" = good\n", "phrase “a = b” = good\n"},
        laid_out{"measure half=number of staff/2\n", "measure half = number of staff/2\n"},
        // A term for a time has lines under it, and is printed.
        laid_out{"term ones = staff where good\n  in force until 1/1/2024\n",
                 "term ones = staff where good\n  in force until 1/1/2024\n"},
        // A comment inside a statement comes to stand above it; others stay.
        laid_out{"# before\ntarget 1: at least 1 staff # inside\n  good\n# between\n\n# after\n",
                 "# before\n# inside\ntarget 1: at least 1 staff good\n# between\n\n# after\n"},
        // What could not be read stays as it is, and so does a heading.
        laid_out{"target 1: at  least nonsense\n", "target 1: at  least nonsense\n"},
        laid_out{"section   “One”\n", "section “One”\n"},
        // Words of the other language are written in that of the plan.
        laid_out{"target 1: ít nhất 1 staff good\n", "target 1: at least 1 staff good\n"},
        // A quotation that is not closed, and a letter of a script that no keyboard's sign is for.
        laid_out{"target 1: at least 1 staff role is \"a\n",
                 "target 1: at least 1 staff role is \"a\n"},
        laid_out{"target 1: at least 1 staff role is \U0001F600\n",
                 "target 1: at least 1 staff role is \U0001F600\n"},
        laid_out{"target 1: at least 1 staff role is “\U0001F600”\n",
                 "target 1: at least 1 staff role is “\U0001F600”\n"},
        // A mistake before or behind a statement is none of it.
        laid_out{"target 1: at  least nonsense\ntarget 2: at  least 1 staff good\n"
                 "target 3: no  thing\n",
                 "target 1: at  least nonsense\ntarget 2: at least 1 staff good\n"
                 "target 3: no  thing\n"},
        // A warning is no mistake: what it is said of is laid out.
        laid_out{"target 1:  at least 9 staff good, of which at least 1 good\n",
                 "target 1: at least 9 staff good, of which at least 1 good\n"},
        // A definition whose name looks like what it means.
        laid_out{"phrase \"is\"   =   good\n", "phrase “is” = good\n"},
        // A sentence without an id.
        laid_out{"at  least 1 staff good\n", "at least 1 staff good\n"}));

} // namespace
} // namespace chitieu
