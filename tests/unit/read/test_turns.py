import time
from collections.abc import Callable

import pytest

from onrecord.model.document import Report, Turn
from onrecord.read.mentions import find_mentions
from onrecord.read.parse import parse
from onrecord.read.turns import find_turns, is_direction

BRIEFING = """Harbour Hall
2:27 P.M.

MS. MAROST:  Good morning.  I have two things to tell you, and then we can
talk about the bridge over the Lisna.

The second one is about the ferry.

Q    Thank you.  Will you open it?  (Laughter.)

MS. MAROST:  I will.

Q    When?

THE PRESIDENT:  On Monday, as I told you.

3:05 P.M.
"""
INLINE = (
    "Beginning of talks President of Varenia Ilena Marost: Good morning, I am glad to see you. "
    "Envoy of Solmark Adrel Quint Quint AdrelEnvoy of Solmark: Thank you. We have one wish: peace… "
    "Ilena Marost: So do we. <…>"
)


def turns_of(text: str, **fields: str) -> tuple[Turn, ...]:
    return find_turns(Report(text=text, headline=fields.get("headline")))


def told(text: str, **fields: str) -> list[tuple[str, str]]:
    return [
        (
            text[turn.source.start : turn.source.end],
            " / ".join(" ".join(text[w.start : w.end].split()) for w in turn.words),
        )
        for turn in turns_of(text, **fields)
    ]


def test_a_briefing_has_its_turns_at_line_starts() -> None:
    found = told(BRIEFING)
    assert ["MS. MAROST", "Q", "MS. MAROST", "Q", "THE PRESIDENT"] == [who for who, _ in found]
    assert found[0][1].endswith("about the ferry.")
    assert ("Q", "Thank you. Will you open it?") == found[1]
    assert ("THE PRESIDENT", "On Monday, as I told you.") == found[-1]


def test_turns_of_one_speaker_share_a_number_and_questions_do_not() -> None:
    assert [0, 1, 0, 2, 3] == [turn.speaker for turn in turns_of(BRIEFING)]
    assert [False, True, False, True, False] == [t.is_question for t in turns_of(BRIEFING)]


def test_a_text_on_one_line_has_its_turns_behind_sentences() -> None:
    assert [
        ("President of Varenia Ilena Marost", "Good morning, I am glad to see you."),
        ("Envoy of Solmark Adrel Quint", "Thank you. We have one wish: peace…"),
        ("Ilena Marost", "So do we."),
    ] == told(INLINE)
    assert [0, 1, 0] == [turn.speaker for turn in turns_of(INLINE)]


@pytest.mark.parametrize(
    "text",
    [
        "Q: Did you sign?\nA: I did.\nQ: And now?\nA: We wait.",
        "Q. Did you sign?\n\nA. I did.\n\nQ. And now?\n\nA. We wait.",
        "**Q:** Did you sign?\n\n**A:** I did.\n\n**Q:** And now?\n\n**A:** We wait.",
        "QUINT: Did you sign?\n\nMAROST: I did.\n\nQUINT: And now?\n\nMAROST: We wait.",
        "Mr. Quint: Did you sign?\nMs. Marost: I did.\nMr. Quint: Now?\nMs. Marost: We wait.",
        "SECRETARY QUINT: You came.\nMODERATOR: I did.\nQUINT: And now?\nMODERATOR: We wait.",
        "Reporter: Did you sign?\nMarost: I did.\nReporter: And now?\nMarost: We wait.",
        "Adrel Quint (envoy of Solmark): You came.\nIlena Marost (president of Varenia): I did.\n"
        "Quint: And now?\nMarost: We wait.",
        "QUINT (as interpreted): You came.\nMAROST: I did.\nQUINT: And now?\nMAROST: We wait.",
        '"QUINT: You came.\n\n"MAROST: I did.\n\n"QUINT: And now?\n\n"MAROST: We wait.',
        "SANNA VELDE, ANCHOR: You came.\nMAROST: I did.\nVELDE: And now?\nMAROST: We wait.",
    ],
)
def test_other_transcripts_are_read_too(text: str) -> None:
    assert 4 == len(turns_of(text))


@pytest.mark.parametrize(
    "text",
    [
        "He said: we met. She said: we did not. He said: we did. She said: never.",
        "The question: who pays? The answer: you do. The question: when? The answer: now.",
        "Quint: we will not yield\n\nThe envoy of Solmark said on Monday that talks go on. I see.",
        "Note: bring a coat.\nNote: bring a hat.\nDate: 3 May\nPlace: Ostrel\nDate: 4 May",
        "Talks began at 10:30. They ended at 12:45. Marost: 12 votes. Quint: 9 votes. Marost: 3.",
        "Marost: 1,204\nQuint: 988\nMarost: 17\nQuint: 4",
        "Adrel Quint: “I sign.”\nIlena Marost: “I do not.”\nAdrel Quint: “I wait.”\n"
        "Ilena Marost: “I go.”",
        "A: one way.\nA: another way, which I like.\nA: a third.",
        "Bridges: we build them.\nRoads: we mend them.\nFerries: we sail them.",
        "Envoy Quint: No deal before May\nThe envoy of Solmark went home, and so did I and we.",
        "Plain words without any mark of that kind.",
        "",
    ],
)
def test_other_texts_have_no_turns(text: str) -> None:
    assert () == turns_of(text)


def test_a_speech_under_one_label_is_one_turn() -> None:
    speech = "President of Varenia Ilena Marost: Friends, I thank you. I am glad. We meet again."
    assert ["President of Varenia Ilena Marost"] == [who for who, _ in told(speech)]
    asked = speech.replace("President of Varenia Ilena Marost", "Question")
    assert () == turns_of(asked)
    quoted = "Envoy Adrel Quint: “I came. I saw. I left, as we agreed.” So he told us."
    assert () == turns_of(quoted)
    cut = f"{speech} <…> Ilena Marost: I come to my last point. <…>"
    assert [0, 0] == [turn.speaker for turn in turns_of(cut)]
    others = f"{speech} Envoy Adrel Quint: The bridge is long."
    assert () == turns_of(others)


def test_a_speech_that_is_a_small_part_of_a_text_is_left() -> None:
    text = "The bridge was opened on Monday.\n" * 9 + "Envoy Adrel Quint: I came. I saw. We go."
    assert () == turns_of(text)


def test_a_speech_may_follow_a_rule_of_stars() -> None:
    before = "The meeting was held in Ostrel. " * 5
    text = f"{before}* * * President of Varenia Ilena Marost: Colleagues, we begin."
    assert [("President of Varenia Ilena Marost", "Colleagues, we begin.")] == told(text)


def test_in_an_article_a_turn_is_its_paragraph() -> None:
    text = (
        "They met in a studio in Ostrel, where the lights were low and the tea was cold.\n"
        "Nobody had come by ferry. It was late in the evening, and the bridge was closed.\n"
        "Velde: Did you sign?\nQuint: I did.\nThe audience laughed.\nVelde: And you, Quint?\n"
        "Quint: I wait.\nThen both went home."
    )
    assert [("Velde", "Did you sign?"), ("Quint", "I did."), ("Velde", "And you, Quint?")] == (
        told(text)[:3]
    )
    assert "I wait." == told(text)[3][1]


def test_words_behind_the_last_short_turn_are_not_its_own() -> None:
    text = "Q: Did you sign?\n\nA: I did.\n\nQ: And now?\n\nA: We wait.\n\nVelde writes for us."
    assert "We wait." == told(text)[-1][1]


def test_a_heading_such_as_the_facts_ends_a_turn() -> None:
    text = (
        "QUINT: I built it.\n\nTHE FACTS: He did not.\n\nMS. MAROST: I did.\n\nQUINT: We both did."
    )
    assert [
        ("QUINT", "I built it."),
        ("MS. MAROST", "I did."),
        ("QUINT", "We both did."),
    ] == told(text)


def test_a_slip_in_a_label_is_forgiven() -> None:
    text = BRIEFING.replace("Q    When?", "Q    When?\n\nTHE PRESIDEN:  I know.\n\nQ    When?")
    twice = text + "\nTHE PRESIDENT:  I said so.\n"
    numbers = {
        who: turn.speaker for (who, _), turn in zip(told(twice), turns_of(twice), strict=True)
    }
    assert numbers["THE PRESIDEN"] == numbers["THE PRESIDENT"]


def test_a_label_within_a_line_counts_where_it_is_known() -> None:
    text = BRIEFING.replace("I will.\n", "I will. MS. MAROST: You heard me. Further: I go.\n")
    assert 3 == [who for who, _ in told(text)].count("MS. MAROST")


def test_a_label_may_lack_a_full_stop_before_it() -> None:
    text = (
        "Ilena Marost: I am glad. Adrel Quint: So am I. Ilena Marost: Then we go. "
        "Adrel Quint: Thank you Ilena Marost: You too."
    )
    assert ("Adrel Quint", "Thank you") == told(text)[3]
    assert 5 == len(told(text))


def test_a_dash_may_end_words_or_stand_in_a_role() -> None:
    text = (
        "Ilena Marost: I am glad. Deputy Chief of Staff– Press Secretary Adrel Quint: So am I– "
        "Ilena Marost: We go. Adrel Quint: Yes."
    )
    labels = [who for who, _ in told(text)]
    assert "Deputy Chief of Staff– Press Secretary Adrel Quint" == labels[1]
    assert ["Ilena Marost", "Adrel Quint"] == labels[2:]


def test_two_names_in_a_row_are_a_heading_and_a_label() -> None:
    text = (
        "Talks with President of Solmark Adrel Quint President of Varenia Ilena Marost: I am glad. "
        "President of Solmark Adrel Quint: So am I. Ilena Marost: We go."
    )
    assert "President of Varenia Ilena Marost" == told(text)[0][0]
    bare = f"They met. {text.removeprefix('Talks with ')}"
    assert "President of Varenia Ilena Marost" == told(bare)[0][0]


def test_an_exchange_of_two_needs_roles_and_names() -> None:
    text = "President of Varenia Ilena Marost: I am glad. President of Solmark Adrel Quint: And we."
    assert 2 == len(turns_of(text))
    assert () == turns_of("Ilena Marost: I am glad. Adrel Quint: And we.")
    assert () == turns_of(f"They met. {text}".replace("And we", "All is well"))


def test_notes_and_what_an_editor_tells_are_left_out() -> None:
    text = (
        "Q  Did you [inaudible] sign?\n\nMS. MAROST:  I did.  (Laughter.)  We all did (the NATO "
        "ones).  (Adrel Quint spoke about the bridge over the Lisna and its price.)\n\nQ  "
        "(Crosstalk.)\n\nMS. MAROST:  (Through interpreter.)  I go."
    )
    assert [
        ("Q", "Did you / sign?"),
        ("MS. MAROST", "I did. / We all did (the NATO ones)."),
        ("Q", ""),
        ("MS. MAROST", "I go."),
    ] == told(text)


@pytest.mark.parametrize("note", ["Laughter.", "as interpreted", "Cross-talk", "…", "off mike"])
def test_a_note_tells_what_happens(note: str) -> None:
    assert is_direction(note)


def test_other_words_in_brackets_are_said() -> None:
    assert not any(map(is_direction, ("NATO", "the envoy of Solmark", "in", "")))


def test_the_headline_names_who_speaks() -> None:
    turns = turns_of(BRIEFING, headline="Remarks by President Quint and Secretary Ilena Marost")
    assert {"Ilena Marost", "Quint", None} == {turn.named for turn in turns}


def test_prose_begins_behind_the_header() -> None:
    text = "Q: a\n" + BRIEFING
    turns = find_turns(Report(text=text, body_start=5))
    assert all(turn.label.start >= 5 for turn in turns)


def test_sentences_and_mentions_end_where_turns_do() -> None:
    report = Report(text=INLINE)
    turns = find_turns(report)
    sentences, tokens = parse(report, turns)
    for turn in turns:
        assert turn.label.start in {s.span.start for s in sentences}
        assert turn.label.end in {s.span.end for s in sentences}
    mentions = find_mentions(report, sentences, tokens, turns)
    assert {turn.source for turn in turns} <= {mention.span for mention in mentions}


def test_a_label_may_lack_its_colon_where_the_name_is_a_label_elsewhere() -> None:
    lines = "Ilena Marost: I go, and it is fine. Adrel Quint: So do I. " * 3
    found = told(f"{lines}Ilena Marost Fine, go on. Adrel Quint: I do. Ilena Marost Velde: No.")
    assert ("Ilena Marost", "Fine, go on.") == found[6]
    assert 8 == len([1 for who, _ in found if who in ("Ilena Marost", "Adrel Quint")])
    assert () == turns_of("Ilena Marost Fine, go on. Ilena Marost: I go.")
    assert 6 == len(turns_of(f"{lines}Ilena Marost went, as you know."))


def test_whose_words_are_not_sure_are_nobodys() -> None:
    text = (
        "VELDE: You saw it.\n\nMAROST (in a film): I go.\n\nVELDE: And you?\n\n"
        "MR. QUINT: I stay.\n\nWe all do.\n\nFollow Sanna Velde: @velde\n"
    )
    assert [
        ("VELDE", "You saw it."),
        ("VELDE", "And you?"),
        ("MR. QUINT", "I stay. We all do."),
    ] == told(text)


def test_in_wrapped_lines_a_label_stands_behind_a_sentence() -> None:
    long = "I have told you all that there is to tell about the bridge over the Lisna and\n"
    text = (
        f"MS. MAROST: {long}QUINT: is no label here, and the ferry is one that you all know.  \n"
        f"Q  Do you go?\n\nMS. MAROST: {long}about the ferry too, as you and I know it."
    )
    assert ["MS. MAROST", "Q", "MS. MAROST"] == [who for who, _ in told(text)]


def test_the_time_of_the_end_is_kept_where_it_is_all_that_is_said() -> None:
    text = "Q: When do you go?\n\nMS. MAROST: I go.\n\nQ: When?\n\nMS. MAROST: 10:30 A.M."
    assert ("MS. MAROST", "10:30 A.M.") == told(text)[-1]


def name_one(number: int) -> str:
    """Return a surname for each number, in small letters behind a capital."""
    return f"Qu{chr(97 + number % 26)}{chr(97 + number // 26)}st"


def talk_of_lone_surnames(count: int) -> str:
    """Return a talk in which many speak once, so that whose words follow is not sure."""
    return "".join(
        f"QUINT: I came.\n\nMAROST: You did.\n\n{name_one(n).upper()}: I see you.\n\n"
        for n in range(count)
    )


def talk_without_some_colons(count: int) -> str:
    """Return a talk of many who are all named thrice, and now and then without a colon."""
    return "".join(
        f"Adrel {name_one(n)}: I came. Ilena Marost Fine, you go.\n\nIlena Marost: You did.\n\n" * 3
        for n in range(count)
    )


@pytest.mark.parametrize("make", [talk_of_lone_surnames, talk_without_some_colons])
def test_a_talk_that_is_eight_times_as_long_takes_not_much_more_than_that(
    make: Callable[[int], str],
) -> None:
    def measure(count: int) -> float:
        report = Report(text=make(count))
        taken = []
        for _ in range(3):
            begun = time.process_time()
            assert find_turns(report)
            taken.append(time.process_time() - begun)
        return min(taken)

    # 8 where the time grows with the text, 64 where it grows with its square.
    assert 24 > measure(640) / measure(80)


def test_labels_may_have_lines_of_their_own() -> None:
    text = "MR. LIM\n\nI welcome you.\n\nMS. VARN\n\nI thank you.\n\n"
    more = f"{text}MR. LIM\n\nDo you go?\n\nMS. VARN\nI do.\n"
    assert ["I welcome you.", "I thank you.", "Do you go?", "I do."] == [w for _, w in told(more)]
    assert ["MR. LIM", "MS. VARN"] * 2 == [who for who, _ in told(more)]
    assert () == turns_of(text)
    assert () == turns_of(more.replace("MR. LIM", "THE BRIDGE"))
    assert () == turns_of(more.replace("MS. VARN", "MR. LIM"))
    assert () == turns_of(more.replace("I ", "They ").replace(" you", " them").replace("?", "."))


@pytest.mark.parametrize("dash", ["—", "–", "--"])
def test_labels_may_have_a_dash_for_a_colon(dash: str) -> None:
    text = f"LIM {dash} We wait.\nVOSS {dash} Why?\nLIM {dash} You know.\nVOSS {dash} No."
    assert [("LIM", "We wait."), ("VOSS", "Why?"), ("LIM", "You know."), ("VOSS", "No.")] == told(
        text
    )


@pytest.mark.parametrize(
    "text",
    [
        # datelines: nobody talks
        "OSTREL — Envoys met.\nBURLOW — A toll was set.\nOSTREL — Snow fell.\nBURLOW — It rained.",
        # not by turns, each but once, too few, or nobody named
        "LIM — We wait.\nLIM — We do.\nVOSS — Do you?\nVOSS — I do.",
        "LIM — We wait.\nVOSS — Do you?\nLIM — We do.\nQUINT — I do.",
        "LIM — We wait.\nVOSS — Do you?\nLIM — We do.",
        "Host — We wait.\nGuest — Do you?\nHost — We do.\nGuest — I do.",
    ],
)
def test_other_dashes_make_no_transcript(text: str) -> None:
    assert () == turns_of(text)
