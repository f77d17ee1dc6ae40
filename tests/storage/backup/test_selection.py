"""Which application a name means, and which documents belong to it."""

from __future__ import annotations

import pytest

from transform.errors import InputError
from transform.storage.backup.index import Application, Database, Resource, Workspace
from transform.storage.backup.selection import (
    AmbiguousNameError,
    choose_application,
    lost_pages,
    select,
)

MINUTE = 60_000


def application(id_, name, workspace="w1", **more):
    values = {
        "branch": None, "base": None, "deleted": False, "deleted_at": None, "pages": ("p1",),
        "published_pages": ("p1",), "last_edited": None, **more,
    }  # fmt: skip
    return Application(id_, workspace, name, **values)


def resource(id_, owner="a1", page="p1", **more):
    values = {
        "published_page": page, "deleted": False, "deleted_at": None, "removed": False, "kind": "DB",
        "size": 10, **more,
    }  # fmt: skip
    return Resource(id_, owner, id_, page, **values)


def database(*applications, **more):
    spaces = {"w1": Workspace("w1", "Acme", False, ()), "w2": Workspace("w2", "Old", True, ())}
    return Database("appsmith", spaces, {one.id: one for one in applications}, **more)


APPS = database(
    application("a1", "Orders"),
    application("a2", "Orders/2024"),
    application("a3", "Gone", deleted=True),
    application("a4", "Git", branch="master", base="a4"),
    application("a5", "Git", branch="feature/x", base="a4"),
    application("a6", "Left", "w2"),
    application("a7", "x@y"),
)


@pytest.mark.parametrize(
    ("wanted", "options", "found"),
    [
        ("a1", {}, "a1"),
        ("Orders", {}, "a1"),
        ("Acme/Orders", {}, "a1"),
        ("Orders/2024", {}, "a2"),
        ("Acme/Orders/2024", {}, "a2"),
        ("a3", {}, "a3"),
        ("Gone", {"deleted": True}, "a3"),
        ("Git", {"branch": "feature/x"}, "a5"),
        ("Git@master", {}, "a4"),
        ("Acme/Git@feature/x", {}, "a5"),
        ("a4", {"branch": "feature/x"}, "a5"),
        ("a5", {}, "a5"),
        ("x@y", {}, "a7"),
        ("Left", {"deleted": True}, "a6"),
    ],
)
def test_an_application_is_found(wanted, options, found):
    assert choose_application(APPS, wanted, **options).id == found


@pytest.mark.parametrize(
    ("wanted", "options", "words"),
    [
        ("Gone", {}, "is deleted.*--deleted"),
        ("Left", {}, "is deleted"),
        ("Git", {"branch": "other"}, "no branch 'other'.*feature/x, master"),
        ("Orders", {"branch": "main"}, "no branch.*not in Git"),
        ("Order", {}, "no application 'Order'.*Orders"),
        ("zzz", {}, "backup list"),
    ],
)
def test_what_cannot_be_meant_is_refused_with_a_way_on(wanted, options, words):
    with pytest.raises(InputError, match=words):
        choose_application(APPS, wanted, **options)


def test_a_name_of_several_branches_is_ambiguous_and_lists_them():
    with pytest.raises(AmbiguousNameError, match="a4 Acme/Git@master; a5 Acme/Git@feature/x") as caught:
        choose_application(APPS, "Git")
    assert {one.id for one in caught.value.candidates} == {"a4", "a5"}


def test_queries_belong_by_their_page_also_when_the_editor_deleted_them():
    found = select(
        database(
            application("a1", "A"),
            pages=[resource("p1"), resource("p2", page="p2")],
            queries=[
                resource("q1"),
                resource("q2", removed=True),
                resource("q3", page="p2"),
                resource("q4", deleted=True),
            ],
        ),
        application("a1", "A"),
    )
    assert (found.pages, found.queries) == ({"p1"}, {"q1", "q2"})
    assert found.size == 30


def test_of_a_deleted_application_only_what_went_with_it_belongs():
    at = 100 * MINUTE
    gone = application("a1", "A", deleted=True, deleted_at=at)
    queries = [
        resource("with", deleted=True, deleted_at=at - MINUTE),
        resource("long before", deleted=True, deleted_at=at - 30 * MINUTE),
        resource("old style", deleted=True),
        resource("alive"),
    ]
    found = select(database(gone, pages=[resource("p1", deleted=True, deleted_at=at)], queries=queries), gone)
    assert found.queries == {"with", "old style", "alive"}
    assert found.pages == {"p1"}


def test_the_deployed_state_has_its_own_pages():
    one = application("a1", "A", published_pages=("p1", "p2"))
    queries = [resource("q1", published_page="p2"), resource("q2", published_page=None)]
    data = database(one, pages=[resource("p1"), resource("p2", page="p2")], queries=queries)
    assert select(data, one, published=True).pages == {"p1", "p2"}
    assert select(data, one, published=True).queries == {"q1"}


def test_pages_that_the_menu_lost_are_found():
    one = application("a1", "A")
    pages = [
        resource("p1"),
        resource("archived", page="x", deleted=True),
        resource("editor", page="y", removed=True),
        resource("other", "a2", page="z", deleted=True),
    ]
    assert [(page.id, how) for page, how in lost_pages(database(one, pages=pages), one)] == [
        ("archived", "archived"),
        ("editor", "unpublished-only"),
    ]
