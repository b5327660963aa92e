"""Under which circumstances each statement was made: over what, to whom, where, when."""
