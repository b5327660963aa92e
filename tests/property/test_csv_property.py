"""Whatever a report says, CSV reads back, and a spreadsheet runs none of it."""

import csv
import io
import json

from hypothesis import given
from hypothesis import strategies as st

from onrecord.present.flat import make_cell, write_csv, write_jsonl

STARTS = set("=+-@\t\r\n＝＋－＠")
TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))
RISKY = st.builds(
    str.__add__, st.sampled_from(["=", "+", "-", "@", "\t", "\r", "＝", " =", "−"]), TEXTS
)


def is_plain_number(text: str) -> bool:
    bare = text.strip("\u00a0\u202f +-−%").replace(",", "").replace(" ", "")
    try:
        float(bare.replace("\u00a0", "").replace("\u202f", ""))
    except ValueError:
        return False
    return True


@given(TEXTS | RISKY)
def test_no_text_cell_begins_as_a_formula(text: str) -> None:
    cell = make_cell(text)
    assert isinstance(cell, str)
    assert cell in {text, "'" + text}
    if cell[:1] in STARTS:
        assert is_plain_number(cell)


@given(st.floats(allow_nan=False, allow_infinity=False) | st.integers())
def test_numbers_stay_numbers_also_as_text(number: float) -> None:
    assert number == make_cell(number)
    assert str(number) == make_cell(str(number))


@given(st.lists(st.fixed_dictionaries({"a": TEXTS | RISKY, "b": TEXTS, "c": st.integers()})))
def test_csv_reads_back(rows: list[dict[str, str | int]]) -> None:
    out = io.StringIO(newline="")
    write_csv(rows, out, ["a", "b", "c"], raw=True)
    got = list(csv.DictReader(io.StringIO(out.getvalue(), newline="")))
    assert [{key: str(value) for key, value in row.items()} for row in rows] == got


@given(st.lists(st.fixed_dictionaries({"a": TEXTS, "b": st.lists(TEXTS)})))
def test_json_lines_read_back(rows: list[dict[str, object]]) -> None:
    out = io.StringIO()
    write_jsonl(rows, out)
    lines = out.getvalue().split("\n")
    assert rows == [json.loads(line) for line in lines[:-1]]
