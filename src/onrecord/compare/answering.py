"""Tell how well the words of a statement answer a question.

In: a `Question`, and `Passage`s of the record. Out: `Answer`s, the best first; none where the
record does not say. Reading questions is left to `questions.py`, cutting long statements to
`passages.py`, finding what may answer to `record/`.
"""

import math
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from onrecord.compare.questions import Asked, Question, find_near, find_negations, is_plain
from onrecord.compare.stemming import list_words, stem
from onrecord.model.document import Span
from onrecord.model.statement import Act, Mode, Statement

# What each part of a question weighs beside its topics, which weigh by how rare their words are
# (a word that stands in one of a thousand statements weighs 6.9), and from when on a passage is an
# answer. Tuned on the half of benchmarks/questions/accounts.jsonl that is there for it, 2026-11-27.
SPEAKER_WEIGHT = 5.0
ACT_WEIGHT = 4.0
TIME_WEIGHT = 4.0
LEAST_SCORE = 0.62
LEAST_TOPICS = 0.64
LEAST_PARTNERS = 0.4
# Of the weight of its topics a passage has at least so much in its own words.
LEAST_OWN = 0.3
# Of an act that nothing else is asked of: near to it at least.
LEAST_ACT = 0.6

# How much it is worth where a word stands outside of what is said: in the same sentence, around it.
IN_SENTENCE, AROUND = 0.7, 0.4


# Of what somebody is said to deny: nearly all of it stands in the denial's own sentence, or what is
# denied is something else. By judgement, as is how far behind the best answer others may lie.
LEAST_DENIED = 0.75
BEHIND_BEST = 0.8

# As many words before a topic a negation may stand to deny it, by judgement: "is no party to the".
NEGATION_REACH = 4
_DENYING = {Act.DENY, Act.REJECT}

# What parts of a question weigh, and how well they fit.
_Parts = list[tuple[float, float]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """Words of a statement, and what is known of them.

    Attributes:
        stmt: The statement.
        spans: The words: its content, or some sentences of it.
        order: Their stems, in order.
        words: The same, as a set.
        sentence: Stems of the sentences in which statement and source stand.
        around: Stems of what stands around these, and of the report's headline.
        speaker: Stems of the names of the speaker, and of the source's words.
        is_open: Whether it is left open who speaks: nobody is named, or "the leaders" are.
        cue: Stems of the cue.
        partners: Stems of the names of those addressed and spoken of.
        publisher: Stems of the publisher's name.
        days: ISO dates of saying, or else of the report.
        mentioned: Values of the times that its sentences name.
    """

    stmt: Statement
    spans: tuple[Span, ...]
    order: tuple[str, ...]
    words: frozenset[str]
    sentence: frozenset[str] = frozenset()
    around: frozenset[str] = frozenset()
    speaker: frozenset[str] = frozenset()
    is_open: bool = False
    cue: frozenset[str] = frozenset()
    partners: frozenset[str] = frozenset()
    publisher: frozenset[str] = frozenset()
    days: tuple[str, ...] = ()
    mentioned: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A passage that answers a question.

    Attributes:
        stmt: The statement.
        spans: Its words that answer.
        score: How well, 0 to 1.
    """

    stmt: Statement
    spans: tuple[Span, ...]
    score: float


def rank_answers(
    question: Question, passages: Iterable[Passage], weights: Mapping[str, float]
) -> tuple[Answer, ...]:
    """Return the passages that answer a question, the best first, each words once.

    Args:
        question: What is asked.
        passages: What may answer it.
        weights: How much each stem weighs; see `weigh`.

    >>> rank_answers(Question(asked=Asked.SPEAKER), (), {})
    ()
    """
    found: list[Answer] = []
    for passage in passages:
        score = _score(question, passage, weights)
        if score is not None:
            found.append(Answer(stmt=passage.stmt, spans=passage.spans, score=score))
    return merge_answers(found)


def merge_answers(found: Iterable[Answer]) -> tuple[Answer, ...]:
    """Return answers, the best first, each words once.

    >>> merge_answers(())
    ()
    """
    kept: list[Answer] = []
    for answer in sorted(found, key=lambda each: (-each.score, each.stmt.report_id, each.spans)):
        if kept and answer.score < kept[0].score * BEHIND_BEST:
            break
        if not any(_is_same_place(answer, other) for other in kept):
            kept.append(answer)
    return tuple(kept)


def is_fitting(question: Question, stmt: Statement, cue: Collection[str]) -> bool:
    """Tell whether a statement does what is asked, where that is asked and nothing else is."""
    if question.topics or is_plain(question.verb):
        return True
    return _match_act(question, stmt, cue) >= LEAST_ACT


def is_promising(question: Question, words: Collection[str], weights: Mapping[str, float]) -> bool:
    """Tell whether words may answer, before it is looked up what is around them."""
    if not question.topics:
        return True
    topics = [(weights.get(topic, 1.0), float(topic in words)) for topic in question.topics]
    return _mean(topics) >= LEAST_OWN


def weigh(count: int, total: int) -> float:
    """Return how much a word weighs that stands in `count` of `total` statements.

    >>> weigh(1, 1000) > weigh(100, 1000) > weigh(1000, 1000)
    True
    """
    return math.log(1.0 + total / (1.0 + count))


def _score(question: Question, passage: Passage, weights: Mapping[str, float]) -> float | None:
    """Return how well a passage answers, or None where it does not."""
    scorers = (_score_topics, _score_people, _score_act, _score_time)
    parts: list[tuple[float, float]] = []
    for scorer in scorers:
        scored = scorer(question, passage, weights)
        if scored is None:
            return None
        parts += scored
    if question.according:
        told = passage.publisher | passage.speaker | passage.sentence
        parts.append((SPEAKER_WEIGHT, float(_has(question.according, told))))
    if not parts:
        return None
    score = _mean(parts)
    if question.asked is Asked.SPEAKER and passage.stmt.speaker is None:
        score *= 0.8
    if any(_place(name, passage) == 0.0 for name in question.names):
        score *= 0.7
    if score < LEAST_SCORE:
        return None
    return round(score - _penalise(question, passage), 6)


def _score_topics(
    question: Question, passage: Passage, weights: Mapping[str, float]
) -> _Parts | None:
    if not question.topics:
        return []
    topics = [(weights.get(topic, 1.0), _place(topic, passage)) for topic in question.topics]
    coverage = _mean(topics)
    if coverage < LEAST_TOPICS:
        return None
    return [(sum(weight for weight, _ in topics), coverage)]


def _score_people(
    question: Question, passage: Passage, weights: Mapping[str, float]
) -> _Parts | None:
    """Return how well those fit who speak and who are spoken to, or None where they do not."""
    parts: _Parts = []
    if question.speakers:
        speakers = [_match_speaker(name, passage) for name in question.speakers]
        if not any(speakers):
            return None
        parts += [(SPEAKER_WEIGHT, worth) for worth in speakers]
    if question.partners:
        partners = [(_weigh_name(n, weights), _match(n, passage)) for n in question.partners]
        if _mean(partners) < LEAST_PARTNERS:
            return None
        parts += partners
    return parts


def _score_act(question: Question, passage: Passage, weights: Mapping[str, float]) -> _Parts | None:
    """Return how well the act fits, or None where another one would say something else."""
    if question.acts & _DENYING:
        near = [(t, _place(t, passage)) for t in question.topics]
        own = [(weights.get(t, 1.0), worth if worth > AROUND else 0.0) for t, worth in near]
        if not _is_denial(question, passage) or (own and _mean(own) < LEAST_DENIED):
            return None
    worth = _match_act(question, passage.stmt, passage.cue)
    if not question.topics and not is_plain(question.verb):
        # "What did she promise him?": nothing but the act tells of what.
        return [(ACT_WEIGHT, worth)] if worth >= LEAST_ACT else None
    return [(ACT_WEIGHT, worth)] if question.acts else []


def _score_time(
    question: Question, passage: Passage, weights: Mapping[str, float]
) -> _Parts | None:
    """Return how well the time fits, or None where the passage is of another one."""
    if not question.times:
        return []
    if not (passage.days or passage.mentioned):
        return [(TIME_WEIGHT, 0.5)]
    worth = max(
        _match_day(wanted, (*passage.days, *passage.mentioned)) for wanted in question.times
    )
    return [(TIME_WEIGHT, worth)] if worth else None


def _penalise(question: Question, passage: Passage) -> float:
    """Return what parts passages that cover as much: the shorter, the surer, the same verb."""
    length = sum(span.end - span.start for span in passage.spans)
    long = 0.02 * max(0.0, math.log(length / 80.0))
    unsure = 0.03 * (1.0 - passage.stmt.confidence)
    other = 0.02 if question.verb and question.verb not in passage.cue else 0.0
    return long + unsure + other


def _mean(parts: Iterable[tuple[float, float]]) -> float:
    whole = [(weight, worth) for weight, worth in parts]
    return sum(weight * worth for weight, worth in whole) / sum(weight for weight, _ in whole)


def _place(topic: str, passage: Passage) -> float:
    if topic in passage.words:
        return 1.0
    if topic in passage.partners or topic in passage.sentence:
        return IN_SENTENCE
    return AROUND if topic in passage.around else 0.0


def _has(name: Iterable[str], told: frozenset[str]) -> bool:
    return all(stem(word) in told for part in name for word in list_words(part))


def _weigh_name(name: Iterable[str], weights: Mapping[str, float]) -> float:
    return min(SPEAKER_WEIGHT, max((weights.get(stem(word), 1.0) for word in name), default=1.0))


def _match_speaker(name: tuple[str, ...], passage: Passage) -> float:
    if _has(name, passage.speaker):
        return 1.0
    if not passage.is_open:
        return 0.0
    if _has(name, passage.sentence):
        return IN_SENTENCE
    if _has(name, passage.publisher):
        return IN_SENTENCE
    return AROUND if _has(name, passage.around) else 0.0


def _match(name: tuple[str, ...], passage: Passage) -> float:
    if _has(name, passage.partners) or _has(name, passage.words):
        return 1.0
    if _has(name, passage.sentence):
        return 0.8
    return 0.5 if _has(name, passage.around) else 0.0


def _match_act(question: Question, stmt: Statement, cue: Collection[str]) -> float:
    if stmt.act in question.acts or question.verb in cue:
        return 1.0
    if question.acts & _DENYING:
        return 0.7
    if stmt.act in find_near(question.acts):
        return 0.6
    if question.acts & {Act.PROMISE, Act.OFFER} and stmt.mode is Mode.INTENTION:
        return 0.5
    return 0.2


def _is_denial(question: Question, passage: Passage) -> bool:
    """Tell whether a passage denies what is asked about: by its act, or right before its words."""
    stmt, negations = passage.stmt, find_negations()
    if stmt.act in _DENYING:
        return True
    if stmt.factuality is not None and stmt.factuality.endswith("-"):
        return True
    before: list[str] = []
    for word in passage.order:
        if word in question.topics and negations.intersection(before[-NEGATION_REACH:]):
            return True
        before.append(word)
    return False


def _match_day(wanted: str, days: Iterable[str]) -> float:
    best = 0.0
    for day in days:
        if day[: len(wanted)] == wanted or wanted[: len(day)] == day:
            return 1.0
        if len(wanted) == len(day) == 10 and _is_day(day) and _is_day(wanted):
            apart = abs((date.fromisoformat(day) - date.fromisoformat(wanted)).days)
            # An account of a call often appears on the day after it.
            best = max(best, 0.8 if apart <= 1 else 0.0)
    return best


def _is_day(value: str) -> bool:
    """Tell whether a value is a day of the calendar: "2031-WXX-1" is none."""
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True


def _is_same_place(one: Answer, other: Answer) -> bool:
    if one.stmt.report_id != other.stmt.report_id:
        return False
    shared = sum(
        max(0, min(a.end, b.end) - max(a.start, b.start)) for a in one.spans for b in other.spans
    )
    length = min(sum(s.end - s.start for s in each.spans) for each in (one, other))
    return shared * 2 > length
