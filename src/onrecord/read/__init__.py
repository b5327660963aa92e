"""`Report` → `Document`: sentences, tokens, quotations, mentions, times."""
