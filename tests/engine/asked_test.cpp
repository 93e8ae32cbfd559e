// A check that asks whether to go on says what one says that does not ask.
#include "many_people.hpp"

#include <chitieu/render/render.hpp>

namespace chitieu {
namespace {

TEST(asked, says_the_same) {
  many_people const people;
  for (std::string_view const sentence :
       {"median score of staff ≥ 1", "number of different many of staff ≥ 1",
        "number of different name of staff ≥ 1", "at least 50% of staff are in the top 3 by many",
        "average score of staff ≥ 1"}) {
    auto const program = many_people::asking(sentence);
    bound_dataset const bound(program, people.data, {.by = "unit"});
    check_options options;
    options.by = "unit";
    auto const quiet = evaluate(program, bound, options);
    std::size_t count = 0;
    options.poll = [&count] { ++count; };
    auto const asking = evaluate(program, bound, options);
    EXPECT_GT(count, many_people::rows / 16'384) << sentence;
    EXPECT_EQ(render::to_json(asking, language::en), render::to_json(quiet, language::en))
        << sentence;
  }
}

} // namespace
} // namespace chitieu
