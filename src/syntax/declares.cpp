#include "declares.hpp"

namespace chitieu::syntax {

ast::declares declared_by(word keyword) {
  switch (keyword) {
  case word::target:
    return ast::declares::target;
  case word::limit:
    return ast::declares::limit;
  case word::check:
    return ast::declares::check;
  case word::section:
    return ast::declares::section;
  case word::scale:
    return ast::declares::scale;
  case word::population:
    return ast::declares::population;
  case word::let:
  case word::along:
    return ast::declares::constant;
  case word::term:
    return ast::declares::term;
  case word::phrase:
    return ast::declares::phrase;
  case word::band:
    return ast::declares::band;
  case word::measure:
    return ast::declares::measure;
  case word::earlier_data:
    return ast::declares::earlier_data;
  case word::unit:
    return ast::declares::unit;
  default:
    return ast::declares::nothing;
  }
}

word word_of(ast::declares what) {
  constexpr word all[] = {word::last_,        word::target, word::limit,      word::check,
                          word::section,      word::scale,  word::population, word::let,
                          word::term,         word::phrase, word::band,       word::measure,
                          word::earlier_data, word::unit};
  return all[static_cast<std::size_t>(what)];
}

} // namespace chitieu::syntax
