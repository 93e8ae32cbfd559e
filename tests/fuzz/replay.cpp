// The targets without libFuzzer, for every compiler: all that is kept, then so many inputs that are
// made of it, the same ones for the same seed.
//
//   test-fuzz TARGET FOLDER... [--inputs N] [--seed S] [--only I [--save FILE]]
//
// Inputs are numbered, those that are kept first. What ends the program is told by number, and
// `--only` makes that one again.
#include <algorithm>
#include <array>
#include <csignal>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <vector>

// Each target is compiled with a name of its own for this function.
extern "C" {
int fuzz_arrow(std::uint8_t const* data, std::size_t size);
int fuzz_c_interface(std::uint8_t const* data, std::size_t size);
int fuzz_csv(std::uint8_t const* data, std::size_t size);
int fuzz_monitor(std::uint8_t const* data, std::size_t size);
int fuzz_rules(std::uint8_t const* data, std::size_t size);
int fuzz_tally(std::uint8_t const* data, std::size_t size);
}

#ifdef __SANITIZE_ADDRESS__
extern "C" void __sanitizer_set_death_callback(void (*callback)());
#endif

namespace {

namespace fs = std::filesystem;

using target = int (*)(std::uint8_t const*, std::size_t);

struct named_target {
  std::string_view name;
  target run;
};

constexpr std::array<named_target, 6> targets = {{
    {"arrow", fuzz_arrow},
    {"c_interface", fuzz_c_interface},
    {"csv", fuzz_csv},
    {"monitor", fuzz_monitor},
    {"rules", fuzz_rules},
    {"tally", fuzz_tally},
}};

constexpr std::size_t longest = 2000;

std::size_t at = 0;          // the input that is tried now
unsigned long long seed = 1; // what inputs are made with

extern "C" void tell_which() {
  std::fprintf(stderr, "input %zu of seed %llu; --only %zu makes it again\n", at, seed, at);
}

extern "C" void end_with(int signal) {
  tell_which();
  std::signal(signal, SIG_DFL);
  std::raise(signal);
}

/// Draws that are the same with every standard library.
class draws {
 public:
  explicit draws(std::uint64_t from) : engine_(from) {}
  std::size_t below(std::size_t n) { return static_cast<std::size_t>(engine_() % n); }

 private:
  std::mt19937_64 engine_;
};

std::vector<std::string> kept_in(std::vector<fs::path> const& folders) {
  std::vector<std::string> out;
  for (auto const& folder : folders) {
    if (!fs::is_directory(folder)) continue;
    std::vector<fs::path> files;
    for (auto const& entry : fs::directory_iterator(folder)) files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    for (auto const& path : files) {
      std::ifstream file(path, std::ios::binary);
      out.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
    }
  }
  return out;
}

std::string_view piece(draws& random, std::string_view of) {
  if (of.empty()) return {};
  auto const begin = random.below(of.size());
  return of.substr(begin, 1 + random.below(std::min<std::size_t>(of.size() - begin, 64)));
}

/// One change: of bits, of a byte, or of a piece, from this input or from another.
void change(draws& random, std::string& input, std::vector<std::string> const& kept) {
  constexpr std::array<unsigned char, 12> telling = {0,    1,    '\n', '"',  ',',  '-',
                                                     0x7f, 0x80, 0xC4, 0xFF, 0xFE, ' '};
  auto const place = random.below(input.size() + 1);
  bool const is_inside = place < input.size();
  switch (random.below(7)) {
  case 0:
    if (is_inside) input[place] = static_cast<char>(input[place] ^ (1 << random.below(8)));
    break;
  case 1:
    if (is_inside) input[place] = static_cast<char>(random.below(256));
    break;
  case 2:
    input.insert(place, 1, static_cast<char>(telling[random.below(telling.size())]));
    break;
  case 3:
    input.erase(place, 1 + random.below(random.below(8) == 0 ? 64 : 4));
    break;
  case 4:
    input.insert(place, std::string(piece(random, input)));
    break;
  case 5: {
    auto const from = piece(random, kept[random.below(kept.size())]);
    input.replace(place, random.below(2) * from.size(), from);
    break;
  }
  default:
    for (auto left = 1 + random.below(16); left > 0; --left)
      input.push_back(static_cast<char>(random.below(256)));
  }
}

std::string made_of(std::vector<std::string> const& kept, std::size_t number) {
  draws random(seed * 1'000'003 + number);
  auto input = kept[random.below(kept.size())];
  for (auto left = 1 + random.below(6); left > 0; --left) change(random, input, kept);
  if (input.size() > longest) input.resize(longest);
  return input;
}

struct arguments {
  target run = nullptr;
  std::vector<fs::path> folders{};
  std::size_t inputs = 0;
  std::optional<std::size_t> only{};
  fs::path save{};
};

[[noreturn]] void misused() {
  std::cerr << "test-fuzz TARGET FOLDER... [--inputs N] [--seed S] [--only I [--save FILE]]\n";
  std::exit(2);
}

arguments read(int count, char** words) {
  arguments out;
  for (auto const& [name, run] : targets)
    if (count > 1 && name == words[1]) out.run = run;
  if (out.run == nullptr) misused();
  for (int i = 2; i < count; ++i) {
    std::string const word = words[i];
    if (!word.starts_with("--")) {
      out.folders.emplace_back(word);
      continue;
    }
    if (++i == count) misused();
    if (word == "--save")
      out.save = words[i];
    else if (word == "--inputs")
      out.inputs = std::stoull(words[i]);
    else if (word == "--seed")
      seed = std::stoull(words[i]);
    else if (word == "--only")
      out.only = std::stoull(words[i]);
    else
      misused();
  }
  return out;
}

} // namespace

int main(int count, char** words) {
  auto const asked = read(count, words);
  for (int const signal : {SIGABRT, SIGSEGV, SIGFPE, SIGILL}) std::signal(signal, end_with);
#ifdef __SANITIZE_ADDRESS__
  __sanitizer_set_death_callback(tell_which);
#endif
  auto const kept = kept_in(asked.folders);
  if (kept.empty()) {
    std::cerr << "nothing is kept there\n";
    return 1;
  }
  auto const first = asked.only.value_or(0);
  auto const last = asked.only ? first + 1 : kept.size() + asked.inputs;
  for (at = first; at < last; ++at) {
    auto const input = at < kept.size() ? kept[at] : made_of(kept, at);
    if (!asked.save.empty())
      std::ofstream(asked.save, std::ios::binary)
          .write(input.data(), static_cast<std::streamsize>(input.size()));
    // A copy of exactly this size, so that a sanitizer sees what is read behind it.
    std::vector<std::uint8_t> const bytes(input.begin(), input.end());
    (void)asked.run(bytes.data(), bytes.size());
  }
  std::cout << last - first << " inputs, " << kept.size() << " of them kept, seed " << seed << '\n';
}
