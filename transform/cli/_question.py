"""What `validate` asks of every input."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ..errors import TransformError

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..document.limits import Limits
    from ..report.validated import ValidatedFile
    from ..validating.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of every input."""

    release: str
    workspace: Workspace | None
    is_selected: Callable[[str], bool]
    max_size: int
    with_text: bool  # results name lines and columns
    partial: bool
    with_document: bool = False  # results show it

    def answer(self, shown: str, data: bytes) -> ValidatedFile:
        """Validate the text of an input."""
        import transform

        from ..report.validated import validated_file

        limits = transform.Limits(size=self.max_size * 2**20)
        found = transform.validate_text(
            data, self.release, workspace=self.workspace, partial=self.partial, limits=limits
        )
        text = data.decode("utf-8-sig", "replace") if self.with_text else None
        answered = validated_file(shown, found, text).only(self.is_selected)
        return answered._replace(document=_document(data, limits)) if self.with_document else answered

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
