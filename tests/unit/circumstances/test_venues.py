import pytest

from onrecord.circumstances.lexicon import load_lexicon
from onrecord.circumstances.venues import find_venues
from told_pages import read_page


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Quint spoke at a rally in Burlow, Marosk, on Monday.", ["rally in Burlow, Marosk"]),
        ("Quint spoke at a rally in Burlow, Velde heard.", ["rally in Burlow"]),
        ("Quint spoke at the summit, Velde said.", ["summit"]),
        ("Quint spoke at a March 3 rally.", ["rally"]),
        ("Quint spoke during Monday’s debate.", ["debate"]),
        ("Quint spoke at a meeting Monday.", ["meeting"]),
        ("Quint spoke in Hadvik.", ["Hadvik"]),
        ("Quint spoke in March.", []),
        ("Quint spoke in fact.", []),
        ("Quint spoke in a low voice.", []),
        ("Quint spoke to Marost.", []),
        ("Quint spoke in The Hadvik Post.", []),
        ("Quint spoke in Marost’s", []),
        ("Quint spoke in", []),
        ("Quint spoke at the University of Ardo of Hadvik", ["University of Ardo of Hadvik"]),
        ("Quint spoke at a summit of leaders.", ["summit"]),
        ("Quint spoke at a summit in March.", ["summit"]),
    ],
)  # fmt: skip
def test_venues(text: str, expected: list[str]) -> None:
    assert expected == [clue.value for clue in find_venues(read_page(text), load_lexicon())]
