"""A report's meetings, calls, summits, visits, deadlines and incidents, from its words."""

from dataclasses import replace

import pytest

from event_sheets import mark, who
from handmade import entity, stmt
from onrecord.compare.event_mentions import find_events
from onrecord.model.comparison import Event, EventKind, EventStatus, Sheet
from onrecord.model.document import Report
from onrecord.model.statement import Act, Channel, Mode, SaidAt, Statement


def only(sheet: Sheet) -> Event:
    events = find_events(sheet)
    assert 1 == len(events), [event.what for event in events]
    return events[0]


@pytest.mark.parametrize(
    ("text", "kind", "status", "start", "people"),
    [
        (
            "[Ilena Marost] met [Torvald Kessen] in {Hadvik} on <14 March=2031-03-14>.",
            EventKind.MEETING,
            EventStatus.HELD,
            "2031-03-14",
            ["Ilena Marost", "Torvald Kessen"],
        ),
        (
            "[Adrel Quint] and [Kessen] met at {Lake Ardo} on <Friday=2031-03-14>.",
            EventKind.MEETING,
            EventStatus.HELD,
            "2031-03-14",
            ["Adrel Quint", "Kessen"],
        ),
        (
            "On <15 March=2031-03-15>, [Kessen] held a telephone conversation with [Marost].",
            EventKind.CALL,
            EventStatus.HELD,
            "2031-03-15",
            ["Kessen", "Marost"],
        ),
        (
            "[Marost] will meet with [Kessen] and [Aldis] on <Thursday=2031-03-20>.",
            EventKind.MEETING,
            EventStatus.PLANNED,
            "2031-03-20",
            ["Marost", "Kessen", "Aldis"],
        ),
        (
            "A summit between [Marost] and [Kessen] is planned for <May=2031-05>.",
            EventKind.SUMMIT,
            EventStatus.PLANNED,
            "2031-05",
            ["Marost", "Kessen"],
        ),
        (
            "[Aldis] proposed a meeting between [Marost] and [Kessen] in <May=2031-05>.",
            EventKind.MEETING,
            EventStatus.PROPOSED,
            "2031-05",
            ["Marost", "Kessen"],
        ),
        (
            "The meeting of [Marost] with [Kessen] on <25 March=2031-03-25> has been cancelled.",
            EventKind.MEETING,
            EventStatus.CANCELLED,
            "2031-03-25",
            ["Marost", "Kessen"],
        ),
        (
            "[Marost] and [Kessen] did not meet on <Friday=2031-03-14>.",
            EventKind.MEETING,
            EventStatus.DENIED,
            "2031-03-14",
            ["Marost", "Kessen"],
        ),
        (
            "[Marost]’s call with [Kessen] on <Friday=2031-03-14> lasted an hour.",
            EventKind.CALL,
            EventStatus.HELD,
            "2031-03-14",
            ["Marost", "Kessen"],
        ),
        (
            "[Ysolde Harn] will travel to {Ostrel} on <Saturday=2031-03-22>.",
            EventKind.VISIT,
            EventStatus.PLANNED,
            "2031-03-22",
            ["Ysolde Harn"],
        ),
        (
            "[Solmark|Solmark:state]’s invasion of the {Kelm Valley} in <2019=2019> failed.",
            EventKind.INCIDENT,
            EventStatus.HELD,
            "2019",
            ["Solmark"],
        ),
        (
            "{Brannock}, which [Solmark|Solmark:state] annexed in <2019=2019>, is quiet.",
            EventKind.INCIDENT,
            EventStatus.HELD,
            "2019",
            ["Solmark"],
        ),
        (
            "[Marost] called [Kessen] on <Friday=2031-03-14>.",
            EventKind.CALL,
            EventStatus.HELD,
            "2031-03-14",
            ["Marost", "Kessen"],
        ),
        (
            "[Marost] received [Adrel Quint] in {Ostrel} on <Friday=2031-03-14>.",
            EventKind.MEETING,
            EventStatus.HELD,
            "2031-03-14",
            ["Marost", "Adrel Quint"],
        ),
        (
            "During talks with [Kessen] on <Friday=2031-03-14>, [Marost] raised the ban.",
            EventKind.MEETING,
            EventStatus.HELD,
            "2031-03-14",
            ["Kessen", "Marost"],
        ),
        (
            "The meeting on <Friday=2031-03-14> was attended by [Kessen] and [Marost].",
            EventKind.MEETING,
            EventStatus.HELD,
            "2031-03-14",
            ["Kessen", "Marost"],
        ),
        (
            "[Quint] was in {Hadvik} on <Friday=2031-03-14>, meeting with [Kessen].",
            EventKind.MEETING,
            EventStatus.HELD,
            "2031-03-14",
            ["Quint", "Kessen"],
        ),
    ],
)
def test_an_event_has_its_kind_status_day_and_people(
    text: str, kind: EventKind, status: EventStatus, start: str, people: list[str]
) -> None:
    sheet = mark(text)
    event = only(sheet)
    assert (kind, status, start, people) == (
        event.kind,
        event.status,
        event.start,
        who(sheet, event),
    )


@pytest.mark.parametrize(
    "text",
    [
        "[Marost] met the conditions on <Friday=2031-03-14>.",
        "[Marost] called [Kessen] a friend.",
        "[Aldis] issued a call for peace on <Friday=2031-03-14>.",
        "Has [Marost] met [Kessen] on <Friday=2031-03-14>?",
        "At a press conference with [Kessen] [Marost] smiled.",
        "[She|Marost] received her degree in <2007=2007>.",
        "The meeting room of [Marost] and [Kessen] was cold.",
        "[Quint] flew to see the pass, then went to meet [Kessen].",
        "[Solmark|Solmark:state] could face an invasion in <May=2031-05>.",
        "[I|Marost] have not talked with [Kessen].",
    ],
)
def test_other_words_tell_no_event(text: str) -> None:
    assert () == find_events(mark(text))


def test_places_that_tell_one_event_are_joined() -> None:
    sheet = mark(
        "[Marost] and [Kessen] met in {Hadvik} on <Friday=2031-03-14>. "
        "The meeting lasted two hours. <Friday=2031-03-14>’s talks were also attended by [Aldis]."
    )
    event = only(sheet)
    assert ["Marost", "Kessen", "Aldis"] == who(sheet, event)
    assert "Hadvik" == event.place
    assert 3 == len(event.evidence)


def test_two_meetings_on_two_days_stay_apart() -> None:
    sheet = mark(
        "[Marost] met [Kessen] on <Friday=2031-03-14>. "
        "[Marost] met [Kessen] on <Monday=2031-03-17>."
    )
    assert ["2031-03-14", "2031-03-17"] == [event.start for event in find_events(sheet)]


def test_a_meeting_and_a_call_stay_apart() -> None:
    sheet = mark(
        "[Marost] met [Kessen] on <Friday=2031-03-14>. [Marost] called [Kessen] to thank him."
    )
    assert [EventKind.MEETING, EventKind.CALL] == [event.kind for event in find_events(sheet)]


def test_a_length_of_time_gives_the_last_day() -> None:
    sheet = mark("[Marost] and [Kessen] will meet within <two weeks=P2W>.")
    assert ("2031-03-31", None) == (only(sheet).before, only(sheet).start)


def test_a_month_by_whose_end_it_is_to_be() -> None:
    sheet = mark("[Marost] and [Kessen] will meet by <the end of March=2031-03,END>.")
    assert "2031-03-31" == only(sheet).before


def test_a_length_counts_back_from_another_event() -> None:
    sheet = mark(
        "<Monday=2031-03-17>’s session came <three days=P3D> after [Quint] and [Kessen] met."
    )
    assert "2031-03-14" == only(sheet).start


def test_what_is_said_on_a_day_is_not_held_on_it() -> None:
    sheet = mark(
        "[Marost] said on <Monday=2031-03-17> that [Quint] had met [Kessen].",
        say=lambda story: [stmt(story, "Quint had met Kessen", cue="said", source="Marost")],
    )
    assert only(sheet).start is None


def test_the_order_that_a_report_states() -> None:
    sheet = mark(
        "[Aldis] is arranging a meeting between [Marost] and [Kessen]. [Aldis] wants this meeting "
        "to be followed by trilateral talks that would include [him|Aldis]."
    )
    first, second = find_events(sheet)
    assert first.event_id == second.after_event
    assert ["Marost", "Kessen", "Aldis"] == who(sheet, second)


def test_a_meeting_that_is_moved() -> None:
    sheet = mark(
        "The next round of talks between [Varenia|Varenia:state] and [Solmark|Solmark:state] has "
        "been put off from <Thursday=2031-03-13> to <Monday, 24 March=2031-03-24>, and moved from "
        "{Port Salen} to {Lake Ardo}.",
        published="2031-03-19",
    )
    event = only(sheet)
    assert ("2031-03-24", "Lake Ardo", EventStatus.PLANNED) == (
        event.start,
        event.place,
        event.status,
    )
    assert "it was planned for 2031-03-20 before" in [reason.detail for reason in event.reasons]


def test_two_who_are_joined_by_a_hyphen() -> None:
    sheet = mark(
        "[Ilena Marost] spoke. [Torvald Kessen] slept. "
        "Marost-Kessen talks are set for <May=2031-05>."
    )
    assert ["Ilena Marost", "Torvald Kessen"] == who(sheet, only(sheet))


def test_their_meeting_is_of_the_two_before() -> None:
    sheet = mark(
        "[Marost] spoke of [Kessen] after their <Friday=2031-03-14> summit at {Lake Ardo}."
    )
    assert ["Marost", "Kessen"] == who(sheet, only(sheet))


def test_who_holds_an_office_is_named_behind_it() -> None:
    sheet = mark(
        "[Deputy Head|Deputy Head:unnamed] of the Office of the [President Ann Orsk|Ann Orsk] met "
        "with [Ambassador|Ambassador:unnamed] of [Corvany|Corvany:state] to "
        "[Varenia|Varenia:state] [Lars Holt] on <Friday=2031-03-14>."
    )
    assert ["Ann Orsk", "Lars Holt"] == who(sheet, only(sheet))


def test_an_interview_needs_its_outlet() -> None:
    sheet = mark(
        "[Marost] was hopeful in a [Radio Ostrel|Radio Ostrel:organisation] interview "
        "<Monday evening=2031-03-17TEV>.",
        say=lambda story: [
            stmt(story, "hopeful", cue="was", source="Marost", speaker=entity("Marost"))
        ],
    )
    assert ["Marost", "Radio Ostrel"] == who(sheet, only(sheet))


def test_a_meeting_of_a_day_is_of_those_who_spoke_to_each_other_on_it() -> None:
    marost, aldis = entity("Marost"), entity("Aldis")

    def say(story: Report) -> list[Statement]:
        said = stmt(story, "hush", cue="whispered", source="Marost", speaker=marost)
        when = SaidAt(value="2031-03-17", edtf=None, span=said.content[0])
        heard = replace(said, channel=Channel.HOT_MIC, addressee=(aldis.entity_id,), said_at=when)
        return [heard]

    sheet = mark(
        "[Marost] whispered “hush” to [Aldis]. <Monday=2031-03-17>’s meeting was long.", say=say
    )
    assert {"Marost", "Aldis"} == set(who(sheet, only(sheet)))


def test_what_is_denied_in_words_is_denied() -> None:
    sheet = mark(
        "[Kessen] denied that [Marost] had met [Quint].",
        say=lambda story: [
            stmt(story, "Marost had met Quint", cue="denied", source="Kessen", act=Act.DENY)
        ],
    )
    assert EventStatus.DENIED is only(sheet).status


def test_what_somebody_means_to_hold_is_proposed() -> None:
    sheet = mark(
        "[Aldis] envisions talks between [Marost] and [Kessen] at {Lake Ardo}.",
        say=lambda story: [
            stmt(
                story,
                "talks between Marost and Kessen at Lake Ardo",
                cue="envisions",
                source="Aldis",
                mode=Mode.INTENTION,
            )
        ],
    )
    assert EventStatus.PROPOSED is only(sheet).status
