"""The three versions that a merge compares."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Generic, NamedTuple, TypeVar

T = TypeVar("T")
U = TypeVar("U")


class Three(NamedTuple, Generic[T]):
    """One value in each version: the common ancestor and both sides."""

    base: T
    ours: T
    theirs: T

    def map(self, function: Callable[[T], U]) -> Three[U]:
        """Return what a function makes of each version."""
        return Three(function(self.base), function(self.ours), function(self.theirs))

    @classmethod
    def of(cls, values: Iterable[T]) -> Three[T]:
        """Return three values as versions, in the order base, ours, theirs."""
        base, ours, theirs = values
        return Three(base, ours, theirs)
