#pragma once
#include <chitieu/diagnostic/language.hpp>
#include <chitieu/verdict/report.hpp>

#include <string>
#include <vector>

namespace chitieu::render {

/// A line of a review in the words of one language, for documents that are drawn elsewhere.
struct review_line {
  std::string id;
  std::string title; ///< of its target
  std::string section;
  std::string sentence;
  std::string status;    ///< `đạt`; of a limit or check that is not met, `vi phạm`
  std::string sign;      ///< ✔ ✘ … ? !
  std::string count;     ///< `77/80`
  std::string share;     ///< `96,2%`: never on the other side of what is asked
  std::string threshold; ///< `≥ 95%`
  std::string need;
  std::string shortfall; ///< one plain sentence, empty where nothing is lacking
  std::string source;
  std::string deadline;
  std::size_t target = 0; ///< its place in the report, and that of its clause there
  std::size_t clause = 0;
};

/// What stands above and below the lines of a review.
struct review {
  std::string title; ///< with the year
  std::string when;  ///< as of which day, or that the data are final
  std::string summary;
  std::vector<std::string> headings; ///< id, status, count, share, threshold, need
  std::vector<review_line> lines;    ///< one for each clause, in the order of the plan
};

[[nodiscard]] review review_of(report const&, language);

} // namespace chitieu::render
