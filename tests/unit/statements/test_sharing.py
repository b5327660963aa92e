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
