"""Tell which speakers have a name, and how sure it is whom the words of a source mean.

In: a `View` and its statements. Out: `Speakers`. Finding who is meant is left to `link/`, showing
it to `compose.py`.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby

from onrecord.model.document import MentionType, Span
from onrecord.model.record import Link
from onrecord.model.statement import Statement
from onrecord.record.store import View

_Placed = tuple[Span, Link]


@dataclass(frozen=True, slots=True, kw_only=True)
class Speakers:
    """What is known of those who speak.

    Attributes:
        described: Entities for whom the reports have a description only ("the official").
        links: By statement, the link of the words that name its speaker.
    """

    described: frozenset[str]
    links: Mapping[str, Link]


def find_speakers(view: View, statements: Iterable[Statement]) -> Speakers:
    """Look up the speakers of statements that come report by report."""
    mentioned: set[str] = set()
    named: set[str] = set()
    links: dict[str, Link] = {}
    for report_id, group in groupby(statements, key=lambda stmt: stmt.report_id):
        mentions = {mention.mention_id: mention for mention in view.mentions(report_id)}
        placed: dict[str, list[_Placed]] = defaultdict(list)
        for link in view.links(report_id):
            mention = mentions[link.mention_id]
            placed[link.entity_id].append((mention.span, link))
            mentioned.add(link.entity_id)
            if mention.type is MentionType.NAME:
                named.add(link.entity_id)
        for found in placed.values():
            found.sort(key=lambda pair: pair[0])
        for stmt in group:
            spans = stmt.source or stmt.shared_source
            best = _find_best(placed[stmt.speaker], spans) if stmt.speaker in placed else None
            if best is not None:
                links[stmt.statement_id] = best
    return Speakers(described=frozenset(mentioned - named), links=links)


def _find_best(placed: list[_Placed], spans: Collection[Span]) -> Link | None:
    """Return the surest link among the mentions of one entity that lie in a source."""
    found = []
    for span in spans:
        at = bisect_left(placed, span.start, key=lambda pair: pair[0].start)
        # The mention before may reach in: of one entity, no two lie in one another.
        for mention_span, link in placed[max(0, at - 1) :]:
            if mention_span.start >= span.end:
                break
            if mention_span.overlaps(span):
                found.append(link)
    return max(found, key=lambda link: link.score, default=None)
