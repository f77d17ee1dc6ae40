"""The steps of the server schema: one module each, named sNN_what_it_does."""
