"""What an export uses of the product that came with some release: widget types, plugins, functions, settings.

Each use is named as the table of `product/since.py` names the thing, so that it can be looked up there.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ..application.entities import Located, datasources, text
from ..diagnostics import Entity
from ..document.pointers import join
from ..javascript.script import Reference
from ..product.releases import Release
from ..product.since import since
from .application import Application, NamedEntity, PlacedWidget
from .bound_texts import CodeText


class Use(NamedTuple):
    """The use of a thing: kind and name as in the table, the thing in words, where it is used."""

    kind: str
    name: str
    words: str
    pointer: str
    entity: Entity | None


#: Property of a widget -> kind in the table, how it names a value there, what it is in words.
_WIDGET_VALUES = {
    "inputType": ("input_type", "{type}:{value}", "input type"),
    "chartType": ("chart_type", "{type}:{value}", "chart type"),
    "dynamicHeight": ("dynamic_height", "dynamicHeight:{value}", "height setting"),
    "buttonVariant": ("widget_enum", "buttonVariant:{value}", "button variant"),
    "labelPosition": ("widget_enum", "labelPosition:{value}", "label position"),
    "fileDataType": ("widget_enum", "FILE_PICKER fileDataType:{value}", "data type of files"),
    "overflow": ("widget_enum", "{type}.overflow:{value}", "overflow setting"),
    "mode": ("widget_enum", "{type}.mode:{value}", "mode"),
    "scannerLayout": ("widget_enum", "{type}.scannerLayout:{value}", "scanner layout"),
    "inlineEditingSaveOption": ("table_setting", "{type}.inlineEditingSaveOption:{value}", "save option"),
}
#: Values that say what a release without the setting does anyway.
_WITHOUT_EFFECT = ("dynamicHeight:FIXED", "TEXT_WIDGET.overflow:NONE", "appPositioning.type:FIXED")
#: Part of an export -> its name among the features.
_FEATURES = {
    "actionCollectionList": "JS objects (actionCollectionList)",
    "customJSLibList": "JS libraries (customJSLibList)",
    "moduleInstanceList": "modules (moduleInstanceId)",
}
_DETAIL = "unpublishedApplicationDetail"


def uses(application: Application) -> Iterator[Use]:
    """Yield what an export uses, on the edited side where it has two; the same thing comes once for each use.

    The settings of a widget whose type the target does not know are skipped.
    """
    for page in application.pages:
        if page.side == "unpublished":
            for placed in page.widgets:
                yield from _of_widget(placed, application.release)
    yield from _of_plugins(application)
    for code in application.code_texts:
        if code.side == "unpublished":
            yield from _of_code(application, code)
    yield from _of_settings(application)


def _of_widget(placed: PlacedWidget, target: Release) -> Iterator[Use]:
    widget, kind = placed.widget, placed.type
    yield Use("widget_type", kind, f"The widget type {kind}", placed.pointer + "/type", placed.entity)
    known = since("widget_type", kind)
    if known is not None and not known.is_known_to(target):
        return
    for key, (table, pattern, words) in _WIDGET_VALUES.items():
        value = widget.get(key)
        name = pattern.format(type=kind, value=value)
        if isinstance(value, str) and name not in _WITHOUT_EFFECT:
            yield Use(table, name, f"The {words} {value}", join(placed.pointer, key), placed.entity)
    columns = widget.get("primaryColumns")
    for key, column in columns.items() if isinstance(columns, dict) else ():
        value = text(column.get("columnType")) if isinstance(column, dict) else None
        if value:
            pointer = join(placed.pointer, "primaryColumns", key, "columnType")
            words = f"The column type {value}"
            yield Use("table_column_type", f"{kind}:{value}", words, pointer, placed.entity)
    if kind == "JSON_FORM_WIDGET":
        yield from _of_form_fields(placed)


def _of_form_fields(placed: PlacedWidget) -> Iterator[Use]:
    stack = [(placed.pointer + "/schema", placed.widget.get("schema"))]
    while stack:
        pointer, fields = stack.pop()
        for key, field in fields.items() if isinstance(fields, dict) else ():
            if not isinstance(field, dict):
                continue
            stack.append((join(pointer, key, "children"), field.get("children")))
            if value := text(field.get("fieldType")):
                name, words = f"JSON_FORM_WIDGET:{value}", f"The form field type {value}"
                yield Use("json_form_field_type", name, words, join(pointer, key, "fieldType"), placed.entity)


def _of_plugins(application: Application) -> Iterator[Use]:
    edited = [action for action in application.actions if action.side == "unpublished"]
    for found in (*datasources(application.document), *edited):
        yield from _of_plugin(found)
    for action in edited:
        behaviour = text(action.value.get("runBehaviour"))
        is_older = behaviour == "ON_PAGE_LOAD" and action.value.get("executeOnLoad") is True
        if behaviour and behaviour != "MANUAL" and not is_older:
            pointer = action.pointer + "/runBehaviour"
            yield Use("run_behaviour", behaviour, f"The run behaviour {behaviour}", pointer, action.entity)


def _of_plugin(found: Located) -> Iterator[Use]:
    pointer = join("", *found.pointer.split("/")[1:3])
    if plugin := text(found.owner.get("pluginId")):
        yield Use("plugin", plugin, f"The plugin {plugin}", pointer + "/pluginId", found.entity)
    if kind := text(found.owner.get("pluginType")):
        yield Use("plugin_type", kind, f"The plugin type {kind}", pointer + "/pluginType", found.entity)


def _of_code(application: Application, code: CodeText) -> Iterator[Use]:
    on_page = application.names_on(code.entity.page, code.side)
    for reference in code.references:
        for kind, name in _names(reference, is_widget=_is_widget(on_page.get(reference.name))):
            shown = ".".join((reference.name, *reference.path[:1])) if kind == "widget_setter" else name
            yield Use(kind, name, shown, code.pointer, code.entity)


def _is_widget(entities: list[NamedEntity] | None) -> bool:
    return bool(entities and entities[0].entity.type == "widget")


def _names(reference: Reference, *, is_widget: bool) -> Iterator[tuple[str, str]]:
    if is_widget and reference.path:
        yield "widget_setter", f"Widget.{reference.path[0]}"
    if reference.name == "appsmith" and reference.path:
        yield "appsmith_member", f"appsmith.{reference.path[0]}"
        yield "global_function", f"appsmith.{'.'.join(reference.path[:2])}"
    elif not reference.path:
        yield "global_function", reference.name


def _of_settings(application: Application) -> Iterator[Use]:
    for key, name in _FEATURES.items():
        if application.document.get(key):
            yield Use("export_feature", name, f"The part {key}", f"/{key}", None)
    details = application.settings.get(_DETAIL)
    details = details if isinstance(details, dict) else {}
    for setting, kind, pattern in (
        ("appPositioning", "layout_system", "appPositioning.{key}:{value}"),
        ("navigationSetting", "navigation_setting", "navigationSetting.{key}:{value}"),
    ):
        values = details.get(setting)
        for key, value in values.items() if isinstance(values, dict) else ():
            name = pattern.format(key=key, value=value)
            pointer = join("/exportedApplication", _DETAIL, setting, key)
            if isinstance(value, str) and name not in _WITHOUT_EFFECT:
                yield Use(kind, name, f"The setting {name.replace(':', ' ')}", pointer, None)
