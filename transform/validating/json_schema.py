"""JSON Schema (2020-12) of exports, partial exports and pages, made from the tables of what the product knows.

For editors that complete and check while somebody types, and for programs that write such files. The schema is
stricter than the product's reader in scalars: it wants a number where a number belongs, not digits in quotes. It
says nothing of what needs more than one look at a file, such as names that refer to each other; `validate` does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Literal

from ..product.export_model import export_model
from ..product.releases import LATEST, Release, find
from ..product.since import Since, names_of
from .page_schema import page_definitions

SchemaOf = Literal["any", "export", "partial", "page"]
Json = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"

_GENERIC = re.compile(r"(List|Set|Map)<(?:[\w$]+, )?(.*)>|(.*)\[\]")
_DAY = (
    r"(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])"
    r"|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|[12][0-9]))"
)
_CLOCK = r"(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:\.[0-9]{0,9})?"
_TIME = rf"^[0-9]{{4}}-{_DAY}[Tt]{_CLOCK}(?:[Zz]|[+-][0-9]{{2}}:[0-9]{{2}})$"
_WHOLE = {"type": ["number", "null"], "minimum": -(2**31), "maximum": 2**31 - 1}
_SIMPLE: dict[str, Json] = {
    "String": {"type": ["string", "null"]},
    "HttpMethod": {"type": ["string", "null"], "examples": ["GET", "POST", "PUT", "PATCH", "DELETE"]},
    "Boolean": {"type": ["boolean", "null"]},
    "boolean": {"type": ["boolean", "null"]},
    "Integer": _WHOLE,
    "int": _WHOLE,
    "Long": {"type": ["number", "null"]},
    "long": {"type": ["number", "null"]},
    "float": {"type": ["number", "null"]},
    "Object": {},
    "Instant": {
        "description": "A time: ISO 8601, or seconds since 1970.",
        "anyOf": [
            {"type": "null"},
            {"type": "string", "pattern": _TIME},
            {"type": "number", "minimum": -31557014167219200, "maximum": 31556889864403199},
            {
                "type": "object",
                "properties": {"epochSecond": {"type": "integer"}, "nano": {"type": "integer"}},
                "required": ["epochSecond"],
            },
        ],
    },
}
#: Enumeration of the model -> kind in the table of since when the product knows a thing.
_DATED = {
    "PluginType": "plugin_type",
    "RunBehaviourEnum": "run_behaviour",
    "CreatorContextType": "context_type",
    "SSLDetails$AuthType": "datasource_ssl_type",
    "ArtifactType": "artifact_type",
}


def json_schema(of: SchemaOf = "any", target: str = LATEST) -> Json:
    """Return the schema of what a release reads: of an export, a partial export, a page, or any of these.

    Raises ReleaseError for a release that is not known.
    """
    release = find(target)
    definitions = {
        **dict(_classes(release)),
        "export": _export(release),
        "partialExport": _partial_export(release),
        **page_definitions(release),
    }
    names = {"export": "an export", "partial": "a partial export", "page": "a page"}
    title = names.get(of, "an export, a partial export or a page")
    return {
        "$schema": DIALECT,
        "title": f"Appsmith {release.name}: {title}",
        **(_any_of_them() if of == "any" else _reference("partialExport" if of == "partial" else of)),
        "$defs": definitions,
    }


def _any_of_them() -> Json:
    """Return the choice by what a document holds, so that a message speaks of the kind that is meant."""

    def has(*keys: str) -> Json:
        return {"type": "object", "anyOf": [{"required": [key]} for key in keys]}

    return {
        "type": "object",
        "if": has("exportedApplication", "pageList"),
        "then": _reference("export"),
        "else": {
            "if": has("widgetId", "children"),
            "then": _reference("page"),
            "else": _reference("partialExport"),
        },
    }


def _reference(name: str) -> Json:
    return {"$ref": f"#/$defs/{name}"}


def _classes(release: Release) -> Iterator[tuple[str, Json]]:
    """Yield each class and enumeration of the model with its schema."""
    for name, definition in export_model().items():
        if isinstance(definition, dict):
            properties = {
                key: _field(name, key, declared[0], release) for key, declared in definition.items()
            }
            yield name, {"type": ["object", "null"], "properties": properties}
        elif definition:
            constants = [c for c in definition if _is_known(_DATED.get(name), c, release)]
            # An absent value may be written as null, except that of the kind of artifact.
            yield name, {"enum": constants if name == "ArtifactType" else [*constants, None]}


def _field(owner: str, key: str, type_name: str, release: Release) -> Json:
    since = names_of("export_field").get(f"{owner}.{key}")
    schema = _of_type(type_name)
    if since is None or since.is_known_to(release):
        return schema
    note = f"Since release {_name(since)}; {release.name} does not read it."
    return {**schema, "description": note}


def _name(since: Since) -> str:
    return since.since.removeprefix("v")


def _is_known(kind: str | None, name: str, release: Release) -> bool:
    since = names_of(kind).get(name) if kind else None
    return since is None or since.is_known_to(release)


def _of_type(type_name: str) -> Json:
    if type_name == "JSONObject":
        return _reference("dsl")
    if generic := _GENERIC.fullmatch(type_name):
        kind, inner, array_of = generic.groups()
        entry = _of_type(array_of or inner)
        if kind == "Map":
            return {"type": ["object", "null"], "additionalProperties": entry}
        return {"type": ["array", "null"], "items": entry}
    if type_name in _SIMPLE:
        return dict(_SIMPLE[type_name])
    definition = export_model().get(type_name)
    if definition == []:  # a class without fields is read as nothing, whatever the value is
        return {}
    return _reference(type_name) if definition is not None else {"type": ["string", "number", "null"]}


def _export(release: Release) -> Json:
    return {
        "description": "What the product writes for a whole application, and an import takes.",
        "allOf": [_reference("ApplicationJson")],
        "type": "object",
        "properties": {
            "exportedApplication": {"type": "object"},
            "pageList": {"type": "array", "minItems": 1, "items": {"type": "object"}},
            "actionList": {"type": "array", "items": {"type": "object"}},
            "datasourceList": {"type": "array", "items": {"type": "object"}},
            "actionCollectionList": {"items": {"type": "object"}},
            "customJSLibList": {"items": {"type": "object"}},
            **_schemas(release),
        },
        "required": ["exportedApplication", "pageList", "actionList", "datasourceList"],
    }


def _partial_export(release: Release) -> Json:
    parts = ("actionList", "actionCollectionList", "datasourceList", "customJSLibList", "widgets")
    return {
        "description": "Queries, JS objects, datasources, libraries and widgets that are imported into a page.",
        "allOf": [_reference("ApplicationJson")],
        "type": "object",
        "properties": {
            **{key: {"type": "null"} for key in ("exportedApplication", "pageList", "modifiedResources")},
            **_schemas(release),
        },
        "anyOf": [{"required": [part]} for part in parts],
    }


def _schemas(release: Release) -> Json:
    """Return the limits of the two schema numbers, above which the release refuses a file."""
    versions = release.versions
    return {
        "serverSchemaVersion": {"maximum": versions.server or 0},
        "clientSchemaVersion": {"maximum": versions.client or 0},
    }
