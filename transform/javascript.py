"""What a piece of JavaScript refers to: its free names with their member paths, and its syntax error.

tree-sitter parses; which name is declared where is worked out here. Parsing never fails: what cannot be
parsed gives a `SyntaxProblem`, and the names around it are still found.
"""

from __future__ import annotations

import functools
import re
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, NamedTuple

from .early_errors import PATTERNS, early_error, value_error

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tree_sitter import Node, Tree

#: Longer code is not parsed: nobody wrote it by hand, and it would only cost time and memory.
LONGEST = 4_000_000
#: Nor is code nested deeper, as a sum of so many terms is, and in longer code with an error no names are looked
#: for: both take time that grows with the square.
DEEPEST = 2_000
#: The parser's own limit: it asks after each 100 steps whether to go on, and code that people write needs
#: less than 5 questions for 100 bytes. Below `_SHORT` bytes nothing takes long.
_SHORT = 256
_BYTES_FOR_A_QUESTION = 8

_QUERY = (
    """
[(identifier) (shorthand_property_identifier)] @name
[(function_declaration) (function_expression) (generator_function) (generator_function_declaration)
 (arrow_function) (method_definition) (class_static_block)] @function
[(statement_block) (for_statement) (for_in_statement) (catch_clause) (switch_body) (class)] @block
(variable_declaration (variable_declarator name: (_) @var))
(for_in_statement kind: "var" left: (_) @var)
(lexical_declaration (variable_declarator name: (_) @here))
(for_in_statement kind: ["let" "const"] left: (_) @here)
(formal_parameters (_) @here)
(arrow_function parameter: (identifier) @here)
(catch_clause parameter: (_) @here)
(class_declaration name: (identifier) @here)
(class name: (identifier) @here)
(function_expression name: (identifier) @here)
(generator_function name: (identifier) @here)
(function_declaration name: (identifier) @outside)
(generator_function_declaration name: (identifier) @outside)
(import_clause (identifier) @here)
(namespace_import (identifier) @here)
(import_specifier !alias name: (identifier) @here)
(import_specifier alias: (identifier) @here)
(import_specifier name: (identifier) @no_name alias: (identifier))
(assignment_expression left: [(identifier) (object_pattern) (array_pattern)] @written)
(for_in_statement !kind left: [(identifier) (object_pattern) (array_pattern)] @written)
(unary_expression operator: "typeof" argument: (identifier) @no_name @tested)
[(jsx_element) (jsx_self_closing_element)] @jsx
(jsx_opening_element name: (_) @no_name)
(jsx_closing_element name: (_) @no_name)
(jsx_self_closing_element name: (_) @no_name)
(export_statement value: (object) @exported)
"""
    + PATTERNS
)

_UNREADABLE = "the code cannot be read from here on"
_NAME = r"[A-Za-z_$][\w$]*"
# The quantifiers never give back what they took, so that a long run of blanks is read once.
_SIMPLE = re.compile(rf"\s*+({_NAME})((?:\??\.{_NAME})*+)\s*+(?:\(\s*+\)\s*+)?+;?+\s*+", re.ASCII)
_MEMBERS = re.compile(rf"(?:\s*\??\.\s*{_NAME}|\s*(?:\?\.)?\[\s*(?:\"[\w $-]*\"|'[\w $-]*')\s*\])+", re.ASCII)
_MEMBER = re.compile(rf"{_NAME}|\"[^\"]*\"|'[^']*'", re.ASCII)
_CALL = re.compile(r"\s*\(\s*(?:\"([^\"\\\n]*)\"|'([^'\\\n]*)'|`([^`\\$]*)`)\s*[,)]")
_CLOSING = {"(": ")", "[": "]", "{": "}", "${": "}"}
_WORDS_THAT_ARE_NO_NAMES = re.compile(
    "arguments|async|await|break|case|catch|class|const|continue|debugger|default|delete|do|else|enum|export"
    "|extends|false|finally|for|function|get|if|import|in|instanceof|let|new|null|of|return|set|static|super"
    "|switch|this|throw|true|try|typeof|undefined|var|void|while|with|yield"
)


class Reference(NamedTuple):
    """A name that is declared nowhere in the code, and the members that are read of it.

    `Table1.selectedRow.id` gives name "Table1" and path ("selectedRow", "id"). `offset` counts characters.
    """

    name: str
    path: tuple[str, ...]
    offset: int


class Call(NamedTuple):
    """A call of a free name with a literal text as its first argument: `showModal("Modal1")`."""

    name: str
    argument: str
    offset: int


class SyntaxProblem(NamedTuple):
    """Where code cannot be parsed: offset in characters, line and column from 1, and why."""

    offset: int
    line: int
    column: int
    message: str


@dataclass(frozen=True, slots=True)
class Script:
    """What was found out about a piece of code.

    `value_problem` is one only where the code's value is taken, not in an action. `members` are the names of
    what `export default {...}` holds: None where that is not there, or is spread from elsewhere. `tested` are
    names that `typeof` asks for, so that the code can do without them. `is_unread`: nothing was found out.
    """

    references: tuple[Reference, ...] = ()
    calls: tuple[Call, ...] = ()
    problem: SyntaxProblem | None = None
    members: frozenset[str] | None = None
    value_problem: SyntaxProblem | None = None
    tested: frozenset[str] = frozenset()
    is_unread: bool = False


_NOTHING = Script()
_UNREAD = Script(is_unread=True)


def parse_expression(code: str) -> Script:
    """Read the code of a binding: an expression, or statements as actions have them.

    Code of nothing but names and members is read by a pattern, with the same result.
    """
    simple = _SIMPLE.fullmatch(code)
    if simple is not None and not _WORDS_THAT_ARE_NO_NAMES.fullmatch(simple.group(1)):
        path = tuple(part.rstrip("?") for part in simple.group(2).split(".")[1:])
        return Script((Reference(simple.group(1), path, simple.start(1)),))
    return parse_expression_fully(code)


def parse_expression_fully(code: str) -> Script:
    """Do what `parse_expression` does, always by the parser."""
    if not code.strip():
        return _NOTHING
    if len(code) > LONGEST:
        return _UNREAD
    # An object literal is a block of labels unless it is bracketed; the line break ends a last comment.
    stripped = code.rstrip().rstrip(";")
    bracketed = _Source(f"({stripped}\n)", shift=1)
    if not bracketed.is_broken:
        return bracketed.script()
    script = _Source(code).script()
    if script.problem is not None and script.problem.message == _UNREADABLE:
        return replace(script, problem=max(script.problem, bracketed.script().problem or script.problem))
    return script


def parse_module(code: str) -> Script:
    """Read the body of a JS object: a module with `export default {...}`."""
    return _Source(code).script() if len(code) <= LONGEST else _UNREAD


@functools.cache
def _language() -> tuple[Any, Any, Any]:
    import tree_sitter
    import tree_sitter_javascript

    language = tree_sitter.Language(tree_sitter_javascript.language())
    return tree_sitter.Parser(language), tree_sitter.Query(language, _QUERY), tree_sitter.QueryCursor


def _tree(code: bytes) -> Node | None:
    """Parse code; None for what takes the parser very long or is nested very deep, as only machines write."""
    parser = _language()[0]
    if len(code) <= _SHORT:
        root: Node = parser.parse(code).root_node
        return root
    questions = iter(range(len(code) // _BYTES_FOR_A_QUESTION))
    try:
        tree = parser.parse(
            lambda start, _: code[start : start + 65536],
            progress_callback=lambda *_: next(questions, None) is None,
        )
    except ValueError:
        parser.reset()
        return None
    return None if _is_too_deep(tree) else tree.root_node


def _is_too_deep(tree: Tree) -> bool:
    if tree.root_node.end_byte < DEEPEST:
        return False
    cursor = tree.walk()
    while cursor.depth <= DEEPEST:
        if not cursor.goto_first_child():
            while not cursor.goto_next_sibling():
                if not cursor.goto_parent():
                    return False
    return True


class _Source:
    """Code with its syntax tree; `shift` characters stand before what the caller gave."""

    def __init__(self, code: str, shift: int = 0) -> None:
        self.code = code
        self.shift = shift
        self.bytes = code.encode("utf-8", "replace")
        self._is_ascii = len(self.bytes) == len(code)
        self.root = _tree(self.bytes)
        self.is_broken: bool = self.root is not None and self.root.has_error

    def script(self) -> Script:
        if self.root is None:
            return _UNREAD
        _, query, cursor = _language()
        is_readable = not self.is_broken or len(self.bytes) < DEEPEST
        captures: dict[str, list[Node]] = cursor(query).captures(self.root) if is_readable else {}
        free = _free_names(captures, self.bytes)
        references, calls = [], []
        for (name, _), start in zip(free, self._characters(byte for _, byte in free), strict=True):
            references.append(Reference(name, self._members(start + len(name)), start - self.shift))
            if call := _CALL.match(self.code, start + len(name)):
                argument = next(group for group in call.groups() if group is not None)
                calls.append(Call(name, argument, start - self.shift))
        return Script(
            tuple(references),
            tuple(calls),
            self._problem(captures),
            _exported(captures, self.bytes),
            self._located(None if self.is_broken else value_error(captures, self.root)),
            frozenset(_text(self.bytes, node) for node in captures.get("tested", ())),
        )

    def _characters(self, offsets: Iterable[int]) -> Iterator[int]:
        """Give for rising offsets of bytes those of the characters."""
        if self._is_ascii:
            yield from offsets
            return
        byte = character = 0
        for offset in offsets:
            character += len(self.bytes[byte:offset].decode("utf-8", "replace"))
            byte = offset
            yield character

    def _members(self, end: int) -> tuple[str, ...]:
        members = _MEMBERS.match(self.code, end)
        if members is None:
            return ()
        return tuple(part.strip("\"'") for part in _MEMBER.findall(members.group()))

    def _problem(self, captures: dict[str, list[Node]]) -> SyntaxProblem | None:
        if self.root is not None and self.root.has_error:
            return self._located(_first_error(self.root))
        if captures.get("jsx"):
            byte = min(node.start_byte for node in captures["jsx"])
            return self._located((byte, "HTML-like tags are no JavaScript here"))
        return self._located(early_error(captures, self.bytes))

    def _located(self, found: tuple[int, str] | None) -> SyntaxProblem | None:
        """Give a problem with its place from that of a byte."""
        if found is None:
            return None
        byte, message = found
        (offset,) = self._characters([byte])
        before = self.code[self.shift : offset]
        column = len(before) - (before.rfind("\n") + 1) + 1
        return SyntaxProblem(offset - self.shift, before.count("\n") + 1, column, message)


def _free_names(captures: dict[str, list[Node]], code: bytes) -> list[tuple[str, int]]:
    """Give (name, start byte) of each name that no scope around it declares, in the order of the code."""
    declared = sorted(
        (start, name, kind)
        for kind in ("var", "here", "outside", "written")
        for node in captures.get(kind, ())
        for name, start in _names_in(node, code)
    )
    skipped = {start for start, _, _ in declared} | {node.start_byte for node in captures.get("no_name", ())}
    names = sorted(
        (node.start_byte, _text(code, node))
        for node in captures.get("name", ())
        if node.start_byte not in skipped
    )
    scopes = _Scopes(captures, len(code))
    scopes.declare(declared)
    return [(name, start) for start, name in scopes.free(names) if name not in ("arguments", "await")]


def _text(code: bytes, node: Node) -> str:
    # Not `node.text`, which asks the parser for the code again each time.
    return code[node.start_byte : node.end_byte].decode("utf-8", "replace")


class _Scopes:
    """The nested scopes of a piece of code by byte offsets, and the names that each declares."""

    def __init__(self, captures: dict[str, list[Node]], length: int) -> None:
        functions = [(n.start_byte, -n.end_byte, True) for n in captures.get("function", ())]
        blocks = [(n.start_byte, -n.end_byte, False) for n in captures.get("block", ())]
        self._ranges = [(0, -length - 1, True), *sorted(functions + blocks)]
        self._names: list[list[str]] = [[] for _ in self._ranges]

    def declare(self, declared: list[tuple[int, str, str]]) -> None:
        """Take in (offset, name, kind), sorted: `var` goes to the function around it, as in JavaScript."""
        around: list[int] = []
        functions: list[int] = []
        for event, i in self._events([offset for offset, _, _ in declared]):
            if event == "open":
                functions.append(i if self._ranges[i][2] else functions[-1])
                around.append(i)
            elif event == "close":
                functions.pop()
                around.pop()
            else:
                _, name, kind = declared[i]
                # A function's name stands inside its own scope but belongs to the one around it.
                scope = {"here": around[-1], "var": functions[-1], "written": 0}.get(kind)
                self._names[functions[-2] if scope is None else scope].append(name)

    def free(self, names: list[tuple[int, str]]) -> list[tuple[int, str]]:
        """Give those of (offset, name), sorted, that no open scope declares."""
        open_names: Counter[str] = Counter()
        found = []
        for event, i in self._events([offset for offset, _ in names]):
            if event == "open":
                open_names.update(self._names[i])
            elif event == "close":
                open_names.subtract(self._names[i])
            elif open_names[names[i][1]] <= 0:
                found.append(names[i])
        return found

    def _events(self, offsets: list[int]) -> Iterator[tuple[str, int]]:
        """Give ("open", scope), ("close", scope) and ("at", index of an offset) in the order of the code."""
        stack: list[int] = []
        following = 0
        for index, offset in enumerate(offsets):
            while following < len(self._ranges) and self._ranges[following][0] <= offset:
                yield from self._closed(stack, self._ranges[following][0])
                stack.append(following)
                yield "open", following
                following += 1
            yield from self._closed(stack, offset)
            yield "at", index

    def _closed(self, stack: list[int], offset: int) -> Iterator[tuple[str, int]]:
        while -self._ranges[stack[-1]][1] <= offset if stack else False:
            yield "close", stack.pop()


def _names_in(pattern: Node, code: bytes) -> Iterable[tuple[str, int]]:
    """Give (name, start byte) of what a pattern declares: `{a, b: [c = 1], ...d}` -> a, c, d."""
    stack = [pattern]
    while stack:
        node = stack.pop()
        kind = node.type
        if kind in ("identifier", "shorthand_property_identifier_pattern"):
            yield _text(code, node), node.start_byte
        elif kind in ("assignment_pattern", "object_assignment_pattern"):
            stack += [child for child in (node.child_by_field_name("left"),) if child]
        elif kind == "pair_pattern":
            stack += [child for child in (node.child_by_field_name("value"),) if child]
        elif kind in ("object_pattern", "array_pattern", "rest_pattern"):
            stack += node.named_children


def _exported(captures: dict[str, list[Node]], code: bytes) -> frozenset[str] | None:
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
        names.add(_text(code, key).strip("\"'"))
    return frozenset(names)


def _first_error(root: Node) -> tuple[int, str]:
    """Give byte and description of what is wrong: a bracket without its partner, else what is unreadable."""
    opened: list[Node] = []
    for leaf in _leaves(root):
        if leaf.is_missing:
            return leaf.start_byte, f"{leaf.type!r} is missing"
        if leaf.type in _CLOSING:
            opened.append(leaf)
        elif leaf.type in _CLOSING.values():
            if not opened:
                return leaf.start_byte, f"{leaf.type!r} closes nothing"
            if _CLOSING[opened[-1].type] != leaf.type:
                return (
                    leaf.start_byte,
                    f"{leaf.type!r} stands where {_CLOSING[opened[-1].type]!r} is expected",
                )
            opened.pop()
    if opened:
        return opened[-1].start_byte, f"{opened[-1].type!r} is never closed"
    return _first_unreadable(root), _UNREADABLE


def _leaves(root: Node) -> Iterator[Node]:
    stack = [root]
    while stack:
        node = stack.pop()
        children = node.children
        if children:
            stack += reversed(children)
        else:
            yield node


def _first_unreadable(root: Node) -> int:
    node = root
    while True:
        broken = next((child for child in node.children if child.has_error or child.type == "ERROR"), None)
        if broken is None:
            return node.start_byte
        node = broken
