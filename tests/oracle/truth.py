"""Kleene's three values: yes, no, and None for what nobody knows."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

Truth: TypeAlias = bool | None


def all_of(parts: Iterable[Truth]) -> Truth:
    seen = list(parts)
    return False if False in seen else None if None in seen else True


def any_of(parts: Iterable[Truth]) -> Truth:
    seen = list(parts)
    return True if True in seen else None if None in seen else False


def not_(of: Truth) -> Truth:
    return None if of is None else not of


def agreed(of: Iterable[Truth]) -> Truth:
    """What all fillings say, or None where they differ."""
    seen = set(of)
    return seen.pop() if len(seen) == 1 else None
