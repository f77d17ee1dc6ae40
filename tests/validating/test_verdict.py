"""The verdict of a release, in its order: read, compare the schemas, migrate, look for the parts."""

from __future__ import annotations

import re
from typing import Any

import pytest
from an_export import Json, export, js_object, page, query, widget

import transform
from transform.cli.app import command_names
from transform.diagnostics import Diagnostic
from transform.product.releases import releases
from transform.validating.validation import Validation

INTERNAL = "Internal server error while processing request"
INCOMPATIBLE = "Provided file is incompatible, please upgrade your instance to resolve this conflict."
PASSES = "passes parse, migration and validation"


def verdict(document: Any, target: str = "1.91") -> tuple[str, str | None, str | None]:
    found = transform.validate(document, target)
    return found.verdict, found.stage, found.code


def reason(found: Validation) -> Any:
    """Return the diagnostic that explains a refusal."""
    return next(item for item in found.diagnostics if item.code < "AT120" or item.code in ("AT210", "AT211"))


@pytest.mark.parametrize(
    ("target", "client", "server", "passes"),
    [
        ("1.6.8", 1, 1, True),
        ("1.6.8", 1, 2, False),
        ("1.6.8", 2, 1, False),
        ("1.6.15", 1, 2, True),
        ("1.9.43", 1, 7, True),
        ("1.9.42", 1, 7, False),
        ("1.34", 1, 7, True),
        ("1.34", 1, 9, False),
        ("1.35", 1, 9, True),
        ("1.55", 2, 11, False),
        ("1.56", 2, 11, True),
        ("1.72", 2, 12, False),
        ("1.73", 2, 12, True),
        ("1.91", 2, 12, True),
        ("1.91", 2, 13, False),
        ("1.91", 3, 12, False),
        ("v1.91", 2.0, 12.0, True),
        ("latest", None, None, True),
        ("1.91", -1, -5, True),
    ],
)
def test_each_release_compares_with_its_own_schemas(target: str, client: Any, server: Any, passes: bool):
    document = export(widget("Text1"), clientSchemaVersion=client, serverSchemaVersion=server)
    expected = (PASSES, None, None) if passes else ("rejected", "migrate", "AE-JSN-4045")
    assert verdict(document, target) == expected
    assert transform.validate(document, target).message == (None if passes else INCOMPATIBLE)


def test_a_refused_schema_names_the_release_that_takes_it():
    found = reason(transform.validate(export(pages=[page("Page1", version=50)]), "1.72"))
    assert found.pointer == "/serverSchemaVersion"
    assert "12" in found.message and "1.72" in found.message
    assert "1.73" in found.hint


def test_the_release_that_is_named_also_shows_the_pages_rightly():
    found = reason(transform.validate(export(pages=[page("Page1", version=94)]), "1.72"))
    assert "1.76" in found.hint  # the first that knows page version 94


def test_absent_schemas_count_as_zero():
    document = export(widget("Text1"))
    del document["clientSchemaVersion"], document["serverSchemaVersion"]
    assert verdict(document, "1.6.8") == (PASSES, None, None)


def test_a_value_of_the_wrong_type_comes_before_a_newer_schema():
    document = export(serverSchemaVersion=99, pageList="x")
    assert verdict(document) == ("rejected", "parse", "AE-APP-5000")


def test_a_newer_schema_comes_before_a_missing_part():
    document = export(serverSchemaVersion=99, pageList=[])
    assert verdict(document) == ("rejected", "migrate", "AE-JSN-4045")


def test_a_step_that_fails_comes_before_a_missing_part():
    document = export(serverSchemaVersion=1, actionList=[None], datasourceList=None)
    assert verdict(document) == ("rejected", "migrate", "AE-APP-5000")


FIELD = "Validation Failure(s): Field '{}' is missing in the JSON."


@pytest.mark.parametrize(
    ("key", "value", "name"),
    [
        ("pageList", None, "pageList"),
        ("pageList", [], "pageList"),
        ("actionList", None, "actions"),
        ("datasourceList", None, "datasource"),
    ],
)
def test_parts_without_which_nothing_is_imported(key: str, value: Any, name: str):
    document = export(**{key: value})
    found = transform.validate(document, "1.91")
    assert (found.verdict, found.stage, found.code) == ("rejected", "validate", "AE-APP-4028")
    assert found.message == FIELD.format(name)
    assert reason(found).pointer == f"/{key}" and key in reason(found).message
    del document[key]
    assert transform.validate(document, "1.91").message == FIELD.format(name)


@pytest.mark.parametrize(
    ("key", "change", "state", "pointer", "hint"),
    [
        ("pageList", None, "missing", "", "An application needs a page: export it again."),
        (
            "pageList",
            {"pageList": None},
            "null",
            "/pageList",
            "An application needs a page: export it again.",
        ),
        ("pageList", {"pageList": []}, "empty", "/pageList", "An application needs a page: export it again."),
        ("actionList", None, "missing", "", 'Add "actionList": [] if there are none.'),
        (
            "actionList",
            {"actionList": None},
            "null",
            "/actionList",
            'Add "actionList": [] if there are none.',
        ),
    ],
)
def test_a_missing_part_says_how_it_is_missing_and_what_to_write(
    key: str, change: Json | None, state: str, pointer: str, hint: str
):
    document = export(widget("Text1"), **(change or {}))
    if change is None:
        del document[key]
    (item,) = [item for item in transform.validate(document, "1.91").diagnostics if item.code == "AT117"]
    assert (item.message, item.pointer, item.hint) == (f"{key} is {state}.", pointer, hint)


@pytest.mark.parametrize(
    "key", ["actionCollectionList", "editModeTheme", "publishedTheme", "customJSLibList"]
)
def test_parts_that_may_be_absent(key: str):
    document = export(widget("Text1"))
    del document[key]
    assert transform.validate(document, "1.91").accepted
    assert transform.validate(export(widget("Text1"), **{key: None}), "1.91").accepted


def test_the_parts_are_looked_for_in_the_order_of_the_product():
    document = export(widget("Text1"))
    missing = []
    for key in ("datasourceList", "actionList", "pageList", "exportedApplication"):
        del document[key]
        missing.append(transform.validate(document, "1.91").message)
    assert missing[:3] == [FIELD.format(name) for name in ("datasource", "actions", "pageList")]
    assert missing[3].startswith("Validation Failure(s): Field 'application'. Sorry!")


GIT_METADATA = {"artifactJsonType": "APPLICATION", "clientSchemaVersion": 2, "fileFormatVersion": 5}


@pytest.mark.parametrize(
    ("document", "words"),
    [
        ({}, "not an export"),
        ({"a": 1}, "not an export"),
        ({"type": "CANVAS_WIDGET", "widgetId": "0", "children": []}, "DSL of one page"),
        ({"actionList": [], "datasourceList": [], "widgets": "{}"}, "partial export"),
        (GIT_METADATA, "Git repository"),
        ({"applicationVersion": 2, "evaluationVersion": 2, "pages": []}, "Git repository"),
        ({"gitSyncId": "1", "unpublishedPage": {"name": "Page1"}}, "Git repository"),
        ({"gitSyncId": "1", "id": "Page1_Q", "unpublishedAction": {}}, "Git repository"),
        ({"gitSyncId": "1", "name": "Orders", "pluginId": "postgres-plugin"}, "Git repository"),
        ({"isSystemTheme": True, "name": "Classic"}, "Git repository"),
        ({"tooljet_version": "2.1", "app": {}}, "ToolJet"),
        ({"uuid": "1", "page": {}}, "Retool"),
        ({"pageList": [{}], "actionList": [], "datasourceList": []}, "exportedApplication is missing"),
    ],
)
def test_what_is_no_application_is_told_by_its_kind(document: Json, words: str):
    found = transform.validate(document, "1.91")
    assert (found.stage, found.code) == ("validate", "AE-APP-4028")
    assert reason(found).code == "AT113" and words in reason(found).message


def mongo(**side: Any) -> Json:
    entry = query("Find", pluginId="mongo-plugin")
    entry["pluginId"] = "mongo-plugin"
    entry["unpublishedAction"].update(side)
    return entry


FAILING = [
    pytest.param(1, [None], "AE-APP-5000", "/actionList/0", id="null entry"),
    pytest.param(
        2,
        [query("Q"), mongo(actionConfiguration={"formData": {"command": {"data": "FIND"}}})],
        "AE-APP-5018",
        "/actionList/1",
        id="mongo query migrated before",
    ),
    pytest.param(2, [mongo(actionConfiguration=None)], "AE-APP-5000", "/actionList/0", id="no configuration"),
]


@pytest.mark.parametrize(("server", "queries", "code", "pointer"), FAILING)
def test_a_schema_step_that_fails_ends_the_import(server: int, queries: list[Any], code: str, pointer: str):
    document = export(widget("Text1"), serverSchemaVersion=server, actionList=queries)
    found = transform.validate(document, "1.91")
    assert (found.verdict, found.stage, found.code) == ("rejected", "migrate", code)
    assert found.message == ("This action is already migrated" if code == "AE-APP-5018" else INTERNAL)
    assert reason(found).code == "AT211" and reason(found).pointer == pointer


@pytest.mark.parametrize(("server", "queries", "code", "pointer"), FAILING[1:])
def test_what_upgrade_makes_of_such_a_file_passes(server: int, queries: list[Any], code: str, pointer: str):
    document = export(widget("Text1"), serverSchemaVersion=server, actionList=queries)
    assert verdict(transform.upgrade(document).document) == (PASSES, None, None)


def test_a_release_migrates_only_up_to_its_own_schema():
    document = export(serverSchemaVersion=1, clientSchemaVersion=1, actionList=[None])
    assert verdict(document, "1.6.8") == (PASSES, None, None)  # it knows 1, so no step runs
    assert verdict(document, "1.6.15") == ("rejected", "migrate", "AE-APP-5000")


def test_a_negative_schema_runs_no_step():
    assert verdict(export(serverSchemaVersion=-1, actionList=[None]))[0] == PASSES


@pytest.mark.parametrize("document", [None, 5, "x", [], True, [None]])
def test_any_json_value_has_a_verdict(document: Any):
    expected = ("no-json", None, None) if document is None else ("rejected", "parse", "AE-APP-5000")
    assert verdict(document) == expected
    assert not transform.validate(document, "1.91").accepted


def test_an_unknown_release_is_an_error_that_names_its_neighbours():
    with pytest.raises(transform.ReleaseError, match=r"1\.90"):
        transform.validate(export(), "1.905")


@pytest.mark.parametrize("target", [release.name for release in releases()][::25])
def test_every_release_has_a_verdict(target: str):
    assert transform.validate(export(widget("Text1")), target).target == target


NULLS = [
    ("customJSLibList", [None]),
    ("datasourceList", [None]),
    ("actionList", [query("Q"), None]),
    ("actionCollectionList", [None, js_object("J", "")]),
    ("pageList", [page("Page1"), None]),
]


@pytest.mark.parametrize(("key", "entries"), NULLS)
def test_null_entries_pass_and_fail_later(key: str, entries: list[Any]):
    found = transform.validate(export(**{key: entries}), "1.91")
    assert (found.verdict, found.stage, found.code) == (PASSES, None, None)
    assert not found.accepted and found.message


def test_the_first_failure_of_the_import_gives_its_message():
    unknown = [{"name": "DS", "pluginId": "nosuch-plugin"}]
    document = export(actionList=[None], datasourceList=unknown)
    assert "Unable to find the plugin nosuch-plugin." in (transform.validate(document, "1.91").message or "")
    assert transform.validate(export(actionList=[None]), "1.91").message == INTERNAL


def test_hints_speak_of_commands_that_exist():
    documents = [export(serverSchemaVersion=99), export(serverSchemaVersion=1, actionList=[None]), {}, None]
    known = set(command_names())
    for document in documents:
        for item in transform.validate(document, "1.91").diagnostics:
            named = {word.split()[0] for word in re.findall(r"`([a-z]+(?: --[a-z]+)?)`", item.hint)}
            assert named <= known, item.hint


def test_releases_without_schemas_take_files_without_them_only():
    document = export(widget("Text1"))
    del document["clientSchemaVersion"], document["serverSchemaVersion"]
    assert verdict(document, "1.5.22")[0] == PASSES
    assert verdict({**document, "serverSchemaVersion": 1}, "1.5.22") == ("rejected", "migrate", "AE-JSN-4045")


def test_the_message_names_the_step_that_fails():
    document = export(widget("Text1"), serverSchemaVersion=1, actionList=[None])
    assert reason(transform.validate(document, "1.91")).message.startswith(
        "The step from server schema 1 to 2"
    )


def test_a_file_of_the_first_schema_is_migrated_from_the_start():
    document = export(widget("Text1"), serverSchemaVersion=0, actionList=[None])
    assert verdict(document) == ("rejected", "migrate", "AE-APP-5000")


def test_no_step_runs_over_a_file_that_is_refused_before():
    document = export(serverSchemaVersion=1, clientSchemaVersion=99, actionList=[None])
    assert "AT211" not in [item.code for item in transform.validate(document, "1.91").diagnostics]
    document = export(serverSchemaVersion=1, actionList=[None], customJSLibList="x")
    assert "AT211" not in [item.code for item in transform.validate(document, "1.91").diagnostics]


@pytest.mark.parametrize("data", [b"", b"null"])
def test_a_file_that_holds_nothing_is_told_as_what_it_is(data: bytes):
    found = transform.validate_text(data, "1.91")
    message = "The file holds nothing: the import ends without an error and without an application."
    assert (found.accepted, found.verdict, found.stage, found.code) == (False, "no-json", None, None)
    assert found.diagnostics == (Diagnostic("AT112", "error", message, hint="Export the file again."),)


def test_a_value_that_is_not_read_is_told_with_the_one_that_can_have_been_meant():
    document = export()
    document["exportedApplication"]["name"] = ["Orders"]
    assert reason(transform.validate(document, "1.91")) == Diagnostic(
        "AT114",
        "error",
        "The product reads a text here and refuses a list.",
        "/exportedApplication/name",
        hint="Write the text alone, without the list around it (--fix does).",
    )


def test_an_entry_on_which_a_step_fails_is_told_with_two_ways_out():
    document = export(serverSchemaVersion=1, actionList=[None])
    assert reason(transform.validate(document, "1.91")) == Diagnostic(
        "AT211",
        "error",
        "The step from server schema 1 to 2 fails on query: the entry is no query.",
        "/actionList/0",
        hint="Import what `upgrade` makes of the file: it leaves this entry as it is and goes on with the others."
        " Or correct the entry.",
    )


OLDER = "Import it into release {} or a later one (`releases --for` lists them); no command makes an application older."


@pytest.mark.parametrize(
    ("target", "client", "server", "page_version", "part", "knows", "hint"),
    [
        ("1.55", 2, 11, 88, "client", 1, OLDER.format("1.56")),
        ("1.55", 2, 3, 69, "client", 1, OLDER.format("1.56")),
        ("1.91", 2, 99, 94, "server", 12,
         "No known release reads it: the number is wrong, or the file comes from a later release."),
    ],
)  # fmt: skip
def test_a_schema_that_is_too_new_is_told_with_a_way_out(
    target: str, client: int, server: int, page_version: int, part: str, knows: int, hint: str
):
    document = export(
        pages=[page("Page1", version=page_version)], clientSchemaVersion=client, serverSchemaVersion=server
    )
    has = client if part == "client" else server
    message = f"The file has {part} schema {has}, release {target} knows {knows}."
    found = reason(transform.validate(document, target))
    assert found == Diagnostic("AT210", "error", message, f"/{part}SchemaVersion", hint=hint)


@pytest.mark.parametrize(
    ("document", "message", "hint"),
    [
        ({"actionList": [], "widgets": "{}", "datasourceList": []}, "This is a partial export, not an application.",
         "Import it within a page of an application. The partial import takes it: see --as partial."),
        ({"actionList": "x", "widgets": "{}", "datasourceList": []}, "This is a partial export, not an application.",
         "Import it within a page of an application. The partial import refuses it: see --as partial."),
        ({"hello": 1},
         "This is not an export: an object without exportedApplication, pageList and actionList.",
         "Use the file that the product's export wrote."),
    ],
)  # fmt: skip
def test_what_is_no_application_is_told_with_what_to_do(document: Json, message: str, hint: str):
    found = transform.validate(document, "1.91").diagnostics
    assert Diagnostic("AT113", "error", message, hint=hint) in found


def test_a_missing_part_is_an_error():
    assert reason(transform.validate(export(pageList=None), "1.91")).severity == "error"
