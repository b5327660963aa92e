"""Say which mentions of a report are one entity, and who the source of each statement is.

Full names, the short forms of a full name, a pronoun right after, and a role that only one
entity of the report holds. What could be two stays apart: a wrong speaker accuses somebody.

In: `Document` and its `Statement`s. Out: `Links` (mentions, entities, links, statements with
their speakers). Joining entities of several reports is left to the ids: a full name makes the
same id everywhere.
"""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from onrecord.link.first_persons import link_first_persons
from onrecord.link.kinds import guess_kind, is_acronym, is_state, load_kinds, load_states, name_key
from onrecord.link.pronouns import REACH, PronounResolver, Surroundings
from onrecord.link.sources import Speakers, add_sources, find_owned
from onrecord.link.turn_speakers import SAME_LABEL, Labels
from onrecord.model.document import Document, Mention, MentionType, make_id
from onrecord.model.record import Entity, EntityType, Link, Role
from onrecord.model.statement import Reason, Statement


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
    mentions = add_sources(doc, statements)
    linker = _Linker(doc, mentions, statements)
    linker.link()
    entities, links = linker.make()
    speakers = Speakers(doc.report.text, mentions, links)
    told = tuple(replace(s, speaker=speakers.find(s)) for s in statements)
    persons = link_first_persons(doc, mentions, entities, told)
    return Links(
        mentions=persons.mentions,
        entities=entities,
        links=tuple(sorted((*links, *persons.links), key=lambda link: link.mention_id)),
        statements=persons.statements,
    )


# How sure a join is, by how it was made; by judgement, and in this order. A trained antecedent
# head will measure it.
_SAME_NAME, _APPOSITION, _SHORT_NAME, _ROLE = 0.98, 0.95, 0.9, 0.75


class _Linker:
    """Links the mentions of one document; clusters are lists of indices into them."""

    def __init__(
        self, doc: Document, mentions: Sequence[Mention], statements: Sequence[Statement]
    ) -> None:
        sources = [s for st in statements for s in (*st.source, *st.shared_source)]
        self.owners = dict(filter(None, (find_owned(doc.report.text, s) for s in sources)))
        self.source_ends = {s.start: s.end for st in statements for s in st.source}
        self.sources = frozenset(
            i for i, m in enumerate(mentions) if m.span.start in self.source_ends
        )
        self.doc = doc
        self.mentions = mentions
        self.kinds = load_kinds()
        self.same = load_states()[1]
        self.cluster_of: dict[int, int] = {}
        self.clusters: list[list[int]] = []
        self.reasons: dict[int, Reason] = {}
        self.kind_of: list[EntityType | None] = []
        self.sentence_of = self._locate()
        self.labels = Labels(doc, mentions)
        self.keys = [self._key(i) for i in range(len(mentions))]
        self.outermost = [q.span for q in doc.quotations if q.depth == 0]

    def _locate(self) -> list[int]:
        """Return the number of the sentence of each mention."""
        out, number = [], 0
        sentences = self.doc.sentences
        for mention in self.mentions:
            while number + 1 < len(sentences) and sentences[number].span.end <= mention.span.start:
                number += 1
            out.append(number)
        return out

    def _keep_turns_apart(self) -> list[int]:
        """Return the numbers of the mentions' sentences, a gap on both sides of each label."""
        out, gap = [], 0
        turns = self.doc.turns
        edges = sorted(at for t in turns for at in (t.label.start, t.label.end, t.extent.end))
        for number, mention in zip(self.sentence_of, self.mentions, strict=True):
            while gap < len(edges) and edges[gap] <= mention.span.start:
                gap += 1
            out.append(number + (REACH + 1) * gap)
        return out

    def link(self) -> None:
        """Put every mention into a cluster."""
        self._cluster_names(self._cluster_labels())
        self._cluster_short_names()
        self._cluster_roles_and_pronouns()
        for index in range(len(self.mentions)):
            if index not in self.cluster_of:
                self._open(index)

    def _open(self, index: int) -> int:
        self.clusters.append([index])
        self.cluster_of[index] = len(self.clusters) - 1
        self.kind_of.append(self._guess_kind(index))
        return len(self.clusters) - 1

    def _join(self, index: int, cluster: int, feature: str, score: float, detail: str) -> None:
        self.clusters[cluster].append(index)
        self.cluster_of[index] = cluster
        if self.kind_of[cluster] is None:
            self.kind_of[cluster] = self._guess_kind(index)
        first = self.mentions[self.clusters[cluster][0]]
        self.reasons[index] = Reason(
            feature=feature,
            score=score,
            detail=detail,
            left=(self.mentions[index].span,),
            right=(first.span,),
        )

    def _words(self, index: int) -> str:
        head = self.mentions[index].head
        return self.doc.report.text[head.start : head.end]

    def _cluster_labels(self) -> dict[str, int]:
        """Make a cluster of each speaker of a transcript; return those of full names, by key."""
        by_key: dict[str, int] = {}
        for members, keys in self.labels.list_speakers():
            cluster = next((by_key[key] for key in sorted(keys) if key in by_key), None)
            for index in members:
                if cluster is None:
                    cluster = self._open(index)
                else:
                    detail = "The labels of these turns are one speaker’s."
                    self._join(index, cluster, "label", SAME_LABEL, detail)
            by_key.update((key, cluster) for key in keys if cluster is not None)
        return by_key

    def _is_name(self, index: int) -> bool:
        return self.mentions[index].type is MentionType.NAME or self.labels.is_named(index)

    def _form(self, index: int) -> str:
        """Return the name that a mention gives, or that the headline gives for a label."""
        return self.labels.get_name(index) or " ".join(self._words(index).split())

    def _key(self, index: int) -> str:
        words = self._form(index)
        return name_key(self.same.get(words.lower(), words))

    def _cluster_names(self, by_key: dict[str, int]) -> None:
        """Join equal names; names of several words first make the clusters."""
        for index in range(len(self.mentions)):
            if index in self.cluster_of or not self._is_name(index):
                continue
            key = self.keys[index]
            if " " not in key and not self._is_known_alone(index):
                continue
            if key in by_key:
                self._join(
                    index, by_key[key], "same-name", _SAME_NAME, "The same name stands before."
                )
            else:
                by_key[key] = self._open(index)

    def _is_known_alone(self, index: int) -> bool:
        """Tell whether a single word is a full name: a state, or an acronym."""
        words = self._words(index)
        is_label = index in self.labels.turns
        return is_state(words.lower()) or (is_acronym(words) and not is_label)

    def _cluster_short_names(self) -> None:
        """Join "Marost" to the one "Ilena Marost" of the report; two of them keep it apart."""
        by_word: dict[str, set[int]] = defaultdict(set)
        for number, members in enumerate(self.clusters):
            words = max((self.keys[i] for i in members), key=len).split()
            if len(words) < 2 or not self._is_name(members[0]):
                continue
            if self.kind_of[number] in (EntityType.PERSON, None):
                by_word[words[0]].add(number)
                by_word[words[-1]].add(number)
            elif words[-1] in self.kinds.organisation:
                # "the Union" for the European Union; but Solmark is not its Foreign Ministry.
                by_word[words[-1]].add(number)
        alone: dict[str, int] = {}
        for index in range(len(self.mentions)):
            if index in self.cluster_of or not self._is_name(index):
                continue
            key = self.keys[index]
            full = by_word.get(key, set())
            if len(full) == 1:
                detail = "The only full name of the report with this word."
                self._join(index, next(iter(full)), "short-name", _SHORT_NAME, detail)
            elif key in alone:
                self._join(
                    index, alone[key], "same-name", _SHORT_NAME, "The same name stands before."
                )
            else:
                alone[key] = self._open(index)

    def _cluster_roles_and_pronouns(self) -> None:
        """Join nominals to the one entity that holds the role, and pronouns right after."""
        titles = {index: self._titles(index) for index in self.cluster_of}
        known: dict[int, set[str]] = defaultdict(set)
        for index, words in titles.items():
            known[self.cluster_of[index]] |= words
        holders: dict[str, set[int]] = defaultdict(set)
        named = {m.title: i for i, m in enumerate(self.mentions) if m.title is not None}
        pronouns = PronounResolver(self._look_around())
        for index, mention in enumerate(self.mentions):
            if index in self.cluster_of:
                pass
            elif mention.span in named:
                detail = "A name stands beside it, in apposition."
                cluster = self.cluster_of[named[mention.span]]
                self._join(index, cluster, "apposition", _APPOSITION, detail)
            elif mention.type is MentionType.NOMINAL:
                self._join_nominal(index, holders, known)
            else:
                antecedent = pronouns.resolve(index)
                if antecedent is not None:
                    self._join(
                        index, antecedent.cluster, "pronoun", antecedent.score, antecedent.detail
                    )
            for word in titles.get(index, ()):
                holders[word].add(self.cluster_of[index])

    def _look_around(self) -> Surroundings:
        """Return what the pronouns can see; the clusters are not copied and grow."""
        text = self.doc.report.text
        titles = [
            frozenset(text[m.title.start : m.title.end].lower().split()) if m.title else frozenset()
            for m in self.mentions
        ]
        return Surroundings(
            words=[self._words(i).lower() for i in range(len(self.mentions))],
            titles=titles,
            sentence_of=self._keep_turns_apart(),
            cluster_of=self.cluster_of,
            kind_of=self.kind_of,
            sources=self.sources,
            full_names=frozenset(
                index
                for index, mention in enumerate(self.mentions)
                if mention.type is MentionType.NAME
                and 2 <= len(self.keys[index].split()) <= 3
                and not self._is_located(mention)
            ),
            owners=frozenset(
                index
                for index, mention in enumerate(self.mentions)
                if text[mention.span.end : mention.span.end + 2] in ("’s", "'s")
            ),
            openings=frozenset(
                index
                for index, mention in enumerate(self.mentions)
                if self.doc.sentences[self.sentence_of[index]].span.start == mention.span.start
            ),
            strangers=frozenset(
                index
                for index, mention in enumerate(self.mentions)
                if mention.type is MentionType.NOMINAL
                and self._words(index).lower() in self.kinds.person_titles | self.kinds.unnamed
            ),
            is_quoted=self._is_quoted,
        )

    def _is_located(self, mention: Mention) -> bool:
        """Tell whether a preposition of place stands before a name: "at Lake Ardo"."""
        start = mention.span.start
        before = self.doc.report.text[max(0, start - 12) : start].lower().split()
        return bool(before) and before[-1] in self.kinds.places_before

    def _join_nominal(
        self, index: int, holders: Mapping[str, set[int]], known: Mapping[int, set[str]]
    ) -> None:
        """Join "the envoy" to the only one before it who is called an envoy.

        Args:
            index: The nominal.
            holders: The clusters so far that are called by a word.
            known: The words that a cluster is called by anywhere in the report.
        """
        mention = self.mentions[index]
        words = self.doc.report.text[mention.span.start : mention.span.end].lower().split()
        if len(words) < 2 or words[0] not in ("the", "that", "this"):
            return
        head = words[-1]
        if head in self.kinds.group or head.endswith("s"):
            return
        called_so = holders.get(head, set())
        if len(called_so) != 1:
            return
        cluster = next(iter(called_so))
        if known[cluster].issuperset(words[1:-1]):
            detail = f"The only one before who is called “{head}” in the report."
            self._join(index, cluster, "role", _ROLE, detail)

    def _titles(self, index: int) -> set[str]:
        """Return the words by which a mention tells what its entity is."""
        mention = self.mentions[index]
        text = self.doc.report.text
        words: set[str] = set()
        if mention.title is not None:
            words |= set(text[mention.title.start : mention.title.end].lower().split())
        if mention.type is MentionType.NAME:
            own = self._words(index).lower().split()
            if not self.kinds.organisation.isdisjoint(own):
                words |= set(own)
        return words

    def _is_quoted(self, index: int) -> bool:
        span = self.mentions[index].span
        at = bisect_right(self.outermost, span.start, key=lambda quoted: quoted.start) - 1
        return at >= 0 and self.outermost[at].contains(span)

    def _guess_kind(self, index: int) -> EntityType | None:
        """Guess what kind of thing a mention stands for."""
        if index in self.labels.turns:
            return self.labels.guess_kind(index)
        mention = self.mentions[index]
        text = self.doc.report.text
        span = mention.span if mention.type is MentionType.NOMINAL else mention.head
        title = mention.title
        return guess_kind(
            mention.type,
            text[span.start : span.end].split(),
            text[title.start : title.end].lower().split() if title else (),
            speaks=index in self.sources or self.keys[index].rpartition(" ")[2] in self._lone_names,
        )

    @cached_property
    def _lone_names(self) -> frozenset[str]:
        """Return the names of one word, as keys."""
        keys = (self.keys[i] for i, m in enumerate(self.mentions) if m.type is MentionType.NAME)
        return frozenset(key for key in keys if " " not in key)

    def make(self) -> tuple[tuple[Entity, ...], tuple[Link, ...]]:
        """Make the entities and links of the clusters."""
        entities: dict[str, Entity] = {}
        links: list[Link] = []
        for number, members in enumerate(self.clusters):
            entity = self._make_entity(number, members)
            if entity is None:
                continue
            entities[entity.entity_id] = entity
            links.extend(
                Link(
                    mention_id=self.mentions[i].mention_id,
                    entity_id=entity.entity_id,
                    score=self.reasons[i].score if i in self.reasons else 1.0,
                    reasons=(self.reasons[i],) if i in self.reasons else (),
                )
                for i in members
            )
        links.sort(key=lambda link: link.mention_id)
        return tuple(sorted(entities.values(), key=lambda e: e.entity_id)), tuple(links)

    def _make_entity(self, number: int, members: Sequence[int]) -> Entity | None:
        """Make the entity of a cluster; None for a pronoun that stands for nobody we know."""
        named = [i for i in members if self._is_name(i)]
        if not named and all(self.mentions[i].type is MentionType.PRONOUN for i in members):
            return None
        text = self.doc.report.text
        if named:
            # A label in capitals is a name's last resort.
            printed = [i for i in named if not self.labels.is_shouted(i)]
            forms = Counter(map(self._form, printed or named))
            name = max(forms, key=lambda f: (len(f.split()), forms[f], f))
            name = self.same.get(name.lower(), name)
        else:
            span = self.mentions[members[0]].span
            # An unnamed source is called as the report calls it: "a person close to the talks",
            # "Marost’s widow".
            end = max(span.end, self.source_ends.get(span.start, 0))
            start = self.owners.get(span.start, span.start)
            forms = Counter([" ".join(text[start:end].partition(",")[0].split())])
            name = next(iter(forms))
        key = name_key(name)
        kind = self.kind_of[number]
        if named and (" " in key or self._is_known_alone(named[0])):
            entity_id = make_id("en", key)
        else:
            # A lone surname or an unnamed source is known to this report only.
            first = self.mentions[members[0]].span
            local = key if named else first.start
            entity_id = make_id("en", self.doc.report.report_id, local)
        return Entity(
            entity_id=entity_id,
            name=name,
            type=kind,
            aliases=tuple(sorted(set(forms) - {name})),
            roles=self._make_roles(members),
            weight=len(members),
        )

    def _make_roles(self, members: Sequence[int]) -> tuple[Role, ...]:
        """Make the roles that titles and appositions give, each once."""
        text = self.doc.report.text
        roles: dict[str, Role] = {}
        for index in members:
            title = self.mentions[index].title
            if title is None:
                continue
            words = " ".join(text[title.start : title.end].split())
            if words.lower() not in roles and words.lower().rstrip(".") not in {"mr", "mrs", "ms"}:
                roles[words.lower()] = Role(
                    title=words, organisation=None, report_id=self.doc.report.report_id, span=title
                )
        return tuple(sorted(roles.values(), key=lambda r: r.span))
