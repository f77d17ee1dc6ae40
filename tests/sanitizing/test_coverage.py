"""What a search went through, and what it leaves by design."""

from __future__ import annotations

from an_application import application

import transform
from transform.sanitizing.coverage import coverage
from transform.sanitizing.rules import all_rules

TEXTS = [
    "mail to erika@mail.fabrikam.com or ask 10.4.0.17",
    "https://api.fabrikam.com/a and https://api.fabrikam.com/b and https://www.contoso.org",
]


def test_share_counts_what_stays_by_design():
    looked = coverage(application(TEXTS))
    assert looked.kept == {"email-address": 1, "host-name": 2, "private-address": 1}
    assert (looked.policy, looked.version) == ("share", transform.__version__)
    assert looked.rules == sum(not rule.personal for rule in all_rules())


def test_strict_leaves_none_of_it():
    looked = coverage(application(TEXTS), "strict")
    assert looked.kept == {}
    assert looked.rules == len(all_rules())


def test_texts_are_counted_once_each():
    assert coverage(application(["a b", "a b"])).texts + 1 == coverage(application(["a b", "c d"])).texts
