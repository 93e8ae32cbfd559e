#include "arrow_chunks.hpp"

#include <algorithm>
#include <unordered_map>

namespace chitieu::data {

void arrow_chunks::add(arrow_cells cells, std::size_t length) {
  chunks_.push_back(std::move(cells));
  ends_.push_back(length + (ends_.empty() ? 0 : ends_.back()));
}

std::size_t arrow_chunks::chunk_of(std::size_t row) const noexcept {
  if (ends_.size() == 1) return 0;
  // Batches are mostly of one size.
  auto const guess = std::min(row / ends_.front(), ends_.size() - 1);
  if (row < ends_[guess] && row >= begin_of(guess)) return guess;
  return static_cast<std::size_t>(std::upper_bound(ends_.begin(), ends_.end(), row) -
                                  ends_.begin());
}

template <class Value, class Read>
void arrow_chunks::each(std::size_t first, std::span<Value> values, std::span<std::uint8_t> known,
                        Read const& read) const {
  if (values.empty()) return;
  auto chunk = chunk_of(first);
  for (std::size_t done = 0; done < values.size(); ++chunk) {
    auto const row = first + done;
    auto const size = std::min(values.size() - done, ends_[chunk] - row);
    read(chunk, row - begin_of(chunk), values.subspan(done, size), known.subspan(done, size));
    done += size;
  }
}

std::optional<column_fault> arrow_chunks::fault() const {
  for (std::size_t chunk = 0; chunk < chunks_.size(); ++chunk)
    if (auto found = chunks_[chunk]->fault()) {
      if (found->row) *found->row += begin_of(chunk);
      return found;
    }
  return std::nullopt;
}

void arrow_chunks::read(std::size_t first, std::span<std::int64_t> values,
                        std::span<std::uint8_t> known) const {
  if (kind_ == cell_kind::choice) unite();
  each(first, values, known, [this](std::size_t chunk, std::size_t at, auto into, auto is) {
    chunks_[chunk]->read(at, into, is);
    if (places_.empty() || places_[chunk].empty()) return;
    for (std::size_t i = 0; i < into.size(); ++i)
      if (is[i] == 1) into[i] = places_[chunk][static_cast<std::size_t>(into[i])];
  });
}

cell_view arrow_chunks::view(std::size_t row) const {
  if (chunks_.empty()) return {};
  if (kind_ == cell_kind::choice) unite();
  // Choices of different lists have different codes.
  if (!places_.empty()) return {};
  auto const chunk = chunk_of(row);
  auto made = chunks_[chunk]->view(row - begin_of(chunk));
  made.rows = ends_[chunk] - row;
  return made;
}

void arrow_chunks::read_decimals(std::size_t first, std::span<exact::decimal> values,
                                 std::span<std::uint8_t> known) const {
  each(first, values, known, [this](std::size_t chunk, std::size_t at, auto into, auto is) {
    chunks_[chunk]->read_decimals(at, into, is);
  });
}

bool arrow_chunks::read_text(std::size_t row, std::string_view& out) const {
  auto const chunk = chunk_of(row);
  return chunks_[chunk]->read_text(row - begin_of(chunk), out);
}

bool arrow_chunks::read_texts(std::size_t row, std::vector<std::string_view>& out) const {
  auto const chunk = chunk_of(row);
  return chunks_[chunk]->read_texts(row - begin_of(chunk), out);
}

bool arrow_chunks::read_choices(std::size_t row, std::vector<std::int64_t>& out) const {
  unite();
  auto const chunk = chunk_of(row);
  auto const before = static_cast<std::ptrdiff_t>(out.size());
  bool const there = chunks_[chunk]->read_choices(row - begin_of(chunk), out);
  if (!places_.empty() && !places_[chunk].empty())
    std::for_each(out.begin() + before, out.end(), [&](std::int64_t& choice) {
      if (choice >= 0) choice = places_[chunk][static_cast<std::size_t>(choice)];
    });
  return there;
}

std::span<std::string const> arrow_chunks::choices() const {
  if (chunks_.empty()) return {};
  unite();
  return places_.empty() ? chunks_.front()->choices() : names_;
}

void arrow_chunks::unite() const {
  std::call_once(united_, [this] {
    auto const first = chunks_.empty() ? std::span<std::string const>() : chunks_[0]->choices();
    bool const same = std::all_of(chunks_.begin(), chunks_.end(), [&](auto const& chunk) {
      return chunk->choices().data() == first.data();
    });
    if (same) return;
    std::unordered_map<std::string_view, std::int64_t> place_of;
    std::span<std::string const> last;
    for (auto const& chunk : chunks_) {
      auto const names = chunk->choices();
      if (!places_.empty() && names.data() == last.data()) {
        places_.push_back(places_.back());
        continue;
      }
      last = names;
      auto& places = places_.emplace_back();
      for (auto const& name : names) {
        auto const [at, is_new] =
            place_of.try_emplace(name, static_cast<std::int64_t>(names_.size()));
        if (is_new) names_.push_back(name);
        places.push_back(at->second);
      }
    }
  });
}

} // namespace chitieu::data
