"""Print a JSON file in a canonical form, so that `git diff` shows what changed and not how it is written.

Keys are in alphabetical order, numbers in one style, one value is on a line, and a text with line breaks is laid
out as lines. What is no JSON is printed as it is. For Git:

  git config diff.appsmith.textconv "appsmith-transform textconv"

  echo "*.json diff=appsmith" >> .gitattributes
"""

from __future__ import annotations

from . import options
from ._reading import read_bytes
from ._streams import write_out
from .outputs import claim


def command(source: options.InputArgument) -> None:
    """Print a file in canonical form; see the module's docstring for what the command's help says."""
    from ..report.canonical_json import canonical_json

    claim([source])
    write_out(canonical_json(read_bytes(source)))
