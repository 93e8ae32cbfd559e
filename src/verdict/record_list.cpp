#include <chitieu/verdict/record_list.hpp>

#include <algorithm>
#include <stdexcept>

namespace chitieu {

record_list::record_list(std::initializer_list<witness> all) {
  for (auto const& one : all) push_back(one);
}

void record_list::push_back(witness const& one) { add(one.population, one.key, one.name, one.row); }

void record_list::add(std::string_view population, std::string_view key, std::string_view name,
                      std::size_t row) {
  auto const found = std::find(populations_.begin(), populations_.end(), population);
  auto const number = static_cast<std::uint32_t>(found - populations_.begin());
  if (found == populations_.end()) populations_.emplace_back(population);
  if (size_ == blocks_.size() * records_of_block) blocks_.emplace_back();
  auto& [texts, records] = blocks_.back();
  texts += key;
  auto const key_end = texts.size();
  texts += name;
  records.push_back({row, key_end, texts.size(), number});
  ++size_;
}

witness record_list::operator[](std::size_t at) const {
  return {std::string(population(at)), std::string(key(at)), std::string(name(at)), row(at)};
}

witness record_list::at(std::size_t at) const {
  if (at >= size_) throw std::out_of_range("chitieu: a list has no such record");
  return (*this)[at];
}

std::string_view record_list::population(std::size_t at) const {
  return populations_[record_at(at).population];
}

std::string_view record_list::key(std::size_t at) const {
  return text(at, begin_of(at), record_at(at).key_end);
}

std::string_view record_list::name(std::size_t at) const {
  return text(at, record_at(at).key_end, record_at(at).name_end);
}

std::size_t record_list::row(std::size_t at) const { return record_at(at).row; }

record_list::record const& record_list::record_at(std::size_t at) const {
  return blocks_[at / records_of_block].records[at % records_of_block];
}

std::size_t record_list::begin_of(std::size_t at) const {
  return at % records_of_block == 0 ? 0 : record_at(at - 1).name_end;
}

std::string_view record_list::text(std::size_t at, std::size_t begin, std::size_t end) const {
  return std::string_view(blocks_[at / records_of_block].texts).substr(begin, end - begin);
}

bool operator==(record_list const& a, record_list const& b) {
  return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin());
}

} // namespace chitieu
