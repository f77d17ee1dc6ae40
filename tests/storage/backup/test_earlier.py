"""The earlier states of an application that one backup holds."""

from __future__ import annotations

import datetime
import json

import pytest
from archives import backup, dump, needs_backups, opened, sample, samples, small
from bson import Binary, ObjectId

from transform.storage.backup.earlier import earlier_states

KEPT = {"exportedApplication": {"name": "Orders as it was"}, "pageList": []}
TEXT = json.dumps(KEPT).encode()


def day(number):
    return datetime.datetime(2025, 1, number, tzinfo=datetime.UTC)


def documents(*, deployed=None, snapshot=None, text=TEXT):
    """An application with a page that was archived, deployed and kept on certain days."""
    made = small()
    (application,), (page,) = made["application"], made["newPage"]
    application["lastEditedAt"] = day(20)
    if deployed:
        application["lastDeployedAt"] = day(deployed)
    side = {**page["unpublishedPage"], "name": "Gone"}
    made["newPage"].append(
        {
            "_id": ObjectId("f" * 24),
            "applicationId": str(application["_id"]),
            "unpublishedPage": side,
            "deletedAt": day(19),
        }
    )
    if snapshot:
        made["applicationSnapshot"] = [
            {
                "_id": ObjectId(),
                "applicationId": str(application["_id"]),
                "chunkOrder": number,
                "data": Binary(piece),
                "createdAt": day(snapshot),
            }
            for number, piece in ((2, text[9:]), (1, text[:9]))
        ]
    return made


def states(made):
    found = opened(backup(dump(made)))
    (application,) = found.database.applications.values()
    return [*earlier_states(found, application)]


@pytest.mark.parametrize(
    ("days", "order"),
    [
        ({"deployed": 9, "snapshot": 8}, ["edited", "deleted", "deployed", "snapshot"]),
        ({"deployed": 8, "snapshot": 9}, ["edited", "deleted", "snapshot", "deployed"]),
        ({"snapshot": 9}, ["edited", "deleted", "snapshot", "deployed"]),
        ({}, ["edited", "deleted", "deployed"]),
    ],
)
def test_the_newest_comes_first(days, order):
    assert [one.kind for one in states(documents(**days))] == order


def test_each_state_says_its_time_and_what_it_holds():
    edited, deleted, deployed, snapshot = states(documents(deployed=9, snapshot=8))
    assert [one.time for one in (edited, deployed, snapshot)] == [
        "2025-01-20T00:00:00Z", "2025-01-09T00:00:00Z", "2025-01-08T00:00:00Z",
    ]  # fmt: skip
    pages = [
        [page["unpublishedPage"]["name"] for page in one.document["pageList"]] for one in (edited, deleted)
    ]
    assert pages == [["Home"], ["Home", "Gone"]]
    assert snapshot.document == KEPT


def test_what_cannot_be_read_is_left_out():
    kinds = [one.kind for one in states(documents(deployed=9, snapshot=8, text=b'{"cut off'))]
    assert kinds == ["edited", "deleted", "deployed"]


def test_nothing_is_read_before_it_is_asked_for(monkeypatch):
    found = opened(backup(dump(documents(snapshot=8))))
    (application,) = found.database.applications.values()
    monkeypatch.setattr(type(found), "snapshot", lambda *_: pytest.fail("read"))
    assert next(earlier_states(found, application)).kind == "edited"


@needs_backups
def test_the_deleted_pages_of_the_sample_are_in_one_of_the_states():
    truth = dict(samples())["a1"]
    found = sample("a1")
    for gone in truth["deleted_pages"]:
        application = found.database.applications[gone["application"]]
        names = {
            page["unpublishedPage"]["name"]
            for state in earlier_states(found, application)
            for page in state.document["pageList"]
        }
        assert gone["page"] in names
