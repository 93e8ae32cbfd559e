#include "joint_text.hpp"
#include "fill.hpp"

namespace chitieu::render {

std::string joint_text(clause_verdict const& of, words const& in) {
  if (!of.alternative) return {};
  if (of.alternative->needed > 1)
    return fill(in.some_of,
                {std::to_string(of.alternative->needed), std::to_string(of.alternative->among)});
  return of.alternative->member == 0 ? std::string() : std::string(in.alternative);
}

} // namespace chitieu::render
