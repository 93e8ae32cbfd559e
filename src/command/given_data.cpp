#include "given_data.hpp"

#include <filesystem>

namespace chitieu::command {
namespace {

// `NAME=FILE` names the population; everything else is a file or folder that names itself.
void add_data(dataset& data, std::string const& given) {
  auto const equals = given.find('=');
  if (equals == std::string::npos || std::filesystem::exists(given))
    data.add_path(given);
  else
    data.add_file(given.substr(0, equals), given.substr(equals + 1));
}

} // namespace

given_data::given_data(arguments const& asked) : as_of_(asked.as_of) {
  for (auto const& each : asked.data) add_data(tables_, each);
  for (auto const& [name, path] : asked.earlier) earlier_[name].add_path(path);
}

check_options given_data::options() const {
  check_options out;
  if (as_of_) out.as_of = data::to_civil(*as_of_);
  for (auto const& [name, tables] : earlier_) out.earlier.emplace_back(name, &tables);
  return out;
}

} // namespace chitieu::command
