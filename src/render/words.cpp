#include "words.hpp"

namespace chitieu::render {

words const& words_of(language which) noexcept {
  return which == language::vi ? words_vi : words_en;
}

std::string_view word_of(words const& in, status which, kind what) noexcept {
  switch (which) {
  case status::met:
    return in.met;
  case status::pending:
    return in.pending;
  case status::undetermined:
    return in.undetermined;
  case status::unmet:
    return what == kind::target ? in.unmet : in.broken;
  case status::invalid:
    return in.invalid;
  }
  return {};
}

std::string_view sign_of(status which) noexcept {
  switch (which) {
  case status::met:
    return "✔";
  case status::pending:
    return "…";
  case status::undetermined:
    return "?";
  case status::unmet:
    return "✘";
  case status::invalid:
    return "!";
  }
  return {};
}

std::string_view word_of(words const& in, severity which) noexcept {
  switch (which) {
  case severity::error:
    return in.error;
  case severity::warning:
    return in.warning;
  case severity::note:
    return in.note;
  }
  return {};
}

std::string_view word_of(words const& in, kind which) noexcept {
  switch (which) {
  case kind::target:
    return {};
  case kind::limit:
    return in.limit;
  case kind::check:
    return in.check;
  }
  return {};
}

} // namespace chitieu::render
