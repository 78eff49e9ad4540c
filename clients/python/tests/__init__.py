"""Tests; names are sentences."""
