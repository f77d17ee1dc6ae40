"""What is inserted works as it did where it comes from, and nothing else changes."""

from __future__ import annotations

import random
from typing import Any

import orjson
import pytest
from corpus import CORPUS, needs_corpus
from parts.documents import export, page, query, widget

import transform
from transform.application import entities
from transform.parts.inventory import Inventory

VERSIONS = {"clientSchemaVersion": 2, "serverSchemaVersion": 12}


def target() -> dict[str, Any]:
    box = widget("Table1", topRow=2, bottomRow=20, leftColumn=0, rightColumn=30)
    return export(
        page("Home", box, widget("Other", text="{{load.data}}", topRow=0, bottomRow=2)),
        page("Second"),
        actionList=[query("load", "SELECT 1", page_name="Home", datasource={"name": "Db", "id": "Db"})],
        **VERSIONS,
    ) | {"datasourceList": [{"name": "Db", "pluginId": "postgres-plugin", "gitSyncId": "d1"}]}


def source() -> dict[str, Any]:
    box = widget("Table1", tableData="{{load.data}}", topRow=5, bottomRow=15, leftColumn=4, rightColumn=24)
    body = {"name": "Utils", "pageId": "Orders", "body": "export default { go() { return load.run() } }"}
    load = query(
        "load", "SELECT 2", page_name="Orders", datasource={"name": "Db", "id": "Db"}, executeOnLoad=True
    )
    return export(
        page("Orders", box),
        actionList=[
            {**load, "pluginId": "postgres-plugin", "gitSyncId": "q1"},
            query(
                "go",
                "() => load.run()",
                page_name="Orders",
                fullyQualifiedName="Utils.go",
                collectionId="Orders_Utils",
            ),
        ],
        actionCollectionList=[{"id": "Orders_Utils", "unpublishedCollection": body}],
        **VERSIONS,
    ) | {"datasourceList": [{"name": "Db", "pluginId": "postgres-plugin"}]}


def part() -> dict[str, Any]:
    return transform.extract(source(), pages=["Orders"], with_dependencies=True).document


def children(document: dict[str, Any], page_name: str = "Home") -> dict[str, dict[str, Any]]:
    for layout in entities.layouts(document, "unpublished"):
        if layout.page.entity.name == page_name:
            return {child["widgetName"]: child for child in layout.dsl["children"]}
    raise AssertionError(page_name)


def queries(document: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {str(entry["id"]): entry for entry in document["actionList"]}


def test_names_that_are_taken_change_with_all_references():
    inserted = transform.insert(target(), part(), page="Home")
    assert inserted.renamed == {"Table1": "Table2", "load": "load1"}
    new = children(inserted.document)["Table2"]
    assert new["tableData"] == "{{load1.data}}"
    assert new["widgetId"] != "idTable1"
    found = queries(inserted.document)
    assert [*found] == ["Home_load", "Home_load1", "Home_Utils.go"]
    assert found["Home_Utils.go"]["unpublishedAction"]["actionConfiguration"]["body"] == "() => load1.run()"
    assert found["Home_Utils.go"]["unpublishedAction"]["collectionId"] == "Home_Utils"
    collection = inserted.document["actionCollectionList"][0]["unpublishedCollection"]
    assert "load1.run()" in collection["body"]
    assert children(inserted.document)["Other"]["text"] == "{{load.data}}"


def test_a_new_name_is_no_word_of_any_code():
    before = target()
    children(before)["Other"]["text"] = "{{load.data + load1.data}}"
    other = source()
    code = "export default { go() { return [2].map((load2) => load.run(load2)) } }"
    other["actionCollectionList"][0]["unpublishedCollection"]["body"] = code
    taken = transform.extract(other, pages=["Orders"]).document
    assert transform.insert(before, taken, page="Home").renamed["load"] == "load3"


def test_widgets_go_below_what_is_there_and_the_page_grows():
    document = transform.insert(target(), part(), page="Home").document
    new = children(document)["Table2"]
    assert (new["topRow"], new["bottomRow"], new["leftColumn"]) == (20, 30, 4)
    assert next(entities.layouts(document, "unpublished")).dsl["bottomRow"] == 300


def test_widgets_go_where_a_person_says():
    document = transform.insert(target(), part(), page="Second", at=(40, 7)).document
    new = children(document, "Second")["Table1"]
    assert (new["leftColumn"], new["rightColumn"], new["topRow"]) == (40, 60, 7)
    with pytest.raises(transform.InputError, match="64 columns"):
        transform.insert(target(), part(), page="Second", at=(50, 0))


def test_a_page_of_layers_gets_a_layer_for_each_widget():
    before = target()
    layer = {"children": [{"id": "idTable1", "align": "start"}]}
    before["pageList"][0]["unpublishedPage"]["layouts"][0]["dsl"]["flexLayers"] = [layer]
    document = transform.insert(before, part(), page="Home").document
    root = next(entities.layouts(document, "unpublished")).dsl
    new = children(document)["Table2"]["widgetId"]
    assert root["flexLayers"] == [layer, {"children": [{"id": new, "align": "start"}]}]


def test_the_deployed_side_stays():
    before = target()
    after = transform.insert(before, part(), page="Home").document
    assert after["pageList"][0]["publishedPage"] == before["pageList"][0]["publishedPage"]


def test_a_query_that_runs_on_load_runs_on_load():
    document = transform.insert(target(), part(), page="Second").document
    layout = document["pageList"][1]["unpublishedPage"]["layouts"][0]
    assert [[action["id"] for action in group] for group in layout["layoutOnLoadActions"]] == [
        ["Second_load"]
    ]


def test_replacing_keeps_ids_and_places():
    before = target()
    before["actionList"][0]["gitSyncId"] = "mine"
    inserted = transform.insert(before, part(), page="Home", on_clash="replace")
    assert inserted.renamed == {}
    assert {key.name for key in inserted.replaced} == {"Table1", "load"}
    table = children(inserted.document)["Table1"]
    assert (table["widgetId"], table["topRow"], table["tableData"]) == ("idTable1", 2, "{{load.data}}")
    load = queries(inserted.document)["Home_load"]
    assert load["gitSyncId"] == "mine"
    assert load["unpublishedAction"]["actionConfiguration"]["body"] == "SELECT 2"


def test_replacing_a_js_object_replaces_its_functions():
    before = transform.insert(target(), part(), page="Second").document
    for entry in before["actionList"]:
        entry.setdefault("gitSyncId", f"mine {entry['id']}")
    other = transform.rename(source(), "Orders", "Utils.go", "start").document
    other = transform.extract(other, pages=["Orders"], js_objects=["Utils"]).document
    after = transform.insert(before, other, page="Second", on_clash="replace").document
    assert [*queries(after)] == ["Home_load", "Second_load", "Second_Utils.start"]
    (collection,) = after["actionCollectionList"]
    assert "start()" in collection["unpublishedCollection"]["body"]


def deployed(document: dict[str, Any]) -> dict[str, Any]:
    """Return an application all of which is deployed, with its queries and functions run on load there."""
    document = orjson.loads(orjson.dumps(document))
    for key, side in (("pageList", "Page"), ("actionList", "Action"), ("actionCollectionList", "Collection")):
        for entry in document.get(key, []):
            entry[f"published{side}"] = orjson.loads(orjson.dumps(entry[f"unpublished{side}"]))
    for entry in document["pageList"]:
        actions = [one["publishedAction"] for one in document["actionList"]]
        on_load = [
            {"id": "?", "name": one.get("fullyQualifiedName") or one["name"]}
            for one in actions
            if one["pageId"] == entry["publishedPage"]["name"]
        ]
        entry["publishedPage"]["layouts"][0]["layoutOnLoadActions"] = [on_load] if on_load else []
    settings = document["exportedApplication"]
    settings["publishedPages"] = list(settings["pages"])
    return document


def said_of(document: dict[str, Any]) -> list[str]:
    found = transform.validate(document).diagnostics
    return sorted(f"{one.code} {one.message}" for one in found if one.severity == "error")


def orders(name: str, body: str) -> dict[str, Any]:
    """Return an application whose page Orders was never deployed, with other queries than that of `source`."""
    loaded = query(name, body, page_name="Orders", datasource={"name": "Db", "id": "Db"})
    undeployed = {"unpublishedPage": page("Orders")["unpublishedPage"]}
    return export(undeployed, actionList=[loaded], **VERSIONS) | {
        "datasourceList": [{"name": "Db", "pluginId": "postgres-plugin"}]
    }


@pytest.mark.parametrize("name", ["load", "other"])
def test_what_is_deployed_stays_where_the_page_of_the_part_never_was(name):
    before, new = deployed(source()), orders(name, "SELECT 3")
    after = transform.insert(before, new, on_clash="replace").document
    assert {*said_of(after)} <= {*said_of(before), *said_of(new)}
    for key, side in (("pageList", "Page"), ("actionList", "Action"), ("actionCollectionList", "Collection")):
        sides = [[entry.get(f"published{side}") for entry in one[key]] for one in (before, after)]
        assert [one for one in sides[0] if one not in sides[1]] == []
    assert [*Inventory(after).queries] == [("Orders", name)]
    assert not Inventory(after).js_objects
    assert transform.insert(after, new, on_clash="replace").document == after


def test_what_was_deployed_goes_with_the_deployed_page():
    before, new = deployed(source()), deployed(orders("other", "SELECT 3"))
    after = transform.insert(before, new, on_clash="replace").document
    assert [*queries(after)] == ["Orders_other"]
    assert not after["actionCollectionList"]
    assert {*said_of(after)} <= {*said_of(before), *said_of(new)}


def test_deployed_functions_stay_when_their_js_object_is_replaced():
    other = transform.rename(source(), "Orders", "Utils.go", "start").document
    other = transform.extract(other, pages=["Orders"], js_objects=["Utils"]).document
    before = deployed(source())
    after = transform.insert(before, other, page="Orders", on_clash="replace").document
    names = {one.get("publishedAction", {}).get("name") for one in after["actionList"]}
    assert {"load", "go"} <= names
    assert {*said_of(after)} <= {*said_of(before), *said_of(other)}


def with_raw_ids(document: dict[str, Any]) -> dict[str, Any]:
    """Return an application whose JS object has the id of a database, as exports of old releases."""
    document = orjson.loads(orjson.dumps(document))
    document["actionCollectionList"][0]["id"] = "61518b8548b30155375f5276"
    for entry in document["actionList"]:
        if "fullyQualifiedName" in entry["unpublishedAction"]:
            entry["unpublishedAction"]["collectionId"] = "61518b8548b30155375f5276"
    return document


@pytest.mark.parametrize("options", [{"page": "Orders"}, {}], ids=["of a partial export", "of pages"])
def test_functions_belong_to_the_js_object_that_has_the_id_of_the_replaced_one(options):
    added = part() if options else source()
    after = transform.insert(with_raw_ids(source()), added, on_clash="replace", **options).document
    assert [one["id"] for one in after["actionCollectionList"]] == ["61518b8548b30155375f5276"]
    functions = [one for one in after["actionList"] if "fullyQualifiedName" in one["unpublishedAction"]]
    assert [one["unpublishedAction"]["collectionId"] for one in functions] == ["61518b8548b30155375f5276"]
    assert "AT408" not in {one.code for one in transform.validate(after).diagnostics}


def test_keeping_inserts_only_what_is_missing():
    inserted = transform.insert(target(), part(), page="Home", on_clash="keep")
    assert {key.name for key in inserted.kept} == {"Table1", "load"}
    assert [key.name for key in inserted.added] == ["Utils"]
    assert (
        queries(inserted.document)["Home_load"]["unpublishedAction"]["actionConfiguration"]["body"]
        == "SELECT 1"
    )


def test_a_sync_id_that_is_taken_changes():
    before = target()
    before["actionList"][0]["gitSyncId"] = "q1"
    found = queries(transform.insert(before, part(), page="Home").document)
    assert found["Home_load"]["gitSyncId"] == "q1"
    assert found["Home_load1"]["gitSyncId"] not in ("q1", None)


def test_a_datasource_of_another_plugin_is_added_under_another_name():
    other = part()
    other["datasourceList"][0]["pluginId"] = other["actionList"][0]["pluginId"] = "mysql-plugin"
    document = transform.insert(target(), other, page="Home").document
    assert [entry["name"] for entry in document["datasourceList"]] == ["Db", "Db #1"]
    assert queries(document)["Home_load1"]["unpublishedAction"]["datasource"]["name"] == "Db #1"


def test_datasources_are_mapped_by_name():
    other = transform.rename(source(), None, "Db", "Staging").document
    other = transform.extract(other, pages=["Orders"]).document
    inserted = transform.insert(target(), other, page="Home", map_datasources={"Staging": "Db"})
    assert queries(inserted.document)["Home_load1"]["unpublishedAction"]["datasource"] == {
        "name": "Db",
        "id": "Db",
    }
    assert not inserted.diagnostics
    (said,) = transform.insert(target(), other, page="Home").diagnostics
    assert said.code == "AT832"
    with pytest.raises(transform.InputError, match="no datasource Nowhere"):
        transform.insert(target(), other, page="Home", map_datasources={"Staging": "Nowhere"})


def test_a_library_is_added_once():
    library = {"name": "tokens", "uidString": "t_1", "accessor": ["jwt"]}
    other = {**part(), "customJSLibList": [library]}
    once = transform.insert(target(), other, page="Home").document
    assert once["customJSLibList"] == [library]
    assert once["exportedApplication"]["unpublishedCustomJSLibs"] == [{"uidString": "t_1"}]
    assert transform.insert(once, other, page="Home").document["customJSLibList"] == [library]


def test_a_part_of_an_older_release_is_upgraded_with_its_widgets():
    old = {**part(), "serverSchemaVersion": 6, "clientSchemaVersion": 1}
    content = orjson.loads(old["widgets"])
    del content["pageVersion"]  # the product says nothing of it
    old["widgets"] = orjson.dumps(content).decode()
    before = target()
    for side in ("unpublishedPage", "publishedPage"):
        for entry in before["pageList"]:
            entry[side]["layouts"][0]["dsl"]["version"] = 94
    inserted = transform.insert(before, old, page="Second")
    (said,) = inserted.diagnostics
    assert said.code == "AT834"
    assert "version 87" in said.message
    root = next(one for one in entities.layouts(inserted.document) if one.page.entity.name == "Second").dsl
    assert root["version"] == 94
    assert inserted.document["serverSchemaVersion"] == 12


def test_pages_of_an_application_become_pages():
    inserted = transform.insert(target(), source())
    document = inserted.document
    assert document["exportedApplication"]["pages"][-1] == {"id": "Orders", "isDefault": False}
    assert transform.validate(document).accepted
    twice = transform.insert(document, source())
    assert twice.renamed == {"Orders": "Orders1"}
    assert "Orders1_load" in queries(twice.document)
    assert transform.insert(document, source(), on_clash="replace").document == document
    assert transform.insert(document, source(), on_clash="keep").document == document


REFUSED: list[tuple[dict[str, Any], str]] = [
    ({}, "A page is needed"),
    ({"page": "Hom"}, "Did you mean Home"),
    ({"page": "Home", "pages": ["x"]}, "no pages of its own"),
    ({"page": "Home", "map_datasources": {"Dx": "Db"}}, "uses no datasource Dx"),
]


@pytest.mark.parametrize(("options", "message"), REFUSED)
def test_what_does_not_exist_is_refused(options: dict[str, Any], message: str):
    with pytest.raises(transform.InputError) as refused:
        transform.insert(target(), part(), **options)
    assert message in str(refused.value)


BROKEN = [
    "{",
    "[]",
    '{"widgets": [{"list": [{"widgetId": "a", "children": ["a"]}]}]}',
    '{"widgets": [{"list": [{"widgetId": "a", "children": ["b", "b"]}, {"widgetId": "b"}]}]}',
]


@pytest.mark.parametrize("text", BROKEN)
def test_broken_widgets_are_refused(text: str):
    with pytest.raises(transform.InputError):
        transform.insert(target(), {**part(), "widgets": text}, page="Home")


@pytest.mark.parametrize("widgets", ["{}", '{"widgets": 5}', '{"widgets": [null, {"list": [3]}]}', None])
def test_no_widgets_are_no_error(widgets: Any):
    assert transform.insert(target(), {**part(), "widgets": widgets}, page="Home").document


def test_the_arguments_stay_as_they_are():
    first, second = target(), part()
    transform.insert(first, second, page="Home", on_clash="replace")
    assert (first, second) == (target(), part())


EXPORTS = sorted(path.name for path in (CORPUS / "exports").glob("*.json"))


def loaded(name: str) -> dict[str, Any]:
    return transform.parse((CORPUS / "exports" / name).read_bytes())


def errors(document: dict[str, Any]) -> int:
    return sum(one.severity == "error" for one in transform.validate(document).diagnostics)


def without_places(part_: dict[str, Any]) -> Any:
    """Return a part without ids and places, which an insertion changes."""
    left_out = {
        "widgetId", "parentId", "gitSyncId", "id", "topRow", "bottomRow", "mobileTopRow", "mobileBottomRow",
        "leftColumn", "rightColumn", "children", "mainCanvasId", "pageId", "collectionId", "invisibleActionFields",
        "serverSchemaVersion", "clientSchemaVersion", "artifactJsonType", "datasourceList", "customJSLibList",
        "publishedAction", "publishedCollection",
    }  # fmt: skip

    def cleaned(value: Any) -> Any:
        if isinstance(value, dict):
            return {
                key: cleaned(item)
                for key, item in value.items()
                if key not in left_out and not key.endswith("Id")
            }
        return [cleaned(item) for item in value] if isinstance(value, list) else value

    content = orjson.loads(part_["widgets"])["widgets"] if "widgets" in part_ else []
    return cleaned({**part_, "widgets": content})


@needs_corpus
@pytest.mark.slow
@pytest.mark.parametrize("name", EXPORTS)
def test_extracting_what_was_inserted_gives_the_part_back(name: str):
    chosen = random.Random(name)
    given = loaded(name)
    if not given["pageList"]:
        return
    page_name = chosen.choice(list(Inventory(given).pages))
    taken = transform.extract(given, pages=[page_name], with_dependencies=True)
    other = loaded(chosen.choice(EXPORTS))
    other |= {key: given[key] for key in ("serverSchemaVersion", "clientSchemaVersion") if key in given}
    if not other["pageList"]:
        return
    own = Inventory(given).pages[page_name].dsl
    for layout in entities.layouts(other):  # an upgrade would change the part
        layout.dsl.pop("version", None)
        layout.dsl.update({"version": own["version"]} if "version" in own else {})
    into = chosen.choice(list(Inventory(other).pages))
    inserted = transform.insert(other, taken.document, page=into)
    document = inserted.document
    wanted: dict[str, list[str]] = {"widget": [], "query": [], "js_object": []}
    for key in inserted.added:
        if key.kind in wanted:
            wanted[key.kind].append(key.name)
    if not any(wanted.values()):
        return
    again = transform.extract(
        document,
        pages=[into],
        widgets=wanted["widget"],
        queries=wanted["query"],
        js_objects=wanted["js_object"],
    ).document
    back = NewNamesBack({new: old for old, new in inserted.renamed.items()}).of(again)
    assert without_places(back) == without_places(taken.document)


class NewNamesBack:
    """Gives a part the names that it had before it was inserted."""

    def __init__(self, names: dict[str, str]) -> None:
        self.names = names

    def of(self, document: dict[str, Any]) -> dict[str, Any]:
        from transform.parts.renaming import NewNames, with_new_names
        from transform.sanitizing.pasted_widgets import packed, unpacked

        inner = unpacked(document)
        return packed(with_new_names(inner, NewNames(on_page={"": self.names})), inner, document)


@needs_corpus
@pytest.mark.nightly
@pytest.mark.parametrize("name", EXPORTS)
def test_an_insertion_adds_no_error_that_neither_had(name: str):
    chosen = random.Random(name)
    given, other = loaded(name), loaded(chosen.choice(EXPORTS))
    other |= {key: given[key] for key in VERSIONS if key in given}
    if not (given["pageList"] and other["pageList"]):
        return
    taken = transform.extract(
        given, pages=[chosen.choice(list(Inventory(given).pages))], with_dependencies=True
    )
    result = transform.insert(other, taken.document, page=next(iter(Inventory(other).pages))).document
    assert errors(result) <= errors(other) + errors(given)


def test_the_first_deployed_page_opens_where_nothing_was_deployed():
    target = export(page("Page1"))
    target["exportedApplication"]["publishedPages"] = [{"isDefault": True}]
    part = export(page("Page2"), page("Page3"))
    settings = transform.insert(target, part).document["exportedApplication"]
    assert [entry["isDefault"] for entry in settings["pages"]] == [True, False, False]
    assert settings["publishedPages"][1:] == [
        {"id": "Page2", "isDefault": True},
        {"id": "Page3", "isDefault": False},
    ]


@needs_corpus
@pytest.mark.parametrize("is_target", [True, False])
def test_what_an_upgrade_forgets_to_list_is_still_evaluated(is_target):
    old = loaded("CommunityIssuesExport.json")
    other = transform.upgrade(loaded("modalWidgetTestApp.json")).document
    inserted = transform.insert(old, other) if is_target else transform.insert(other, old)
    said = [one for one in inserted.diagnostics if one.code == "AT835"]
    assert {str(one.entity).rpartition(" ")[2] for one in said} == {
        "edit_label_select", "label_select", "upvote_label_select",
    }  # fmt: skip
    unlisted = [one for one in transform.validate(inserted.document).diagnostics if one.code == "AT318"]
    before = [
        one
        for document in (old, other)
        for one in transform.validate(document).diagnostics
        if one.code == "AT318"
    ]
    assert len(unlisted) == len(before)
