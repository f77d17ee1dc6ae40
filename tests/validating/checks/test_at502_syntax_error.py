import pytest
from an_export import export, messages, query, widget


def of(text):
    return messages(export(widget("Text1", text=text)), "AT502")


def test_line_and_column_count_from_the_braces():
    (message,) = of("Total: {{\n  1 +\n  (2 }}")
    assert message == "text has a syntax error at line 3, column 3: '(' is never closed."


def test_the_number_of_the_binding_is_told_where_there_are_several():
    document = export(actionList=[query("Load", "a = {{1}} AND b = {{2 3}}")])
    assert messages(document, "AT502")[0].startswith("binding 2 of body has")


@pytest.mark.parametrize("text", ["{{a.}}", "{{1 2}}", "{{'a}}", "{{[1}}", "{{)}}", "{{if}}", "{{<b>x</b>}}"])
def test_what_is_no_javascript(text):
    assert of(text)


@pytest.mark.parametrize(
    "text",
    [
        "{{}}",
        "{{ }}",
        "{{ {a: 1, b: [2]} }}",
        "{{1;}}",
        "{{1 // comment}}\n",
        "{{/* a */ 1}}",
        "{{1; const a = 1}}",
        "{{(async () => await Load.run())()}}",
        "{{a?.b ?? `x${1}`}}",
        "{{/[}]/.test('}')}}",
        "no binding {{ at all",
        "{{function () { return 1 }}}",
        "{{1_000n}}",
    ],
)
def test_what_is_javascript(text):
    assert not of(text)


def test_evaluation_version_1_takes_backslashes_away_first():
    document = export(widget("Text1", text='{{[1].join(\\"-\\")}}'))
    assert messages(document, "AT502")
    document["exportedApplication"]["evaluationVersion"] = 1
    assert not messages(document, "AT502")


@pytest.mark.parametrize(
    "code",
    ["const a = 1; a", "return 1", "if (true) { 1 }", "await Load.run()", "for (;;) {}", "/* a */ throw 1"],
)
def test_an_action_takes_what_a_value_does_not(code):
    assert of("{{" + code + "}}")
    assert not messages(export(widget("B", "BUTTON_WIDGET", onClick="{{" + code + "}}")), "AT502")
    listed = widget("B", "BUTTON_WIDGET", onClick="{{" + code + "}}", dynamicTriggerPathList=[])
    assert not messages(export({**listed, "dynamicBindingPathList": [{"key": "onClick"}]}), "AT502")


def test_a_query_takes_values():
    assert messages(export(actionList=[query("Load", "{{return 1}}")]), "AT502") == [
        "body has a syntax error at line 1, column 1: a value must begin with an expression, not with a statement."
    ]
