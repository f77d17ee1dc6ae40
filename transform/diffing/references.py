"""Find the names in a text that follow a rename in the product: ids, paths, identifiers of code."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Literal, NamedTuple

from ..diagnostics import Entity
from ..javascript.literals import written
from ..javascript.names import Named, names_in_expression, names_in_module
from ..javascript.script import Reference
from ..javascript.spans import spans
from ..patterns import pattern
from .tables import PATH_LISTS

Names = Mapping[str, str]
Role = Literal["page", "datasource", "name", "path", "code", "module", "text"]
"""The role of a value: the name of a page, of a datasource or of something on the page, a path, code, a text."""

_MEMBER = pattern(r"""\s*(?:\??\.\s*|(?:\?\.)?\[\s*["'])(?P<name>[\w$]+)""")
#: Where a text is the name of a page; elsewhere `id` may be anything, in the data of a query for one.
_PAGE = pattern(
    r"""(?: /(?:un)?published(?:Page|Action|Collection) )?
        (?: (?: /(?:actions|archivedActions)/[0-9]+ )? /pageId
          | /layouts/[0-9]+/id
          | /(?:pages|publishedPages)/[0-9]+/id
          | /(?:pageOrder|publishedPageOrder)/[0-9]+
          | /(?:un)?publishedDefaultPageName )""",
    re.VERBOSE,
)
_OWN_KEYS = frozenset({"fullyQualifiedName", "widgetName"})
_OWN_LISTS = pattern(r"OnLoadActions/(?:[0-9]+/)*name\Z|/mongoEscapedWidgetNames/[0-9]+\Z")
#: What a list of old keeps of the widgets inside it, in the path of a property: `template.Text1.text`.
_IN_TEMPLATE = pattern(r"template\.([\w$]+)")
_VALUE_OF_A_VARIABLE = pattern(r"/variables/[0-9]+/value")
_DATASOURCE = pattern(r"/datasource/(name|id)")
_OF_A_FUNCTION = ("/actionConfiguration/body", "/actionConfiguration/jsArguments")
#: Functions of the platform whose first argument is the name of a page, or of something on the page.
_NAMES_A_PAGE = frozenset({"navigateTo"})
_NAMES_A_WIDGET = frozenset({"showModal", "closeModal", "resetWidget"})
#: `postWindowMessage(message, "Iframe1", "*")`, where the message holds no brackets inside others.
_MESSAGE_TO = pattern(
    r"""\s*\( (?: "(?:[^"\\]|\\.)*" | '(?:[^'\\]|\\.)*' | `[^`\\]*` | \([^()]*\) | \{[^{}]*\} | \[[^][]*\]
          | [^][(){}"'`,] )*+ ,\s* (?P<quote>["'`])(?P<name>[^"'`\\]*)(?P=quote)""",
    re.VERBOSE,
)
#: What follows `{Api1:Load` of an object or a pattern, the default of a pattern included.
_AFTER_A_MEMBER = pattern(r"\s*(?:[},]|=(?![=>]))")
#: What a list shows, by the names of the widgets inside it: `currentView.Text1`, `List1.selectedItemView.Text1`.
_VIEWS = frozenset({"currentView", "selectedItemView", "triggeredItemView"})


class Place(NamedTuple):
    """A name in a text, from `start` to `end`, and what it is called now."""

    start: int
    end: int
    new: str


def role_of(entity: Entity, path: str) -> Role:
    """Return what the texts at a path inside an entity are, as far as names in them are concerned."""
    key = path.rpartition("/")[2]
    if any(token in PATH_LISTS for token in path.split("/")):
        return "path"
    if _DATASOURCE.fullmatch(path):
        return "datasource"
    if key in _OWN_KEYS or _OWN_LISTS.search(path):
        return "name"
    if entity.type != "widget" and _PAGE.fullmatch(path):
        return "page"
    if entity.type == "js_object":
        if path == "/body":
            return "module"
        return "code" if _VALUE_OF_A_VARIABLE.fullmatch(path) else "text"
    is_function = entity.type == "query" and "." in (entity.name or "")
    is_code = (is_function and path.startswith(_OF_A_FUNCTION)) or "/jsonPathKeys/" in path
    return "code" if is_code else "text"


def places(text: str, kind: Role, own: Names, pages: Names, datasources: Names) -> list[Place]:
    """Return the names in a text that changed and are followed, from left to right."""
    if kind in ("page", "datasource", "name"):
        names = {"page": pages, "datasource": datasources, "name": own}[kind]
        return [Place(0, len(text), names[text])] if text in names else []
    if kind == "path":
        return [*_in_path(text, own)]
    if kind == "text":
        return [place for span in spans(text) for place in _in_code(span.code, span.code_start, own, pages)]
    return [*_in_code(text, 0, own, pages, is_module=kind == "module")]


def _in_path(path: str, own: Names) -> Iterator[Place]:
    named = _IN_TEMPLATE.match(path)
    if named is not None and named[1] in own:
        yield Place(*named.span(1), own[named[1]])


def _in_code(code: str, shift: int, own: Names, pages: Names, *, is_module: bool = False) -> Iterator[Place]:
    """Yield the free names of code, and the names that functions of the platform are called with."""
    script = names_in_module(code) if is_module else names_in_expression(code)
    for start, end, new in sorted(_named(code, script, own, pages)):
        yield Place(shift + start, shift + end, new)


def _named(code: str, script: Named, own: Names, pages: Names) -> Iterator[Place]:
    for reference in (*script.references, *script.tests):
        yield from _of_reference(code, reference, own)
    for call in script.calls:
        names = pages if call.name in _NAMES_A_PAGE else own if call.name in _NAMES_A_WIDGET else {}
        if call.argument in names:
            start = code.index("(", call.offset + len(call.name)) + 1
            start += len(code[start:]) - len(code[start:].lstrip()) + 1
            quote = code[start - 1]
            end = start + len(written(call.argument, quote))
            yield Place(start, end, written(names[call.argument], quote))


def _of_reference(code: str, reference: Reference, own: Names) -> Iterator[Place]:
    name, start = reference.name, reference.offset
    end = start + len(name)
    dotted = f"{name}.{reference.path[0]}" if reference.path else ""
    if dotted in own and (member := _MEMBER.match(code, end)):
        owner, _, new = own[dotted].partition(".")
        yield Place(start, member.end(), f"{owner}{code[end : member.start('name')]}{new}")
    elif name in own:
        yield _renamed(code, reference, own[name])
    elif name == "postWindowMessage" and (message := _MESSAGE_TO.match(code, end)) and message["name"] in own:
        yield Place(*message.span("name"), own[message["name"]])
    if name in _VIEWS:
        yield from _in_view(code, end, own)
    elif reference.path and reference.path[0] in _VIEWS and (view := _MEMBER.match(code, end)):
        yield from _in_view(code, view.end(), own)


def _in_view(code: str, end: int, own: Names) -> Iterator[Place]:
    member = _MEMBER.match(code, end)
    if member is not None and member["name"] in own:
        yield Place(*member.span("name"), own[member["name"]])


def _renamed(code: str, reference: Reference, new: str) -> Place:
    """Return the place of a name; a member of the same name keeps its own, `{ Api1 }` -> `{ Api1:Api2 }` and back."""
    start, end = reference.offset, reference.offset + len(reference.name)
    if reference.is_shorthand:
        return Place(start, end, f"{reference.name}:{new}")
    before = start - len(new) - 1
    if code[max(before, 0) : start] == f"{new}:" and _is_member(code[:before], code[end:]):
        return Place(before, end, new)
    return Place(start, end, new)


def _is_member(before: str, after: str) -> bool:
    return before.rstrip()[-1:] in ("{", ",") and _AFTER_A_MEMBER.match(after) is not None
