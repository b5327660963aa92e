"""Windows answer for each word once, whatever the words and sentences.

In: sizes of words, in sentences. Out: nothing. What a word looks like is left to the unit tests.
"""

from collections.abc import Sequence

from hypothesis import example, given
from hypothesis import strategies as st

from onrecord.model.document import Sentence, Span
from onrecord.read.windows import BEFORE, BEHIND, CORE, Window, lay_windows

# Words in runs of one size: lists of single words are mostly too short to fill a window.
RUNS = st.tuples(st.integers(1, 60), st.integers(1, 16))
SENTENCES = st.lists(RUNS, min_size=1, max_size=6).map(
    lambda runs: [size for count, size in runs for _ in range(count)]
)


@given(st.lists(SENTENCES, max_size=30))
@example([])
@example([[1] * CORE, [1] * CORE])
@example([[1], [1] * (CORE + 1)])
@example([[1] * (CORE - 1), [16] * 14, [16] * 15, [1]])
def test_windows_answer_for_each_word_once(words: list[list[int]]) -> None:
    sizes = [size for sentence in words for size in sentence]
    sentences = make_sentences(words)
    windows = list(lay_windows(sizes, sentences))
    answered = [i for w in windows for i in range(w.core_first, w.core_last)]
    assert answered == list(range(len(sizes)))
    for window in windows:
        check_room(window, sizes)
        check_end(window, sizes, sentences)


def make_sentences(words: Sequence[Sequence[int]]) -> list[Sentence]:
    found, first = [], 0
    for sentence in words:
        last = first + len(sentence)
        found.append(Sentence(span=Span(first, last), first=first, last=last, paragraph=0))
        first = last
    return found


def check_room(window: Window, sizes: Sequence[int]) -> None:
    """Check that a window holds its core, and as much beside it as there is room for."""
    assert 0 <= window.first <= window.core_first < window.core_last <= window.last <= len(sizes)
    assert sum(sizes[window.first : window.last]) <= CORE + BEFORE + BEHIND
    assert sum(sizes[window.core_first : window.core_last]) <= CORE
    before = sum(sizes[window.first : window.core_first])
    assert before <= BEFORE
    assert window.first == 0 or before + sizes[window.first - 1] > BEFORE
    behind = sum(sizes[window.core_last : window.last])
    assert behind <= BEHIND
    assert window.last == len(sizes) or behind + sizes[window.last] > BEHIND


def check_end(window: Window, sizes: Sequence[int], sentences: Sequence[Sentence]) -> None:
    """Check that a core ends where a sentence does, or inside one that no core can hold."""
    around = next(s for s in sentences if s.first < window.core_last <= s.last)
    if window.core_last < around.last:
        assert sum(sizes[around.first : around.last]) > CORE
