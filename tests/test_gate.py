"""The quality gate's decisions, with made-up figures; no material is read."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from benchmarks.quality import gate
from benchmarks.quality.gate import Floor, Floors, compare, compare_corpora, raise_floors
from benchmarks.quality.measure import (
    CORPORA,
    Figure,
    MaterialAbsent,
    MeasuringFailed,
    bootstrap,
    f1,
    hash_corpora,
    make_figure,
)

FLOOR = {"a.linked": Floor(value=0.5, tolerance=0.02)}


def figures(value: float, name: str = "a.linked") -> tuple[Figure, ...]:
    return (Figure(name=name, value=value, noise=0.01, interval=(value - 0.1, value + 0.1)),)


@pytest.fixture
def material(tmp_path: Path) -> Path:
    """A folder with a file of every name, and nothing of use in them."""
    folder = tmp_path / "material"
    for name in CORPORA:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name, encoding="utf-8")
    return folder


class Gate:
    """A gate with floors of its own, before which figures can be put."""

    def __init__(self, material: Path, floors_path: Path) -> None:
        self.floors_path = floors_path
        self.environment: dict[str, str] = {"ONRECORD_MATERIAL": str(material)}
        self.runs: list[bool] = []

    def run(self, value: float, *arguments: str) -> int:
        def measure(_: Path, *, fast: bool) -> Sequence[Figure]:
            self.runs.append(fast)
            return figures(value)

        return gate.main(
            arguments,
            environment=self.environment,
            floors_path=self.floors_path,
            measure=measure,
        )

    def floors(self, run: str = "full") -> Mapping[str, Floor]:
        return gate.read_floors(self.floors_path).figures[run]


@pytest.fixture
def a_gate(material: Path, tmp_path: Path) -> Gate:
    return Gate(material, tmp_path / "floors.json")


# --- floors -----------------------------------------------------------------------------------


@pytest.mark.parametrize("value", [0.48, 0.5, 0.9])
def test_within_the_tolerance_and_above_is_well(value: float) -> None:
    assert [] == compare(figures(value), FLOOR)


def test_below_floor_and_tolerance_is_a_fall() -> None:
    assert ["a.linked is 0.4799, more than 0.0200 below its floor of 0.5000"] == compare(
        figures(0.4799), FLOOR
    )


def test_a_figure_without_floor_guards_nothing() -> None:
    assert ["a.linked has no floor yet: make gate-update"] == compare(figures(0.9), {})


def test_a_floor_that_was_not_measured_is_told() -> None:
    assert ["a.linked was not measured"] == compare((), FLOOR)


def test_changed_missing_and_added_files_are_told() -> None:
    now, then = {"a": "1", "b": "2", "d": "4"}, {"a": "1", "b": "3", "c": "3"}
    assert ["b has changed", "c has changed", "d has changed"] == compare_corpora(now, then)


def test_a_better_figure_raises_its_floor() -> None:
    new, problems = raise_floors(figures(0.6), FLOOR, allow_regression=False)
    assert Floor(value=0.6, tolerance=0.01, interval=(0.5, 0.7)) == new["a.linked"]
    assert [] == problems


def test_a_worse_figure_leaves_its_floor_where_it_is() -> None:
    new, problems = raise_floors(figures(0.49), FLOOR, allow_regression=False)
    assert FLOOR == new
    assert [] == problems


def test_a_fall_is_no_reason_to_lower_a_floor() -> None:
    new, problems = raise_floors(figures(0.3), FLOOR, allow_regression=False)
    assert FLOOR == new
    assert 1 == len(problems)


def test_a_floor_is_lowered_and_dropped_where_that_is_allowed() -> None:
    old = FLOOR | {"a.gone": Floor(value=0.9, tolerance=0.0)}
    new, problems = raise_floors(figures(0.3), old, allow_regression=True)
    assert {"a.linked": 0.3} == {name: floor.value for name, floor in new.items()}
    assert [] == problems


def test_floors_are_read_as_they_were_written(tmp_path: Path) -> None:
    path = tmp_path / "floors.json"
    floors = Floors(
        figures={"full": FLOOR, "fast": {"b": Floor(value=0.1, tolerance=0.0, interval=(0, 1))}},
        corpora={"x": "00"},
    )
    gate.write_floors(path, floors)
    assert floors == gate.read_floors(path)
    assert Floors() == gate.read_floors(tmp_path / "none.json")


# --- the command ------------------------------------------------------------------------------


def test_floors_are_set_then_held(a_gate: Gate, capsys: pytest.CaptureFixture[str]) -> None:
    assert [1, 0, 0, 1] == [
        a_gate.run(0.5),
        a_gate.run(0.5, "--update"),
        a_gate.run(0.495),
        a_gate.run(0.4),
    ]
    told = capsys.readouterr()
    assert "quality gate (full):" in told.out
    assert "error: a.linked has no floor yet" in told.err
    assert "error: a.linked is 0.4000" in told.err


def test_an_update_refuses_a_fall_and_writes_nothing(
    a_gate: Gate, capsys: pytest.CaptureFixture[str]
) -> None:
    a_gate.run(0.5, "--update")
    assert 1 == a_gate.run(0.4, "--update")
    assert 0.5 == a_gate.floors()["a.linked"].value
    assert "no floor is lowered without --allow-regression" in capsys.readouterr().err


def test_a_fall_can_be_allowed(a_gate: Gate) -> None:
    a_gate.run(0.5, "--update")
    assert 0 == a_gate.run(0.4, "--update", "--allow-regression")
    assert 0.4 == a_gate.floors()["a.linked"].value


def test_a_fast_run_has_floors_of_its_own(a_gate: Gate) -> None:
    a_gate.run(0.5, "--update")
    assert 1 == a_gate.run(0.4, "--fast")
    assert 0 == a_gate.run(0.4, "--fast", "--update")
    assert (0.5, 0.4) == (
        a_gate.floors()["a.linked"].value,
        a_gate.floors("fast")["a.linked"].value,
    )
    assert [False, True, True] == a_gate.runs


@pytest.mark.parametrize("arguments", [(), ("--fast",)])
def test_changed_material_trips_before_anything_is_measured(
    a_gate: Gate, material: Path, arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    a_gate.run(0.5, "--update")
    (material / CORPORA[0]).write_text("changed", encoding="utf-8")
    assert 1 == a_gate.run(0.9, *arguments)
    assert [False] == a_gate.runs
    assert f"{CORPORA[0]} has changed" in capsys.readouterr().err


def test_floors_on_changed_material_are_set_anew_only_on_purpose(
    a_gate: Gate, material: Path
) -> None:
    a_gate.run(0.5, "--update")
    a_gate.run(0.5, "--update", "--fast")
    (material / CORPORA[0]).write_text("changed", encoding="utf-8")
    assert 1 == a_gate.run(0.9, "--update")
    assert 0 == a_gate.run(0.3, "--update", "--allow-regression")
    floors = gate.read_floors(a_gate.floors_path)
    assert ["full"] == list(floors.figures)
    assert hash_corpora(material) == floors.corpora


def test_absent_material_is_said_loudly(
    a_gate: Gate, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    a_gate.environment["ONRECORD_MATERIAL"] = str(tmp_path / "nowhere")
    assert 0 == a_gate.run(0.5)
    assert [] == a_gate.runs
    expected = f"quality gate: NOT RUN: material absent at {tmp_path / 'nowhere'}\n"
    assert expected == capsys.readouterr().out


def test_a_missing_file_is_named(a_gate: Gate, material: Path) -> None:
    (material / CORPORA[-1]).unlink()
    with pytest.raises(MaterialAbsent, match=CORPORA[-1]):
        hash_corpora(material)
    assert 0 == a_gate.run(0.5)


def test_absent_material_fails_where_ci_must_measure(
    a_gate: Gate, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    a_gate.environment |= {"ONRECORD_MATERIAL": str(tmp_path / "nowhere"), "CI": "true"}
    assert 1 == a_gate.run(0.5)
    assert "with CI=true the gate must be able to measure" in capsys.readouterr().err


def test_a_machine_without_material_can_say_so(
    a_gate: Gate, capsys: pytest.CaptureFixture[str]
) -> None:
    a_gate.environment |= {"ONRECORD_MATERIAL": "none", "CI": "true"}
    assert 0 == a_gate.run(0.5)
    assert "NOT RUN" in capsys.readouterr().out


def test_the_material_lies_beside_the_project_unless_told_otherwise() -> None:
    assert gate.ROOT.parent / "shared" == gate.find_material({})
    assert Path("elsewhere") == gate.find_material({"ONRECORD_MATERIAL": "elsewhere"})


def test_a_program_that_does_not_run_fails_the_gate(
    a_gate: Gate, capsys: pytest.CaptureFixture[str]
) -> None:
    def measure(_: Path, *, fast: bool) -> Sequence[Figure]:
        raise MeasuringFailed(f"onrecord read ended with 1, fast {fast}")

    code = gate.main(
        [], environment=a_gate.environment, floors_path=a_gate.floors_path, measure=measure
    )
    assert 1 == code
    assert "error: onrecord read ended with 1, fast False" in capsys.readouterr().err


def test_the_floors_of_the_project_can_be_read() -> None:
    floors = gate.read_floors(gate.FLOORS)
    assert {"full", "fast"} == set(floors.figures)
    assert set(CORPORA) == set(floors.corpora)
    for by_name in floors.figures.values():
        for floor in by_name.values():
            assert 0 < floor.value <= 1
            assert 0 <= floor.tolerance <= 0.1


# --- figures ----------------------------------------------------------------------------------

COUNTS = [(1, 2, 3), (4, 4, 4), (0, 1, 2), (3, 5, 4), (0, 0, 0)]


def test_f1_of_counts() -> None:
    assert 0.0 == f1(0, 0, 0) == f1(0, 3, 0)
    assert 1.0 == f1(4, 4, 4)
    assert 0.64 == f1(8, 12, 13)


def test_a_figure_tells_how_far_it_depends_on_the_documents() -> None:
    figure = make_figure("a.linked", 0.64, COUNTS)
    assert figure.interval is not None
    low, high = figure.interval
    assert 0 <= low < 0.64 < high <= 1
    assert 0 < figure.noise < (high - low) / 2


def test_drawing_documents_anew_gives_the_same_each_time() -> None:
    assert bootstrap(COUNTS, draws=50) == bootstrap(COUNTS, draws=50)


def test_equal_documents_leave_nothing_to_luck() -> None:
    figure = make_figure("a.linked", 0.5, [(1, 2, 2)] * 9)
    assert (0.0, (0.5, 0.5)) == (figure.noise, figure.interval)


def test_counts_that_do_not_add_up_are_refused() -> None:
    with pytest.raises(MeasuringFailed, match=r"0\.7 by the scorer"):
        make_figure("a.linked", 0.7, COUNTS)


def test_the_table_is_readable(a_gate: Gate, capsys: pytest.CaptureFixture[str]) -> None:
    a_gate.run(0.5, "--update")
    capsys.readouterr()
    a_gate.run(0.5)
    line = capsys.readouterr().out.splitlines()[1].split()
    assert ["a.linked", "F1", "0.5000", "floor", "0.5000", "-", "0.0100"] == line[:7]


def test_floors_file_is_sorted(a_gate: Gate) -> None:
    a_gate.run(0.5, "--update")
    content = json.loads(a_gate.floors_path.read_text(encoding="utf-8"))
    assert sorted(content["corpora"]) == list(content["corpora"])
