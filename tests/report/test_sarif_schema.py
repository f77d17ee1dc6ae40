"""What is written as SARIF is valid by the whole schema, which `make` gets from npm."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
from command_line import FIXTURE, appsmith_transform

SCHEMA = Path(__file__).parents[2] / "build/sarif/package/lib/schemas/sarif-2.1.0-rtm.5.json"

pytestmark = pytest.mark.skipif(
    not SCHEMA.exists(), reason="the schema of SARIF is not there: make gets it by npm"
)


@pytest.mark.parametrize(
    "arguments", [["scan"], ["validate"], ["sanitize", "--check"], ["upgrade", "--check"]], ids=" ".join
)
def test_a_log_with_and_without_results_is_valid(arguments, tmp_path):
    leaking = tmp_path / "app.json"
    whole = json.loads(FIXTURE.read_bytes())
    body = whole["actionList"][0]["unpublishedAction"]["actionConfiguration"]
    body["body"] = "password = 'Tr0ub4dor&3xyz'; {{Missing.run()}}"
    leaking.write_text(json.dumps(whole, indent=1))
    schema = json.loads(SCHEMA.read_bytes())
    validator = jsonschema.validators.validator_for(schema)(schema)
    done = appsmith_transform(*arguments, FIXTURE, leaking, "--format", "sarif")
    log = json.loads(done.stdout)
    assert not [error.message for error in validator.iter_errors(log)]
    assert log["runs"][0]["results"]
