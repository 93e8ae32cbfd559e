"""Reports as files, by the ending of the path."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from chitieu._report import Report


def save(report: Report, path: str | os.PathLike[str], *, lang: str, who: bool) -> None:
    """Writes a report as `.html`, `.json`, `.docx` or `.xlsx`; any other ending is a ValueError."""
    file = Path(path)
    match file.suffix.lower():
        case ".html":
            file.write_text(report.to_html(lang, who=who), encoding="utf-8")
        case ".json":
            file.write_text(report.to_json(lang) + "\n", encoding="utf-8")
        case ".docx":
            from chitieu._docx import write_docx

            write_docx(report, file, lang=lang, who=who)
        case ".xlsx":
            from chitieu._xlsx import write_xlsx

            write_xlsx(report, file, lang=lang, who=who)
        case ending:
            raise ValueError(
                f"a report is saved as .html, .docx, .xlsx or .json, not as {ending or 'a file without ending'}"
            )
