#pragma once
#include "words.hpp"

#include <chitieu/verdict/report.hpp>

#include <string>
#include <string_view>

namespace chitieu::render {

/// `7,6 điểm`, `95,0%`; with blanks `7,1–8,3`, without a bound `7,1–?`; `—` where there is none.
/// What is shown never crosses what is asked.
[[nodiscard]] std::string value_text(number_verdict const&, words const&);

/// What is asked of a number: as the plan writes it, or `≥ 7,9` where it is worked out.
[[nodiscard]] std::string asked_text(number_verdict const&, std::string_view threshold,
                                     words const&);

/// What is asked where it is worked out; nothing where the plan writes it.
[[nodiscard]] std::string need_text(number_verdict const&, words const&);

/// `thiếu 0,4`, `vượt 2`, `dư 0,3`; nothing where the gap is unknown.
[[nodiscard]] std::string margin_text(status, number_verdict const&, words const&);

/// One plain sentence on what a number lacks, for example `thiếu 0,4: cần ≥ 8, hiện có 7,6`.
[[nodiscard]] std::string number_shortfall(status, number_verdict const&,
                                           std::string_view threshold, words const&);

} // namespace chitieu::render
