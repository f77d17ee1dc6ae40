"""Mistakes in JavaScript that no grammar shows and every engine refuses before the code runs.

Each module of this package holds one family of rules: `PATTERNS`, what to capture of the syntax tree (see
`queries.py`), and `mistakes(code)`, which yields what is wrong. The rules are the static semantics of ECMA-262;
what is found is surely wrong, but not everything that is wrong is found.
"""
