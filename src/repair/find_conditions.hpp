#pragma once
#include "reach.hpp"

#include <vector>

namespace chitieu::mend {

/// The largest conditions inside one that nothing can change; those alone tell rows apart beside
/// the cells that may.
void find_fixed(ir::program const&, reach const&, ir::condition_id, std::vector<ir::condition_id>&);

/// What has to be asked to know a condition: largest ones that hang on the row's own cells alone,
/// those that hang on linked records, and whether something that does is surely so.
void find_asked(ir::program const&, reach const&, ir::condition_id, std::vector<ir::condition_id>&);

/// The counts of linked records inside a condition that can be met by adding some.
void find_growing(ir::program const&, reach const&, ir::condition_id,
                  std::vector<ir::condition_id>&);

} // namespace chitieu::mend
