#pragma once
#include <chitieu/data/csv.hpp>
#include <chitieu/data/input.hpp>
#include <chitieu/diagnostic/diagnostic.hpp>

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace chitieu {

/// The tables that a plan is checked on, each under a population's name, alias or file name.
///
/// Whoever reads files calls `poll`, when there is one, every few thousand cells; what it throws
/// ends the reading, and the dataset has the files that were read before.
class dataset {
 public:
  /// Adds a table; a second one under the same name is reported when the data are bound.
  void add(std::string population, data::input_table table) {
    tables_.emplace_back(std::move(population), std::move(table));
  }

  /// Adds a CSV file under its own name, or every `*.csv` of a folder in the order of their names.
  /// Faulty files become diagnostics, and a table that is known to be faulty.
  void add_path(std::filesystem::path const&, std::function<void()> const& poll = {});

  /// Adds one CSV file for a population.
  void add_file(std::string population, std::filesystem::path const&,
                std::function<void()> const& poll = {});

  /// Adds the text of a CSV file that is in memory; messages call it `file`.
  void add_csv(std::string population, std::string file, std::string_view bytes,
               std::function<void()> const& poll = {});

  using entry = std::pair<std::string, data::input_table>;
  [[nodiscard]] std::vector<entry> const& tables() const noexcept { return tables_; }

  /// Names of tables whose file could not be read; what they are for is `invalid`.
  [[nodiscard]] std::vector<std::string> const& faulty() const noexcept { return faulty_; }
  [[nodiscard]] chitieu::diagnostics const& diagnostics() const noexcept { return diagnostics_; }

 private:
  void add_read(std::string population, outcome<data::text_table, chitieu::diagnostics>);

  std::vector<entry> tables_;
  std::vector<std::string> faulty_;
  chitieu::diagnostics diagnostics_;
};

} // namespace chitieu
