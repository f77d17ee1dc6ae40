"""Names are the same whether or not it is also asked what is wrong with the code, but for those that it writes.

An assignment makes a variable of the code's own for judging it, and means the entity for following its name.
"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transform.javascript.names import names_in_expression, names_in_module
from transform.javascript.references import parse_expression, parse_module

SNIPPETS = [
    "Api1.data",
    "Api1.data; Api2.run()",
    "{ Api1 }",
    "f({ Api1, b: Api2 })",
    "typeof Api1 === 'undefined' ? 1 : Api1",
    "function () { return Api1 }",
    "const a = Api1; a.b",
    "[1].map((Api1) => Api1 + Api2)",
    "showModal('Modal1'); ",
    "// only a comment",
    "Api1 +",
    'Größe.ä + "😀" + Api1',
    "",
]


@pytest.mark.parametrize("code", SNIPPETS)
def test_expressions_have_the_names_that_are_judged(code: str):
    named, script = names_in_expression(code), parse_expression(code)
    assert (named.references, named.calls, named.tests) == (script.references, script.calls, script.tests)


@given(st.lists(st.sampled_from([*"{}()[];,.+ ", "Api1", "x", "=>", "typeof ", "'s'", "let "]), max_size=14))
def test_any_tokens_have_the_names_that_are_judged(tokens: list[str]):
    code = "".join(tokens)
    for names, parse in ((names_in_expression, parse_expression), (names_in_module, parse_module)):
        named, script = names(code), parse(code)
        if script.problem is None:  # what the parser makes of `({a}` may be read either way
            assert (named.references, named.calls, named.tests) == (
                script.references,
                script.calls,
                script.tests,
            )


def test_shorthand_members_and_tests_of_free_names_are_told():
    named = names_in_expression("f({ Api1, b: Api2 }) + typeof Api3 + (Api4 => typeof Api4)")
    assert [(one.name, one.is_shorthand) for one in named.references] == [
        ("f", False),
        ("Api1", True),
        ("Api2", False),
    ]
    assert [one.name for one in named.tests] == ["Api3"]
