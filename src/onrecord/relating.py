"""Ask how the statements of new reports bear on others, and gather what is opposed.

In: a record with its reports noted. Out: `Relation`s and `Dispute`s. What is noted is left to
`noting.py`, which pairs are asked about and what is made of the answer to `compare/`.
"""

from collections.abc import Collection, Iterable, Sequence
from functools import cache
from importlib.resources import files

from onrecord.compare.candidates import MOST_FOUND, ClaimNote
from onrecord.compare.disputes import find_disputes, list_wanted
from onrecord.compare.opposition import (
    Heard,
    is_worth_asking,
    list_features,
    make_neutral,
    weigh_opposition,
)
from onrecord.compare.pair_encoder import PairEncoder
from onrecord.compare.pairing import choose_pairs
from onrecord.compare.relations import Claim, judge, order_pair
from onrecord.compare.retellings import find_retellings
from onrecord.model.comparison import (
    OPPOSING,
    Commitment,
    Dispute,
    Relation,
)
from onrecord.read.wordpieces import WordPieces
from onrecord.record.store import View

# Of so many new reports at most, others are looked up by their keys; of more, all are gone through.
FEW = 30
# A statement has one claim; readings of another program could leave a few.
MOST_TWINS = 9


def relate(view: View, new: Sequence[str], standing: Collection[str]) -> list[Relation]:
    """Ask how the statements of new reports bear on those of any report.

    Args:
        view: The record.
        new: The new reports, noted.
        standing: All reports that no newer version has superseded.
    """
    chosen = frozenset(standing)
    if len(new) > FEW:
        notes = [note for _, note in view.notes(ClaimNote, report_ids=chosen)]
    else:
        own = [note for _, note in view.notes(ClaimNote, report_ids=new)]
        keys = {key for note in own for key in note.keys}
        met = view.notes_by_key(ClaimNote, keys, most=MOST_FOUND)
        notes = [
            *own,
            *(n for report_id, n in met if report_id in chosen and report_id not in new),
        ]
    pairs = choose_pairs(notes, frozenset(new)).chosen
    wanted = {note.statement_id for pair in pairs for note in pair}
    claims = {c.statement_id: c for _, c in view.notes_by_key(Claim, wanted, most=MOST_TWINS)}
    ordered = [
        order_pair(claims[one.statement_id], claims[other.statement_id]) for one, other in pairs
    ]
    encoder = load_pair_encoder()
    found: list[Relation] = []
    for left, right in ordered:
        (plain,) = encoder.weigh([(left.line, right.line)])
        opposing = 0.0
        if is_worth_asking(left.line, right.line, plain):
            neutral = make_neutral(left.line), make_neutral(right.line)
            again = encoder.weigh([(right.line, left.line), neutral])
            features = list_features(left.line, right.line, Heard(plain, *again))
            opposing = weigh_opposition(features)
        rel = judge(left, right, plain, opposing)
        if rel is not None:
            found.append(rel)
    return keep_surest(find_retellings(pairs), found)


def keep_surest(*groups: Iterable[Relation]) -> list[Relation]:
    """Return one relation of each two statements: that of the first group that has one."""
    kept: dict[frozenset[str], Relation] = {}
    for group in groups:
        for rel in group:
            kept.setdefault(frozenset((rel.from_id, rel.to_id)), rel)
    return list(kept.values())


def list_staying(view: View, stale: Collection[str]) -> list[Relation]:
    """Return the relations on record that do not touch the reports that are held anew."""
    gone = frozenset(stale)
    return [r for r in view.relations() if not {r.from_report, r.to_report} & gone]


def gather_disputes(view: View, relations: Sequence[Relation]) -> tuple[Dispute, ...]:
    """Gather what is opposed, among all relations of a record."""
    if not any(rel.type in OPPOSING for rel in relations):
        return ()
    wanted = list_wanted(relations)
    claims = {c.statement_id: c for _, c in view.notes_by_key(Claim, wanted, most=MOST_TWINS)}
    return find_disputes(relations, claims)


def find_containers(view: View, commitments: Iterable[Commitment]) -> dict[str, str]:
    """Return for the statements of commitments those in which they lie, if they do."""
    wanted = {statement_id for each in commitments for statement_id in each.evidence}
    claims = (claim for _, claim in view.notes_by_key(Claim, wanted, most=MOST_TWINS))
    return {claim.statement_id: claim.within for claim in claims if claim.within is not None}


@cache
def load_pair_encoder() -> PairEncoder:
    """Load the network that compares statements, once.

    Raises:
        WeightsDamaged: If its file is not what the package was made with.
    """
    folder = files("onrecord.read").joinpath("weights", "vocabulary.txt")
    pieces = WordPieces(folder.read_text(encoding="utf-8").split("\n"))
    return PairEncoder(pieces.cut, opening=pieces.opening, closing=pieces.closing)
