"""Run the program as ``python -m onrecord``.

In: the command line. Out: what the command prints. Everything else is left to `present/cli.py`.
"""

from onrecord.present.cli import main

if __name__ == "__main__":
    main()
