"""Measure antecedents on what nothing was learnt from: `python -m training.antecedents.evaluate`.

Of the third-person pronouns that stand in a chain of OntoGUM, how many are linked to a mention of
that chain; and the CoNLL F1 (the mean of MUC, B³ and CEAF-e, by the package `scorch`). A mention
of the program is a gold one where that one's head lies in its own head.

In: the package as it reads, the documents of OntoGUM kept out. Out: figures.
"""

import argparse
from collections import Counter
from collections.abc import Hashable, Iterator

from scorch.scores import b_cubed, ceaf_e, muc
from training.antecedents.corpora import MEASURED, Text, load_texts
from training.antecedents.rank import align, read_text

from onrecord.link.antecedents import Chooser
from onrecord.link.entities import Linker

_WORDS = """he she they it him her them his hers its their theirs himself herself itself
themselves"""
PRONOUNS = frozenset(_WORDS.split())
Chains = list[set[Hashable]]


def link_text(text: Text) -> Linker:
    """Return a text, linked."""
    linker = Linker(*read_text(text))
    linker.link(Chooser().choose)
    return linker


def judge_pronouns(text: Text, linker: Linker) -> Iterator[tuple[str, bool, bool]]:
    """Yield for each pronoun of a chain its word, whether it is linked, and whether rightly."""
    entity = align(text, linker.mentions)
    place = {m.span.start: i for i, m in enumerate(linker.mentions)}
    for gold in text.mentions:
        word = text.words[gold.head]
        if gold.first != gold.last or word.form.lower() not in PRONOUNS:
            continue
        index = place.get(word.start)
        reason = None if index is None else linker.clusters.reasons.get(index)
        found = [i for i, m in enumerate(linker.mentions) if reason and m.span == reason.right[0]]
        right = any(entity.get(i) == gold.entity for i in found)
        yield word.form.lower(), reason is not None, right


def list_chains(text: Text, linker: Linker) -> tuple[Chains, Chains]:
    """Return the chains of a corpus and of the program, mentions by where their heads stand."""
    gold: dict[str, set[Hashable]] = {}
    head_of: dict[int, tuple[str, int]] = {}
    for mention in text.mentions:
        key = (text.name, text.words[mention.head].start)
        gold.setdefault(mention.entity, set()).add(key)
        head_of[key[1]] = key
    chains: Chains = []
    for cluster in linker.clusters.all:
        keys: set[Hashable] = set()
        for index in cluster.members:
            head = linker.mentions[index].head
            inside = [start for start in head_of if head.start <= start < head.end]
            keys.add(head_of[max(inside)] if inside else (text.name, -head.start - 1))
        if len(keys) > 1:
            chains.append(keys)
    return [c for c in gold.values() if len(c) > 1], chains


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.parse_args()
    counts: Counter[tuple[str, str]] = Counter()
    gold: Chains = []
    given: Chains = []
    for text in load_texts("ontogum", MEASURED):
        if not text.held_out:
            continue
        linker = link_text(text)
        for word, linked, right in judge_pronouns(text, linker):
            for group in ("all", text.genre, word):
                counts[group, "of"] += 1
                counts[group, "linked"] += linked
                counts[group, "right"] += right
        for chains, more in zip((gold, given), list_chains(text, linker), strict=True):
            chains.extend(more)
    for group in sorted({g for g, _ in counts}, key=lambda g: -counts[g, "of"]):
        of, joined, good = (counts[group, n] for n in ("of", "linked", "right"))
        print(f"{group:12} right {good}/{of} = {100 * good / of:.1f} %, linked {joined}")
    scores = [metric(gold, given) for metric in (muc, b_cubed, ceaf_e)]
    for name, (recall, precision, f1) in zip(("MUC", "B3", "CEAF-e"), scores, strict=True):
        print(f"{name:12} P {100 * precision:.1f} R {100 * recall:.1f} F1 {100 * f1:.1f}")
    print(f"CoNLL F1     {100 * sum(f1 for _, _, f1 in scores) / 3:.1f}")


if __name__ == "__main__":
    main()
