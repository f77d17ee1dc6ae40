"""Keep a journal of the inputs that are done, and take from it what has not changed since."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from ..errors import InputError, TransformError
from ..storage.archive_names import split_address
from ..storage.file_states import is_unchanged, size_and_time, state_of
from ..storage.journal import Journal
from ..version import __version__
from . import printing
from ._records import from_plain, to_plain
from ._results import WITH_TEXT, form_of
from .outputs import Output

#: Options that change nothing in the result for an input.
_INDIFFERENT = {
    "inputs", "files_from", "jobs", "dask", "journal", "password_file", "output", "color", "quiet", "report",
    "progress", "recursive", "include", "exclude",
}  # fmt: skip
_WITH_DOCUMENTS = ("html", *WITH_TEXT)

Work = Callable[[str, Output | None], Any]
Item = tuple[str, Output | None]


class Noted(NamedTuple):
    """A result with what is noted about its input; no note for what is no file, or changed meanwhile."""

    result: Any
    note: dict[str, Any] | None


@dataclass(frozen=True, slots=True)
class Noting:
    """Work whose results come with what the journal notes about the input."""

    work: Work

    def __call__(self, name: str, output: Output | None) -> Noted:
        """Do the work; the input is looked at before and, unless it is what was written, after."""
        is_file = name != "-" and split_address(name) is None
        times, before = size_and_time(name), state_of(name) if is_file else None
        result = self.work(name, output)
        written = state_of(output.name) if output is not None and not output.is_standard_output else None
        if output is not None and written and _path(output.name) == _path(name):
            return Noted(result, {**written, "written": written})
        if before is None or size_and_time(name) != times:
            return Noted(result, None)
        return Noted(result, {**before, "written": written})


class Kept:
    """A journal as one command uses it: what is done, and with which options."""

    def __init__(self, output: Output, options: Mapping[str, Any]) -> None:
        """Open the journal; raises InputError, also for options whose results hold more than may be kept."""
        _require_keepable(output, options)
        self._key = _key(options)
        self._quiet = bool(options.get("quiet"))
        self._journal = Journal(Path(output.name))
        self._known = {
            entry["path"]: entry
            for entry in self._journal.entries()
            if entry.get("operation") == self._key and isinstance(entry.get("path"), str)
        }

    def known(self, item: Item) -> tuple[Any] | None:
        """Return the result for an input that has not changed, nor what was written for it; None for any other."""
        name, output = item
        entry = self._known.get(_path(name))
        if not entry or "refused" in entry or not is_unchanged(name, entry):
            return None
        to_file = output is not None and not output.is_standard_output
        if output is not None and (not to_file or not is_unchanged(output.name, entry.get("written"))):
            return None
        try:
            return (from_plain(entry["result"]),)
        except (AttributeError, KeyError, TypeError, ValueError):  # damaged, so it is done again
            return None

    def each(self, items: list[Item], run: Callable[[list[Item]], Iterator[tuple[str, Any]]]) -> Any:
        """Yield each input with its result in order; `run` does those that are not known, and they are noted."""
        known = {item[0]: found for item in items if (found := self.known(item)) is not None}
        running = run([item for item in items if item[0] not in known])
        for name, _ in items:
            if name in known:
                yield name, known[name][0]
                continue
            _, done = next(running)
            self._note(name, done)
            yield name, done.result if isinstance(done, Noted) else done
        if known:
            said = f"{len(known)} of {len(items)} inputs have not changed since the journal noted them"
            printing.say(said, quiet=self._quiet)

    def _note(self, name: str, done: Noted | TransformError) -> None:
        entry: dict[str, Any] = {"path": _path(name), "operation": self._key}
        if isinstance(done, TransformError):
            from ..sanitizing.shown_text import shown_text

            self._journal.add({**entry, "refused": shown_text(done.message)})
        elif done.note is not None:
            self._journal.add({**entry, **done.note, "result": to_plain(done.result)})


def _require_keepable(output: Output, options: Mapping[str, Any]) -> None:
    if output.is_standard_output:
        raise InputError("The journal must be a file")
    if _form(options) in _WITH_DOCUMENTS:
        raise InputError(
            "A journal keeps no documents, which this report shows",
            hint="Take another format, or leave out --journal.",
        )
    if options.get("statement"):
        raise InputError("--journal and --statement exclude each other", hint="Leave out one of them.")


def _form(options: Mapping[str, Any]) -> str:
    """Return the form of what is reported, which decides what results hold."""
    return form_of(options.get("report"), options.get("output_format") or "text")


def _key(options: Mapping[str, Any]) -> str:
    """Return what stands for the command with its options and the content of the files that these name."""
    stated = {name: value for name, value in options.items() if name not in _INDIFFERENT}
    stated["report"], stated["output_format"] = bool(options.get("report")), _form(options)
    files = {name: state_of(value) for name, value in stated.items() if isinstance(value, str) and value}
    content = {name: state["sha256"] for name, state in files.items() if state}
    text = json.dumps([__version__, stated, content], sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()


def _path(name: str) -> str:
    return os.path.abspath(name)  # noqa: PTH100 (a link stays a name of its own)
