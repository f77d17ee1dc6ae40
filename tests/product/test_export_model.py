"""Defaults of the product's reader, and what equals a missing field."""

from __future__ import annotations

import pytest

from transform.product.export_model import class_of_field, default_when_absent, is_default


@pytest.mark.parametrize(
    ("class_name", "field", "inner"),
    [
        ("ApplicationJson", "pageList", "NewPage"),
        ("PageDTO", "layouts", "Layout"),
        ("Application", "unpublishedCustomJSLibs", "CustomJSLibContextDTO"),
        ("NewAction", "unpublishedAction", "ActionDTO"),
        ("Layout", "dsl", None),
        ("ApplicationJson", "decryptedFields", None),
        ("ActionDTO", "name", None),
        ("ActionDTO", "unknown", None),
        ("Unknown", "name", None),
        (None, "name", None),
    ],
)
def test_the_class_of_the_objects_that_a_field_holds(class_name, field, inner):
    assert class_of_field(class_name, field) == inner


def test_defaults_of_the_reader_and_of_a_new_application():
    assert default_when_absent("ActionConfiguration", "paginationType") == "NONE"
    assert default_when_absent("Application", "collapseInvisibleWidgets") is True
    assert default_when_absent("ActionDTO", "executeOnLoad") is None
    assert default_when_absent(None, "name") is None


@pytest.mark.parametrize(
    ("class_name", "field", "value", "expected"),
    [
        ("Application", "isPublic", False, True),
        ("Application", "isPublic", 0, False),
        ("Application", "isPublic", True, False),
        ("Application", "unreadCommentThreads", 0.0, True),
        ("Application", "slug", "", False),
        ("Application", "slug", None, True),
        ("Application", "unpublishedApplicationDetail", {"navigationSetting": {}}, True),
        ("Application", "unpublishedApplicationDetail", {"themeSetting": {"density": 1}}, True),
        ("Application", "unpublishedApplicationDetail", {"themeSetting": {"density": 2}}, False),
        ("Application", "unpublishedApplicationDetail", {"unknown": 1}, False),
        ("Layout", "dsl", {}, False),
    ],
)
def test_what_equals_a_missing_field(class_name, field, value, expected):
    assert is_default(class_name, field, value) is expected
