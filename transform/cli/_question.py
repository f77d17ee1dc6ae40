"""What `validate` asks of every input."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from . import printing

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..report.validated import ValidatedFile
    from ..validating.workspace import Workspace
    from ._inputs import Input


class Question(NamedTuple):
    """What is asked of every input."""

    release: str
    workspace: Workspace | None
    is_selected: Callable[[str], bool]
    max_size: int
    output_format: str
    partial: bool

    def answer(self, shown: str, data: bytes) -> ValidatedFile:
        """Validate the text of an input."""
        import transform

        from ..report.validated import validated_file

        limits = transform.Limits(size=self.max_size * 2**20)
        found = transform.validate_text(
            data, self.release, workspace=self.workspace, partial=self.partial, limits=limits
        )
        text = None if self.output_format == "json" else data.decode("utf-8-sig", "replace")
        return validated_file(shown, found, text).only(self.is_selected)

    def repaired(self, source: Input, *, dry: bool) -> dict[str, Any]:
        """Show the repairs of a document and return it with them."""
        from ..report.validation_text import diff_text
        from ..validating.fix import fix_parsed

        fixed = fix_parsed(source.parsed, self.release, selected=self.is_selected)
        if fixed.repairs:
            printing.say(diff_text(source.name, fixed))
            if dry:
                printing.say("Nothing was written: add --write, or --output FILE.")
        return fixed.document

    def too_large(self, name: str, size: int) -> ValidatedFile:
        """Return the verdict on a file that is too large to be read."""
        from ..document.limits import Limits
        from ..report.validated import validated_file
        from ..validating.validation import refused_for_its_size

        limits = Limits(size=self.max_size * 2**20)
        return validated_file(name, refused_for_its_size(size, self.release, limits))
