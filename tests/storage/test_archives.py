"""Applications of an archive one by one: their addresses, and how often the archive is read for them."""

from __future__ import annotations

import pytest
from archives import backup, dump, needs_backups, opened, sample, small
from bson import ObjectId
from hypothesis import given
from hypothesis import strategies as st

from transform.errors import InputError
from transform.storage import archives
from transform.storage.archives import Archive, addresses
from transform.storage.backup import backup as backups
from transform.storage.backup.index import Application, Database, Workspace
from transform.storage.backup.selection import choose_application


def several(count):
    documents = small()
    (first,) = documents["application"]
    documents["application"] = [
        {**first, "_id": ObjectId(f"{i:024x}"), "name": f"A{i}"} for i in range(count)
    ]
    return Archive("b", opened(backup(dump(documents))))


def passes(monkeypatch):
    """Count the passes over archives."""
    seen = []
    real = backups.events
    monkeypatch.setattr(backups, "events", lambda *given: seen.append(1) or real(*given))
    return seen


def test_all_applications_take_one_pass_in_their_order(monkeypatch):
    archive = several(5)
    seen = passes(monkeypatch)
    names = archive.addresses()
    found = [archive.application(name.partition("@")[2]).document for name in names]
    assert [one["exportedApplication"]["name"] for one in found] == ["A0", "A1", "A2", "A3", "A4"]
    assert len(seen) == 1


def test_any_order_gives_the_same(monkeypatch):
    archive = several(4)
    names = [name.partition("@")[2] for name in archive.addresses()]
    for wanted in (names[2], names[0], names[2], names[3], names[1]):
        assert (
            archive.application(wanted).document["exportedApplication"]["name"] == wanted.rpartition("/")[2]
        )


def test_only_some_of_them_are_read_without_the_others():
    archive = several(3)
    assert archive.application("A1").application.name == "A1"


@needs_backups
def test_the_addresses_of_the_samples_are_those_that_a_person_reads():
    archive = Archive("b.tar.gz", sample("a1"))
    assert archive.addresses() == [
        "b.tar.gz@Acme/SampleAppForTest",
        "b.tar.gz@Acme/app9143",
        "b.tar.gz@Second space/autocommit@feature/dev",
        "b.tar.gz@Second space/autocommit@master",
    ]


NAMES = st.sampled_from(["A", "B", "A@x", "W/A", "W", "W/A@x", "x", "A/B"])


@given(
    st.lists(
        st.tuples(NAMES, st.sampled_from(["W", "A", ""]), st.sampled_from([None, "x", "A"]), st.booleans())
    )
)
def test_every_address_finds_its_application(rows):
    database = Database("d", {w: Workspace(w, w, False, ()) for w in ("W", "A", "")})
    for i, (name, workspace, branch, deleted) in enumerate(rows):
        id_ = f"{i:024x}"
        database.applications[id_] = Application(
            id_, workspace, name, branch, None, deleted, None, (), (), None
        )
    for id_, address in addresses(database).items():
        assert choose_application(database, address).id == id_


def test_the_list_of_a_large_archive_is_cut():
    with pytest.raises(InputError) as caught:
        raise several(archives._MOST_SHOWN + 5).must_be_named()
    assert "expected one application" in caught.value.message
    assert "b@NAME: Acme/A0, " in caught.value.hint
    assert caught.value.hint.endswith(" and 5 more.")


@needs_backups
@pytest.mark.parametrize("name", ["a1", "a2", "a3"])
def test_samples_come_out_one_by_one_as_all_at_once(name):
    archive = Archive("b", sample(name))
    for address in archive.addresses():
        wanted = address.partition("@")[2]
        (alone,) = sample(name).extract(
            [choose_application(archive.backup.database, wanted)], backups.Options()
        )
        assert archive.application(wanted).document == alone.document
