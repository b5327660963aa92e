"""What somebody demands by a day is a deadline."""

from event_sheets import mark, who
from handmade import entity, stmt
from onrecord.compare.event_mentions import find_events
from onrecord.model.comparison import Event, EventKind, Sheet
from onrecord.model.document import Report
from onrecord.model.statement import Act, Statement


def demand(content: str) -> tuple[Sheet, tuple[Event, ...]]:
    tarrow = entity("Vesna Tarrow")
    plain = content.replace("<", "").replace("=2031-03-12>", "").replace("=2031-05-01>", "")

    def say(story: Report) -> list[Statement]:
        return [
            stmt(
                story, plain, cue="demanded", source="Vesna Tarrow", speaker=tarrow, act=Act.DEMAND
            )
        ]

    sheet = mark(f"[Vesna Tarrow] demanded {content}.", say=say)
    return sheet, find_events(sheet)


def test_a_demand_by_a_weekday_means_the_next_one() -> None:
    sheet, (event,) = demand("that the minutes be published by <Wednesday=2031-03-12>")
    assert (EventKind.DEADLINE, "2031-03-19") == (event.kind, event.before)
    assert ["Vesna Tarrow"] == who(sheet, event)


def test_a_demand_before_a_day() -> None:
    _, (event,) = demand("that he leave before <1 May=2031-05-01>")
    assert "2031-05-01" == event.before


def test_a_condition_is_no_deadline() -> None:
    assert () == demand("if there is no text by <1 May=2031-05-01>, there will be none")[1]
