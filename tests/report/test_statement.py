"""A statement says what was done to a file, the same every time, and can be checked against the file."""

from __future__ import annotations

import json

import pytest
from an_application import application, postgres

import transform
from transform.report.statement import statement, to_json, to_markdown, verify
from transform.sanitizing.policy.policies import policy_of

PASSWORD = "Zx81qqPlm2-kd"
GIVEN = transform.serialize(
    application([f"SELECT '{PASSWORD}'", "ask erika@mail.fabrikam.com"], [postgres(PASSWORD)])
)


def stated(policy="share"):
    done = transform.sanitize(transform.parse(GIVEN), policy)
    result = transform.serialize(done.document)
    rules = policy if not isinstance(policy, str) else policy_of(policy)
    return statement(GIVEN, result, done, rules, None, ""), result


def test_it_counts_what_was_removed_and_what_stays():
    made, _ = stated()
    assert made["removed"]["datasource-secret"] == {"values": 1, "places": 1}
    assert made["removed"]["copied-value"]["values"] == 1
    assert made["kept"]["by_design"] == {"email-address": 1}
    assert made["scan_of_output"]["found"] == {}
    assert made["policy"]["name"] == "share"


def test_what_the_policy_allows_is_counted_as_kept():
    policy = transform.policy_from({"allow": {"values": ["Zx81"]}})
    made, _ = stated(policy)
    assert made["kept"]["by_policy"]["datasource-secret"]["places"] == 1


@pytest.mark.parametrize("write", [to_json, to_markdown])
def test_the_same_input_gives_the_same_bytes_and_no_secret(write):
    first, second = write(stated()[0]), write(stated()[0])
    assert first == second
    assert PASSWORD.encode() not in first


@pytest.mark.parametrize("write", [to_json, to_markdown])
def test_it_holds_for_its_file_and_for_no_other(write):
    made, result = stated()
    assert verify(write(made), result) == []
    (fault,) = verify(write(made), result + b" ")
    assert "SHA-256" in fault
    (fault,) = verify(write(made), GIVEN)
    assert "SHA-256" in fault


def test_a_statement_that_claims_too_much_is_found_out():
    """Whoever forges the digest of the output has still a file in which a scan finds something."""
    made, _ = stated()
    forged = json.loads(to_json(made))
    forged["output"] = forged["input"]
    (fault,) = verify(json.dumps(forged).encode(), GIVEN)
    assert "finds" in fault


def test_what_is_no_statement_is_refused():
    with pytest.raises(transform.InputError, match="no statement"):
        verify(b"{}", b"{}")
