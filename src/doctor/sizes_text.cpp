#include "findings.hpp"

#include <exact/magnitude.hpp>

#include <algorithm>

namespace chitieu::doctor {

argument counts_text(std::int64_t low, std::int64_t high) {
  auto const from = std::to_string(low);
  auto const to = std::to_string(high);
  if (low > high) return {"no number", "không số nào"};
  if (low == high) return {"exactly " + from, "đúng " + from};
  if (high == exact::largest) return {"at least " + from, "ít nhất " + from};
  if (low == 0) return {"at most " + to, "nhiều nhất " + to};
  return {"from " + from + " to " + to, "từ " + from + " đến " + to};
}

argument sizes_text(std::vector<std::int64_t> const& sizes, std::int64_t most) {
  auto const tried = std::to_string(most);
  auto const bad = [&](std::int64_t n) {
    return std::binary_search(sizes.begin(), sizes.end(), n);
  };
  auto const count = static_cast<std::int64_t>(sizes.size());
  auto const tail_en = " (tried from 1 to " + tried + ")";
  auto const tail_vi = " (đã thử từ 1 đến " + tried + ")";
  if (count == most) return {"every size" + tail_en, "mọi số lượng" + tail_vi};
  auto const last = sizes.back();
  if (last == 1) return {"size 1", "số lượng 1"};
  if (last == count) {
    auto const to = std::to_string(last);
    return {"sizes from 1 to " + to, "số lượng từ 1 đến " + to};
  }
  if (last == most && count == most - sizes.front() + 1) {
    auto const from = std::to_string(sizes.front());
    return {"sizes from " + from + " on" + tail_en, "số lượng từ " + from + " trở lên" + tail_vi};
  }
  std::int64_t step = 1;
  while (step <= most && bad(step)) ++step;
  bool regular = true;
  for (std::int64_t n = 1; n <= most; ++n) regular = regular && bad(n) == (n % step != 0);
  if (regular) {
    auto const of = std::to_string(step);
    return {"every size but multiples of " + of + tail_en,
            "mọi số lượng không chia hết cho " + of + tail_vi};
  }
  // As many as there are multiples of the first.
  if (auto const first = sizes.front();
      first > 1 && count == most / first &&
      std::all_of(sizes.begin(), sizes.end(), [&](auto n) { return n % first == 0; })) {
    auto const of = std::to_string(first);
    return {"multiples of " + of + tail_en, "mọi số lượng chia hết cho " + of + tail_vi};
  }
  std::string some;
  constexpr std::size_t shown = 8;
  for (std::size_t i = 0; i < std::min(shown, sizes.size()); ++i)
    some += (i == 0 ? "" : ", ") + std::to_string(sizes[i]);
  if (sizes.size() > shown) some += ", … " + std::to_string(last);
  return {"the sizes " + some + tail_en, "các số lượng " + some + tail_vi};
}

} // namespace chitieu::doctor
