"""Say for whom a pronoun stands, where the words right before it leave little doubt.

"He" and "she" look for a person named in the same sentence or right before; "it", where it is
a source, for the body that was the source right before. Whether somebody is a "he" or a "she" is
learned from the report itself: from titles ("spokeswoman") and from the places where only one
person could be meant. Who stays in doubt stays unlinked.

In: mentions and their clusters so far. Out: `Antecedent`s.
Joining names is left to `entities.py`.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from onrecord.link.kinds import load_kinds
from onrecord.model.record import EntityType

# How far back, in sentences, a pronoun may look for the one it stands for.
REACH = 2
# And how many mentions back: lists of names are long, and each pronoun would walk through all.
_MOST_MENTIONS = 60
# Scores by judgement, in the order of how often they are right in the reports that we read;
# a trained antecedent head will replace them.
_SURE, _LIKELY = 0.8, 0.55
_BODIES = frozenset({EntityType.ORGANISATION, EntityType.STATE})


class Antecedent(NamedTuple):
    """What a pronoun stands for.

    Attributes:
        cluster: Number of the cluster.
        score: How sure, 0 to 1.
        detail: Why, in a sentence.
    """

    cluster: int
    score: float
    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What a pronoun can see.

    Attributes:
        words: The words of each mention's head, in lower case.
        titles: The words of each mention's title, in lower case.
        sentence_of: The number of each mention's sentence.
        cluster_of: Each mention's cluster so far; grows while pronouns are resolved.
        kind_of: Each cluster's kind; grows too.
        sources: The mentions that begin a statement's source.
        full_names: Names of two or three words: somebody, if a "he" or "she" follows.
        openings: Mentions that begin their sentence.
        owners: Mentions before a possessive ("Marost’s car"), which a pronoun seldom means.
        strangers: Nominals for one person ("the president").
        is_quoted: Tells whether a mention stands in quotation marks.
    """

    words: Sequence[str]
    titles: Sequence[frozenset[str]]
    sentence_of: Sequence[int]
    cluster_of: Mapping[int, int]
    kind_of: Sequence[EntityType | None]
    sources: frozenset[int]
    full_names: frozenset[int]
    openings: frozenset[int]
    owners: frozenset[int]
    strangers: frozenset[int]
    is_quoted: Callable[[int], bool]


class PronounResolver:
    """Resolves the pronouns of one report, to be asked in the order of the text."""

    def __init__(self, around: Surroundings) -> None:
        self.around = around
        self.kinds = load_kinds()
        self.votes: dict[int, dict[str, int]] = defaultdict(lambda: defaultdict(int))
        self._count_titles()
        self._count_sure_ones()

    def _count_titles(self) -> None:
        """Let titles such as "spokeswoman" say who is a "she"."""
        for index, cluster in self.around.cluster_of.items():
            if self.around.titles[index] & self.kinds.feminine:
                self.votes[cluster]["she"] += 3
            if self.around.titles[index] & self.kinds.masculine:
                self.votes[cluster]["he"] += 3

    def _count_sure_ones(self) -> None:
        """Let pronouns that can mean only one person say so for the others."""
        for index, word in enumerate(self.around.words):
            if word in self.kinds.singular_persons and index not in self.around.cluster_of:
                people = self._find_people(index)
                clusters = {self.around.cluster_of[p] for p in people}
                sure = len(clusters) == 1 and not self._is_only_perhaps(people)
                if sure and not self._has_stranger(people):
                    self.votes[clusters.pop()][word] += 1

    def resolve(self, index: int) -> Antecedent | None:
        """Return what a pronoun stands for, or None where that is in doubt."""
        word = self.around.words[index]
        if self.around.is_quoted(index):
            return None
        if word in self.kinds.singular_persons:
            return self._resolve_person(index, word)
        if word in self.kinds.singular_things and index in self.around.sources:
            return self._resolve_body(index)
        return None

    def _resolve_person(self, index: int, word: str) -> Antecedent | None:
        """Resolve "he" or "she": the only one, or else the subject right before."""
        near = self._find_people(index)
        people = [p for p in near if self._may_be(p, word)]
        if not people or self._has_stranger(people):
            return None
        clusters = {self.around.cluster_of[p] for p in people}
        # People are in the order backwards: the last one is the first of its sentence, as a rule
        # its subject.
        subject = self.around.cluster_of[people[-1]]
        if len(clusters) == 1:
            if self._is_only_perhaps(people):
                return None
            self.votes[subject][word] += 1
            return Antecedent(subject, _SURE, "The only person who could be meant right before.")
        if self.votes[subject][word] == 0:
            return None  # two people, and nothing tells which of them is a "he" or a "she"
        return Antecedent(subject, _LIKELY, "The first person named in the sentence before.")

    def _is_only_perhaps(self, people: Sequence[int]) -> bool:
        """Tell whether all are names of which nothing but the pronoun says that they are people."""
        around = self.around
        return all(
            around.kind_of[around.cluster_of[p]] is None and p not in around.openings
            for p in people
        )

    def _may_be(self, person: int, word: str) -> bool:
        """Tell whether the report does not speak against a person being a "he" or a "she"."""
        votes = self.votes.get(self.around.cluster_of[person], {})
        others = sum(count for other, count in votes.items() if other != word)
        return votes.get(word, 0) >= others

    def _has_stranger(self, people: Sequence[int]) -> bool:
        """Tell whether somebody of whom it is not known who that is stands before the first.

        "The president invited Kessen. She …": the first one in a sentence is as a rule whom the
        next pronoun means.
        """
        around = self.around
        if not people:
            return False
        first = people[-1]
        for at in range(first - 1, max(-1, first - _MOST_MENTIONS), -1):
            if around.sentence_of[at] != around.sentence_of[first]:
                return False
            unknown = at in around.strangers and at not in around.cluster_of
            if unknown and not around.is_quoted(at):
                return True
        return False

    def _find_people(self, index: int) -> list[int]:
        """Return the people in the nearest sentence before a pronoun that names any, backwards."""
        around = self.around
        here = around.sentence_of[index]
        people: list[int] = []
        for other in range(index - 1, max(-1, index - _MOST_MENTIONS), -1):
            if here - around.sentence_of[other] > REACH:
                break
            if people and around.sentence_of[people[-1]] != around.sentence_of[other]:
                break
            cluster = around.cluster_of.get(other)
            if cluster is None or around.is_quoted(other):
                continue
            kind = around.kind_of[cluster]
            if kind is EntityType.PERSON or (kind is None and other in around.full_names):
                people.append(other)
        return [p for p in people if p not in around.owners] or people

    def _resolve_body(self, index: int) -> Antecedent | None:
        """Resolve "it" as a source: the body that was the source in the sentence before."""
        around = self.around
        here = around.sentence_of[index]
        for other in range(index - 1, max(-1, index - _MOST_MENTIONS), -1):
            if here - around.sentence_of[other] > 1:
                break
            cluster = around.cluster_of.get(other)
            if other in around.sources and cluster is not None:
                if around.kind_of[cluster] not in _BODIES:
                    return None
                return Antecedent(cluster, _LIKELY, "The body that spoke right before.")
        return None
