"""Widgets of a partial export are sanitized inside their text, which otherwise stays as it is."""

from __future__ import annotations

import json

import pytest
from an_application import postgres
from planted_secrets import all_planted

import transform

PASSWORD = "pa'ss\"w0rd\\9"
TOKEN = all_planted()[0].secret


def partial(widget, **more):
    content = {"layoutSystemType": "FIXED", "widgets": [{"widgetId": "a", "list": [widget]}]}
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return {"widgets": text, "actionList": [], "datasourceList": [postgres(PASSWORD)], **more}


def widget_of(document):
    return json.loads(document["widgets"])["widgets"][0]["list"][0]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("{{ go('pa\\'ss\"w0rd\\\\9') }}", "{{ go('REDACTED') }}"),
        ("x = 'pa''ss\"w0rd\\9'", "x = 'REDACTED'"),
        (PASSWORD, "REDACTED"),
    ],
)
def test_copies_go_however_deep_their_escapes(text, left):
    done = transform.sanitize(partial({"widgetName": "Text1", "text": text})).document
    assert widget_of(done) == {"widgetName": "Text1", "text": left}
    assert transform.sanitize(done).document is done


def test_nothing_else_of_the_text_changes():
    rest = {"a": [1.0, 53, -0.5, "é\\n", None], "widgetName": "W"}
    before = partial({**rest, "text": PASSWORD})
    after = transform.sanitize(before).document["widgets"]
    assert after == before["widgets"].replace(json.dumps(PASSWORD, ensure_ascii=False)[1:-1], "REDACTED")


@pytest.mark.parametrize("layout", [{"indent": 2}, {"separators": (", ", ": ")}])
def test_a_text_without_secrets_keeps_its_layout(layout):
    document = partial({"widgetName": "W"})
    document["widgets"] = json.dumps(json.loads(document["widgets"]), **layout)
    assert transform.sanitize(document).document["widgets"] == document["widgets"]


def test_findings_lead_to_the_text_and_name_the_widget():
    document = partial({"widgetName": "Text1", "widgetId": "w1", "text": TOKEN}, datasourceList=[])
    (found,) = transform.scan(document)
    assert (found.pointer, found.entity.name) == ("/widgets", "Text1")
    (done,) = transform.sanitize(document).findings
    assert (done.pointer, done.entity.name) == ("/widgets", "Text1")


def test_names_of_widgets_stay():
    done = transform.sanitize(partial({"widgetName": "dragonfly"}, datasourceList=[postgres("dragonfly")]))
    assert widget_of(done.document)["widgetName"] == "dragonfly"


@pytest.mark.parametrize("text", ["", "[]", "{", f'{{"a": "{TOKEN}", "a": 1}}'])
def test_what_holds_no_widgets_is_searched_as_it_stands(text):
    done = transform.sanitize({"widgets": text, "datasourceList": []}).document
    assert done["widgets"] == text.replace(TOKEN, "REDACTED")
