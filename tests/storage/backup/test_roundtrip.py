"""The mapping as a law: an export turned into database documents comes back out of a backup."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from archives import dump, exports, opened
from comparison import differences
from corpus import CORPUS, load, needs_corpus
from documents import documents_of
from hypothesis import given, settings
from hypothesis import strategies as st

import transform
from transform.application.kinds import Kind, kind_of

pytestmark = pytest.mark.slow  # every export of the corpus

EXPORTS = sorted(path.name for path in (CORPUS / "exports").glob("*.json")) if CORPUS.is_dir() else []

#: Not stored, or nulled on the way out: the list in facts/backup_mapping.md.
_APPLICATION = frozenset(
    (
        "id", "workspaceId", "organizationId", "createdBy", "modifiedBy", "createdAt", "updatedAt", "lastDeployedAt",
        "lastEditedAt", "gitApplicationMetadata", "editModeThemeId", "publishedModeThemeId", "clientSchemaVersion",
        "serverSchemaVersion", "exportWithConfiguration", "forkWithConfiguration", "forkingEnabled", "isManualUpdate",
        "publishedCustomJSLibs", "defaultPermissionGroup",
    )
)  # fmt: skip
_TOP = frozenset(
    (
        "artifactJsonType", "clientSchemaVersion", "serverSchemaVersion", "exportedApplication", "datasourceList",
        "customJSLibList", "pageList", "actionList", "actionCollectionList", "editModeTheme", "publishedTheme",
    )
)  # fmt: skip


@needs_corpus
@pytest.mark.parametrize("name", EXPORTS)
def test_an_export_of_the_corpus_comes_back(name):
    export = load(f"exports/{name}")
    if kind_of(export) is Kind.EXPORT and export.get("exportedApplication"):
        export = transform.as_product(
            transform.upgrade(export).document
        )  # so that names are ids, as in every newer export
    if not usable(export):
        pytest.skip("no whole export with all its lists")
    (document,) = exports(opened(dump(documents_of(export), interleave=2)))
    assert differences(expected_of(export), document) == []


def usable(export: Any) -> bool:
    lists = ("pageList", "actionList", "datasourceList")
    if not isinstance(export, dict) or not all(isinstance(export.get(key), list) for key in lists):
        return False
    if not isinstance(export.get("exportedApplication"), dict) or not export["pageList"]:
        return False
    return all(
        entry.get("id") == f"{part.get('pageId')}_{part.get('fullyQualifiedName') or part.get('name')}"
        for entry, part in [
            *((one, one.get("unpublishedAction") or {}) for one in export["actionList"]),
            *(
                (one, one.get("unpublishedCollection") or {})
                for one in export.get("actionCollectionList") or []
            ),
        ]
    )


def expected_of(export: dict[str, Any]) -> dict[str, Any]:
    """Return what the product writes for the documents of an export: without what it never writes."""
    export = {key: value for key, value in copy.deepcopy(export).items() if key in _TOP}
    export.setdefault("artifactJsonType", "APPLICATION")
    export.setdefault("customJSLibList", [])
    export.setdefault("actionCollectionList", [])
    app = export["exportedApplication"]
    for key in _APPLICATION & app.keys():
        del app[key]
    libraries = {one["uidString"] for one in app.get("unpublishedCustomJSLibs") or []}
    export["customJSLibList"] = [one for one in export["customJSLibList"] if one["uidString"] in libraries]
    deployed = {(one.get("publishedPage") or {}).get("name") for one in export["pageList"]}
    for entry in app.get("publishedPages") or []:
        if entry.get("id") not in deployed:
            entry.pop("id", None)
    for entry in (*export["pageList"], *export["actionList"], *export["actionCollectionList"]):
        for key in ("userPermissions", "policies", "applicationId"):
            entry.pop(key, None)
    for entry in export["pageList"]:
        for side in ("unpublishedPage", "publishedPage"):
            _page(entry.get(side))
    used = set()
    for entry in export["actionList"]:
        for side in ("unpublishedAction", "publishedAction"):
            used.add(_action(entry.get(side)))
    export["datasourceList"] = [_datasource(one) for one in export["datasourceList"] if one["name"] in used]
    return export


def _page(side: Any) -> None:
    for layout in (side or {}).get("layouts", []):
        layout["id"] = side["name"]
        for key in ("widgetNames", "allOnPageLoadActionNames", "actionsUsedInDynamicBindings"):
            layout.pop(key, None)
        for group in layout.get("layoutOnLoadActions") or []:
            group.sort(key=lambda one: one["name"])


def _action(side: Any) -> Any:
    if not isinstance(side, dict):
        return None
    for key in (
        "cacheResponse",
        "updatedAt",
        "errorReports",
        "source",
        "documentation",
        "pluginId",
        "workspaceId",
    ):
        side.pop(key, None)
    inside = side.get("datasource") or {}
    for key in ("datasourceStorages", "workspaceId", "userPermissions", "policies"):
        inside.pop(key, None)
    return inside.get("id")


def _datasource(entry: dict[str, Any]) -> dict[str, Any]:
    kept = {
        key: entry[key]
        for key in (
            "name",
            "pluginId",
            "gitSyncId",
            "templateName",
            "isTemplate",
            "isMock",
            "isAutoGenerated",
        )
        if key in entry
    }
    configuration = entry.get("datasourceConfiguration")
    if configuration is not None:
        gone = ("authentication", "sshProxy", "sshProxyEnabled", "properties")
        kept["datasourceConfiguration"] = {k: v for k, v in configuration.items() if k not in gone}
    return kept


KEYS = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=6)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**63), 2**63 - 1) | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(codec="utf-8"), max_size=8),
    lambda child: st.lists(child, max_size=3) | st.dictionaries(KEYS, child, max_size=3),
    max_leaves=12,
)  # fmt: skip


@settings(max_examples=60)
@given(
    dsl=st.dictionaries(KEYS | st.sampled_from(["_id", "_class", "$x", "a.b"]), VALUES, max_size=5),
    form=VALUES,
)
def test_what_users_own_comes_back_as_it_was(dsl, form):
    """Keys with dots, `_id`, `_class`, nulls and numbers inside a DSL or a form are data, not structure."""
    side = {"name": "P", "layouts": [{"dsl": dsl}]}
    action = {"name": "q", "pageId": "P", "actionConfiguration": {"formData": {"value": form}}}
    export = {
        "exportedApplication": {"name": "A", "pages": [{"id": "P", "isDefault": True}]},
        "pageList": [{"unpublishedPage": side}],
        "actionList": [{"id": "P_q", "unpublishedAction": action}],
        "datasourceList": [],
    }
    (document,) = exports(opened(dump(documents_of(export))))
    assert document["pageList"][0]["unpublishedPage"]["layouts"][0]["dsl"] == dsl
    assert document["actionList"][0]["unpublishedAction"]["actionConfiguration"]["formData"] == {
        "value": form
    }
