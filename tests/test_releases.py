"""Releases, and which of them fit a document."""

from __future__ import annotations

import pytest

from transform.errors import ReleaseError
from transform.releases import Versions, find, fit, makers, oldest_accepting, releases


def test_releases_stand_in_order_of_their_dates():
    dates = [release.date for release in releases()]
    assert dates == sorted(dates)
    assert len({release.name for release in releases()}) == len(dates)


@pytest.mark.parametrize("name", ["1.9.16", "v1.9.16", " V1.9.16 "])
def test_a_release_is_found_with_or_without_its_letter(name):
    assert find(name).versions == Versions(78, 6, 1)


def test_latest_is_the_newest():
    assert find("latest") is releases()[-1]


@pytest.mark.parametrize(("name", "near"), [("1.9.99", "1.9.60"), ("2.0", "1.91"), ("nightly", "newest")])
def test_an_unknown_release_names_the_nearest(name, near):
    with pytest.raises(ReleaseError, match=r"nearest|newest") as caught:
        find(name)
    assert near in caught.value.hint


@pytest.mark.parametrize(
    ("versions", "first", "last"),
    [
        (Versions(50, 1, 1), "1.6.8", "1.6.14"),
        (Versions(94, 12, 2), "1.76", "1.91"),
        (Versions(89, 8, 1), "1.12", "1.34"),
    ],
)
def test_the_makers_of_a_document(versions, first, last):
    found = makers(versions)
    assert (found[0].name, found[1].name) == (first, last)


def test_versions_that_no_release_combines_have_no_maker():
    assert makers(Versions(94, 1, 1)) is None


def test_the_oldest_release_that_opens_a_document():
    assert oldest_accepting(Versions(78, 6, 1)).name == "1.9.16"
    assert oldest_accepting(Versions(95, 12, 2)) is None


@pytest.mark.parametrize(
    ("versions", "accepts", "shows", "reason"),
    [
        (Versions(78, 6, 1), True, True, ""),
        (Versions(94, 6, 1), True, False, "pages of version 94 misbehave"),
        (Versions(78, 7, 1), False, False, "server schema 7"),
        (Versions(78, 6, 2), False, False, "client schema 2"),
    ],
)
def test_what_a_release_does_with_a_document(versions, accepts, shows, reason):
    found = fit(find("1.9.16"), versions)
    assert (found.accepts, found.shows) == (accepts, shows)
    assert reason in found.reason
