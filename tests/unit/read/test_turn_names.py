import pytest

from onrecord.read.turn_labels import read_label
from onrecord.read.turn_names import find_headline_names, name_speaker


@pytest.mark.parametrize(
    ("headline", "label", "name"),
    [
        ("Press Briefing by Press Secretary Ilena Marost", "MS. MAROST", "Ilena Marost"),
        ("Gaggle by Secretary Ilena Marost En Route Ostrel", "MS. MAROST", "Ilena Marost"),
        ("Remarks by President Marost", "THE PRESIDENT", "Marost"),
        ("Remarks by Vice President Velde", "THE PRESIDENT", None),
        ("Remarks by Vice President Velde", "THE VICE PRESIDENT", "Velde"),
        ("Remarks by President Marost and President Quint", "THE PRESIDENT", None),
        ("Talks of Ilena Marost and Adrel Marost", "MS. MAROST", None),
        ("Remarks by Marost", "MS. MAROST", None),
        ("Interview with Adrel Quint", "A", "Adrel Quint"),
        ("Interview with Adrel Quint", "Q", None),
        ("Interview with Adrel Quint", "Adrel Quint", None),
        (None, "MS. MAROST", None),
        (" ", "MS. MAROST", None),
    ],
)
def test_a_headline_names_who_speaks(headline: str | None, label: str, name: str | None) -> None:
    read = read_label(label, 0, len(label))
    assert read is not None
    assert name == name_speaker(label, read, find_headline_names(headline))
