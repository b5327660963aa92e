from handmade import doc, report, stmt
from onrecord.model.document import Report
from onrecord.model.statement import Mode, QuoteType, Statement
from onrecord.statements.account_points import make_points

LEAD = "President Ilena Marost spoke today with President Adrel Quint. "


def words(story: Report, made: Statement) -> str:
    return " / ".join(story.text[span.start : span.end] for span in made.content)


def points(text: str, *said: Statement) -> list[tuple[str | None, str]]:
    story = report(text)
    made = make_points(doc(story), said)
    return [(each.mode and each.mode.value, words(story, each)) for each in made]


def test_what_both_discussed_is_a_point_each() -> None:
    text = LEAD + "They discussed the truce at the river and the price of grain."
    said = stmt(
        report(text),
        "the truce at the river and the price of grain",
        cue="discussed",
        source="They",
    )
    assert points(text, said) == [
        ("account", "the truce at the river"),
        ("account", "the price of grain"),
    ]


def test_what_one_said_stays_theirs() -> None:
    text = LEAD + "Marost stressed that the truce holds."
    said = stmt(report(text), "that the truce holds", cue="stressed", source="Marost")
    assert points(text, said) == [("speech", "that the truce holds")]


def test_quoted_words_stay_whose_they_are() -> None:
    text = LEAD + "They said: “We agree on the truce and the price.”"
    said = stmt(
        report(text),
        "“We agree on the truce and the price.”",
        cue="said",
        source="They",
        quote_type=QuoteType.DIRECT,
    )
    assert points(text, said) == [("speech", "“We agree on the truce and the price.”")]


def test_a_split_content_stays_one_point() -> None:
    text = LEAD + "Concern about the strait was voiced on both sides."
    said = stmt(report(text), ["Concern about the strait", "on both sides"], cue="was voiced")
    assert points(text, said) == [("account", "Concern about the strait / on both sides")]


def test_what_no_statement_tells_is_a_point() -> None:
    assert points(
        LEAD
        + "The truce at the river topped the agenda. "
        + "In this context, special attention was paid to the release of the fishermen. "
        + "The teams will follow up, and the Union will do so with its allies. "
        + "Marost underscored her desire for peace."
    ) == [
        ("account", "The truce at the river"),
        ("account", "the release of the fishermen"),
        ("account", "The teams will follow up"),
        ("account", "the Union will do so with its allies"),
        ("speech", "her desire for peace"),
    ]


def test_a_point_that_quotes_is_mixed() -> None:
    text = LEAD + "The “grain for peace” plan topped the agenda."
    story = report(text)
    (made,) = make_points(doc(story, quotations=["“grain for peace”"]), ())
    assert made.quote_type is QuoteType.MIXED
    assert made.reasons[0].feature == "topic"


def test_who_was_there_and_how_it_went_are_no_points() -> None:
    assert (
        points(
            LEAD
            + "The talks were held in a frank and constructive atmosphere. "
            + "Taking part in the meeting were Velde and Tarro. "
            + "The members: Varenia, Kessia. "
        )
        == []
    )


def test_the_subject_may_be_a_clause_itself() -> None:
    text = LEAD + "What the envoy had written before noted nothing of the strait."
    assert points(text) == [
        ("account", "What the envoy had written before noted nothing of the strait")
    ]


def test_a_clause_that_has_a_statement_is_told() -> None:
    text = LEAD + "In the light of all this, Marost warned of war and of a hard winter."
    said = stmt(report(text), "of war and of a hard winter", cue="warned", source="Marost")
    assert points(text, said) == [("speech", "of war and of a hard winter")]


def test_two_that_are_joined_are_two() -> None:
    text = LEAD + "Marost voiced her concern about the strait and made clear that it stays open."
    story = report(text)
    outer = stmt(
        story,
        "her concern about the strait and made clear that it stays open",
        cue="voiced",
        source="Marost",
    )
    inner = stmt(story, "that it stays open", cue="made clear", within=outer)
    made = make_points(doc(story), (outer, inner))
    assert [words(story, each) for each in made] == [
        "her concern about the strait",
        "that it stays open",
    ]
    assert made[1].within is None
    assert made[1].shared_source == outer.source
    alone = replace_source(inner)
    assert [words(story, each) for each in make_points(doc(story), (alone,))][-1:] == [
        "that it stays open"
    ]


def replace_source(inner: Statement) -> Statement:
    return Statement(
        report_id=inner.report_id,
        content=inner.content,
        cue=inner.cue,
        mode=Mode.SPEECH,
        confidence=0.9,
    )


def test_inner_statements_lie_in_the_piece_that_holds_them() -> None:
    text = LEAD + "They discussed the truce at the river and the promise of Velde to free them."
    story = report(text)
    outer = stmt(
        story,
        "the truce at the river and the promise of Velde to free them",
        cue="discussed",
        source="They",
    )
    inner = stmt(story, "to free them", cue="promise", source="Velde", within=outer)
    across = stmt(story, "river and the promise", cue="discussed", within=outer)
    made = make_points(doc(story), (outer, inner, across))
    assert [words(story, each) for each in made] == [
        "the truce at the river",
        "the promise of Velde to free them",
        "to free them",
    ]
    assert made[2].within == made[1].statement_id
