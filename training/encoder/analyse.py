"""Show mistakes to read: `python -m training.encoder.analyse --count 50`.

Evenly spaced over the dev part, misses and inventions alike, each with a first guess at its
class. The sentences are other people's: they are for reading here, not for the project.

In: `polnear-dev.jsonl`. Out: mistakes, and counts by class. Figures are left to `evaluate.py`.
"""

import argparse
from collections import Counter
from functools import cache
from typing import Any

from training.encoder.evaluate import list_matches, load_scorer, read_part

Item = dict[str, Any]


@cache
def cover(text: str) -> Any:
    """Return a text's words as the scorer counts them: once for all that is wrong in it."""
    return load_scorer().Doc(text)


def name_class(text: str, wrong: Item, others: list[Item]) -> tuple[str, Item | None]:
    """Guess why an attribution has no partner; return the class, and what comes closest."""
    doc = cover(text)
    content, source = doc.tokset(wrong["content"]), doc.tokset(wrong["source"])
    cue = doc.tokset(wrong["cue"])
    best, share = None, 0.0
    for other in others:
        theirs = doc.tokset(other["content"])
        near = load_scorer().jac(content, theirs) + bool(cue & doc.tokset(other["cue"]))
        if near > share:
            best, share = other, near
    if best is None:
        return "nothing there", None
    theirs = doc.tokset(best["content"])
    overlap = load_scorer().jac(content, theirs)
    if overlap >= 0.5:
        their_source = doc.tokset(best["source"])
        if not source or not their_source:
            return "source missing on one side", best
        return ("source differs" if not source & their_source else "cut otherwise"), best
    if cue & doc.tokset(best["cue"]):
        return "same cue, other content", best
    return "other cue, overlapping content", best


def main() -> None:
    """Print mistakes and their counts."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=50)
    options = parser.parse_args()
    gold, given = read_part("dev")
    mistakes = []
    for name, wanted, found in list_matches(gold, given):
        if wanted is None or found is None:
            kind = "invented" if wanted is None else "missed"
            others = gold[name]["attributions"] if wanted is None else given[name]
            mistakes.append((name, kind, wanted or found or {}, others))
    classed = [(*m, *name_class(gold[m[0]]["text"], m[2], m[3])) for m in mistakes]
    for (kind, why), count in Counter((m[1], m[4]) for m in classed).most_common():
        print(f"{count:5} {kind}: {why}")
    for name, kind, item, _, why, near in classed[:: max(1, len(classed) // options.count)]:
        print(f"\n{kind}, {why} ({name})")
        for label, each in (("it", item), ("near", near)):
            if each is not None:
                text = gold[name]["text"]
                parts = (
                    f"{role} [{' … '.join(text[s:e] for s, e in each[role])}]"
                    for role in ("source", "cue", "content")
                )
                print(f"  {label}: " + " ".join(parts).replace("\n", "⏎"))


if __name__ == "__main__":
    main()
