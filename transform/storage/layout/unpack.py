"""`unpack`: an export -> a layout, new or onto an existing tree of which only what changed is rewritten."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from ...diagnostics import Diagnostic
from ...errors import InputError, LimitError
from .another_application import is_another_application
from .assemble import Assembled, assemble
from .canonical_text import canonical_text
from .equal_parts import without_equal_parts
from .left_out import LeftOut, left_out
from .meaning import carried, in_order_of, same_meaning, without_nulls
from .paths import require_name, require_safe_path
from .projection import stored_files
from .stored_file import Report, StoredFile
from .styles import Style, style_of_export
from .widget_text import widget_text

Json = dict[str, Any]
Key = tuple[Any, ...]
_TEXTS = frozenset(("body", "js body"))
_DEPTHS = {"datasource": 2, "library": 2, "page": 3, "query": 5, "body": 5, "js object": 5, "js body": 5}
#: Never added to a file because the file had it before: credentials, and what eras of one tree don't share.
_NEVER_CARRIED = frozenset(
    (
        "appLayout", "applicationDetail", "authentication", "body", "children", "connection",
        "datasourceConfiguration", "datasourceStorages", "decryptedFields", "endpoints", "executeOnLoad",
        "formData", "runBehaviour", "selfReferencingDataPaths", "sshProxy",
    )
)  # fmt: skip


class Unpacked(dict[str, bytes]):
    """A layout, path -> content, with diagnostics on what of the export it does not hold.

    `moved`: paths of the existing tree whose content now has another path or, with `replace`, none.
    `is_another`: the existing tree is of another application.
    """

    def __init__(
        self,
        files: Mapping[str, bytes],
        diagnostics: tuple[Diagnostic, ...],
        moved: frozenset[str] = frozenset(),
        *,
        is_another: bool = False,
    ) -> None:
        super().__init__(files)
        self.diagnostics = diagnostics
        self.moved = moved
        self.is_another = is_another


def unpack(
    export: Mapping[str, Any],
    onto: Mapping[str, bytes] | None = None,
    *,
    upgrade_layout: bool = False,
    replace: bool = False,
    lenient: bool = False,
) -> Unpacked:
    """Build the Git layout of an export, byte for byte as the product writes it.

    Returns path -> content of the whole tree. `onto`: an existing tree; files whose meaning is unchanged keep
    their bytes, changed ones are written in the style of the tree's era, files that belong to something else
    stay. Trees of eras A to D are only written with `upgrade_layout`, which rewrites them in the newest file
    format. `replace`: of a tree that is of another application (`is_another`) keep nothing but the files that
    belong to something else; without it both applications are in the result. `lenient`: leave broken files of
    `onto` alone instead of refusing the tree.

    Credentials of the export are never written; the result's diagnostics name them. Raises InputError for an
    export that is none, for names that cannot be paths, and for broken files of `onto`.
    """
    try:
        return _unpacked(dict(export), onto, upgrade_layout, replace, lenient)
    except RecursionError:
        raise LimitError("The application is nested too deep to be written as a layout") from None


def _unpacked(
    document: Json, onto: Mapping[str, bytes] | None, upgrade_layout: bool, replace: bool, lenient: bool
) -> Unpacked:
    _require_application(document)
    notes = left_out(document)
    if onto is None:
        stored = stored_files(document, style_of_export(document), notes.lost)
        notes.derived(stored.values())
        return Unpacked(_written(stored, style_of_export(document), notes.lost), notes.diagnostics())
    tree = _Tree(onto, assemble(onto, lenient=lenient))
    is_another = is_another_application(tree.assembled.document, document)
    if is_another and replace:
        files = tree.replaced(document, notes, tree.assembled.tree.inventory.foreign)
    else:
        files = tree.with_export(document, upgrade_layout, notes)
    return Unpacked(files, notes.diagnostics(), frozenset(tree.moved - files.keys()), is_another=is_another)


def _require_application(document: Json) -> None:
    if not isinstance(document.get("exportedApplication"), dict) and "pageList" not in document:
        raise InputError(
            "Only the export of a whole application can become a Git layout",
            hint="Use an export, not a partial export or a page.",
        )


def _written(files: Mapping[Key, StoredFile], style: Style, lost: Report) -> dict[str, bytes]:
    """Return a new tree of files; of two with one path the last is written, as by the product."""
    written: dict[str, bytes] = {}
    for file in files.values():
        _require_safe(file)
        if file.path in written:
            lost(f"{file.path}: Two resources of the export have this path; only the last was written.")
        written[file.path] = _text(file, None, style)
    return written


def _require_safe(file: StoredFile) -> None:
    if file.kind == "widget":
        require_name(str(file.value.get("widgetName")))
    elif file.path.count("/") + 1 != _DEPTHS.get(file.kind, 1):
        raise InputError(
            f"{file.path!r} cannot be the path of a file: a name holds a '/'", hint="Rename it in the export."
        )
    require_safe_path(file.path)


def _text(file: StoredFile, raw: Json | None, style: Style) -> bytes:
    """Return a file's bytes; `raw` is what the existing file holds, whose key order era E keeps."""
    if file.kind in _TEXTS:
        text: str = file.value
        return text.encode("utf-8", "surrogatepass")
    is_widget = file.kind == "widget"
    value = file.value if is_widget else without_nulls(file.value)
    if not style.declared:
        return canonical_text(value, widget=is_widget)
    value = in_order_of(value, raw)
    return widget_text(value) if is_widget else canonical_text(value, sort=False)


class _Tree:
    """An existing tree, what it holds as a document, and where each stored file of that document is."""

    def __init__(self, files: Mapping[str, bytes], assembled: Assembled) -> None:
        self.files = files
        self.style = assembled.style
        self.assembled = assembled
        self.moved: set[str] = set()

    def with_export(self, document: Json, upgrade_layout: bool, notes: LeftOut) -> dict[str, bytes]:
        lost = notes.lost
        style = self._style_for(document)
        old = self.assembled.document
        if style.schema == self.style.schema:
            old, document_rest = without_equal_parts(old, document)
        else:
            document_rest = document
        before = stored_files(old, self.style, lambda _: None)
        after = stored_files(document_rest, style, lost)
        if self.style.is_writable:
            notes.derived(after.values())
            return self._updated(before, after, style, lost)
        if style.schema == self.style.schema and self._is_same(before, after):
            return dict(self.files)
        if not upgrade_layout:
            raise InputError(
                f"The tree has the layout of era {self.style.era} (file format {self.assembled.file_format}),"
                " which is only read; writing it means an upgrade to file format 5",
                hint="Rewrite it in the newest format first: `pack` it, and `unpack` the export over it with"
                " --layout-upgrade (in Python: upgrade_layout=True).",
            )
        inventory = self.assembled.tree.inventory
        return self.replaced(document, notes, (*inventory.foreign, *inventory.modules))

    def _style_for(self, document: Json) -> Style:
        """Return the tree's style with the schema of the export, which decides some properties."""
        own, new = self.style, style_of_export(document)
        era = new.era if own.era in ("F", "G") else own.era
        empty_bodies = own.empty_bodies or (era == "G" and own.era == "F")
        return Style(era, new.schema, own.declared, empty_bodies, own.hashed_libraries)

    def _is_same(self, before: Mapping[Key, StoredFile], after: Mapping[Key, StoredFile]) -> bool:
        return before.keys() == after.keys() and all(
            self._is_unchanged(before[key], after[key]) and before[key].path == after[key].path
            for key in after
        )

    def _is_unchanged(self, before: StoredFile, after: StoredFile) -> bool:
        if before.kind in _TEXTS:
            return bool(before.value == after.value)
        return same_meaning(before.value, after.value)

    def replaced(self, document: Json, notes: LeftOut, others: Iterable[str]) -> dict[str, bytes]:
        """Return a new layout of an export, and the files at the paths `others` as the tree has them."""
        style = style_of_export(document)
        stored = stored_files(document, style, notes.lost)
        notes.derived(stored.values())
        kept = {path: self.files[path] for path in others}
        self.moved |= self.files.keys() - kept.keys()
        return {**kept, **_written(stored, style, notes.lost)}

    def _updated(
        self, before: Mapping[Key, StoredFile], after: Mapping[Key, StoredFile], style: Style, lost: Report
    ) -> dict[str, bytes]:
        result = dict(self.files)
        written: dict[str, bytes] = {}
        for key, old in before.items():
            new, source = after.get(key), self._source(old)
            if source is not None and (new is None or new.path != old.path):
                result.pop(source, None)
                if new is not None:
                    self.moved.add(source)
        for key, new in after.items():
            old_file = before.get(key)
            source = self._source(old_file) if old_file is not None else None
            is_at_home = old_file is not None and old_file.path == new.path
            if is_at_home and old_file is not None and self._keeps(old_file, new, source):
                continue
            path = source if is_at_home and source is not None else self._labelled(new)
            if path in written or (path in result and path != source):
                lost(f"{path}: Something else already has this path; it was overwritten.")
            written[path] = self._bytes(old_file, new, source, style)
        return {**result, **written}

    def _keeps(self, old: StoredFile, new: StoredFile, source: str | None) -> bool:
        if self._is_unchanged(old, new):
            return True
        self._carry(old, source)
        self._carry(new, source)
        return self._is_unchanged(old, new)

    def _carry(self, file: StoredFile, source: str | None) -> None:
        """Add the members that the file has and no shape names, as far as the document still has them."""
        raw = self.assembled.tree.raw.get(source or "")
        if raw is None or file.kind in _TEXTS:
            return
        if file.node is not None:
            file.value = carried(file.value, file.node, raw, _NEVER_CARRIED)
        elif file.kind == "metadata":
            known = {key: raw[key] for key in raw if key not in file.value}
            file.value = {**file.value, **known}

    def _bytes(self, old: StoredFile | None, new: StoredFile, source: str | None, style: Style) -> bytes:
        if old is not None and source is not None and self._is_unchanged(old, new):
            return self.files[source]
        _require_safe(new)
        return _text(new, self.assembled.tree.raw.get(source or ""), style)

    def _source(self, file: StoredFile) -> str | None:
        """Return the path in the tree of what was read; None for a file that the tree does not have."""
        if file.kind == "metadata":
            return "metadata.json" if "metadata.json" in self.assembled.tree.raw else None
        if file.kind in _TEXTS:
            return self.assembled.tree.sources.get((id(file.node), "body"))
        return self.assembled.tree.sources.get(id(file.node))

    def _labelled(self, file: StoredFile) -> str:
        """Return a new file's path; on a page whose folder has another name, in that folder."""
        parts = file.path.split("/", 2)
        if parts[0] != "pages":
            return file.path
        folder = self.assembled.tree.folders.get(parts[1])
        return file.path if folder is None else f"pages/{folder}/{parts[2]}"
