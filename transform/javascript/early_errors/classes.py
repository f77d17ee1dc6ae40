"""Constructors, private names and reserved members of classes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..nesting import enclosing
from ..queries import ANY_CODE
from .code import Code, Mistake, is_async_function, is_generator_function

if TYPE_CHECKING:
    from tree_sitter import Node

PATTERNS = {
    ANY_CODE: """
(class_body) @class_body
(private_property_identifier) @private
(object) @object
"""
}


def mistakes(code: Code) -> Iterator[Mistake]:
    """Yield doubled constructors, unknown and doubled private names, doubled `__proto__`."""
    declared = {}
    for body in code.nodes("class_body"):
        yield from _members(body, code)
        declared[body.start_byte] = {name for name, _, _ in _private_names(body, code)}
    yield from _unknown(code, declared)
    if b"__proto__" in code.source:
        for node in code.nodes("object"):
            keys = [child.child_by_field_name("key") for child in node.named_children if child.type == "pair"]
            named = [key for key in keys if key is not None and code.text(key).strip("\"'") == "__proto__"]
            for key in named[1:]:
                yield Mistake(key.start_byte, "`__proto__` is set twice")


def _members(body: Node, code: Code) -> Iterator[Mistake]:
    constructors = 0
    for member in body.named_children:
        key = member.child_by_field_name("name") or member.child_by_field_name("property")
        if key is None or key.type == "computed_property_name":
            continue
        name = code.text(key).strip("\"'")
        is_static = any(child.type == "static" for child in member.children)
        is_method = member.type == "method_definition"
        if name == "#constructor" or (not is_method and name == "constructor"):
            yield Mistake(key.start_byte, "a field cannot be called constructor")
        elif is_static and name == "prototype":
            yield Mistake(key.start_byte, "a static member cannot be called prototype")
        elif is_method and name == "constructor" and not is_static:
            constructors += 1
            accessor = any(child.type in ("get", "set") for child in member.children)
            if constructors > 1:
                yield Mistake(key.start_byte, "a class has one constructor only")
            elif accessor or is_async_function(member) or is_generator_function(member):
                yield Mistake(key.start_byte, "a constructor is a plain method")
    seen: dict[str, list[str]] = defaultdict(list)
    for name, kind, start in _private_names(body, code):
        if seen[name] and sorted((*seen[name], kind)) != ["get", "set"]:
            yield Mistake(start, f"{name} is declared twice")
        seen[name].append(kind)


def _private_names(body: Node, code: Code) -> Iterator[tuple[str, str, int]]:
    """Yield (name, "get", "set" or "other", start) of the private members that a class declares."""
    for member in body.named_children:
        key = member.child_by_field_name("name") or member.child_by_field_name("property")
        if key is not None and key.type == "private_property_identifier":
            kind = next((child.type for child in member.children if child.type in ("get", "set")), "other")
            yield code.text(key), kind, key.start_byte


def _unknown(code: Code, declared: dict[int, set[str]]) -> Iterator[Mistake]:
    bodies = code.nodes("class_body")
    used = code.nodes("private")
    ranges = [(body.start_byte, body.end_byte) for body in bodies]
    for node, around in zip(used, enclosing(ranges, [n.start_byte for n in used]), strict=True):
        name = code.text(node)
        if not any(name in declared[bodies[index].start_byte] for index in around):
            yield Mistake(node.start_byte, f"no class around this declares {name}")
