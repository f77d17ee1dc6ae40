"""Judge by its content whether a value is a password, where a name or a place calls for one.

People choose words as passwords, so letters alone say nothing against a value. What speaks against it is that it
names or describes a password (a label, a hint, the name of a field) or takes the place of one.
"""

from __future__ import annotations

from ...patterns import pattern
from .placeholders import is_placeholder
from .plain_values import names_something

_SHORTEST = 3
_LONGEST = 4096
#: For a value under a name, in letters alone.
_SHORTEST_WORD = 5
_FEWEST_WORDS = 3

_WORD = pattern(r"[^\W\d_]+")
_LETTERS = pattern(r"[^\W\d_]++(?:[-_][^\W\d_]++){0,20}+")
_PHRASE = pattern(r"\S{2,40}(?: \S{1,40}){1,20}")
_SENTENCE = pattern(r"[.,;:?!…]|['’](?:s|t|re)\b")
#: Words of labels, hints, messages and style sheets, of which one is enough.
_OF_LABELS = frozenset(
    [
        "password",
        "passwords",
        "passwd",
        "passwort",
        "passworts",
        "kennwort",
        "contraseña",
        "contrasena",
        "contraseñas",
        "clave",
        "senha",
        "passe",
        "parola",
        "wachtwoord",
        "salasana",
        "heslo",
        "hasło",
        "haslo",
        "jelszó",
        "lozinka",
        "lösenord",
        "adgangskode",
        "passord",
        "şifre",
        "sifre",
        "пароль",
        "密码",
        "密碼",
        "パスワード",
        "비밀번호",
        "passcode",
        "passphrase",
        "pass",
        "pwd",
        "pin",
        "secret",
        "token",
        "key",
        "credential",
        "credentials",
        "login",
        "logon",
        "signin",
        "enter",
        "type",
        "choose",
        "create",
        "required",
        "require",
        "requires",
        "must",
        "should",
        "please",
        "forgot",
        "forgotten",
        "vergessen",
        "oublié",
        "oublie",
        "olvidado",
        "reset",
        "invalid",
        "incorrect",
        "wrong",
        "change",
        "confirm",
        "confirmation",
        "repeat",
        "retype",
        "match",
        "matches",
        "mismatch",
        "minimum",
        "maximum",
        "character",
        "characters",
        "strong",
        "weak",
        "medium",
        "show",
        "hide",
        "visible",
        "hidden",
        "your",
        "here",
        "field",
        "input",
        "form",
        "control",
        "button",
        "text",
        "textbox",
        "label",
        "icon",
        "primary",
        "secondary",
        "danger",
        "warning",
        "success",
        "error",
        "disabled",
        "enabled",
        "lock",
        "unlock",
        "eye",
        "none",
        "null",
        "empty",
        "unknown",
        "missing",
        "optional",
        "stored",
        "vault",
        "see",
        "new",
        "old",
        "current",
        "value",
        "values",
        "string",
        "hash",
        "hashed",
        "encrypted",
        "plain",
        "is",
        "are",
        "the",
        "a",
        "an",
        "to",
        "of",
        "for",
        "not",
        "be",
        "can",
        "may",
        "at",
        "least",
        "too",
        "with",
        "and",
        "or",
        "in",
        "on",
        "by",
        "user",
        "username",
        "admin",
        "submit",
        "cancel",
        "save",
        "update",
        "edit",
        "delete",
        "column",
        "filter",
        "search",
        "table",
        "data",
        "list",
        "item",
        "page",
        "modal",
        "account",
    ]
)
_CODE = pattern(r"[\w$]+(?:\.[\w$]+)*\(")


def is_given_password(value: str) -> bool:
    """Return whether a value is a password at a place that leaves no doubt: it is, unless it is a placeholder.

    Such places are the user-info of a URL, `PASSWORD '...'` in SQL and the pairs of a connection string.
    """
    if not _SHORTEST <= len(value) <= _LONGEST or is_placeholder(value):
        return False
    return any(map(str.isalnum, value)) and not _is_label(value)


def may_be_password(value: str, *, unquoted: bool = False) -> bool:
    """Return whether a value under a name such as `dbPassword` is a password.

    `unquoted` values may as well be the names of variables: letters alone are no password there.
    """
    if not _SHORTEST < len(value) <= _LONGEST or is_placeholder(value):
        return False
    if " " in value.strip():
        return not unquoted and _is_phrase(value.strip())
    if any(map(str.isspace, value)) or names_something(value):
        return False
    if _LETTERS.fullmatch(value):
        is_long = len(value) >= 16 and value.isascii() and value.isalpha() and value.islower()
        return is_long or (not unquoted and len(value) >= _SHORTEST_WORD and not _is_label(value))
    if not any(map(str.isdigit, value)) and _WORD.sub("", value).strip("-_ ./:*?…") == "":
        return False
    return len(value) >= _SHORTEST_WORD or value.isdigit()


def is_chosen_word(value: str) -> bool:
    """Return whether a value is a long word, or several with dashes, of which none belongs to labels.

    Where a name calls for a secret, as `clientSecret` does, somebody chose it.
    """
    return _CHOSEN.fullmatch(value) is not None and not (_TERM.search(value) or _is_label(value))


#: Endings of technical terms and of what is said about a value: `authorization`, `unauthenticated`.
_TERM = pattern(r"(?:tion|tions|ment|ed|ing|able|ator|ity|key|token|secret|password|storage)$")
_CHOSEN = pattern(r"[a-z]{12,40}+|[a-z]{3,20}+(?:-[a-z]{3,20}+){2,6}+")


def _is_phrase(value: str) -> bool:
    """Return whether words with blanks between are a pass phrase rather than a label or a sentence."""
    words = value.split(" ")
    if len(words) < _FEWEST_WORDS or not _PHRASE.fullmatch(value) or _SENTENCE.search(value):
        return False
    is_plain = value == value.lower() or all(word[0].isupper() or word[0].isdigit() for word in words)
    return is_plain and not _CODE.match(value) and not _is_label(value)


def _is_label(value: str) -> bool:
    """Return whether a value is made of words, of which one belongs to labels."""
    if any(map(str.isdigit, value)) and " " not in value:
        return False
    return not _OF_LABELS.isdisjoint(word.lower() for word in _WORD.findall(value))
