"""What a merge writes fits the schema that `schema` prints."""

from __future__ import annotations

import json

import jsonschema
import pytest
from command_line import appsmith_transform
from test_merge import adding, removing, setting, three

import transform
from transform.merging.schema import merge_schema

VERSIONS = [
    three(setting("text", "ours"), setting("text", "theirs")),
    three(removing("Note"), setting("text", "edited", "Note")),
    three(setting("widgetName", "A"), setting("widgetName", "B")),
    three(adding("One", "n1"), setting("isVisible", False)),
]


@pytest.mark.parametrize("versions", VERSIONS)
def test_conflicts_and_decisions_fit_their_schema(versions):
    merged = transform.merge(*versions)
    for of, records in (("conflicts", merged.conflicts), ("decisions", merged.decisions)):
        schema = merge_schema(of)
        jsonschema.Draft202012Validator.check_schema(schema)
        jsonschema.validate({of: [json.loads(json.dumps(record.to_dict())) for record in records]}, schema)
    assert merged.conflicts or merged.decisions


def test_an_answer_fits_and_a_wrong_one_does_not():
    validator = jsonschema.Draft202012Validator(merge_schema("conflicts"))
    assert validator.is_valid(
        {"conflicts": [{"key": "k", "take": "theirs"}, {"key": "l", "value": {"a": 1}}]}
    )
    assert validator.is_valid({"conflicts": [{"key": "k", "take": "both"}]})
    assert not validator.is_valid({"conflicts": [{"key": "k", "take": "merged"}]})
    assert not validator.is_valid({"conflicts": [{"take": "ours"}]})


@pytest.mark.parametrize("of", ["conflicts", "decisions"])
def test_the_command_prints_it(of):
    assert json.loads(appsmith_transform("schema", of).stdout) == merge_schema(of)
