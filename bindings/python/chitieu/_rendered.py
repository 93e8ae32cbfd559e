"""What can be shown as text, JSON and HTML."""

from __future__ import annotations

import json

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Protocol

    class Core(Protocol):
        """What the module hands over to be shown."""

        def to_text(self, lang: str) -> str: ...
        def to_json(self, lang: str) -> str: ...
        def to_html(self, lang: str, page: bool) -> str: ...


class Rendered:
    """An answer of the module with the language that it is shown in."""

    __slots__ = ("_core", "_lang")

    _core: Core
    _lang: str

    def to_text(self, lang: str | None = None) -> str:
        """A sentence a line."""
        return self._core.to_text(lang or self._lang)

    def to_json(self, lang: str | None = None) -> str:
        """The text of a JSON document."""
        return self._core.to_json(lang or self._lang)

    def to_dict(self, lang: str | None = None) -> dict[str, Any]:
        """What the JSON document holds."""
        made: dict[str, Any] = json.loads(self.to_json(lang))
        return made

    def to_html(self, lang: str | None = None, *, page: bool = True) -> str:
        """A whole page, or with `page=False` a part of one."""
        return self._core.to_html(lang or self._lang, page)

    def _repr_html_(self) -> str:
        return self.to_html(page=False)

    def __str__(self) -> str:
        return self.to_text()
