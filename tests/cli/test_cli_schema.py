"""`schema` prints JSON Schema."""

from __future__ import annotations

import json

import jsonschema
from command_line import appsmith_transform


def test_it_prints_a_schema_of_what_is_asked_for():
    result = appsmith_transform("schema", "page", "--target", "1.91")
    schema = json.loads(result.stdout)
    assert result.returncode == 0 and schema["title"] == "Appsmith 1.91: a page"
    jsonschema.Draft202012Validator.check_schema(schema)
    page = {"widgetId": "0", "type": "CANVAS_WIDGET", "children": []}
    assert jsonschema.Draft202012Validator(schema).is_valid(page)
    assert not jsonschema.Draft202012Validator(schema).is_valid({**page, "children": "none"})


def test_an_unknown_release_is_refused():
    assert appsmith_transform("schema", "--target", "9.9").returncode == 2
