// Tables of Arrow in batches of which some have blanks, against the same rows in columns.
#include "data/arrow_case.hpp"

#include <chitieu/chitieu.hpp>
#include <chitieu/data/columns.hpp>
#include <chitieu/render/render.hpp>

namespace {

using namespace arrow_case;

TEST(arrow_blocks, with_and_without_blanks_are_counted_together) {
  auto const program = chitieu::compile(chitieu::parse(*chitieu::source::from_text("plan", R"(
population staff, complete
  id     key
  good   flag
  score  count
target 1: at least 50% of staff good
target 2: at least 50% of staff where score at least 3 good
target 3: sum of score of staff is at least 10
)")));
  // Enough rows for blocks that lie within one batch, and for others.
  constexpr std::size_t rows = 20'000;
  std::vector<std::int64_t> ids;
  std::vector<std::optional<bool>> good;
  std::vector<std::optional<std::int64_t>> score;
  batches stream;
  for (std::size_t batch = 0; batch < 4; ++batch) {
    cells id_cells;
    cells good_cells;
    cells score_cells;
    for (std::size_t row = 0; row < rows; ++row) {
      bool const blank = batch % 2 == 1 && row % 7 == 0;
      ids.push_back(static_cast<std::int64_t>(ids.size()));
      good.push_back(blank ? std::nullopt : std::optional(row % 3 != 0));
      score.push_back(blank ? std::nullopt : std::optional(static_cast<std::int64_t>(row % 6)));
      id_cells.push_back(value(ids.back()));
      good_cells.push_back(blank ? cell() : cell(value(std::int64_t{row % 3 != 0 ? 1 : 0})));
      score_cells.push_back(blank ? cell() : cell(value(*score.back())));
    }
    auto made = records({named("id", encode("l", id_cells)), named("good", encode("b", good_cells)),
                         named("score", encode("s", score_cells))},
                        rows);
    stream.schema = made;
    stream.rest.push_back(std::move(made));
  }
  ledger counts;
  {
    chitieu::dataset in_batches;
    in_batches.add("staff", *read(std::move(stream), counts));
    chitieu::dataset in_columns;
    in_columns.add("staff",
                   chitieu::columns(chitieu::column("id", ids), chitieu::column("good", good),
                                    chitieu::column("score", score)));
    auto const said = [&](chitieu::dataset const& data) {
      return chitieu::render::to_json(chitieu::evaluate(program, data), chitieu::language::en);
    };
    EXPECT_EQ(said(in_batches), said(in_columns));
  }
  EXPECT_EQ(counts.given, counts.released);
}

} // namespace
