"""Whether a layout and an export are of one application."""

from __future__ import annotations

from typing import Any

import pytest
from layout_trees import WRITTEN, export, needs_layouts, tree

from transform.storage.layout.another_application import is_another_application
from transform.storage.layout.unpack import unpack


def application(*pages: tuple[str | None, str], **rest: Any) -> dict[str, Any]:
    listed = [{"gitSyncId": sync_id, "unpublishedPage": {"name": name}} for sync_id, name in pages]
    return {"pageList": listed, **rest}


@pytest.mark.parametrize(
    ("old", "new", "is_another"),
    [
        pytest.param(application(("1", "A")), application(("1", "B")), False, id="a page was renamed"),
        pytest.param(application(("1", "A")), application(("2", "A")), True, id="names of pages say nothing"),
        pytest.param(
            application(("1", "A"), actionList=[{"gitSyncId": "9"}]),
            application(("2", "B"), actionList=[{"gitSyncId": "9"}]),
            False,
            id="a query moved to a new page",
        ),
        pytest.param(
            application(("1", "A"), datasourceList=[{"gitSyncId": "9"}]),
            application(("2", "A"), datasourceList=[{"gitSyncId": "9"}]),
            True,
            id="applications of a workspace share datasources",
        ),
        pytest.param(application(("1", "A")), application((None, "A")), False, id="without ids, one name"),
        pytest.param(application(("1", "A")), application((None, "B")), True, id="without ids, other names"),
        pytest.param(application(), application(("1", "A")), False, id="a tree without pages"),
        pytest.param(
            application(("1", "A")), {"pageList": [None, {"unpublishedPage": 1}]}, False, id="malformed"
        ),
    ],
)
def test_what_two_documents_share(old: dict[str, Any], new: dict[str, Any], is_another: bool) -> None:
    assert is_another_application(old, new) is is_another


@needs_layouts
@pytest.mark.parametrize("name", WRITTEN)
def test_an_export_is_of_the_application_whose_tree_the_product_wrote(name: str) -> None:
    assert not unpack(export(name), onto=tree(name), lenient=True).is_another


@needs_layouts
def test_trees_of_other_applications_are_told() -> None:
    names = ("git/exportedApp", "git/gitImport", "git/onPageUnloadBehavior_app")
    for theirs in names:
        assert [unpack(export(name), onto=tree(theirs)).is_another for name in names] == [
            name != theirs for name in names
        ]
