"""Snapshots: whole exports that the product kept before it converted a layout or changed pages.

A snapshot is JSON text, cut into chunks that are documents of their own: {applicationId, chunkOrder, data}.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ...document.reading import parse
from ...errors import InputError, LimitError
from .fields import text
from .limits import DEFAULT_LIMITS, BackupLimits
from .mongodump import Record
from .plain import failures, peek
from .reading import Event

_COLLECTION = "applicationSnapshot"


def is_snapshot(_database: str, collection: str) -> bool:
    """Select the collection of snapshots."""
    return collection == _COLLECTION


def snapshot(
    events: Iterable[Event], database: str, application: str, limits: BackupLimits = DEFAULT_LIMITS
) -> dict[str, Any]:
    """Return the export that the snapshot of an application holds, from a pass with `wanted=is_snapshot`.

    Raises InputError where there is none or chunks of it are missing, LimitError for one that is too large.
    """
    chunks: dict[int, bytes] = {}
    size = 0
    invalid: tuple[type[BaseException], ...] = (*failures(), TypeError)
    for event in events:
        if type(event) is not Record or event.database != database or event.collection != _COLLECTION:
            continue
        try:
            document = peek(event.data)
            if text(document, "applicationId") != application:
                continue
            order, data = int(document.get("chunkOrder", 0)), bytes(document.get("data", b""))
        except invalid:
            continue
        size += len(data)
        if size > limits.application:
            raise LimitError(f"The snapshot has more than {limits.application:,} bytes")
        chunks[order] = data
    if not chunks:
        raise InputError("The backup holds no snapshot of this application")
    missing = sorted(set(range(1, max(chunks) + 1)) - chunks.keys())
    if missing:
        raise InputError(f"The snapshot lacks its chunks {', '.join(map(str, missing[:8]))}")
    return parse(b"".join(chunks[order] for order in sorted(chunks)))
