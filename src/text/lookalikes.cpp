#include "lookalikes.hpp"

#include <algorithm>
#include <iterator>

namespace chitieu::text {
namespace {

struct lookalike {
  char32_t letter;
  char latin;
};

// Folded letters; where only the capitals look alike (В, Н, Η, Ν) the capital decides.
constexpr lookalike lookalikes[] = {
    {0xB5, 'm'},  {0xF0, 'd'},  {0x111, 'd'}, {0x131, 'i'}, {0x251, 'a'}, {0x256, 'd'},
    {0x257, 'd'}, {0x261, 'g'}, {0x3B1, 'a'}, {0x3B2, 'b'}, {0x3B5, 'e'}, {0x3B6, 'z'},
    {0x3B7, 'h'}, {0x3B9, 'i'}, {0x3BA, 'k'}, {0x3BC, 'm'}, {0x3BD, 'n'}, {0x3BF, 'o'},
    {0x3C1, 'p'}, {0x3C4, 't'}, {0x3C5, 'y'}, {0x3C7, 'x'}, {0x3F2, 'c'}, {0x3F3, 'j'},
    {0x430, 'a'}, {0x432, 'b'}, {0x435, 'e'}, {0x43A, 'k'}, {0x43C, 'm'}, {0x43D, 'h'},
    {0x43E, 'o'}, {0x440, 'p'}, {0x441, 'c'}, {0x442, 't'}, {0x443, 'y'}, {0x445, 'x'},
    {0x455, 's'}, {0x456, 'i'}, {0x458, 'j'}, {0x4AF, 'y'}, {0x4BB, 'h'}, {0x4CF, 'l'},
    {0x501, 'd'}, {0x51B, 'q'}, {0x51D, 'w'},
};

} // namespace

char32_t latin_lookalike(char32_t c) noexcept {
  auto const found = std::lower_bound(
      std::begin(lookalikes), std::end(lookalikes), c,
      [](lookalike const& entry, char32_t wanted) { return entry.letter < wanted; });
  if (found == std::end(lookalikes) || found->letter != c) return c;
  return static_cast<char32_t>(found->latin);
}

} // namespace chitieu::text
