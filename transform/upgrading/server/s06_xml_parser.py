"""Server schema 6 -> 7, v1.9.43: the XML parser that used to be built in becomes a JS library of the application.

`{"customJSLibList": []}` -> `{"customJSLibList": [{"name": "xmlParser", ...}]}`

Source in release 1.91:
app/server/appsmith-server/src/main/java/com/appsmith/server/migrations/JsonSchemaMigration.java
app/server/appsmith-server/src/main/java/com/appsmith/server/migrations/MigrationHelperMethods.java
"""

from __future__ import annotations

import copy
import functools
from pathlib import Path
from typing import Any

import orjson

from ...product.javascript_values import StepError
from ..schema_steps import ExportDraft, schema_step


@schema_step
def upgrade(draft: ExportDraft) -> None:
    """The XML parser that used to be built in becomes a JS library of the application."""
    draft.change("customJSLibList", _with_parser)


@functools.cache
def _parser() -> dict[str, Any]:
    library: dict[str, Any] = orjson.loads(
        Path(__file__).parents[1].joinpath("data", "xml_parser.json").read_bytes()
    )
    return library


def _with_parser(libraries: Any) -> Any:
    if libraries is not None and not isinstance(libraries, list):
        raise StepError("customJSLibList is no list")
    for i, library in enumerate(libraries or []):
        if not isinstance(library, dict) or library.get("uidString") is None:
            raise StepError(f"entry {i} has no uidString")
        if library["uidString"] == _parser()["uidString"]:
            return libraries
    return [*(libraries or []), copy.deepcopy(_parser())]
