"""The steps of the client schema: one module each, named sNN_what_it_does."""
