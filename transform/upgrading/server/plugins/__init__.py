"""How the queries of a plugin move to a newer form; one module per plugin."""
