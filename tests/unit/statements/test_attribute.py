from dataclasses import replace

from found_cues import document, found, with_cues
from onrecord.model.attribution import FoundCue
from onrecord.model.document import Document
from onrecord.model.statement import Act, Mode, QuoteType, Statement
from onrecord.statements.attribute import find_statements


def read(doc: Document, *cues: FoundCue) -> list[Statement]:
    return list(find_statements(with_cues(doc, *cues)))


def exact(doc: Document, stmt: Statement) -> tuple[list[str], list[str], list[str]]:
    source, cue, content = (
        [doc.exact(span) for span in spans] for spans in (stmt.source, stmt.cue, stmt.content)
    )
    return source, cue, content


def test_a_split_quotation_is_one_statement() -> None:
    doc = document("“The bridge was safe,” Velde had said, “and open.”")
    (said,) = read(
        doc, found(doc, "said", ["The bridge was safe", "and open"], "Velde", cue="had said")
    )
    assert (["Velde"], ["said"], ["“The bridge was safe,”", "“and open.”"]) == exact(doc, said)
    assert (QuoteType.DIRECT, Mode.SPEECH, Act.ASSERT) == (said.quote_type, said.mode, said.act)
    assert None is said.within
    assert ["cue", "source"] == [reason.feature for reason in said.reasons]
    assert 0.5 < said.confidence < 1


def test_what_is_denied_keeps_its_negation_and_does_nothing() -> None:
    doc = document("Quint has never agreed to it.")
    (agreed,) = read(doc, found(doc, "agreed", "to it", "Quint"))
    assert ["has never agreed"] == exact(doc, agreed)[1]
    assert None is agreed.act


def test_what_nobody_said_is_no_statement() -> None:
    doc = document("They leave if Kessen accepts it. No part. ,")
    unreal = found(doc, "accepts", "it", "Kessen")
    assert [] == read(doc, unreal)
    assert [] == read(doc, found(doc, "No", ",", None))


def test_inner_ones_name_what_is_around_them() -> None:
    doc = document("Velde said that Quint told her that Kessen wants a deal.")
    outer = found(doc, "said", "that Quint told her that Kessen wants a deal", "Velde")
    middle = found(doc, "told", "that Kessen wants a deal", "Quint", outermost=0.0, inner=0.9)
    inmost = found(doc, "wants", "a deal", "Kessen", outermost=0.0, inner=0.9, mode="intention")
    first, second, third = read(doc, outer, middle, inmost)
    assert (None, first.statement_id, second.statement_id) == (
        first.within,
        second.within,
        third.within,
    )
    assert "inside" in second.reasons[0].detail


def test_nothing_is_reported_inside_a_denial_nor_inside_what_is_negated() -> None:
    doc = document("Velde denied that Quint told her that Kessen wants a deal.")
    outer = found(doc, "denied", "that Quint told her that Kessen wants a deal", "Velde")
    middle = found(doc, "told", "that Kessen wants a deal", "Quint", outermost=0.0, inner=0.9)
    inmost = found(doc, "wants", "a deal", "Kessen", outermost=0.0, inner=0.9)
    assert 1 == len(read(doc, outer, middle, inmost))
    doc = document("Velde never said that Kessen wants a deal.")
    outer = found(doc, "said", "that Kessen wants a deal", "Velde")
    inner = found(doc, "wants", "a deal", "Kessen", outermost=0.0, inner=0.9)
    assert 1 == len(read(doc, outer, inner))


def test_a_shared_source_is_told_in_the_reasons() -> None:
    doc = document("Velde welcomed the offer, saying that it helps.")
    _, saying = read(
        doc, found(doc, "welcomed", "the offer", "Velde"), found(doc, "saying", "that it helps")
    )
    assert ((), ["Velde"]) == (saying.source, [doc.exact(s) for s in saying.shared_source])
    assert ["cue", "shared source"] == [reason.feature for reason in saying.reasons]


def test_inside_a_quotation_its_own_words_are_looked_at() -> None:
    doc = document("If they come, “we say that they are late,” Velde wrote.")
    outer = found(doc, "wrote", "we say that they are late", "Velde", mode="writing")
    inner = found(doc, "say", "that they are late", "we", outermost=0.0, inner=0.9)
    assert 2 == len(read(doc, outer, inner))


def test_a_statement_of_which_nothing_is_known_has_a_reason_all_the_same() -> None:
    doc = document("It was said that they met.")
    (said,) = read(doc, found(doc, "said", "that they met"))
    assert ["cue"] == [reason.feature for reason in said.reasons]


def test_what_is_inside_a_denial_is_not_told_however_deep() -> None:
    words = ["noted", "said", "wrote", "argued", "held", "claimed", "thought", "added", "hinted"]
    text = "Velde {} that Quint " + " that Quint ".join(words) + " it."
    for first, told in (("stated", 1 + len(words)), ("denied", 1)):
        doc = document(text.format(first))
        whole = doc.report.text
        cues = [found(doc, first, whole[whole.index("that") : -1], "Velde")]
        for word in words:
            rest = whole[whole.index(word) + len(word) + 1 : -1]
            cues.append(replace(found(doc, word, rest), outermost=0.0, inner=0.9))
        assert told == len(read(doc, *cues))


def test_what_is_said_with_distance_is_marked() -> None:
    doc = document("Velde reportedly said that they met.")
    (said,) = read(doc, found(doc, "said", "that they met", "Velde"))
    assert True is said.hedged


def test_nothing_is_told_inside_what_nobody_said() -> None:
    doc = document("They leave if Velde says that Quint told her that Kessen wants a deal.")
    outer = found(doc, "says", "that Quint told her that Kessen wants a deal", "Velde")
    middle = found(doc, "told", "that Kessen wants a deal", "Quint", outermost=0.0, inner=0.9)
    inmost = found(doc, "wants", "a deal", "Kessen", outermost=0.0, inner=0.9)
    assert [] == read(doc, outer, middle, inmost)


def test_two_inner_ones_that_hold_each_other_are_not_told() -> None:
    doc = document("Quint noted Kessen agreed to it and left.")
    left = found(doc, "noted", ["Kessen agreed", "and left"], "Quint", outermost=0.0, inner=0.9)
    right = found(doc, "agreed", ["Quint noted", "to it"], outermost=0.0, inner=0.8)
    assert [] == read(doc, left, right)


def test_nothing_is_told_inside_what_nobody_said_however_far_out_somebody_speaks() -> None:
    doc = document("Velde said that nobody denied that Kessen wants a deal.")
    outer = found(doc, "said", "that nobody denied that Kessen wants a deal", "Velde")
    middle = found(doc, "denied", "that Kessen wants a deal", "nobody", outermost=0.0, inner=0.9)
    inmost = found(doc, "wants", "a deal", "Kessen", outermost=0.0, inner=0.9)
    (said,) = read(doc, outer, middle, inmost)
    assert (["Velde"], ["said"]) == exact(doc, said)[:2]


def test_what_goes_on_is_the_speech_and_not_what_is_told_in_it() -> None:
    doc = document("Velde said: “Quint told us that they met.\n\n“We wait.”")
    outer = found(doc, "said", "Quint told us that they met", "Velde")
    inner = found(doc, "told", "that they met", "Quint", outermost=0.0, inner=0.9)
    said, told = read(doc, outer, inner)
    assert ["“Quint told us that they met.", "“We wait.”"] == exact(doc, said)[2]
    assert (["Quint"], ["that they met"]) == exact(doc, told)[::2]
    assert said.statement_id == told.within


def test_an_inner_source_and_cue_amid_what_is_said_are_said_with_it() -> None:
    doc = document(
        "Velde said that the bridge, Quint had warned, was unsafe for all of the lorries."
    )
    parts = ["that the bridge", "was unsafe for all of the lorries"]
    outer = found(doc, "said", parts, "Velde")
    inner = found(doc, "warned", "was unsafe", "Quint", outermost=0.0, inner=0.9, cue="had warned")
    said, warned = read(doc, outer, inner)
    whole = "that the bridge, Quint had warned, was unsafe for all of the lorries"
    assert [whole] == exact(doc, said)[2]
    assert (["Quint"], ["was unsafe"]) == exact(doc, warned)[::2]
    assert said.statement_id == warned.within


def test_what_says_nothing_does_not_end_the_reading() -> None:
    doc = document("It was noted … They leave if Quint accepts it. Velde said they met.")
    empty = found(doc, "noted", "…")
    unreal = found(doc, "accepts", "it.", "Quint")
    said = found(doc, "said", "they met", "Velde")
    (only,) = read(doc, empty, unreal, said)
    assert (["Velde"], ["said"], ["they met"]) == exact(doc, only)


def test_sources_are_lent_over_one_sentence_s_end_wherever_it_stands() -> None:
    doc = document("Snow fell. It was late. Velde said so. “They will come.” It fell. “We wait.”")
    said = found(doc, "said", "so", "Velde")
    near = found(doc, "come", "“They will come.”", cue="come")
    far = found(doc, "wait", "“We wait.”", cue="wait")
    shared = [[doc.exact(s) for s in stmt.shared_source] for stmt in read(doc, said, near, far)]
    assert [[], ["Velde"], []] == shared


def test_what_is_supposed_keeps_the_words_that_suppose_it() -> None:
    doc = document("Quint might agree to it.")
    (agree,) = read(doc, found(doc, "agree", "to it", "Quint"))
    assert (["might agree"], None) == (exact(doc, agree)[1], agree.act)


def test_a_plain_verb_group_is_not_shown_with_all_of_its_words() -> None:
    doc = document("Quint has agreed to it.")
    (agreed,) = read(doc, found(doc, "agreed", "to it", "Quint", cue="has agreed"))
    assert ["agreed"] == exact(doc, agreed)[1]


def test_reasons_have_the_encoder_s_numbers_and_words() -> None:
    doc = document("Velde welcomed the offer, saying that it helps.")
    first = replace(
        found(doc, "welcomed", "the offer", "Velde", outermost=0.654321), source_score=0.4321
    )
    welcomed, saying = read(doc, first, found(doc, "saying", "that it helps"))
    cue, source = welcomed.reasons
    assert (0.6543, 0.4321) == (cue.score, source.score)
    assert (welcomed.cue, welcomed.source, welcomed.cue) == (cue.left, source.left, source.right)
    assert "“welcomed” says here" in cue.detail
    lent = saying.reasons[-1]
    assert (0.5, saying.shared_source, saying.cue) == (lent.score, lent.left, lent.right)
    assert welcomed.confidence == round(welcomed.confidence, 4)


def test_an_inner_one_s_reason_is_its_own_probability() -> None:
    doc = document("Velde said that Quint told her that they met.")
    outer = found(doc, "said", "that Quint told her that they met", "Velde")
    inner = found(doc, "told", "that they met", "Quint", outermost=0.1, inner=0.7)
    assert [0.9, 0.7] == [stmt.reasons[0].score for stmt in read(doc, outer, inner)]


def test_a_text_without_cues_has_no_statements() -> None:
    assert [] == read(document("Snow fell."))
    assert [] == read(document(" "))


def test_statements_come_in_the_order_of_their_words_and_outer_ones_first_made() -> None:
    doc = document("“They met,” Velde said. Quint noted that Kessen hopes for talks.")
    hopes = found(doc, "hopes", "for talks", "Kessen", outermost=0.0, inner=0.9)
    noted = found(doc, "noted", "that Kessen hopes for talks", "Quint")
    said = found(doc, "said", "“They met,”", "Velde")
    cues = [exact(doc, stmt)[1] for stmt in read(doc, hopes, noted, said)]
    assert [["said"], ["noted"], ["hopes"]] == cues


def test_what_was_told_in_words_that_went_to_another_goes_with_them() -> None:
    doc = document(
        "“They met in Ostrel and we know that Kessen wants a deal,” Velde said. Quint said so."
    )
    far = replace(found(doc, "so", "Kessen wants a deal", "Quint"), outermost=0.7)
    wants = found(doc, "wants", "a deal", "Kessen", outermost=0.0, inner=0.9)
    whole = found(doc, "said", "They met in Ostrel and we know that Kessen wants a deal", "Velde")
    first, second = read(doc, whole, far, wants)
    assert (["Velde"], first.statement_id) == (exact(doc, first)[0], second.within)
    # Where nobody is left in whose words it lies, it is not told.
    part = found(doc, "said", "They met in Ostrel and we know", "Velde")
    (alone,) = read(doc, part, far, wants)
    assert ["Velde"] == exact(doc, alone)[0]
