"""Decompress a gzip stream chunk by chunk, within limits, saying where it breaks."""

from __future__ import annotations

import functools
import importlib
import zlib
from collections.abc import Iterator
from types import ModuleType
from typing import Any, Literal

from ...errors import LimitError
from .damage import broken
from .limits import DEFAULT_LIMITS, BackupLimits
from .starts import GZIP

_OUT = 2**20
_GZIP_WINDOW = 31


def inflated(
    chunks: Iterator[bytes], layer: Literal["gzip", "inner gzip"], limits: BackupLimits = DEFAULT_LIMITS
) -> Iterator[bytes]:
    """Yield what a gzip stream (several members in a row included) unpacks to.

    What can be unpacked before a defect is yielded before DamageError is raised. Raises LimitError for a
    stream that unpacks to more than `limits` allow.
    """
    library = _library()
    engine: Any = library.decompressobj(_GZIP_WINDOW)
    read = written = 0
    for chunk in chunks:
        pending = chunk
        while pending:
            if engine.eof:
                if not GZIP.startswith(pending[:3]):
                    raise broken(layer, read, "bytes follow the end of the gzip stream")
                engine = library.decompressobj(_GZIP_WINDOW)
            before = engine.copy()
            try:
                out = engine.decompress(pending, _OUT)
            except library.error as error:
                out, good = _until_defect(before, pending, library)
                if out:
                    yield out
                raise broken(layer, read + good, _reason(error)) from None
            left = engine.unused_data if engine.eof else engine.unconsumed_tail
            read += len(pending) - len(left)
            written += len(out)
            _check(layer, read, written, limits)
            if out:
                yield out
            pending = left
    if not engine.eof:
        raise broken(layer, read, "the gzip stream ends early: the file is probably cut off")


@functools.cache
def _library() -> ModuleType:
    """Return zlib-ng, which is a third faster, where it is installed; else the standard library's zlib."""
    try:
        return importlib.import_module("zlib_ng.zlib_ng")
    except ImportError:
        return zlib


def _until_defect(engine: Any, pending: bytes, library: ModuleType) -> tuple[bytes, int]:
    """Return what `pending` unpacks to before its defect, and how many of its bytes are good."""
    out, good, step = [], 0, len(pending)
    while step:
        trial = engine.copy()
        try:
            out.append(trial.decompress(pending[good : good + step]))
        except library.error:
            step //= 2
            continue
        engine, good = trial, good + step
        step = min(step, len(pending) - good)
    return b"".join(out), good


def _reason(error: Exception) -> str:
    text = str(error)
    if "data check" in text:
        return "the gzip checksum does not match: bytes were changed"
    if "length check" in text:
        return "the length at the end of the gzip stream does not match"
    if "header" in text:
        return "this is not a gzip stream"
    return "the compressed data are damaged"


def _check(layer: str, read: int, written: int, limits: BackupLimits) -> None:
    if written > limits.total:
        raise LimitError(f"The {layer} layer of the archive unpacks to more than {limits.total:,} bytes")
    if written > limits.grace and written > limits.ratio * read:
        raise LimitError(
            f"The {layer} layer of the archive unpacks to more than {limits.ratio} times its size",
            hint="This looks like a decompression bomb and is not read any further.",
        )
