"""What the single-file program does before the command line starts. `make binary` checks the rest."""

from __future__ import annotations

import os
import sys

import pytest
from program import leave_libraries_to_others


@pytest.mark.parametrize(
    ("given", "left"),
    [
        ({}, {}),
        ({"LD_LIBRARY_PATH": "/tmp/unpacked"}, {}),
        ({"LD_LIBRARY_PATH": "/opt/lib"}, {"LD_LIBRARY_PATH": "/opt/lib"}),
        (
            {"LD_LIBRARY_PATH": "/tmp/unpacked:/opt/lib", "LD_LIBRARY_PATH_ORIG": "/opt/lib"},
            {"LD_LIBRARY_PATH": "/opt/lib"},
        ),
    ],
)
def test_git_never_loads_the_libraries_of_the_program(given, left, monkeypatch):
    monkeypatch.setattr(sys, "_MEIPASS", "/tmp/unpacked", raising=False)
    monkeypatch.setattr(os, "environ", dict(given))
    leave_libraries_to_others()
    assert os.environ == left
