"""Rules keep to what makes searching fast and safe."""

from __future__ import annotations

import re
import re._constants as constants
import re._parser as parser

import pytest
from look_alikes import all_look_alikes
from planted_secrets import all_planted

from transform.sanitizing.rules import all_rules
from transform.sanitizing.search.indicative_names import lower

RULES = all_rules()


def unbounded(pattern):
    """Return the quantifiers of a pattern that may repeat without end and give back what they took."""
    found, stack = [], [parser.parse(pattern)]
    while stack:
        for operation, argument in stack.pop():
            if (
                operation in (constants.MAX_REPEAT, constants.MIN_REPEAT)
                and argument[1] == constants.MAXREPEAT
            ):
                found.append(argument)
            stack += nested(argument)
    return found


def nested(argument):
    if isinstance(argument, parser.SubPattern):
        return [argument]
    if isinstance(argument, tuple | list):
        return [inner for part in argument for inner in nested(part)]
    return []


def test_the_check_knows_what_it_looks_for():
    assert unbounded("a(b+)?c")
    assert not unbounded("a(b++|c{0,9})?")


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_every_quantifier_is_bounded_or_possessive(rule):
    if rule.pattern:
        assert unbounded(rule.pattern) == []


def test_names_are_unique_and_say_what_they_find():
    assert len({rule.name for rule in RULES}) == len(RULES)
    assert all(rule.title and rule.title[-1] != "." for rule in RULES)


def test_hints_are_written_as_they_are_looked_for():
    for rule in RULES:
        assert all(hint == hint.lower() for hint in rule.hints), rule.name
        if rule.near in ("token", "text", "word"):
            assert rule.hints, rule.name
        if rule.near == "word":
            assert all(hint.isascii() and hint.isalpha() for hint in rule.hints), rule.name


def test_what_a_preview_shows_is_no_secret():
    """A format publishes at most its first characters, and these are no variable part of its pattern."""
    assert all(rule.published <= 16 for rule in RULES)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_every_rule_names_the_page_that_describes_the_format(rule):
    assert re.fullmatch(r"https://[a-z0-9.-]+\.[a-z]{2,}/\S*", rule.source)


def test_what_fails_its_checksum_is_a_warning_of_its_own():
    for rule in RULES:
        if rule.checksum:
            (mismatch,) = (one for one in RULES if one.name == f"{rule.name}-checksum")
            assert (mismatch.severity, mismatch.source) == ("warning", rule.source)


MORE_TEXTS = (
    "SELECT * FROM OPENROWSET('SQLNCLI', 'db.test';'sa';'k9#d8f7a', 'SELECT 1')",
    "select * from mysql('db.test:3306', 'orders', 'rows', 'app', 'k9#d8f7a')",
    "new NetworkCredential('app', 'k9#d8f7a')",
    '<input name=\'a\'><INPUT type="password" value="k9#d8f7a">',
    "<meta name='api-key' content='k9d8f7aQ3vX7pL2mZ8tR5wY1'>",
)
AT_HINTS = [rule for rule in RULES if rule.at_hints]


@pytest.mark.parametrize("rule", AT_HINTS, ids=lambda rule: rule.name)
def test_a_rule_that_looks_at_hints_only_misses_nothing(rule):
    every = [*MORE_TEXTS, *(one.text for one in all_planted()), *all_look_alikes()]
    texts = [text for text in every if any(hint in lower(text) for hint in rule.hints)]
    together = [" ".join(texts[at : at + 20]) for at in range(0, len(texts), 20)]
    found = 0
    for text in [*texts, *together, *(text * 2 for text in texts)]:
        anywhere = list(rule._replace(at_hints=False).near_hints(text, lower(text), rule.hints))
        assert list(rule.near_hints(text, lower(text), rule.hints)) == anywhere
        found += len(anywhere)
    assert found, "no text shows the difference"
