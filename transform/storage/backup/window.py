"""A window over a stream of chunks, so that structures can be read across the borders of chunks."""

from __future__ import annotations

from collections.abc import Iterator


class Window:
    """The unread part of a stream that is in memory: `data` from `at` on; `offset` counts from the start."""

    __slots__ = ("_base", "_chunks", "at", "data")

    def __init__(self, chunks: Iterator[bytes]) -> None:
        self._chunks = chunks
        self._base = 0
        self.data = b""
        self.at = 0

    @property
    def offset(self) -> int:
        """Return how many bytes of the stream were consumed."""
        return self._base + self.at

    @property
    def available(self) -> int:
        """Return how many unread bytes are in memory."""
        return len(self.data) - self.at

    def fill(self, count: int) -> bool:
        """Read until `count` unread bytes are in memory; return False where the stream ends earlier."""
        have = self.available
        if have >= count:
            return True
        parts = [self.data[self.at :]]
        for chunk in self._chunks:
            parts.append(chunk)
            have += len(chunk)
            if have >= count:
                break
        self._base += self.at
        self.at = 0
        self.data = parts[1] if len(parts) == 2 and not parts[0] else b"".join(parts)
        return have >= count

    def take(self, count: int) -> bytes:
        """Consume up to `count` bytes; fewer only at the end of the stream."""
        self.fill(count)
        taken = self.data[self.at : self.at + count]
        self.at += len(taken)
        return taken

    def pieces(self, count: int) -> Iterator[bytes]:
        """Consume `count` bytes, as they come; fewer only at the end of the stream."""
        while count > 0 and self.fill(1):
            piece = self.data[self.at : self.at + count]
            self.at += len(piece)
            count -= len(piece)
            yield piece
