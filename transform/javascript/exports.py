"""The members of what a module exports."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .nodes import text
from .queries import ANY_CODE

if TYPE_CHECKING:
    from tree_sitter import Node

PATTERNS = {ANY_CODE: "(export_statement value: (object) @exported)"}


def exported_members(captures: dict[str, list[Node]], code: bytes) -> frozenset[str] | None:
    """Return the names in `export default {...}`; None where that is not there, or a name is worked out."""
    if not captures.get("exported"):
        return None
    names = set()
    for child in captures["exported"][0].named_children:
        if child.type in ("comment", "ERROR"):
            continue
        key = child.child_by_field_name("key") or child.child_by_field_name("name")
        if child.type == "shorthand_property_identifier":
            key = child
        if key is None or key.type == "computed_property_name":
            return None
        names.add(text(code, key).strip("\"'"))
    return frozenset(names)
