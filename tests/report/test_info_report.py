"""Overviews as a person reads them."""

from __future__ import annotations

from pathlib import Path

import transform
from transform.report.info_report import info_text

FIXTURE = Path(__file__).parents[2] / "fixtures" / "order-desk-1.6.8.json"


def described(document):
    return transform.inspect(document)


def rows(text):
    """Return label -> the rest of its line."""
    return {line[:22].strip(): line[22:].strip() for line in text.splitlines() if line[:22].strip()}


def test_one_document_says_all_of_itself():
    shown = rows(info_text([("app.json", described(transform.parse(FIXTURE.read_bytes())))]))
    assert shown["file"] == "app.json"
    assert shown["page versions"] == "26 to 50: 26 (2 sides), 50 (4)"
    assert shown["made by release"] == "1.6.8 to 1.6.14"
    assert shown["datasources"].startswith("2 (0 configured): ")


def test_several_stand_side_by_side_and_the_rest_below():
    info = described({"pageList": []})
    lines = info_text([(f"{i}.json", info) for i in range(5)], width=100).splitlines()
    assert [line.split() for line in lines if line.startswith("file")] == [
        ["file", "0.json", "1.json"],
        ["file", "2.json", "3.json"],
        ["file", "4.json"],
    ]
    assert max(map(len, lines)) <= 100


def test_versions_below_zero_are_part_of_the_span():
    pages = [{"unpublishedPage": {"layouts": [{"dsl": {"version": version}}]}} for version in (94, -3, None)]
    shown = rows(info_text([("a", described({"pageList": pages}))]))["page versions"]
    assert shown == "-3 to 94: null (1 side), -3 (1), 94 (1)"


def test_rows_keep_their_order_whatever_stands_first():
    page, export = described({"type": "CANVAS_WIDGET"}), described({"pageList": []})
    for infos in ([("p", page), ("e", export)], [("e", export), ("p", page)]):
        labels = list(rows(info_text(infos)))
        assert labels == list(rows(info_text([("e", export)])))


def test_long_cells_are_wrapped_beside_others():
    info = described({"pageList": [], "customJSLibList": [{"name": f"library-{i}"} for i in range(5)]})
    lines = info_text([("a", info), ("b", info)], width=100).splitlines()
    assert max(map(len, lines)) <= 100
    assert sum("library-4" in line for line in lines) == 1


def test_a_schema_that_cannot_be_read_is_told_from_none():
    shown = rows(info_text([("a", described({"pageList": [], "serverSchemaVersion": {}}))]))
    assert (shown["server schema"], shown["client schema"]) == ("unreadable", "0")
    assert shown["accepted from release"].startswith("none: The product reads a whole number here")
    assert shown["pages right from"] == "none that is known"


def test_a_page_has_no_schema_and_other_documents_only_a_kind():
    assert "server schema" not in rows(info_text([("a", described({"type": "CANVAS_WIDGET"}))]))
    assert info_text([("a", described({"x": 1}))]).split() == ["file", "a", "kind", "other"]


def test_names_break_neither_table_nor_terminal():
    info = described({"pageList": [], "exportedApplication": {"name": "a\nb\x1b[31m"}})
    for text in (info_text([("f\ng", info)]), info_text([("f", info), ("g", info)])):
        assert "\x1b" not in text
        assert "\\x1b[31m" in text
        assert len(text.splitlines()) == len([line for line in text.splitlines() if line.strip()])
    assert rows(info_text([("f", info)]))["name"] == "a\\x0ab\\x1b[31m"


def test_a_secret_in_a_name_is_hidden():
    token = "xoxb-" + "123456789012-1234567890123-" + "AbCdEfGhIjKlMnOpQrStUvWx"
    page = {"unpublishedPage": {"name": token}, "publishedPage": {"name": token}}
    info = transform.inspect({"exportedApplication": {"name": f"App {token}"}, "pageList": [page]})
    text = info_text([("a.json", info)])
    assert "App REDACTED" in text
    assert "AbCdEf" not in text
