"""The compact text of formData."""

from __future__ import annotations

from typing import Any

import pytest

from transform.storage.layout.form_data_text import form_data_text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        # What the product wrote for g_actions_readable of the corpus.
        ({"b": "<x>", "a": [1.0, None, {}], "n": 2.5}, '{"b":"\\u003cx\\u003e","a":[1.0,null,{}],"n":2.5}'),
        ({"a": None, "b": True}, '{"b":true}'),
        ({"a": "&='\"\\\n\u2028ü"}, '{"a":"\\u0026\\u003d\\u0027\\"\\\\\\n\\u2028ü"}'),
        ({"a": 10000000}, '{"a":1.0E7}'),
    ],
)
def test_a_value(value: Any, text: str) -> None:
    assert form_data_text(value) == text
