from dataclasses import replace

from account_sheets import told
from handmade import entity, mention, report
from onrecord.compare.accounts import (
    AccountNote,
    find_account,
    make_surname_key,
    pair_accounts,
)
from onrecord.model.document import ReportKind
from onrecord.model.record import EntityType, Link

LEAD = "Ilena Marost spoke today with Adrel Quint. They discussed the truce."
PEOPLE = ("Ilena Marost", "Adrel Quint")


def note(
    report_id: str,
    side: str,
    day: str | None = "2031-03-17",
    people: tuple[str, ...] = ("marost", "quint"),
    *,
    is_readout: bool = True,
) -> AccountNote:
    return AccountNote(
        report_id=report_id, side=side, day=day, people=people, is_readout=is_readout
    )


def pair(*notes: AccountNote) -> list[tuple[str, ...]]:
    found = [group.report_ids for group in pair_accounts(notes)]
    assert [group.report_ids for group in pair_accounts(notes[::-1])] == found
    return found


def test_the_lead_names_those_who_talked() -> None:
    found = find_account(told(None, LEAD, PEOPLE))
    assert found is not None
    assert (found.day, found.people) == ("2031-03-17", ("marost", "quint"))
    assert found.keys == ("marost|quint",)
    assert found.is_readout


def test_the_headline_names_them_first() -> None:
    headline = "Statement by Press Secretary Orla Velde on Ilena Marost’s Call with Adrel Quint"
    lead = "Ilena Marost spoke with Adrel Quint about the visit of Bero Tarro."
    found = find_account(told(headline, lead, (*PEOPLE, "Bero Tarro")))
    assert found is not None
    assert found.people == ("marost", "quint")


def test_the_headline_may_name_whom_the_text_does_not() -> None:
    headline = "President Ilena Marost’s Call with President Adrel Quint of Kessia"
    found = find_account(told(headline, "Ilena Marost told of her call.", ("Ilena Marost",)))
    assert found is not None
    assert found.people == ("marost", "quint")


def test_those_who_speak_may_be_those_who_talked() -> None:
    sheet = told(
        "Telephone conversation with President Adrel Quint",
        "The strait was discussed. Ilena Marost noted that it is open.",
        ("Ilena Marost",),
        speakers=("Ilena Marost",),
    )
    found = find_account(sheet)
    assert found is not None
    assert found.people == ("marost", "quint")


def test_a_background_call_is_an_account_by_its_headline() -> None:
    sheet = told(
        "Background Press Call on Ilena Marost’s Call with Adrel Quint",
        LEAD,
        PEOPLE,
        kind=ReportKind.TRANSCRIPT,
    )
    found = find_account(sheet)
    assert found is not None
    assert not found.is_readout
    bare = told("A good day", LEAD, PEOPLE, kind=ReportKind.TRANSCRIPT)
    assert find_account(bare) is None


def test_neither_what_is_to_come_nor_too_few_or_many() -> None:
    assert find_account(told("Ilena Marost’s Upcoming Call with Adrel Quint", LEAD, PEOPLE)) is None
    assert find_account(told(None, "Ilena Marost spoke.", ("Ilena Marost",))) is None
    many = ("Ana Bero", "Bela Celo", "Cora Dalo", "Dora Elos", "Erik Falo", "Fred Gano", "Gus Halo")
    assert find_account(told(None, " ".join(many), many)) is None


def test_a_body_in_the_lead_is_nobody_who_talked() -> None:
    sheet = told(None, "Ilena Marost of Velmara spoke today with Adrel Quint.", PEOPLE)
    body = entity("Velmara", type=EntityType.ORGANISATION)
    named = mention(report(sheet.text), "Velmara")
    link = Link(mention_id=named.mention_id, entity_id=body.entity_id, score=1.0)
    more = replace(
        sheet,
        entities=(*sheet.entities, body),
        mentions=(*sheet.mentions, named),
        links=(*sheet.links, link),
    )
    found = find_account(more)
    assert found is not None
    assert found.people == ("marost", "quint")


def test_without_sentences_nobody_is_named() -> None:
    sheet = told(None, "…", ())
    assert find_account(sheet) is None


def test_a_report_without_day_or_publisher_is_its_own_side() -> None:
    found = find_account(told(None, LEAD, PEOPLE, publisher=None, day=None))
    assert found is not None
    assert found.day is None
    assert found.side == found.report_id


def test_surnames_are_evened_out() -> None:
    assert make_surname_key("Adrel Quint, Jr.") == make_surname_key("Quint’s")
    assert make_surname_key("Oleksiy") == make_surname_key("Oleksii")
    assert make_surname_key("Bo") == make_surname_key("1") == ""


def test_accounts_of_neighbouring_days_are_paired() -> None:
    assert pair(note("a", "Varenia"), note("b", "Kessia", "2031-03-18")) == [("a", "b")]
    assert pair(note("a", "Varenia"), note("b", "Kessia", "2031-03-19")) == []


def test_others_who_talk_are_others() -> None:
    other = note("b", "Kessia", people=("marost", "velde"))
    assert pair(note("a", "Varenia"), other) == []
    four = note("c", "Kessia", people=("aldis", "marost", "quint", "velde"))
    assert pair(note("a", "Varenia"), four) == []


def test_one_side_alone_is_no_group_but_its_background_call_joins_one() -> None:
    call = note("c", "Varenia", is_readout=False)
    assert pair(note("a", "Varenia"), call) == []
    assert pair(note("a", "Varenia"), note("b", "Kessia"), call) == [("a", "b", "c")]


def test_a_side_gives_one_account_of_a_conversation() -> None:
    assert pair(note("a", "Varenia"), note("b", "Varenia")) == []


def test_what_has_no_day_goes_to_the_only_one() -> None:
    assert pair(note("a", "Varenia", None), note("b", "Kessia", None)) == [("a", "b")]
    assert pair(note("a", "Varenia", None), note("b", "Kessia")) == [("a", "b")]
    far = (note("b", "Kessia"), note("c", "Kessia", "2031-05-01"))
    assert pair(note("a", "Varenia", None), *far) == []


def test_a_group_tells_sides_people_and_day() -> None:
    ours = note("a", "Varenia", people=("marost", "quint", "velde"))
    (group,) = pair_accounts([ours, note("b", "Kessia")])
    assert group.sides == ("Kessia", "Varenia")
    assert group.people == ("marost", "quint")
    assert group.day == "2031-03-17"
    assert group.group_id.startswith("ac_")
