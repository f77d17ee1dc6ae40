"""Commits are read as git has them: author, zone, parents, order."""

from __future__ import annotations

from datetime import timedelta

import pytest
from past_repositories import Repository, git, needs_git

from transform.errors import InputError
from transform.storage.past.commits import ALL, are_revisions, commit_id, history, merge_bases, read_commit
from transform.storage.past.objects import history_of

pytestmark = [pytest.mark.slow, needs_git]


@pytest.fixture
def repository(tmp_path):
    return Repository(tmp_path / "r")


def test_a_commit_with_all_that_it_says(repository):
    first = repository.commit({"a": b"1"})
    git(
        repository.root, "commit", "-q", "--allow-empty", "--date", "2024-05-08T23:30:00 -0730",
        "--author", "Zoë Ann O'Neill <zoe@example.com>", "-m", "System generated commit,\nx\n\nbody",
    )  # fmt: skip
    with history_of(repository.root) as reader:
        found = read_commit(reader, commit_id(reader, "HEAD"))
    assert found is not None
    assert found.parents == (first,)
    assert (found.author, found.date) == ("Zoë Ann O'Neill", "2024-05-08")
    assert found.time.utcoffset() == -timedelta(hours=7, minutes=30)
    assert found.subject == "System generated commit, x"
    assert found.is_of_the_product


def test_children_come_before_parents(repository):
    merge = repository.merge({"a": b"1"}, {"a": b"2"}, {"b": b"1"}, {"a": b"2", "b": b"1"})
    with history_of(repository.root) as reader:
        ids = [one.id for one in history(reader, "HEAD")]
        assert ids[0] == merge
        assert len(ids) == 4
        assert [one.id for one in history(reader, "HEAD~1..HEAD")] == [
            one.id
            for one in history(reader, f"{ids[-1]}..HEAD")
            if one.id != read_commit(reader, merge).parents[0]
        ]
        assert [one.id for one in history(reader, ALL)] == ids


def test_bases(repository):
    start = repository.commit({"a": b"1"})
    one, two = repository.commit({"a": b"2"}, start), repository.commit({"b": b"2"}, start)
    alone = repository.commit({"c": b"1"})
    with history_of(repository.root) as reader:
        assert merge_bases(reader, (one, two)) == (start,)
        assert merge_bases(reader, (one, two, start)) == (start,)
        assert merge_bases(reader, (one, alone)) == ()


@pytest.mark.parametrize("text", ["nope", "--all", "-n1", "", "a\nb", "HEAD:a", "HEAD..nope", "HEAD^{tree}"])
def test_what_is_no_commit_is_refused(text, repository):
    repository.commit({"a": b"1"})
    with history_of(repository.root) as reader:
        assert not are_revisions(reader, text)
        if text != ALL:
            with pytest.raises(InputError):
                list(history(reader, text))


def test_what_names_commits(repository):
    repository.commit({"a": b"1"})
    with history_of(repository.root) as reader:
        assert all(
            are_revisions(reader, text) for text in ("HEAD", "main", "main..", "..main", "main...HEAD")
        )


def test_a_commit_that_is_not_there(repository):
    commit = repository.commit({"a": b"1"})
    with history_of(repository.root) as reader:
        assert read_commit(reader, "0" * len(commit)) is None
        tree = git(repository.root, "rev-parse", "HEAD^{tree}")
        assert read_commit(reader, tree) is None
