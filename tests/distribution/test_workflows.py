"""What runs elsewhere: workflows, the action, the template for GitLab, the container."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from command_lines import PROGRAM, invocations, require_parses

ROOT = Path(__file__).parents[2]
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
GUIDE = (ROOT / "docs" / "guides" / "ci.md").read_text(encoding="utf-8")
TEMPLATE = ROOT / "templates" / "gitlab-ci.yml"
ACTION = ROOT / "action.yml"


def loaded(text: str) -> dict[str, Any]:
    """Return a YAML file, with `on` as the key that it is for GitHub; YAML 1.1 takes it for true."""
    found = yaml.safe_load(text)
    return {("on" if key is True else key): value for key, value in found.items()}


def jobs(workflow: dict[str, Any]) -> dict[str, Any]:
    return dict(workflow["jobs"])


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_a_workflow_may_only_read_unless_a_job_says_why(path):
    workflow = loaded(path.read_text())
    assert workflow["permissions"] == {"contents": "read"}
    for name, job in jobs(workflow).items():
        assert "timeout-minutes" in job, name
        may_write = {what for what, how in job.get("permissions", {}).items() if how == "write"}
        assert not (may_write and path.stem != "release"), name


@pytest.mark.parametrize("path", [*WORKFLOWS, ACTION], ids=lambda path: path.stem)
def test_every_action_is_one_commit_with_its_version_beside_it(path):
    """A tag can be moved to other code; a commit can't."""
    used = re.findall(r"uses: (.+)", path.read_text())
    assert used
    for action in used:
        assert re.fullmatch(r"[\w/.-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", action), action


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_no_expression_is_part_of_a_script(path):
    for name, job in jobs(loaded(path.read_text())).items():
        for step in job["steps"]:
            assert "${{" not in step.get("run", ""), name


def test_only_the_job_that_publishes_has_the_right_to():
    release = jobs(loaded((ROOT / ".github" / "workflows" / "release.yml").read_text()))
    assert release["pypi"]["permissions"] == {"id-token": "write"}
    assert release["pypi"]["environment"] == "pypi"
    assert not any("permissions" in release[name] for name in ("packages", "programs"))


def test_the_tests_run_on_three_systems_with_all_versions_that_are_promised():
    matrix = jobs(loaded((ROOT / ".github" / "workflows" / "ci.yml").read_text()))["tests"]["strategy"][
        "matrix"
    ]
    assert {system.partition("-")[0] for system in matrix["system"]} == {"ubuntu", "macos", "windows"}
    promised = re.findall(
        r"Programming Language :: Python :: (3\.\d+)", (ROOT / "pyproject.toml").read_text()
    )
    assert matrix["python"] == promised


def test_the_container_is_run_by_nobody_of_importance():
    lines = (ROOT / "Containerfile").read_text().splitlines()
    last = lines[max(number for number, line in enumerate(lines) if line.startswith("FROM")) :]
    assert [line for line in last if line.startswith("USER")] == ["USER 10001"]
    assert 'ENTRYPOINT ["appsmith-transform"]' in last
    assert all(re.search(r":3\.\d+\.\d+-slim", line) for line in lines if line.startswith("FROM"))


def test_what_the_container_copies_is_there_and_is_sent_along():
    sent = {line[1:] for line in (ROOT / ".dockerignore").read_text().splitlines() if line.startswith("!")}
    for line in re.findall(r"^COPY (?!--)(.+) \S+$", (ROOT / "Containerfile").read_text(), re.MULTILINE):
        for name in line.split():
            assert (ROOT / name).exists()
            assert name in sent


def gitlab_jobs(text: str) -> dict[str, Any]:
    return {
        name: job for name, job in yaml.safe_load(text).items() if isinstance(job, dict) and "script" in job
    }


def test_the_template_checks_and_reports():
    found = gitlab_jobs(TEMPLATE.read_text())
    assert set(found) == {"appsmith-validate", "appsmith-scan"}
    for job in found.values():
        report = job["artifacts"]["reports"]["codequality"]
        assert any(line.endswith(f"--format gitlab > {report} || test $? -eq 1") for line in job["script"])
        assert "||" not in job["script"][-1]  # the last one fails the job


def guide_blocks() -> list[str]:
    return re.findall(r"^```yaml\n(.*?)^```$", GUIDE, re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("text", [*guide_blocks(), TEMPLATE.read_text()], ids=lambda text: text[:30].strip())
def test_every_command_line_in_it_is_one_that_the_program_takes(text):
    assert yaml.safe_load(text)
    for line in re.findall(rf"\b{PROGRAM} .*", re.sub(r"(?m)^\s*#.*", "", text)):
        plain = re.sub(r"\$\{\w+:\+(--[\w-]+) [^}]*\}", r"\1 X", line)
        for arguments in invocations(plain):
            require_parses(arguments, line)


def test_the_guide_gives_the_action_only_inputs_that_it_has():
    inputs = set(loaded(ACTION.read_text())["inputs"])
    used = 0
    for text in guide_blocks():
        for job in (loaded(text).get("jobs") or {}).values():
            for step in job["steps"]:
                if step.get("uses", "").startswith("appsmith-transform/"):
                    used += 1
                    assert set(step["with"]) <= inputs
                    assert "paths" in step["with"]
    assert used
