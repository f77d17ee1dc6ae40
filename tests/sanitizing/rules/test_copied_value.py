"""Copies of what is secret elsewhere are findings of a rule that a policy may name."""

from __future__ import annotations

from an_application import application, postgres
from makers import Maker

import transform

PASSWORD = Maker(8).password()
DOCUMENT = application([f"-- {PASSWORD}"], [postgres(PASSWORD)])


def test_a_copy_is_found():
    assert {found.rule for found in transform.scan(DOCUMENT)} == {"copied-value", "datasource-secret"}


def test_a_policy_may_only_report_copies():
    policy = transform.policy_from({"rules": {"copied-value": "report"}})
    done = transform.sanitize(DOCUMENT, policy)
    assert PASSWORD in transform.serialize(done.document).decode()
    assert "reported" in {found.action for found in done.findings if found.rule == "copied-value"}
