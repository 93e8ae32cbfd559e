#pragma once
#include <cstddef>

/// The limits of edition 1, each with a diagnostic of its own.
namespace chitieu::limits {

inline constexpr std::size_t file_bytes = 1U << 20; ///< a plan written by people is ~20 kB
inline constexpr std::size_t statements = 10'000;
inline constexpr std::size_t depth = 64; ///< nested conditions; real plans need < 10
inline constexpr std::size_t expanded_nodes = 1'000'000; ///< conditions after terms and phrases
inline constexpr std::size_t literal_digits = 38;        ///< what DECIMAL(38) holds
inline constexpr std::size_t name_code_points = 255;
inline constexpr std::size_t periods = 400;     ///< counted back, or taken together
inline constexpr std::size_t diagnostics = 100; ///< for one file; the rest is counted

} // namespace chitieu::limits
