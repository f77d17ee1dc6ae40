"""Code as the rules see it: captured nodes, and what lies around them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from ..nesting import innermost, sweep
from ..nodes import text
from ..queries import ANY_CODE

if TYPE_CHECKING:
    from tree_sitter import Node

PATTERNS = {
    ANY_CODE: """
(field_definition value: (_) @field_value)
(expression_statement (string) @directive)
"""
}

_ARROW = "arrow_function"


class Mistake(NamedTuple):
    """The byte offset of a mistake, and what it is."""

    byte: int
    message: str


class Around(NamedTuple):
    """What lies around a node.

    `function` is None outside all functions; an arrow function has its own `await`, but no `super`,
    `arguments` and `new.target`, for which `method` counts: the innermost function that is no arrow.
    `in_parameters`: the node lies in the parameters of `function`.
    """

    function: Node | None
    method: Node | None
    in_parameters: bool
    is_async: bool
    is_generator: bool
    is_strict: bool
    in_field: bool


class Code:
    """A syntax tree's captured nodes by name; offsets in bytes.

    `is_module`: a module, strict, without `return` and `await` outside functions. Other code is the body of a
    function, which is async where `is_async`.
    """

    def __init__(
        self, captures: dict[str, list[Node]], source: bytes, is_module: bool = False, is_async: bool = True
    ) -> None:
        self.captures = captures
        self.source = source
        self.is_module = is_module
        self.is_async = is_async

    def nodes(self, name: str) -> list[Node]:
        """Return the nodes captured under a name, in the order of the code."""
        found = self.captures.get(name)
        if not found or len(found) == 1:
            return found or []
        return sorted(found, key=lambda node: node.start_byte)

    def text(self, node: Node) -> str:
        """Return the source text of a node."""
        return text(self.source, node)

    def around(self, nodes: Iterable[Node]) -> Iterator[tuple[Node, Around]]:
        """Yield each of some nodes with what lies around it, in the order of the code."""
        ordered = sorted(nodes, key=lambda node: node.start_byte)
        if ordered:
            ranges, states = self._states
            for node, number in zip(ordered, innermost(ranges, (n.start_byte for n in ordered)), strict=True):
                yield node, states[number]

    @cached_property
    def _states(self) -> tuple[list[tuple[int, int]], list[Around]]:
        """Return the ranges of all frames with what lies around the nodes in each; the last is outside of all."""
        ranges = [(start, end) for start, end, _, _ in self._frames]
        states, inside = [], [self._outermost]
        for kind, number in sweep(ranges, [start for start, _ in ranges]):
            if kind == "open":
                inside.append(self._entered(self._frames[number], inside))
                states.append(inside[-1])
            elif kind == "close":
                inside.pop()
        return ranges, [*states, self._outermost]

    @cached_property
    def _frames(self) -> list[tuple[int, int, str, Node]]:
        """Return (start, end, kind, node) of functions, classes and field values, sorted for a sweep."""
        frames = []
        for node in self.captures.get("function", ()):
            body = node.child_by_field_name("body") or node
            first = node.child_by_field_name("parameters") or node.child_by_field_name("parameter") or body
            frames.append((first.start_byte, body.end_byte, "function", node))
            if first is not body:
                frames.append((first.start_byte, first.end_byte, "parameters", node))
        frames += [(n.start_byte, n.end_byte, "class", n) for n in self.captures.get("class_body", ())]
        frames += [(n.start_byte, n.end_byte, "field", n) for n in self.captures.get("field_value", ())]
        return sorted(frames, key=lambda frame: (frame[0], -frame[1]))

    @property
    def _outermost(self) -> Around:
        return Around(
            function=None,
            method=None,
            in_parameters=False,
            is_async=self.is_async and not self.is_module,
            is_generator=False,
            is_strict=self.is_module or self._begins_strict,
            in_field=False,
        )

    def _entered(self, frame: tuple[int, int, str, Node], states: list[Around]) -> Around:
        """Return what lies around the nodes inside a frame, from the states of the frames around it."""
        _, _, kind, node = frame
        state = states[-1]
        if kind == "class":
            return state._replace(is_strict=True)
        if kind == "field":
            return state._replace(
                function=None, method=None, in_field=True, is_async=False, is_generator=False
            )
        if kind == "parameters":  # those of an arrow function wait as what is around the function
            waits = state.is_async or (node.type == _ARROW and states[-2].is_async)
            return state._replace(in_parameters=True, is_async=waits)
        is_arrow = node.type == _ARROW
        return Around(
            function=node,
            method=state.method if is_arrow else node,
            in_parameters=False,
            is_async=is_async_function(node),
            is_generator=is_generator_function(node),
            is_strict=state.is_strict or node.start_byte in self.strict_functions,
            in_field=state.in_field and is_arrow,
        )

    @cached_property
    def _begins_strict(self) -> bool:
        """Return whether the code itself begins with "use strict"."""
        for node in self.nodes("directive"):
            statement = node.parent
            if self.text(node)[1:-1] == "use strict" and statement is not None:
                return statement.parent is not None and _is_directive_of(statement, statement.parent)
        return False

    @cached_property
    def strict_functions(self) -> dict[int, Node]:
        """Return start -> directive of the functions whose body begins with "use strict"."""
        directives = [n for n in self.captures.get("directive", ()) if self.text(n)[1:-1] == "use strict"]
        if not directives:
            return {}
        starts = {node.start_byte: node for node in directives}
        found = {}
        for function in self.captures.get("function", ()):
            body = function.child_by_field_name("body")
            for statement in body.named_children if body and body.type == "statement_block" else ():
                inner = statement.named_children[0] if statement.named_children else None
                if statement.type == "comment":
                    continue
                if statement.type != "expression_statement" or inner is None or inner.type != "string":
                    break
                if inner.start_byte in starts:
                    found[function.start_byte] = inner
        return found


def _is_directive_of(statement: Node, program: Node) -> bool:
    """Return whether only texts and comments precede a statement of a program."""
    if program.type != "program":
        return False
    for child in program.named_children:
        if child == statement:
            return True
        if child.type != "comment" and not (
            child.type == "expression_statement" and child.named_children[0].type == "string"
        ):
            return False
    return False


def is_async_function(node: Node) -> bool:
    """Return whether a function is async."""
    return any(child.type == "async" for child in node.children[:4]) or node.type == "class_static_block"


def is_generator_function(node: Node) -> bool:
    """Return whether a function is a generator."""
    return node.type.startswith("generator_function") or any(c.type == "*" for c in node.children[:4])


def parameters(function: Node) -> list[Node]:
    """Return the parameters of a function: patterns, without comments."""
    single = function.child_by_field_name("parameter")
    if single is not None:
        return [single]
    listed = function.child_by_field_name("parameters")
    return [child for child in listed.named_children if child.type != "comment"] if listed is not None else []
