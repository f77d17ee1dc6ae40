"""Search distinct strings with all rules at once: only what a pass over all of them names is searched with patterns."""

from __future__ import annotations

import functools
import itertools
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from ...patterns import pattern
from ..recognition.rule import Rule
from ..recognition.secret_names import HINTS
from .indicative_names import LONGEST_NAME, lower
from .texts import NAMES, Texts
from .vocabulary import SignedHints, Vocabulary, sign

#: A string with so many hits is a list of secrets, and is taken for one as a whole.
MANY_HITS = 10_000
_JOINT = pattern("[-.$]")


class Hit(NamedTuple):
    """A rule found something in a string, from `start` to `end`."""

    start: int
    end: int
    rule: Rule


def search(texts: Texts, rules: Iterable[Rule]) -> dict[str, list[Hit]]:
    """Return the strings in which rules find something; hits may overlap.

    A string with very many hits has one more that covers it as a whole, and is not searched to its end.
    """
    searched = texts.searched
    plan = _plan(tuple(rules))
    found: dict[int, list[Hit]] = defaultdict(list)
    crowded: set[int] = set()  # read by the generators below while it grows
    for index, hit in itertools.chain(
        _in_tokens(searched, plan.tokens, crowded),
        _after_names(searched, plan.near_names, crowded),
        _near_hints(searched, _of_words(plan.near_words, searched.vocabulary.words), crowded),
        _near_hints(searched, _of_texts(plan.near_texts, searched.vocabulary), crowded),
    ):
        found[index].append(hit)
        if len(found[index]) == MANY_HITS:
            found[index].append(Hit(0, len(texts.table[index]), hit.rule))
            crowded.add(index)
    return {texts.table[index]: hits for index, hits in found.items()}


class _Plan(NamedTuple):
    """Rules by where they look for their hints."""

    tokens: SignedHints
    near_names: tuple[Rule, ...]
    near_words: list[Rule]
    near_texts: list[Rule]


@functools.lru_cache(maxsize=32)
def _plan(rules: tuple[Rule, ...]) -> _Plan:
    near: dict[str, list[Rule]] = defaultdict(list)
    for rule in rules:
        near[rule.near].append(rule)
    return _Plan(SignedHints(near["token"]), tuple(near["name"]), near["word"], near["text"])


def _in_tokens(texts: Texts, hints: SignedHints, crowded: Collection[int]) -> Iterator[tuple[int, Hit]]:
    """Yield what rules find in the runs of token characters that hold one of their hints."""
    tokens = texts.tokens
    lowered = tokens.lower()
    for rule, occurring in hints.occurring(Vocabulary(tokens)):
        for start in sorted({start for hint in occurring for start in _starts(lowered, hint, rule)}):
            text = tokens[start : tokens.index(b"\0", start)].decode()
            spans = list(rule.in_token(text))
            for index, at in texts.occurrences(text, crowded) if spans else ():
                for first, last in spans:
                    yield index, Hit(at + first, at + last, rule)


def _starts(joined: bytes, hint: bytes, rule: Rule) -> Iterator[int]:
    """Yield where the tokens begin that hold a hint, where a word begins unless the rule says otherwise."""
    anywhere = rule.inside_word or not hint[:1].isalnum()
    at = joined.find(hint)
    while at >= 0:
        if anywhere or not joined[at - 1 : at].isalnum():
            yield joined.rindex(b"\0", 0, at) + 1
            at = joined.find(hint, joined.index(b"\0", at))
        else:
            at = joined.find(hint, at + 1)


def _after_names(
    texts: Texts, rules: tuple[Rule, ...], crowded: Collection[int]
) -> Iterator[tuple[int, Hit]]:
    for index, start, end in places_of_names(texts, crowded):
        text = texts.table[index]
        for rule in _behind(text[start - 1] if start else "\n", rules):
            for span in rule.after_name(text, start, end):
                yield index, Hit(*span, rule)


@functools.lru_cache(maxsize=1024)
def _behind(character: str, rules: tuple[Rule, ...]) -> list[Rule]:
    """Return the rules for names that a character may precede."""
    return [rule for rule in rules if not rule.before or character in rule.before]


def places_of_names(texts: Texts, but: Collection[int]) -> Iterator[tuple[int, int, int]]:
    """Yield where indicative names are outside of the strings `but`: index of the string, start, end."""
    names = set(texts.indicative_names)
    together = "\0".join(names).lower()
    hints = [hint for hint in HINTS if hint in together]
    ends = functools.cache(lambda run: _names_at_end(run, names, hints))
    for block_start, block in texts.blocks if hints else ():
        runs = (block.encode("ascii", "replace").translate(NAMES) + b"\0").lower()
        for hint in map(str.encode, hints):
            at = runs.find(hint)
            while at >= 0:
                start, end = runs.rfind(b"\0", 0, at) + 1, runs.index(b"\0", at)
                index, offset = texts.place(block_start + start)
                if index in but:
                    at = runs.find(hint, texts.starts[index + 1] - block_start)
                    continue
                begins_escaped = block[start - 1 : start] == "\\"
                first, sizes = ends(block[start - begins_escaped : end])
                for size in sizes if first == hint else ():
                    yield index, offset + end - start - size, offset + end - start
                at = runs.find(hint, end)


def _names_at_end(run: str, names: set[str], hints: Iterable[str]) -> tuple[bytes, list[int]]:
    """Return the first hint in a run of name characters, and the lengths of the names that end with it.

    A name may begin where the run does or behind `-`, `.` and `$`, and behind a line break that is an escape.
    """
    lowered = run.lower()
    first = next(hint for hint in hints if hint in lowered)
    begins = {0, 1, 2, *(match.end() for match in _JOINT.finditer(run, max(0, len(run) - LONGEST_NAME - 1)))}
    sizes = [len(run) - begin for begin in sorted(begins) if run[begin:] in names and _may_begin(run, begin)]
    return first.encode(), sizes


def _may_begin(run: str, at: int) -> bool:
    """Return whether a name that begins within a run is not a piece of a longer one."""
    return at == 0 or run[at - 1] in "-.$\\" or run[:at] in ("\\n", "\\t")


def _of_words(rules: list[Rule], words: set[bytes]) -> Iterator[tuple[Rule, Sequence[str]]]:
    """Yield rules with those of their hints that are among some words, perhaps behind the `n` of a line break."""
    for rule in rules:
        hints = [hint for hint in rule.hints if hint.encode() in words or b"n" + hint.encode() in words]
        if hints:
            yield rule, hints


def _of_texts(rules: list[Rule], vocabulary: Vocabulary) -> Iterator[tuple[Rule, Sequence[str]]]:
    """Yield rules with those of their hints that may occur."""
    for rule in rules:
        hints = [hint for hint in rule.hints if vocabulary.shows(sign(hint, begins_word=False))]
        if hints:
            yield rule, hints


def _near_hints(
    texts: Texts, rules: Iterable[tuple[Rule, Sequence[str]]], crowded: Collection[int]
) -> Iterator[tuple[int, Hit]]:
    suspected: dict[int, list[tuple[Rule, Sequence[str]]]] = defaultdict(list)
    for rule, hints in rules:
        for index in {i for hint in hints for i in texts.holding(hint)}:
            suspected[index].append((rule, hints))
    for index, candidates in suspected.items():
        text = texts.table[index]
        lowered = lower(text)
        for rule, hints in candidates:
            for span in rule.near_hints(text, lowered, hints) if index not in crowded else ():
                yield index, Hit(*span, rule)
