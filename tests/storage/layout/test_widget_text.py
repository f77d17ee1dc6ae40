"""JSON text of the widget files of era E."""

from __future__ import annotations

from typing import Any

import pytest

from transform.storage.layout.widget_text import widget_text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ({"a": 1.0}, '{"a": 1}'),
        ({"a": [], "b": {}}, '{\n    "a": [],\n    "b": {}\n}'),
        ({"a": [{"key": "x"}], "b": 1}, '{\n    "a": [{"key": "x"}],\n    "b": 1\n}'),
        (
            {"a": {"b": {"c": 1, "d": 2}}, "e": 1},
            '{\n    "a": {"b": {\n        "c": 1,\n        "d": 2\n    }},\n    "e": 1\n}',
        ),
        ({"a": "</b>/", "b": "ü\x85\u2028\u00ad"}, '{\n    "a": "<\\/b>/",\n    "b": "ü\\u0085\\u2028\u00ad"\n}'),
        ({"widgetName": 1, "type": 2}, '{\n    "widgetName": 1,\n    "type": 2\n}'),
        ({"type": 2, "widgetName": 1}, '{\n    "widgetName": 1,\n    "type": 2\n}'),
    ],
)  # fmt: skip
def test_a_widget(value: dict[str, Any], text: str) -> None:
    assert widget_text(value).decode() == text
