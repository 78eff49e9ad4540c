"""Data frames that keep their schema: Arrow columns, and suites for Great Expectations."""
