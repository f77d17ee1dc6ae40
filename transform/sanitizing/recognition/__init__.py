"""How secrets are recognised: rules, what names indicate, what values look like, check digits."""
