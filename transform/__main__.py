"""`python -m transform` is the same as `appsmith-transform`."""

from .cli import main

main()
