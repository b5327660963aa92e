"""Make the entities and links of a report from its clusters of mentions.

Two clusters that turn out to be one and the same entity (a body under two names) become one
entity here. Titles become roles, with the body or state for which they are held.

In: `Clusters`. Out: `Entity`s and `Link`s. Which mentions are one cluster is left to
`entities.py`, what it is called to `naming.py`, which entity it is to `identity.py`.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from onrecord.link.clusters import Cluster, Clusters
from onrecord.link.gazetteer import load_gazetteer
from onrecord.link.identity import HOLDER, Described, Identifier, Identity
from onrecord.link.kinds import load_kinds
from onrecord.link.name_words import has_body_word, is_addressed, is_no_name
from onrecord.link.naming import Namer
from onrecord.link.offices import Meant
from onrecord.model.document import Document, Mention, MentionType, Span, make_id
from onrecord.model.record import Entity, EntityType, Link, Role
from onrecord.model.statement import Reason

# A body's name at the beginning of a title: "White House press secretary".
_LONGEST_BODY = 6


class Assembler:
    """Makes the entities of one report."""

    def __init__(
        self,
        doc: Document,
        mentions: Sequence[Mention],
        clusters: Clusters,
        namer: Namer,
        meant: Mapping[int, Meant],
    ) -> None:
        self.meant = meant
        self.doc = doc
        self.text = doc.report.text
        self.mentions = mentions
        self.clusters = clusters
        self.namer = namer
        self.identifier = Identifier(doc)
        self.honorifics = load_kinds().honorifics
        # Ids that this report alone knows: the clusters that have one are apart on purpose.
        self.own_ids: set[str] = set()
        # Bodies and states for which somebody holds a role.
        self.held_for: dict[str, Entity] = {}

    def assemble(self, kept: Iterable[Cluster]) -> tuple[tuple[Entity, ...], tuple[Link, ...]]:
        """Return the entities by id, and the links by mention."""
        parts: dict[str, list[Entity]] = defaultdict(list)
        links: list[Link] = []
        for cluster in kept:
            described = self._describe(cluster)
            if described is None:
                continue
            identity = self._tell_apart(self.identifier.identify(described), described)
            members = sorted(cluster.members)
            roles = tuple(self._make_roles(members, identity))
            parts[identity.entity_id].append(
                Entity(
                    entity_id=identity.entity_id,
                    name=identity.name,
                    type=identity.kind,
                    aliases=tuple(sorted(set(described.forms) - {identity.name})),
                    roles=roles,
                    identifiers=identity.identifiers,
                    weight=len(members),
                )
            )
            links.extend(self._make_link(i, identity) for i in members)
        for entity_id, entity in self.held_for.items():
            parts[entity_id].append(entity)
        links.sort(key=lambda link: link.mention_id)
        return tuple(_join(parts[entity_id]) for entity_id in sorted(parts)), tuple(links)

    def _describe(self, cluster: Cluster) -> Described | None:
        """Describe a cluster; None for what stands for nobody: a lone pronoun, "Yeah"."""
        members = sorted(cluster.members)
        called = self.namer.call(cluster, self.clusters)
        if called is None:
            return None
        named = [i for i in members if self.clusters.facts[i].type is MentionType.NAME]
        if named and all(map(is_no_name, called.forms)):
            return None
        kind = cluster.kind
        return Described(
            name=called.name,
            forms=called.forms,
            titles=frozenset(self._title_of(i).lower() for i in named) - {""},
            kind=self._correct_kind(kind, called.forms, named) if named else kind,
            is_named=bool(named),
            place=self.mentions[called.first].span.start,
            meant=next((self.meant[i] for i in members if i in self.meant), None),
        )

    def _tell_apart(self, identity: Identity, described: Described) -> Identity:
        """Give the second of two clusters of one name that are apart an id of its own."""
        if not identity.is_local:
            return identity
        if identity.entity_id in self.own_ids:
            other = make_id("en", identity.entity_id, described.place)
            return replace(identity, entity_id=other)
        self.own_ids.add(identity.entity_id)
        return identity

    def _correct_kind(
        self, kind: EntityType | None, forms: Iterable[str], named: Sequence[int]
    ) -> EntityType | None:
        """Correct a kind that words beside the name have told, not the name.

        That is so of "MS. TARRO:" in a transcript, which looks like an acronym, and of
        "Presidential Office Ilena Marost", which looks like an office.
        """
        if kind is EntityType.UNNAMED:
            return EntityType.PERSON  # who has a name is not kept back
        if kind is not EntityType.ORGANISATION:
            return kind
        lone = all(" " not in form for form in forms)
        if lone and any(is_addressed(self.text, self.mentions[i].head.start) for i in named):
            return EntityType.PERSON
        read = set(forms)
        if all(self._words(self.mentions[i].head) not in read for i in named) and not any(
            map(has_body_word, read)
        ):
            return EntityType.PERSON
        return kind

    def _words(self, span: Span) -> str:
        return " ".join(self.text[span.start : span.end].split())

    def _title_of(self, index: int) -> str:
        title = self.mentions[index].title
        return "" if title is None else self._words(title)

    def _make_link(self, index: int, identity: Identity) -> Link:
        reason = self.clusters.reasons.get(index)
        reasons = () if reason is None else (reason,)
        if identity.because is not None:
            head = self.mentions[index].head
            known = Reason(
                feature="known-holder", score=HOLDER, detail=identity.because, left=(head,)
            )
            reasons = (*reasons, known)
        return Link(
            mention_id=self.mentions[index].mention_id,
            entity_id=identity.entity_id,
            score=min((each.score for each in reasons), default=1.0),
            reasons=reasons,
        )

    # --- roles ----------------------------------------------------------------------------------

    def _make_roles(self, members: Sequence[int], identity: Identity) -> Iterator[Role]:
        """Yield the roles that titles and appositions give, each once, by place.

        A body that the gazetteer knows as a state's has the role of its voice: the words that
        name it, and the state.
        """
        found: dict[str, Role] = {}
        for index in members:
            title = self.mentions[index].title
            words = self._title_of(index)
            if title is None or words.lower() in self.honorifics:
                continue
            found.setdefault(words.lower(), self._make_role(words, title))
        if identity.state is not None:
            head = self.mentions[members[0]].head
            state = self._refer_to(self.identifier.make_state(identity.state))
            role = self._make_role(self._words(head), head)
            found.setdefault("", replace(role, organisation=state))
        yield from sorted(found.values(), key=lambda role: role.span)

    def _make_role(self, words: str, span: Span) -> Role:
        return Role(
            title=words,
            organisation=self._find_organisation(words),
            report_id=self.doc.report.report_id,
            span=span,
        )

    def _find_organisation(self, title: str) -> str | None:
        """Return the body or state for which a role is held: "NATO secretary general"."""
        gazetteer = load_gazetteer()
        words = title.split()
        for length in range(min(len(words) - 1, _LONGEST_BODY), 0, -1):
            body = gazetteer.find_body(" ".join(words[:length]))
            if body is not None:
                identity = Identity(
                    entity_id=make_id("en", body.key),
                    name=body.name,
                    kind=EntityType.ORGANISATION,
                    state=body.state,
                )
                return self._refer_to(identity)
        state = gazetteer.take_apart(title).state
        return None if state is None else self._refer_to(self.identifier.make_state(state))

    def _refer_to(self, identity: Identity) -> str:
        """Let a body or state be an entity though no mention of its own stands for it."""
        self.held_for[identity.entity_id] = Entity(
            entity_id=identity.entity_id,
            name=identity.name,
            type=identity.kind,
            identifiers=identity.identifiers,
            weight=0,
        )
        return identity.entity_id


def _join(parts: Sequence[Entity]) -> Entity:
    """Join what turned out to be one entity: the fullest name of those that most mentions bear."""
    if len(parts) == 1:
        return parts[0]
    names: Counter[str] = Counter()
    kinds: Counter[EntityType] = Counter()
    for part in parts:
        names[part.name] += part.weight
        if part.type is not None:
            kinds[part.type] += part.weight
    name = min(names, key=lambda form: (names[form] == 0, -len(form.split()), -names[form], form))
    forms = {form for part in parts for form in (part.name, *part.aliases) if part.weight}
    roles = {role: None for part in parts for role in part.roles}
    return Entity(
        entity_id=parts[0].entity_id,
        name=name,
        type=min(kinds, key=lambda kind: (-kinds[kind], kind), default=None),
        aliases=tuple(sorted(forms - {name})),
        roles=tuple(sorted(roles, key=lambda role: role.span)),
        identifiers=tuple(sorted({each for part in parts for each in part.identifiers})),
        weight=sum(part.weight for part in parts),
    )
