"""The exceptions of this package: one family, so that a caller needs to catch only `TransformError`."""

from __future__ import annotations


class TransformError(Exception):
    """Something that a person can act on: what is wrong, where, and what to do about it.

    `pointer` is an RFC 6901 JSON Pointer into the document; `line` and `column` count from 1 and are
    given only where the text itself cannot be read. No part ever quotes a value of the document that
    could be a secret.
    """

    def __init__(
        self,
        message: str,
        *,
        pointer: str | None = None,
        line: int | None = None,
        column: int | None = None,
        hint: str = "",
    ) -> None:
        super().__init__(message)
        self.message = message
        self.pointer = pointer
        self.line = line
        self.column = column
        self.hint = hint

    def __str__(self) -> str:
        """Return message, place and hint in one line, as a terminal shows it."""
        place = []
        if self.line is not None:
            place.append(f"line {self.line}, column {self.column}")
        if self.pointer is not None:
            place.append(f"at {self.pointer or 'the top level'}")
        text = f"{self.message} ({'; '.join(place)})" if place else self.message
        return f"{text}. {self.hint}" if self.hint else text


class InputError(TransformError):
    """The input cannot be read, or is not the kind of document that is needed."""


class LimitError(TransformError):
    """The input exceeds a limit: size, nesting depth, number of widgets."""


class UpgradeError(TransformError):
    """An upgrade is refused, or (with `strict`) a step failed as the product's own step does."""


class ReleaseError(TransformError):
    """A release is not known, or is older than what the document holds."""


class MissingExtraError(InputError):
    """What is asked for needs libraries that an optional part of the package brings along."""

    def __init__(self, message: str, extra: str) -> None:
        installed, checkout = f"'appsmith-transform[{extra}]'", f"'.[{extra}]'"
        hint = f"Install it with: pip install {installed}, in a checkout with: pip install -e {checkout}"
        super().__init__(message, hint=hint)
