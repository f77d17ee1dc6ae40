"""JavaScript in bindings and JS objects: parsing, scopes, references, syntax errors."""
