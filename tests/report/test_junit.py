"""A JUnit report says what failed, and counts it."""

from xml.etree.ElementTree import fromstring

from transform.document.positions import Position
from transform.report.junit import to_junit
from transform.report.results import Result, ResultFile

ERROR = Result("AT501", "error", "Text1: text refers to <Api1>", "/a", place=Position(3, 9))
NOTE = Result("AT602", "note", "It is not configured", "/b")


def test_each_error_is_a_case_that_failed_and_notes_are_output():
    suites = fromstring(to_junit([ResultFile("app.json", [ERROR, NOTE])], "validate"))
    suite = suites[0]
    assert (suite.get("name"), suite.get("tests"), suite.get("failures")) == (
        "appsmith-transform validate",
        "2",
        "1",
    )
    failed, noted = suite
    assert (failed.get("classname"), failed.get("name")) == ("app.json", "AT501 app.json:3:9")
    assert failed.find("failure").get("message") == "Text1: text refers to <Api1>"
    assert (noted.find("failure"), noted.find("system-out").text) == (
        None,
        "app.json:/b: It is not configured",
    )


def test_a_file_in_which_nothing_is_wrong_passed():
    suites = fromstring(to_junit([ResultFile("good.json", [])], "secrets"))
    assert (suites.get("tests"), suites.get("failures"), len(suites[0][0])) == ("1", "0", 0)


def test_a_report_without_files_is_one_case_that_passed():
    suites = fromstring(to_junit([], "merge-check"))
    assert (suites.get("tests"), suites.get("failures")) == ("1", "0")
    ((case,),) = suites
    assert (case.get("classname"), case.get("name"), len(case)) == (
        "appsmith-transform merge-check",
        "no findings",
        0,
    )


def test_whatever_stands_in_names_it_is_xml():
    hostile = Result("r", "warning", "]]>&\x00\x1b\ud800\ufffe", place=Position(1, 1))
    fromstring(to_junit([ResultFile('a"<\x01.json', [hostile])], "secrets"))
