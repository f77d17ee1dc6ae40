"""What is written between quotes says what it was made of, to JavaScript as well."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transform.javascript.literals import forms, read, written
from transform.javascript.references import parse_expression


@pytest.mark.parametrize("quote", ["'", '"', "`"])
@given(text=st.text(st.sampled_from("ab '\"`\\$"), min_size=1))
def test_a_text_comes_back_and_is_what_a_call_is_read_with(quote: str, text: str):
    literal = written(text, quote)
    assert read(literal) == text
    assert literal in forms(text)
    script = parse_expression(f"navigateTo({quote}{literal}{quote})")
    assert script.problem is None
    assert [call.argument for call in script.calls] == [text]
