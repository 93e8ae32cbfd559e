#include "arrow_fault.hpp"

#include <utility>

namespace chitieu::data {

column_fault unsupported(argument type, argument remedy) {
  return {code::unsupported_type, std::nullopt, std::move(type), {std::move(remedy)}};
}

argument to_a_date() {
  return {"make each cell the day that counts for the plan, for example by a cast to a date",
          "đưa mỗi ô về đúng ngày cần tính theo kế hoạch, chẳng hạn chuyển sang kiểu ngày"};
}

argument to_plain_cells() {
  return {"make it text, numbers, dates, yes/no or lists of text",
          "đưa về văn bản, số, ngày, có/không hoặc danh sách văn bản"};
}

column_fault damaged(argument how, std::optional<std::size_t> row) {
  return {code::damaged_table, row, std::move(how), {}};
}

} // namespace chitieu::data
