"""Sort topics into issues: what positions are about.

Topics that share a head noun and another word are one issue, as long as the names in them do not
part them: "security guarantees for Ukraine" and "NATO-like security protections" are one, "the
sovereignty of Georgia" and "Ukraine's sovereignty" are two. Issues that a person names come first.

In: `StanceNote`s and `WordingNote`s of any number of reports. Out: `Gathered`, `Issue`s.
Where actors stand on them is left to `positions.py`. Everything is counted over the whole record
first, so that the order of reports plays no part; cost grows with the number of notes.
"""

import re
import tomllib
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from onrecord.compare.topic_words import cut_name, load_topic_words
from onrecord.errors import UnreadableInput
from onrecord.model.comparison import Issue
from onrecord.model.document import make_id
from onrecord.model.stance import StanceNote, Topic, WordingNote

# An issue's formulas that are listed, the most frequent first.
_MOST_WORDS = 24
_WORD = re.compile(r"[\w’'-]+")

Note = StanceNote | WordingNote
_Key = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """An issue with what is said on it.

    Attributes:
        issue: The issue.
        notes: Positions taken on it, by note id.
        wordings: Formulas by which it is likened to something else.
    """

    issue: Issue
    notes: tuple[StanceNote, ...]
    wordings: tuple[WordingNote, ...] = ()


def read_issues(path: Path) -> tuple[Issue, ...]:
    """Read the issues that a person names in a TOML file.

    Each is a table ``[[issue]]`` with `name`, and where wanted `description` and `words`: a list of
    formulas. A topic that has all words of a formula belongs to the issue.

    Raises:
        UnreadableInput: If the file cannot be read, or is no such file.
    """
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        return tuple(
            make_given_issue(
                str(entry["name"]), [*map(str, entry.get("words", ()))], entry.get("description")
            )
            for entry in table["issue"]
        )
    except (OSError, ValueError, KeyError, TypeError) as err:
        raise UnreadableInput(
            f"{path} does not name issues: {err}",
            hint='Write [[issue]] tables with name = "…" and words = ["…"].',
        ) from err


def make_given_issue(name: str, words: Sequence[str], description: str | None = None) -> Issue:
    """Return an issue that a person named; its name is one of its formulas."""
    return Issue(
        issue_id=make_id("is", "given", name),
        name=name,
        description=description,
        words=tuple(dict.fromkeys([name, *words])),
        is_given=True,
    )


def propose_issues(
    notes: Iterable[StanceNote],
    wordings: Iterable[WordingNote] = (),
    given: Sequence[Issue] = (),
) -> tuple[Issue, ...]:
    """Propose what the record's positions are about; see `gather_issues`."""
    return tuple(gathered.issue for gathered in gather_issues(notes, wordings, given))


def gather_issues(
    notes: Iterable[StanceNote],
    wordings: Iterable[WordingNote] = (),
    given: Sequence[Issue] = (),
) -> tuple[Gathered, ...]:
    """Sort what is said into issues.

    Args:
        notes: Positions taken in all reports, in any order.
        wordings: Formulas used in all reports.
        given: Issues that a person named: they take what fits them before others are proposed.

    Returns:
        The issues on which a position is taken, by falling number of notes, then by id; those that
        were given first, in their own order, also where nothing is said on them.
    """
    everything: list[Note] = sorted({*notes, *wordings}, key=_order)
    by_issue: dict[str, list[Note]] = {issue.issue_id: [] for issue in given}
    rest: list[Note] = []
    for note in everything:
        fitting = next((issue for issue in given if _fits(issue, note.topic)), None)
        (by_issue[fitting.issue_id] if fitting is not None else rest).append(note)
    proposed = [
        _gather(None, group, key)
        for key, group in _group(rest).items()
        if any(isinstance(note, StanceNote) for note in group)
    ]
    proposed.sort(key=lambda each: (-len(each.notes), each.issue.issue_id))
    return (*(_gather(issue, by_issue[issue.issue_id], ()) for issue in given), *proposed)


def _order(note: Note) -> tuple[str, str, int, str]:
    kind = "wording" if isinstance(note, WordingNote) else note.actor
    return (note.report_id, note.statement, note.topic.span.start, kind)


def _fits(issue: Issue, topic: Topic) -> bool:
    """Tell whether a topic has all words of one of an issue's formulas."""
    words = load_topic_words()
    has = {topic.head, topic.twin, topic.verb, *topic.modifiers, *topic.attached, *topic.names}
    for formula in issue.words:
        keys = [
            {words.find_noun_key(w.lower()), cut_name(w), words.find_verb_key(w.lower())}
            for w in _WORD.findall(formula)
            if w.lower() not in words.stops | words.attaching | words.determiners | words.faint
        ]
        if keys and all(not has.isdisjoint(each) for each in keys):
            return True
    return False


def _group(notes: Sequence[Note]) -> dict[_Key, list[Note]]:
    """Return groups of notes that are on one issue, by what they have in common."""
    pairs = _choose_pairs(notes)
    by_pair: dict[_Key, list[Note]] = defaultdict(list)
    for note, pair in zip(notes, pairs, strict=True):
        if pair is not None:
            by_pair[pair].append(note)
    groups: dict[_Key, list[Note]] = {}
    for pair, members in sorted(by_pair.items()):
        for names, group in _part_by_names(members).items():
            groups[(*pair, "/", *names)] = group
    return groups


def _list_pairs(topic: Topic) -> list[_Key]:
    """Return the pairs of words by which a topic may be known, its verb with each."""
    verb = topic.verb or ""
    heads = [topic.head] if topic.twin is None else [topic.head, topic.twin]
    return sorted(
        {
            (verb, *sorted((head, other)))
            for head in heads
            for other in (*topic.modifiers, *topic.attached, *heads)
            if other != head
        }
    )


def _choose_pairs(notes: Sequence[Note]) -> list[_Key | None]:
    """Return for each topic the pair of words that most topics of the record share with it."""
    listed = [_list_pairs(note.topic) for note in notes]
    counts: Counter[_Key] = Counter(pair for pairs in listed for pair in pairs)
    near: dict[_Key, Counter[_Key]] = defaultdict(Counter)
    for note, pairs in zip(notes, listed, strict=True):
        for pair in pairs:
            for head in pair[1:]:
                near[(note.report_id, pair[0], head)][pair] += 1
        if note.topic.names and not pairs:
            alone = (note.topic.verb or "", note.topic.head)
            near[(note.report_id, *alone)][alone] += 1
    single: set[_Key] = {
        (note.topic.verb or "", note.topic.head)
        for note, pairs in zip(notes, listed, strict=True)
        if not pairs
        and not note.topic.is_pointing
        and (note.report_id, note.topic.verb or "", note.topic.head) not in near
    }
    named = {
        (note.topic.verb or "", note.topic.head, *note.topic.names)
        for note, pairs in zip(notes, listed, strict=True)
        if not pairs and note.topic.names
    }
    single |= {key for key in named if len(key) > 2}
    return [
        _choose(note, pairs, counts, single, near)
        for note, pairs in zip(notes, listed, strict=True)
    ]


def _choose(
    note: Note,
    pairs: list[_Key],
    counts: Counter[_Key],
    single: Collection[_Key],
    near: Mapping[_Key, Counter[_Key]],
) -> _Key | None:
    """Return the pair of one topic; a single noun means what its report says with it.

    None for a noun that means something named before which no topic of its report names.
    """
    verb, head = note.topic.verb or "", note.topic.head
    if not pairs and note.topic.names:
        return (verb, head)
    if not pairs:
        around = near.get((note.report_id, verb, head))
        if around:
            return min(around, key=lambda pair: (-counts[pair], pair))
        return None if note.topic.is_pointing else (verb, head)
    best = min(pairs, key=lambda pair: (-counts[pair], pair))
    if counts[best] == 1 and (
        (verb, head, *note.topic.names) in single
        if note.topic.names
        else not note.topic.modifiers and (verb, head) in single
    ):
        return (verb, head)
    return best


def _part_by_names(notes: Sequence[Note]) -> dict[_Key, list[Note]]:
    """Part notes whose topics name different things; those that name nothing go with the rest.

    The most frequent names gather all that share one of them; where several do, a topic without
    names is an issue of its own, unless its report names one.
    """
    counts = Counter(note.topic.names for note in notes if note.topic.names)
    centres: list[_Key] = []
    by_name: dict[str, list[_Key]] = defaultdict(list)
    centre_of: dict[_Key, _Key] = {}
    for names, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        near = [centre for name in names for centre in by_name.get(name, ())]
        centre = next((each for each in near if _share_names(each, names)), None)
        if centre is None:
            centre = names
            centres.append(names)
            for name in names:
                by_name[name].append(names)
        centre_of[names] = centre
    named_in: dict[str, Counter[_Key]] = defaultdict(Counter)
    for note in notes:
        if note.topic.names:
            named_in[note.report_id][centre_of[note.topic.names]] += 1
    # Without a name "security guarantees" are those for Varenia; "financial stability" is not the
    # "political stability" of somebody.
    alike = {key for note in notes if note.topic.names for key in _list_likes(note.topic)}
    groups: dict[_Key, list[Note]] = defaultdict(list)
    for note in notes:
        if note.topic.names:
            groups[centre_of[note.topic.names]].append(note)
        elif around := named_in.get(note.report_id):
            groups[min(around, key=lambda names: (-around[names], names))].append(note)
        elif len(centres) == 1 and not alike.isdisjoint(_list_likes(note.topic)):
            groups[centres[0]].append(note)
        else:
            groups[()].append(note)
    return groups


def _list_likes(topic: Topic) -> list[_Key]:
    """Return by what a topic without a name is like one with a name."""
    return [topic.modifiers] if topic.modifiers else [("", word) for word in topic.attached]


def _share_names(left: _Key, right: _Key) -> bool:
    """Tell whether more than half of the names of one side stand on the other side too."""
    common = load_topic_words().common_names
    one, other = set(left) - common or set(left), set(right) - common or set(right)
    return 2 * len(one & other) > min(len(one), len(other))


def _gather(given: Issue | None, group: Sequence[Note], key: _Key) -> Gathered:
    """Make an issue of its notes, or fill one that a person named."""
    formulas = Counter(note.topic.formula for note in group)
    words = sorted(formulas, key=lambda words: (-formulas[words], words))[:_MOST_WORDS]
    stances = sorted(
        (note for note in group if isinstance(note, StanceNote)), key=lambda note: note.note_id
    )
    if given is None:
        issue = Issue(issue_id=make_id("is", *key), name=_name(stances), words=tuple(words))
    else:
        issue = Issue(
            issue_id=given.issue_id,
            name=given.name,
            description=given.description,
            words=tuple(dict.fromkeys((*given.words, *words))),
            is_given=True,
        )
    wordings = tuple(note for note in group if isinstance(note, WordingNote))
    return Gathered(issue=issue, notes=tuple(stances), wordings=wordings)


def _name(notes: Sequence[StanceNote]) -> str:
    """Return the most frequent full form: of those alike, one that likens nothing, the shortest."""
    counts = Counter(note.topic.phrase for note in notes)
    like = {note.topic.phrase for note in notes if note.topic.is_like}
    bare = {note.topic.phrase for note in notes if _is_bare(note.topic)}
    return min(
        counts, key=lambda name: (name in bare, name in like, -counts[name], len(name), name)
    )


def _is_bare(topic: Topic) -> bool:
    has_more = topic.modifiers or topic.attached or topic.names or topic.verb is not None
    return not has_more and topic.phrase[:1].islower()
