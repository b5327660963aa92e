from onrecord.model.document import MentionType
from told_pages import Said, read_page

TEXT = "“We agree,” Ilena Marost told Radio Hadvik. She said a poll of voters showed it."
PAGE = read_page(
    TEXT,
    Said("“We agree,”", "told", "Ilena Marost"),
    Said("a poll of voters showed it", "said", "She"),
    Said("it", "showed", "a poll of voters"),
)


def words(tokens: object) -> list[str]:
    assert isinstance(tokens, frozenset)
    return [PAGE.doc.tokens[index].text for index in sorted(tokens)]


def test_statements_stand_at_their_cues() -> None:
    assert ["told", "said", "showed"] == [PAGE.low[index] for index in PAGE.cues]
    assert [0, 1, 1] == PAGE.homes
    assert ["told", "said", "showed"] == words(PAGE.cue_tokens)


def test_words_lie_in_the_contents_around_them() -> None:
    poll = PAGE.low.index("poll")
    assert frozenset({1}) == PAGE.shells[poll]
    assert frozenset({1, 2}) == PAGE.shells[PAGE.low.index("it")]
    assert frozenset() == PAGE.shells[PAGE.low.index("told")]


def test_what_hangs_on_the_head_of_a_source_is_no_head() -> None:
    assert ["Ilena", "Marost", "She", "a", "poll"] == words(PAGE.source_heads)
    assert "voters" in words(PAGE.source_tokens)


def test_mentions_are_found_by_their_heads() -> None:
    at = PAGE.low.index("ilena")
    mention = PAGE.find_mention(at, at + 2)
    assert mention is not None
    assert range(at, at + 2) == PAGE.reach(mention)
    assert None is PAGE.find_mention(PAGE.low.index("told"), PAGE.low.index("told") + 1)
    she = PAGE.low.index("she")
    assert None is PAGE.find_mention(she, she + 1, named=True)
    pronoun = PAGE.find_mention(she, she + 1)
    assert pronoun is not None
    assert MentionType.PRONOUN is pronoun.type


def test_a_statement_without_a_cue_stands_at_its_content() -> None:
    page = read_page("A deal? “Never.”", Said("“Never.”"))
    assert "“" == page.low[page.cues[0]]
    assert range(0) == page.cover(())


def test_words_are_told_on_one_line() -> None:
    page = read_page("She saw\nit then.")
    assert "She saw it" == page.words(0, 3)
    assert (0, 2) == (page.start_of_sentence(1), page.end_of_sentence(1))
