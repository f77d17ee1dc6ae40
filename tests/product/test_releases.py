"""Releases, and which of them fit a document."""

from __future__ import annotations

import csv
from itertools import pairwise
from pathlib import Path

import pytest
from corpus import SHARED, needs_corpus

from transform.errors import ReleaseError
from transform.product.releases import (
    INCOMPATIBLE,
    Versions,
    find,
    fit,
    makers,
    newest_with,
    oldest_accepting,
    position,
    releases,
)


def test_releases_stand_in_order_of_their_dates():
    dates = [release.date for release in releases() if release.date]
    assert dates == sorted(dates)
    assert len({release.name for release in releases()}) == len(releases())


@pytest.mark.parametrize("name", ["1.9.16", "v1.9.16", " V1.9.16 ", "tags/v1.9.16", "v.1.9.16"])
def test_a_release_is_found_with_or_without_its_letter(name):
    assert find(name).versions == Versions(78, 6, 1)


@pytest.mark.parametrize(
    ("name", "found"), [("2.5", "2.5.0"), ("v2.5.0", "2.5.0"), ("2.3.0", "2.3"), ("1.8", "1.8.0")]
)
def test_a_zero_at_the_end_does_not_matter(name, found):
    assert find(name).name == found


def test_releases_after_the_public_source_say_that_they_rest_on_release_notes():
    by_notes = [release for release in releases() if release.by_release_notes]
    assert [by_notes[0].name, by_notes[-1].name] == ["1.96", "2.5.1"]
    assert all("release notes" in release.note for release in by_notes)
    assert all(release.to_dict()["by_release_notes"] for release in by_notes)


def test_server_schema_13_is_refused_by_releases_before_the_one_that_brought_it():
    versions = Versions(94, 13, 2)
    assert [fit(find(name), versions).mark for name in ("1.91", "2.4", "2.4.3")] == ["refuses"] * 3
    assert [fit(find(name), versions).mark for name in ("2.5.0", "2.5.1")] == ["accepts"] * 2
    assert fit(find("2.5.0"), Versions(94, 12, 2)).mark == "accepts"


@pytest.mark.parametrize("name", ["latest", "LATEST"])
def test_latest_is_the_newest(name):
    assert find(name) is releases()[-1]


@needs_corpus
def test_every_row_of_the_table_of_facts_is_known():
    with (SHARED / "facts" / "releases.csv").open() as file:
        rows = list(csv.DictReader(file))
    read = [release.name for release in releases() if not release.by_release_notes]
    assert [row["release"].removeprefix("v") for row in rows] == read
    for row in rows:
        release = find(row["tag"])
        wanted = [
            row[key] for key in ("dsl_version", "server_schema", "client_schema", "file_format_version")
        ]
        found = [*release.versions.to_dict().values(), release.file_format]
        assert (release.date, [number or None for number in found]) == (
            row["date"],
            [int(number) if number else None for number in wanted],
        )


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("1.9.99", "1.9.60"),
        ("1.93", "1.91"),
        ("1.97", "1.98"),
        ("3.0", "2.5.1"),
        ("nightly", "newest"),
        ("1." + "9" * 5000, "newest"),
        ("", "newest"),
    ],
)
def test_an_unknown_release_names_the_nearest(name, near):
    with pytest.raises(ReleaseError, match=r"nearest|newest") as caught:
        find(name)
    assert near in caught.value.hint


@pytest.mark.parametrize(
    ("versions", "first", "last"),
    [
        (Versions(50, 1, 1), "1.6.8", "1.6.14"),
        (Versions(94, 12, 2), "1.76", "2.4.3"),
        (Versions(94, 13, 2), "2.5.0", "2.5.1"),
        (Versions(89, 8, 1), "1.12", "1.34"),
        (Versions(None, 6, 1), "1.7.7", "1.9.42"),
        (Versions(78), "1.9.16", "1.9.18"),
    ],
)
def test_the_makers_of_a_document(versions, first, last):
    found = makers(versions)
    assert (found[0].name, found[1].name) == (first, last)


def test_versions_that_no_release_combines_have_no_maker():
    assert makers(Versions(94, 1, 1)) is None
    assert makers(Versions(3)) is None


def test_the_oldest_release_that_opens_a_document():
    assert oldest_accepting(Versions(78, 6, 1)).name == "1.9.16"
    assert oldest_accepting(Versions(95, 12, 2)) is None


@pytest.mark.parametrize(
    ("versions", "mark", "reason"),
    [
        (Versions(78, 6, 1), "accepts", ""),
        (Versions(), "accepts", ""),
        (Versions(94, 6, 1), "wrong pages", "pages of version 94 misbehave"),
        (Versions(78, 7, 1), "refuses", "server schema 7 is newer than its 6"),
        (Versions(78, 6, 2), "refuses", "client schema 2 is newer than its 1"),
    ],
)
def test_what_a_release_does_with_a_document(versions, mark, reason):
    found = fit(find("1.9.16"), versions)
    assert found.mark == mark
    assert reason in found.reason
    assert found.message == (INCOMPATIBLE if mark == "refuses" else "")


def test_server_schema_8_needs_a_feature_flag_where_7_is_stated():
    assert "feature flag" in fit(find("1.34"), Versions(89, 8, 1)).reason
    assert "feature flag" not in fit(find("1.9.16"), Versions(89, 8, 1)).reason
    assert fit(find("1.35"), Versions(89, 8, 1)).shows


def test_special_cases_are_noted():
    assert "58 straight to 60" in find("1.7.14").note
    assert "58 straight to 60" in find("1.8.0").note
    assert "feature flag" in find("1.35").note


def test_the_documented_matrix_is_the_one_of_the_package():
    text = (Path(__file__).parents[2] / "docs" / "upgrading.md").read_text()
    table = text.split("| release | date | page | server | client | file format |\n")[1].splitlines()[1:]
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in table[: table.index("")]]
    every = releases()
    turning = [every[0], *(b for a, b in pairwise(every) if turns(a, b)), every[-1]]
    assert rows == [
        [
            release.name,
            release.date or "-",
            *("-" if not number else str(number) for number in what_counts(release)),
        ]
        for release in turning
    ]


def turns(before, after):
    return (before.by_release_notes, what_counts(before)) != (after.by_release_notes, what_counts(after))


def what_counts(release):
    return [*release.versions.to_dict().values(), release.file_format]


def test_versions_stand_for_the_newest_release_that_has_them():
    found = newest_with(Versions(57))
    assert found.versions.page == 57
    assert {one.versions.page for one in releases()[position(found.name) + 1 :]}.isdisjoint({57})
    assert newest_with(Versions()).name == releases()[-1].name


def test_versions_that_no_release_has_together_are_refused_with_the_first_that_reads_them():
    with pytest.raises(ReleaseError, match=r"dsl=57, server=1\b.*1\.6\.22"):
        newest_with(Versions(57, 1))
