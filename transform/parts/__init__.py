"""Parts of applications: names that change together with all that refers to them."""
