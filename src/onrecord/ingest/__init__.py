"""Bytes, files and folders → `Report`."""
