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
    with pytest.raises(transform.InputError, match="not a statement of this tool"):
        verify(b"{}", b"{}")


@pytest.mark.parametrize(
    ("changed", "pointer"),
    [
        ({"rules": {}}, "/rules"),
        ({"policy": "text"}, "/policy"),
        ({"tool": {"name": "x", "version": 1}}, "/tool/version"),
        ({"output": None}, "/output"),
        ({"kept": {"by_design": {"a": "1"}, "by_policy": {}}}, "/kept/by_design/a"),
        ({"removed": {"jwt": {"values": True, "places": 1}}}, "/removed/jwt/values"),
        ({"not_judged": [{}]}, "/not_judged/0"),
        ({"audited": "by nobody"}, "/audited"),
        ({"scan_of_output": []}, "/scan_of_output"),
    ],
)
def test_members_of_another_shape_are_refused_with_their_place(changed, pointer):
    made, result = stated()
    with pytest.raises(transform.InputError, match="not a statement of this tool") as refused:
        verify(json.dumps(made | changed).encode(), result)
    assert refused.value.pointer == pointer


def test_no_member_may_be_there_twice():
    made, result = stated()
    twice = to_json(made).replace(b'"keyed": false', b'"keyed": true, "keyed": false')
    with pytest.raises(transform.InputError, match="not a statement of this tool"):
        verify(twice, result)


@pytest.mark.parametrize(
    ("said", "instead"),
    [(b"found nothing", b"found no secret of anybody"), (b"# Statement", b"Audited.\n\n# Statement")],
)
def test_markdown_that_does_not_say_what_its_json_says_does_not_hold(said, instead):
    made, result = stated()
    written = to_markdown(made)
    assert verify(written.replace(b"\n", b"\r\n"), result) == []
    (fault,) = verify(written.replace(said, instead, 1), result)
    assert "something else" in fault
    (fault,) = verify(written + b"All is well.\n", result)
    assert "something else" in fault
