"""What `validate` asks of every input."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from ..errors import TransformError
from . import printing
from ._results import WITH_TEXT

if TYPE_CHECKING:
    from ..document.limits import Limits
    from ..report.accepted import Accepted
    from ..report.validated import ValidatedFile
    from ..validating.workspace import Workspace
    from ._inputs import Input
    from ._selection import Selection


class Question(NamedTuple):
    """What is asked of every input."""

    release: str
    workspace: Workspace | None
    is_selected: Selection
    max_size: int
    output_format: str
    partial: bool
    accepted: Accepted | None = None

    def shown(self, file: ValidatedFile) -> ValidatedFile:
        """Return what is reported of a file: nothing secret, and nothing that is accepted."""
        file = file.shown()
        if self.accepted is None:
            return file
        from ..report.validation_results import validation_results
        from ._checkout import in_checkout

        (results,) = in_checkout(validation_results([file])).files
        return file.where(self.accepted.kept(results))

    def answer(self, shown: str, data: bytes) -> ValidatedFile:
        """Validate the text of an input."""
        import transform

        from ..report.validated import validated_file

        limits = transform.Limits(size=self.max_size * 2**20)
        found = transform.validate_text(
            data, self.release, workspace=self.workspace, partial=self.partial, limits=limits
        )
        has_text = self.output_format not in ("json", "jsonl", "html")
        text = data.decode("utf-8-sig", "replace") if has_text else None
        answered = validated_file(shown, found, text).only(self.is_selected)
        if self.output_format in WITH_TEXT and found.position is None:  # else no pointer leads into the text
            answered = answered._replace(text=text)
        return answered._replace(document=_document(data, limits)) if self.with_document else answered

    @property
    def with_document(self) -> bool:
        """Return whether results show the document."""
        return self.output_format == "html"

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


def _document(data: bytes, limits: Limits) -> Any:
    """Return what a text holds, None where it cannot be read."""
    import transform

    try:
        return transform.read(data, limits=limits).document
    except TransformError:
        return None
