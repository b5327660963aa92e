"""Keep and find: the record, one SQLite file."""
