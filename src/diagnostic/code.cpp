#include <chitieu/diagnostic/code.hpp>

#include <cstddef>

namespace chitieu {
namespace {

constexpr code codes[] = {
#define CHITIEU_CODE(identifier, name, severity) code::identifier,
#include <chitieu/diagnostic/codes.inc>
#undef CHITIEU_CODE
};

constexpr std::string_view code_names[] = {
#define CHITIEU_CODE(identifier, name, severity) name,
#include <chitieu/diagnostic/codes.inc>
#undef CHITIEU_CODE
};

constexpr severity severities[] = {
#define CHITIEU_CODE(identifier, name, level) severity::level,
#include <chitieu/diagnostic/codes.inc>
#undef CHITIEU_CODE
};

} // namespace

std::string_view name(code which) noexcept { return code_names[static_cast<std::size_t>(which)]; }

severity severity_of(code which) noexcept { return severities[static_cast<std::size_t>(which)]; }

std::span<code const> all_codes() noexcept { return codes; }

} // namespace chitieu
