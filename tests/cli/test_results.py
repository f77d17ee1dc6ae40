"""What services and pipelines take: a line of JSON for each file, in the order of the inputs."""

from __future__ import annotations

import json
import shutil

import pytest
from command_line import FIXTURE, appsmith_transform


@pytest.mark.parametrize("command", ["scan", "validate", "info"])
def test_each_file_is_a_line_with_what_json_says_of_it(command, tmp_path):
    for name in ("b.json", "a.json"):
        shutil.copy(FIXTURE, tmp_path / name)
    names = ["b.json", "a.json"]
    whole = json.loads(appsmith_transform(command, *names, "--format", "json", cwd=tmp_path).stdout)
    lines = appsmith_transform(command, *names, "--format", "jsonl", cwd=tmp_path).stdout.splitlines()
    stated = {"format_version": whole["format_version"]}
    assert [json.loads(line) for line in lines] == [{**stated, **result} for result in whole["results"]]


@pytest.mark.parametrize(("form", "start"), [("gitlab", b"["), ("junit", b"<?xml")])
@pytest.mark.parametrize("command", ["scan", "validate"])
def test_a_report_for_a_service_is_one_document_whatever_is_found(command, form, start):
    done = appsmith_transform(command, FIXTURE, "--format", form)
    assert (done.returncode, done.stdout[: len(start)], done.stderr) == (0, start, b"")
