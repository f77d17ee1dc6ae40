"""Redact what rules find in the texts, keys and numbers of a document."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from ..application.entity_lookup import code_in, entity_at, is_identity
from ..diagnostics import Diagnostic
from ..document.edits import apply, rename
from ..document.pointers import Path, join, resolve
from .actions import RawFinding
from .binding_lists import listed_binding
from .candidates import Candidate, find_candidates
from .code_places import CodePlaces
from .exemptions import Exemptions
from .plan import setting_name
from .policy.name_replacements import NameReplacements, masked_name
from .policy.replacements import PLACEHOLDER, Replacements
from .recognition.rule import Rule
from .search.copies import Copies
from .search.strings import Part, collected, parts, texts_of

#: How often what was redacted is searched again. One is enough unless replacements make new secrets.
_ROUNDS = 3
#: What replaces a number that is a password, in code and in JSON.
_NUMBER = "0"


class Redaction:
    """A document that is redacted until a search finds nothing more; its findings and diagnostics."""

    def __init__(
        self,
        document: dict[str, Any],
        rules: list[Rule],
        exemptions: Exemptions,
        copies: Copies,
        replacements: Replacements,
    ) -> None:
        """Redact `document`; secrets that are found are added to `copies`."""
        self.document = document
        self.findings: list[RawFinding] = []
        self.diagnostics: list[Diagnostic] = []
        self._rules = rules
        self._exemptions = exemptions
        self._copies = copies
        self._replacements = replacements
        self._in_names = NameReplacements(replacements)
        self._run()

    def _run(self) -> None:
        pieces = parts(self.document)
        found = self._find(pieces)
        self.findings += [one.finding("reported") for one in found if not self._is_redacted(one)]
        for last in (False,) * _ROUNDS + (True,):
            found = [one for one in found if self._is_redacted(one)]
            if not found:
                break
            self.findings += [one.finding("redacted") for one in found]
            self._choose_names(found, pieces)
            edits = self._edits([one for one in found if one.where != "key"], whole=last)
            names = self._names([one for one in found if one.where == "key"])
            self.document = rename(apply(self.document, edits), names)
            pieces = parts(self.document) if names else _again(pieces, self.document, edits)
            texts = {text for text in edits.values() if isinstance(text, str)}.union(names.values())
            found = self._find(pieces, texts)

    def _find(self, pieces: list[Part], only: set[str] | None = None) -> list[Candidate]:
        found, in_names = find_candidates(
            pieces, self._rules, self._exemptions, self._copies, top_keys=self.document, only=only
        )
        for candidate in in_names:
            self._notice(
                candidate.path,
                "AT802",
                "A name or id holds a value that is secret elsewhere; names stay, as others refer to them.",
                "Rename it, or change the secret.",
            )
        return found

    def _notice(self, path: Path, code: str, message: str, hint: str) -> None:
        entity = entity_at(self.document, path)
        self.diagnostics.append(Diagnostic(code, "warning", message, join("", *path), entity, hint))

    def _is_redacted(self, candidate: Candidate) -> bool:
        rule = candidate.hit.rule
        return self._exemptions.policy.treatment(rule.name, personal=rule.personal) == "redact"

    def _choose_names(self, candidates: list[Candidate], pieces: list[Part]) -> None:
        for candidate in candidates:
            if candidate.where != "text" or not is_identity(candidate.path):
                continue
            if self._in_names.add(candidate.secret, self._kind(candidate), pieces):
                self._notice(
                    candidate.path,
                    "AT803",
                    "A name or id held a secret and was replaced everywhere.",
                    "Check code that builds such names from parts.",
                )

    def _kind(self, candidate: Candidate) -> str:
        return "personal" if candidate.hit.rule.personal else self._copies.kind(candidate.secret)

    def _edits(self, candidates: list[Candidate], *, whole: bool) -> dict[Path, Any]:
        by_place: dict[Path, list[Candidate]] = defaultdict(list)
        for candidate in candidates:
            by_place[candidate.path].append(candidate)
        edits: dict[Path, Any] = {}
        for path, found in by_place.items():
            if found[0].where == "number":
                edits[path] = None
                continue
            edits[path] = PLACEHOLDER if whole else self._redacted(path, found)
            if "{{" in edits[path] and "{{" not in found[0].text:
                edits.update(listed_binding(self.document, path, edits))
        return edits

    def _names(self, candidates: list[Candidate]) -> dict[Path, str]:
        """Return the keys that take the place of those with secrets in them."""
        names: dict[Path, str] = {}
        for candidate in reversed(candidates):  # from the end of each key, so that offsets stay true
            key, (start, end, _) = names.get(candidate.path, candidate.text), candidate.hit
            new = self._in_names.get(candidate.secret) or self._replacements.in_key(
                self._kind(candidate), candidate.secret
            )
            names[candidate.path] = key[:start] + new + key[end:]
        return names

    def _redacted(self, path: Path, candidates: list[Candidate]) -> str:
        text = candidates[0].text
        name = self._name(path)
        is_code = code_in(self.document, path, text)
        places = CodePlaces(self.document, path, text)
        made, at = [], 0
        for candidate in candidates:
            start, end, new = self._replaced(
                candidate, name, places if is_code(candidate.hit.start) else None
            )
            made += [text[at:start], new]
            at = end
        return "".join([*made, text[at:]])

    def _replaced(self, candidate: Candidate, name: str, places: CodePlaces | None) -> tuple[int, int, str]:
        """Return what replaces a candidate, and where: with its quotes, if code takes the place of a literal.

        `places` are those of the code around the candidate, if there is any.
        """
        (start, end, _), kind = candidate.hit, self._kind(candidate)
        in_name = self._in_names.get(candidate.secret)
        if in_name or places is None:
            plain = _NUMBER if candidate.hit.rule.name == "assignment-of-number" else None
            return start, end, in_name or plain or self._replacements.part(kind, candidate.secret, name)
        new, is_expression = self._replacements.in_code(kind, candidate.secret, name)
        if candidate.is_expression:
            is_put = is_expression and not places.is_in_literal(start, end)
            return start, end, new if is_put else _literal_of(candidate, new)
        return places.with_expression(start, end, new) if is_expression else (start, end, new)

    def _name(self, path: Path) -> str:
        """Return the name that a replacement at a place is made of."""
        if not self._replacements.use_names:
            return ""
        name = setting_name(entity_at(self.document, path), str(path[-1]))
        return masked_name(name, self._copies, self._rules)


def _literal_of(candidate: Candidate, new: str) -> str:
    """Return the literal that replaces a number, or a call that makes a text of char codes."""
    return _NUMBER if candidate.secret.isdigit() else f"'{new}'"


def _again(pieces: Iterable[Part], document: dict[str, Any], edits: Mapping[Path, Any]) -> list[Part]:
    """Return the parts that edits lie in, collected anew."""
    touched = {path[:size] for path in edits for size in (1, 2)}
    return [
        collected(part.path, resolve(document, join("", *part.path)))
        for part in pieces
        if part.path and part.path in touched
    ] + [texts_of(document)]
