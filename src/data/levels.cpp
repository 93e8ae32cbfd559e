#include "levels.hpp"

#include "cell_text.hpp"

#include <chitieu/text/fold.hpp>

namespace chitieu::data {
namespace {

constexpr std::size_t shown_code_points = 60;

std::string beginning(std::string_view text) {
  std::size_t at = 0;
  for (std::size_t i = 0; i < shown_code_points && at < text.size(); ++i)
    at += text::decode(text, at).length;
  return std::string(text.substr(0, at));
}

/// For a hint where nothing is near: all there is, if that is little.
std::vector<argument> declared_names(column_task const& task) {
  constexpr std::size_t most_listed = 16;
  auto const scale = task.declared.values;
  if (!scale || *scale >= task.plan.scales.size()) return {};
  auto const& levels = task.plan.scales[*scale].levels;
  if (levels.empty() || levels.size() > most_listed) return {};
  std::vector<std::string> names;
  for (auto const& level : levels) names.push_back(level.name);
  return {"", all_of_them(names)};
}

} // namespace

levels::levels(column_task const& task) {
  auto const scale = task.declared.values;
  if (!scale || *scale >= task.plan.scales.size()) return;
  std::int32_t code = 0;
  for (auto const& level : task.plan.scales[*scale].levels) {
    codes_.try_emplace(text::fold_name(level.name), code);
    for (auto const& alias : level.aliases) codes_.try_emplace(text::fold_name(alias), code);
    names_.add(level);
    greatest_ = static_cast<std::size_t>(code++);
  }
}

std::int32_t levels::code_of(std::string_view text) const {
  std::string room;
  auto const read = normalised(text, room);
  if (!read) return not_utf8;
  auto const name = text::fold_name(*read);
  if (name.empty()) return blank;
  auto const found = codes_.find(name);
  return found == codes_.end() ? undeclared : found->second;
}

void levels::report(column_task& task, std::size_t row, std::string_view text,
                    std::int32_t found) const {
  auto* made = task.faults.add(found == not_utf8 ? code::not_utf8 : code::undeclared_category, row);
  if (made == nullptr) return;
  if (found == not_utf8) {
    made->arguments = {likely_encoding(text)};
    return;
  }
  std::string room;
  auto const read = normalised(text, room).value_or(std::string_view());
  auto const near = names_.find(read);
  made->arguments = {task.declared.called.name, near.empty() ? std::string() : beginning(read)};
  made->hint_arguments = near.empty() ? declared_names(task) : either(near);
}

} // namespace chitieu::data
