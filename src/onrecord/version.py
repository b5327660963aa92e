"""The version of the program, for what names itself in a record.

In: nothing. Out: `__version__`. What a reader is called is left to `pipeline.py`.
"""

__version__ = "0.1.0"
