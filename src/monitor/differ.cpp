#include "held_twice.hpp"

namespace chitieu::live {

using exact::bounds;
using exact::rational;

void keeper::differ_for_owners(std::size_t part, std::uint32_t record, code is, bool takes) {
  auto& into = different_of(part);
  auto const number = parts_[part].counted[record];
  share_out(
      part, record, into, [&](live::different_numbers& kept, bool linked, std::uint32_t place) {
        kept.put(number, linked && is <= 3, takes ? -1 : 1, [&](rational const& known, int times) {
          moved_value(part, into, place, known, times);
        });
      });
}

/// An owner names other records than before.
void keeper::differ_anew(std::size_t part, std::uint32_t owner) {
  auto const& followed = plan_.followed()[part];
  auto const& state = parts_[part];
  auto const& records = rows_of(followed.records);
  auto& all = different_of(part).owners;
  if (owner >= all.size()) all.resize(std::size_t{owner} + 1);
  auto& into = all[owner] = {};
  names_of_link(followed.owners, followed.via)->each_named_by(owner, [&](std::uint32_t record) {
    if (record == references::any) return;
    auto const is = records.bytes(record)[followed.code_at];
    if (is != 0 && state.counted.word(record) != none_word)
      into.put(state.counted[record], is <= 3, 1, [](rational const&, int) {});
  });
  mark_owner(followed, owner);
}

/// Those that surely are there are kept at one place.
bounds keeper::different_numbers(node_id id, std::uint32_t owner) const {
  auto const part = plan_.parts_of(id).front();
  auto const& in = parts_[part].different;
  std::int64_t least = 0;
  std::int64_t open = 0;
  each_kept(part, owner, in, [&](live::different_numbers const& kept) {
    least += kept.surely([&] { step(); });
    open += kept.open();
  });
  return {rational{least}, rational{all_different(part, owner, in) + open}, false, false};
}

} // namespace chitieu::live
