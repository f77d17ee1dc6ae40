"""The header of a report."""

from __future__ import annotations

import pytest

from transform.report.html.header import facts, without_folders


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("/home/me/app.json", "app.json"),
        ("exports/app.json", "app.json"),
        ("./customer/layout", "layout"),
        ("../customer/layout/", "layout"),
        ("~/x/app.json", "app.json"),
        (r"C:\Users\me\app.json", "app.json"),
        (r"\\host\share\app.json", "app.json"),
        ("app.json", "app.json"),
        ("standard input", "standard input"),
        ("HEAD~1", "HEAD~1"),
        ("origin/main", "origin/main"),
        ("HEAD:apps/desk/app.json", "HEAD:app.json"),
        ("", ""),
    ],
)
def test_folders_are_left_out_and_revisions_kept(name, shown):
    assert without_folders(name) == shown


def test_a_secret_in_the_name_of_an_application_is_masked():
    key = "AKIA" + "Q3EGRZ7H" + "4XK2MNPT"
    document = {"exportedApplication": {"name": f"App {key}"}, "pageList": []}
    assert key not in repr(facts([document], ["a"]))
