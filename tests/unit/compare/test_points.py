from account_sheets import account
from handmade import report, sheet, stmt
from onrecord.compare.points import SharedWords, find_side, list_points


def test_each_statement_is_a_point_in_the_order_of_the_text() -> None:
    made = account("the truce at the river", "the price of grain")
    assert [point.exact for point in list_points(made)] == [
        "the truce at the river",
        "the price of grain",
    ]


def test_what_lies_in_another_point_is_none() -> None:
    story = report("They discussed the promise of Velde to free the fishermen.")
    outer = stmt(story, "the promise of Velde to free the fishermen", cue="discussed")
    inner = stmt(story, "to free the fishermen", cue="promise", within=outer)
    beside = stmt(story, "the fishermen", cue="discussed")
    assert [p.statement for p in list_points(sheet(story, outer, inner, beside))] == [outer]


def test_of_a_long_turn_what_is_told_in_it_is_a_point() -> None:
    story = report("QUINT: " + "We talked long. " * 30 + "Velde promised to free the fishermen.")
    turn = stmt(story, story.text[7:])
    inner = stmt(story, "to free the fishermen", cue="promised", within=turn)
    long = stmt(story, "We talked long. " * 29, cue="QUINT", within=turn)
    assert [p.statement for p in list_points(sheet(story, turn, inner, long))] == [inner]


def test_words_shared_make_points_alike() -> None:
    made = account("the truce at the river", "a ceasefire along the river", "the price of grain")
    truce, ceasefire, grain = list_points(made)
    measure = SharedWords([]).measure
    assert measure(truce, ceasefire) > 0.5
    assert measure(truce, ceasefire) == measure(ceasefire, truce)
    assert measure(truce, grain) == 0.0
    assert measure(truce, truce) == 1.0


def test_what_all_points_name_tells_little() -> None:
    made = account("herrings of Varenia", "walrus of Varenia", "gulls of Varenia")
    one, other, _ = points = list_points(made)
    assert SharedWords([points]).measure(one, other) < SharedWords([]).measure(one, other)


def test_a_point_without_telling_words_is_like_none() -> None:
    made = account("of it and the", "the truce")
    nothing, truce = list_points(made)
    assert SharedWords([]).measure(nothing, truce) == 0.0


def test_the_side_is_the_publisher_or_the_report_itself() -> None:
    assert find_side(account("the truce")) == "Office of the President of Varenia"
    unknown = account("the truce", publisher=None)
    assert find_side(unknown) == unknown.report.report_id
