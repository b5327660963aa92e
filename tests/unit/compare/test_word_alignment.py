"""Two quotations side by side, word by word."""

from onrecord.compare.quoted_words import QuoteNote
from onrecord.compare.word_alignment import Edit, align


def words(text: str, *, breaks: tuple[int, ...] = ()) -> QuoteNote:
    each = tuple(text.split())
    places = tuple(range(0, 10 * len(each), 10))
    return QuoteNote(
        report_id="rp_1",
        statement_id="st_1",
        speaker=None,
        speaker_name=None,
        day=None,
        is_verbatim=False,
        words=each,
        starts=places,
        ends=tuple(at + 9 for at in places),
        breaks=breaks,
    )


def test_an_altered_word_is_an_edit_and_a_cut_end_is_none() -> None:
    found = align(
        words("he needs my signature before summer"),
        words("he needs a signature before summer believe me"),
    )
    assert found is not None
    assert (found.left, found.right) == ((0, 6), (0, 6))
    assert (found.matched, found.content, found.apart) == (5, 3, 0)
    [edit] = found.changes
    assert (edit.left, edit.right) == ((2, 3), (2, 3))


def test_words_left_out_where_a_mark_stands_are_no_change() -> None:
    whole = words("observers must move freely on both sides of the pass")
    assert [
        e.right for e in align_edits(words("observers must move freely of the pass"), whole)
    ] == [(4, 7)]
    assert align_edits(words("observers must move freely of the pass", breaks=(4,)), whole) == []


def align_edits(left: QuoteNote, right: QuoteNote) -> list[Edit]:
    found = align(left, right)
    assert found is not None
    return list(found.changes)


def test_words_that_a_quotation_may_lack_are_no_change() -> None:
    assert align_edits(words("and the snow has gone now"), words("well the snow has gone")) == []


def test_what_both_have_and_is_not_the_same_is_counted_at_the_ends() -> None:
    found = align(words("a road not paper bridges"), words("iron road not paper"))
    assert found is not None
    assert found.apart == 0, "“a” is no word that counts"
    found = align(words("steel road not paper"), words("iron road not paper"))
    assert found is not None
    assert found.apart == 1


def test_a_word_far_from_all_others_is_no_part_of_what_is_common() -> None:
    found = align(
        words("the pass opens in spring"),
        words("the minister who came from the coast said that pass opens in spring"),
    )
    assert found is not None
    assert found.left == (1, 5)


def test_nothing_in_common_is_no_alignment() -> None:
    assert align(words("snow fell"), words("guns spoke")) is None
