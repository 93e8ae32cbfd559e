#pragma once
#include "keeper.hpp"

#include <algorithm>

namespace chitieu::live {

/// Has `adjust(kept, linked, place)` take a record into account, or out of it, wherever it counts:
/// for its owners (`linked` where they surely are), for choices of owners that it has one of, or
/// for all (a place of `references::any`).
template <class Kept, class Adjust>
void keeper::share_out(std::size_t part, std::uint32_t record, kept_for<Kept>& into,
                       Adjust adjust) {
  step();
  auto const& followed = plan_.followed()[part];
  auto const& state = parts_[part];
  auto const put = [&](std::uint32_t owner, bool linked) {
    step();
    if (owner >= into.owners.size()) into.owners.resize(std::size_t{owner} + 1);
    adjust(into.owners[owner], linked, owner);
  };
  if (followed.via.everyone) {
    adjust(into.every, true, references::any);
    return mark_owners(followed);
  }
  if (followed.via.forward) {
    auto const& names = *names_of_link(followed.owners, followed.via);
    adjust(into.any, false, references::any);
    names.each_naming(record, [&](std::uint32_t owner) {
      // What begins again has not what would be taken away.
      if (std::ranges::binary_search(state.owners_anew, owner)) return;
      put(owner, true);
      mark_owner(followed, owner);
    });
    names.each_naming(references::any, [&](std::uint32_t owner) { mark_owner(followed, owner); });
    return;
  }
  auto const* several = several_[plan_.place_of(followed.owners)];
  auto const give = [&](std::uint32_t owner) {
    if (owner == references::any) {
      adjust(into.every, false, references::any);
      return mark_owners(followed);
    }
    bool const is_choice = several != nullptr && several->is_choice(owner);
    put(owner, !is_choice);
    if (is_choice)
      mark_choice(followed, owner);
    else
      mark_owner(followed, owner);
  };
  auto const& records = rows_of(followed.records);
  // A cell that stays says what it names; it lies beside what has just been read of its row.
  if (auto const word = records.word(record, followed.via.column);
      !is_relinking_ && is_filled(word) && records.is_there(record) &&
      records.of(followed.via.column).kept_as == column::form::number)
    return give(static_cast<std::uint32_t>(word));
  names_of_link(followed.owners, followed.via)->each_named_by(record, give);
}

/// Calls `visit(kept)` for each place at which something is kept of the records that are linked to
/// an owner, or perhaps are.
template <class Kept, class Visit>
void keeper::each_kept(std::size_t part, std::uint32_t owner, kept_for<Kept> const& of,
                       Visit visit) const {
  auto const& followed = plan_.followed()[part];
  visit(of.every);
  if (followed.via.everyone) return;
  if (owner < of.owners.size()) visit(of.owners[owner]);
  for (auto const choice : choices_with(followed, owner))
    if (choice < of.owners.size()) visit(of.owners[choice]);
  if (followed.via.forward &&
      rows_of(followed.owners).word(owner, followed.via.column) == unknown_word)
    visit(of.any);
}

} // namespace chitieu::live
