"""`break`, `continue`, `return` and labels that lead nowhere, and `throw` without a value."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from ..nesting import enclosing
from ..queries import ANY_CODE
from .code import Code, Mistake

if TYPE_CHECKING:
    from tree_sitter import Node

PATTERNS = {
    ANY_CODE: """
[(break_statement) (continue_statement) (labeled_statement)] @jump
[(for_statement) (for_in_statement) (while_statement) (do_statement)] @loop
(switch_statement) @switch
(labeled_statement) @label
(return_statement) @return
(throw_statement) @throw
(switch_body (switch_default) . (_)* . (switch_default) @second_default)
"""
}

#: How the types of functions and classes end, out of which no jump leads.
_FUNCTIONS = ("function", "_expression", "function_declaration", "_definition", "_block", "class_body")
_LOOPS = frozenset({"for_statement", "for_in_statement", "while_statement", "do_statement"})


def mistakes(code: Code) -> Iterator[Mistake]:
    """Yield each jump without a target, each label that is doubled, each `throw` that ends at a line break."""
    frames = sorted(
        (
            node
            for name in ("loop", "switch", "label", "function", "class_body")
            for node in code.captures.get(name, ())
        ),
        key=lambda node: (node.start_byte, -node.end_byte),
    )
    jumps = code.nodes("jump")
    ranges = [(node.start_byte, node.end_byte) for node in frames]
    for node, around in zip(jumps, enclosing(ranges, [n.start_byte for n in jumps]), strict=True):
        outwards = (frames[i] for i in reversed(around) if frames[i] != node)
        if message := _problem(node, outwards, code):
            yield Mistake(node.start_byte, message)
    for node in code.nodes("second_default"):
        yield Mistake(node.start_byte, "a `switch` has two defaults")
    for node in code.nodes("throw"):
        value = node.named_children[0] if node.named_children else None
        if value is None or b"\n" in code.source[node.start_byte : value.start_byte]:
            yield Mistake(node.start_byte, "`throw` needs a value on the same line")
    if code.is_module:
        for node, where in code.around(code.nodes("return")):
            if where.function is None:
                yield Mistake(node.start_byte, "`return` outside a function")


def _problem(node: Node, outwards: Iterable[Node], code: Code) -> str | None:
    """Return what is wrong with a jump or label; `outwards` are the frames around it, the innermost first."""
    inside = itertools.takewhile(lambda frame: not frame.type.endswith(_FUNCTIONS), outwards)
    name = node.child_by_field_name("label")
    if node.type == "labeled_statement":
        doubled = name is not None and any(_label(frame, code) == code.text(name) for frame in inside)
        return f"the label {code.text(name)} is defined twice" if doubled and name is not None else None
    word = "break" if node.type == "break_statement" else "continue"
    if name is None:
        kinds = _LOOPS | {"switch_statement"} if word == "break" else _LOOPS
        return None if any(frame.type in kinds for frame in inside) else f"`{word}` outside a loop"
    for frame in inside:
        if _label(frame, code) == code.text(name):
            return None if word == "break" or _is_loop(frame) else f"{code.text(name)} is no label of a loop"
    return f"no label {code.text(name)} is defined around this"


def _label(frame: Node, code: Code) -> str | None:
    name = frame.child_by_field_name("label") if frame.type == "labeled_statement" else None
    return code.text(name) if name is not None else None


def _is_loop(frame: Node) -> bool:
    body = frame.child_by_field_name("body")
    while body is not None and body.type == "labeled_statement":
        body = body.child_by_field_name("body")
    return body is not None and body.type in _LOOPS
