"""What the conversions share: wrapped values, renamed binding paths, both sides of a query.

The keys of what is built here stand in the product's order, so that its export and ours differ less.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from ....product.java_values import as_text, in_hash_order
from ....product.javascript_values import StepError

Converter = Callable[[dict[str, Any]], dict[str, Any]]
Renamer = Callable[[str], str]


def wrap(value: Any) -> dict[str, Any]:
    """Return a value as a form's component holds it."""
    return {"data": value, "viewType": "component", "componentData": value}


def wrap_js(value: Any) -> dict[str, Any]:
    """Return a value as a form holds it that is switched to JavaScript."""
    return {"jsonData": value, "data": value, "viewType": "json"}


def wrapped_texts(configuration: dict[str, Any], keys: Iterable[str]) -> dict[str, Any]:
    """Return the wrapped texts of these keys; those that are absent or empty are left out."""
    texts = {key: _text(configuration[key], key) for key in keys if configuration.get(key) is not None}
    return {key: wrap(text) for key, text in texts.items() if text}


def _text(value: Any, key: str) -> str:
    text = as_text(value)
    if text is None:
        raise StepError(f"the setting {key!r} is no text")
    return text


def wrapped_keys(source: dict[str, Any], keys: Iterable[str]) -> dict[str, Any]:
    """Return the wrapped values of these keys; those without value are left out."""
    return in_hash_order({key: wrap(source[key]) for key in keys if source.get(key) is not None})


def with_form_data(
    configuration: dict[str, Any], form: dict[str, Any], moved: Iterable[str]
) -> dict[str, Any]:
    """Return a configuration with other form data and without the keys that moved into it."""
    kept = {key: value for key, value in configuration.items() if key not in moved}
    return {**kept, "formData": in_hash_order(form)}


def require_object(value: Any, name: str) -> dict[str, Any]:
    """Return a value that must be an object; raises StepError otherwise, as the product's reader refuses it."""
    if not isinstance(value, dict):
        raise StepError(f"{name} is no object")
    return value


def form_data_of(configuration: dict[str, Any]) -> dict[str, Any] | None:
    """Return the form data, None without; an empty list counts as an empty object, as in the product's reader."""
    form = configuration.get("formData")
    return None if form is None else {} if form == [] else require_object(form, "the form data")


def form_with_command(configuration: dict[str, Any]) -> tuple[dict[str, Any], str] | None:
    """Return form data and the command in it, None without one; raises StepError for a query that is migrated."""
    form = form_data_of(configuration)
    command = form.get("command") if form else None
    if form is None or command is None:
        return None
    if not isinstance(command, str):
        raise StepError("this query is already migrated")
    return form, command


def settings_of(form: dict[str, Any], section: str) -> dict[str, Any] | None:
    """Return the settings of a command, None without; raises StepError for what is no object."""
    settings = form.get(section)
    return None if settings is None else require_object(settings, f"the setting {section!r} of the command")


def both_sides(action: dict[str, Any], convert: Converter) -> dict[str, Any]:
    """Convert the configuration of both sides; raises StepError where the product misses a part."""
    deployed = action.get("publishedAction")
    if not isinstance(deployed, dict):
        raise StepError("the query has no published side")
    changed = {"unpublishedAction": converted_side(action.get("unpublishedAction"), convert)}
    if deployed.get("actionConfiguration") is not None:
        changed["publishedAction"] = converted_side(deployed, convert)
    return {**action, **changed}


def converted_side(side: Any, convert: Converter) -> dict[str, Any]:
    """Convert the configuration of one side; raises StepError where there is none."""
    if not isinstance(side, dict) or not isinstance(side.get("actionConfiguration"), dict):
        raise StepError("the query has no configuration")
    return {**side, "actionConfiguration": convert(side["actionConfiguration"])}


def binding_entries(side: dict[str, Any]) -> list[Any]:
    """Return the dynamicBindingPathList of a side, [] without."""
    entries = side.get("dynamicBindingPathList")
    if entries is not None and not isinstance(entries, list):
        raise StepError("dynamicBindingPathList is no list")
    return entries or []


def binding_key(entry: Any) -> str | None:
    """Return the path of an entry of dynamicBindingPathList as the product's reader takes it."""
    return as_text(require_object(entry, "a binding").get("key"))


def rename_bindings(action: dict[str, Any], rename: Renamer) -> dict[str, Any]:
    """Rename the paths in the edited side's dynamicBindingPathList."""
    side = action["unpublishedAction"]
    entries = binding_entries(side)
    if not entries:
        return action
    renamed = [_renamed(entry, rename) for entry in entries]
    return {**action, "unpublishedAction": {**side, "dynamicBindingPathList": renamed}}


def renamed_start(path: str, table: Mapping[str, str]) -> str:
    """Return a path with every occurrence of the first old path that it starts with replaced by the new one."""
    for old, new in table.items():
        if path.startswith(old):
            return path.replace(old, new)
    return path


def _renamed(entry: dict[str, Any], rename: Renamer) -> dict[str, Any]:
    old = binding_key(entry)
    if old is None:
        raise StepError("a binding has no key")
    new = rename(old)
    return entry if new == old else {**entry, "key": new}
