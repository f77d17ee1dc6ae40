"""Bytes -> the UTF-8 of a JSON text: encodings, byte order marks, and files that are no JSON at all."""

from __future__ import annotations

import codecs

from ..diagnostics import Diagnostic
from ..errors import InputError

_EXPECTED = "expected the JSON of an export, a partial export or a page DSL"
_SIGNATURES = (
    (b"PK\x03\x04", "a zip archive"),
    (b"PK\x05\x06", "an empty zip archive"),
    (b"\x1f\x8b", "gzip data"),
    (b"BZh", "compressed data (bzip2)"),
    (b"\xfd7zXZ", "compressed data (xz)"),
    (b"\x28\xb5\x2f\xfd", "compressed data (zstd)"),
    (b"%PDF", "a PDF document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
)
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Which of the first four bytes are zero, for a text that begins with two ASCII characters.
_WITHOUT_MARK: dict[tuple[bool, ...], str] = {
    (False, True, False, True): "utf-16-le",
    (True, False, True, False): "utf-16-be",
    (False, True, True, True): "utf-32-le",
    (True, True, True, False): "utf-32-be",
}


def decode(data: bytes) -> tuple[bytes, list[Diagnostic]]:
    """Return a JSON text as UTF-8 without byte order mark, and notes on what was done to it.

    Halves of surrogate pairs stay, as three bytes each. Raises InputError, with line and column, for a text
    that is not in its encoding, and for archives, pictures, HTML pages and empty files.
    """
    encoding, mark = _encoding(data)
    notes = []
    if encoding == "utf-8":
        content = data[len(mark) :]
        if mark:
            message = "The file begins with a byte order mark, which was left out."
            notes.append(Diagnostic("AT102", "note", message))
    else:
        content = _decoded(data[len(mark) :], encoding).encode("utf-8", "surrogatepass")
        name = encoding[:6].upper()
        notes.append(
            Diagnostic("AT103", "note", f"The file is encoded in {name}; it is written back as UTF-8.")
        )
    _refuse_what_is_no_json(content)
    return content, notes


def text_of(content: bytes) -> str:
    """Return the text of UTF-8 bytes; raises InputError with the place of the first wrong byte."""
    return _decoded(content, "utf-8")


def _encoding(data: bytes) -> tuple[str, bytes]:
    """Return the encoding and the byte order mark (empty without one)."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return encoding, mark
    head = tuple(byte == 0 for byte in data[:4])
    return _WITHOUT_MARK.get(head, "utf-8"), b""


def _decoded(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding, "surrogatepass")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode(encoding, "surrogatepass")
        raise InputError(
            f"The text is not valid {'UTF-8' if encoding == 'utf-8' else encoding[:6].upper()}",
            line=before.count("\n") + 1,
            column=len(before) - before.rfind("\n"),
            hint="Save the file as UTF-8, or export again.",
        ) from None


def _refuse_what_is_no_json(content: bytes) -> None:
    head = content[:512].lstrip()
    found = next((name for signature, name in _SIGNATURES if head.startswith(signature)), None)
    lowered = head[:64].lower()
    if not head and not content.strip():
        found = "nothing: the file is empty"
    elif lowered.startswith((b"<!doctype html", b"<html")):
        found = "an HTML page, probably an error page that was saved instead of the download"
    elif lowered.startswith(b"<"):
        found = "an XML or HTML document"
    elif found is None and b"\0" in head:
        found = "binary data"
    if found:
        raise InputError(f"Found {found}; {_EXPECTED}", line=1, column=1)
