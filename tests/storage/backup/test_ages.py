"""Archives of releases of all ages give back the exports that their documents were made from."""

from __future__ import annotations

import random

import pytest
from ages import AGES, aged, packed
from archives import exports, opened
from comparison import differences
from corpus import CORPUS, load, needs_corpus
from documents import documents_of
from test_roundtrip import EXPORTS, expected_of, usable

import transform
from transform.application.kinds import Kind, kind_of
from transform.product.releases import find


def applications():
    """Yield the exports of the corpus that documents can be made of, a part of them."""
    for name in EXPORTS[::4]:
        export = load(f"exports/{name}")
        if kind_of(export) is Kind.EXPORT and export.get("exportedApplication"):
            export = transform.as_product(transform.upgrade(export).document)
            if usable(export):
                yield name, export


APPLICATIONS = dict(applications()) if CORPUS.is_dir() else {}


@needs_corpus
@pytest.mark.slow
@pytest.mark.parametrize("release", AGES)
@pytest.mark.parametrize("name", APPLICATIONS)
def test_an_export_comes_back_out_of_a_backup_of_any_age(name, release):
    export, chance = APPLICATIONS[name], random.Random(f"{name} {release}")
    (document,) = exports(opened(packed(aged(documents_of(export), release, chance), release, chance)))
    expected = expected_of(export)
    versions = find(release).versions
    expected |= {"clientSchemaVersion": versions.client, "serverSchemaVersion": versions.server}
    assert differences(expected, document) == []


@needs_corpus
def test_documents_that_were_deleted_keep_their_old_shape_in_a_new_backup():
    """Migrations skip deleted documents, so one archive holds shapes of all ages."""
    export = next(iter(APPLICATIONS.values()))
    chance = random.Random(1)
    old = aged(documents_of(export), "v1.7.2", chance)
    old["workspace"] = old.pop("organization")  # the workspace lives on
    for name in ("newPage", "newAction", "actionCollection"):
        for one in old[name]:
            one |= {"deleted": True}
    (application,) = old["application"]
    application |= {"deleted": True}
    found = opened(packed(old, "v1.91", chance))
    (one,) = found.database.applications.values()
    assert one.deleted
    (document,) = exports(found)
    expected = expected_of(export)
    versions = find("v1.91").versions
    expected |= {"clientSchemaVersion": versions.client, "serverSchemaVersion": versions.server}
    assert differences(expected, document) == []
