"""Database documents as older and newer releases store them, made from the documents of one application.

The shapes and their releases are those that the description of backups states.
"""

from __future__ import annotations

import copy
import datetime
import gzip
import json
import random
from collections.abc import Callable
from typing import Any

import bson
from archives import MAGIC, TERMINATOR, block, end, tar
from bson import Int64, ObjectId

Collections = dict[str, list[dict[str, Any]]]
_RESOURCES = ("newPage", "newAction", "actionCollection")
_ENTITIES = ("application", "datasource", *_RESOURCES)
_DAY = datetime.datetime(2023, 5, 6, 7, 8, 9, 123_000, tzinfo=datetime.UTC)
_POLICIES = [{"permission": "read:pages", "users": ["a@example.test"], "permissionGroups": ["6" * 24]}]


def newest(found: Collections) -> None:
    """Since 1.35: baseId, policyMap beside policies, refs of Git at the document; since 1.63 tenants."""
    for name in _ENTITIES:
        for one in found[name]:
            one |= {"policyMap": {"read:pages": _POLICIES[0]}, "policies": _POLICIES}
    for name in _RESOURCES:
        for one in found[name]:
            one |= {"baseId": str(one["_id"]), "refType": "branch", "refName": "main", "branchName": "main"}
    for one in (page.get("unpublishedPage") for page in found["newPage"]):
        if isinstance(one, dict):
            one["dependencyMap"] = {"a": ["b"]}
    found["organization"] = [{"_id": ObjectId(), "slug": "default", "organizationConfiguration": {}}]


def until_1_34(found: Collections) -> None:
    """Up to 1.34: defaultResources with ids of the default branch, at the document and on each side."""
    for name in _RESOURCES:
        for one in found[name]:
            held = {"applicationId": "d" * 24, "pageId": "e" * 24, "branchName": "master"}
            one["defaultResources"] = held
            for side in one.values():
                if isinstance(side, dict) and "name" in side:
                    side["defaultResources"] = {"pageId": "e" * 24}
    for name in _ENTITIES:
        for one in found[name]:
            one |= {
                "policies": _POLICIES,
                "modifiedBy": "a@example.test",
                "createdAt": _DAY,
                "updatedAt": _DAY,
            }


def while_storages_moved(found: Collections) -> None:
    """From 1.9.24 to 1.9.31: the configuration is in the datasource, in its storage, or in both."""
    storages = {one["datasourceId"]: one for one in found["datasourceStorage"]}
    for number, one in enumerate(found["datasource"]):
        del one["hasDatasourceStorage"]
        storage = storages[str(one["_id"])]
        if number % 3:
            _move(one, storage)
        if number % 3 == 1:
            found["datasourceStorage"].remove(storage)
        if number % 3 == 2 and "datasourceConfiguration" in one:
            storage["datasourceConfiguration"] = one["datasourceConfiguration"]
            one["datasourceConfiguration"] = {"url": "http://old.example.test"}
    until_1_34(found)


def until_1_9_23(found: Collections) -> None:
    """Up to 1.9.23: there are no storages."""
    storages = {one["datasourceId"]: one for one in found.pop("datasourceStorage")}
    for one in found["datasource"]:
        del one["hasDatasourceStorage"]
        one |= {"isConfigured": True, "invalids": []}
        _move(one, storages[str(one["_id"])])
    until_1_34(found)


def until_1_16(found: Collections) -> None:
    """Up to 1.16: `deleted` and policies in layouts too."""
    until_1_9_23(found)
    for one in found["newPage"]:
        for side in ("unpublishedPage", "publishedPage"):
            for layout in (one.get(side) or {}).get("layouts", []):
                layout |= {"deleted": False, "policies": []}
    for name in _ENTITIES:
        for one in found[name]:
            one["deleted"] = False


def until_1_7_2(found: Collections) -> None:
    """Up to 1.7.2: organizations in place of workspaces."""
    until_1_16(found)
    found["organization"] = found.pop("workspace")
    for name in _ENTITIES:
        for one in found[name]:
            one["organizationId"] = one.pop("workspaceId", None) or str(found["organization"][0]["_id"])


def between_1_7_3_and_1_8(found: Collections) -> None:
    """From 1.7.3 both ids, the older of which may be of an organization that is no more."""
    until_1_16(found)
    for name in _ENTITIES:
        for one in found[name]:
            one["organizationId"] = one.get("workspaceId")


AGES: dict[str, Callable[[Collections], None]] = {
    "v1.91": newest,
    "v1.30": until_1_34,
    "v1.9.28": while_storages_moved,
    "v1.9.16": until_1_9_23,
    "v1.8.15": until_1_16,
    "v1.7.5": between_1_7_3_and_1_8,
    "v1.7.2": until_1_7_2,
}


def aged(found: Collections, release: str, chance: random.Random) -> Collections:
    """Return documents as a release stores them, with `_class` and each number in one of its types."""
    found = copy.deepcopy(found)
    AGES[release](found)
    return {
        name: [_numbered({**one, "_class": f"com.appsmith.{name}"}, chance) for one in documents]
        for name, documents in found.items()
    }


def packed(found: Collections, release: str, chance: random.Random) -> bytes:
    """Return the archive that a release makes: order of collections, members, manifest, other databases."""
    names = [*found]
    chance.shuffle(names)
    listed = [("appsmith", name, "collection") for name in names]
    listed += [("admin", "system.version", ""), ("config", "view", "view")]
    chance.shuffle(listed)
    head = {"concurrent_collections": 4, "version": "0.1", "server_version": "5.0.1", "tool_version": "100.5"}
    entries = [
        {"db": db, "collection": name, "metadata": "", "size": 0, "type": kind} for db, name, kind in listed
    ]
    parts = [MAGIC, *map(bson.encode, (head, *entries)), TERMINATOR]
    bodies = [bson.encode({"_id": "x", "application": 1})]
    parts += [block("system.version", bodies, "admin"), end("system.version", bodies, "admin")]
    for name in names:
        bodies = [bson.encode(one) for one in found[name]]
        parts += [block(name, bodies), end(name, bodies)]
    number = tuple(int(part) for part in release.removeprefix("v").split("."))
    manifest = {"appsmithVersion": release} | ({"dbName": "appsmith"} if number >= (1, 19) else {})
    inside = "./" if number >= (1, 51) else "appsmith-backup-2023-05-06T07-08-09.123Z/"
    members = [
        (f"{inside}docker.env", b"APPSMITH_MAIL_ENABLED=false\n"),
        (f"{inside}mongodb-data.gz", gzip.compress(b"".join(parts), 1)),
        (f"{inside}git-storage/1/2/app/mongodb-data.gz", b"not this one"),
    ]
    if number >= (1, 7, 2):
        members.append((f"{inside}manifest.json", json.dumps(manifest).encode()))
    chance.shuffle(members)
    return tar(dict(members))


def _move(datasource: dict[str, Any], storage: dict[str, Any]) -> None:
    if "datasourceConfiguration" in storage:
        datasource["datasourceConfiguration"] = storage.pop("datasourceConfiguration")


def _numbered(value: Any, chance: random.Random) -> Any:
    """Return a value with whole numbers as 32 bits, 64 bits or doubles, as the database has them."""
    if isinstance(value, dict):
        return {key: _numbered(child, chance) for key, child in value.items()}
    if isinstance(value, list):
        return [_numbered(child, chance) for child in value]
    if type(value) is int and abs(value) < 2**31:
        return chance.choice((int, Int64, float))(value)
    return value
