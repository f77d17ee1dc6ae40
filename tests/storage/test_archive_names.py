"""Archives are recognised by their content, whatever they are called."""

from __future__ import annotations

import gzip

import bson
import pytest
from archives import backup, dump, encrypted, small, tar

from transform.storage.archive_names import is_archive, split_address

DUMP = dump(small())
FORMS = {
    "backup": backup(DUMP),
    "encrypted": encrypted(backup(DUMP), "p"),
    "bare dump": DUMP,
    "compressed dump": gzip.compress(DUMP),
    "bare tar": tar({"./mongodb-data.gz": b""}, compress=False),
}


@pytest.mark.parametrize("form", FORMS)
def test_each_form_is_recognised_by_content(form, tmp_path):
    (tmp_path / "some.json").write_bytes(FORMS[form])
    assert is_archive(str(tmp_path / "some.json"))


@pytest.mark.parametrize("data", [b"", b"{}", b'{"a": "Salted__"}', b"\x1f\x8b", "\ufeff{}".encode()])
def test_documents_are_none(data, tmp_path):
    (tmp_path / "backup.tar.gz").write_bytes(data)
    assert not is_archive(str(tmp_path / "backup.tar.gz"))


@pytest.mark.parametrize("name", ["missing", "", "a\0b", "x" * 5_000])
def test_names_of_nothing_are_none(name):
    assert not is_archive(name)


@pytest.mark.parametrize(
    "inside",
    ["application.bson", "appsmith/application.bson", "appsmith/application.bson.gz", "mongodb-data.gz"],
)
def test_folders_are_recognised_by_what_is_in_them(inside, tmp_path):
    assert not is_archive(str(tmp_path))
    (tmp_path / inside).parent.mkdir(exist_ok=True)
    (tmp_path / inside).write_bytes(bson.encode({}))
    assert is_archive(str(tmp_path))


def test_the_first_at_after_an_archive_separates(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "me@home.tar.gz").write_bytes(backup(DUMP))
    (tmp_path / "app.json").write_bytes(b"{}")
    assert split_address("me@home.tar.gz@Acme/Orders@feature/x") == (
        "me@home.tar.gz",
        "Acme/Orders@feature/x",
    )
    assert split_address("-@Orders") == ("-", "Orders")
    for none in ("app.json@Orders", "HEAD@{1}", "me@home.tar.gz", "@", "a@b", "missing.tar.gz@Orders"):
        assert split_address(none) is None
