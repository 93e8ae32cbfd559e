#include "parts.hpp"

#include <variant>

namespace chitieu::eval {
namespace {

struct parts_reader {
  std::vector<ir::condition_id> operator()(ir::all_of const& all) const { return all.parts; }
  std::vector<ir::condition_id> operator()(ir::any_of const& any) const { return any.parts; }
  std::vector<ir::condition_id> operator()(ir::negation const& no) const { return {no.inner}; }
  std::vector<ir::condition_id> operator()(ir::through const& way) const { return {way.inner}; }
  std::vector<ir::condition_id> operator()(ir::linked const& records) const {
    std::vector<ir::condition_id> parts;
    for (auto const& part : records.parts) {
      parts.push_back(part.filter);
      parts.push_back(part.predicate);
    }
    return parts;
  }
  template <class Leaf>
  std::vector<ir::condition_id> operator()(Leaf const&) const {
    return {};
  }
};

struct columns_reader {
  ir::population_id of;

  std::vector<column_of> operator()(ir::linked const& records) const {
    std::vector<column_of> columns;
    for (auto const& part : records.parts)
      columns.push_back({part.via.forward ? of : part.via.to, part.via.column});
    return columns;
  }
  template <class Node>
  std::vector<column_of> operator()(Node const& node) const {
    if constexpr (requires { node.column; }) return {{of, node.column}};
    return {};
  }
};

} // namespace

std::vector<ir::condition_id> parts_of(ir::condition const& whole) {
  return std::visit(parts_reader{}, whole.node);
}

std::vector<column_of> columns_of(ir::condition const& whole) {
  return std::visit(columns_reader{whole.of}, whole.node);
}

std::vector<bool> needed_by(std::vector<ir::condition> const& conditions,
                            std::vector<ir::condition_id> const& wanted) {
  std::vector<bool> needed(conditions.size());
  for (auto const id : wanted) needed[id] = true;
  for (std::size_t id = conditions.size(); id-- > 0;)
    if (needed[id])
      for (auto const part : parts_of(conditions[id])) needed[part] = true;
  return needed;
}

} // namespace chitieu::eval
