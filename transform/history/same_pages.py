"""Give queries and JS objects that a version moved to another page one key in all versions of an application."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from .merge_marks import Version
from .snapshot import WITHOUT_PAGE, Key, Part, Snapshot

_KINDS = frozenset(("query", "js_object"))


def on_same_pages(versions: Sequence[Version]) -> list[Version]:
    """Return the versions with the keys of the last in all of them, for what has its id once in each.

    The page is a part of a key, as copies of a page share the ids of their widgets. A query keeps its id when it
    moves: where it is says its holder. What is on a page that is not there is left as it is.
    """
    keys = _moved(versions)
    return [_with_keys(version, keys) for version in versions] if keys else [*versions]


def _moved(versions: Sequence[Version]) -> dict[Key, Key]:
    """Return key -> the key of the same thing in the last version that has it, for what has several."""
    found: dict[tuple[str, ...], dict[Key, None]] = {}
    repeated: set[tuple[str, ...]] = set()
    for version in reversed(versions):
        for identity, keys in version.ids.items():
            if identity[0] in _KINDS and not identity[1].startswith("name "):
                found.setdefault(identity, {}).update(dict.fromkeys(keys))
                if len(keys) > 1 or any(key in version.snapshot.repeated for key in keys):
                    repeated.add(identity)
    return {
        key: next(iter(keys))
        for identity, keys in found.items()
        if len(keys) > 1 and identity not in repeated
        if not any(key[2].startswith(WITHOUT_PAGE) for key in keys)
        for key in keys
    }


def _with_keys(version: Version, keys: Mapping[Key, Key]) -> Version:
    old = version.snapshot
    parts = {keys.get(key, key): _with_holder(part, keys) for key, part in old.parts.items()}
    paths = {keys.get(key, key): path for key, path in version.paths.items()}
    return replace(version, snapshot=Snapshot(parts, old.repeated, old.listed, old.defaults), paths=paths)


def _with_holder(part: Part, keys: Mapping[Key, Key]) -> Part:
    return replace(part, holder=keys.get(part.holder, part.holder)) if part.holder is not None else part
