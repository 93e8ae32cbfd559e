#include "guard.hpp"

using namespace chitieu;

int32_t chitieu_c_version() noexcept { return CHITIEU_C_VERSION; }

char const* chitieu_version() noexcept { return CHITIEU_VERSION; }

char const* chitieu_last_error() noexcept { return c::said(); }

int32_t chitieu_free(uint64_t handle) noexcept {
  return c::guarded([&] {
    if (handle != 0) c::forget(handle);
  });
}

char const* chitieu_text_bytes(chitieu_text text, size_t* size) noexcept {
  char const* out = nullptr;
  (void)c::guarded([&] {
    auto const found = c::find<std::string>(text);
    if (size != nullptr) *size = found->size();
    out = found->c_str();
  });
  return out;
}
