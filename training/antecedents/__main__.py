"""Learn all that linking has learnt, one after the other: `python -m training.antecedents`.

To be run again when the trunk is another one, or when what it is shown has changed.
"""

import argparse
from pathlib import Path

from training.antecedents import echoes, lessons, phrases, rank


def main() -> None:
    """Learn the heads for phrases and for comparing mentions, then the weights of antecedents."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lessons", type=Path, default=Path("out/lessons.jsonl"))
    options = parser.parse_args()
    options.lessons.parent.mkdir(parents=True, exist_ok=True)
    phrases.main([])
    lessons.main(["--out", str(options.lessons)])
    echoes.main(["--lessons", str(options.lessons)])
    rank.main([])


if __name__ == "__main__":
    main()
