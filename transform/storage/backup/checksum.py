"""The CRC-64/XZ of a collection's documents, as mongodump states it at the end of the collection."""

from __future__ import annotations

import importlib
import lzma
import zlib
from types import ModuleType
from typing import Protocol

_FLAGS = b"\0\4"  # a CRC-64 is the check of each block
_STREAM = b"\xfd7zXZ\0" + _FLAGS + zlib.crc32(_FLAGS).to_bytes(4, "little")
_FILTERS = b"\2\0\x21\1\0\0\0\0"  # a block of LZMA2 with its smallest dictionary; sizes are not stated
_BLOCK = _FILTERS + zlib.crc32(_FILTERS).to_bytes(4, "little")
_FIRST, _NEXT, _END = b"\1", b"\2", b"\0"  # uncompressed chunks of LZMA2
_LARGEST_CHUNK = 2**16


class Checksum(Protocol):
    """Takes the documents of a collection piece by piece and judges the checksum that the archive states."""

    def update(self, data: bytes) -> None:
        """Take more bytes."""

    def matches(self, stated: int) -> bool:
        """Check whether the bytes so far have a checksum, given as signed integer; nothing may follow."""


def checksum() -> Checksum:
    """Return a checksum of nothing yet: by fastcrc where that is installed, else by the standard library."""
    library = _fastcrc()
    return StandardChecksum() if library is None else FastChecksum(library)


def _fastcrc() -> ModuleType | None:
    try:
        return importlib.import_module("fastcrc")
    except ImportError:
        return None


class FastChecksum:
    """The checksum by fastcrc, at the speed of memory."""

    def __init__(self, library: ModuleType) -> None:
        self._crc = library.crc64.xz
        self._value = 0

    def update(self, data: bytes) -> None:
        """Take more bytes."""
        self._value = self._crc(data, self._value)

    def matches(self, stated: int) -> bool:
        """Check whether the bytes so far have a checksum."""
        return bool(self._value == stated % 2**64)


class StandardChecksum:
    """The checksum by the decoder of .xz files, which computes a CRC-64 but does not say it.

    The bytes are handed over as the uncompressed chunks of a block whose check is the stated checksum. The decoder
    refuses a block that does not have its check. It is slower than fastcrc and hundreds of times as fast as Python.
    """

    def __init__(self) -> None:
        self._decoder = lzma.LZMADecompressor(lzma.FORMAT_XZ)
        self._decoder.decompress(_STREAM + _BLOCK)
        self._control = _FIRST
        self._size = 0

    def update(self, data: bytes) -> None:
        """Take more bytes."""
        for start in range(0, len(data), _LARGEST_CHUNK):
            chunk = data[start : start + _LARGEST_CHUNK]
            framed = self._control + (len(chunk) - 1).to_bytes(2, "big") + chunk
            self._control = _NEXT
            self._size += len(framed)
            self._decoder.decompress(framed)

    def matches(self, stated: int) -> bool:
        """Check whether the bytes so far have a checksum."""
        padding = bytes(-(self._size + 1) % 4)
        try:
            self._decoder.decompress(_END + padding + (stated % 2**64).to_bytes(8, "little"))
        except lzma.LZMAError:
            return False
        return True
