"""Find the names in a text that follow a rename in the product: ids, paths, identifiers of code."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Literal, NamedTuple

from ..diagnostics import Entity
from ..javascript.references import Script, parse_expression, parse_module
from ..javascript.spans import spans
from .tables import PATH_LISTS

Names = Mapping[str, str]
Role = Literal["page", "datasource", "name", "path", "code", "module", "text"]
"""The role of a value: the name of a page, of a datasource or of something on the page, a path, code, a text."""

_PLAIN = re.compile(r"[\w$]+(?:\.[\w$]+)?")
_WORD = re.compile(r"[\w$]+")
_PAGE_KEYS = frozenset({"pageId", "id", "unpublishedDefaultPageName", "publishedDefaultPageName"})
_PAGE_LISTS = ("/pageOrder/", "/publishedPageOrder/")
_ON_LOAD = re.compile(r"OnLoadActions/")
_OWN_KEYS = frozenset({"fullyQualifiedName", "widgetName"})
_DATASOURCE = re.compile(r"/datasource/(name|id)")
_OF_A_FUNCTION = ("/actionConfiguration/body", "/actionConfiguration/jsArguments")
#: Functions of the platform whose first argument is the name of a page, or of something on the page.
_NAMES_A_PAGE = frozenset({"navigateTo"})
_NAMES_A_WIDGET = frozenset({"showModal", "closeModal", "resetWidget"})


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
    if key in _OWN_KEYS or _ON_LOAD.search(path):
        return "name"
    if entity.type != "widget" and (key in _PAGE_KEYS or path.startswith(_PAGE_LISTS)):
        return "page"
    if entity.type == "js_object":
        return "module" if path == "/body" else "code"
    is_function = entity.type == "query" and "." in (entity.name or "")
    is_code = (is_function and path.startswith(_OF_A_FUNCTION)) or path.startswith("/jsonPathKeys/")
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
    for word in _WORD.finditer(path):
        if word.group() in own:
            yield Place(*word.span(), own[word.group()])


def _in_code(code: str, shift: int, own: Names, pages: Names, *, is_module: bool = False) -> Iterator[Place]:
    """Yield the free names of code, and the names that functions of the platform are called with."""
    script = parse_module(code) if is_module else parse_expression(code)
    for start, end, new in sorted(_named(code, script, own, pages)):
        yield Place(shift + start, shift + end, new)


def _named(code: str, script: Script, own: Names, pages: Names) -> Iterator[Place]:
    for reference in script.references:
        dotted = _PLAIN.match(code, reference.offset)
        if dotted is not None and dotted.group() in own:
            yield Place(*dotted.span(), own[dotted.group()])
        elif reference.name in own:
            yield Place(reference.offset, reference.offset + len(reference.name), own[reference.name])
    for call in script.calls:
        names = pages if call.name in _NAMES_A_PAGE else own if call.name in _NAMES_A_WIDGET else {}
        if call.argument in names:
            start = code.index(call.argument, call.offset + len(call.name))
            yield Place(start, start + len(call.argument), names[call.argument])
