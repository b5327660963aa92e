"""The nouns: frozen data types that stages hand to each other; no behaviour beyond invariants."""
