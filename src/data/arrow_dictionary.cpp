#include "arrow_dictionary.hpp"

#include "arrow_fault.hpp"
#include "cell_text.hpp"

#include <algorithm>
#include <array>

namespace chitieu::data {
namespace {

column_fault code_outside(std::size_t row) {
  return damaged({"a cell points outside its dictionary", "một ô trỏ ra ngoài bảng mã"}, row);
}

template <class Index>
class choice_array final : public input_column {
 public:
  choice_array(arrow_slice const& from, shared_dictionary const& dictionary)
      : known_(from.known), length_(from.length),
        indices_(static_cast<unsigned char const*>(from.buffer(1)) + from.first * sizeof(Index)),
        dictionary_(dictionary) {}

  [[nodiscard]] cell_kind kind() const noexcept override { return cell_kind::choice; }
  [[nodiscard]] std::span<std::string const> choices() const override {
    return dictionary_->names();
  }

  [[nodiscard]] std::optional<column_fault> fault() const override {
    if (auto found = dictionary_->values().fault()) {
      found->row.reset();
      return found;
    }
    for (std::size_t row = 0; row < length_; ++row)
      if (index(row) >= dictionary_->size() && known_.at(row)) return code_outside(row);
    return std::nullopt;
  }

  void read(std::size_t first, std::span<std::int64_t> values,
            std::span<std::uint8_t> known) const override {
    known_.read(first, known);
    auto const size = dictionary_->size();
    for (std::size_t i = 0; i < values.size(); ++i) {
      auto const at = index(first + i);
      bool const inside = at < size;
      values[i] = inside && known[i] != 0 ? static_cast<std::int64_t>(at) : 0;
      known[i] = inside || known[i] == 0 ? known[i] : std::uint8_t{2};
    }
    if (!dictionary_->has_blank_names()) return;
    auto const names = dictionary_->names();
    for (std::size_t i = 0; i < values.size(); ++i)
      if (known[i] == 1 && names[static_cast<std::size_t>(values[i])].empty())
        values[i] = 0, known[i] = 0;
  }

  [[nodiscard]] cell_view view(std::size_t row) const override {
    auto made = view_of_numbers<Index>(indices_, row);
    return known_.mark(made, row) && !dictionary_->has_blank_names() ? made : cell_view{};
  }

 private:
  /// A negative one becomes larger than any dictionary.
  [[nodiscard]] std::uint64_t index(std::size_t row) const noexcept {
    return static_cast<std::uint64_t>(static_cast<std::int64_t>(load<Index>(indices_, row)));
  }

  arrow_validity known_;
  std::size_t length_;
  unsigned char const* indices_;
  shared_dictionary dictionary_;
};

class decoded_array final : public input_column {
 public:
  decoded_array(arrow_cells indices, std::size_t length, shared_dictionary dictionary)
      : indices_(std::move(indices)), length_(length), dictionary_(std::move(dictionary)) {}

  [[nodiscard]] cell_kind kind() const noexcept override { return dictionary_->values().kind(); }

  [[nodiscard]] std::optional<column_fault> fault() const override {
    if (auto found = dictionary_->values().fault()) {
      found->row.reset();
      return found;
    }
    for (std::size_t row = 0; row < length_; ++row) {
      std::uint8_t known = 0;
      index(row, known);
      if (known == 2) return code_outside(row);
    }
    return std::nullopt;
  }

  void read(std::size_t first, std::span<std::int64_t> values,
            std::span<std::uint8_t> known) const override {
    decode(first, values, known, [this](std::size_t at, auto value, auto is) {
      dictionary_->values().read(at, value, is);
    });
  }

  void read_decimals(std::size_t first, std::span<exact::decimal> values,
                     std::span<std::uint8_t> known) const override {
    decode(first, values, known, [this](std::size_t at, auto value, auto is) {
      dictionary_->values().read_decimals(at, value, is);
    });
  }

 private:
  std::size_t index(std::size_t row, std::uint8_t& known) const {
    std::int64_t at = 0;
    indices_->read(row, {&at, 1}, {&known, 1});
    bool const inside = at >= 0 && static_cast<std::uint64_t>(at) < dictionary_->size();
    if (known == 1 && !inside) known = 2;
    return static_cast<std::size_t>(at);
  }

  template <class Value, class Read>
  void decode(std::size_t first, std::span<Value> values, std::span<std::uint8_t> known,
              Read const& one) const {
    for (std::size_t i = 0; i < values.size(); ++i) {
      values[i] = {};
      auto const at = index(first + i, known[i]);
      if (known[i] == 1) one(at, values.subspan(i, 1), known.subspan(i, 1));
    }
  }

  arrow_cells indices_;
  std::size_t length_;
  shared_dictionary dictionary_;
};

} // namespace

bool arrow_dictionary::shows(ArrowArray const& other) const noexcept {
  if (array_.length != other.length || array_.offset != other.offset ||
      array_.n_buffers != other.n_buffers || array_.n_buffers < 1 || array_.buffers == nullptr ||
      other.buffers == nullptr)
    return false;
  return std::equal(array_.buffers, array_.buffers + array_.n_buffers, other.buffers);
}

void arrow_dictionary::read_names() const {
  names_.resize(size_);
  std::string room;
  for (std::size_t i = 0; i < size_; ++i) {
    std::string_view value;
    bool const there = values_->read_text(i, value);
    auto const text = normalised(value, room);
    if (there && !(text && text->empty()))
      names_[i] = value;
    else
      has_blanks_ = true;
  }
}

std::span<std::string const> arrow_dictionary::names() const {
  std::call_once(read_, [this] { read_names(); });
  return names_;
}

bool arrow_dictionary::has_blank_names() const {
  std::call_once(read_, [this] { read_names(); });
  return has_blanks_;
}

arrow_cells make_choices(arrow_slice const& indices, arrow_layout layout,
                         shared_dictionary const& dictionary) {
  using enum arrow_layout;
  switch (layout) {
  case int8:
    return std::make_shared<choice_array<std::int8_t> const>(indices, dictionary);
  case uint8:
    return std::make_shared<choice_array<std::uint8_t> const>(indices, dictionary);
  case int16:
    return std::make_shared<choice_array<std::int16_t> const>(indices, dictionary);
  case uint16:
    return std::make_shared<choice_array<std::uint16_t> const>(indices, dictionary);
  case int32:
    return std::make_shared<choice_array<std::int32_t> const>(indices, dictionary);
  case uint32:
    return std::make_shared<choice_array<std::uint32_t> const>(indices, dictionary);
  case int64:
    return std::make_shared<choice_array<std::int64_t> const>(indices, dictionary);
  case uint64:
    return std::make_shared<choice_array<std::uint64_t> const>(indices, dictionary);
  default:
    return nullptr;
  }
}

arrow_cells make_decoded(arrow_cells indices, std::size_t length,
                         shared_dictionary const& dictionary) {
  return std::make_shared<decoded_array const>(std::move(indices), length, dictionary);
}

} // namespace chitieu::data
