#pragma once

/// The version of the library; the build reads it from here.
#define CHITIEU_VERSION_MAJOR 0
#define CHITIEU_VERSION_MINOR 1
#define CHITIEU_VERSION_PATCH 0
#define CHITIEU_VERSION "0.1.0"

namespace chitieu {

/// The edition of the language that this version writes, and the newest that it reads.
inline constexpr int edition = 1;

} // namespace chitieu
