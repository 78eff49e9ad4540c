"""Fetches schemas into a directory, for builds and tests that must not ask at run time."""
