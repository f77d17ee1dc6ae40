import pytest
from an_export import export, found

import transform

LIBRARY = {
    "name": "uuid",
    "uidString": "uuid_https://example.com/uuid.js",
    "url": "https://example.com/uuid.js",
}


@pytest.mark.parametrize("accessor", [None, [], [""]])
def test_a_library_without_accessor_fails_the_import(accessor):
    document = export(customJSLibList=[{**LIBRARY, "accessor": accessor}])
    assert found(document, "AT701")
    assert not transform.validate(document).accepted


def test_a_library_with_accessor():
    assert not found(export(customJSLibList=[{**LIBRARY, "accessor": ["uuid"]}]), "AT701")
