"""The pages of the documentation that are made from the code, and what turns them into a site."""
