"""Which values the product's reader takes at a place, and where it says that it does not."""

from __future__ import annotations

import copy
import random
from typing import Any

import orjson
import pytest
from an_export import export, js_object, page, query, widget
from corpus import CORPUS, load, needs_corpus
from hostile import FIXTURE, mutated

import transform
from transform.document.pointers import split
from transform.upgrading.as_product import as_product
from transform.validating.reader import first_refusal

SIDE = "/actionList/0/unpublishedAction"
CONFIGURATION = f"{SIDE}/actionConfiguration"
LAYOUT = "/pageList/0/unpublishedPage/layouts/0"
STORAGE = "/datasourceList/0"


def with_value(pointer: str, value: Any) -> Any:
    document = export(widget("Text1"), actionList=[query("Q")], actionCollectionList=[js_object("J", "")])
    owner = document
    *path, last = split(pointer)
    for key in path:
        owner = owner[int(key)] if isinstance(owner, list) else owner.setdefault(key, {})
    owner[int(last) if isinstance(owner, list) else last] = value
    return document


TAKEN = [
    # texts: numbers and booleans count by how they are written
    ("/exportedApplication/name", 5),
    ("/exportedApplication/name", True),
    (f"{SIDE}/name", None),
    # booleans: any text, of which only "true" means true
    ("/exportedApplication/isPublic", "yes"),
    ("/exportedApplication/isPublic", None),
    # whole numbers: fractions are cut, digits in quotes are read
    ("/serverSchemaVersion", 11.5),
    ("/serverSchemaVersion", "11"),
    ("/serverSchemaVersion", "+11"),
    ("/serverSchemaVersion", None),
    (f"{CONFIGURATION}/timeoutInMillisecond", 10000.9),
    (f"{CONFIGURATION}/timeoutInMillisecond", 1e300),
    # an unknown constant is read as nothing, a number too
    ("/actionList/0/pluginType", "NOPE"),
    ("/actionList/0/pluginType", 5),
    (f"{CONFIGURATION}/httpMethod", "BREW"),
    (f"{SIDE}/runBehaviour", "SOMETIMES"),
    ("/artifactJsonType", "WORKFLOW"),
    # times
    (f"{SIDE}/deletedAt", ""),
    (f"{SIDE}/deletedAt", 1641498664),
    (f"{SIDE}/deletedAt", "1641498664.5"),
    (f"{SIDE}/deletedAt", {"epochSecond": 1641498664, "nano": 790000000}),
    (f"{SIDE}/deletedAt", {"epochSecond": "1641498664"}),
    (f"{SIDE}/deletedAt", "2022-01-06T19:51:04Z"),
    (f"{SIDE}/deletedAt", "2022-01-06t19:51:04.79z"),
    (f"{SIDE}/deletedAt", "2022-01-06T19:51:04+05:30"),
    (f"{SIDE}/deletedAt", "2024-02-29T24:00:00Z"),
    (f"{SIDE}/deletedAt", "2016-12-31T23:59:60Z"),
    (f"{SIDE}/deletedAt", ["2022-01-06T19:51:04Z"]),
    # objects with any keys: an empty list, and a list of pairs
    (f"{LAYOUT}/dsl", []),
    (f"{LAYOUT}/dsl", [["widgetId", "0"]]),
    (f"{LAYOUT}/dsl", None),
    ("/decryptedFields", []),
    ("/decryptedFields", {"DS": None}),
    # lists keep a null
    ("/pageList", [None]),
    (f"{LAYOUT}/layoutOnLoadActions", [None, []]),
    (f"{SIDE}/jsonPathKeys", ["a", 1, True, None]),
    # what nobody knows is passed over, whatever it is
    ("/unheardOf", [{"x": [1]}]),
    (f"{SIDE}/unheardOf", "x"),
    # data without types
    (f"{CONFIGURATION}/formData", {"x": [1, "2", None]}),
    ("/editModeTheme/config", [1]),
    ("/editModeTheme/properties", "x"),
]

REFUSED = [
    ("/serverSchemaVersion", "abc"),
    ("/serverSchemaVersion", "11.5"),
    ("/serverSchemaVersion", ""),
    ("/serverSchemaVersion", " 11"),
    ("/serverSchemaVersion", "2147483648"),
    ("/serverSchemaVersion", True),
    ("/clientSchemaVersion", []),
    ("/artifactJsonType", None),
    ("/artifactJsonType", "application"),
    ("/artifactJsonType", 1),
    ("/exportedApplication", []),
    ("/exportedApplication", "x"),
    ("/exportedApplication/name", {}),
    ("/exportedApplication/isPublic", 1),
    ("/exportedApplication/pages", {}),
    ("/exportedApplication/pages/0/isDefault", []),
    ("/pageList", {}),
    ("/pageList", "x"),
    ("/pageList/0", "x"),
    ("/pageList/0/unpublishedPage", []),
    ("/pageList/0/unpublishedPage/layouts", {}),
    (f"{LAYOUT}/dsl", "x"),
    (f"{LAYOUT}/dsl", 1),
    (f"{LAYOUT}/dsl", [1]),
    (f"{LAYOUT}/dsl", [["a"]]),
    (f"{LAYOUT}/layoutOnLoadActions", [{}]),
    ("/actionList", {}),
    ("/actionList", 5),
    ("/actionList/0/pluginType", True),
    ("/actionList/0/pluginType", {}),
    (f"{SIDE}/name", []),
    (f"{CONFIGURATION}/timeoutInMillisecond", "soon"),
    (f"{CONFIGURATION}/timeoutInMillisecond", False),
    (f"{CONFIGURATION}/headers", {}),
    (f"{CONFIGURATION}/formData", "x"),
    (f"{SIDE}/dynamicBindingPathList", "x"),
    (f"{SIDE}/dynamicBindingPathList", ["x"]),
    (f"{SIDE}/deletedAt", "yesterday"),
    (f"{SIDE}/deletedAt", True),
    (f"{SIDE}/deletedAt", {}),
    (f"{SIDE}/deletedAt", {"epochSecond": None}),
    (f"{SIDE}/deletedAt", []),
    (f"{SIDE}/deletedAt", "2022-01-06"),
    (f"{SIDE}/deletedAt", "2022-01-06T19:51Z"),
    (f"{SIDE}/deletedAt", "2022-01-06T19:51:04"),
    (f"{SIDE}/deletedAt", "2022-02-30T19:51:04Z"),
    (f"{SIDE}/deletedAt", "2022-01-06T25:51:04Z"),
    (f"{SIDE}/deletedAt", "12022-01-06T19:51:04Z"),
    (f"{SIDE}/deletedAt", 1e300),
    (f"{SIDE}/deletedAt", "Infinity"),
    ("/datasourceList", "x"),
    (f"{STORAGE}/datasourceConfiguration", []),
    (f"{STORAGE}/datasourceConfiguration/endpoints", {}),
    (f"{STORAGE}/datasourceConfiguration/authentication", "x"),
    ("/actionCollectionList", "x"),
    ("/actionCollectionList/0/unpublishedCollection/variables", {}),
    ("/customJSLibList", {}),
    ("/customJSLibList", ["x"]),
    ("/editModeTheme", "x"),
    ("/publishedTheme", []),
    ("/decryptedFields", "x"),
    ("/decryptedFields", {"DS": "x"}),
    ("/decryptedFields", [1]),
]


def _id(case: Any) -> str:
    return str(case)[:40]


@pytest.mark.parametrize(("pointer", "value"), TAKEN, ids=_id)
def test_what_the_reader_takes(pointer: str, value: Any):
    assert first_refusal(with_value(pointer, value)) is None


@pytest.mark.parametrize(("pointer", "value"), REFUSED, ids=_id)
def test_what_the_reader_refuses_is_named_by_its_place(pointer: str, value: Any):
    refusal = first_refusal(with_value(pointer, value))
    assert refusal is not None
    assert refusal.pointer.startswith(pointer)
    assert refusal.expected and refusal.found


@pytest.mark.parametrize("document", [[], "x", 5, True, [{}]])
def test_only_an_object_is_a_document(document: Any):
    assert first_refusal(document) is not None


def test_the_first_of_several_is_named():
    document = with_value("/exportedApplication/name", {})
    document["pageList"] = "x"
    refusal = first_refusal(document)
    assert refusal is not None and refusal.pointer == "/exportedApplication/name"


def test_the_document_stays_as_it_was():
    document = export(widget("Text1"), pages=[page("A"), page("B")])
    before = copy.deepcopy(document)
    first_refusal(document)
    assert document == before


@pytest.mark.parametrize("seed", range(300))
def test_the_reader_refuses_what_cannot_be_written_as_the_product_does(seed: int):
    """Two ways of reading, one to judge and one to rewrite a document, take and refuse the same."""
    document = mutated(orjson.loads(FIXTURE.read_bytes()), random.Random(seed))
    try:
        as_product(document)
    except transform.InputError as error:
        # A number beyond a double is taken, but cannot be written again.
        assert first_refusal(document) is not None or "can hold" in error.message
    else:
        assert first_refusal(document) is None


@needs_corpus
@pytest.mark.parametrize("name", sorted(path.name for path in (CORPUS / "server/exports").glob("*.gz")))
def test_the_reader_takes_what_the_product_took(name: str):
    case = load(f"server/exports/{name}")
    if not case.get("input_error"):
        assert first_refusal(case["before"]) is None
