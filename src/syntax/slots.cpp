#include <chitieu/syntax/slots.hpp>

#include <chitieu/text/fold.hpp>

namespace chitieu::ast {
namespace {

// Calls `words` with each stretch outside braces and `slot` with each inside; a brace that is not
// closed is a word.
template <class Words, class Slot>
void split(std::string_view phrase, Words&& words, Slot&& slot) {
  while (!phrase.empty()) {
    auto const open = phrase.find('{');
    auto const close = open == std::string_view::npos ? open : phrase.find('}', open);
    if (close == std::string_view::npos) break;
    words(phrase.substr(0, open));
    slot(phrase.substr(open + 1, close - open - 1));
    phrase.remove_prefix(close + 1);
  }
  words(phrase);
}

} // namespace

std::vector<std::string> slots_of(std::string_view phrase) {
  std::vector<std::string> out;
  split(
      phrase, [](std::string_view) {},
      [&](std::string_view slot) { out.push_back(text::fold_name(slot)); });
  return out;
}

std::vector<std::string> words_of_phrase(std::string_view phrase) {
  std::vector<std::string> out;
  split(
      phrase,
      [&](std::string_view words) {
        auto const first = words.find_first_not_of(' ');
        if (first == std::string_view::npos) return;
        out.emplace_back(words.substr(first, words.find_last_not_of(' ') + 1 - first));
      },
      [](std::string_view) {});
  return out;
}

std::string phrase_key(std::string_view phrase) {
  std::string out;
  split(
      phrase, [&](std::string_view words) { out += words; },
      [&](std::string_view) { out += " {} "; });
  return text::fold_name(out);
}

} // namespace chitieu::ast
