"""Where the functions and variables of a JS object are declared and used inside its own code."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from ..diffing.references import Place, Role
from ..document.pointers import Path
from ..javascript.nodes import text
from ..javascript.parser import LONGEST, tree

if TYPE_CHECKING:
    from tree_sitter import Node

Names = Mapping[str, str]

_SHORT = ("shorthand_property_identifier",)


def is_variable_name(path: Path) -> bool:
    """Return whether a path in the object of a JS object leads to the name of a variable."""
    return len(path) == 3 and path[0] == "variables" and path[2] == "name"


def with_members(found: list[Place], code: str, role: Role, owner: str, own: Names) -> list[Place]:
    """Return places in code of a JS object together with those of its members that get other names.

    That is where the code says `this.load`, and where `export default {...}` declares it.
    """
    members = {
        old.partition(".")[2]: new.partition(".")[2]
        for old, new in own.items()
        if owner and old.startswith(f"{owner}.") and old.partition(".")[2] != new.partition(".")[2]
    }
    if not members or role not in ("code", "module") or not any(name in code for name in members):
        return found
    declared = {place.start: place for place in _members(code, members, is_module=role == "module")}
    return sorted([*(place for place in found if place.start not in declared), *declared.values()])


def members_of(code: str, owners: frozenset[str], names: Names) -> list[Place]:
    """Return the places of members of some names (`currentRow`, `this`) in code, declared there or not."""
    return sorted(_members(code, names, owners, is_module=False))


def _members(
    code: str, names: Names, owners: frozenset[str] = frozenset({"this"}), *, is_module: bool
) -> Iterator[Place]:
    # What follows `=` is an expression; a module is taken as it is.
    before = "" if is_module else "x="
    source = (before + code).encode("utf-8", "replace")
    root = tree(source) if len(code) <= LONGEST else None
    if root is None:
        return
    for node in _nodes(root):
        for name in _naming(node, owners):
            old = text(source, name)
            quotes = int(name.type == "string")
            old = old[quotes : len(old) - quotes]
            if old in names:
                start = len(source[: name.start_byte].decode("utf-8", "replace")) - len(before) + quotes
                yield _place(code, start, old, names[old], is_short=name.type in _SHORT)


def _place(code: str, start: int, old: str, new: str, *, is_short: bool) -> Place:
    """Return the place of a member; a local name that was exported under it stays: `{ load }` -> `{ fetch:load }`."""
    end = start + len(old)
    if is_short:
        return Place(start, end, f"{new}:{old}")
    is_whole = code[end : end + len(new) + 1] == f":{new}" and code[end + len(new) + 1 :].lstrip()[:1] in (
        ",",
        "}",
    )
    return Place(start, end + len(new) + 1 if is_whole else end, new)


def _naming(node: Node, owners: frozenset[str]) -> Iterator[Node]:
    """Yield the nodes that name a member: of `this`, or of what a module exports."""
    if node.type in ("member_expression", "subscript_expression"):
        target = node.child_by_field_name("object")
        member = node.child_by_field_name("property") or node.child_by_field_name("index")
        is_owner = target is not None and (target.text or b"").decode("utf-8", "replace") in owners
        if is_owner and member is not None and member.type in ("property_identifier", "string"):
            yield member
    elif node.type == "export_statement":
        for value in node.named_children:
            for member in value.named_children if value.type == "object" else ():
                key = member.child_by_field_name("key") or member.child_by_field_name("name")
                if member.type == "shorthand_property_identifier":
                    key = member
                if key is not None:
                    yield key


def _nodes(root: Node) -> Iterator[Node]:
    stack = [root]
    while stack:
        node = stack.pop()
        yield node
        stack += node.named_children
