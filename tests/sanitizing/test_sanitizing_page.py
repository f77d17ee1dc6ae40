"""What the documentation shows works."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import transform
from transform.sanitizing.policy.policies import POLICIES

PAGE = (Path(__file__).parents[2] / "docs" / "sanitizing.md").read_text(encoding="utf-8")


def test_the_policy_file_is_one():
    (example,) = re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL)
    policy = transform.policy_from(tomllib.loads(example))
    assert (policy.personal, policy.rules["make-webhook"], len(policy.keep)) == ("report", "report", 1)


def test_the_table_has_a_column_for_each_policy():
    (head,) = re.findall(r"^\| place in the export .*$", PAGE, re.MULTILINE)
    assert head.count("|") - 2 == len(POLICIES)
