"""Find which reports are accounts of one conversation: by who took part, and on which day.

A read-out, a press statement or a background call names those who talked in headline or lead, or
lets them speak. Two that name the same people on neighbouring days tell of one conversation:
publication may lag a day behind, and one side's late call is the other's next morning.

In: a `Sheet`, and the `AccountNote`s of several. Out: `AccountNote`, `AccountGroup`s. What the
accounts of a group tell alike and differently is left to `points.py`.
"""

import re
import tomllib
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from itertools import combinations

from onrecord.model.comparison import Sheet
from onrecord.model.document import MentionType, ReportKind, Span, make_id
from onrecord.model.record import EntityType, RecordedReport

# Days by which two accounts of one conversation may lie apart, and the share of those who are
# named in either that must be the same; by judgement, the days as issue 5 tells them.
LAG, SHARE = 1, 0.5
# How many of the accounts that follow one in time it is held against; by judgement, more than
# one pair of people gives in two days.
_WINDOW = 8
# Of more people than this a text names too many to be those of one conversation.
_MOST = 6
_FEWEST = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountNote:
    """What is to be known of an account to find others of the same conversation.

    Attributes:
        report_id: The report.
        side: Whose account it is: the publisher, or the report where nobody is known.
        is_readout: Whether it is the account proper: of one conversation a side gives one.
        day: ISO date on which it was published, or that it gives itself.
        people: Keys of the surnames of those who talked.
    """

    report_id: str
    side: str
    is_readout: bool
    day: str | None
    people: tuple[str, ...]

    @property
    def keys(self) -> tuple[str, ...]:
        """Return by what it is found: two of those who talked."""
        return tuple(f"{one}|{other}" for one, other in combinations(self.people, 2))


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountGroup:
    """Accounts of one conversation.

    Attributes:
        group_id: Stable id.
        report_ids: The accounts, by day and id.
        sides: Whose they are.
        people: Keys of the surnames of those whom most of them name.
        day: The first account's ISO date.
    """

    group_id: str
    report_ids: tuple[str, ...]
    sides: tuple[str, ...]
    people: tuple[str, ...]
    day: str | None


def find_account(sheet: Sheet) -> AccountNote | None:
    """Return what is to be known of a report that is an account of a conversation."""
    report = sheet.report
    if not may_be_account(report):
        return None
    people = _find_people(sheet)
    if not _FEWEST <= len(people) <= _MOST:
        return None
    day = (report.reference_date or report.published or "")[:10]
    return AccountNote(
        report_id=report.report_id,
        side=report.publisher or report.report_id,
        is_readout=report.kind is ReportKind.READOUT,
        day=day or None,
        people=tuple(sorted(people)),
    )


def may_be_account(report: RecordedReport) -> bool:
    """Tell whether a report may be an account of a conversation, by what it says of itself."""
    headline, words = report.headline or "", _load_words()
    if words["not_yet"].search(headline):
        return False
    return report.kind is ReportKind.READOUT or words["conversation"].search(headline) is not None


def pair_accounts(notes: Iterable[AccountNote]) -> tuple[AccountGroup, ...]:
    """Return the groups of accounts that several sides give of one conversation, by day.

    The cost grows with the number of accounts: only those that share two people are held against
    each other, in the order of their days.

    Args:
        notes: What is known of each account; their order does not matter.
    """
    ordered = sorted(notes, key=lambda note: (note.day or "", note.report_id))
    together: dict[str, str] = {note.report_id: note.report_id for note in ordered}
    by_key: dict[str, list[AccountNote]] = defaultdict(list)
    for note in ordered:
        for key in note.keys:
            by_key[key].append(note)
    for key in sorted(by_key):
        for one, other in _list_neighbours(by_key[key]):
            if _is_one(one, other):
                first, second = _find(together, one.report_id), _find(together, other.report_id)
                together[max(first, second)] = min(first, second)
    groups: dict[str, list[AccountNote]] = defaultdict(list)
    for note in ordered:
        groups[_find(together, note.report_id)].append(note)
    made = (
        _make_group(group) for group in groups.values() if len({note.side for note in group}) > 1
    )
    return tuple(sorted(made, key=lambda group: (group.day or "", group.group_id)))


def _list_neighbours(notes: Sequence[AccountNote]) -> Iterator[tuple[AccountNote, AccountNote]]:
    """Yield the pairs that may be of one conversation: neighbours in time, and the undated.

    What has no day goes to the only day that there is, or to nobody.
    """
    dated = [note for note in notes if note.day is not None]
    undated = [note for note in notes if note.day is None]
    for alike in (dated, undated):
        for number, one in enumerate(alike):
            for other in alike[number + 1 : number + 1 + _WINDOW]:
                yield one, other
    if undated and dated and not _lie_apart(dated[0], dated[-1]):
        yield dated[0], undated[0]


def _is_one(one: AccountNote, other: AccountNote) -> bool:
    """Tell whether two accounts are of one conversation."""
    both, either = set(one.people) & set(other.people), set(one.people) | set(other.people)
    if one.side == other.side and one.is_readout and other.is_readout:
        return False
    return len(both) >= _FEWEST and len(both) > SHARE * len(either) and not _lie_apart(one, other)


def _lie_apart(one: AccountNote, other: AccountNote) -> bool:
    if one.day is None or other.day is None:
        return False
    return abs((date.fromisoformat(one.day) - date.fromisoformat(other.day)).days) > LAG


def _find(together: dict[str, str], report_id: str) -> str:
    """Return the report by which the group of a report goes."""
    while together[report_id] != report_id:
        together[report_id] = together[together[report_id]]
        report_id = together[report_id]
    return report_id


def _make_group(notes: Sequence[AccountNote]) -> AccountGroup:
    """Return the group of some accounts."""
    counts = Counter(person for note in notes for person in note.people)
    ids = tuple(note.report_id for note in notes)
    return AccountGroup(
        group_id=make_id("ac", *sorted(ids)),
        report_ids=ids,
        sides=tuple(sorted({note.side for note in notes})),
        people=tuple(sorted(p for p, count in counts.items() if count * 2 > len(notes))),
        day=next((note.day for note in notes if note.day is not None), None),
    )


def _find_people(sheet: Sheet) -> frozenset[str]:
    """Return keys of those who talked: named in the headline, in the lead, or let speak."""
    names = _list_names(sheet)
    headline = _load_words()["by"].sub(" ", sheet.report.headline or "", count=1)
    written = {make_surname_key(word) for word in re.findall(r"[\w’'-]+", headline)}
    people = {key for key in names.values() if key in written}
    people |= {make_surname_key(m.group(1)) for m in _load_words()["titles"].finditer(headline)}
    people.discard("")
    if len(people) < _FEWEST and sheet.report.kind is ReportKind.READOUT:
        people |= set(_list_named(sheet, names))
    if len(people) < _FEWEST:
        speaking = Counter(
            names[stmt.speaker] for stmt in sheet.statements if stmt.speaker in names
        )
        people |= {key for key, _ in speaking.most_common(_FEWEST)}
    return frozenset(people)


def _list_names(sheet: Sheet) -> dict[str, str]:
    """Return the keys of the people whom a report names, by their ids."""
    of = {link.mention_id: link.entity_id for link in sheet.links}
    named = {of.get(m.mention_id) for m in sheet.mentions if m.type is MentionType.NAME}
    return {
        entity.entity_id: key
        for entity in sheet.entities
        if entity.type is EntityType.PERSON
        and entity.entity_id in named
        and (key := make_surname_key(entity.name))
    }


def _list_named(sheet: Sheet, names: dict[str, str]) -> Iterator[str]:
    """Yield keys of those whom the first sentence names."""
    lead = sheet.sentences[0].span if sheet.sentences else Span(0, 1)
    of = {link.mention_id: link.entity_id for link in sheet.links}
    for mention in sheet.mentions:
        if mention.type is MentionType.NAME and lead.contains(mention.span):
            key = names.get(of.get(mention.mention_id, ""))
            if key is not None:
                yield key


def make_surname_key(name: str) -> str:
    """Return what the spellings of a surname have in common; empty where there is none.

    >>> make_surname_key("Joseph R. Biden, Jr."), make_surname_key("Zelenskyy")
    ('biden', 'zelensky')
    """
    folded = unicodedata.normalize("NFKD", name.lower())
    plain = "".join(c for c in folded if not unicodedata.combining(c))
    words: list[str] = re.findall(r"[^\W\d_]+", re.sub(r"[’']s\b", "", plain))
    while words and words[-1] in _load_suffixes():
        words.pop()
    if not words or len(words[-1]) < _FEWEST + 1:
        return ""
    return re.sub(r"(?:yy|iy|ii|yi|i|y)$", "y", words[-1])


@cache
def _load_words() -> dict[str, re.Pattern[str]]:
    """Load the patterns for headlines."""
    lists = tomllib.loads(_read_list())
    words = {
        name: re.compile("|".join(lists[name]).replace(" ", r"\s+"), re.IGNORECASE)
        for name in ("conversation", "not_yet", "by")
    }
    titles = "|".join(lists["titles"])
    words["titles"] = re.compile(rf"\b(?:{titles})\s+((?:[A-Z][\w.-]+\s+)*[A-Z][\w.-]+)")
    return words


@cache
def _load_suffixes() -> frozenset[str]:
    return frozenset(tomllib.loads(_read_list())["suffixes"])


def _read_list() -> str:
    return files("onrecord.compare").joinpath("accounts_en.toml").read_text(encoding="utf-8")
