"""Mistakes in JavaScript that no grammar shows and every engine refuses before the code runs.

`await` in a function that is not async, one name declared twice, a constant without a value, `break` outside
a loop, an assignment to `a?.b`. What is found here is surely wrong; not everything that is wrong is found.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tree_sitter import Node

#: What to capture for `early_error` and `value_error`, besides @function and @block.
PATTERNS = """
(await_expression) @await
(lexical_declaration (variable_declarator name: (identifier) @lexical))
(class_declaration name: (identifier) @lexical)
(lexical_declaration kind: "const" (variable_declarator !value) @bare)
(break_statement !label) @break
(continue_statement !label) @continue
[(for_statement) (for_in_statement) (while_statement) (do_statement)] @loop
(switch_statement) @switch
(assignment_expression left: (member_expression optional_chain: (_)) @optional)
(assignment_expression left: (subscript_expression optional_chain: (_)) @optional)
(augmented_assignment_expression left: (member_expression optional_chain: (_)) @optional)
(augmented_assignment_expression left: (subscript_expression optional_chain: (_)) @optional)
"""

_STATEMENTS = frozenset(
    {
        "lexical_declaration",
        "variable_declaration",
        "return_statement",
        "if_statement",
        "for_statement",
        "for_in_statement",
        "while_statement",
        "do_statement",
        "switch_statement",
        "try_statement",
        "throw_statement",
        "labeled_statement",
        "debugger_statement",
    }
)

Captures = dict[str, "list[Node]"]


class Mistake(NamedTuple):
    """The byte at which a mistake stands, and what it is."""

    byte: int
    message: str


def early_error(captures: Captures, code: bytes) -> Mistake | None:
    """Return the first mistake in code that can be parsed."""
    return min(
        (*_awaits(captures), *_twice(captures, code), *_jumps(captures), *_others(captures)), default=None
    )


def value_error(captures: Captures, root: Node) -> Mistake | None:
    """Return what is wrong with code whose value is taken, though not with an action: it must be an expression.

    The product puts such code behind `result =`, in a function that is not async.
    """
    first = next((child for child in root.named_children if child.type != "comment"), None)
    if first is not None and first.type in _STATEMENTS:
        return Mistake(first.start_byte, "a value must begin with an expression, not with a statement")
    for node, around in _innermost(captures.get("await", ()), _bodies(captures)):
        if around is None:
            return Mistake(node.start_byte, "await stands outside an async function")
    return None


def _awaits(captures: Captures) -> Iterator[Mistake]:
    for node, around in _innermost(captures.get("await", ()), _bodies(captures)):
        if around is not None and not around[1]:
            yield Mistake(node.start_byte, "await stands in a function that is not async")


def _bodies(captures: Captures) -> list[tuple[Node, bool]]:
    """Return the body of each function, and whether it is async."""
    if not captures.get("await"):
        return []
    return [
        (node.child_by_field_name("body") or node, any(child.type == "async" for child in node.children))
        for node in captures.get("function", ())
    ]


def _twice(captures: Captures, code: bytes) -> Iterator[Mistake]:
    names = captures.get("lexical", ())
    blocks = [(node, True) for node in captures.get("block", ())] if names else []
    seen = set()
    for node, around in _innermost(names, blocks):
        name = code[node.start_byte : node.end_byte].decode("utf-8", "replace")
        scope = (around[0].start_byte, around[0].end_byte) if around is not None else None
        if (scope, name) in seen:
            yield Mistake(node.start_byte, f"{name} is declared twice")
        seen.add((scope, name))


def _jumps(captures: Captures) -> Iterator[Mistake]:
    for word, kinds in (("break", ("loop", "switch")), ("continue", ("loop",))):
        jumps = captures.get(word, ())
        allowed = [(node, True) for kind in kinds for node in captures.get(kind, ())]
        barred = [(node, False) for node in captures.get("function", ())]
        for node, around in _innermost(jumps, allowed + barred if jumps else []):
            if around is None or not around[1]:
                yield Mistake(node.start_byte, f"{word} stands outside a loop")


def _others(captures: Captures) -> Iterator[Mistake]:
    for node in captures.get("bare", ()):
        yield Mistake(node.start_byte, "a constant has no value")
    for node in captures.get("optional", ()):
        yield Mistake(node.start_byte, "what `?.` leads to cannot be assigned to")


def _innermost(
    nodes: Iterable[Node], around: list[tuple[Node, bool]]
) -> Iterator[tuple[Node, tuple[Node, bool] | None]]:
    """Yield each node with the smallest range around it, in the order of the code."""
    ranges = sorted(around, key=lambda item: (item[0].start_byte, -item[0].end_byte))
    stack: list[tuple[Node, bool]] = []
    following = 0
    for node in sorted(nodes, key=lambda node: node.start_byte):
        while following < len(ranges) and ranges[following][0].start_byte <= node.start_byte:
            stack = _still_open(stack, ranges[following][0].start_byte)
            stack.append(ranges[following])
            following += 1
        stack = _still_open(stack, node.start_byte)
        yield node, stack[-1] if stack else None


def _still_open(stack: list[tuple[Node, bool]], byte: int) -> list[tuple[Node, bool]]:
    while stack and stack[-1][0].end_byte <= byte:
        stack.pop()
    return stack
