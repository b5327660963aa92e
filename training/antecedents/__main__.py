"""Learn all that linking has learnt, one after the other: `python -m training.antecedents`.

To be run again when the trunk is another one, or when what it is shown has changed.
"""

from training.antecedents import phrases, rank


def main() -> None:
    """Learn the phrases' head, then the weights of antecedents."""
    phrases.main([])
    rank.main([])


if __name__ == "__main__":
    main()
