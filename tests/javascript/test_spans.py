import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transform.javascript.spans import spans


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("plain", []),
        ("{{a}}", ["a"]),
        ("a {{b}} c {{d}} e", ["b", "d"]),
        ("{{ {a: {b: 1}} }}", [" {a: {b: 1}} "]),
        ("{{\n a\n}}", ["\n a\n"]),
        ('{"a": {{b}}}', ["b"]),
        ('{"a": {"b": {{c}}}}', ["c"]),
        ("{{`${a}`}}", ["`${a}`"]),
        ("{{}}", []),
        ("{{a}}{{b}}", ["a", "b"]),
        ("{{a", []),
        ("a}} {{b", []),
        ("{ {a} }", []),
    ],
)
def test_bindings_end_where_the_braces_balance(text, codes):
    assert [span.code for span in spans(text)] == codes


def test_braces_in_quotes_count_so_what_never_balances_is_one_binding():
    assert [span.code for span in spans("{{'{' + a}}")] == ["'{' + a"]
    assert next(span.code for span in spans("{{b}} {{'}' + a}}")) == "b"


def test_offsets_are_those_of_the_text():
    text = "ü {{ a }} {{b}}"
    for span in spans(text):
        assert text[span.start : span.end] == "{{" + span.code + "}}"
        assert text[span.code_start :].startswith(span.code)


@given(st.text(alphabet="{}a '", max_size=40))
def test_spans_are_in_order_and_do_not_overlap(text):
    found = spans(text)
    assert all(0 <= span.start < span.end <= len(text) for span in found)
    assert all(before.end <= after.start for before, after in itertools.pairwise(found))


@given(st.lists(st.sampled_from(["a", " ", "{{b}}", "{{ {c: 1} }}"])))
def test_balanced_bindings_are_all_found(parts):
    assert len(spans("".join(parts))) == sum(part.startswith("{{") for part in parts)


def test_many_braces_that_never_close_cost_no_more_than_their_number():
    assert len(spans("{{" * 200_000)) == 0
    assert len(spans("{{a}}" * 20_000)) == 20_000
