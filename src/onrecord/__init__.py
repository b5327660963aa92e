"""onrecord: reads reports of a negotiation and builds the record of who said what."""

__version__ = "0.1.0"
