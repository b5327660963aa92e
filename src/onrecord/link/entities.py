"""Say which mentions of a report are one entity, and who the source of each statement is.

Full names, the short forms of a full name, and whom pronouns and nominals most likely mean.
What could be two stays apart: a wrong speaker accuses somebody.

In: `Document` and its `Statement`s. Out: `Links` (mentions, entities, links, statements with
their speakers). Which entity a cluster of mentions is, in all reports alike, is left to
`identity.py`.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from onrecord.link.antecedents import Antecedent, Chooser, is_anaphoric
from onrecord.link.appositions import find_name_before, find_name_behind, is_listed
from onrecord.link.assemble import Assembler
from onrecord.link.authors import find_author
from onrecord.link.clusters import Cluster, Clusters
from onrecord.link.facts import Facts, gather_facts
from onrecord.link.first_persons import link_first_persons
from onrecord.link.holders import Holders
from onrecord.link.home import Home
from onrecord.link.interviewees import join_interviewee
from onrecord.link.introductions import join_introductions
from onrecord.link.kinds import correct_person, guess_kind, guess_phrase, load_kinds
from onrecord.link.mentioned import complete_mentions
from onrecord.link.name_words import may_be_personal
from onrecord.link.naming import Namer
from onrecord.link.offices import Offices, Officials
from onrecord.link.relatives import find_relative
from onrecord.link.report_names import read_names
from onrecord.link.same_names import join_names
from onrecord.link.set_phrases import find_partner, has_partner, is_empty_it
from onrecord.link.sources import Speakers
from onrecord.link.turn_speakers import Labels
from onrecord.model.document import Document, Mention, MentionType
from onrecord.model.record import Entity, EntityType, Link
from onrecord.model.statement import Reason, Statement

# How sure an apposition is, the same two names again, and a role that only one holds; by
# judgement.
APPOSITION, PAIR, ROLE = 0.95, 0.9, 0.75
# A pronoun or nominal less sure than this is linked, but does not make anybody a speaker.
LEAST_SPEAKER = 0.5
# As likely must a name of no known kind be a person's for a nominal beside it to be said of it;
# by judgement.
_SURE_PERSON = 0.8

Choose = Callable[[Facts, Clusters], Antecedent | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Links:
    """What linking finds in a report.

    Attributes:
        mentions: Those of the document, and one for each source that had none.
        entities: By id.
        links: By mention.
        statements: With their speakers.
    """

    mentions: tuple[Mention, ...]
    entities: tuple[Entity, ...]
    links: tuple[Link, ...]
    statements: tuple[Statement, ...]


def link_entities(doc: Document, statements: Sequence[Statement]) -> Links:
    """Link the mentions of a document to entities and give its statements their speakers."""
    linker = Linker(doc, statements)
    chooser = Chooser()
    linker.link(chooser.choose, first=chooser.choose_for_pronoun)
    mentions, entities, links = linker.make()
    sure = {each.mention_id: each.entity_id for each in links if each.score >= LEAST_SPEAKER}
    speakers = Speakers(doc, mentions, sure)
    told = tuple(replace(s, speaker=speakers.find(s)) for s in statements)
    author = find_author(doc, mentions, entities, links)
    persons = link_first_persons(doc, mentions, entities, told, author)
    first = {link.mention_id for link in persons.links}
    others = (link for link in links if link.mention_id not in first)
    return Links(
        mentions=persons.mentions,
        entities=entities,
        links=tuple(sorted((*others, *persons.links), key=lambda link: link.mention_id)),
        statements=persons.statements,
    )


class Linker:
    """Links the mentions of one document."""

    def __init__(self, doc: Document, statements: Sequence[Statement]) -> None:
        self.doc = doc
        self.statements = statements
        self.mentions, self.phrases = complete_mentions(doc, statements)
        self.labels = Labels(doc, self.mentions)
        self.facts = gather_facts(doc, self.mentions, statements)
        self.names = read_names(doc, self.mentions, self.facts, self.labels)
        self.home = Home(doc)
        self.offices = Offices(doc, self.mentions, self.facts)
        self.clusters = Clusters(self.facts, self._guess_kind, echoes=doc.echoes)

    def link(self, choose: Choose, *, first: Choose | None = None) -> None:
        """Put every mention into a cluster, twice.

        The first time it is found out who is a "he" and who a "she" as a rule, so that the
        second time those at a report's beginning are known too.

        Args:
            choose: Says for whom a pronoun or nominal stands; training asks somebody who knows.
            first: The same, the first time.
        """
        self._link_once(first or choose)
        lean = {c.members[0]: c.pronouns for c in self.clusters.all if c.named}
        self.clusters = Clusters(self.facts, self._guess_kind, lean, echoes=self.doc.echoes)
        self._link_once(choose)
        join_introductions(self.clusters, self.mentions)
        join_interviewee(self.clusters, self.labels, self.mentions)

    def _link_once(self, choose: Choose) -> None:
        """Put every mention into a cluster."""
        clusters = self.clusters
        date = (self.doc.reference_date or "")[:10]
        join_names(clusters, self.mentions, self.names, self.labels, date=date)
        self.president = self.home.find_president(clusters, self.names.keys)
        self.officials = Officials(self.offices, clusters, self.names.keys)
        named = {m.title.end: i for i, m in enumerate(self.mentions) if m.title is not None}
        self.holders = Holders(self.facts, clusters)
        self.proper: dict[str, int] = {}
        people = (c for c in clusters.all if c.kind is EntityType.PERSON and c.named)
        self.people = frozenset(w for c in people for i in c.members for w in self.facts[i].name)
        self.pairs: dict[frozenset[int], int] = {}
        for index, mention in enumerate(self.mentions):
            if index not in clusters.of:
                holder = named.get(mention.span.end)
                if holder is not None and self._is_title(holder, index):
                    self._join(index, clusters.of[holder], "apposition", APPOSITION)
                elif self.facts[index].pair:
                    self._join_pair(index)
                elif self.home.is_president(mention):
                    self._join_president(index)
                elif self._join_to_name(index):
                    pass
                elif index in self.offices.meant:
                    self._join_official(index)
                elif self._is_somebodys(index):
                    self._join_somebodys(index)
                else:
                    self._resolve(index, choose)
            if index not in clusters.of:
                clusters.open(index)
            clusters.pass_by(index)
            self.holders.pass_by(index)

    def _is_title(self, holder: int, index: int) -> bool:
        """Tell whether a mention is the title beside a name, and not the next one's in a list."""
        title, text = self.mentions[holder].title, self.doc.report.text
        if title is None or not title.contains(self.mentions[index].span):
            return False
        if self.clusters.of[holder].kind in (EntityType.STATE, EntityType.ORGANISATION):
            return self.facts[index].head not in load_kinds().person_titles
        return holder != index - 1 or not is_listed(text, self.mentions, self.facts, index)

    def _join_pair(self, index: int) -> None:
        """Join two names with "and" to the same two before, if any."""
        both = frozenset(self.clusters.of[i].number for i in self.facts[index].pair)
        before = self.pairs.setdefault(both, index)
        if before != index:
            self._join(index, self.clusters.of[before], "pair", PAIR)

    def _join_president(self, index: int) -> None:
        """Join "the President" in a state's own account to that state's, named there or not."""
        if self.president is None:
            self.president = self.clusters.open(index)
            self.president.kind = EntityType.PERSON
        else:
            self._join(index, self.president, "home", ROLE)

    def _join_official(self, index: int) -> None:
        """Join "the Russian leader" to who that is, named in the report or not."""
        cluster = self.officials.find(index)
        if cluster is not None:
            self._join(index, cluster, "office", PAIR)
        else:
            cluster = self.clusters.open(index)
        self.officials.add(index, cluster)

    def _join_to_name(self, index: int) -> bool:
        """Join a nominal to the name beside it, if it stands in apposition to one."""
        for find in (find_name_before, find_name_behind):
            name = find(self.doc.report.text, self.mentions, self.facts, index)
            if name is not None and self._is_person(name):
                self.clusters.of[name].kind = EntityType.PERSON
                self._join(index, self.clusters.of[name], "apposition", PAIR, name)
                return True
        return False

    def _is_person(self, name: int) -> bool:
        """Tell whether a name is a person's, by its cluster or else by how it stands there."""
        kind = self.clusters.of[name].kind
        if kind is None:
            return self.facts[name].phrase.person >= _SURE_PERSON
        return kind is EntityType.PERSON

    def _is_somebodys(self, index: int) -> bool:
        """Tell whether a person's name stands in a nominal: "the Quint campaign"."""
        return not self.people.isdisjoint(self.facts[index].proper.split())

    def _join_somebodys(self, index: int) -> None:
        """Join a nominal in which a person's name stands to the same words before, if any."""
        before = self.proper.setdefault(self.facts[index].proper, index)
        if before != index:
            self._join(index, self.clusters.of[before], "same-words", PAIR)

    def _resolve(self, index: int, choose: Choose) -> None:
        """Join a pronoun or nominal to what it stands for, if anything."""
        facts = self.facts[index]
        if facts.pronoun == "relative":
            before = find_relative(self.doc.report.text, self.mentions, self.facts, index)
            if before is not None:
                self._join(index, self.clusters.of[before], "relative", APPOSITION, before)
        elif is_anaphoric(facts) and not self._is_set_phrase(index):
            span = self.mentions[index].span
            words = self.doc.report.text[span.start : span.end].lower().split()
            holder = self.holders.find(facts, words)
            if holder is not None:
                self._join(index, holder, "role", ROLE, called=words[-1])
                return
            if self.holders.are_several(facts):
                return
            found = choose(facts, self.clusters)
            if found is not None:
                feature = "pronoun" if facts.type is MentionType.PRONOUN else "nominal"
                self._join(index, found.cluster, feature, found.score, found.option.index)

    def _is_set_phrase(self, index: int) -> bool:
        """Join "For his part, Quint"; tell whether a pronoun stands in a set phrase."""
        text, span = self.doc.report.text, self.mentions[index].span
        partner = find_partner(text, self.mentions, self.facts, index)
        if partner is not None:
            self._join(index, self.clusters.of[partner], "part", APPOSITION, partner)
            return True
        return has_partner(text, span.start, span.end) or is_empty_it(text, span.start, span.end)

    def _join(
        self,
        index: int,
        cluster: Cluster,
        feature: str,
        score: float,
        other: int | None = None,
        *,
        called: str = "",
    ) -> None:
        other = cluster.members[0] if other is None else other
        reason = Reason(
            feature=feature,
            score=score,
            detail=_DETAILS[feature].format(called),
            left=(self.mentions[index].span,),
            right=(self.mentions[other].span,),
        )
        self.clusters.join(index, cluster, reason)

    def _guess_kind(self, index: int) -> EntityType | None:
        """Guess what kind of thing a mention stands for."""
        if index in self.labels.turns:
            return self.labels.guess_kind(index)
        mention, facts = self.mentions[index], self.facts[index]
        text = self.doc.report.text
        span = mention.span if mention.type is MentionType.NOMINAL else mention.head
        title = mention.title
        kind = guess_kind(
            mention.type,
            (self.names.words[index] or text[span.start : span.end]).split(),
            text[title.start : title.end].lower().split() if title else (),
            speaks=self._may_be_person(index),
        )
        if facts.pair:
            return EntityType.GROUP
        if index in self.names.voices:
            return EntityType.STATE
        if index in self.offices.meant:
            return self.offices.guess_kind(index)
        is_called = not load_kinds().honorifics.isdisjoint(facts.title)
        if kind is EntityType.PERSON and mention.type is MentionType.NAME and not is_called:
            return correct_person(facts.phrase)
        if kind is None and mention.type is MentionType.NOMINAL:
            return guess_phrase(facts.phrase)
        return kind

    def _may_be_person(self, index: int) -> bool:
        """Tell whether a name without a title is somebody's, by its words and what it does."""
        words = self.names.keys[index].split()
        if index in self.names.definite or not may_be_personal(words):
            return False
        return self.facts[index].is_source or (bool(words) and words[-1] in self._lone_names)

    @cached_property
    def _lone_names(self) -> frozenset[str]:
        """Return the names of one word, as keys."""
        keys = (self.names.keys[f.index] for f in self.facts if f.type is MentionType.NAME)
        return frozenset(key for key in keys if " " not in key)

    def make(self) -> tuple[tuple[Mention, ...], tuple[Entity, ...], tuple[Link, ...]]:
        """Make what is kept: mentions, entities and links."""
        kept: list[Cluster] = []
        dropped: set[str] = set()
        for cluster in filter(lambda each: each.members, self.clusters.all):
            if any(self._is_worth_keeping(i) for i in cluster.members):
                kept.append(cluster)
            else:
                ids = {self.mentions[i].mention_id for i in cluster.members}
                dropped |= ids & self.phrases
        namer = Namer(self.doc, self.mentions, self.statements, self.names.words, self.labels)
        meant = self.offices.meant
        assembler = Assembler(self.doc, self.mentions, self.clusters, namer, meant)
        entities, links = assembler.assemble(kept)
        mentions = tuple(m for m in self.mentions if m.mention_id not in dropped)
        return mentions, entities, links

    def _is_worth_keeping(self, index: int) -> bool:
        """Tell whether a mention makes its entity one of the record's.

        A road that is an "it" further on is nothing that could speak.
        """
        mention, facts = self.mentions[index], self.facts[index]
        if facts.is_source:
            return True
        return mention.type is not MentionType.PRONOUN and mention.mention_id not in self.phrases


_DETAILS = {
    "same-words": "The same words stand before.",
    "pair": "The same two names stand together before.",
    "home": "In a state’s own account its own president is meant.",
    "office": "It names a state and an office, and this is who holds it or the same words.",
    "role": "The only one before who is called “{}” in the report.",
    "apposition": "A name stands beside it, in apposition.",
    "part": "“For his part” and “for her part” are said of who comes next.",
    "relative": "It stands right behind what it means.",
    "pronoun": "Of all that stand near, the likeliest to be meant.",
    "nominal": "Of all that were named before, the likeliest to be meant.",
}
