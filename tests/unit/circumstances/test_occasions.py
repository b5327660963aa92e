from heard_twice import CARRIER, HADVIK, INTERVIEW, RALLY, carry, index_of
from onrecord.circumstances.clues import Field
from onrecord.circumstances.occasions import OCCASION_VALUES, VALUES, Occasions
from onrecord.model.statement import Channel
from told_pages import Said, read_page

SUNDAY = index_of(Field.SAID_AT, "2031-03-16")
MONDAY = index_of(Field.SAID_AT, "2031-03-17")


def make_occasions(local: dict[tuple[int, int], float] | None = None) -> Occasions:
    told = {(0, INTERVIEW): 0.9, (0, HADVIK): 0.8, (0, SUNDAY): 0.8, (4, RALLY): 0.9}
    return Occasions(CARRIER, {**told, (4, MONDAY): 0.8, **(local or {})})


def describe(number: int, index: int) -> dict[str, float]:
    occasions = make_occasions()
    return dict(zip(VALUES, occasions.describe(number, index), strict=True))


def test_a_statement_of_the_same_speaker_goes_on() -> None:
    values = describe(1, INTERVIEW)
    assert 1 == values["away"] == values["distance"] == values["widest gap"]
    assert 5 == values["who"]
    assert 0.9 == values["likely"]
    assert values["going on"]
    assert 0 == values["others between"]
    assert list(Channel).index(Channel.INTERVIEW) == values["channel"]


def test_another_speaker_stands_between() -> None:
    assert 1 == describe(3, INTERVIEW)["others between"] == describe(3, INTERVIEW)["own between"]
    assert 0 == describe(2, INTERVIEW)["who"]


def test_two_occasions_of_a_speaker_conflict() -> None:
    conflict, ahead = describe(4, INTERVIEW), describe(3, RALLY)
    assert 2 == conflict["conflicting"]
    assert 3 == conflict["channel relation"] == conflict["date relation"]
    assert 3 == conflict["day relation"]
    assert 0 == ahead["conflicting"]
    assert -1 == ahead["away"]
    assert 1 == ahead["conflicts"]
    assert 3 == ahead["nearest conflict"]
    assert 0 == ahead["days ago"]


def test_what_stands_nearer_is_a_rival() -> None:
    assert 1 == describe(3, SUNDAY)["nearer rivals"] == describe(3, SUNDAY)["nearer own rivals"]
    assert 0 == describe(1, SUNDAY)["nearer rivals"]


def test_where_the_channel_is_told_counts_for_all_else() -> None:
    occasions = make_occasions()
    occasions.note_channels({(1, INTERVIEW): 0.7, (1, RALLY): 0.2})
    values = occasions.describe(1, HADVIK)
    assert len(VALUES) + len(OCCASION_VALUES) == len(values)
    assert [0.7, 0.7, 0.0] == values[-3:]
    assert [-1.0, 0.7, -0.7] == occasions.describe(1, index_of(Field.VENUE, "rally"))[-3:] or (
        0.2 == occasions.describe(1, MONDAY)[-3]
    )


def test_clues_pair_with_statements_of_other_sentences() -> None:
    pairs = list(make_occasions().list_pairs([0, 1], is_channel=True))
    assert (1, INTERVIEW) in pairs
    assert (0, INTERVIEW) not in pairs
    assert all(CARRIER.clues[index].field is Field.CHANNEL for _, index in pairs)


def test_what_is_merely_mentioned_is_nobodys() -> None:
    page = read_page(
        "“It waits,” Ilena Marost said. Interviews draw crowds.",
        Said("“It waits,”", "said", "Ilena Marost"),
    )
    assert [] == list(Occasions(carry(page), {}).list_pairs([0], is_channel=True))


def test_a_month_is_farther_than_any_day() -> None:
    page = read_page(
        "In May 2030, Ilena Marost said it waits. It fell.",
        Said("it waits", "said", "Ilena Marost"),
        Said("It fell"),
    )
    carrier = carry(page)
    values = Occasions(carrier, {(0, 0): 0.9}).describe(1, 0)
    assert 80 == values[VALUES.index("days ago")]
