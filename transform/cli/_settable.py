"""Which options settings may fix, and where settings stand."""

from __future__ import annotations

from typing import NamedTuple

FILE = ".appsmith-transform.toml"
PYPROJECT = "pyproject.toml"
PREFIX = "APPSMITH_TRANSFORM"


class Setting(NamedTuple):
    """An option that may be fixed: for all commands that have it or for one, and whether it decides what is found.

    `but`: a command in which an option of this name means something else.
    """

    everywhere: bool = False
    decides: bool = False
    but: tuple[str, ...] = ()


#: Option -> how it may be fixed. Whatever writes, runs, connects or holds a secret is not in here and must not be:
#: a repository that was cloned could set it. What means something else from command to command is set for each.
SETTABLE = {
    "as-product": Setting(decides=True),
    "baseline": Setting(decides=True),
    "color": Setting(everywhere=True),
    "exclude": Setting(everywhere=True, decides=True),
    "exit-code": Setting(),
    "format": Setting(),
    "ignore": Setting(decides=True),
    "include": Setting(everywhere=True, decides=True),
    "indent": Setting(everywhere=True),
    "jobs": Setting(everywhere=True),
    "max-size": Setting(everywhere=True),
    "policy": Setting(
        everywhere=True, decides=True, but=("backup", "extract")
    ),  # sanitizes only if it is given
    "replacements": Setting(decides=True),
    "select": Setting(decides=True),
    "skip-other": Setting(everywhere=True, decides=True),
    "sort-keys": Setting(everywhere=True),
    "strict": Setting(decides=True),
    "target": Setting(everywhere=True, decides=True),
    "verbose": Setting(),
    "workspace": Setting(decides=True),
}
