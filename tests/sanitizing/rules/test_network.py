"""Names and addresses of a private network."""

from __future__ import annotations

import pytest
from an_application import application
from one_rule import found_by

import transform

FOUND = [
    ("private-address", "http://%s:8080/x", "10.4.0.17"),
    ("private-address", "-- runs on %s", "192.168.178.20"),
    ("private-address", "host=%s", "172.31.0.9"),
    ("internal-host-name", "https://%s/login", "git.fabrikam.internal"),
    ("internal-host-name", "ping %s", "db7.fabrikam.corp"),
    ("unc-path", "open %s now", "\\\\files01\\finance\\2024"),
]
LOOK_ALIKES = [
    "version 10.4.0",
    "8.8.8.8 and 172.32.0.1 and 11.0.0.1",
    "10.1.2.3.4",
    "192.168.1.300",
    "this.private = config.local",
    "a.localStorage.getItem(x)",
    "\\\\d+\\\\w+",
    "C:\\\\Users\\\\Ann",
    "line\\\\nline",
]


@pytest.mark.parametrize(("rule", "text", "value"), FOUND)
def test_what_names_a_private_network_is_found(rule, text, value):
    assert (rule, value) in found_by("network", text.replace("%s", value))


@pytest.mark.parametrize("text", LOOK_ALIKES)
def test_a_look_alike_is_not_found(text):
    assert found_by("network", text) == []


def test_only_strict_acts_on_it():
    document = application(["SELECT 1 -- on 10.4.0.17"])
    assert transform.sanitize(document, "share").document is document
    (found,) = transform.sanitize(document, "strict").findings
    assert (found.rule, found.severity, found.action) == ("private-address", "note", "redacted")
