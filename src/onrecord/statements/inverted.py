"""Set right who speaks where the verb stands before its subject, or is passive.

"Marost, said Kessen, had lied." is Kessen's word on Marost, and the reports of "Reports of it were
denied by the ministry." are not the ministry's. Taken the other way round both accuse somebody.

In: `Draft`s and the `Phrase`s of a document. Out: the same, sources and contents set right.
Which words are whose otherwise is left to the encoder.
"""

from collections.abc import Mapping, Sequence

from onrecord.model.attribution import Stretch
from onrecord.model.phrase import Phrase
from onrecord.statements.cues import load_cues
from onrecord.statements.drafts import Draft
from onrecord.statements.grammar import Line

# The classes of verbs that stand amid what they report: "…, said Kessen, …".
_AMID = frozenset({"say", "write"})
# What ends a clause behind its subject: "…, said Kessen, …" or "…, said Kessen."
_ENDS = frozenset(",.;!?")
# What goes on with a row of verbs, so that the second is the first's subject's own: "He came, said
# the words, and left."
_JOINS = frozenset({"and", "or", "but", "then"})
_POSSESSIVES = frozenset({"’s", "'s"})
# From here on a phrase is somebody who can speak, by what the encoder says of it.
_SPEAKS = 0.5
# So many words of a content are missed at most between it and its cue; by judgement.
_MOST_MISSED = 3
# How far behind its verb "by" stands: "denied on Monday by"; by judgement.
_BY_REACH = 3


def turn_round(line: Line, phrases: Mapping[int, Phrase], draft: Draft, start: int) -> None:
    """Give a clause amid what it reports the subject behind its verb, and a passive its agent.

    Args:
        line: The tokens.
        phrases: The noun phrases by their first token.
        draft: What the encoder found; changed in place.
        start: Index of the first token of its sentence or quotation.
    """
    anchor = draft.found.anchor
    agent = _find_agent(line, phrases, anchor)
    if agent is not None and all(part.last <= anchor for part in draft.source):
        draft.source = (agent,)
        said = {i for part in draft.content for i in range(*part)}
        draft.content = _make_stretches(said - set(range(anchor, agent.last)))
        return
    if anchor - 1 <= start or line.low[anchor - 1] != "," or not _stands_amid(line.low[anchor]):
        return
    subject = _find_subject(line, phrases, anchor)
    if subject is not None and _is_object_taken_for_source(line, draft, anchor, start):
        said = {i for part in draft.content for i in range(*part)}
        said.update(range(draft.source[0].first, anchor - 1))
        draft.content = _make_stretches(said - set(range(*subject)))
        draft.source = (subject,)
    elif draft.source and draft.source[0].first == anchor + 1:
        draft.content = _take_in_missed(line, draft.content, anchor - 1, start)


def _stands_amid(word: str) -> bool:
    found = load_cues().get(word)
    is_said = found is not None and any(each.name in _AMID for each in found.classes)
    return is_said and not word.endswith("ing")


def _find_subject(line: Line, phrases: Mapping[int, Phrase], anchor: int) -> Stretch | None:
    """Return the phrase right behind a verb that is all that is left of its clause, or None."""
    found = _find_somebody(line, phrases, anchor + 1)
    if found is None or line.low[found.last] not in _ENDS:
        return None
    behind = line.low[found.last + 1] if found.last + 1 < len(line.low) else ""
    return None if behind in _JOINS else found


def _find_agent(line: Line, phrases: Mapping[int, Phrase], anchor: int) -> Stretch | None:
    """Return who did it, right behind "by": "announced by Kessen and rejected by Velde"."""
    if anchor + 2 >= len(line.low) or line.low[anchor + 1] != "by":
        return None
    if line.low[anchor].endswith("ing") or line.low[anchor] not in load_cues():
        return None
    found = _find_somebody(line, phrases, anchor + 2)
    return None if found is None or line.low[found.last] in _POSSESSIVES else found


def _find_somebody(line: Line, phrases: Mapping[int, Phrase], first: int) -> Stretch | None:
    """Return the phrase that begins at a token if it means somebody who speaks, or None."""
    phrase = phrases.get(first)
    if phrase is None and first < len(line.low) and line.low[first] in line.grammar.owners:
        phrase = phrases.get(first + 1)  # "said his wife"
    if phrase is None or phrase.last >= len(line.low):
        return None
    is_pronoun = phrase.last == first + 1 and not line.is_capital(first)
    if is_pronoun or max(phrase.person, phrase.body) < _SPEAKS:
        return None
    return Stretch(first, phrase.last)


def _is_object_taken_for_source(line: Line, draft: Draft, anchor: int, start: int) -> bool:
    """Tell whether a source cannot be the verb's subject: a comma parts them, or another verb.

    Of "Marost, the minister, said Kessen, her rival, had lied." it can: two commas stand about
    what is said of her.
    """
    if len(draft.source) != 1 or draft.source[0].last > anchor - 1:
        return False
    first, last = draft.source[0]
    between = range(last, anchor - 1)
    words = (*range(first, last), *between)
    if first < start or any(not line.is_word(index) for index in words):
        return False
    if first > start and not line.is_word(first - 1):
        return False
    return not between or line.looks_finite(between[-1])


def _take_in_missed(
    line: Line, content: Sequence[Stretch], comma: int, start: int
) -> tuple[Stretch, ...]:
    """Widen a content to the comma before its cue where it ends a few words before."""
    if not content or not comma - _MOST_MISSED <= content[-1].last < comma:
        return tuple(content)
    first, last = content[-1]
    if last <= start or not all(line.is_word(index) for index in range(last, comma)):
        return tuple(content)
    return (*content[:-1], Stretch(first, comma))


def _make_stretches(indices: set[int]) -> tuple[Stretch, ...]:
    found: list[Stretch] = []
    for index in sorted(indices):
        if found and found[-1].last == index:
            found[-1] = Stretch(found[-1].first, index + 1)
        else:
            found.append(Stretch(index, index + 1))
    return tuple(found)


def leave_agents(line: Line, drafts: Sequence[Draft]) -> None:
    """Leave who did it to the passive verb before them: "Reports of it were denied by Quint."."""
    agents: dict[int, Draft] = {}
    for draft in drafts:
        for part in draft.source:
            reach = part.first - 1 - draft.found.anchor
            if 1 <= reach <= _BY_REACH and line.low[part.first - 1] == "by":
                agents.update((index, draft) for index in range(*part))
    for draft in drafts:
        words = (index for part in draft.source for index in range(*part))
        verbs = {agents[index].found.anchor for index in words if index in agents}
        # "was reported and confirmed by Quint": both are his.
        if verbs and draft.found.anchor + _BY_REACH < min(verbs):
            draft.source, draft.is_nobodys = (), True
