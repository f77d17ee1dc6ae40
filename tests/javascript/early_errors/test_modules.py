import pytest
from judged import action, module


@pytest.mark.parametrize(
    ("code", "column", "message"),
    [
        ("export default {}; export default {}", 20, "a module has one default export only"),
        ("if (a) { export default {} }", 10, "`export` outside the top level of a module"),
        ("() => { import a from 'b' }", 9, "`import` outside the top level of a module"),
    ],
)
def test_what_a_module_does_not_take(code, column, message):
    assert module(code) == (1, column, message)


def test_imports_and_exports_of_a_module():
    assert (
        module("import a, {b as c} from 'd'; export const e = a; export default {c}; export {e as f}") is None
    )


def test_an_action_is_no_module():
    assert action("a; import b from 'c'") == (1, 4, "`import` outside the top level of a module")
    assert action("a; export default {}") == (1, 4, "`export` outside the top level of a module")
