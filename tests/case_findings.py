"""Hold what the program found in a golden case against what is marked in it.

In: `Case` and `Reading`. Out: the differences, a sentence each, and the findings in words. Reading
case files is left to `marked.py`, running them to `test_cases.py`.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum

from marked import Case, Expectation
from onrecord.model.document import Mention, Span, Timex
from onrecord.model.record import Entity, Reading
from onrecord.model.statement import Statement

_WORD = re.compile(r"\w+")
_CLOSED_LISTS = ("quote_type", "mode", "act", "channel", "factuality")
_CIRCUMSTANCES = ("addressee", "venue", "outlet", "programme", "via", "said_at", "about")
_SHARED = "shared:"


class Words:
    """The words of a text, by number: what spans are compared by.

    A span covers each word that it overlaps, so that marks and white space at its ends do not
    matter.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        places = [m.span() for m in _WORD.finditer(text)]
        self._starts = [start for start, _ in places]
        self._ends = [end for _, end in places]

    def cover(self, spans: Iterable[Span]) -> frozenset[int]:
        """Return the numbers of the words that the spans overlap."""
        covered: set[int] = set()
        for span in spans:
            covered.update(
                range(bisect_right(self._ends, span.start), bisect_left(self._starts, span.end))
            )
        return frozenset(covered)

    def quote(self, numbers: Iterable[int]) -> str:
        """Return words in order, with "…" where some between them are missing."""
        pieces: list[str] = []
        last = None
        for number in sorted(numbers):
            if last is not None and number != last + 1:
                pieces.append("…")
            pieces.append(self._text[self._starts[number] : self._ends[number]])
            last = number
        return f"“{' '.join(pieces)}”"


def find_statement_differences(case: Case, reading: Reading) -> Iterator[str]:
    """Tell where the statements found are not exactly the marked ones."""
    words = Words(case.text)
    found = list(reading.statements)
    wanted = {n: words.cover(case.spans("q", n)) for n in case.numbers("q")}
    pairs = _pair(case, words, wanted, found)
    for number, content in wanted.items():
        if number not in pairs:
            yield f"{number}: not found: {words.quote(content)}"
    paired = {id(stmt) for stmt in pairs.values()}
    for stmt in found:
        if id(stmt) not in paired:
            yield f"found, though not marked: {describe_statement(words, stmt, reading)}"
    for number in sorted(pairs):
        for difference in _compare_statement(case, words, number, pairs=pairs, reading=reading):
            yield f"{number}: {difference}"


def find_nesting_misses(case: Case, reading: Reading) -> Iterator[str]:
    """Tell which marked statements are missed, by the measure of `score_circumstances.py`.

    A statement is found whose content has a Jaccard index of 0.5 or more with the marked one; here
    its cue and source have to share a word with the marked ones, too, and `within` to lead to the
    statement that is marked so.
    """
    words = Words(case.text)
    found: dict[int, Statement] = {}
    for number in case.numbers("q"):
        stmt = _find_alike(case, words, number, reading.statements, found.values())
        if stmt is None:
            yield f"{number}: not found"
        else:
            found[number] = stmt
    for number, stmt in found.items():
        outer = case.expected.get(str(number), Expectation()).options.get("within")
        if outer is None and stmt.within is not None:
            yield f"{number}: stands within another"
            continue
        holder = found.get(int(outer or 0))
        if holder is not None and stmt.within != holder.statement_id:
            yield f"{number}: does not stand within {outer}"


def _find_alike(
    case: Case,
    words: Words,
    number: int,
    statements: Iterable[Statement],
    taken: Iterable[Statement],
) -> Statement | None:
    """Return the statement most like a marked one, if it is like enough and not taken."""
    content, cue, source = (words.cover(case.spans(role, number)) for role in "qcs")
    used = {stmt.statement_id for stmt in taken}
    alike = []
    for stmt in statements:
        own = words.cover(stmt.content)
        share = len(own & content) / len(own | content) if own | content else 0.0
        named = words.cover(stmt.source)
        fits = (not cue or cue & words.cover(stmt.cue)) and (
            named & source or not (named or source)
        )
        if share >= 0.5 and fits and stmt.statement_id not in used:
            alike.append((share, stmt.statement_id, stmt))
    return max(alike)[2] if alike else None


def _pair(
    case: Case, words: Words, wanted: dict[int, frozenset[int]], found: Sequence[Statement]
) -> dict[int, Statement]:
    """Pair marked statements with found ones of the same content, the best cue and source first."""

    def fit(number: int, stmt: Statement) -> tuple[bool, bool]:
        return (
            words.cover(stmt.cue) == words.cover(case.spans("c", number)),
            words.cover(stmt.source) == words.cover(case.spans("s", number)),
        )

    candidates = [
        (fit(number, stmt), -number, -place)
        for number, content in wanted.items()
        for place, stmt in enumerate(found)
        if words.cover(stmt.content) == content
    ]
    pairs: dict[int, Statement] = {}
    used: set[int] = set()
    for _, number, place in sorted(candidates, reverse=True):
        if -number not in pairs and -place not in used:
            pairs[-number] = found[-place]
            used.add(-place)
    return pairs


def _compare_statement(
    case: Case,
    words: Words,
    number: int,
    *,
    pairs: dict[int, Statement],
    reading: Reading,
) -> Iterator[str]:
    stmt = pairs[number]
    options = dict(case.expected.get(str(number), Expectation()).options)
    cue, source = words.cover(case.spans("c", number)), words.cover(case.spans("s", number))
    shared = options.pop("source", "")
    shared_source: frozenset[int] = frozenset()
    if shared.startswith(_SHARED):
        shared_source = words.cover(case.spans("s", int(shared.removeprefix(_SHARED))))
    elif shared:
        yield f"source={shared} is not known; write source=shared:1"
    for role, expected, got in (
        ("cue", cue, words.cover(stmt.cue)),
        ("source", source, words.cover(stmt.source)),
        ("shared source", shared_source, words.cover(stmt.shared_source)),
    ):
        if expected != got:
            yield f"the {role} is {words.quote(got)}, expected {words.quote(expected)}"
    for key, value in options.items():
        yield from _compare_option(key, value, stmt, pairs, reading)


def _compare_option(
    key: str, value: str, stmt: Statement, pairs: dict[int, Statement], reading: Reading
) -> Iterator[str]:
    """Tell whether a field has not the value that `key=value` asks for."""
    if key in _CLOSED_LISTS:
        got = write_value(getattr(stmt, key))
    elif key in _CIRCUMSTANCES:
        got = _write_circumstance(reading, stmt, key)
    elif key == "hedged":
        got = "none" if stmt.hedged is None else str(stmt.hedged).lower()
    elif key == "speaker":
        names = _list_names(_get_entity(reading, stmt.speaker))
        if value not in names:
            yield f"the speaker is {', '.join(names)}, expected {value}"
        return
    elif key == "within":
        container = pairs.get(int(value)) if value != "none" else None
        expected = container.statement_id if container else None
        if stmt.within != expected or (value != "none" and container is None):
            yield f"within is {stmt.within}, expected {expected or value}"
        return
    else:
        yield f"{key}= is no field that a case can ask for"
        return
    if got != value:
        yield f"{key} is {got}, expected {value}"


def _write_circumstance(reading: Reading, stmt: Statement, key: str) -> str:
    """Return a circumstance as a case writes it: entities by name, several with commas."""
    value = getattr(stmt, key)
    if key == "said_at":
        value = value and value.value
    elif key not in {"channel", "venue", "programme"}:
        ids = value if isinstance(value, tuple) else (value,)
        names = [e.name for each in ids for e in reading.entities if e.entity_id == each]
        # Whom it is about comes by how likely that is, which no case is to hang on.
        value = ", ".join(sorted(names) if key == "about" else names) or None
    return write_value(value)


def find_time_differences(case: Case, reading: Reading, *, exactly: bool) -> Iterator[str]:
    """Tell where time expressions are not the marked ones.

    Args:
        case: The case.
        reading: What was found in it.
        exactly: Whether all times are marked; else only those below `===` are looked at.
    """
    words = Words(case.text)
    found = {words.cover((timex.span,)): timex for timex in reading.timexes}
    for number in case.numbers("t"):
        label = f"t{number}"
        if not exactly and label not in case.expected:
            continue
        for span in case.spans("t", number):
            timex = found.pop(words.cover((span,)), None)
            if timex is None:
                yield f"{label}: not found: {words.quote(words.cover((span,)))}"
            elif label in case.expected:
                for difference in _compare_time(case.expected[label], timex):
                    yield f"{label}: {difference}"
    if exactly:
        for cover, timex in found.items():
            yield f"found, though not marked: {words.quote(cover)} {describe_time(timex)}"


def _compare_time(expected: Expectation, timex: Timex) -> Iterator[str]:
    wanted = dict(zip(("type", "value"), expected.words, strict=False)) | dict(expected.options)
    for key, value in wanted.items():
        if key not in {"type", "value", "mod", "edtf", "anchor"}:
            yield f"{key}= is no field of a time"
        elif write_value(getattr(timex, key)) != value:
            yield f"{key} is {write_value(getattr(timex, key))}, expected {value}"


def find_entity_differences(case: Case, reading: Reading) -> Iterator[str]:
    """Tell where mentions are not linked as marked: equal numbers one entity, others another."""
    words = Words(case.text)
    links = {link.mention_id: link.entity_id for link in reading.links}
    mentions = _index_mentions(words, reading.mentions)
    linked: dict[int, str] = {}
    for number in case.numbers("e"):
        expected = case.expected.get(f"e{number}", Expectation())
        for span in case.spans("e", number):
            cover = words.cover((span,))
            mention = mentions.get(cover)
            entity_id = links.get(mention.mention_id) if mention else None
            where = f"e{number}: {words.quote(cover)}"
            if mention is None:
                yield f"{where} is no mention"
            elif "none" in expected.words:
                if entity_id is not None:
                    yield f"{where} is linked, expected to none"
            elif entity_id is None:
                yield f"{where} is linked to nothing"
            elif linked.setdefault(number, entity_id) != entity_id:
                yield f"{where} is {_list_names(_get_entity(reading, entity_id))[0]}, another one"
    for number, entity_id in linked.items():
        same = [other for other in linked if other < number and linked[other] == entity_id]
        if same:
            yield f"e{number} and e{same[0]} are one entity, expected two"
        entity = _get_entity(reading, entity_id)
        for key, value in case.expected.get(f"e{number}", Expectation()).options.items():
            for difference in _compare_entity(key, value, entity):
                yield f"e{number}: {difference}"


def _index_mentions(words: Words, mentions: Sequence[Mention]) -> dict[frozenset[int], Mention]:
    """Index mentions by all of their words, and by their head where no other has those words."""
    heads = {words.cover((mention.head,)): mention for mention in mentions}
    return heads | {words.cover((mention.span,)): mention for mention in mentions}


def _compare_entity(key: str, value: str, entity: Entity | None) -> Iterator[str]:
    if entity is None:
        yield "the link leads to no entity of the reading"
    elif key == "role":
        titles = [role.title for role in entity.roles]
        if value not in titles:
            yield f"the roles are {titles}, expected {value}"
    elif key == "alias":
        if value not in entity.aliases:
            yield f"the aliases are {list(entity.aliases)}, expected {value}"
    elif key in {"name", "type"}:
        if write_value(getattr(entity, key)) != value:
            yield f"{key} is {write_value(getattr(entity, key))}, expected {value}"
    else:
        yield f"{key}= is no field of an entity"


def describe(case: Case, reading: Reading) -> Iterator[str]:
    """Tell in words all that was found: a line a thing."""
    words = Words(case.text)
    for stmt in reading.statements:
        yield f"statement  {describe_statement(words, stmt, reading)}"
    for timex in reading.timexes:
        yield f"time       {words.quote(words.cover((timex.span,)))} {describe_time(timex)}"
    links = {link.mention_id: link.entity_id for link in reading.links}
    for mention in reading.mentions:
        names = _list_names(_get_entity(reading, links.get(mention.mention_id)))
        cover = words.cover((mention.span,))
        yield f"mention    {words.quote(cover)} {mention.type} → {', '.join(names)}"
    for entity in reading.entities:
        roles = ", ".join(role.title for role in entity.roles) or "none"
        yield f"entity     {entity.name} {write_value(entity.type)}, roles: {roles}"


def describe_statement(words: Words, stmt: Statement, reading: Reading) -> str:
    """Return a statement in words."""
    parts = [
        f"{role} {words.quote(words.cover(spans))}"
        for role in ("source", "shared_source", "cue", "content")
        if (spans := getattr(stmt, role))
    ]
    fields = [
        f"{key}={value}"
        for key in ("quote_type", "mode", "act")
        if (value := getattr(stmt, key)) is not None
    ]
    fields += [
        f"{key}={value}"
        for key in ("channel", *_CIRCUMSTANCES)
        if (value := _write_circumstance(reading, stmt, key)) != "none"
    ]
    speaker = _list_names(_get_entity(reading, stmt.speaker))[0]
    within = " within another" if stmt.within else ""
    return f"{' '.join(parts)} {' '.join(fields)} speaker={speaker} {stmt.confidence:.2f}{within}"


def describe_time(timex: Timex) -> str:
    """Return a time expression's reading in words."""
    more = [
        f"{key}={value}"
        for key in ("mod", "edtf", "anchor")
        if (value := getattr(timex, key)) is not None
    ]
    return " ".join([str(timex.type), write_value(timex.value), *more])


def write_value(value: StrEnum | str | None) -> str:
    """Return a field's value as cases write it.

    >>> write_value(None)
    'none'
    """
    return "none" if value is None else str(value)


def _get_entity(reading: Reading, entity_id: str | None) -> Entity | None:
    return next((e for e in reading.entities if e.entity_id == entity_id), None)


def _list_names(entity: Entity | None) -> list[str]:
    return [entity.name, *entity.aliases] if entity else ["none"]
