"""The folder tree that the product writes into a Git repository, as a mapping of paths to bytes.

`pack` reads such a tree of any age into an export, `unpack` writes an export as such a tree. Nothing here
touches a disk or a repository.
"""
