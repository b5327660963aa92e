"""Denials that say what they deny only by pointing back: “Solmark refuted these claims”.

The printed words do not mention any claim, so that the relation rests on the report's say-so
(`Basis.STATED`). What is pointed at is looked for before the denial, in the same report: what
somebody else said who was speaking last, of the one who denies.

In: a `Sheet`. Out: `Relation`s. Denials that repeat what they deny are left to `relations.py`.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from onrecord.model.comparison import Basis, Relation, RelationType, Sheet, Tier
from onrecord.model.document import Span
from onrecord.model.statement import Mode, Reason, Statement

# Words in a content that does nothing but point back: “all of these latest media claims”.
MOST_WORDS = 7
# Paragraphs before that of the denial in which what it points at can stand. Chosen by reading the
# example reports and two dozen of our own, 2026-11-27.
PARAGRAPHS_BACK = 3
SURE, LESS_SURE = 0.85, 0.6

_WORD = re.compile(r"[\w’']+")


class _Words(NamedTuple):
    denying: tuple[str, ...]
    opposing: tuple[str, ...]
    phrases: tuple[str, ...]
    negations: frozenset[str]
    pointing: frozenset[str]
    alone: frozenset[str]
    plural: frozenset[str]
    owning: frozenset[str]
    one: frozenset[str]
    several: frozenset[str]
    between: frozenset[str]


@cache
def _load_words() -> _Words:
    text = files("onrecord.compare").joinpath("denials_en.toml").read_text(encoding="utf-8")
    told = tomllib.loads(text)
    return _Words(
        denying=tuple(told["denying"]),
        opposing=tuple(told["opposing"]),
        phrases=tuple(told["phrases"]),
        **{key: frozenset(told[key]) for key in _Words._fields[3:]},
    )


def is_denying(cue: str) -> bool:
    """Tell whether the words of a cue deny.

    >>> is_denying("flatly denied"), is_denying("did not deny"), is_denying("said")
    (True, False, False)
    """
    words, lowered = _load_words(), cue.lower()
    cut = _WORD.findall(lowered)
    if words.negations & set(cut) or any(word.endswith(("n't", "n’t")) for word in cut):
        return False
    return any(word.startswith(words.denying) for word in cut) or any(
        phrase in lowered for phrase in words.phrases
    )


def find_opposing_word(words: str) -> int | None:
    """Return where the first word stands that denies or is against something.

    >>> find_opposing_word("Kessen flatly denied"), find_opposing_word("Kessen said")
    (14, None)
    """
    known = _load_words()
    for found in _WORD.finditer(words.lower()):
        if found.group().startswith((*known.denying, *known.opposing)):
            return found.start()
    return None


def find_stated_denials(sheet: Sheet) -> tuple[Relation, ...]:
    """Find what a report says was denied, where it does not say it again.

    >>> from onrecord.model.record import RecordedReport
    >>> find_stated_denials(Sheet(report=RecordedReport(report_id="rp", text_sha256=""), text=""))
    ()
    """
    scene = _Scene(sheet)
    found: list[Relation] = []
    for stmt in sheet.statements:
        cue = sheet.exact(stmt.cue)
        pointer = _read_pointer(sheet.exact(stmt.content)) if is_denying(cue) else None
        if pointer is not None and stmt.speaker is not None:
            found.extend(
                _relate(sheet, stmt, target, pointer) for target in scene.find(stmt, pointer)
            )
    return tuple(found)


class _Pointer(NamedTuple):
    """What a content that points back says of what it points at."""

    is_several: bool
    is_named: bool
    owner: str | None


def _read_pointer(content: str) -> _Pointer | None:
    """Return what a content points back to, or None where it says something itself."""
    words, told = _load_words(), content.strip(' .,;:!?“”"')
    owner, mark, rest = told.rpartition("’s ") if "’s " in told else told.rpartition("'s ")
    cut = [word.lower() for word in _WORD.findall(rest)]
    if not cut or len(cut) > MOST_WORDS:
        return None
    *before, last = cut
    is_noun = last in words.one or last in words.several
    pointing = words.pointing | words.owning | words.between
    if mark and is_noun and set(before) <= words.between and len(owner.split()) <= MOST_WORDS:
        return _Pointer(is_several=last in words.several, is_named=True, owner=owner.strip())
    if is_noun and before and set(before) <= pointing and not set(before) <= words.between:
        return _Pointer(is_several=last in words.several, is_named=True, owner=None)
    if len(cut) == 1 and last in words.alone:
        return _Pointer(is_several=last in words.plural, is_named=False, owner=None)
    return None


class _Scene:
    """Who says what where in a report, and who speaks for whom."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._names = {e.entity_id: {e.name, *e.aliases} for e in sheet.entities}
        self._camps = _find_camps(sheet)
        starts = [(s.span.start, s.paragraph) for s in sheet.sentences]
        self._paragraphs = {
            stmt.statement_id: max((p for start, p in starts if start <= _begin(stmt)), default=0)
            for stmt in sheet.statements
        }

    def find(self, denial: Statement, pointer: _Pointer) -> list[Statement]:
        """Return the statements at which a denial points, none where that is not clear."""
        before = [s for s in self._list_before(denial) if self._is_claim(s, denial)]
        if pointer.owner is not None:
            before = [s for s in before if self._is_called(s.speaker, pointer.owner)]
        about = [s for s in before if self._concerns(s, denial)]
        # Without a word of whose claims they are, only what is said of the one who denies.
        chosen = about or (before if pointer.owner is not None else [])
        if not chosen:
            return []
        latest = chosen[-1]
        if not pointer.is_several:
            return [latest]
        return [s for s in chosen if s.speaker == latest.speaker]

    def _list_before(self, denial: Statement) -> Iterator[Statement]:
        place = self._paragraphs[denial.statement_id]
        for stmt in sorted(self._sheet.statements, key=_begin):
            gap = place - self._paragraphs[stmt.statement_id]
            if stmt.content[-1].end <= _begin(denial) and 0 <= gap <= PARAGRAPHS_BACK:
                yield stmt

    def _is_claim(self, stmt: Statement, denial: Statement) -> bool:
        said = stmt.mode in (Mode.SPEECH, Mode.WRITING, Mode.ACCOUNT, None)
        inner = stmt.within == denial.statement_id
        return said and not inner and not self._are_one_camp(stmt.speaker, denial.speaker)

    def _concerns(self, stmt: Statement, denial: Statement) -> bool:
        return any(self._are_one_camp(each, denial.speaker) for each in stmt.about)

    def _are_one_camp(self, one: str | None, other: str | None) -> bool:
        if one is None or other is None:
            return False
        return bool(self._camps.get(one, {one}) & self._camps.get(other, {other}))

    def _is_called(self, entity_id: str | None, name: str) -> bool:
        wanted = name.lower().split()[-1:]
        known = self._names.get(entity_id or "", set())
        return any(wanted[0] in each.lower().split() for each in known) if wanted else False


def _find_camps(sheet: Sheet) -> Mapping[str, set[str]]:
    """Return for each entity whom it stands for: itself, and those for whom it holds a role."""
    return {
        entity.entity_id: {
            entity.entity_id,
            *(role.organisation for role in entity.roles if role.organisation is not None),
        }
        for entity in sheet.entities
    }


def _relate(sheet: Sheet, denial: Statement, target: Statement, pointer: _Pointer) -> Relation:
    score = SURE if pointer.is_named else LESS_SURE
    words = f"{sheet.exact(denial.cue)} {sheet.exact(denial.content)}"
    return Relation(
        type=RelationType.DENIES,
        from_id=denial.statement_id,
        from_report=denial.report_id,
        to_id=target.statement_id,
        to_report=target.report_id,
        basis=Basis.STATED,
        tier=Tier.SHOWN if pointer.is_named else Tier.PROPOSED,
        score=score,
        reasons=(
            Reason(
                feature="stated_denial",
                score=score,
                detail=f"The report says “{' '.join(words.split())}” and points back; the words"
                " of the denial that it prints do not say which claims are meant.",
                left=_join(denial.cue, denial.content),
                right=target.content,
            ),
        ),
    )


def _join(*groups: Sequence[Span]) -> tuple[Span, ...]:
    return tuple(sorted(span for group in groups for span in group))


def _begin(stmt: Statement) -> int:
    return min(span.start for span in (*stmt.cue, *stmt.content))
