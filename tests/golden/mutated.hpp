#pragma once
#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace chitieu::golden {

/// What somebody does wrong while typing a sentence.
enum class slip : std::uint8_t { leave_out, say_twice, swap, misspell, lose_comma, lose_marks };

/// The words of a sentence; what stands in quotation marks is one.
inline std::vector<std::string> words_of(std::string_view sentence) {
  constexpr std::string_view opens = "“";
  constexpr std::string_view closes = "”";
  std::vector<std::string> out;
  std::string word;
  bool plain = false;
  bool curly = false;
  for (std::size_t at = 0; at < sentence.size(); ++at) {
    if (sentence.substr(at).starts_with(opens)) curly = true;
    if (sentence.substr(at).starts_with(closes)) curly = false;
    if (sentence[at] == '"') plain = !plain;
    auto const blank = sentence[at] == ' ' || sentence[at] == '\n';
    if (!blank || plain || curly) {
      word += sentence[at];
    } else if (!word.empty()) {
      out.push_back(std::move(word));
      word.clear();
    }
  }
  if (!word.empty()) out.push_back(word);
  return out;
}

/// Takes one letter out of a word, or changes two that stand side by side.
inline std::string misspelt(std::string const& word, std::mt19937& random) {
  std::vector<std::string> letters;
  for (char c : word)
    if ((static_cast<unsigned char>(c) & 0xC0U) == 0x80U && !letters.empty())
      letters.back() += c;
    else
      letters.emplace_back(1, c);
  if (letters.size() < 2) return word;
  auto const at = random() % (letters.size() - 1);
  if (random() % 2 == 0)
    letters.erase(letters.begin() + static_cast<std::ptrdiff_t>(at));
  else
    std::swap(letters[at], letters[at + 1]);
  std::string out;
  for (auto const& each : letters) out += each;
  return out;
}

/// The sentence with one slip, or the same sentence where there is nothing to slip on.
inline std::string mutated(std::string_view sentence, slip how, std::mt19937& random) {
  auto words = words_of(sentence);
  if (words.size() < 2) return std::string(sentence);
  auto const at = random() % words.size();
  auto const there = words.begin() + static_cast<std::ptrdiff_t>(at);
  auto take_out = [&](std::string_view what) {
    for (std::size_t i = 0; i < words.size(); ++i) {
      auto& word = words[(at + i) % words.size()];
      auto const found = word.find(what);
      if (found == std::string::npos) continue;
      word.erase(found, what.size());
      return;
    }
  };
  switch (how) {
  case slip::leave_out:
    words.erase(there);
    break;
  case slip::say_twice:
    words.insert(there, *there);
    break;
  case slip::swap:
    std::swap(words[at], words[(at + 1) % words.size()]);
    break;
  case slip::misspell:
    *there = misspelt(*there, random);
    break;
  case slip::lose_comma:
    take_out(",");
    break;
  case slip::lose_marks:
    take_out("“");
    break;
  }
  std::string out;
  for (auto const& each : words) out += (out.empty() || each.empty() ? "" : " ") + each;
  return out;
}

} // namespace chitieu::golden
