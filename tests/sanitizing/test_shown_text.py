"""What is shown holds no secret that somebody made a name of."""

from __future__ import annotations

from makers import Maker

from transform.diagnostics import Diagnostic, Entity
from transform.sanitizing.shown_text import shown_diagnostics, shown_record, shown_text, shown_texts

TOKEN = Maker(3).with_crc("ghp_")


def test_a_secret_in_a_path_is_hidden() -> None:
    assert (
        shown_text(f"pages/Home/queries/{TOKEN}/metadata.json") == "pages/Home/queries/REDACTED/metadata.json"
    )


def test_ordinary_paths_and_ids_of_commits_stay() -> None:
    paths = [
        "pages/Page 1/widgets/Table1/Table1.json",
        "pages/Größe 2/queries/get_users_2024/get_users_2024.txt",
    ]
    commit = "The repository lacks object 868e1f7b89eac44cac7639d4353fefd6442c9b00"
    assert shown_texts([*paths, commit]) == {text: text for text in (*paths, commit)}


def test_a_copy_of_what_is_secret_in_a_document_is_hidden() -> None:
    password = Maker(4).password()
    action = {
        "name": "Login",
        "actionConfiguration": {"headers": [{"key": "Authorization", "value": password}]},
    }
    document = {"actionList": [{"unpublishedAction": action}]}
    assert (
        shown_texts([f"pages/{password}/{password}.json"], [document]).popitem()[1]
        == "pages/REDACTED/REDACTED.json"
    )


def test_all_of_a_diagnostic_is_searched() -> None:
    entity = Entity("query", "Home", TOKEN, "q1")
    item = Diagnostic("AT911", "warning", f"{TOKEN}: differs", f"/a/{TOKEN}", entity, f"Rename {TOKEN}")
    assert TOKEN not in str(shown_diagnostics([item]))
    other = Diagnostic("AT911", "warning", "Home: differs", "/a", Entity("query", "Home", "Q1"))
    assert shown_diagnostics([other]) == (other,)


def test_a_record_holds_no_secret_in_values_or_keys_at_any_depth() -> None:
    record = {"a": [{"name": f"Page {TOKEN}", TOKEN: 1}], "b": ({"c": TOKEN},), "d": None, "e": 1.5}
    shown = shown_record(record)
    assert shown == {
        "a": [{"name": "Page REDACTED", "REDACTED": 1}],
        "b": [{"c": "REDACTED"}],
        "d": None,
        "e": 1.5,
    }
    assert shown_record(shown) is shown
