"""Write results as a JUnit report, which most CI servers show beside the tests.

There is no standard; elements and attributes are those that Jenkins, GitLab and GitHub's actions read in common.
A suite is never empty, since Jenkins fails where a report has no test.
Source: https://github.com/testmoapp/junitxml, https://github.com/jenkinsci/junit-plugin/issues/499
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from ..document.positions import Position
from ..storage.layout.places import Place
from .results import Result, ResultFile
from .text import visible

_NO_XML = re.compile("[^\\t\\n\\r\\x20-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]")


def to_junit(files: Iterable[ResultFile], suite: str) -> bytes:
    """Return the report as XML: a suite with one case for each error or warning, which failed.

    A file without any is one case that passed; notes are its output. No files at all are one that passed, too.
    """
    name = f"appsmith-transform {suite}"
    cases = [case for file in files for case in _cases(file)] or [_case(name, "no findings")]
    failures = sum(case.find("failure") is not None for case in cases)
    counts = {"tests": str(len(cases)), "failures": str(failures), "errors": "0"}
    root = Element("testsuites", counts)
    SubElement(root, "testsuite", {"name": name, **counts}).extend(cases)
    indent(root)
    text: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return text + b"\n"


def _cases(file: ResultFile) -> Iterator[Element]:
    results = list(file.located())
    failed = [(result, place) for result, place in results if result.level != "note"]
    for result, place in failed:
        where = _where(file, result, place)
        case = _case(file.name, f"{result.rule_id} {where}")
        failure = SubElement(case, "failure", {"message": _shown(result.message), "type": result.rule_id})
        failure.text = _shown(f"{where}: {result.message}")
        yield case
    notes = [
        f"{_where(file, result, place)}: {result.message}"
        for result, place in results
        if result.level == "note"
    ]
    if notes or not failed:
        case = _case(file.name, "notes" if failed else "nothing is wrong")
        if notes:
            SubElement(case, "system-out").text = "\n".join(map(_shown, notes))
        yield case


def _case(file: str, name: str) -> Element:
    return Element("testcase", {"classname": _shown(file), "name": _shown(name)})


def _where(file: ResultFile, result: Result, place: Position | Place | None) -> str:
    path = file.path_of(place)
    return f"{path}:{place.line}:{place.column}" if place else f"{path}:{result.pointer}".removesuffix(":")


def _shown(text: str) -> str:
    return _NO_XML.sub("\ufffd", visible(text))
