"""What was taken out occurs nowhere else, wherever it was put and however it was written."""

from __future__ import annotations

import copy
import json

import pytest
from an_application import application, postgres
from makers import Maker
from places_for_secrets import PLACES, full_application, names_of, query, texts_of, traces
from planted_secrets import all_planted

import transform
from transform.errors import LimitError

PASSWORDS = {"plain": Maker(41).password(), "with quotes": "".join(["a'b", '"c&', "1/Z", "`#"])}
TOKEN = next(planted.secret for planted in all_planted() if planted.kind == "Stripe live key")


def left_of(secret, document):
    texts = texts_of(document)
    return [trace for trace in traces(secret) if any(trace in text for text in texts)]


@pytest.mark.parametrize("policy", ["share", "strict"])
@pytest.mark.parametrize("kind", PASSWORDS)
@pytest.mark.parametrize("place", PLACES)
def test_the_password_of_a_datasource_is_left_nowhere(place, kind, policy):
    password = PASSWORDS[kind]
    document = full_application(password)
    PLACES[place](document, password)
    before = copy.deepcopy(document)
    done = transform.sanitize(document, policy)
    assert document == before
    assert left_of(password, done.document) == []
    assert transform.scan(done.document, policy) == []
    assert transform.sanitize(done.document, policy).document is done.document
    assert [name for name in names_of(done.document) if name not in names_of(before)] == []
    shown = [*texts_of([found.to_dict() for found in done.findings]), *map(str, done.diagnostics)]
    assert not any(password in text for text in shown)


@pytest.mark.parametrize("place", PLACES)
def test_a_token_of_a_known_format_is_left_nowhere_and_shown_nowhere(place):
    document = full_application("")
    PLACES[place](document, TOKEN)
    done = transform.sanitize(document)
    if "base64" not in place and "basic" not in place:  # nobody would look into it without knowing the value
        assert left_of(TOKEN, done.document) == []
    shown = texts_of([found.to_dict() for found in (*done.findings, *transform.scan(document))])
    assert not any(TOKEN in text for text in shown)


def test_a_token_as_a_name_is_hidden_in_reports():
    document = full_application("")
    query(document)["name"] = TOKEN
    reported = [*transform.scan(document), *transform.sanitize(document).findings]
    assert reported
    assert TOKEN not in json.dumps([found.to_dict() for found in reported])


def test_a_password_that_is_also_a_name_leaves_the_name_and_says_so():
    password = PASSWORDS["plain"]
    document = full_application(password)
    query(document)["name"] = password
    done = transform.sanitize(document)
    assert query(done.document)["name"] == password
    (said,) = done.diagnostics
    assert (said.code, said.pointer) == ("AT802", "/actionList/0/unpublishedAction/name")
    assert password not in str(said.to_dict())


def test_a_common_word_as_password_does_not_redact_the_word():
    document = full_application("admin")
    query(document)["actionConfiguration"]["body"] = "SELECT * FROM admin"
    done = transform.sanitize(document).document
    assert query(done)["actionConfiguration"]["body"] == "SELECT * FROM admin"


def test_the_host_of_a_datasource_is_found_in_a_query():
    document = full_application("")
    query(document)["actionConfiguration"]["body"] = "see db.internal.test"
    done = transform.sanitize(document).document
    assert query(done)["actionConfiguration"]["body"] == "see REDACTED"


def test_structure_that_an_import_needs_stays():
    done = transform.sanitize(full_application(PASSWORDS["plain"])).document
    (source,) = done["datasourceList"]
    assert (source["name"], source["pluginId"]) == ("Orders", "postgres-plugin")
    configuration = source["datasourceConfiguration"]
    assert configuration["authentication"] == {
        "authenticationType": "dbAuth",
        "databaseName": None,
        "username": None,
        "password": None,
    }
    assert configuration["connection"] == {"mode": "READ_WRITE", "ssl": {"authType": "DEFAULT"}}


def test_users_and_ids_of_the_instance_go_wherever_they_stand():
    document = full_application("")
    document["pageList"][0].update(policies=[{"users": ["jo@corp.test"]}], userPermissions=["read:pages"])
    query(document).update(createdBy="ann@corp.test")
    query(document)["actionConfiguration"]["body"] = "-- ask jo@corp.test or ann@corp.test"
    text = transform.serialize(transform.sanitize(document).document).decode()
    assert "corp.test" not in text
    assert "userPermissions" not in text


def test_an_unknown_plugin_is_all_secret_and_said_to_be():
    source = {"name": "U", "pluginId": "unheard-of", "datasourceConfiguration": {"a": {"b": "c"}, "d": [1]}}
    done = transform.sanitize({"datasourceList": [source]})
    assert done.document["datasourceList"][0]["datasourceConfiguration"] == {"a": {"b": None}, "d": [None]}
    assert [said.code for said in done.diagnostics] == ["AT801"]


@pytest.mark.parametrize(
    ("policy", "left"), [("product", {"datasourceConfiguration": {"a": {"b": "c"}}}), ("git", {})]
)
def test_what_the_product_does_needs_no_knowledge_of_the_plugin(policy, left):
    named = {"name": "U", "pluginId": "unheard-of"}
    done = transform.sanitize(
        {"datasourceList": [named | {"datasourceConfiguration": {"a": {"b": "c"}}}]}, policy
    )
    assert done.document["datasourceList"] == [named | left]
    assert done.diagnostics == ()


def test_an_unchanged_document_is_the_argument_itself():
    document = application(["SELECT 1", "export default {}", "Hello"])
    assert transform.sanitize(document).document is document
    assert transform.sanitize(document, "strict").document is document


def test_keys_that_hold_secrets_keep_their_order_and_their_values():
    data = {"a": 1, f"key {TOKEN}": 2, "b": 3, f"kez {TOKEN}": 4}
    document = {"dsl": {"widgetName": "W", "tableData": data}}
    done = transform.sanitize(document).document["dsl"]["tableData"]
    assert list(done.items()) == [("a", 1), ("key REDACTED", 2), ("b", 3), ("kez REDACTED", 4)]


def test_two_keys_never_become_one():
    other = next(planted.secret for planted in all_planted() if planted.kind == "Shopify token")
    document = {"tableData": {TOKEN: 1, other: 2, "REDACTED": 3}}
    done = transform.sanitize(document).document["tableData"]
    assert sorted(done.values()) == [1, 2, 3]
    assert transform.scan({"tableData": done}) == []


def test_a_datasource_in_a_query_that_is_named_like_its_url_loses_the_name():
    url = "https://api.corp.test/v1"
    document = full_application("")
    query(document)["datasource"] = {
        "name": url,
        "pluginId": "restapi-plugin",
        "datasourceConfiguration": {"url": url},
    }
    done = transform.sanitize(document)
    assert query(done.document)["datasource"]["name"] is None
    assert "corp.test" not in transform.serialize(done.document).decode()
    bound = transform.sanitize(document, replacements="{{appsmith.store.{name}}}").document
    assert query(bound)["datasource"]["name"] == "{{appsmith.store.Page1_Query1}}"
    places = {found.pointer.rpartition("/")[0] for found in done.findings}
    assert "/actionList/0/unpublishedAction/datasource" in places


@pytest.mark.parametrize(
    "properties",
    [
        {"inputType": "PASSWORD", "defaultText": PASSWORDS["with quotes"]},
        {"options": [{"name": "apiKey", "value": "9f8a7b6c5d4e3f2a1b0c"}]},
    ],
)
def test_the_shape_of_widgets_in_a_partial_export_tells_too(properties):
    widget = {"widgetName": "Input1", "widgetId": "i1", "type": "INPUT_WIDGET_V2", **properties}
    partial = {"widgets": json.dumps({"widgets": [{"list": [widget]}]}), "datasourceList": []}
    done = transform.sanitize(partial).document
    assert json.loads(done["widgets"])["widgets"][0]["list"][0]["widgetName"] == "Input1"
    assert "REDACTED" in done["widgets"]
    assert transform.scan(done) == []
    for secret in (PASSWORDS["with quotes"], "9f8a7b6c5d4e3f2a1b0c"):
        assert secret not in str(json.loads(done["widgets"]))


def test_the_same_secret_has_the_same_fingerprint_and_another_key_another():
    document = application([f"a {TOKEN}", f"b {TOKEN}"], [postgres(PASSWORDS["plain"])])
    marks = {found.fingerprint for found in transform.scan(document) if found.rule == "stripe-key"}
    keyed = {found.fingerprint for found in transform.scan(document, key="k")}
    assert len(marks) == 1
    assert marks.isdisjoint(keyed)


def test_the_key_reaches_fingerprints_pseudonyms_and_nothing_else():
    document = application([f"a {TOKEN}"], [postgres(PASSWORDS["plain"])])
    plain, keyed = transform.sanitize(document), transform.sanitize(document, key="k")
    assert plain == transform.sanitize(document, key="")
    assert plain.document == keyed.document
    assert {found.fingerprint for found in plain.findings}.isdisjoint(
        found.fingerprint for found in keyed.findings
    )
    scanned = {found.fingerprint for found in transform.scan(document, key="k")}
    assert scanned <= {found.fingerprint for found in keyed.findings}
    pseudonyms = [
        transform.sanitize(document, replacements="pseudonym", key=key).document for key in ("", "k", "k")
    ]
    assert pseudonyms[0] != pseudonyms[1] == pseudonyms[2]


def test_replacements_that_are_asked_for_go_before_those_of_the_policy():
    document = {"datasourceList": [postgres(PASSWORDS["plain"])]}
    (source,) = transform.sanitize(document, replacements="placeholder").document["datasourceList"]
    assert source["datasourceConfiguration"]["authentication"]["username"] == "REDACTED"


def test_a_password_inside_a_removed_value_is_looked_for_by_itself():
    password = PASSWORDS["plain"]
    source = {
        "name": "D",
        "pluginId": "mongo-plugin",
        "datasourceConfiguration": {
            "properties": [
                {},
                {"key": "Connection String URI", "value": f"mongodb://svc:{password}@db.test/x"},
            ]
        },
    }
    document = application([f"-- {password}"], [source])
    bodies = {}
    for kind in ("secret", "environment"):
        done = transform.sanitize(document, replacements={kind: "pseudonym"}).document
        assert password not in transform.serialize(done).decode()
        bodies[kind] = query(done)["actionConfiguration"]["body"]
    assert bodies["environment"] == "-- REDACTED"
    assert bodies["secret"].startswith("-- redacted_")  # it is a secret, in a value of the environment


def test_a_page_alone_and_a_partial_export_are_sanitized_too():
    text = {"widgetName": "Text1", "widgetId": "t1", "type": "TEXT_WIDGET", "text": f"use {TOKEN}"}
    page = {"widgetName": "MainContainer", "widgetId": "0", "type": "CANVAS_WIDGET", "children": [text]}
    (found,) = transform.scan(page)
    assert (found.pointer, found.entity.name) == ("/children/0/text", "Text1")
    assert transform.sanitize(page).document["children"][0]["text"] == "use REDACTED"
    partial = {"widgets": json.dumps({"widgets": [{"list": [text]}]}), "actionList": [], "datasourceList": []}
    done = transform.sanitize(partial)
    assert json.loads(done.document["widgets"])["widgets"][0]["list"][0]["text"] == "use REDACTED"
    assert [found.pointer for found in done.findings] == [
        "/widgets"
    ]  # the text is one string of the document


def test_widgets_that_are_no_text_keep_their_pointers():
    widget = {"widgetName": "W", "widgetId": "w", "type": "TEXT_WIDGET", "text": f"use {TOKEN}"}
    (found,) = transform.sanitize({"datasourceList": [], "widgets": [widget]}).findings
    assert found.pointer == "/widgets/0/text"


def test_what_is_nested_deeper_than_can_be_written_is_refused():
    """Only values that were no text can be so deep."""
    deep: list = []
    for _ in range(100_000):
        deep = [deep]
    with pytest.raises(LimitError, match="nested too deep"):
        transform.sanitize({"exportedApplication": {"name": "Orders", "policies": deep}, "pageList": []})


@pytest.mark.parametrize(
    ("plugin", "index"),
    [("restapi-plugin", 0), ("restapi-plugin", 1), ("postgres-plugin", 1), ("amazons3-plugin", 1)],
)
def test_a_pair_of_another_name_at_the_place_of_a_known_one_goes(plugin, index):
    pairs = [{"key": f"a{i}", "value": None} for i in range(index)] + [{"key": "myCustom", "value": "db-7"}]
    source = {"name": "D", "pluginId": plugin, "datasourceConfiguration": {"properties": pairs}}
    (done,) = transform.sanitize({"datasourceList": [source]}).document["datasourceList"]
    assert done["datasourceConfiguration"]["properties"][index] == {"key": "myCustom", "value": None}
