"""The few words that documents have and tables do not."""

WORDS: dict[str, dict[str, str]] = {
    "vi": {
        "report": "Báo cáo kết quả thực hiện chỉ tiêu",
        "number": "TT",
        "sentence": "Nội dung chỉ tiêu",
        "result": "Kết quả",
        "lacking": "Còn thiếu",
        "source": "Căn cứ",
        "deadline": "Hạn",
        "people": "Danh sách",
        "missing": "chưa đạt",
        "unknown": "chưa rõ",
        "key": "Mã",
        "name": "Tên",
        "kind": "Tình trạng",
        "problems": "Ghi chú về số liệu",
        "summary": "Tổng hợp",
        "exact": "Tỷ lệ chính xác",
        "count": "Số đạt",
        "base": "Tổng số",
        "change": "Thay đổi",
        "added": "mới có",
        "removed": "không còn",
        "same": "không đổi",
    },
    "en": {
        "report": "Report on the targets",
        "number": "No.",
        "sentence": "Target",
        "result": "Result",
        "lacking": "Still lacking",
        "source": "Source",
        "deadline": "Due",
        "people": "Lists",
        "missing": "missing",
        "unknown": "unknown",
        "key": "Key",
        "name": "Name",
        "kind": "State",
        "problems": "Notes on the data",
        "summary": "Summary",
        "exact": "Exact share",
        "count": "Count",
        "base": "Base",
        "change": "Change",
        "added": "new",
        "removed": "gone",
        "same": "as before",
    },
}

# Ink and paper of the statuses; each pair has a contrast above 4.5.
COLOURS: dict[str, tuple[str, str]] = {
    "met": ("1B5E20", "E8F5E9"),
    "unmet": ("8E1B1B", "FDECEA"),
    "pending": ("6A4A00", "FFF6DD"),
    "undetermined": ("3F3A75", "EEEDFB"),
    "invalid": ("5A1A5A", "F8EAF8"),
}


def spoken(lang: str | None, otherwise: str) -> str:
    """The language that was asked for; ValueError for one that nothing is written in."""
    if lang is not None and lang not in WORDS:
        raise ValueError('lang is "vi" or "en"')
    return lang or otherwise


def need(library: str, extra: str) -> ImportError:
    """The error for a library that an extra brings."""
    return ImportError(f"this needs {library}: pip install 'chitieu[{extra}]'")


def printable(text: str) -> str:
    """Text without the controls that XML refuses."""
    return "".join(c if c >= " " or c == "\n" else " " for c in text)
