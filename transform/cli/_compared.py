"""Compare two inputs of any form, of two revisions only what differs between them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from . import layouts
from ._inputs import Input

if TYPE_CHECKING:
    from ..diffing.changes import Diff


class Compared(NamedTuple):
    """Two inputs and what changed between them.

    `rewritten`: how many files of two layouts differ in nothing but how the same is written.
    """

    old: Input
    new: Input
    found: Diff
    rewritten: int


def compared(names: tuple[str, str], *, max_size: int, is_whole: bool, **options: Any) -> Compared:
    """Read and compare two inputs. `is_whole`: read all, so that pointers lead into the whole documents.

    `options` are those of `transform.diff`. Raises InputError, LimitError, UpgradeError.
    """
    read = None if is_whole else layouts.read_differing(names, max_size=max_size)
    if read is None:
        old, new = layouts.read_two(names, max_size=max_size)
        return _compared(old, new, _differing(old, new), options)
    from ..report.diff.masking import possible_secrets

    old, new, differing = read
    result = _compared(old, new, differing.paths, options)
    if differing.is_whole or not (pieces := possible_secrets(result.found)):
        return result
    again = layouts.read_differing(names, max_size=max_size, holding=sorted(pieces))
    return _compared(again[0], again[1], again[2].paths, options) if again else result


def _compared(old: Input, new: Input, differing: tuple[str, ...], options: dict[str, Any]) -> Compared:
    import transform

    from ..storage.documents import require_same_kind

    require_same_kind(old, new)
    found = transform.diff(old.document, new.document, **options)
    rewritten = 0
    if old.layout and new.layout:
        from ..storage.status import files_meant

        rewritten = len({*differing} - files_meant(found.changes, old.layout, new.layout))
    return Compared(old, new, found, rewritten)


def _differing(old: Input, new: Input) -> tuple[str, ...]:
    """Return the paths of the files that differ between two layouts; none for other inputs."""
    if not (old.layout and new.layout):
        return ()
    before, after = old.layout.files, new.layout.files
    return tuple(path for path in before.keys() | after.keys() if before.get(path) != after.get(path))
