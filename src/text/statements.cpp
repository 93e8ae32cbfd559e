#include "line_end.hpp"
#include "punctuation.hpp"
#include "utf8.hpp"

#include <chitieu/limits.hpp>
#include <chitieu/text/fold.hpp>
#include <chitieu/text/statements.hpp>

#include <utility>

namespace chitieu::text {
namespace {

/// What one line holds; offsets are those of the source.
struct line {
  bool indented = false;
  span content; ///< empty when the line is blank or only a comment
  span comment; ///< empty when there is none
};

bool is_empty(span s) noexcept { return s.begin == s.end; }

line read_line(std::string_view bytes, std::size_t begin, std::size_t end) {
  auto const narrow = [](std::size_t offset) { return static_cast<std::uint32_t>(offset); };
  line found;
  bool quoted = false;
  bool any = false;
  for (std::size_t at = begin; at < end;) {
    decoded const next = decode(bytes, at);
    std::size_t const after = at + next.length;
    char32_t const c = plain(next.value);
    // Any quotation mark closes what any other opened, as they are all one sign to the grammar.
    if (c == U'"') quoted = !quoted;
    if (c == U'#' && !quoted) {
      std::string_view const comment = trim(bytes.substr(at, end - at));
      found.comment = {narrow(at), narrow(at + comment.size())};
      break;
    }
    if (is_blank(next.value)) {
      found.indented |= !any;
    } else if (c != dropped) {
      if (!any) found.content.begin = narrow(at);
      any = true;
      found.content.end = narrow(after);
    }
    at = after;
  }
  return found;
}

/// Gathers lines into statements; comments wait for the line that shows whose they are.
class splitter {
 public:
  splitter(source const& from, diagnostics& issues) : from_(from), issues_(issues) {}

  std::vector<statement> run() {
    std::string_view const bytes = from_.bytes();
    for (std::size_t begin = 0; begin < bytes.size();) {
      std::size_t const end = line_end(bytes, begin);
      if (!take(read_line(bytes, begin, end))) return std::move(found_);
      begin = next_line(bytes, end);
    }
    if (!waiting_.empty()) {
      auto const size = static_cast<std::uint32_t>(bytes.size());
      found_.push_back({{size, size}, std::move(waiting_), blank_line_});
    }
    return std::move(found_);
  }

 private:
  /// False when there are more statements than a file may have.
  bool take(line const& next) {
    if (!is_empty(next.content) && !(next.indented ? add(next) : open(next))) return false;
    if (!is_empty(next.comment)) {
      bool const trails = !is_empty(next.content) && !found_.empty();
      (trails ? found_.back().comments : waiting_).push_back(next.comment);
    } else if (is_empty(next.content)) {
      blank_line_ = true;
    }
    return true;
  }

  bool open(line const& next) {
    if (found_.size() == limits::statements) {
      issues_.push_back({code::too_many_statements,
                         from_.locate(next.content),
                         {argument(std::to_string(limits::statements))},
                         {}});
      return false;
    }
    found_.push_back({next.content, std::exchange(waiting_, {}), blank_line_});
    blank_line_ = false;
    return true;
  }

  bool add(line const& next) {
    if (found_.empty()) {
      // One mistake, however many lines it covers: often the whole file is indented.
      if (!std::exchange(orphan_, true))
        issues_.push_back({code::orphan_indent,
                           from_.locate(next.content),
                           {},
                           {},
                           {outdented(next.content.begin)}});
      return true;
    }
    statement& current = found_.back();
    current.where.end = next.content.end;
    current.comments.insert(current.comments.end(), waiting_.begin(), waiting_.end());
    waiting_.clear();
    blank_line_ = false;
    return true;
  }

  // The lines from here to the first that is not indented, moved to the left together.
  [[nodiscard]] fix outdented(std::uint32_t content) const {
    auto const bytes = from_.bytes();
    auto begin = content;
    while (begin > 0 && bytes[begin - 1] != '\n' && bytes[begin - 1] != '\r') --begin;
    auto const indent = bytes.substr(begin, content - begin);
    fix out{from_.locate({begin, begin}), {}, false};
    auto at = std::size_t{begin};
    while (at < bytes.size() && bytes.substr(at).starts_with(indent)) {
      auto const next = next_line(bytes, line_end(bytes, at));
      out.text += bytes.substr(at + indent.size(), next - at - indent.size());
      at = next;
    }
    out.at.where.end = static_cast<std::uint32_t>(at);
    return out;
  }

  source const& from_;
  diagnostics& issues_;
  std::vector<statement> found_;
  std::vector<span> waiting_;
  bool blank_line_ = false;
  bool orphan_ = false;
};

} // namespace

std::vector<statement> split(source const& from, diagnostics& issues) {
  return splitter(from, issues).run();
}

std::string without_comments(source const& from, statement const& which) {
  std::string bytes(from.slice(which.where));
  for (span const comment : which.comments) {
    bool const inside = comment.begin >= which.where.begin && comment.end <= which.where.end;
    if (inside)
      bytes.replace(comment.begin - which.where.begin, comment.end - comment.begin,
                    comment.end - comment.begin, ' ');
  }
  return bytes;
}

} // namespace chitieu::text
