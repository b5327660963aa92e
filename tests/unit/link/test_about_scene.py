from handmade import entity, span
from onrecord.model.document import MentionType
from onrecord.model.phrase import Phrase
from onrecord.model.record import EntityType
from told_scenes import told

MAROST, QUINT = entity("Ilena Marost", weight=3), entity("Adrel Quint")
BURLOW = entity("Burlow", type=EntityType.PLACE, weight=9)
TEXT = "Ilena Marost left Burlow. Later she met Adrel Quint. They say he lied. It rained."


def test_places_are_looked_up_by_where_their_heads_lie() -> None:
    text = told(TEXT)
    text.mention("Ilena Marost", MAROST)
    text.mention("Burlow", BURLOW)
    text.mention("she", MAROST, kind=MentionType.PRONOUN, score=0.8)
    text.mention("Adrel Quint", QUINT)
    text.phrases = (Phrase(first=0, last=2, subject=0.9),)
    scene = text.look()
    first, second = scene.list_places(0, TEXT.index(" met"))
    assert (MAROST.entity_id, 0, 2, 0) == (first.entity, first.first, first.last, first.sentence)
    assert 0.9 == (first.phrase and first.phrase.subject)
    assert (0.8, 1, None) == (second.score, second.sentence, second.phrase)
    assert frozenset({"she"}) == scene.get_called(MAROST.entity_id)
    assert frozenset() == scene.get_called(QUINT.entity_id)
    assert {MAROST.entity_id, QUINT.entity_id} == scene.beginning
    assert 3 == scene.top, "a place is nobody who acts"
    assert BURLOW.entity_id not in scene.entities


def test_a_pair_s_names_stand_for_themselves() -> None:
    text = told("Marost and Quint left.")
    text.mention("Marost", MAROST)
    text.mention("Quint", QUINT)
    both = entity("Marost and Quint", type=EntityType.GROUP)
    text.mention("Marost and Quint", both, kind=MentionType.NOMINAL)
    found = [place.entity for place in text.look().list_places(0, 22)]
    assert [MAROST.entity_id, QUINT.entity_id] == found


def test_pronouns_that_nobody_is_surely_meant_by_are_unresolved() -> None:
    text = told(TEXT)
    text.mention("she", MAROST, kind=MentionType.PRONOUN)
    text.mention("he", QUINT, kind=MentionType.PRONOUN, nth=2, score=0.3)
    scene = text.look()
    whole = (span(TEXT, "Later she met Adrel Quint. They say he lied."),)
    found = [(sort, place and place.entity) for sort, place in scene.list_unresolved(whole)]
    assert [("they", None), ("he", QUINT.entity_id)] == found


def test_names_are_no_common_words() -> None:
    scene = told(TEXT).look()
    assert ["", "left", "", "", "."] == [scene.get_common(at) for at in (0, 2, 3, 99, 4)]
    assert "" == scene.get_common(-1)


def test_tokens_are_counted_and_found() -> None:
    scene = told(TEXT).look()
    assert 3 == scene.count_tokens((span(TEXT, "Ilena Marost left"),))
    assert (0, 2) == (scene.find_token(3), scene.find_token(TEXT.index("left")))
    assert (0, 1) == (scene.find_sentence(0), scene.find_sentence(TEXT.index("met")))


def test_a_text_without_words_has_a_scene() -> None:
    scene = told(" ").look()
    assert (1, frozenset()) == (scene.top, scene.beginning)
