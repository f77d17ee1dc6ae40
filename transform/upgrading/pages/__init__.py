"""The page steps: one module each, named sNNN_what_it_does after the version at which it starts."""
