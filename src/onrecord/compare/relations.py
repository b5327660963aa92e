"""Say how one statement bears on another, where the program is sure enough to say it.

In: pairs of statements with their words, and a `Bearing` for each, of the pair encoder. Out:
`Relation`s: shown where it is sure enough to accuse somebody in public, proposed to a person where
it is less so, and nothing below that. Which pairs are asked about is left to `candidates.py`.
"""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onrecord.compare.content_words import fold, load_vocabulary
from onrecord.compare.denials import is_denying
from onrecord.model.comparison import (
    OPPOSING,
    Basis,
    Bearing,
    Relation,
    RelationType,
    Sheet,
    Tier,
)
from onrecord.model.document import Span
from onrecord.model.record import Role
from onrecord.model.statement import Reason, Statement

# From which probability on a relation is shown, and from which proposed (2026-11-27; see
# docs/analysis/relations.md). What a network thinks opposed is right in two cases of five where
# labelled pairs are many-sided, and in fewer elsewhere: it accuses somebody, and is never more
# than proposed. Shown is only a denial that prints what it denies, or whose report says so.
SHOWN = {"opposing": 2.0, "same": 0.8, "revises": 2.0}
PROPOSED = {"opposing": 0.35, "same": 0.55, "revises": 0.6}
# A denial prints what it denies where so much of the fewer content words is the same, and so many.
PRINTED_SHARE, PRINTED_WORDS = 0.6, 3
PRINTED_SCORE = 0.85
# Words that both sides have, as reasons.
MOST_WORDS = 6
# Words of a content that the encoder is given: it looks at no more pieces.
MOST_OF_LINE = 72


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A statement, as far as it takes to hold it against another.

    Attributes:
        statement_id: The statement.
        report_id: Its report.
        speaker: Its speaker's entity.
        line: It in one line, as the pair encoder is given it.
        words: Words of its content, cut where it is long.
        day: ISO date on which it was said, or else published.
        cue: Words of its cue.
        cue_spans: Where they stand.
        content: Where its content stands.
        stems: Stems of its content words, in order.
        places: Where each of these stands first.
        within: The statement in which it lies.
        is_negated: Whether it says of an odd number of things that they are not so.
        camp: The speaker, and those for whom it holds a role: nobody denies what is their own.
    """

    statement_id: str
    report_id: str
    speaker: str | None = None
    line: str
    words: str
    day: str | None = None
    cue: str = ""
    cue_spans: tuple[Span, ...] = ()
    content: tuple[Span, ...]
    stems: tuple[str, ...] = ()
    places: tuple[Span, ...] = ()
    within: str | None = None
    is_negated: bool = False
    camp: tuple[str, ...] = ()


def describe(speaker: str | None, cue: str, content: str) -> str:
    """Return a statement in one line, as the pair encoder is given it.

    >>> describe("Quint", "denied", "that it held")
    'Quint denied: that it held'
    """
    return f"{speaker or ''} {cue}: {content}".strip()


def list_claims(sheet: Sheet) -> tuple[Claim, ...]:
    """Return the claims of a report, in the order of its statements."""
    names = {entity.entity_id: entity.name for entity in sheet.entities}
    roles = {entity.entity_id: entity.roles for entity in sheet.entities}
    published = sheet.report.published or sheet.report.reference_date
    claims = []
    for stmt in sheet.statements:
        cue, content = (_even_out(sheet.exact(spans)) for spans in (stmt.cue, stmt.content))
        source = names.get(stmt.speaker or "") or _even_out(sheet.exact(stmt.source))
        stems = _find_stems(sheet, stmt)
        claims.append(
            Claim(
                statement_id=stmt.statement_id,
                report_id=stmt.report_id,
                speaker=stmt.speaker,
                line=describe(source or sheet.report.publisher, cue, _cut(content)),
                words=_cut(content),
                day=stmt.said_at.value if stmt.said_at else published[:10] if published else None,
                cue=cue,
                cue_spans=stmt.cue,
                content=stmt.content,
                stems=tuple(stems),
                places=tuple(stems.values()),
                within=stmt.within,
                is_negated=_is_negated(content),
                camp=_list_camp(stmt.speaker, roles),
            )
        )
    return tuple(claims)


def _even_out(words: str) -> str:
    return " ".join(words.split())


def _cut(content: str) -> str:
    return " ".join(content.split()[:MOST_OF_LINE])


def _list_camp(speaker: str | None, roles: Mapping[str, Sequence[Role]]) -> tuple[str, ...]:
    if speaker is None:
        return ()
    held = {role.organisation for role in roles.get(speaker, ()) if role.organisation is not None}
    return tuple(sorted({speaker, *held}))


def _is_negated(content: str) -> bool:
    vocabulary = load_vocabulary()
    return sum(vocabulary.is_negation(fold(word)) for word in content.split()) % 2 == 1


def _find_stems(sheet: Sheet, stmt: Statement) -> dict[str, Span]:
    """Return the stems of a content's words, each with where it stands first."""
    vocabulary = load_vocabulary()
    starts = [token.start for token in sheet.tokens]
    stems: dict[str, Span] = {}
    for span in stmt.content:
        first, last = bisect_left(starts, span.start), bisect_left(starts, span.end)
        for token in sheet.tokens[first:last]:
            word = fold(token.text)
            if vocabulary.is_content(word):
                stems.setdefault(vocabulary.find_stem(word), Span(token.start, token.end))
    return stems


def order_pair(one: Claim, other: Claim) -> tuple[Claim, Claim]:
    """Return which of two bears on the other: the one that denies, else the later one."""
    denying = is_denying(one.cue), is_denying(other.cue)
    if denying[0] != denying[1]:
        return (one, other) if denying[0] else (other, one)
    return (one, other) if _date(one) >= _date(other) else (other, one)


def _date(claim: Claim) -> tuple[str, str, int]:
    return claim.day or "", claim.report_id, claim.content[0].start


def judge(left: Claim, right: Claim, bearing: Bearing, opposing: float = 0.0) -> Relation | None:
    """Say how the left statement bears on the right one, or nothing where that is not sure.

    Args:
        left: The one that would repeat, deny, ….
        right: The other one.
        bearing: What the pair encoder says of the two, in this order.
        opposing: How likely they are opposed, see `opposition.py`.
    """
    if _prints_what_it_denies(left, right):
        return _make(RelationType.DENIES, PRINTED_SCORE, left, right, Tier.SHOWN)
    likely = {
        "opposing": 0.0 if _are_one_camp(left, right) else opposing,
        "same": 0.0 if is_denying(left.cue) != is_denying(right.cue) else bearing.same,
        "revises": bearing.revises if _is_one_speaker(left, right) else 0.0,
    }
    group = max(likely, key=lambda name: likely[name] - PROPOSED[name])
    score = likely[group]
    if score < PROPOSED[group]:
        return None
    tier = Tier.SHOWN if score >= SHOWN[group] else Tier.PROPOSED
    return _make(_choose_type(group, left, bearing), score, left, right, tier)


def _prints_what_it_denies(left: Claim, right: Claim) -> bool:
    """Tell whether one statement denies in so many words what another speaker says."""
    if not is_denying(left.cue) or is_denying(right.cue) or left.is_negated != right.is_negated:
        return False
    if left.speaker is None or right.speaker is None or _are_one_camp(left, right):
        return False
    shared = len(set(left.stems) & set(right.stems))
    fewer = min(len(left.stems), len(right.stems))
    return shared >= PRINTED_WORDS and shared >= PRINTED_SHARE * fewer


def _make(kind: RelationType, score: float, left: Claim, right: Claim, tier: Tier) -> Relation:
    return Relation(
        type=kind,
        from_id=left.statement_id,
        from_report=left.report_id,
        to_id=right.statement_id,
        to_report=right.report_id,
        basis=Basis.WORDS,
        tier=tier,
        score=round(score, 4),
        reasons=_give_reasons(kind, left, right, score),
    )


def _are_one_camp(one: Claim, other: Claim) -> bool:
    return not set(one.camp).isdisjoint(other.camp)


def _is_one_speaker(one: Claim, other: Claim) -> bool:
    return one.speaker is not None and one.speaker == other.speaker


def _choose_type(group: str, left: Claim, bearing: Bearing) -> RelationType:
    if group == "revises":
        return RelationType.REVISES
    if group == "same":
        repeats = bearing.repeats >= bearing.supports
        return RelationType.REPEATS if repeats else RelationType.SUPPORTS
    denies = bearing.denies >= bearing.contradicts or is_denying(left.cue)
    return RelationType.DENIES if denies else RelationType.CONTRADICTS


_SAYS = {
    RelationType.REPEATS: "Both say the same",
    RelationType.SUPPORTS: "The one bears the other out",
    RelationType.DENIES: "The one says of the other that it is not so",
    RelationType.CONTRADICTS: "Both cannot be right, or the one rejects the other",
    RelationType.REVISES: "The same speaker says otherwise later",
}


def _give_reasons(
    kind: RelationType, left: Claim, right: Claim, score: float
) -> tuple[Reason, ...]:
    reasons = [
        Reason(
            feature="bearing",
            score=round(score, 4),
            detail=f"{_SAYS[kind]}: by the words that both share, and as a network reads them.",
            left=left.content,
            right=right.content,
        )
    ]
    if kind in OPPOSING and is_denying(left.cue):
        detail = f"“{left.cue}” denies."
        reasons.append(Reason(feature="denying_cue", score=1.0, detail=detail, left=left.cue_spans))
    places = dict(zip(right.stems, right.places, strict=True))
    shared = [(n, stem) for n, stem in enumerate(left.stems) if stem in places]
    if shared:
        fewer = max(1, min(len(left.stems), len(right.stems)))
        reasons.append(
            Reason(
                feature="shared_words",
                score=round(len(shared) / fewer, 4),
                detail="Both speak of the same: the words that they share are marked.",
                left=tuple(left.places[n] for n, _ in shared[:MOST_WORDS]),
                right=tuple(places[stem] for _, stem in shared[:MOST_WORDS]),
            )
        )
    return tuple(reasons)
