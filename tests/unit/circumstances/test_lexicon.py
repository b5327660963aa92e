from onrecord.circumstances.lexicon import Phrases, load_lexicon


def test_the_longest_phrase_is_taken() -> None:
    phrases = Phrases({"call": ["call", "phone call"], "press": ["minister’s call"]})
    assert ("call", 2) == phrases.match(["phone", "call"], 0)
    assert ("call", 2) == phrases.match(["phone", "call", "."], 0)
    assert ("call", 3) == phrases.match(["the", "phone", "call"], 1)
    assert ("press", 3) == phrases.match(["minister", "’s", "call"], 0)
    assert None is phrases.match(["phone", "rang"], 0)


def test_a_phrase_is_known_as_a_whole_only() -> None:
    phrases = Phrases({"call": ["phone call"]})
    assert phrases.knows(["phone", "call"])
    assert not phrases.knows(["phone", "call", "on"])
    assert not phrases.knows([])


def test_the_english_words_are_loaded_once() -> None:
    lexicon = load_lexicon()
    assert lexicon is load_lexicon()
    assert ("interview/talk", 1) == lexicon.channels.match(["interview"], 0)
    assert "that" in lexicon.grammar.stops
