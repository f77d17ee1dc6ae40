"""The history of a repository: its commits, and the layouts that their trees hold."""
