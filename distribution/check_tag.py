"""Check that a tag names the version that the package has, and that the changes of that version are told.

`python distribution/check_tag.py v1.0.0` is a step of the release: the version stands in transform/version.py alone,
and a tag that says otherwise must not be published.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]


def faults(tag: str, version_module: str, changes: str) -> list[str]:
    """Return what speaks against a release under a tag, given the text of version.py and of CHANGELOG.md."""
    found = re.search(r'^__version__ = "(.+)"$', version_module, re.MULTILINE)
    version = found[1] if found else ""
    faults = []
    if tag != f"v{version}":
        faults.append(f"The tag {tag} is not v{version}, the version in transform/version.py")
    if not re.search(rf"^## {re.escape(version)} \(\d{{4}}-\d\d-\d\d\)$", changes, re.MULTILINE):
        faults.append(f"CHANGELOG.md has no heading with a date: ## {version} (YYYY-MM-DD)")
    return faults


if __name__ == "__main__":
    texts = [(ROOT / name).read_text(encoding="utf-8") for name in ("transform/version.py", "CHANGELOG.md")]
    sys.exit("\n".join(faults(sys.argv[1], *texts)) or None)
