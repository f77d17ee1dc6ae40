import pytest

from transform.javascript.regular_expressions import group_names, problem_of


@pytest.mark.parametrize(
    ("pattern", "flags", "message"),
    [
        ("a", "gg", "`gg` are no flags of a regular expression"),
        ("a", "uv", "`uv` are no flags of a regular expression"),
        ("(a", "", "a `(` is never closed"),
        ("a)", "", "`)` closes nothing"),
        ("[a", "", "a `[` is never closed"),
        ("[b-a]", "", "a range has its ends in the wrong order"),
        ("[\\w-a]", "u", "a range needs single characters"),
        ("+", "", "`+` repeats nothing"),
        ("a**", "", "`*` repeats nothing"),
        ("^*", "", "`*` repeats nothing"),
        ("\\b+", "", "`+` repeats nothing"),
        ("(?<=a)*", "", "`*` repeats nothing"),
        ("(?=a)*", "u", "`*` repeats nothing"),
        ("a|*", "", "`*` repeats nothing"),
        ("\\u{61}*", "", "`*` repeats nothing"),
        ("a{2,1}", "", "`{2,1}` has its numbers in the wrong order"),
        ("a{", "u", "`{` is not escaped"),
        ("]", "u", "`]` is not escaped"),
        ("(?a)", "", "a group is malformed"),
        ("(?<1>a)", "", "a group is malformed"),
        ("(?ii:a)", "", "a group names a flag twice"),
        ("(?-:a)", "", "a group names no flag"),
        ("(?<a>b)(?<a>c)", "", "two groups are called a"),
        ("(?<a>b)\\k<c>", "", "no group is called c"),
        ("\\k<c>", "u", "no group is called c"),
        ("(?<a>b)\\k", "", "`\\k` names no group"),
        ("(a)\\2", "u", "there is no group 2"),
        ("\\01", "u", "an octal escape where `u` or `v` is set"),
        ("[\\1]", "u", "brackets cannot refer to a group"),
        ("\\p{Foo}", "u", "Foo is no Unicode property"),
        ("\\p{Script=}", "u", "Script= is no Unicode property"),
        ("\\-", "u", "`\\-` is no escape where `u` or `v` is set"),
        ("\\c", "u", "`\\c` is no escape where `u` or `v` is set"),
    ],
)
def test_what_engines_refuse(pattern, flags, message):
    found = problem_of(pattern, flags)
    assert found is not None
    assert found.removeprefix("the regular expression is invalid: ") == message


@pytest.mark.parametrize(
    ("pattern", "flags"),
    [
        ("a", "dgimsuy"),
        ("(?:a|(b))+?", ""),
        ("a{2}{", ""),
        ("{", ""),
        ("]", ""),
        ("[]", ""),
        ("[^]", ""),
        ("[\\w-a]", ""),
        ("[\\]a-z\\-]", "u"),
        ("(?=a)*", ""),
        ("(?<a>b)|(?<a>c)", ""),
        ("(?<ä$1>b)\\k<ä$1>", ""),
        ("\\k", ""),
        ("\\1", ""),
        ("(a)\\1", "u"),
        ("\\p{L}\\P{Alphabetic}\\p{Script=Greek}\\p{gc=Lu}", "u"),
        ("\\p{Foo}", ""),
        ("\\u{61}", "u"),
        ("[[a-z]--[aeiou]]", "v"),
        ("(?i-s:a)", ""),
        ("\\(\\[\\/", "u"),
        ("[\\01-\\02]", ""),
    ],
)
def test_what_engines_take(pattern, flags):
    assert problem_of(pattern, flags) is None


def test_names_of_groups_are_read_outside_escapes():
    assert group_names(r"(?<a>b)|(?<a>c)\(?<d>(?<=e)") == ["a", "a"]


@pytest.mark.parametrize("pattern", ["\\u{110000}", "[\\u{110000}]"])
def test_no_escape_goes_beyond_the_last_character(pattern):
    assert "beyond the last character" in (problem_of(pattern, "u") or "")
    assert problem_of(pattern.replace("110000", "0010FFFF"), "u") is None
    assert problem_of("\\u{110000}", "") is None
