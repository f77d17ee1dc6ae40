"""The strings of widgets and queries that contain bindings, with their places."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Literal, NamedTuple

from ..application.entities import SIDES, Located, Side
from ..diagnostics import Entity
from ..document.pointers import join
from ..javascript.bindings import Binding, BindingReader
from ..javascript.script import Call, Reference, Script, SyntaxProblem
from ..javascript.spans import Span
from ..patterns import pattern
from ..product.binding_paths import binding_paths
from ..product.javascript_values import UNDEFINED, StepError
from ..product.property_paths import lookup, split_path
from .scoped_names import names_at

#: What the query editor keeps beside the value that counts, `data`.
_EDITOR_COPIES = ("componentData", "jsonData")
_ESCAPED = pattern(r"\.(_id|_class)(?=\.|$)")
_ACTION = pattern(r"(?:^|\.)on[A-Z]\w*$")
#: What makes the product put the code of a widget inside a list into a function that takes it as a parameter.
_ITEM = pattern(r"\b(?:currentItem|currentIndex|currentView|level_\d+)\b")
PATH_LISTS = ("dynamicBindingPathList", "dynamicTriggerPathList")

#: How the product runs code: what is assigned in a function, the same in an async function, the body of a
#: function, a module.
RunsAs = Literal["value", "action", "body", "module"]


class CodeText(NamedTuple):
    """A text with code, bindings or a JS object's body: its owner's pointer and the keys that lead to it.

    `context` are the names that exist only there (`currentRow` in a table column); None: any name may.
    `runs_as` decides which syntax the product takes.
    """

    owner: str
    keys: tuple[str, ...]
    entity: Entity
    side: Side
    bindings: tuple[Binding, ...]
    context: frozenset[str] | None
    runs_as: RunsAs

    @property
    def is_trigger(self) -> bool:
        """Return whether the code is an action."""
        return self.runs_as in ("action", "body")

    def problem_of(self, script: Script) -> SyntaxProblem | None:
        """Return what is wrong with the syntax of code where this text is."""
        if self.runs_as == "value":
            return script.value_problem
        return script.action_problem if self.runs_as == "action" else script.problem

    @property
    def references(self) -> tuple[Reference, ...]:
        """Return what all its code refers to."""
        if len(self.bindings) == 1:
            return self.bindings[0].script.references
        return tuple(reference for binding in self.bindings for reference in binding.script.references)

    @property
    def calls(self) -> Iterator[Call]:
        """Return the calls with a literal text in all its code."""
        return (call for binding in self.bindings for call in binding.script.calls)

    @property
    def pointer(self) -> str:
        """Return the pointer of the text."""
        return join(self.owner, *self.keys)

    @property
    def place(self) -> str:
        """Name the text for a person: `Page1 > Table1.onRowSelected`."""
        return f"{self.entity}.{'.'.join(self.keys)}"


def path_keys(widget: dict[str, Any], name: str) -> Iterator[str]:
    """Yield the paths of a path list, passing over what is malformed."""
    entries = widget.get(name)
    for entry in entries if isinstance(entries, list) else ():
        key = entry.get("key") if isinstance(entry, dict) else None
        if isinstance(key, str):
            yield key


def value_at(owner: Any, path: str) -> Any:
    """Return the value at a property path; None where there is none, as for null."""
    if isinstance(owner, dict) and path in owner:
        return owner[path]
    if "." not in path and "[" not in path:
        return None
    found = lookup(owner, path)
    if found is UNDEFINED and "._" in path:
        found = lookup(owner, _as_stored(path))
    return None if found is UNDEFINED else found


def keys_of(owner: Any, path: str) -> tuple[str, ...]:
    """Return the keys that lead from an owner to what a property path names."""
    if isinstance(owner, dict) and path in owner:
        return (path,)
    if "._" in path and lookup(owner, path) is UNDEFINED:
        path = _as_stored(path)
    return split_path(path)


def _as_stored(path: str) -> str:
    """Return a path with the column names that the database cannot hold as they are, as the file has them."""
    return _ESCAPED.sub(r".appsmith_mongo_escape\1", path)


def widget_texts(
    widget: dict[str, Any],
    pointer: str,
    entity: Entity,
    side: Side,
    around: frozenset[str],
    reader: BindingReader,
    paths: Iterable[tuple[str, bool]],
    *,
    is_in_list: bool = False,
) -> Iterator[CodeText]:
    """Yield the texts of a widget with bindings at some (path, whether it is an action).

    `is_in_list`: the widget is inside a LIST_WIDGET_V2.
    """
    seen = set()
    action: RunsAs = "body" if is_in_list and _uses_item(widget) else "action"
    for path, is_trigger in paths:
        value = value_at(widget, path)
        if path in seen or not isinstance(value, str) or "{{" not in value:
            continue
        seen.add(path)
        if widget.get("type") == "LIST_WIDGET" and path.startswith("template."):
            continue  # copies of the widgets inside, which are looked at themselves
        if bindings := reader.read(value):
            context = names_at(widget, path, is_trigger=is_trigger, around=around)
            runs_as = action if is_trigger else "value"
            yield CodeText(pointer, keys_of(widget, path), entity, side, bindings, context, runs_as)


def _uses_item(widget: dict[str, Any]) -> bool:
    """Return whether code of a widget names the item of the list around it.

    Source: only then the product puts the widget's actions into the body of a function.
    """
    listed = (value_at(widget, path) for name in PATH_LISTS for path in path_keys(widget, name))
    return any(isinstance(value, str) and _ITEM.search(value) for value in listed)


def evaluated(widget: dict[str, Any], *, keeps_lists: bool) -> Iterator[tuple[str, bool]]:
    """Yield (path, whether it is an action) of what the product evaluates.

    That is what the path lists name, and without `keeps_lists` whatever can hold a binding; an action runs
    whether or not a list names it.
    """
    if not keeps_lists:
        for path in bound_paths(widget):
            yield path, _ACTION.search(path) is not None
    triggers = set(path_keys(widget, "dynamicTriggerPathList"))
    for name in PATH_LISTS:
        for path in path_keys(widget, name):
            yield path, path in triggers or _ACTION.search(path) is not None
    for key in widget:
        if key.startswith("on") and key[2:3].isupper():
            yield key, True


def bound_paths(widget: dict[str, Any]) -> list[str]:
    """Return the properties that can hold a binding and do; none for a type that the table does not have."""
    try:
        return list(binding_paths(widget))
    except StepError:
        return []


def query_texts(query: Located, reader: BindingReader) -> Iterator[CodeText]:
    """Yield the texts of a query that hold bindings, those of the datasource inside it included."""
    for key in ("actionConfiguration", "datasource"):
        owner = join(query.pointer, key)
        for keys, text in _texts_below(_in_use(query.value.get(key))):
            if bindings := reader.read(text):
                yield CodeText(
                    owner, keys, query.entity, query.side or SIDES[0], bindings, frozenset(), "value"
                )


def _in_use(value: Any) -> Any:
    """Leave out the templates of an older editor where `formData` has taken their place."""
    if isinstance(value, dict) and value.get("formData") and "pluginSpecifiedTemplates" in value:
        return {key: item for key, item in value.items() if key != "pluginSpecifiedTemplates"}
    return value


def body_text(found: Located, reader: BindingReader) -> Iterator[CodeText]:
    """Yield the body of a JS object."""
    body = found.value.get("body")
    if isinstance(body, str) and body:
        code = (Binding(Span(0, len(body), body), reader.read_module(body)),)
        yield CodeText(
            found.pointer, ("body",), found.entity, found.side or SIDES[0], code, frozenset(), "module"
        )


def _texts_below(value: Any) -> Iterator[tuple[tuple[str, ...], str]]:
    stack: list[tuple[tuple[str, ...], Any]] = [((), value)]
    while stack:
        keys, item = stack.pop()
        if isinstance(item, str):
            if "{{" in item:
                yield keys, item
        elif isinstance(item, dict):
            unused = _EDITOR_COPIES if "data" in item else ()
            stack += [
                ((*keys, key), child) for key, child in reversed(item.items()) if child and key not in unused
            ]
        elif isinstance(item, list):
            stack += [((*keys, str(i)), child) for i, child in reversed(list(enumerate(item))) if child]
