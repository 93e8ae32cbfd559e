#include <chitieu/verdict/record_list.hpp>

#include <algorithm>
#include <stdexcept>

namespace chitieu {

record_list::record_list(std::initializer_list<witness> all) {
  for (auto const& one : all) push_back(one);
}

void record_list::reserve(std::size_t count) {
  constexpr std::size_t letters_of_key = 5;
  auto const here = std::min(count, records_of_block);
  first_.records.reserve(here);
  first_.texts.reserve(here * letters_of_key);
}

void record_list::push_back(witness const& one) { add(one.population, one.key, one.name, one.row); }

void record_list::add(std::string_view population, std::string_view key, std::string_view name,
                      std::size_t row) {
  auto const number = number_of(population);
  if (size_ == (1 + others_.size()) * records_of_block) others_.emplace_back();
  auto& [texts, records] = others_.empty() ? first_ : others_.back();
  texts += key;
  auto const key_end = texts.size();
  texts += name;
  records.push_back({row, key_end, texts.size(), number});
  ++size_;
}

std::uint32_t record_list::number_of(std::string_view population) {
  if (size_ == 0) population_ = population;
  if (population == population_) return 0;
  auto& others = other_populations_;
  auto const found = std::find(others.begin(), others.end(), population);
  auto const number = static_cast<std::uint32_t>(found - others.begin()) + 1;
  if (found == others.end()) others.emplace_back(population);
  return number;
}

witness record_list::operator[](std::size_t at) const {
  return {std::string(population(at)), std::string(key(at)), std::string(name(at)), row(at)};
}

witness record_list::at(std::size_t at) const {
  if (at >= size_) throw std::out_of_range("chitieu: a list has no such record");
  return (*this)[at];
}

std::string_view record_list::population(std::size_t at) const {
  return population_called(record_at(at).population);
}

std::string_view record_list::key(std::size_t at) const {
  return text(at, begin_of(at), record_at(at).key_end);
}

std::string_view record_list::name(std::size_t at) const {
  return text(at, record_at(at).key_end, record_at(at).name_end);
}

std::size_t record_list::row(std::size_t at) const { return record_at(at).row; }

record_list::record const& record_list::record_at(std::size_t at) const {
  return block_of(at).records[at % records_of_block];
}

std::size_t record_list::begin_of(std::size_t at) const {
  return at % records_of_block == 0 ? 0 : record_at(at - 1).name_end;
}

std::string_view record_list::text(std::size_t at, std::size_t begin, std::size_t end) const {
  return std::string_view(block_of(at).texts).substr(begin, end - begin);
}

bool operator==(record_list const& a, record_list const& b) {
  return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin());
}

} // namespace chitieu
