"""The timeline: what was said, published, held and planned, in lanes over a line of days.

Thousands of things are counted into a bounded number of buckets here, so that a page stays small.

In: what the address asks for. Out: a table of lanes and buckets, and the events of the stretch as
a list. Which days a bucket holds is told in `bucketing.py`.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from starlette.responses import Response

from onrecord.model.comparison import Event, EventStatus
from onrecord.present.days import Days, find_days, format_days
from onrecord.present.web.bucketing import (
    Bucket,
    Unit,
    choose_unit,
    find_places,
    list_buckets,
    round_days,
)
from onrecord.present.web.drawing import make_address
from onrecord.present.web.event_lines import build_events, find_event_days, find_stretch
from onrecord.present.web.paging import PAGE_SIZE, make_paging
from onrecord.present.web.rough_dates import find_rough_date
from onrecord.present.web.visits import Visit, reads
from onrecord.record.catalogue import Entry
from onrecord.record.lookup import Wanted

# So many lanes of actors a reader can compare; others are asked for by name.
_LANES = 8
# Marks of shade behind the counts: enough to tell them apart, by judgement.
_SHADES = 5
_HAPPENED = {EventStatus.HELD}
_AHEAD = {EventStatus.PLANNED, EventStatus.PROPOSED}


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A bucket of a lane.

    Attributes:
        count: How many things lie in it.
        vague: How many more may, of which the day is not known more closely.
        shade: How many that is beside the others, from 0 to 5.
        href: Where they are listed; None where nothing is.
    """

    count: int
    vague: int
    shade: int
    href: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """A row of the timeline.

    Attributes:
        name: What lies in it.
        href: The page of that; None where there is none.
        kind: Reports, held, planned or said.
        cells: One a bucket.
    """

    name: str
    href: str | None
    kind: str
    cells: tuple[Cell, ...]


def show_timeline(visit: Visit) -> Response:
    """Show the timeline."""
    asked = visit.request.query_params
    window = find_window(visit)
    actor = visit.ask("actor")
    if window is None:
        return visit.draw("timeline.html", window=None, is_empty=not visit.directory.entries)
    by = visit.ask("by")
    unit = Unit(by) if by in set(Unit) else choose_unit(window)
    buckets = list_buckets(window, unit)
    shown = Days(buckets[0].days.first, buckets[-1].days.last)
    people = None if actor is None else visit.directory.find_entities(actor)
    who = None if people is None else [each.entity_id for each in people]
    wanted = Wanted(
        order="start",
        first=str(shown.first.year),
        last=shown.last.isoformat(),
        naming=who,
    )
    events = list(_list_dated(visit, wanted, shown))
    lanes = [
        *_shade(_build_report_lane(visit, buckets)),
        *_shade(_build_event_lanes(events, buckets, actor)),
        *_shade(_build_actor_lanes(visit, buckets, who)),
    ]
    paging = make_paging("/timeline", asked, len(events))
    listed = events[paging.first - 1 : paging.first - 1 + PAGE_SIZE]
    ids = [event.event_id for event in listed]
    earlier = window.first < shown.first
    return visit.draw(
        "timeline.html",
        window=format_days(shown),
        buckets=[(bucket, _zoom(bucket, unit, actor)) for bucket in buckets],
        lanes=lanes,
        events=tuple(build_events(visit, visit.record.lookup.get_all(visit.directory, Event, ids))),
        paging=paging,
        unit=str(unit),
        units=[str(each) for each in Unit],
        by=by or "",
        actor=actor or "",
        asked_from=visit.ask("from") or "",
        asked_to=visit.ask("to") or "",
        nobody=people is not None and not people,
        earlier=make_address(
            "/timeline",
            {
                "from": window.first.isoformat(),
                "to": date.fromordinal(shown.first.toordinal() - 1).isoformat(),
                "by": by,
                "actor": actor,
            },
        )
        if earlier
        else None,
        undated=sum(e.report.reference_date is None for e in visit.directory.standing),
    )


def find_window(visit: Visit) -> Days | None:
    """Return the days that are asked for; by default all from the first report on.

    What is planned may lie behind the last report.
    """
    dates = [
        days
        for entry in visit.directory.standing
        if (days := find_days(entry.report.reference_date))
    ]
    asked_first = _find_asked(visit.ask("from"))
    asked_last = _find_asked(visit.ask("to"))
    first = min((days.first for days in dates), default=None)
    last = max((days.last for days in dates), default=None)
    latest = visit.record.lookup.find(
        visit.directory, Event, Wanted(order="start", descending=True), limit=1
    ).items
    for event in latest:
        days = find_event_days(event)
        if days is not None:
            first = first or days.first
            # A treaty of 2099 must not squeeze everything else into one column.
            near = last is None or (days.last - last).days <= 400
            last = max(last or days.last, days.last) if near else last
    first = asked_first.first if asked_first else first
    last = asked_last.last if asked_last else last
    return None if first is None or last is None or last < first else Days(first, last)


def _find_asked(asked: str | None) -> Days | None:
    return find_days(find_rough_date(asked))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Dated:
    """An event in short: thousands are counted without a noun of each."""

    event_id: str
    days: Days
    is_ended: bool
    status: EventStatus


def _list_dated(visit: Visit, wanted: Wanted, window: Days) -> Iterator[_Dated]:
    """Yield the events that lie in a stretch of days."""
    fields = ("start", "end", "status")
    for event_id, start, end, status in visit.record.lookup.outline(
        visit.directory, Event, wanted, *fields
    ):
        days = find_stretch(start, end)
        if days is not None and days.first <= window.last and window.first <= days.last:
            yield _Dated(
                event_id=event_id or "",
                days=days,
                is_ended=end is not None,
                status=EventStatus(status or ""),
            )


def _zoom(bucket: Bucket, unit: Unit, actor: str | None) -> str | None:
    """Return the address of a bucket alone; None where that is a day already."""
    if unit is Unit.DAY:
        return None
    whole = round_days(bucket.days, unit)
    asked = {"from": whole.first.isoformat(), "to": whole.last.isoformat(), "actor": actor}
    return make_address("/timeline", asked)


def _build_report_lane(visit: Visit, buckets: Sequence[Bucket]) -> Iterable[Lane]:
    counts = [0] * len(buckets)
    for _, places in _place_entries(visit.directory.standing, buckets):
        for place in places[:1]:
            counts[place] += 1
    if any(counts):
        yield Lane(
            name="Reports",
            href=None,
            kind="reports",
            cells=_fill(counts, [0] * len(buckets), lambda n: _list_reports(buckets[n])),
        )


def _build_event_lanes(
    events: Iterable[_Dated], buckets: Sequence[Bucket], actor: str | None
) -> Iterable[Lane]:
    lanes = {"Held": _HAPPENED, "Planned": _AHEAD, "Called off or denied": None}
    placed = {name: ([0] * len(buckets), [0] * len(buckets)) for name in lanes}
    for event in events:
        name = "Called off or denied"
        if event.status in _HAPPENED | _AHEAD:
            name = "Held" if event.status in _HAPPENED else "Planned"
        places = find_places(buckets, event.days)
        # What reaches out of a bucket is certain to lie in it only where its end is told, too.
        certain = event.is_ended or (len(places) == 1 and _holds(buckets[places[0]], event.days))
        for place in places:
            placed[name][0 if certain else 1][place] += 1

    def find(place: int) -> str:
        days = buckets[place].days
        asked = {"from": days.first.isoformat(), "to": days.last.isoformat(), "actor": actor}
        return make_address("/timeline", asked, anchor="events")

    for name, (counts, vague) in placed.items():
        if any(counts) or any(vague):
            kind = {"Held": "held", "Planned": "planned"}.get(name, "off")
            yield Lane(name=name, href=None, kind=kind, cells=_fill(counts, vague, find))


def _holds(bucket: Bucket, days: Days) -> bool:
    return bucket.days.first <= days.first and days.last <= bucket.days.last


def _build_actor_lanes(
    visit: Visit, buckets: Sequence[Bucket], who: Sequence[str] | None
) -> Iterable[Lane]:
    known = visit.directory.known
    if who is None:
        heard = sorted(known.values(), key=lambda k: (-k.statements, k.name, k.entity_id))
        who = [each.entity_id for each in heard if each.statements]
    chosen = list(who)[:_LANES]
    entries = {
        entry.reading_no: places[0]
        for entry, places in _place_entries(visit.directory.standing, buckets)
        if len(places)
    }
    counts: dict[str, list[int]] = defaultdict(lambda: [0] * len(buckets))
    said = visit.record.index.count_said(visit.directory, list(entries), chosen)
    for (reading_no, speaker), number in said.items():
        counts[speaker][entries[reading_no]] += number
    for each in chosen:
        if any(counts[each]):

            def find(place: int, each: str = each) -> str:
                days = buckets[place].days
                asked = {"speaker": each, "from": days.first, "to": days.last, "order": "oldest"}
                return make_address("/search", asked)

            yield Lane(
                name=known[each].name,
                href=f"/actors/{each}",
                kind="said",
                cells=_fill(counts[each], [0] * len(buckets), find),
            )


def _place_entries(
    entries: Iterable[Entry], buckets: Sequence[Bucket]
) -> Iterable[tuple[Entry, range]]:
    places: dict[str, range] = {}
    for entry in entries:
        day = entry.report.reference_date
        days = find_days(day)
        if day is not None and days is not None:
            if day not in places:
                places[day] = find_places(buckets, days)
            yield entry, places[day]


def _fill(
    counts: Sequence[int], vague: Sequence[int], find: Callable[[int], str]
) -> tuple[Cell, ...]:
    return tuple(
        Cell(count=count, vague=more, shade=0, href=find(place) if count or more else None)
        for place, (count, more) in enumerate(zip(counts, vague, strict=True))
    )


def _shade(lanes: Iterable[Lane]) -> Iterable[Lane]:
    """Shade the cells of like lanes by how much lies in them, beside the fullest of all."""
    shown = tuple(lanes)
    most = max((cell.count + cell.vague for lane in shown for cell in lane.cells), default=0)
    for lane in shown:
        cells = (
            replace(cell, shade=-(-_SHADES * (cell.count + cell.vague) // most))
            for cell in lane.cells
        )
        yield replace(lane, cells=tuple(cells))


def _list_reports(bucket: Bucket) -> str:
    asked = {"from": bucket.days.first.isoformat(), "to": bucket.days.last.isoformat()}
    return make_address("/reports", asked)


ROUTES = (reads("/timeline", show_timeline),)
