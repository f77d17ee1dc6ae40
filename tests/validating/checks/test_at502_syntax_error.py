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


@pytest.mark.parametrize("version", [{}, {"evaluationVersion": None}, {"evaluationVersion": 0}])
def test_no_evaluation_version_is_version_2(version):
    document = export(widget("Text1", text='{{[1].join(\\"-\\")}}'))
    document["exportedApplication"].pop("evaluationVersion", None)
    document["exportedApplication"] |= version
    assert messages(document, "AT502")


def of_action(code, **properties):
    return messages(export(widget("B", "BUTTON_WIDGET", onClick="{{" + code + "}}", **properties)), "AT502")


def test_an_action_may_wait():
    assert of("{{await Load.run()}}")
    assert not of_action("await Load.run()")
    assert not of_action(
        "await Load.run()", dynamicTriggerPathList=[], dynamicBindingPathList=[{"key": "onClick"}]
    )


STATEMENTS = [
    "const a = 1; a",
    "return 1",
    "if (true) { 1 }",
    "for (;;) {}",
    "/* a */ throw 1",
    "// a",
    "/* a */",
]


@pytest.mark.parametrize("code", STATEMENTS)
def test_code_begins_with_an_expression(code):
    """Cases stmt and trig: the product assigns the code, so a statement is no JavaScript there."""
    assert of("{{" + code + "}}")
    assert of_action(code)
    assert messages(export(actionList=[query("Load", "{{" + code + "}}")]), "AT502")


@pytest.mark.parametrize("code", ["a(); const b = 1", "1; if (true) { 1 }", "(() => { const a = 1 })()"])
def test_statements_may_follow_an_expression(code):
    assert not of("{{" + code + "}}")
    assert not of_action(code)


def test_the_message_names_a_way_out():
    (message,) = of_action("const a = 1; a")
    assert message == (
        "onClick has a syntax error at line 1, column 1: it must begin with an expression, not with a statement; "
        "`(() => { ... })()` takes statements."
    )


def in_list(kind, **properties):
    button = widget("B", "BUTTON_WIDGET", onClick="{{const a = 1; showAlert(a)}}", **properties)
    canvas = widget("Canvas1", "CANVAS_WIDGET", children=[button])
    return messages(export(widget("List1", kind, children=[canvas])), "AT502")


def test_an_action_that_uses_the_item_of_a_list_is_the_body_of_a_function():
    assert not in_list("LIST_WIDGET_V2", text="{{currentItem.name}}")
    assert in_list("LIST_WIDGET_V2", text="no item")
    assert in_list("LIST_WIDGET", text="{{currentItem.name}}")
    assert in_list("CONTAINER_WIDGET", text="currentItem")
