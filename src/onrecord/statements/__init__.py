"""`Document` → `Statement`s: source, cue and content joined and qualified."""
