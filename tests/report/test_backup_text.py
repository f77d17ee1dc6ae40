"""Backups as text for a terminal."""

from __future__ import annotations

from transform.report.backup_text import listing_text, verified_text
from transform.storage.backup.damage import Damage
from transform.storage.backup.index import Application
from transform.storage.backup.listing import ApplicationInfo, Listing, PageInfo
from transform.storage.backup.verify import Collection, Verified


def listed(*applications):
    return Listing("backup", "v1.91", None, False, "appsmith", ("A\x1b", "B"), False, tuple(applications), ())


def info(name, **more):
    application = Application("5f", "w", name, more.get("branch"), "5f", False, None, (), (), 0)
    pages = (PageInfo("p", "Home", 2, 1), PageInfo("q", "Old", 0, 0, "archived"))
    return ApplicationInfo(application, "Acme", pages[:1], pages[1:], 0)


def test_applications_stand_below_their_workspace_with_pages():
    assert listing_text(listed(info("Orders", branch="main"))).splitlines() == [
        "backup of release v1.91, not encrypted",
        "database appsmith, 1 application",
        "docker.env sets A\\x1b, B",
        "keys of the instance: not in the backup",
        "",
        "Acme",
        "  5f  Orders@main (default branch)  1 page, 2 queries, edited 1970-01-01T00:00:00Z",
        "      Home  2 queries, 1 JS object",
        "      Old  0 queries, 0 JS objects  deleted",
    ]


def test_control_characters_of_names_do_not_reach_the_terminal():
    assert "\x1b" not in listing_text(listed(info("evil\x1b[2J\nname")))


def test_a_backup_without_applications_says_so():
    assert listing_text(listed()).splitlines()[-1] == "no applications"


def test_the_verdict_comes_last():
    collection = Collection("db", "newPage", 3, True, False)
    damage = Damage("checksum", 12_345, "the checksum of newPage does not match", fatal=False)
    shown = verified_text(Verified("backup", True, (collection,), (damage,))).splitlines()
    assert shown[1] == "error: checksum, byte 12,345: the checksum of newPage does not match"
    assert shown[-2].split() == ["db.newPage", "3", "seen", "WRONG"]
    assert shown[-1] == "damaged"
    assert verified_text(Verified("backup", True, (), ())).splitlines()[-1] == "sound"
