"""What `recover` puts back: into a folder or an export, from the past or from what `--from` names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..errors import TransformError
from . import _archives, _inputs, files
from .printing import shown_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from ..storage.past.formers import Former
    from ..storage.past.recovery import Recovery

_WORDS = {
    "edited": "as it was edited",
    "deleted": "among what was deleted",
    "deployed": "as it was deployed",
    "snapshot": "a snapshot of the product",
}


def is_export(target: str) -> bool:
    """Check whether something comes back into an export: a file, standard input, an application of a backup."""
    from ..storage.archive_names import split_address

    return _inputs.may_be_file(target) or split_address(target) is not None


def in_export(target: str, wanted: str, sources: Sequence[str], max_size: int) -> tuple[Recovery, bytes]:
    """Return what comes back into an export, and the text of the export with it."""
    from ..application.kinds import Kind, require_kind
    from ..storage.past.recovery import recovery_of_export

    source = _inputs.read_input(target, max_size=max_size)
    require_kind(source.document, Kind.EXPORT)
    application = source.document.get("exportedApplication")
    name = application.get("name") if isinstance(application, dict) else None
    found = recovery_of_export(source.document, wanted, formers(sources, str(name), max_size))
    return found, files.rendered(source, found.recovered.document, indent=None, sort_keys=False)


def in_folder(
    folder: Path, wanted: str | None, sources: Sequence[str], deleted_by: str | None, max_size: int
) -> Recovery:
    """Return what comes back into the folder of a layout."""
    from ..storage.past import recovery

    if deleted_by is not None:
        return recovery.recovery_of_commit(folder, deleted_by)
    if not sources:
        return recovery.recovery(folder, wanted or "")
    return recovery.recovery_from(folder, wanted or "", formers(sources, folder.resolve().name, max_size))


def write(folder: Path, found: Recovery) -> None:
    """Write what comes back into the folder."""
    from ..storage.folder_writing import write_folder

    if found.change is not None:
        write_folder(folder, found.files, found.change)


def formers(sources: Sequence[str], name: str, max_size: int) -> Iterator[Former]:
    """Yield the former versions, each read when it is asked for; `name` is that of the application.

    They come in the order of the sources; backups that all have their dates in their names come newest first.
    """
    from ..storage.archive_names import is_archive, split_address
    from ..storage.past.formers import Former

    for source in _newest_first(sources):
        address = (source, "") if is_archive(source) else split_address(source)
        if address is not None:
            archive, wanted = address
            yield from _states(archive, wanted, name)
        else:
            read = _inputs.read_input(source, max_size=max_size)
            label = shown_name(source) if len(sources) > 1 else ""
            yield Former(read.document, label, read.layout.files if read.layout else {})


def _newest_first(sources: Sequence[str]) -> Sequence[str]:
    from ..storage.archive_names import is_archive, split_address
    from ..storage.backup.listing import date_of

    archives = [source if is_archive(source) else (split_address(source) or ("",))[0] for source in sources]
    dates = [date_of(archive) if archive else None for archive in archives]
    if not all(dates):
        return sources
    order = sorted(range(len(sources)), key=lambda index: dates[index] or "", reverse=True)
    return [sources[index] for index in order]


def _states(archive: str, wanted: str, name: str) -> Iterator[Former]:
    from ..storage.archives import addresses
    from ..storage.past.formers import Former

    with _archives.current() as held:
        try:
            opened = held.get(archive)
            application = opened.chosen(wanted) if wanted else opened.resembling(name)
        except TransformError as error:
            if not error.message.startswith(archive):
                error.message = f"{shown_name(archive)}: {error.message}"
            raise
        address = addresses(opened.backup.database).get(application.id, application.id)
        for state in opened.states(application):
            time = f" {state.time}" if state.time and state.kind != "deleted" else ""
            label = f"{shown_name(archive)}@{address}, {_WORDS[state.kind]}{time}"
            yield Former(state.document, label)
