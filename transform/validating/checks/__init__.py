"""The checks: one module each, named atNNN_what_it_finds after its code."""
