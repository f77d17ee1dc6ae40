"""Names that are declared twice, constants without a value, declarations where only statements may be."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..nesting import sweep
from ..queries import ANY_CODE
from ..scopes import names_in
from .code import Code, Mistake, parameters

if TYPE_CHECKING:
    from tree_sitter import Node

PATTERNS = {
    ANY_CODE: """
(lexical_declaration) @lexical
(variable_declaration) @variables
(for_in_statement) @for_in
[(function_declaration) (generator_function_declaration)] @declared_function
(class_declaration) @declared_class
(catch_clause) @catch
[(statement_block) (for_statement) (for_in_statement) (switch_body)] @scope
[(if_statement) (else_clause) (for_statement) (for_in_statement) (while_statement) (do_statement)
 (with_statement) (labeled_statement)] @body_owner
""",
    "import": """
(import_clause (identifier) @imported_name)
(import_specifier !alias name: (identifier) @imported_name)
(import_specifier alias: (identifier) @imported_name)
(namespace_import (identifier) @imported_name)
""",
}

_FUNCTIONS = ("function_declaration", "generator_function_declaration")
_DECLARATIONS = (*_FUNCTIONS, "class_declaration", "lexical_declaration")


class _Scope:
    """A block, or the whole of a function with its body; names that it declares."""

    def __init__(self, start: int, end: int, is_function: bool = False) -> None:
        self.start = start
        self.end = end
        self.is_function = is_function
        self.lexical: dict[str, str] = {}
        self.variables: set[str] = set()
        self.parameters: set[str] = set()


def mistakes(code: Code) -> Iterator[Mistake]:
    """Yield doubled names, declarations without a value, and those that need a block around them."""
    yield from _without_value(code)
    yield from _with_value_in_head(code)
    yield from _needing_a_block(code)
    yield from _twice(code)


def _without_value(code: Code) -> Iterator[Mistake]:
    for node in code.nodes("lexical") + code.nodes("variables"):
        is_constant = node.type == "lexical_declaration" and code.text(node).startswith("const")
        for declarator in node.named_children:
            name = declarator.child_by_field_name("name")
            if name is None or declarator.child_by_field_name("value") is not None:
                continue
            if is_constant or name.type.endswith("_pattern"):
                what = "a constant" if is_constant else "a pattern"
                yield Mistake(name.start_byte, f"{what} needs a value")


def _with_value_in_head(code: Code) -> Iterator[Mistake]:
    for node, around in code.around(code.nodes("for_in")):
        value, kind = node.child_by_field_name("value"), node.child_by_field_name("operator")
        if value is not None and (around.is_strict or (kind is not None and kind.type == "of")):
            yield Mistake(value.start_byte, "the variable of a `for` loop over something takes no value")


def _needing_a_block(code: Code) -> Iterator[Mistake]:
    for owner, around in code.around(code.nodes("body_owner")):
        fields = ("consequence", "alternative", "body")
        bodies = [child for name in fields if (child := owner.child_by_field_name(name)) is not None]
        if owner.type == "else_clause":
            bodies = owner.named_children
        for body in bodies:
            if body.type not in _DECLARATIONS or _is_allowed(owner, body, is_strict=around.is_strict):
                continue
            yield Mistake(body.start_byte, "a declaration needs a block around it here")


def _is_allowed(owner: Node, body: Node, *, is_strict: bool) -> bool:
    """Return whether sloppy mode takes a plain function as the body, as it does after `if` and a label."""
    if body.type != "function_declaration" or any(child.type == "async" for child in body.children):
        return False
    return not is_strict and owner.type in ("if_statement", "else_clause", "labeled_statement")


def _twice(code: Code) -> Iterator[Mistake]:
    declared = sorted(_declared(code))
    if not declared or (len(declared) == 1 and _is_first(declared[0][0], code)):
        return
    scopes = _scopes(code)
    ranges = [(scope.start, scope.end) for scope in scopes]
    stack: list[_Scope] = []
    for event, number in sweep(ranges, [start for start, _, _ in declared]):
        if event == "open":
            stack.append(scopes[number])
        elif event == "close":
            stack.pop()
        else:
            start, name, kind = declared[number]
            own = [stack.pop()] if kind == "function name" else []  # it lies within its own scope
            if _clashes(stack, name, "function" if own else kind, code):
                yield Mistake(start, f"{name} is declared twice")
            stack += own


def _is_first(start: int, code: Code) -> bool:
    """Return whether a name is declared before all functions and `catch` clauses."""
    others = (node for name in ("function", "catch") for node in code.captures.get(name, ()))
    return all(start < node.start_byte for node in others)


def _clashes(stack: list[_Scope], name: str, kind: str, code: Code) -> bool:
    """Declare a name in the scopes around it; return whether it is taken there."""
    innermost = stack[-1]
    is_top = len(stack) == 1
    if kind == "function" and innermost.is_function and not (is_top and code.is_module):
        kind = "variable"
    if kind == "variable":
        clash = False
        for scope in reversed(stack):
            if name in scope.variables:  # it was declared from here outwards before
                break
            clash = clash or scope.lexical.get(name, "variable") not in ("variable", "caught")
            scope.variables.add(name)
            if scope.is_function:
                break
        return clash
    before = innermost.lexical.get(name)
    clash = name in innermost.variables or name in innermost.parameters or before is not None
    if kind == "function" and before == "function" and name not in innermost.variables and not code.is_module:
        clash = False  # sloppy mode takes two functions of one name in a block
    innermost.lexical[name] = kind
    return clash


def _scopes(code: Code) -> list[_Scope]:
    whole = _Scope(0, len(code.source) + 1, is_function=True)
    inner, bodies = [], set()
    for node in code.captures.get("function", ()):
        scope = _Scope(node.start_byte, node.end_byte, is_function=True)
        scope.parameters = {name for p in parameters(node) for name, _ in names_in(p, code.source)}
        body = node.child_by_field_name("body")
        if body is not None:
            bodies.add((body.start_byte, body.end_byte))
        inner.append(scope)
    for node in code.captures.get("catch", ()):
        scope = _Scope(node.start_byte, node.end_byte)
        parameter, body = node.child_by_field_name("parameter"), node.child_by_field_name("body")
        for name, _ in names_in(parameter, code.source) if parameter is not None else ():
            scope.lexical[name] = (
                "caught" if parameter is not None and parameter.type == "identifier" else "let"
            )
        if body is not None:
            bodies.add((body.start_byte, body.end_byte))
        inner.append(scope)
    for node in code.captures.get("scope", ()):
        if (node.start_byte, node.end_byte) not in bodies:
            inner.append(_Scope(node.start_byte, node.end_byte))
    return [whole, *sorted(inner, key=lambda scope: (scope.start, -scope.end))]


def _declared(code: Code) -> Iterator[tuple[int, str, str]]:
    """Yield (start, name, kind) of all declared names."""
    for node in code.captures.get("lexical", ()):
        yield from _declarators(node, "let", code)
    for node in code.captures.get("variables", ()):
        yield from _declarators(node, "variable", code)
    for node in code.captures.get("for_in", ()):
        kind, left = node.child_by_field_name("kind"), node.child_by_field_name("left")
        if kind is not None and left is not None:
            word = "variable" if kind.type == "var" else "let"
            yield from ((start, name, word) for name, start in names_in(left, code.source))
    for node in code.captures.get("declared_function", ()):
        if (named := node.child_by_field_name("name")) is not None:
            yield named.start_byte, code.text(named), "function name"
    for node in code.captures.get("declared_class", ()):
        if (named := node.child_by_field_name("name")) is not None:
            yield named.start_byte, code.text(named), "let"
    for node in code.captures.get("imported_name", ()):
        yield node.start_byte, code.text(node), "let"
    for node in code.captures.get("catch", ()):
        if (parameter := node.child_by_field_name("parameter")) is not None:
            seen = set()
            for name, start in names_in(parameter, code.source):
                if name in seen:
                    yield start, name, "let"
                seen.add(name)


def _declarators(node: Node, kind: str, code: Code) -> Iterator[tuple[int, str, str]]:
    for declarator in node.named_children:
        if (pattern := declarator.child_by_field_name("name")) is not None:
            yield from ((start, name, kind) for name, start in names_in(pattern, code.source))
