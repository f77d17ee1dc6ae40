"""Pictures, fonts, archives and the like that are written in a text: rules pass over them.

Random characters match the beginnings of many tokens, so searching a picture takes longer than all the rest of an
export, and what would be found there is no secret. Only what a base64 encodes decides: text in it is searched as text.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator
from typing import NamedTuple

from ...patterns import pattern

#: Longer pieces in one alphabet are longer than anything that a rule accepts.
LONG = 20_480
#: A piece of a long run, looked for at so many places that no run is missed.
_PIECE = pattern("[A-Za-z0-9+/_-]{64}")
_STEP = LONG - 64
_RUN = pattern("[A-Za-z0-9+/_-]*+")
_TO_OTHER_CHARACTER = pattern(".*[^A-Za-z0-9+/_-]", re.DOTALL)
IN_BASE64 = ";base64,"
_DATA_URI = pattern(r"data:(?P<type>[\w.+-]{1,40}/[\w.+-]{1,80})?[^,;]{0,80}(?:;[^,;]{0,80}){0,3}\Z")
_LONGEST_HEADER = 400
_MEDIA = pattern(
    r"(?:image|font|audio|video)/|application/(?:pdf|zip|wasm|octet-stream|(?:x-)?font|vnd\.ms-font)"
)
_SHORTEST = 64
_BEGINNING = 256
_CONTROL = pattern("[\0-\x08\x0e-\x1f]")


class Encoded(NamedTuple):
    """A run of base64 in a text; `content` is the text that it encodes, None for anything else."""

    start: int
    end: int
    content: str | None
    is_media: bool


def encoded(text: str) -> list[Encoded]:
    """Return the long runs of base64 and the data of `data:` URIs in a text, in their order."""
    found = {run.start: run for run in _long_runs(text)}
    found |= {run.start: run for run in _data_uris(text)}
    return [found[start] for start in sorted(found)]


def without_media(text: str, runs: list[Encoded]) -> str:
    """Return a text of the same length in which zero characters take the place of media."""
    made, at = [], 0
    for run in runs:
        if run.is_media:
            made += [text[at : run.start], "\0" * (run.end - run.start)]
            at = run.end
    return "".join([*made, text[at:]]) if made else text


def _data_uris(text: str) -> Iterator[Encoded]:
    at = text.find(IN_BASE64)
    while at >= 0:
        header = _DATA_URI.search(text, max(0, at - _LONGEST_HEADER), at)
        start = at + len(IN_BASE64)
        match = _RUN.match(text, start) if header else None
        end = match.end() if match else start
        if header and end - start >= _SHORTEST:
            is_media = end - start >= LONG or _MEDIA.match(header["type"] or "") is not None
            yield Encoded(start, end, _content(text[start:end]), is_media)
        at = text.find(IN_BASE64, end)


def _long_runs(text: str) -> Iterator[Encoded]:
    at = 0
    while at + LONG - _STEP <= len(text) and len(text) >= LONG:
        if not _PIECE.match(text, at):
            at += _STEP
            continue
        before = _TO_OTHER_CHARACTER.match(text, max(0, at - _STEP), at)
        start = before.end() if before else max(0, at - _STEP)
        match = _RUN.match(text, at)
        end = match.end() if match else at
        if end - start >= LONG:
            yield Encoded(start, end, _content(text[start:end]), True)
        at = max(at + _STEP, end)


def _content(run: str) -> str | None:
    """Return the text that a run of base64 encodes, None where it encodes anything else."""
    beginning = _text(run[:_BEGINNING], whole=False)
    return _text(run, whole=True) if beginning else None


def _text(run: str, *, whole: bool) -> str | None:
    plain = run.replace("-", "+").replace("_", "/")
    plain = plain[: len(plain) - (len(plain) % 4 == 1)]
    data = base64.b64decode(plain + "=" * (-len(plain) % 4))
    try:
        content = data.decode(errors="strict" if whole else "ignore")
    except UnicodeDecodeError:
        return None
    if not whole and len(content.encode()) < len(data) - 3:  # a character may be cut at the end
        return None
    return None if _CONTROL.search(content) else content
