#include "csv_scanner.hpp"

#include <algorithm>

namespace chitieu::data {

template <class Ends>
void csv_scanner::pass_until(Ends const& ends) {
  constexpr std::size_t piece = 256;
  do {
    auto const last = at_ + std::min(piece, bytes_.size() - at_);
    with_.take();
    while (at_ < last && !ends(bytes_[at_])) ++at_;
    if (at_ < last) return;
  } while (at_ < bytes_.size());
}

bool csv_scanner::next(csv_record& record) {
  if (at_ == bytes_.size()) return false;
  record.text.clear();
  record.ends.clear();
  record.line = line_;
  record.quoted = false;
  for (;;) {
    read_field(record);
    if (at_ == bytes_.size()) return true;
    if (bytes_[at_] != separator_) break;
    ++at_;
  }
  pass_line_end();
  return true;
}

void csv_scanner::read_field(csv_record& record) {
  if (at_ < bytes_.size() && bytes_[at_] == '"') read_quoted(record);
  auto const begin = at_;
  pass_until([this](char c) { return c == separator_ || c == '\n' || c == '\r'; });
  record.text.append(bytes_.substr(begin, at_ - begin));
  record.ends.push_back(record.text.size());
}

void csv_scanner::read_quoted(csv_record& record) {
  record.quoted = true;
  csv_place const opened{line_, static_cast<std::uint32_t>(record.size() + 1)};
  ++at_;
  for (;;) {
    auto const begin = at_;
    pass_until([](char c) { return c == '"' || c == '\n' || c == '\r'; });
    record.text.append(bytes_.substr(begin, at_ - begin));
    if (at_ == bytes_.size()) {
      open_quote_ = opened;
      return;
    }
    if (bytes_[at_] != '"') {
      pass_line_end();
      record.text += '\n';
      continue;
    }
    ++at_;
    if (at_ == bytes_.size() || bytes_[at_] != '"') return;
    record.text += '"';
    ++at_;
  }
}

void csv_scanner::pass_line_end() noexcept {
  bool const crlf = bytes_.substr(at_, 2) == "\r\n";
  at_ += crlf ? 2 : 1;
  ++line_;
}

} // namespace chitieu::data
