"""URLs of queries that the product leaves out of layouts of schema 9."""

from __future__ import annotations

from typing import Any

import pytest
from layout_trees import needs_layouts, tree

import transform
from transform.storage.forgotten_urls import with_urls_of
from transform.storage.inputs import of_one_era, of_one_version
from transform.storage.layout.pack import pack

URL = "https://api.test"


def document(schema: int, url: str | None, name: str = "q") -> dict[str, Any]:
    """Return an application with one query, whose datasource is its own."""
    source: dict[str, Any] = {"name": "DEFAULT_REST_DATASOURCE", "pluginId": "restapi-plugin"}
    if url is not None:
        source["datasourceConfiguration"] = {"url": url}
    side = {"name": "q", "pageId": "Page1", "datasource": source}
    return {"serverSchemaVersion": schema, "actionList": [{"gitSyncId": name, "unpublishedAction": side}]}


@pytest.mark.parametrize(
    ("other", "one", "url"),
    [
        pytest.param(document(7, URL), document(9, None), URL, id="it comes from before"),
        pytest.param(document(11, URL), document(9, None), URL, id="it comes from after"),
        pytest.param(document(9, URL), document(9, None), None, id="one schema: somebody removed it"),
        pytest.param(document(7, URL), document(11, None), None, id="a schema that has URLs"),
        pytest.param(
            document(7, URL), document(9, "https://other.test"), "https://other.test", id="it has its own"
        ),
        pytest.param(document(7, URL, "another"), document(9, None), None, id="another query"),
    ],
)
def test_a_url_is_given_back_only_where_the_product_forgot_it(
    other: dict[str, Any], one: dict[str, Any], url: str | None
) -> None:
    source = with_urls_of(other, one)["actionList"][0]["unpublishedAction"]["datasource"]
    assert source.get("datasourceConfiguration", {}).get("url") == url


@needs_layouts
@pytest.mark.parametrize(("before", "after"), [("planner-E", "planner-F-1"), ("planner-F-1", "planner-F-2")])
def test_urls_that_come_and_go_with_the_era_are_no_changes(before: str, after: str) -> None:
    documents = [pack(tree(f"git-real/{name}")).document for name in (before, after)]
    for one, other in (of_one_era(*documents), of_one_version(documents)):
        changes = transform.diff(one, other).changes
        assert not [change.path for change in changes if change.path.endswith("/url")]
