from found_cues import document, found, stretch
from onrecord.model.attribution import FoundCue
from onrecord.model.document import Document
from onrecord.statements.drafts import Draft, choose_drafts
from onrecord.statements.quoted import locate_quotations
from onrecord.statements.sharing import share_sources


def share(doc: Document, *cues: FoundCue) -> list[Draft]:
    quoted = locate_quotations(doc)
    drafts = choose_drafts(cues, quoted)
    sentence_of = [n for n, s in enumerate(doc.sentences) for _ in range(s.first, s.last)]
    share_sources(drafts, sentence_of, quoted)
    return drafts


def test_a_source_serves_the_next_cue_of_its_sentence_and_the_one_after() -> None:
    doc = document("Velde welcomed the offer, saying it helps, and adding they will come.")
    drafts = share(
        doc,
        found(doc, "welcomed", "the offer", "Velde"),
        found(doc, "saying", "it helps"),
        found(doc, "adding", "they will come"),
    )
    velde = (stretch(doc, "Velde"),)
    assert [(), velde, velde] == [d.shared for d in drafts]


def test_a_sentence_on_it_serves_only_a_quotation() -> None:
    doc = document("Velde was pleased and said so. “They will come.” Adding that it helps.")
    said = found(doc, "said", "so", "Velde")
    quotation = found(doc, "come", "“They will come.”", cue="come")
    plain = found(doc, "Adding", "that it helps")
    assert [(), (stretch(doc, "Velde"),), ()] == [
        d.shared for d in share(doc, said, quotation, plain)
    ]


def test_who_speaks_inside_lends_nothing_to_what_is_outside() -> None:
    doc = document("It was said that Quint wants peace, adding that they met.")
    outer = found(doc, "said", "that Quint wants peace")
    inner = found(doc, "wants", "peace", "Quint", outermost=0.0, inner=0.9)
    last = found(doc, "adding", "that they met")
    assert [(), (), ()] == [d.shared for d in share(doc, outer, inner, last)]


def test_a_quotation_two_sentences_on_is_not_served() -> None:
    doc = document("Velde said so. Snow fell. “They will come.”")
    said = found(doc, "said", "so", "Velde")
    quotation = found(doc, "come", "“They will come.”", cue="come")
    assert [(), ()] == [d.shared for d in share(doc, said, quotation)]


def test_a_source_of_its_own_is_not_replaced() -> None:
    doc = document("Velde said so, and Quint added that it helps.")
    said = found(doc, "said", "so", "Velde")
    added = found(doc, "added", "that it helps", "Quint")
    assert [(), ()] == [d.shared for d in share(doc, said, added)]


def test_the_nearest_source_serves() -> None:
    doc = document("They met. Velde welcomed the offer and Quint refused a truce, adding it harms.")
    drafts = share(
        doc,
        found(doc, "welcomed", "the offer", "Velde"),
        found(doc, "refused", "a truce", "Quint"),
        found(doc, "adding", "it harms"),
    )
    assert (stretch(doc, "Quint"),) == drafts[-1].shared


def test_what_stands_inside_is_passed_over_on_the_way_to_a_source() -> None:
    doc = document("Velde said that Quint wants peace, adding that they met.")
    outer = found(doc, "said", "that Quint wants peace", "Velde")
    inner = found(doc, "wants", "peace", "Quint", outermost=0.0, inner=0.9)
    last = found(doc, "adding", "that they met")
    assert (stretch(doc, "Velde"),) == share(doc, outer, inner, last)[-1].shared


def test_inside_one_content_a_source_serves_as_well() -> None:
    doc = document("Velde said that Quint wants peace, hoping for talks.")
    outer = found(doc, "said", "that Quint wants peace, hoping for talks", "Velde")
    wants = found(doc, "wants", "peace", "Quint", outermost=0.0, inner=0.9)
    hoping = found(doc, "hoping", "for talks", outermost=0.0, inner=0.9)
    drafts = share(doc, outer, wants, hoping)
    assert [(), (), (stretch(doc, "Quint"),)] == [d.shared for d in drafts]


def test_one_that_was_lent_a_source_lends_it_on() -> None:
    doc = document("Velde said so. “They will come.” “We wait.”")
    said = found(doc, "said", "so", "Velde")
    first = found(doc, "come", "“They will come.”", cue="come")
    second = found(doc, "wait", "“We wait.”", cue="wait")
    velde = (stretch(doc, "Velde"),)
    assert [(), velde, velde] == [d.shared for d in share(doc, said, first, second)]


def test_one_that_has_none_to_lend_does_not_stand_in_the_way() -> None:
    doc = document("Velde said so. It was hoped to help, and “they will come” at last.")
    said = found(doc, "said", "so", "Velde")
    hoped = found(doc, "hoped", "to help")
    quotation = found(doc, "come", "“they will come”", cue="come")
    drafts = share(doc, said, hoped, quotation)
    assert [(), (), (stretch(doc, "Velde"),)] == [d.shared for d in drafts]


def test_who_speaks_in_what_follows_lends_nothing() -> None:
    doc = document("“They will come,” was heard, and Velde said so.")
    heard = found(doc, "heard", "“They will come,”")
    said = found(doc, "said", "so", "Velde")
    assert [(), ()] == [d.shared for d in share(doc, heard, said)]
