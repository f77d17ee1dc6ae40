from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transform import InputError
from transform.configuring.configuration_schema import (
    Type,
    as_keys,
    as_path,
    flatten,
    known_paths,
    put,
    schema_at,
    type_of,
)
from transform.document.edits import Editor

PATHS = {
    "url": ("url",),
    "endpoints[0].host": ("endpoints", 0, "host"),
    "connection.ssl.keyFile.name": ("connection", "ssl", "keyFile", "name"),
    "properties[12].value": ("properties", 12, "value"),
}


@pytest.mark.parametrize(("path", "keys"), PATHS.items())
def test_a_path_names_keys(path, keys):
    assert as_keys(path) == keys
    assert as_path(keys) == path


@pytest.mark.parametrize(
    "path", ["", ".", "a.", ".a", "a..b", "[0]", "a[", "a[x]", "a[-1]", "a]b", "a[9999999999]"]
)
def test_what_is_no_path_has_no_keys(path):
    assert as_keys(path) is None


@given(st.text(max_size=20))
def test_no_text_is_a_surprise(text):
    keys = as_keys(text)
    assert keys is None or as_keys(as_path(keys)) == keys


@pytest.mark.parametrize(
    ("path", "wanted"),
    [
        ("endpoints[3].port", Type.NUMBER),
        ("sshProxyEnabled", Type.SWITCH),
        ("headers[0].value", Type.ANY),
        ("headers", Type.LIST),
        ("connection", Type.OBJECT),
        ("authentication.bearerToken", Type.TEXT),
    ],
)
def test_a_setting_has_the_type_of_the_product(path, wanted):
    assert type_of(schema_at(as_keys(path))) is wanted


@pytest.mark.parametrize("path", ["host", "endpoints.host", "url[0]", "url.host", "authentication.secret"])
def test_the_product_knows_no_other_settings(path):
    assert schema_at(as_keys(path)) is None
    assert path not in known_paths()


def test_a_configuration_is_taken_apart_as_far_as_the_product_knows_it():
    configuration = {
        "endpoints": [None, {"host": "h"}],
        "headers": [],
        "connection": {},
        "properties": [{"key": "k", "value": {"a": [1]}}],
        "unknown": {"b": 2},
    }
    assert {as_path(keys): value for keys, value in flatten(configuration).items()} == {
        "endpoints[1].host": "h",
        "headers": [],
        "connection": {},
        "properties[0].key": "k",
        "properties[0].value": {"a": [1]},
        "unknown": {"b": 2},
    }


def test_putting_makes_what_leads_there_and_leaves_the_document_alone():
    document = {"endpoints": [{"host": "a"}], "url": "u"}
    editor = Editor(document)
    assert put(editor, ("endpoints", 2, "host"), "c")
    assert put(editor, ("connection", "ssl", "authType"), "DEFAULT")
    assert editor.document == {
        "endpoints": [{"host": "a"}, None, {"host": "c"}],
        "url": "u",
        "connection": {"ssl": {"authType": "DEFAULT"}},
    }
    assert document == {"endpoints": [{"host": "a"}], "url": "u"}


def test_a_value_that_is_there_already_is_no_change_and_a_number_keeps_its_form():
    document = {"endpoints": [{"port": 5432.0}]}
    editor = Editor(document)
    assert not put(editor, ("endpoints", 0, "port"), 5432)
    assert editor.document is document


def test_a_null_that_is_asked_for_is_written_even_where_nothing_is():
    editor = Editor({})
    assert put(editor, ("url",), None)
    assert editor.document == {"url": None}


@pytest.mark.parametrize("configuration", [{"endpoints": {}}, {"endpoints": "x"}, {"endpoints": [5]}])
def test_something_else_in_the_way_is_an_error(configuration):
    with pytest.raises(InputError, match="something other than"):
        put(Editor(configuration), ("endpoints", 0, "host"), "h")
