from onrecord.model.document import Report
from onrecord.read.turn_choice import Candidate, Choice, choose_labels
from onrecord.read.turn_labels import Label, read_label
from onrecord.read.turns import find_turns


def candidates_of(text: str, *labels: str) -> list[Candidate]:
    """Return candidates at lines, one for each place of each label, in order."""
    found = []
    for words in labels:
        at = text.find(f"{words}:")
        while at >= 0:
            label = read_label(text, at, at + len(words))
            assert isinstance(label, Label)
            behind = at + len(words) + 1
            found.append(Candidate(label=label, start=at, behind=behind, is_at_line=True))
            at = text.find(f"{words}:", at + 1)
    return sorted(found, key=lambda c: c.start)


TALK = "QUINT: I came.\n\nMAROST: You did.\n\nQUINT: I go.\n\nMAROST: Then go, will you?\n"


def test_labels_that_alternate_before_spoken_words_are_chosen() -> None:
    choice = choose_labels(TALK, candidates_of(TALK, "QUINT", "MAROST"))
    assert (0, 1, 0, 1) == choice.speakers
    assert (False, True) == (choice.is_embedded, choice.is_of_single_paragraphs)


def test_labels_that_do_not_alternate_are_not() -> None:
    text = "QUINT: I came.\n" * 5 + "MAROST: You did.\nMAROST: So I did.\n"
    assert Choice() == choose_labels(text, candidates_of(text, "QUINT", "MAROST"))


def test_what_nobody_would_say_to_another_is_not_a_turn() -> None:
    text = "QUINT: three bridges\nMAROST: two\nQUINT: one ferry\nMAROST: none\n"
    assert Choice() == choose_labels(text, candidates_of(text, "QUINT", "MAROST"))


def test_labels_of_the_other_style_are_left_out() -> None:
    text = TALK + "\nBridges: I like them.\n"
    choice = choose_labels(text, candidates_of(text, "QUINT", "MAROST", "Bridges"))
    assert 4 == len(choice.labels)


def test_a_survey_of_many_names_is_no_talk() -> None:
    text = "".join(f"Adrel Quint{n}x: I agree with you.\n" for n in "abc") + (
        "Ilena Marost: I do.\nSanna Velde: We do.\nIlena Marost: I did.\n"
    )
    names = [f"Adrel Quint{n}x" for n in "abc"]
    labels = candidates_of(text, *names, "Ilena Marost", "Sanna Velde")
    assert Choice() == choose_labels(text, labels)


def test_a_body_named_once_is_no_speaker() -> None:
    text = (
        "Adrel Quint: I came.\nIlena Marost: You did.\nAdrel Quint: I go.\n"
        "Ostrel Council: We are a line in a list.\nIlena Marost: Go.\n"
    )
    choice = choose_labels(
        text, candidates_of(text, "Adrel Quint", "Ilena Marost", "Ostrel Council")
    )
    assert 4 == len(choice.labels)


def test_a_longer_label_that_holds_a_name_is_its_speaker_s() -> None:
    text = (
        "Adrel Quint: I came.\nIlena Marost: You did.\nDear Adrel Quint: I go.\nIlena Marost: Go.\n"
    )
    choice = choose_labels(text, candidates_of(text, "Ilena Marost", "Dear Adrel Quint"))
    assert (0, 1, 0) == choice.speakers
    turns = find_turns(Report(text=text))
    assert [0, 1, 0, 1] == [turn.speaker for turn in turns]


def test_a_surname_is_the_one_full_name_s_and_of_two_nobody_s() -> None:
    text = "Adrel Quint: I came.\nMs. Marost: You did.\nQuint: I go.\nMs. Marost: Go.\n"
    assert [0, 1, 0, 1] == [turn.speaker for turn in find_turns(Report(text=text))]
    both = text + "Sanna Quint: I stay.\nAdrel Quint: I know.\nQuint: I too.\nQuint: And I.\n"
    speakers = [turn.speaker for turn in find_turns(Report(text=both))]
    assert 3 == len({speakers[2], *speakers[-2:]} - {0, 1})
    assert speakers[2] not in (speakers[0], speakers[4])


def test_very_many_different_labels_are_looked_at_in_time() -> None:
    lines = (f"OFFICER {chr(65 + n % 26)}{chr(65 + n // 26)}X: I see you.\n" for n in range(600))
    assert () == find_turns(Report(text="".join(lines)))[:0]
