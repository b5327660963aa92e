import pytest

from onrecord.read.turn_labels import Label, Strength, load_label_words, read_label


def read(words: str) -> Label | None:
    return read_label(words, 0, len(words))


def get(words: str) -> Label:
    label = read(words)
    assert label is not None
    return label


def name_of(words: str) -> str:
    label = get(words)
    assert label.is_named
    return words[label.head.start : label.head.end]


@pytest.mark.parametrize(
    ("words", "name", "title"),
    [
        ("MS. MAROST", "MAROST", "MS."),
        ("Mr. Quint", "Quint", "Mr."),
        ("Mr Quint", "Quint", "Mr"),
        ("President of Varenia Ilena Marost", "Ilena Marost", "President of Varenia"),
        (
            "Head of the Varenian Service for Tides Adrel Quint",
            "Adrel Quint",
            "Head of the Varenian Service for Tides",
        ),
        ("ADMINISTRATOR VELDE", "VELDE", "ADMINISTRATOR"),
        ("Ilena Marost", "Ilena Marost", None),
        ("Carla van der Velde", "Carla van der Velde", None),
        ("QUINT", "QUINT", None),
        ("SANNA VELDE, LANTERN ANCHOR", "SANNA VELDE", None),
        ("Nour al-Quint", "Nour al-Quint", None),
        ("Deputy foreign ministry envoy Quint", "Quint", "Deputy foreign ministry envoy"),
        ("Deputy minister Quint", "Quint", "Deputy minister"),
        ("Ostrel minister Quint", "Quint", "Ostrel minister"),
        ("SECRETARY ONE QUINT", "QUINT", "SECRETARY ONE"),
        # A page's pop-up window ran into the label.
        ("Envoy Adrel Quint Quint AdrelEnvoy of Varenia", "Adrel Quint", "Envoy"),
    ],
)
def test_a_label_names_somebody(words: str, name: str, title: str | None) -> None:
    label = get(words)
    assert name == name_of(words)
    assert title == (label.title and words[label.title.start : label.title.end])


@pytest.mark.parametrize(
    "words",
    [
        "Q",
        "A",
        "Question",
        "MODERATOR",
        "THE PRESIDENT",
        "SENIOR ADMINISTRATION OFFICIAL TWO",
        "President of Varenia",
    ],
)
def test_a_label_may_name_nobody(words: str) -> None:
    label = get(words)
    assert (False, Strength.STRONG) == (label.is_named, label.strength)
    assert label.span == label.head


def test_who_asks_is_somebody_else_each_time_unless_it_is_an_interview() -> None:
    asks = [(get(w).is_question, get(w).is_anonymous) for w in ("Q", "Interviewer", "Aide", "A")]
    assert [(True, True), (True, False), (False, True), (False, False)] == asks


@pytest.mark.parametrize(
    "words",
    [
        "He said",
        "the envoy",
        "We have two problems",
        "Thank you. Quint",
        "X",
        "Adrel Quint,",
        "Mr.",
        "Thanks. Quint",
        "Every Varenian",
        "Bridges And Roads",
        "Rivers Lakes Seas Bays Straits",
        "Bridges for",
        "",
        " ".join(f"Bridge{n}" for n in range(30)),
    ],
)
def test_other_words_are_no_label(words: str) -> None:
    assert read(words) is None


def test_some_words_never_begin_a_turn() -> None:
    assert {Strength.NEVER} == {get(w).strength for w in ("NOTE", "What Now", "THE FACTS")}


def test_a_slip_in_an_office_is_still_a_label() -> None:
    assert (False, Strength.NAME) == (get("THE PRESIDEN").is_named, get("THE PRESIDEN").strength)


def test_a_lone_word_says_less_than_a_name_and_a_name_less_than_a_role() -> None:
    labels = [get(words).strength for words in ("Quint", "Adrel Quint", "Envoy Adrel Quint")]
    assert [Strength.LONE, Strength.NAME, Strength.STRONG] == labels


def test_capitals_are_told_but_of_letters() -> None:
    assert [True, False, None] == [get(w).is_capitals for w in ("MS. QUINT", "Quint", "Q")]


def test_lists_hold_small_letters() -> None:
    lists = load_label_words()
    assert lists.never == {word.lower() for word in lists.never}
