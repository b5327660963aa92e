from dataclasses import replace

from found_cues import document, found, stretch
from onrecord.model.attribution import FoundCue, Stretch
from onrecord.model.document import Document
from onrecord.statements.confidence import judge
from onrecord.statements.drafts import LEAST_INNER, LEAST_OUTERMOST, choose_drafts
from onrecord.statements.quoted import locate_quotations

TEXT = "Velde said that Quint told her that Kessen wants a deal, and Marost denied it."


def anchors(*cues: FoundCue) -> list[tuple[int, int | None]]:
    return list_nested(document(TEXT), *cues)


def list_nested(doc: Document, *cues: FoundCue) -> list[tuple[int, int | None]]:
    """Return the anchor of each draft and that of the one around it."""
    drafts = choose_drafts(cues, locate_quotations(doc))
    return [(d.found.anchor, d.around.found.anchor if d.around else None) for d in drafts]


def test_cues_that_are_too_unlikely_or_say_nothing_are_left_out() -> None:
    doc = document(TEXT)
    unlikely = found(doc, "denied", "it", "Marost", outermost=LEAST_OUTERMOST - 0.01)
    empty = found(doc, "said", [], "Velde")
    assert [] == anchors(unlikely, empty)


def test_of_two_about_the_same_words_the_likelier_stays() -> None:
    doc = document(TEXT)
    weak = found(doc, "told", "that Kessen wants a deal", "Quint", outermost=0.6)
    strong = found(doc, "wants", "Kessen wants a deal", "Kessen", outermost=0.8)
    assert [(strong.anchor, None)] == anchors(weak, strong)
    assert [(strong.anchor, None)] == anchors(strong, weak)


def test_a_cue_inside_another_ones_cue_is_the_same() -> None:
    doc = document(TEXT)
    long = found(doc, "said", "a deal", "Velde", cue="said that Quint told her")
    short = found(doc, "told", "that Kessen wants", "Quint", outermost=0.7)
    assert [(long.anchor, None)] == anchors(long, short)
    first = found(doc, "told", "that Kessen wants", "Quint", outermost=0.95)
    assert [(first.anchor, None)] == anchors(long, first)


def test_statements_nest_three_deep() -> None:
    doc = document(TEXT)
    outer = found(doc, "said", "that Quint told her that Kessen wants a deal", "Velde")
    middle = found(doc, "told", "that Kessen wants a deal", "Quint", outermost=0.0, inner=0.9)
    inmost = found(doc, "wants", "a deal", "Kessen", outermost=0.0, inner=0.8)
    assert anchors(inmost, outer, middle) == [
        (outer.anchor, None),
        (middle.anchor, outer.anchor),
        (inmost.anchor, middle.anchor),
    ]


def test_an_inner_one_needs_something_around_it() -> None:
    doc = document(TEXT)
    lone = found(doc, "denied", "it", "Marost", outermost=0.0, inner=0.9)
    unlikely = found(doc, "wants", "a deal", "Kessen", outermost=0.0, inner=LEAST_INNER - 0.01)
    outer = found(doc, "said", "that Quint told her that Kessen wants a deal", "Velde")
    assert [(outer.anchor, None)] == anchors(outer, lone, unlikely)


def test_one_that_reaches_beyond_what_is_around_it_belongs_where_its_cue_is() -> None:
    doc = document(TEXT)
    outer = found(doc, "said", "that Quint told her that Kessen wants", "Velde")
    inner = found(doc, "wants", "a deal", "Kessen", outermost=0.0, inner=0.9)
    assert [(outer.anchor, None), (inner.anchor, outer.anchor)] == anchors(outer, inner)


def test_of_two_that_hold_each_other_the_first_cue_is_around() -> None:
    doc = document("Quint noted Kessen agreed to it.")
    left = found(doc, "noted", "Quint noted Kessen agreed to it")
    right = found(doc, "agreed", "Quint noted Kessen agreed to it", outermost=0.0, inner=0.9)
    drafts = choose_drafts([left, right], locate_quotations(doc))
    assert [None, left.anchor] == [d.around.found.anchor if d.around else None for d in drafts]


def test_drafts_far_apart_do_not_meet() -> None:
    doc = document("Quint said it. " * 400)
    cue = found(doc, "said", "it", "Quint")
    words = len(doc.tokens) // 400

    def move(parts: tuple[Stretch, ...], by: int) -> tuple[Stretch, ...]:
        return tuple(Stretch(part.first + by, part.last + by) for part in parts)

    many = [
        replace(
            cue,
            anchor=cue.anchor + by,
            source=move(cue.source, by),
            cue=move(cue.cue, by),
            content=move(cue.content, by),
        )
        for by in range(0, 400 * words, words)
    ]
    assert 400 == len(choose_drafts(many, locate_quotations(doc)))


def test_drafts_that_hold_each_other_crosswise_are_no_ring() -> None:
    doc = document("Quint noted Kessen agreed to it and left.")
    left = found(doc, "noted", ["Kessen agreed", "and left"], "Quint")
    right = found(doc, "agreed", ["Quint noted", "to it"], outermost=0.0, inner=0.9)
    drafts = choose_drafts([left, right], locate_quotations(doc))
    for draft in drafts:
        seen, around = [draft], draft.around
        while around is not None:
            assert around not in seen
            seen.append(around)
            around = around.around


def test_a_cue_that_may_be_either_is_taken_once() -> None:
    doc = document(TEXT)
    either = found(doc, "said", "that Quint told her", "Velde", inner=0.9)
    assert [(either.anchor, None)] == anchors(either)


def test_of_two_that_hold_each_other_the_inner_one_is_inside_even_if_its_cue_is_first() -> None:
    doc = document("Quint noted Kessen agreed to it.")
    whole = "Quint noted Kessen agreed to it"
    inner = found(doc, "noted", whole, outermost=0.0, inner=0.9)
    outer = found(doc, "agreed", whole)
    assert [(inner.anchor, outer.anchor), (outer.anchor, None)] == list_nested(doc, inner, outer)


def test_two_inner_ones_that_hold_each_other_are_no_ring() -> None:
    doc = document("Quint noted Kessen agreed to it and left.")
    left = found(doc, "noted", ["Kessen agreed", "and left"], "Quint", outermost=0.0, inner=0.9)
    right = found(doc, "agreed", ["Quint noted", "to it"], outermost=0.0, inner=0.8)
    around = list_nested(doc, left, right)
    assert 1 >= len([anchor for _, anchor in around if anchor is not None])
    assert None in [anchor for _, anchor in around]


def test_of_two_inner_ones_that_hold_each_other_the_first_cue_is_around() -> None:
    doc = document("Velde said that Quint noted Kessen agreed to it.")
    whole = "Quint noted Kessen agreed to it"
    outer = found(doc, "said", f"that {whole}", "Velde")
    left = found(doc, "noted", whole, outermost=0.0, inner=0.9)
    right = found(doc, "agreed", whole, outermost=0.0, inner=0.8)
    assert list_nested(doc, outer, left, right) == [
        (outer.anchor, None),
        (left.anchor, outer.anchor),
        (right.anchor, left.anchor),
    ]


def test_just_likely_enough_is_enough() -> None:
    doc = document(TEXT)
    outer = found(
        doc,
        "said",
        "that Quint told her that Kessen wants a deal",
        "Velde",
        outermost=LEAST_OUTERMOST,
    )
    inner = found(doc, "wants", "a deal", "Kessen", outermost=0.0, inner=LEAST_INNER)
    assert [(outer.anchor, None), (inner.anchor, outer.anchor)] == anchors(outer, inner)


def test_a_cue_is_taken_once_even_if_its_content_holds_it() -> None:
    doc = document(TEXT)
    either = found(doc, "said", "Velde said that Quint told her", inner=0.9)
    assert [(either.anchor, None)] == anchors(either)


def test_of_two_inner_ones_about_the_same_words_the_likelier_stays() -> None:
    doc = document(TEXT)
    outer = found(doc, "said", "that Quint told her that Kessen wants a deal", "Velde")
    strong = found(doc, "told", "that Kessen wants a deal", outermost=0.0, inner=0.9)
    weak = found(doc, "her", "that Kessen wants a deal", outermost=0.0, inner=0.8)
    expected = [(outer.anchor, None), (strong.anchor, outer.anchor)]
    assert expected == anchors(outer, strong, weak)
    assert expected == anchors(weak, strong, outer)


def test_an_inner_one_may_be_about_nearly_all_that_is_said() -> None:
    doc = document("Velde said he backed the one old plan for peace.")
    outer = found(doc, "said", "he backed the one old plan for peace", "Velde")
    inner = found(doc, "backed", "the one old plan for peace", "he", outermost=0.0, inner=0.9)
    assert list_nested(doc, outer, inner) == [(outer.anchor, None), (inner.anchor, outer.anchor)]
    twice = replace(inner, outermost=0.8, inner=0.0)
    assert [(outer.anchor, None)] == list_nested(doc, outer, twice), "an outermost one may not"


def test_contents_that_share_some_words_are_two() -> None:
    doc = document(TEXT)
    told = found(doc, "told", "that Kessen wants a deal", "Quint")
    denied = found(doc, "denied", "Kessen wants a", "Marost", outermost=0.8)
    assert [(told.anchor, None), (denied.anchor, None)] == anchors(told, denied)
    more = replace(denied, content=(stretch(doc, "Kessen wants a deal"),))
    assert [(told.anchor, None)] == anchors(told, more)


def test_a_cue_reaches_from_its_first_word_to_its_last() -> None:
    doc = document(TEXT)
    wants = found(doc, "wants", "a deal", "Kessen", cue="told her that Kessen wants")
    first = found(doc, "told", "it", "Quint", outermost=0.8)
    behind = found(doc, "deal", "it", outermost=0.8)
    assert [(wants.anchor, None)] == anchors(wants, first)
    said = found(doc, "said", "a deal", "Velde", cue="said that Quint")
    told = found(doc, "told", "it", outermost=0.8)
    assert [(said.anchor, None), (told.anchor, None)] == anchors(said, told)
    assert [(wants.anchor, None), (behind.anchor, None)] == anchors(wants, behind)


def test_an_outermost_one_that_reaches_beyond_is_inside_of_nothing() -> None:
    doc = document(TEXT)
    said = found(doc, "said", "that Quint told her that Kessen", "Velde")
    told = found(doc, "told", "that Kessen wants a deal", "Quint", outermost=0.8)
    assert [(said.anchor, None), (told.anchor, None)] == anchors(said, told)


def test_the_smallest_content_is_around_wherever_it_begins() -> None:
    doc = document("At the old hall by the river " + TEXT)
    large = found(doc, "said", "that Quint told her that Kessen wants a deal", "Velde")
    small = found(doc, "denied", "that Quint told her")
    inner = found(doc, "told", "her", "Quint", outermost=0.0, inner=0.9)
    assert list_nested(doc, large, small, inner) == [
        (large.anchor, None),
        (inner.anchor, small.anchor),
        (small.anchor, None),
    ]


def test_what_holds_all_of_one_is_around_it_rather_than_what_holds_its_cue() -> None:
    doc = document(TEXT)
    large = found(doc, "said", "that Quint told her that Kessen wants a deal", "Velde")
    small = found(doc, "denied", "that Quint told her")
    inner = found(doc, "told", "that Kessen wants", "Quint", outermost=0.0, inner=0.9)
    assert (inner.anchor, large.anchor) in anchors(large, small, inner)


def test_an_outermost_one_may_lie_in_an_inner_one() -> None:
    doc = document(TEXT)
    outer = found(doc, "said", "that Quint told her that Kessen wants a deal", "Velde")
    middle = found(doc, "told", "that Kessen wants a deal", "Quint", outermost=0.0, inner=0.9)
    inmost = found(doc, "wants", "a deal", "Kessen")
    assert anchors(outer, middle, inmost) == [
        (outer.anchor, None),
        (middle.anchor, outer.anchor),
        (inmost.anchor, middle.anchor),
    ]


def test_two_that_hold_each_other_lie_in_what_begins_where_they_do() -> None:
    doc = document("Velde said Quint noted Kessen agreed to it and left for home.")
    pair = "Quint noted Kessen agreed to it"
    outer = found(doc, "said", f"{pair} and left for home", "Velde")
    left = found(doc, "noted", pair, outermost=0.0, inner=0.9)
    right = found(doc, "agreed", pair, outermost=0.0, inner=0.8)
    assert list_nested(doc, outer, left, right) == [
        (outer.anchor, None),
        (left.anchor, outer.anchor),
        (right.anchor, left.anchor),
    ]


def test_drafts_reach_over_their_parts_and_are_as_sure_as_they_were_judged() -> None:
    doc = document(TEXT)
    quoted = locate_quotations(doc)
    outer = found(doc, "said", ["that Quint told her", "a deal"], "Velde")
    inner = found(doc, "told", "her", "Quint", outermost=0.0, inner=0.9)
    first, second = choose_drafts([outer, inner], quoted)
    assert Stretch(0, stretch(doc, "deal").last) == first.extent
    assert [False, True] == [first.is_inner, second.is_inner]
    assert judge(outer, quoted) == first.confidence
    assert judge(inner, quoted, is_inner=True) == second.confidence


def test_no_cues_are_no_drafts() -> None:
    assert [] == anchors()
