import pytest
from an_export import export, found, js_object, messages, page, query, widget

TOOLS = js_object("Tools", "export default {all() { return 1 }}")


def test_a_name_that_nothing_bears():
    (item,) = found(export(widget("Table1"), widget("Text1", text="{{Tabel1.id}}")), "AT501")
    assert item.pointer.endswith("/children/1/text")
    assert item.message == "text refers to Tabel1, which does not exist."
    assert "Did you mean Table1?" in item.hint


def test_names_in_queries_and_js_objects():
    document = export(
        actionList=[query("Load", "SELECT {{Gone1.text}}")],
        actionCollectionList=[js_object("Tools", "export default {f() { return Gone2.run() }}")],
    )
    assert [item.entity.name for item in found(document, "AT501")] == ["Load", "Tools"]


def test_a_widget_of_another_page_is_out_of_sight():
    document = export(
        pages=[page("One", widget("Text1", text="{{Input1.text}}")), page("Two", widget("Input1"))]
    )
    assert messages(document, "AT501") == ["text refers to Input1, which is on page Two."]


@pytest.mark.parametrize(
    "code",
    [
        "Load.data",
        "Tools.all()",
        "appsmith.store.x + appsmith.theme.colors.primaryColor + appsmith.URL.queryParams.id",
        "moment().format('L') + _.size([]) + JSON.stringify(Math.max(1, 2)) + xmlParser.parse('')",
        "[1].map((item, i) => item + i)",
        "(() => { const a = 1; let {b, c: [d]} = Load.data; function e(f) { return f } return a + b + d + e(1) })()",
        "(async () => { try { await Load.run() } catch (error) { showAlert(error.message) } })()",
        "Load.run((response, params) => storeValue('a', response), () => navigateTo('Page1'))",
        "typeof Anything === 'undefined'",
        "typeof Foo !== 'undefined' && Foo.bar",
        "localStorage.getItem('a') + new DOMParser() + new Image()",
        "undefined ?? NaN ?? Infinity",
        "setInterval(() => Load.run(), 1000, 'id'); clearInterval('id')",
        "crypto.randomUUID() + btoa('a') + new Date().getTime() + encodeURIComponent('ü')",
        "this.params.id",
        "label = Load.data; label + 1",
        "windowMessageListener('https://example.com', () => unlistenWindowMessage('https://example.com'))",
        "new FileReader().readAsText(new Blob(['a'])) + fetch('/x') + forge.util.encode64('a')",
        "({Load, nothing: 1, method() { return 2 }}).nothing",
    ],
)
def test_names_that_exist(code):
    document = export(
        widget("Text1", text="{{" + code + "}}"), actionList=[query("Load")], actionCollectionList=[TOOLS]
    )
    assert not messages(document, "AT501")


def test_libraries_are_used_by_their_accessor():
    library = {
        "name": "uuid",
        "accessor": ["uuid"],
        "uidString": "uuid_x",
        "url": "https://example.com/uuid.js",
    }
    text = widget("Text1", text="{{uuid.v4()}}")
    assert not found(export(text, customJSLibList=[library]), "AT501")
    assert found(export(text), "AT501")


@pytest.mark.parametrize("name", ["currentItem", "currentIndex", "currentView", "level_1"])
def test_lists_give_names_to_what_is_inside_them(name):
    inside = widget("Text1", text="{{" + name + ".a}}")
    assert not found(export(widget("List1", "LIST_WIDGET_V2", children=[inside])), "AT501")
    assert found(export(widget("Box", "CONTAINER_WIDGET", children=[inside])), "AT501")


def test_columns_of_tables_know_their_row():
    columns = {
        "a": {"computedValue": "{{currentRow.a + currentIndex}}", "onClick": "{{showAlert(currentRow.a)}}"}
    }
    paths = {
        "dynamicBindingPathList": [{"key": "primaryColumns.a.computedValue"}],
        "dynamicTriggerPathList": [{"key": "primaryColumns.a.onClick"}],
    }
    assert not found(export(widget("T", "TABLE_WIDGET_V2", primaryColumns=columns, **paths)), "AT501")
    outside = widget("T", "TABLE_WIDGET_V2", tableData="{{currentRow.a}}")
    assert messages(export(outside), "AT501") == ["tableData uses currentRow, which does not exist here."]


def test_fields_of_json_forms_know_the_form():
    schema = {"__root_schema__": {"isVisible": "{{sourceData.a && formData.b && fieldState.c.isValid}}"}}
    listed = [{"key": "schema.__root_schema__.isVisible"}]
    form = widget("F", "JSON_FORM_WIDGET", schema=schema, dynamicBindingPathList=listed)
    assert not found(export(form), "AT501")


def test_items_of_menus_know_their_row():
    item = {"config": {"label": "{{currentItem.name}}"}}
    listed = [{"key": "configureMenuItems.config.label"}]
    menu = widget("M", "MENU_BUTTON_WIDGET", configureMenuItems=item, dynamicBindingPathList=listed)
    assert not found(export(menu), "AT501")


def test_a_custom_widget_gives_its_events_names_of_its_own():
    assert not found(export(widget("C", "CUSTOM_WIDGET", onReset="{{showAlert(anything)}}")), "AT501")
    assert found(export(widget("C", "CUSTOM_WIDGET", defaultModel="{{anything}}")), "AT501")


def test_properties_that_no_list_names_are_not_evaluated():
    assert not found(export(widget("Text1", text="{{Gone.a}}", dynamicBindingPathList=[])), "AT501")


def test_copies_that_only_the_query_editor_keeps_do_not_count():
    form = {"body": {"data": "{{1}}", "componentData": "{{Gone.a}}", "jsonData": "{{Gone.b}}"}}
    document = export(actionList=[query("Load", actionConfiguration={"formData": form})])
    assert not found(document, "AT501")


def test_code_with_a_syntax_error_is_not_searched_for_names():
    assert not found(export(widget("Text1", text="{{foo bar baz}}")), "AT501")


def test_an_action_runs_although_no_list_names_it():
    button = widget("B", "BUTTON_WIDGET", onClick="{{Gone.run()}}", dynamicTriggerPathList=[])
    assert messages(export(button), "AT501") == ["onClick refers to Gone, which does not exist."]
    named = widget("B", "BUTTON_WIDGET", once="{{Gone.run()}}", dynamicTriggerPathList=[])
    assert not messages(export(named), "AT501")


def test_filters_of_columns_and_fields_know_the_text():
    column = {"a": {"onFilterUpdate": "{{Load.run({text: filterText, id: currentRow.id})}}"}}
    listed = [{"key": "primaryColumns.a.onFilterUpdate"}]
    table = widget("T", "TABLE_WIDGET_V2", primaryColumns=column, dynamicTriggerPathList=listed)
    assert not messages(export(table, actionList=[query("Load")]), "AT501")
    outside = widget("S", "SELECT_WIDGET", onFilterUpdate="{{Load.run({text: filterText})}}")
    assert messages(export(outside, actionList=[query("Load")]), "AT501")


def test_modules_are_named_like_queries_and_their_inside_is_not_judged():
    inside = query("_$Countries1$_load", "SELECT {{inputs.code}}")
    text = widget("Text1", text="{{Countries1.data + Users1.run()}}")
    instances = [{"type": "QUERY_MODULE", "unpublishedModuleInstance": {"name": "Users1", "pageId": "Page1"}}]
    assert not messages(export(text, actionList=[inside], moduleInstanceList=instances), "AT501")
    assert len(messages(export(text, actionList=[query("load", "SELECT {{inputs.code}}")]), "AT501")) == 3


def test_old_templates_of_a_query_do_not_count_beside_its_form():
    old = [{"value": "{{Renamed.text}}"}]
    form = {"range": {"data": "{{1}}"}}
    both = query("Load", actionConfiguration={"pluginSpecifiedTemplates": old, "formData": form})
    assert not messages(export(actionList=[both]), "AT501")
    alone = query("Load", actionConfiguration={"pluginSpecifiedTemplates": old})
    assert messages(export(actionList=[alone]), "AT501")


def test_what_only_the_deployed_state_refers_to_is_told_so():
    document = export(widget("Text1", text="{{Gone.a}}"))
    document["pageList"][0]["unpublishedPage"]["layouts"][0]["dsl"]["children"][0]["text"] = "{{1}}"
    assert messages(document, "AT501") == [
        "text refers to Gone, which does not exist. (Deployed state only.)"
    ]


def test_computed_values_of_columns_have_a_value_for_the_empty_table():
    def with_fallback(fallback):
        code = (
            "{{(() => { const tableData = T.processedTableData || []; return tableData.length > 0 ? "
            'tableData.map((currentRow, currentIndex) => (currentRow["state"])) : ' + fallback + " })()}}"
        )
        listed = [{"key": "primaryColumns.state.computedValue"}]
        columns = {"state": {"id": "state", "originalId": "Zustand", "computedValue": code}}
        return export(widget("T", "TABLE_WIDGET_V2", primaryColumns=columns, dynamicBindingPathList=listed))

    for fallback in ("state", "Zustand", 'currentRow["state"]', "currentIndex"):
        assert not messages(with_fallback(fallback), "AT501")
    assert messages(with_fallback("other"), "AT501")


def test_a_syntax_error_in_one_binding_does_not_hide_the_others():
    assert messages(export(widget("Text1", text="{{Foo.a}} {{Bar.a +}}")), "AT501") == [
        "text refers to Foo, which does not exist."
    ]


def test_what_is_not_imported_for_want_of_a_page_is_not_judged():
    lost = [query("Load", "SELECT {{Gone1.text}}", page="Gone")]
    tools = [js_object("Tools", "export default {f() { return Gone2.run() }}", page="Gone")]
    assert not found(export(actionList=lost, actionCollectionList=tools), "AT501")


def test_old_pages_are_read_by_what_stands_in_them():
    def of(version, **lists):
        return export(pages=[page("Page1", widget("Text1", text="{{Gone.a}}", **lists), version=version)])

    assert messages(of(12, dynamicBindingPathList=[]), "AT501") == messages(of(13), "AT501")
    assert not messages(of(13, dynamicBindingPathList=[]), "AT501")


@pytest.mark.parametrize(
    "code",
    [
        "x => x instanceof Node || x instanceof Element || x instanceof HTMLElement",
        "Iterator.from([1]).map(x => x)",
        "new Float16Array(2)",
        r"\u0054ext1.text + T\u{65}xt1.text",
    ],
)
def test_names_of_newer_engines_and_escaped_names_are_known(code: str):
    assert not found(export(widget("Text1"), widget("Text2", text=f"{{{{{code}}}}}")), "AT501")


def test_an_escaped_name_that_does_not_exist_is_named_without_escapes():
    (item,) = found(export(widget("Text2", text=r"{{\u0041bc.x}}")), "AT501")
    assert "refers to Abc, which" in item.message
