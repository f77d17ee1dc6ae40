import pytest

from transform.javascript.early_errors.code import Code
from transform.javascript.parser import tree
from transform.javascript.references import whole_query


def around(code, **options):
    """Return what lies around the one `await x` or `yield` in code."""
    source = code.encode()
    found = Code(whole_query().captures(tree(source), source), source, **options)
    ((_, where),) = found.around(found.nodes("await") + found.nodes("yield"))
    return where


@pytest.mark.parametrize(
    ("code", "is_async", "is_generator", "is_strict", "in_field"),
    [
        ("await a", True, False, False, False),
        ("(() => await a)", False, False, False, False),
        ("(async () => await a)", True, False, False, False),
        ("(async () => { 'use strict'; await a })", True, False, True, False),
        ("(function* () { yield })", False, True, False, False),
        ("(class { async *m() { yield } })", True, True, True, False),
        ("(class { a = await b })", False, False, True, True),
        ("'use strict'; await a", True, False, True, False),
        ("a; 'use strict'; await a", True, False, False, False),
    ],
)
def test_what_lies_around(code, is_async, is_generator, is_strict, in_field):
    where = around(code)
    assert (where.is_async, where.is_generator, where.is_strict, where.in_field) == (
        is_async,
        is_generator,
        is_strict,
        in_field,
    )


def test_an_arrow_function_has_no_method_of_its_own():
    where = around("({ async m() { return async () => await a } })")
    assert where.function.type == "arrow_function"
    assert where.method.type == "method_definition"


def test_parameters_of_an_arrow_function_wait_as_what_is_around_them():
    where = around("async () => { ((a = await b) => a) }")
    assert where.in_parameters and where.is_async


def test_a_module_is_strict_and_does_not_wait():
    where = around("await a", is_module=True)
    assert where.function is None and where.is_strict and not where.is_async
