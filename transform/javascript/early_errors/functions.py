"""`await`, `yield`, `super`, `new.target` and parameters that are not allowed where they are."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ...patterns import pattern
from ..queries import ANY_CODE
from ..scopes import names_in
from .code import Around, Code, Mistake, parameters

if TYPE_CHECKING:
    from tree_sitter import Node

PATTERNS = {
    ANY_CODE: """
(await_expression) @await
(yield_expression) @yield
(super) @super
(meta_property) @meta
(with_statement) @with
""",
    "for & await": '(for_in_statement "await" @for_await)',
    "super": "(call_expression function: (super) @super_call)",
}
LOOKS_AT_ALL_CODE = True

#: `yield` with nothing behind it, or with what continues a value.
_YIELDED_NAME = pattern(r"yield\s*(?:$|[*(\[+/`-])")

_NEVER_DOUBLED = ("arrow_function", "method_definition")
_MAY_BE_ASYNC = ("arrow_function", "function_expression", "method_definition")
_ASYNC_AND_LINE_BREAK = pattern(rb"async[ \t]*\n\s*(?![\s(=;}:,])")
#: What may follow `super`.
_MEMBER = pattern(rb"\s*[.(\[]")


def mistakes(code: Code) -> Iterator[Mistake]:
    """Yield what belongs into another kind of function, and wrong lists of parameters."""
    waiting = [node for node in code.nodes("using") if code.text(node).startswith("await")]
    for node, around in code.around(code.nodes("await") + code.nodes("for_await") + waiting):
        if around.in_parameters and around.is_async:
            yield Mistake(node.start_byte, "`await` in the parameters of a function")
        elif not around.is_async and not _is_newer(around, code):
            where = "in a function that is not async" if around.function else "outside an async function"
            yield Mistake(node.start_byte, f"`await` {where}")
    for node, around in code.around(code.nodes("yield")):
        if around.in_parameters or not (around.is_generator or _is_name(node, around, code)):
            yield Mistake(node.start_byte, "`yield` outside a generator function")
    yield from _supers(code)
    yield from _metas(code)
    for node, around in code.around(code.nodes("with")):
        if around.is_strict:
            yield Mistake(node.start_byte, "`with` is not allowed in strict mode")
    for function in code.captures.get("function", ()):
        yield from _head(function, code)
        yield from _parameters(function, code)
    doubled = [function for function in code.captures.get("function", ()) if _may_double(function, code)]
    for function, around in code.around(doubled):
        if around.is_strict:
            yield from _doubled(parameters(function), code)


def _is_newer(around: Around, code: Code) -> bool:
    """Return whether `await` is at the top level of a module, which is newer syntax and no mistake."""
    return code.is_module and around.function is None and not around.in_field


def _is_name(node: Node, around: Around, code: Code) -> bool:
    """Return whether `yield` is a variable, which sloppy mode allows outside generator functions."""
    return not around.is_strict and _YIELDED_NAME.match(code.text(node)) is not None


def _supers(code: Code) -> Iterator[Mistake]:
    calls = {node.start_byte for node in code.captures.get("super_call", ())}
    derived = _derived_constructors(code)
    for node, around in code.around(code.nodes("super")):
        is_method = around.in_field or (
            around.method is not None and around.method.type == "method_definition"
        )
        is_block = around.method is not None and around.method.type == "class_static_block"
        is_constructor = around.method is not None and around.method.start_byte in derived
        if _MEMBER.match(code.source, node.end_byte) is None:
            yield Mistake(node.start_byte, "`super` needs a member or a call behind it")
        elif not (is_method or is_block) or (node.start_byte in calls and not is_constructor):
            yield Mistake(node.start_byte, "`super` outside a method that has one")


def _derived_constructors(code: Code) -> set[int]:
    """Return where the constructors of classes that extend another start."""
    found = set()
    for body in code.captures.get("class_body", ()):
        owner = body.parent
        if owner is None or not any(child.type == "class_heritage" for child in owner.children):
            continue
        for method in body.named_children:
            name = method.child_by_field_name("name")
            if method.type == "method_definition" and name is not None and code.text(name) == "constructor":
                found.add(method.start_byte)
    return found


def _metas(code: Code) -> Iterator[Mistake]:
    for node, around in code.around(code.nodes("meta")):
        if code.text(node).startswith("import"):
            if not code.is_module:
                yield Mistake(node.start_byte, "`import.meta` outside a module")
        elif code.is_module and around.method is None and not around.in_field:
            yield Mistake(node.start_byte, "`new.target` outside a function")


def _parameters(function: Node, code: Code) -> Iterator[Mistake]:
    given = parameters(function)
    is_simple = all(parameter.type == "identifier" for parameter in given)
    directive = code.strict_functions.get(function.start_byte)
    if directive is not None and not is_simple:
        yield Mistake(directive.start_byte, '"use strict" needs a function with plain parameters')
    if not is_simple or (len(given) > 1 and (directive is not None or function.type in _NEVER_DOUBLED)):
        yield from _doubled(given, code)
    if function.type == "method_definition":
        kinds = {child.type for child in function.children[:3]}
        if "get" in kinds and given:
            yield Mistake(function.start_byte, "a getter has no parameters")
        if "set" in kinds and (len(given) != 1 or given[0].type == "rest_pattern"):
            yield Mistake(function.start_byte, "a setter has exactly one parameter")


def _doubled(given: list[Node], code: Code) -> list[Mistake]:
    names = [(name, start) for parameter in given for name, start in names_in(parameter, code.source)]
    if len({name for name, _ in names}) == len(names):
        return []
    seen: set[str] = set()
    found = []
    for name, start in names:
        if name in seen:
            found.append(Mistake(start, f"{name} is a parameter twice"))
        seen.add(name)
    return found


def _may_double(function: Node, code: Code) -> bool:
    """Return whether a function has doubled parameters that only strict mode refuses."""
    if function.type in _NEVER_DOUBLED or function.start_byte in code.strict_functions:
        return False
    given = parameters(function)
    return all(node.type == "identifier" for node in given) and bool(_doubled(given, code))


def _head(function: Node, code: Code) -> Iterator[Mistake]:
    """Yield line breaks behind `async` and before `=>`."""
    start = function.start_byte
    if function.type in _MAY_BE_ASYNC and _ASYNC_AND_LINE_BREAK.match(code.source, start):
        yield Mistake(start, "a line break after `async`")
    if function.type != "arrow_function":
        return
    first = function.child_by_field_name("parameters") or function.child_by_field_name("parameter")
    body = function.child_by_field_name("body")
    if first is None or body is None or b"\n" not in code.source[first.end_byte : body.start_byte]:
        return
    arrow = next((child for child in function.children if child.type == "=>"), None)
    if arrow is not None and b"\n" in code.source[first.end_byte : arrow.start_byte]:
        yield Mistake(arrow.start_byte, "`=>` must be on the line of its parameters")
