r"""Draw entities of a record with a fixed seed, for a person to judge whether each is one.

    onrecord read ../shared/data/accounts/*.jsonl --record accounts.db
    python benchmarks/quality/draw_entities.py accounts.db ../shared/data/accounts/*.jsonl \
        --entities 200 [--seed 1] [--words]

In: a record, and the files that it was read from. Out: a line for each entity: its id, name and
type, in how many mentions and reports it stands, and at which of them it is to be judged, each as
FILE:LINE@OFFSET. Links that are too weak to make anybody a speaker are left out. With `--words`
also what stands there, for the judge's eyes only: other people's text stays out of the
repository. With `--people` the people who stand in most mentions, with all their forms.
What was judged is in docs/analysis/entities.md.
"""

import argparse
import hashlib
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from onrecord.model.document import Mention, MentionType
from onrecord.model.record import Entity, EntityType
from onrecord.record.store import open_record

SEED = 20261127
# Links below this are doubts, and make nobody a speaker.
LEAST = 0.5
# What is read of an entity: so many names at most, and so many nominals and pronouns.
NAMES, OTHERS = 4, 4
_AROUND = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A mention in a report.

    Attributes:
        tag: Which report: FILE:LINE.
        report_id: The same as the record calls it.
        mention: The mention.
        score: How sure it is that it stands for its entity.
    """

    tag: str
    report_id: str
    mention: Mention
    score: float


def make_rank(seed: int, *parts: object) -> str:
    """Return by what things are drawn: chance that is the same every time."""
    return hashlib.sha256(":".join(map(str, (seed, *parts))).encode()).hexdigest()


def list_tags(paths: Iterable[Path]) -> dict[str, str]:
    """Return by the digest of its text which line of which file a report is."""
    tags: dict[str, str] = {}
    for path in paths:
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            digest = hashlib.sha256(json.loads(line)["text"].encode()).hexdigest()
            tags.setdefault(digest, f"{path.stem}:{number}")
    return tags


def choose(places: Sequence[Place], seed: int) -> list[Place]:
    """Choose at which mentions an entity is judged: names, and what else stands for it."""
    ranked = sorted(
        places, key=lambda p: make_rank(seed, p.report_id, p.mention.span.start, p.mention.type)
    )
    names = [p for p in ranked if p.mention.type is MentionType.NAME]
    others = [p for p in ranked if p.mention.type is not MentionType.NAME]
    return [*names[:NAMES], *others[:OTHERS]]


class Drawn:
    """The entities of a record and where they stand."""

    def __init__(self, record: Path, paths: Sequence[Path]) -> None:
        tags = list_tags(paths)
        self.places: dict[str, list[Place]] = defaultdict(list)
        self.texts: dict[str, str] = {}
        self.weak = 0
        with open_record(record, read_only=True) as opened:
            view = opened.view
            self.entities = {entity.entity_id: entity for entity in view.entities()}
            for report in view.reports():
                tag = tags.get(report.text_sha256, report.report_id)
                self.texts[report.report_id] = view.text(report.report_id)
                mentions = {m.mention_id: m for m in view.mentions(report.report_id)}
                for link in view.links(report.report_id):
                    if link.score < LEAST:
                        self.weak += 1
                        continue
                    place = Place(
                        tag=tag,
                        report_id=report.report_id,
                        mention=mentions[link.mention_id],
                        score=link.score,
                    )
                    self.places[link.entity_id].append(place)

    def count_reports(self, entity_id: str) -> int:
        """Return in how many reports an entity stands."""
        return len({place.report_id for place in self.places[entity_id]})

    def draw(self, count: int, least: int, seed: int) -> Iterator[Entity]:
        """Yield so many entities that stand in so many reports at least."""
        frame = sorted(key for key in self.places if self.count_reports(key) >= least)
        told = f"drawn from {len(frame)} of {len(self.places)} entities; {self.weak} weak links"
        sys.stderr.write(f"{told}\n")
        for key in sorted(frame, key=lambda each: make_rank(seed, each))[:count]:
            yield self.entities[key]

    def list_people(self, count: int) -> list[Entity]:
        """Return the people with most mentions."""
        people = [e for e in self.entities.values() if e.type is EntityType.PERSON]
        people.sort(key=lambda e: (-len(self.places[e.entity_id]), e.entity_id))
        return people[:count]

    def count_forms(self, entity_id: str) -> Mapping[str, int]:
        """Count the names under which an entity stands."""
        return Counter(
            self._read(p, p.mention.head.start, p.mention.head.end)
            for p in self.places[entity_id]
            if p.mention.type is MentionType.NAME
        )

    def describe(self, entity: Entity) -> str:
        """Return the line of an entity without its places."""
        key = entity.entity_id
        counted = (f"{len(self.places[key])} mentions", f"{self.count_reports(key)} reports")
        return "\t".join((key, entity.name, entity.type or "-", *counted))

    def show(self, place: Place) -> str:
        """Return what stands around a place."""
        span, text = place.mention.span, self.texts[place.report_id]
        before = text[max(0, span.start - _AROUND) : span.start]
        behind = text[span.end : span.end + _AROUND]
        words = f"{before}[[{text[span.start : span.end]}]]{behind}"
        return f"    {place.score:.2f} {place.tag}@{span.start} {' '.join(words.split())}"

    def _read(self, place: Place, start: int, end: int) -> str:
        return " ".join(self.texts[place.report_id][start:end].split())


def main() -> int:
    """Draw, and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("record", type=Path)
    parser.add_argument("texts_files", type=Path, nargs="*")
    parser.add_argument("--entities", type=int, default=200)
    parser.add_argument("--least-reports", type=int, default=2)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--words", action="store_true")
    parser.add_argument("--people", type=int, default=0)
    options = parser.parse_args()
    drawn = Drawn(options.record, options.texts_files)
    lines: list[str] = []
    for entity in drawn.list_people(options.people):
        forms = drawn.count_forms(entity.entity_id)
        told = ", ".join(f"{form} {forms[form]}" for form in sorted(forms, key=lambda f: -forms[f]))
        lines.append(f"{drawn.describe(entity)}\t{told}")
    for entity in (
        () if options.people else drawn.draw(options.entities, options.least_reports, options.seed)
    ):
        read = choose(drawn.places[entity.entity_id], options.seed)
        at = " ".join(f"{p.tag}@{p.mention.span.start}" for p in read)
        lines.append(f"{drawn.describe(entity)}\t{at}")
        if options.words:
            lines.extend(map(drawn.show, read))
    sys.stdout.write("\n".join(lines) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
