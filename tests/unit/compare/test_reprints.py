"""Which reports print another one again, and how many are independent."""

import json
from collections.abc import Sequence
from dataclasses import asdict

from handmade import report, sheet
from onrecord.compare.reprints import (
    find_independent,
    find_reprints,
    is_reprint,
    take_fingerprint,
)
from onrecord.model.comparison import Sheet
from onrecord.model.document import Report
from onrecord.model.reprint import Reprint

AGENCY = (
    "OSTREL, 17 March 2031 (Novapress) - The government of Varenia on Monday put off its vote on "
    "the border accord for a week after three deputies of the ruling party had asked for more "
    "time. The president of the Assembly told members that the text had reached them too late. "
    "Farmers from the Kelm Valley, who had come to the capital by tractor, blocked the bridge "
    "for two hours and then went home. The vote is now set for the end of the month, and both "
    "camps expect it to be close."
)
OTHER = (
    "Snow fell on the passes overnight and the railway stood still. In Port Salen the harbour "
    "master closed the outer mole, and forty lorries waited at the customs post for a road that "
    "nobody had cleared. Schools in the mountain villages will stay shut until Thursday, the "
    "district council decided, while bakers carried bread uphill on sledges as they did when "
    "their grandparents were young."
)
QUOTED = (
    "“We have waited for nine years at a bridge that our own grandfathers built with their own "
    "hands, and we shall not wait for a tenth year at a bridge that belongs to nobody but us”"
)


def reprints(*stories: Report, quotations: Sequence[str] = ()) -> dict[str, Reprint]:
    sheets = [make_sheet(story, quotations) for story in stories]
    prints = [take_fingerprint(each) for each in sheets]
    found = find_reprints(prints, [each.report for each in sheets])
    again = find_reprints(reversed(prints), [each.report for each in sheets])
    assert found == again, "the order of the reports makes no difference"
    return found


def make_sheet(story: Report, quotations: Sequence[str] = ()) -> Sheet:
    return sheet(story, quotations=[each for each in quotations if each in story.text])


def test_a_reprint_names_its_original_and_how_much_is_shared() -> None:
    original = report(AGENCY, publisher="Novapress")
    copy = report(
        AGENCY.replace("(Novapress)", "(Novapress via The Lantern)"),
        publisher="The Lantern",
        published="2031-03-18",
    )
    found = reprints(original, copy, report(OTHER, publisher="Hadvik Post"))
    assert list(found) == [copy.report_id]
    reprint = found[copy.report_id]
    assert reprint.original_id == original.report_id
    assert reprint.is_whole
    assert reprint.is_credited
    assert reprint.shared > 0.8


def test_who_is_credited_is_the_original_though_it_is_dated_later() -> None:
    agency = report(
        AGENCY.replace(" (Novapress)", ""), publisher="Novapress", published="2031-03-18"
    )
    paper = report(AGENCY, publisher="The Lantern", byline="Novapress", published="2031-03-17")
    assert list(reprints(agency, paper)) == [paper.report_id]


def test_initials_are_a_credit() -> None:
    agency = report(AGENCY, publisher="Meridian News Service", published="2031-03-18")
    paper = report(AGENCY.replace("Novapress", "MNS"), publisher="The Lantern")
    assert reprints(agency, paper)[paper.report_id].is_credited


def test_without_a_credit_the_earliest_is_the_original_of_all() -> None:
    text = AGENCY.replace(" (Novapress)", "")
    days = ["2031-03-18", "2031-03-17", "2031-03-19"]
    stories = [report(text, publisher=f"Paper {day}", published=day) for day in days]
    found = reprints(*stories)
    assert {each.original_id for each in found.values()} == {stories[1].report_id}
    assert len(found) == 2
    assert find_independent((s.report_id for s in stories), found) == (stories[1].report_id,)


def test_paragraphs_of_an_agency_inside_an_article_are_part_of_it() -> None:
    agency = report(AGENCY, publisher="Novapress")
    article = report(f"{OTHER}\n\n{AGENCY}\n\n{OTHER.upper()}", publisher="The Lantern")
    reprint = reprints(agency, article)[article.report_id]
    assert not reprint.is_whole
    assert reprint.kept == 1.0
    assert reprint.shared < 0.6
    assert not is_reprint(article.report_id, {article.report_id: reprint})


def test_what_two_reports_quote_makes_neither_a_reprint() -> None:
    first = report(f"{AGENCY} {QUOTED}, said a farmer.", publisher="Novapress")
    second = report(f"{OTHER} {QUOTED}, a farmer said.", publisher="The Lantern")
    assert reprints(first, second, quotations=[QUOTED]) == {}


def test_a_report_of_nothing_but_quotations_is_compared_by_them() -> None:
    stories = [report(QUOTED * 2, publisher=name) for name in ("The Lantern", "Hadvik Post")]
    assert len(reprints(*stories, quotations=[QUOTED, QUOTED])) == 1


def test_a_later_state_at_one_address_is_a_version() -> None:
    first = report(AGENCY, url="https://courier.example/1", published="2031-03-17")
    second = report(
        AGENCY + " So it goes.", url="https://courier.example/1", published="2031-03-18"
    )
    assert reprints(first, second) == {}


def test_background_that_a_publisher_prints_again_is_no_part_of_another_report() -> None:
    first = report(f"{OTHER} {AGENCY}", published="2031-03-16")
    second = report(f"{AGENCY} {OTHER.upper()[::-1]}", published="2031-03-17")
    assert reprints(first, second) == {}


def test_a_text_of_few_words_leaves_no_trace() -> None:
    assert take_fingerprint(make_sheet(report("No comment."))).traces == ()
    assert reprints(report("No comment."), report("No comment.", publisher="Hadvik Post")) == {}


def test_a_fingerprint_is_small_and_can_be_written_as_json() -> None:
    found = take_fingerprint(make_sheet(report(AGENCY)))
    assert len(json.dumps(asdict(found))) < 2 * len(AGENCY)
    assert all(trace < 2**53 for trace in found.traces)
