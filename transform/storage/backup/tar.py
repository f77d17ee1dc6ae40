"""Walk over the members of a tar stream; nothing is written to disk, most is skipped unread."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ...errors import LimitError
from .damage import broken
from .window import Window

_BLOCK = 512
_REGULAR = b"0\0"
_LONGEST_EXTENSION = 2**20


@dataclass(frozen=True, slots=True)
class Member:
    """A regular file inside a tar: its name, its bytes, the offset of its content in the tar."""

    name: str
    size: int
    offset: int


def members(window: Window) -> Iterator[tuple[Member, Iterator[bytes]]]:
    """Yield each regular file with an iterator over its content, which may be left unread.

    Links, devices, folders and sparse files are passed over, so that a name never leads outside. Raises
    DamageError for a header whose checksum is wrong and for an archive that ends inside a member.
    """
    extended: dict[str, str] = {}
    while window.fill(1):
        start = window.offset
        header = window.take(_BLOCK)
        if len(header) < _BLOCK:
            raise broken("tar", start, "the archive ends inside a header: it is probably cut off")
        if not any(header):
            return
        _require_checksum(header, start)
        size = _size(header, start, extended)
        kind = header[156:157]
        if kind in (b"x", b"L"):
            extended |= _extension(window, kind, size, start)
            continue
        content = window.offset
        pieces = window.pieces(size)
        if kind and kind in _REGULAR:
            yield Member(extended.get("path") or _name(header), size, content), pieces
        _skip(window, content, size)
        if kind not in (b"g", b"K"):
            extended = {}


def _skip(window: Window, content: int, size: int) -> None:
    """Consume what is left of a member and the padding after it."""
    padded = -(-size // _BLOCK) * _BLOCK
    for _ in window.pieces(content + padded - window.offset):
        pass
    if window.offset < content + size:
        raise broken("tar", window.offset, "the archive ends inside a member: it is probably cut off")


def _require_checksum(header: bytes, start: int) -> None:
    stated = _octal(header[148:156])
    actual = sum(header) - sum(header[148:156]) + 8 * ord(" ")
    if stated != actual:
        raise broken("tar", start, "the checksum of a header is wrong: this is not a tar, or it is damaged")


def _octal(field: bytes) -> int | None:
    digits = field.strip(b" \0")
    return int(digits, 8) if digits and all(48 <= byte < 56 for byte in digits) else None


def _size(header: bytes, start: int, extended: dict[str, str]) -> int:
    stated = extended.get("size", "")
    if stated.isdecimal() and len(stated) < 20:
        return int(stated)
    field = header[124:136]
    size = int.from_bytes(field[1:], "big") if field[0] == 0x80 else _octal(field) or 0
    if size >= 2**63:
        raise broken("tar", start, "the size of a member is impossible")
    return size


def _name(header: bytes) -> str:
    name = _text(header[:100])
    prefix = _text(header[345:500]) if header[257:263] == b"ustar\0" else ""
    return f"{prefix}/{name}" if prefix else name


def _text(field: bytes) -> str:
    return field.partition(b"\0")[0].decode("utf-8", "replace")


def _extension(window: Window, kind: bytes, size: int, start: int) -> dict[str, str]:
    """Return the path and size that a pax header or a GNU long name gives to the next member."""
    if size > _LONGEST_EXTENSION:
        raise LimitError(f"A name in the tar (byte {start:,}) has {size:,} bytes")
    data = window.take(size)
    _skip(window, start + _BLOCK, size)
    if kind == b"L":
        return {"path": _text(data)}
    found = {}
    for line in data.split(b"\n"):
        key, _, value = line.partition(b" ")[2].partition(b"=")
        if key in (b"path", b"size"):
            found[key.decode()] = value.decode("utf-8", "replace")
    return found
