"""How files of a tree are written: by its age, and by habits that only the tree itself shows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, NamedTuple

Era = Literal["A", "B", "C", "D", "E", "F", "G"]
NEWEST_SCHEMA = 12
_FIRST_SORTED_SCHEMA = 8


class Style(NamedTuple):
    """`era` as the facts on the layout name it; `schema` the server schema, which decides some properties.

    `declared`: keys in the product's order of declaration rather than sorted (A to E). `empty_bodies`: a
    query with an empty body has an empty .txt. `hashed_libraries`: file names of libraries end in a hash.
    """

    era: Era
    schema: int
    declared: bool = False
    empty_bodies: bool = True
    hashed_libraries: bool = True

    @property
    def is_writable(self) -> bool:
        """Check whether files of this era can be written; older ones are only read."""
        return self.era in ("E", "F", "G")


def whole(value: Any, default: int = 0) -> int:
    """Return a version number, which exports hold as a float, as an integer."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return default
    return int(value)


def style_of_export(document: Mapping[str, Any]) -> Style:
    """Return how the product writes an export into a new tree; below schema 8 as its oldest sorted writer."""
    schema = whole(document.get("serverSchemaVersion"))
    era: Era = "G" if schema >= NEWEST_SCHEMA else "F"
    return Style(era, schema, empty_bodies=schema >= NEWEST_SCHEMA)


def style_of_tree(
    metadata: Mapping[str, Any], file_format: int, paths: Mapping[str, bytes], libraries: Mapping[str, Any]
) -> Style:
    """Return the style of an existing tree.

    `metadata`: its metadata.json; `libraries`: path -> content of its library files. The era of format 5 is
    told by the order of keys in metadata.json, and by the schema where that says nothing.
    """
    schema = whole(metadata.get("serverSchemaVersion"))
    if file_format < 5:
        older: Era = "A" if file_format < 2 else "D" if file_format > 2 else "B" if schema < 6 else "C"
        return Style(older, schema, declared=True, empty_bodies=True, hashed_libraries=False)
    keys = list(metadata)
    declared = schema < _FIRST_SORTED_SCHEMA
    if "serverSchemaVersion" in keys and "fileFormatVersion" in keys:
        declared = keys.index("serverSchemaVersion") < keys.index("fileFormatVersion")
    era: Era = "E" if declared else "G" if schema >= NEWEST_SCHEMA else "F"
    return Style(era, schema, declared, _has_empty_bodies(paths, schema), _are_hashed(metadata, libraries))


def _has_empty_bodies(files: Mapping[str, bytes], schema: int) -> bool:
    if any(not data and path.endswith(".txt") and "/queries/" in path for path, data in files.items()):
        return True
    return schema >= NEWEST_SCHEMA


def _are_hashed(metadata: Mapping[str, Any], libraries: Mapping[str, Any]) -> bool:
    for path, library in libraries.items():
        return path != unhashed_library_path(str(library.get("uidString")))
    return "artifactJsonType" in metadata


def unhashed_library_path(uid: str) -> str:
    """Return the path of a library's file before 2024-03."""
    return f"jslibs/{uid.replace('/', '_')}.json"
