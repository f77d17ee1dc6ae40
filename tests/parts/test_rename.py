"""A new name reaches the declaration and everything that refers to it, and nothing else."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import orjson
import pytest
from corpus import CORPUS, needs_corpus
from parts.documents import export, page, query, widget

import transform
from transform.application import entities
from transform.parts.targets import members_of, names_on, page_names

FIXTURE = Path(__file__).parents[2] / "fixtures" / "order-desk-1.6.8.json"


def text_of(document: dict[str, Any], index: int = 0) -> str:
    layout = next(entities.layouts(document, "unpublished"))
    return str(layout.dsl["children"][index]["text"])


CODE = [
    ("{{Api1.data}}", "{{Load.data}}"),
    ("{{ Api1 ?. data }} Api1", "{{ Load ?. data }} Api1"),
    ("{{x.Api1}}", "{{x.Api1}}"),
    ("{{'Api1' + `${Api1.data}`}}", "{{'Api1' + `${Load.data}`}}"),
    ("{{[1].map((Api1) => Api1.a)}}", "{{[1].map((Api1) => Api1.a)}}"),
    ("{{ {Api1: 1}.Api1 }}", "{{ {Api1: 1}.Api1 }}"),
    ("{{ f({ Api1 }) }}", "{{ f({ Api1:Load }) }}"),
    ("{{ typeof Api1 }}", "{{ typeof Load }}"),
    ("{{ Api1 = typeof Api1 }}", "{{ Load = typeof Load }}"),
    ("{{ ({ Api1, b: [Api1] } = x) }}", "{{ ({ Api1:Load, b: [Load] } = x) }}"),
    ("{{ ({ Api1 = Api1.data } = x) }}", "{{ ({ Api1:Load = Load.data } = x) }}"),
    ("{{ () => { for (Api1 of x) Api1; } }}", "{{ () => { for (Load of x) Load; } }}"),
    ("{{ () => { let { Api1 = 1 } = x; Api1; } }}", "{{ () => { let { Api1 = 1 } = x; Api1; } }}"),
    (
        "{{ () => { { async function Api1() {} } Api1() } }}",
        "{{ () => { { async function Api1() {} } Load() } }}",
    ),
    ("{{Api10.data + Api1.data}}", "{{Api10.data + Load.data}}"),
    ("{{/* Api1 */ Api1.data}}", "{{/* Api1 */ Load.data}}"),
]


@pytest.mark.parametrize(("before", "after"), CODE, ids=[before for before, _ in CODE])
def test_free_names_follow_and_other_words_stay(before: str, after: str):
    document = export(page("Page1", widget("Text1", text=before)), actionList=[query("Api1")])
    renamed = transform.rename(document, "Page1", "Api1", "Load")
    assert text_of(renamed.document) == after
    back = transform.rename(renamed.document, "Page1", "Load", "Api1")
    assert orjson.dumps(back.document) == orjson.dumps(document)


@pytest.mark.parametrize("function", ["showModal", "closeModal", "resetWidget"])
def test_names_that_functions_take_as_texts_follow(function: str):
    document = export(page("Page1", widget("Text1", text=f'{{{{{function}("Modal1")}}}}'), widget("Modal1")))
    renamed = transform.rename(document, "Page1", "Modal1", "Ask")
    assert text_of(renamed.document) == f'{{{{{function}("Ask")}}}}'


def test_the_iframe_that_a_message_goes_to_follows():
    code = '{{postWindowMessage({a: 1, b: [2]}, "Frame1", "*")}}'
    document = export(page("Page1", widget("Text1", text=code), widget("Frame1")))
    assert '"Other", "*"' in text_of(transform.rename(document, "Page1", "Frame1", "Other").document)


def test_both_sides_ids_and_lists_of_names_follow():
    document = export(
        page("Page1", on_load=("Api1",)),
        actionList=[query("Api1")],
        updatedResources={"actionList": ["Api1##ENTITY_SEPARATOR##Page1"], "pageList": ["Page1"]},
        invisibleActionFields={"Page1_Api1": {}},
        publishedLayoutmongoEscapedWidgets={"Page1": ["Table1"]},
    )
    renamed = transform.rename(document, None, "Page1", "Start").document
    text = orjson.dumps(renamed).decode()
    assert "Page1" not in text
    assert renamed["actionList"][0]["id"] == "Start_Api1"
    assert renamed["updatedResources"]["actionList"] == ["Api1##ENTITY_SEPARATOR##Start"]
    assert renamed["pageList"][0]["publishedPage"]["slug"] == "start"
    renamed = transform.rename(renamed, "Start", "Api1", "Load").document
    assert "Api1" not in orjson.dumps(renamed).decode()
    assert [*renamed["invisibleActionFields"]] == ["Start_Load"]


def test_pages_of_which_one_name_begins_with_the_other_keep_their_ids():
    document = export(
        page("A"), page("A_B"), actionList=[query("C", page_name="A_B"), query("B_C", page_name="A")]
    )
    renamed = transform.rename(document, None, "A", "Z").document
    assert [entry["id"] for entry in renamed["actionList"]] == ["A_B_C", "Z_B_C"]


def test_words_of_the_product_that_are_equal_to_a_name_stay():
    list_ = widget(
        "List1",
        type="LIST_WIDGET",
        template={"text": {"widgetName": "text", "text": "{{text.text}}"}},
        privateWidgets={"text": True},
        dynamicBindingPathList=[{"key": "template.text.text"}, {"key": "text"}],
    )
    document = export(
        page("Page1", list_, widget("text", text="{{text.text}}"), on_load=("API",)),
        actionList=[query("API", formData={"id": "Page1", "pluginType": "API"})],
    )
    document["pageList"][0]["unpublishedPage"]["layouts"][0]["layoutOnLoadActions"][0][0]["pluginType"] = (
        "API"
    )
    renamed = transform.rename(document, "Page1", "text", "label").document
    changed = next(entities.layouts(renamed)).dsl["children"][0]
    assert changed["template"] == {"label": {"widgetName": "label", "text": "{{label.text}}"}}
    assert changed["privateWidgets"] == {"label": True}
    assert changed["dynamicBindingPathList"] == [{"key": "template.label.text"}, {"key": "text"}]
    loaded = transform.rename(document, "Page1", "API", "load").document["pageList"][0]["unpublishedPage"]
    assert loaded["layouts"][0]["layoutOnLoadActions"][0][0] == {
        "id": "Page1_load",
        "name": "load",
        "pluginType": "API",
    }
    moved = transform.rename(document, None, "Page1", "Start").document
    assert moved["actionList"][0]["unpublishedAction"]["formData"]["id"] == "Page1"


def js_document() -> dict[str, Any]:
    body = "export default {\n  total: 1,\n  load() { return this.total },\n  both: () => this.load()\n}"
    collection = {
        "id": "Page1_Utils",
        "unpublishedCollection": {
            "name": "Utils",
            "pageId": "Page1",
            "body": body,
            "variables": [{"name": "total", "value": "1"}],
        },
    }
    functions = [
        query("load", "() => this.total", fullyQualifiedName="Utils.load", collectionId="Page1_Utils"),
        query("both", "() => this.load()", fullyQualifiedName="Utils.both", collectionId="Page1_Utils"),
    ]
    text = widget("Text1", text="{{Utils.load() + Utils?.total + other.load}}")
    return export(page("Page1", text), actionList=functions, actionCollectionList=[collection])


def test_a_function_of_a_js_object_follows_in_its_own_code_and_elsewhere():
    document = js_document()
    renamed = transform.rename(document, "Page1", "Utils.load", "fetchAll")
    assert renamed.kind == "member"
    assert text_of(renamed.document) == "{{Utils.fetchAll() + Utils?.total + other.load}}"
    collection = renamed.document["actionCollectionList"][0]["unpublishedCollection"]
    assert "fetchAll() { return this.total }" in collection["body"]
    assert "this.fetchAll()" in collection["body"]
    first, second = renamed.document["actionList"]
    assert (first["id"], first["unpublishedAction"]["name"]) == ("Page1_Utils.fetchAll", "fetchAll")
    assert second["unpublishedAction"]["actionConfiguration"]["body"] == "() => this.fetchAll()"
    assert transform.rename(renamed.document, "Page1", "Utils.fetchAll", "load").document == document


def test_a_variable_of_a_js_object_follows():
    document = js_document()
    renamed = transform.rename(document, "Page1", "Utils.total", "sum").document
    collection = renamed["actionCollectionList"][0]["unpublishedCollection"]
    assert collection["variables"][0]["name"] == "sum"
    assert "this.total" not in orjson.dumps(renamed).decode()
    assert text_of(renamed) == "{{Utils.load() + Utils?.sum + other.load}}"
    assert transform.rename(renamed, "Page1", "Utils.sum", "total").document == document


def test_renaming_the_js_object_takes_its_functions_along():
    renamed = transform.rename(js_document(), "Page1", "Utils", "Helper").document
    assert "Utils" not in orjson.dumps(renamed).decode()


def table(**column: Any) -> dict[str, Any]:
    entry = {"id": "state", "originalId": "state", "alias": "state", "label": "state", **column}
    return widget(
        "Table1",
        type="TABLE_WIDGET_V2",
        primaryColumns={
            "state": entry,
            "other": {"id": "other", "alias": "other", "onClick": "{{currentRow.state}}"},
        },
        columnOrder=["state", "other"],
        dynamicBindingPathList=[{"key": "primaryColumns.state.computedValue"}],
    )


def test_a_column_that_a_person_added_gets_another_key():
    text = widget("Text1", text='{{Table1.selectedRow.state + Table1.selectedRow["state"] + Table1.state}}')
    document = export(page("Page1", text, table(isDerived=True)))
    renamed = transform.rename(document, "Page1", "Table1.state", "status").document
    assert text_of(renamed) == '{{Table1.selectedRow.status + Table1.selectedRow["status"] + Table1.state}}'
    changed = next(entities.layouts(renamed)).dsl["children"][1]
    assert [*changed["primaryColumns"]] == changed["columnOrder"] == ["status", "other"]
    assert changed["primaryColumns"]["other"]["onClick"] == "{{currentRow.status}}"
    assert changed["dynamicBindingPathList"] == [{"key": "primaryColumns.status.computedValue"}]
    assert transform.rename(renamed, "Page1", "Table1.status", "state").document == document


def test_a_column_of_the_data_keeps_the_key_of_the_data():
    text = widget("Text1", text="{{Table1.selectedRow.state}}")
    document = export(page("Page1", text, table(isDerived=False)))
    renamed = transform.rename(document, "Page1", "Table1.state", "my state").document
    assert text_of(renamed) == '{{Table1.selectedRow["my state"]}}'
    column = next(entities.layouts(renamed)).dsl["children"][1]["primaryColumns"]["state"]
    assert (column["alias"], column["originalId"], column["label"]) == ("my state", "state", "my state")


def test_a_tab_takes_the_default_and_comparisons_along():
    tabs = widget("Tabs1", type="TABS_WIDGET", defaultTab="One", tabsObj={"t": {"id": "t", "label": "One"}})
    canvas = widget("Canvas1", parentId="idTabs1", tabName="One")
    text = widget("Text1", text='{{Tabs1.selectedTab === "One" ? "One" : ""}}')
    document = export(page("Page1", text, tabs, canvas))
    renamed = transform.rename(document, "Page1", "Tabs1.One", "First").document
    children = next(entities.layouts(renamed)).dsl["children"]
    assert text_of(renamed) == '{{Tabs1.selectedTab === "First" ? "One" : ""}}'
    assert (children[1]["defaultTab"], children[2]["tabName"]) == ("First", "First")


def test_a_datasource_follows_in_queries_and_secrets():
    datasource = {"name": "Db", "pluginId": "postgres-plugin"}
    document = export(
        page("Page1"),
        actionList=[query("Api1", datasource={"name": "Db", "id": "Db"})],
        decryptedFields={"Db": {"password": "x"}},
    ) | {"datasourceList": [datasource]}
    renamed = transform.rename(document, None, "Db", "Production").document
    assert renamed["actionList"][0]["unpublishedAction"]["datasource"] == {
        "name": "Production",
        "id": "Production",
    }
    assert [*renamed["decryptedFields"]] == ["Production"]


def test_navigation_follows_a_page():
    document = export(page("Page1", widget("Text1", text="{{navigateTo('Other', {})}}")), page("Other"))
    assert (
        text_of(transform.rename(document, None, "Other", "Second").document)
        == "{{navigateTo('Second', {})}}"
    )


def test_the_deployed_side_follows_although_its_page_is_still_called_as_before():
    entry = page("Page1", widget("Text1", text="{{Api1.data}}"))
    entry["publishedPage"]["name"] = "Former"
    deployed = {"name": "Api1", "pageId": "Former"}
    document = export(entry, actionList=[{**query("Api1"), "publishedAction": deployed}])
    renamed = transform.rename(document, "Page1", "Api1", "Load").document
    assert "Api1" not in orjson.dumps(renamed).decode()
    moved = transform.rename(document, None, "Page1", "Start").document
    assert moved["pageList"][0]["publishedPage"]["name"] == "Former"
    assert moved["actionList"][0]["publishedAction"]["pageId"] == "Former"


def test_what_is_no_reference_is_listed():
    document = export(page("Page1", widget("Text1", text="{{'Api1'}} Api1")), actionList=[query("Api1")])
    renamed = transform.rename(document, "Page1", "Api1", "Load")
    assert [(one.entity.name, one.offset) for one in renamed.lookalikes if "unpublished" in one.pointer] == [
        ("Text1", 3),
        ("Text1", 11),
    ]


REFUSED = [
    ("Text1", "2nd", "is no name"),
    ("Text1", "Date", "cannot be used"),
    ("Text1", "class", "keyword"),
    ("Text1", "Api1", "is taken"),
    ("Text1", "moment", "is taken"),
    ("Text9", "Other", "There is no Text9"),
    ("MainContainer", "Other", "There is no MainContainer"),
]


@pytest.mark.parametrize(("old", "new", "message"), REFUSED)
def test_names_that_the_product_refuses_are_refused(old: str, new: str, message: str):
    document = export(page("Page1", widget("Text1")), actionList=[query("Api1")])
    with pytest.raises(transform.InputError, match=message):
        transform.rename(document, "Page1", old, new)


def test_a_local_name_that_would_hide_the_new_one_is_refused():
    text = widget("Text1", text="{{[1].map((row) => Api1.data + row)}}")
    document = export(page("Page1", text), actionList=[query("Api1")])
    with pytest.raises(transform.InputError, match="hide"):
        transform.rename(document, "Page1", "Api1", "row")


def test_a_dangling_reference_that_comes_to_life_is_reported():
    text = widget("Text1", text="{{Load.data}}")
    document = export(page("Page1", text), actionList=[query("Api1")])
    renamed = transform.rename(document, "Page1", "Api1", "Load")
    assert {one.code for one in renamed.diagnostics} == {"AT831"}


def test_without_a_page_the_only_thing_of_this_name_is_meant():
    document = export(page("A", widget("Text1")), page("B", widget("Text2"), widget("Text1")))
    assert transform.rename(document, None, "Text2", "Other").places
    with pytest.raises(transform.InputError, match="not one thing: widget A > Text1, widget B > Text1"):
        transform.rename(document, None, "Text1", "Other")


def test_a_partial_export_is_renamed_in_its_text_of_widgets():
    widgets = {"widgets": [{"list": [widget("Text1", text="{{Api1.data}}")]}]}
    document = {"actionList": [query("Api1")], "widgets": orjson.dumps(widgets).decode()}
    renamed = transform.rename(document, None, "Api1", "Load").document
    assert "{{Load.data}}" in renamed["widgets"]
    assert transform.rename(renamed, None, "Load", "Api1").document == document


def test_the_argument_stays_as_it_is():
    data = FIXTURE.read_bytes()
    document = transform.parse(data)
    transform.rename(document, "Orders", "OrdersTable", "Other")
    assert document == transform.parse(data)


def choices(document: dict[str, Any], seed: int) -> list[tuple[str | None, str, str, str]]:
    """Return (page, old, new, kind) of some things of each kind that can be renamed."""
    found: dict[str, list[tuple[str | None, str, str, str]]] = {}
    for name in page_names(document):
        found.setdefault("page", []).append((None, name, "Zz Page 9", "page"))
        for own, kinds in names_on(document, name).items():
            if len(kinds) > 1 or not own.isidentifier() or own.startswith("_$"):
                continue
            found.setdefault(kinds[0], []).append((name, own, "Zzz9", kinds[0]))
            if kinds[0] == "js_object":
                for member in members_of(document, name, own):
                    found.setdefault("member", []).append((name, f"{own}.{member}", "zzz9", "member"))
    for datasource in entities.datasources(document):
        found.setdefault("datasource", []).append((None, datasource.entity.name or "", "zzz 9", "datasource"))
    chosen = random.Random(seed)
    return [one for options in found.values() for one in chosen.sample(options, min(2, len(options)))]


def back(page_name: str | None, old: str, new: str, kind: str) -> tuple[str | None, str, str]:
    owner, dot, member = old.rpartition(".") if kind == "member" else ("", "", old)
    return page_name, f"{owner}{dot}{new}", member


EXPORTS = sorted(path.name for path in (CORPUS / "exports").glob("*.json"))


@needs_corpus
@pytest.mark.slow
@pytest.mark.parametrize("name", EXPORTS)
def test_there_and_back_is_the_identity_for_every_export(name: str):
    document = transform.parse((CORPUS / "exports" / name).read_bytes())
    given = transform.serialize(document)
    for page_name, old, new, kind in choices(document, 17):
        renamed = transform.rename(document, page_name, old, new, kind=kind)
        assert renamed.places
        again = transform.rename(renamed.document, *back(page_name, old, new, kind), kind=kind)
        assert transform.serialize(again.document) == given, (page_name, old)


REFERENCES = ("AT401", "AT402", "AT405", "AT501", "AT504", "AT505", "AT506")


@needs_corpus
@pytest.mark.nightly
@pytest.mark.parametrize("name", EXPORTS)
def test_a_rename_adds_no_dangling_reference_and_is_one_change(name: str):
    document = transform.parse((CORPUS / "exports" / name).read_bytes())
    before = dangling(document)
    for page_name, old, new, kind in choices(document, 18):
        renamed = transform.rename(document, page_name, old, new, kind=kind).document
        assert dangling(renamed) == before, (page_name, old)
        if kind != "member":
            changes = transform.diff(document, renamed).changes
            assert [change.kind for change in changes] == ["rename"], (page_name, old, changes)


def dangling(document: dict[str, Any]) -> list[str]:
    return sorted(one.code for one in transform.validate(document).diagnostics if one.code in REFERENCES)


def test_the_fields_of_a_form_and_the_conditions_of_a_query_follow():
    field = {"defaultValue": "{{Input1.text}}", "children": {"city": {"defaultValue": "{{Input1.city}}"}}}
    form = widget("Form1", type="JSON_FORM_WIDGET", schema={"__root_schema__": {"children": {"name": field}}})
    conditions = [{"key": "name", "value": "{{Input1.text}}", "children": [{"value": "{{Input1.text}}"}]}]
    find = query("Find")
    find["unpublishedAction"]["actionConfiguration"] = {
        "formData": {"where": {"data": {"children": conditions}}}
    }
    document = export(page("Page1", form, widget("Input1")), actionList=[find])
    renamed = transform.rename(document, "Page1", "Input1", "City").document
    assert "{{Input1" not in orjson.dumps(renamed).decode()
    assert transform.rename(renamed, "Page1", "City", "Input1").document == document


@pytest.mark.parametrize("quote", ["'", '"', "`"])
@pytest.mark.parametrize("name", ["Today's", 'The "best"', "a\\b", "`$5`"])
def test_a_page_whose_name_has_quotes_keeps_code_readable(quote: str, name: str):
    text = f"{{{{ navigateTo( {quote}Page1{quote}, {{}}) }}}}"
    document = export(page("Page1", widget("Text1", text=text)))
    renamed = transform.rename(document, None, "Page1", name).document
    assert "AT502" not in [one.code for one in transform.validate(renamed).diagnostics]
    assert "AT504" not in [one.code for one in transform.validate(renamed).diagnostics]
    assert text_of(renamed) != text
    assert transform.rename(renamed, None, name, "Page1").document == document


@pytest.mark.parametrize("quote", ["'", '"'])
def test_a_tab_whose_name_has_quotes_keeps_code_readable(quote: str):
    tabs = widget("Tabs1", type="TABS_WIDGET", tabsObj={"tab1": {"id": "tab1", "label": "Open"}})
    text = f"{{{{ Tabs1.selectedTab === {quote}Open{quote} }}}}"
    document = export(page("Page1", widget("Text1", text=text), tabs))
    renamed = transform.rename(document, "Page1", "Tabs1.Open", "a\"b'c\\").document
    assert text_of(renamed) != text
    assert "AT502" not in [one.code for one in transform.validate(renamed).diagnostics]
    assert transform.rename(renamed, "Page1", "Tabs1.a\"b'c\\", "Open").document == document
