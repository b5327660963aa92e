"""The search: statements by their words and by who, where and how they were said.

In: what the address asks for. Out: a page of statements, each with a link to its words. How
statements are found is left to `record/browse.py`.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass

from starlette.responses import Response

from onrecord.model.comparison import Position
from onrecord.model.statement import Act, Channel, Mode
from onrecord.present.web.paging import PAGE_SIZE, find_page, make_paging
from onrecord.present.web.rough_dates import find_rough_date
from onrecord.present.web.stance_lines import load_issues
from onrecord.present.web.statement_lines import build_lines
from onrecord.present.web.visits import Visit, reads
from onrecord.record.browse import StatementQuery
from onrecord.record.directory import Directory, Known
from onrecord.record.lookup import Wanted

# More entities than this may answer to the words of a name; the page names so many.
_MOST_NAMED = 12
# Of more issues the table of positions tells.
_MOST_ISSUES = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What an address asks for, understood.

    Attributes:
        query: The query.
        values: What was asked, by field, to fill in the form again.
        people: Who answers to the names that were given, by field.
        troubles: What could not be understood, a sentence each.
    """

    query: StatementQuery
    values: dict[str, str]
    people: dict[str, tuple[Known, ...]]
    troubles: tuple[str, ...]

    @property
    def is_narrowed(self) -> bool:
        """Tell whether anything is asked for at all."""
        return any(value for key, value in self.values.items() if key != "order")


_NAMES = ("speaker", "side", "about", "outlet")
_LISTS = {"channel": Channel, "act": Act, "mode": Mode}
_DATES = ("from", "to")
_FIELDS = (
    "words",
    *_NAMES,
    "issue",
    "report",
    "publisher",
    *_DATES,
    *_LISTS,
    "told",
    "review",
    "order",
)


def understand(visit: Visit) -> Asked:
    """Understand what an address asks for; what is none is told, and not asked for."""
    values = {field: visit.ask(field) or "" for field in _FIELDS}
    troubles: list[str] = []
    people: dict[str, tuple[Known, ...]] = {}
    for field in _NAMES:
        if values[field]:
            people[field] = visit.directory.find_entities(values[field])
            if not people[field]:
                troubles.append(f"Nobody on record answers to “{values[field]}”.")
    for field, closed in _LISTS.items():
        if values[field] and values[field] not in set(closed):
            troubles.append(f"“{values[field]}” is no {field}.")
            values[field] = ""
    for field in _DATES:
        if values[field] and find_rough_date(values[field]) is None:
            troubles.append(f"“{values[field]}” is no date like 2031, 2031-03 or 2031-03-17.")
            values[field] = ""
    if values["report"] and visit.directory.report(values["report"]) is None:
        troubles.append(f"No report {values['report']} is on record.")
    query = StatementQuery(
        words=values["words"] or None,
        speakers=_choose_speakers(visit.directory, people),
        about=_list_ids(people["about"]) if "about" in people else None,
        report=values["report"] or None,
        publisher=values["publisher"] or None,
        date_from=values["from"] or None,
        date_to=values["to"] or None,
        channel=values["channel"] or None,
        outlets=_list_ids(people["outlet"]) if "outlet" in people else None,
        act=values["act"] or None,
        mode=values["mode"] or None,
        statement_ids=_find_evidence(visit, values["issue"]) if values["issue"] else None,
        told=values["told"] if values["told"] in {"own", "others"} else None,
        reviewed={"seen": True, "unseen": False}.get(values["review"]),
        oldest_first=values["order"] == "oldest",
    )
    return Asked(query=query, values=values, people=people, troubles=tuple(troubles))


def show_search(visit: Visit) -> Response:
    """Show the statements that an address asks for."""
    asked = understand(visit)
    params = visit.request.query_params
    start = (find_page(params) - 1) * PAGE_SIZE
    index = visit.record.index
    found = index.statements(visit.directory, asked.query, start=start, limit=PAGE_SIZE)
    paging = make_paging("/search", params, found.total)
    if found.total and not found.statements:
        start = (paging.number - 1) * PAGE_SIZE
        found = index.statements(visit.directory, asked.query, start=start, limit=PAGE_SIZE)
    return visit.draw(
        "search.html",
        asked=asked,
        lines=tuple(build_lines(visit, found.statements, words=asked.query.words)),
        paging=paging,
        reports=found.reports,
        choices={field: [str(each) for each in closed] for field, closed in _LISTS.items()},
        people={field: known[:_MOST_NAMED] for field, known in asked.people.items()},
        unlisted={field: len(known[_MOST_NAMED:]) for field, known in asked.people.items()},
        issues=sorted(
            ((issue.issue_id, issue.name) for issue in load_issues(visit).values()),
            key=lambda pair: pair[1].casefold(),
        )[:_MOST_ISSUES],
        is_empty=not visit.directory.entries,
    )


def _choose_speakers(
    directory: Directory, people: dict[str, tuple[Known, ...]]
) -> frozenset[str] | None:
    speakers = _list_ids(people["speaker"]) if "speaker" in people else None
    if "side" not in people:
        return speakers
    side = directory.list_side(_list_ids(people["side"]))
    return side if speakers is None else side & speakers


def _find_evidence(visit: Visit, issue: str) -> frozenset[str]:
    """Return the statements on which somebody's position on an issue rests."""
    found = visit.record.lookup.outline(
        visit.directory, Position, Wanted(fields={"issue": [issue]}), "evidence"
    )
    return frozenset(each for _, evidence in found for each in json.loads(evidence or "[]"))


def _list_ids(known: Iterable[Known]) -> frozenset[str]:
    return frozenset(each.entity_id for each in known)


ROUTES = (reads("/search", show_search),)
