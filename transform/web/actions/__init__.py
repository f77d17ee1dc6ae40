"""What the page can do with what was dropped on it: one module per action, found by its name.

Each has a function `run`, and names the `COMMAND` that does the same.
"""
