"""Whatever is given in, validating and repairing report and never raise."""

from __future__ import annotations

import marshal
from typing import Any

import pytest
from corpus import needs_corpus
from hostile import hostile

import transform
from transform.application.kinds import Kind, kind_of
from transform.report.github import to_github
from transform.report.results_markdown import to_markdown
from transform.report.sarif import to_sarif
from transform.report.validated import validated_file
from transform.report.validation_results import validation_results
from transform.report.validation_text import to_json, to_text
from transform.validating.fix import fix
from transform.validating.verdict_parts import PASSES
from transform.validating.workspace import workspace_of

WORKSPACE = workspace_of({"plugins": ["postgres-plugin"], "datasources": [], "libraries": []})
TARGETS = ("1.91", "1.6.8", "1.9.16", "1.0")


def validated(document: Any, target: str) -> transform.Validation:
    if isinstance(document, bytes):
        return transform.validate_text(document, target, workspace=WORKSPACE)
    return transform.validate(document, target, workspace=WORKSPACE)


def require_sound(found: transform.Validation, target: str) -> None:
    """Each result is whole: a refusal has a reason, and no check broke off by a defect of ours."""
    assert found.target == target
    assert found.verdict in (PASSES, "rejected", "no-json")
    assert (found.stage is None) is (found.verdict != "rejected")
    if not found.accepted:
        assert any(item.severity == "error" for item in found.diagnostics)
    assert not [item for item in found.diagnostics if "internal error" in item.message]


def require_no_defect(count: int, seed: int) -> None:
    for i, document in enumerate(hostile(count, seed)):
        target = TARGETS[i % len(TARGETS)] if i % 3 == 0 else "1.91"
        before = marshal.dumps(document, 2) if i % 20 == 0 else None
        found = validated(document, target)
        require_sound(found, target)
        if before is not None:
            assert marshal.dumps(document, 2) == before
            require_printable(found)
        if i % 10 == 0 and kind_of(document) is Kind.EXPORT:
            fix(document, target)


def require_printable(found: transform.Validation) -> None:
    file = validated_file("app.json", found)
    assert transform.serialize(to_json([file])) and to_text([file])
    results = validation_results([file])
    assert transform.serialize(to_sarif(results)) and to_markdown(results)
    assert isinstance(to_github(results.files), str)


@needs_corpus
@pytest.mark.slow
@pytest.mark.parametrize("seed", range(4))
def test_2_000_hostile_documents(seed: int):
    require_no_defect(500, seed)


@needs_corpus
@pytest.mark.nightly
@pytest.mark.parametrize("seed", range(100, 120))
def test_100_000_hostile_documents(seed: int):
    require_no_defect(5_000, seed)
