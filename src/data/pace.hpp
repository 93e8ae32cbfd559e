#pragma once
#include "exact/pace.hpp"

namespace chitieu::data {

using exact::filled_with;
using exact::pace;

} // namespace chitieu::data
