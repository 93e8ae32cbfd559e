"""Choices that hang on a seed alone, and days that cases are about."""

from __future__ import annotations

import datetime
import random
from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")
FIRST_DAY = datetime.date(2023, 3, 1)
RELATIONS = ("at least", "more than", "at most", "less than", "exactly")
# Days near to one another, or at the ends of months, or of years, one of which is longer.
CALENDARS = (
    tuple(FIRST_DAY + datetime.timedelta(each) for each in range(6)),
    tuple(
        datetime.date(*each)
        for each in (
            (2022, 11, 30), (2022, 12, 31), (2023, 1, 1), (2023, 1, 31), (2023, 2, 28), (2023, 3, 1), (2023, 3, 31), (2023, 5, 2)
        )
    ),
    tuple(
        datetime.date(*each)
        for each in (
            (2020, 2, 29), (2020, 12, 31), (2021, 1, 1), (2021, 2, 28), (2022, 6, 30), (2022, 7, 1), (2023, 2, 28), (2023, 12, 31)
        )
    ),
)  # fmt: skip


class Dice:
    """Choices that hang on the seed alone."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)

    def below(self, n: int) -> int:
        return self.random.randrange(n)

    def between(self, low: int, high: int) -> int:
        return low + self.below(high - low + 1)

    def chance(self, percent: int) -> bool:
        return self.below(100) < percent

    def of(self, choices: Sequence[T]) -> T:
        return choices[self.below(len(choices))]

    def some(self, choices: Sequence[T], least: int = 1) -> tuple[T, ...]:
        wanted = self.between(least, len(choices))
        places = sorted(self.random.sample(range(len(choices)), wanted))
        return tuple(choices[each] for each in places)
