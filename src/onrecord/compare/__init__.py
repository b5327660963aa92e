"""Reports and statements held against each other: relations, disputes, positions, checks."""
