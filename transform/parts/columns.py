"""Give the column of a table, or a tab, another name, with all that follows.

A column that a person added has its name as its key, in expressions of other columns and in lists of paths. One
that shows a member of the table's data keeps its key, which is that of the data: only the name by which code
reads it (`alias`) changes, and the title if it was the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from ..application import entities
from ..application.entities import text
from ..diagnostics import Entity
from ..diffing.references import Place
from ..document.pointers import Path, split
from ..errors import InputError
from ..javascript.literals import forms, read, written
from ..javascript.names import names_in_expression, names_in_module
from ..javascript.script import Reference
from ..javascript.spans import spans
from .js_members import members_of
from .renaming import Changed, replaced
from .targets import Target, column_name
from .texts import texts_in

Json = dict[str, Any]

#: Members of a table whose rows have a member for each column.
_ROWS = frozenset(
    {"selectedRow", "triggeredRow", "updatedRow", "newRow", "selectedRows", "filteredTableData"}
)
_ROW = frozenset({"currentRow"})
_MEMBER = r"""\s*(?:\??\.\s*(?:{0})(?![\w$])|(?:\?\.)?\[\s*(["'])(?:{0})\1\s*\])"""
_IN_ROWS = r"""\s*\??\.\s*(?P<rows>\w+)(?:\s*\[\s*\d+\s*\])?"""
_COMPARED = re.compile(r"""\s*(?:\?\?|[=!]==?)\s*(["'])(?P<label>(?:(?!\1)[^\\\n]|\\(?:\1|\\))*+)\1""")
_IDENTIFIER = re.compile(r"[A-Za-z_$][\w$]*")


def changes(document: Json, target: Target, new: str) -> Iterator[Changed]:
    """Yield every text and key that changes when a column or a tab gets another name.

    Raises InputError for a column of an old table that has one name for data and code.
    """
    known = forms(target.name)
    for entity, pointer, value in _values(document, target.page):
        base = tuple(split(pointer))
        if entity.type == "widget" and entity.name == target.owner:
            inner = (
                _column(value, target.name, new) if target.kind == "column" else _tab(value, target.name, new)
            )
            for path, old, after, is_key in inner:
                yield Changed(entity, (*base, *path), old, after, (Place(0, len(old), after),), is_key)
        declared = value.get("tabName") if target.kind == "tab" else None
        if declared == target.name and value.get("parentId") in _ids_of(document, target):
            yield Changed(entity, (*base, "tabName"), declared, new, (Place(0, len(declared), new),))
        for path, old in texts_in(value):
            if not any(form in old for form in known):
                continue
            found = sorted(_places(old, path, entity, value, target, new))
            if found:
                yield Changed(entity, (*base, *path), old, replaced(old, found), tuple(found))


def _values(document: Json, page: str | None) -> Iterator[tuple[Entity, str, Json]]:
    for found in (*entities.queries(document), *entities.js_objects(document)):
        if page in (None, found.entity.page):
            yield found.entity, found.pointer, found.value
    for layout in entities.layouts(document):
        if layout.page.entity.name == page:
            for entity, visited in entities.widgets(layout):
                yield entity, layout.pointer + visited.pointer, visited.widget


def _ids_of(document: Json, target: Target) -> set[str]:
    return {
        str(entity.id)
        for layout in entities.layouts(document)
        if layout.page.entity.name == target.page
        for entity, _ in entities.widgets(layout)
        if entity.name == target.owner
    }


def _key_of(table: Json, name: str) -> str | None:
    columns = table.get("primaryColumns")
    for key, column in columns.items() if isinstance(columns, dict) else ():
        if isinstance(column, dict) and column_name(key, column) == name:
            return str(key)
    return None


def _column(table: Json, name: str, new: str) -> Iterator[tuple[Path, str, str, bool]]:
    """Yield path, old and new text, and whether it is a key, of what declares a column."""
    key = _key_of(table, name)
    if key is None:
        return
    column = table["primaryColumns"][key]
    is_own = column.get("isDerived") is True
    if not is_own and not isinstance(column.get("alias"), str):
        raise InputError(
            f"{name} is a column of the data, and this table has no other names for such columns",
            hint="Upgrade the application first.",
        )
    for list_name in ("primaryColumns", "derivedColumns"):
        columns = table.get(list_name)
        entry = columns.get(key) if isinstance(columns, dict) else None
        if not isinstance(entry, dict):
            continue
        for member in ("alias", "label", *(("id", "originalId") if is_own else ())):
            if entry.get(member) == name:
                yield (list_name, key, member), name, new, False
        if is_own and key == name:
            yield (list_name, key), key, new, True
    if not (is_own and key == name):
        return
    order = table.get("columnOrder")
    for i, entry in enumerate(order if isinstance(order, list) else ()):
        if entry == key:
            yield ("columnOrder", i), key, new, False
    sizes = table.get("columnWidthMap")
    if isinstance(sizes, dict) and key in sizes:
        yield ("columnWidthMap", key), key, new, True


def _tab(widget: Json, label: str, new: str) -> Iterator[tuple[Path, str, str, bool]]:
    tabs = widget.get("tabsObj")
    for key, tab in tabs.items() if isinstance(tabs, dict) else ():
        if isinstance(tab, dict) and tab.get("label") == label:
            yield ("tabsObj", key, "label"), label, new, False
    if widget.get("defaultTab") == label:
        yield ("defaultTab",), label, new, False


def _places(text_: str, path: Path, entity: Entity, value: Json, target: Target, new: str) -> Iterator[Place]:
    is_of_table = entity.type == "widget" and entity.name == target.owner and target.kind == "column"
    if is_of_table and path[-1:] == ("key",) and str(path[0]).endswith("PathList"):
        yield from _in_path(text_, value, target, new)
        return
    is_row = (
        is_of_table and path[:1] in (("primaryColumns",), ("derivedColumns",)) and _is_own(value, target.name)
    )
    if entity.type == "js_object" and path == ("body",):
        codes = [(0, text_, names_in_module(text_).references)]
    elif entity.type == "query" and "." in (text(value.get("fullyQualifiedName")) or ""):
        codes = (
            [(0, text_, names_in_expression(text_).references)]
            if path[-1] == "body" or "jsonPathKeys" in path
            else []
        )
    elif path[:1] == ("jsonPathKeys",):
        codes = [(0, text_, names_in_expression(text_).references)]
    else:
        codes = [(s.code_start, s.code, names_in_expression(s.code).references) for s in spans(text_)]
    for shift, code, references in codes:
        found = [*_in_code(code, references, target, new)]
        if is_row:
            found += members_of(code, _ROW, {target.name: new})
        yield from (Place(p.start + shift, p.end + shift, p.new) for p in found)


def _is_own(table: Json, name: str) -> bool:
    key = _key_of(table, name)
    return key is not None and table["primaryColumns"][key].get("isDerived") is True


def _in_path(path: str, table: Json, target: Target, new: str) -> Iterator[Place]:
    for list_name in ("primaryColumns", "derivedColumns"):
        start = len(list_name) + 1
        end = start + len(target.name)
        is_here = path.startswith(f"{list_name}.{target.name}") and path[end : end + 1] in ("", ".", "[")
        if is_here and _is_own(table, target.name) and _key_of(table, target.name) == target.name:
            yield Place(start, end, new)


def _in_code(code: str, references: tuple[Reference, ...], target: Target, new: str) -> Iterator[Place]:
    rows = re.compile(_IN_ROWS)
    member = re.compile(_MEMBER.format("|".join(map(re.escape, sorted(forms(target.name))))))
    for reference in references:
        if reference.name != target.owner:
            continue
        end = reference.offset + len(reference.name)
        if target.kind == "column":
            row = rows.match(code, end)
            found = member.match(code, row.end()) if row and row["rows"] in _ROWS else None
            if row and found:
                yield Place(row.end(), found.end(), _member(found.group(), target.name, new))
        elif reference.path == ("selectedTab",):
            compared = _COMPARED.match(
                code, end + len(code[end:]) - len(code[end:].lstrip()) + len(".selectedTab")
            )
            if compared and read(compared["label"]) == target.name:
                yield Place(*compared.span("label"), written(new, compared[1]))


def _member(found: str, old: str, new: str) -> str:
    """Return the text that reads a member of another name, with brackets where a dot cannot."""
    if found.rstrip().endswith("]"):
        quote = found[max(found.rfind('"'), found.rfind("'"))]
        at = found.rindex(written(old, quote))
        return found[:at] + written(new, quote) + found[at + len(written(old, quote)) :]
    if _IDENTIFIER.fullmatch(new):
        return found[: found.rindex(old)] + new
    mark = "?." if "?" in found else ""
    escaped = written(new, '"')
    return f'{mark}["{escaped}"]'
