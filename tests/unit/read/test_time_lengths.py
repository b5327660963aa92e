import pytest

from onrecord.model.document import TimexType
from onrecord.read.time_lengths import split_length
from sample_times import read_values, times_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In 2014 or nineteen five it won.", ["2014 = 2014"]),
        ("It took many two weeks.", ["two weeks = P2W"]),
        ("It took two weeks.", ["two weeks = P2W"]),
        ("It took twenty-four hours.", ["twenty-four hours = PT24H"]),
        ("It took a hundred days.", ["a hundred days = P100D"]),
        ("It took two hundred and five days.", ["two hundred and five days = P205D"]),
        ("It took three thousand years.", ["three thousand years = P3000Y"]),
        ("It took half a year.", ["half a year = P6M"]),
        ("It took half an hour.", ["half an hour = PT30M"]),
        ("It took a half-hour.", ["a half-hour = PT30M"]),
        ("It took half a quarter.", []),
        ("It took a year and a half.", ["a year and a half = P1Y6M"]),
        ("It took two and a half years.", ["two and a half years = P2Y6M"]),
        ("It took 2 1/2 years.", ["2 1/2 years = P2Y6M"]),
        ("It took 5½ hours.", ["5½ hours = PT5H30M"]),
        ("It took 1.5 weeks.", ["1.5 weeks = P1.5W"]),
        ("It took 2.25 years.", ["2.25 years = P2.25Y"]),
        ("It took a dozen days.", ["a dozen days = P12D"]),
        ("It took two dozen days.", ["two dozen days = P24D"]),
        ("It took half a dozen days.", ["half a dozen days = P6D"]),
        ("It took dozen days.", ["dozen days = P12D"]),
        ("It took a couple of days.", ["a couple of days = P2D APPROX"]),
        ("It took several weeks.", ["several weeks = PXW"]),
        ("It took a few days.", ["a few days = PXD"]),
        ("It lasted for years.", ["years = PXY"]),
        ("It took two to three weeks.", ["two to three weeks = P2W EQUAL_OR_MORE"]),
        ("It took three to two weeks.", ["two weeks = P2W"]),
        ("It took two years and six months.", ["two years and six months = P2Y6M"]),
        ("It took one day and six hours.", ["one day and six hours = P1DT6H"]),
        ("It took six months and two years.", ["six months = P6M", "two years = P2Y"]),
        ("It was a two-week truce.", ["two-week = P2W"]),
        ("It was a week-long truce.", ["a week-long = P1W"]),
        ("It lasted a full year.", ["a full year = P1Y"]),
        ("It ran six two weeks.", ["two weeks = P2W"]),
        ("They met for two weekends.", []),
        ("They met for a weekend.", []),
        ("They met for weekends.", []),
        ("He is 44 years old.", []),
        ("The 44-year-old left.", []),
        ("It is open 24 hours a day.", ["a day = P1D"]),
        ("Three-quarters of it burned.", []),
        ("He watched 60 Minutes.", []),
        ("The 2024 quarter was bad.", []),
        ("It ate a quarter of it.", []),
        ("A quarter ago it fell.", ["A quarter ago = 2025-Q2"]),
        ("It cost $500 million a year.", ["a year = P1Y"]),
        ("It lost 5,000 a month.", ["a month = P1M"]),
        ("It took three decades.", ["three decades = P30Y"]),
        ("It took a century.", ["a century = P100Y"]),
        ("It took a fortnight.", ["a fortnight = P2W"]),
        ("It took 3 fortnights.", ["3 fortnights = P6W"]),
        ("It took half a decade.", ["half a decade = P5Y"]),
        ("It took nearly four years.", ["nearly four years = P4Y LESS_THAN"]),
        ("It took about two weeks.", ["about two weeks = P2W APPROX"]),
        ("It took more than three hours.", ["more than three hours = PT3H MORE_THAN"]),
        ("It took less than an hour.", ["less than an hour = PT1H LESS_THAN"]),
        ("It took no more than two days.", ["no more than two days = P2D EQUAL_OR_LESS"]),
        ("It took no less than two days.", ["no less than two days = P2D EQUAL_OR_MORE"]),
        ("It took at least 30 days.", ["at least 30 days = P30D EQUAL_OR_MORE"]),
        ("It took at most 30 days.", ["at most 30 days = P30D EQUAL_OR_LESS"]),
        ("It took up to two weeks.", ["up to two weeks = P2W EQUAL_OR_LESS"]),
        ("It took over a week.", ["over a week = P1W MORE_THAN"]),
        ("It took some 20 years.", ["some 20 years = P20Y APPROX"]),
        ("It took over several weeks.", ["several weeks = PXW"]),
        ("It moved over the past year.", ["the past year = P1Y"]),
        ("It took a week or so.", ["a week or so = P1W APPROX"]),
        ("It took two weeks or more.", ["two weeks or more = P2W EQUAL_OR_MORE"]),
        ("It took two weeks or less.", ["two weeks or less = P2W EQUAL_OR_LESS"]),
        ("at least several years", ["at least several years = PXY EQUAL_OR_MORE"]),
    ],
)
def test_lengths(text: str, expected: list[str]) -> None:
    assert expected == read_values(text)


@pytest.mark.parametrize(
    ("value", "expected"),
    [("P2W", (2, "W")), ("PT3H", (3, "TH")), ("P2Y6M", None), ("PXY", None), (None, None)],
)
def test_a_length_of_one_unit_is_split(value: str | None, expected: tuple[int, str] | None) -> None:
    assert expected == split_length(value)


@pytest.mark.parametrize(
    ("text", "type_"),
    [("It cost $5 million a year.", TimexType.SET), ("It took a year.", TimexType.DURATION)],
)
def test_so_much_a_year_is_a_set(text: str, type_: TimexType) -> None:
    assert [type_] == [timex.type for timex in times_of(text)]
