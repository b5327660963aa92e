"""Windows answer for each word once, whatever the words and sentences."""

from hypothesis import given
from hypothesis import strategies as st

from onrecord.model.document import Sentence, Span
from onrecord.read.windows import BEFORE, BEHIND, CORE, lay_windows


@given(st.lists(st.lists(st.integers(1, 16), min_size=1, max_size=80), max_size=30))
def test_windows_answer_for_each_word_once(lengths: list[list[int]]) -> None:
    sizes = [size for sentence in lengths for size in sentence]
    sentences, first = [], 0
    for words in lengths:
        last = first + len(words)
        sentences.append(Sentence(span=Span(first, last), first=first, last=last, paragraph=0))
        first = last
    windows = list(lay_windows(sizes, sentences))
    answered = [i for w in windows for i in range(w.core_first, w.core_last)]
    assert answered == list(range(len(sizes)))
    ends = {sentence.last for sentence in sentences}
    for window in windows:
        assert window.first <= window.core_first < window.core_last <= window.last
        assert sum(sizes[window.core_first : window.core_last]) <= CORE
        assert sum(sizes[window.first : window.core_first]) <= BEFORE
        assert sum(sizes[window.core_last : window.last]) <= BEHIND
        if window.core_last not in ends:
            around = next(s for s in sentences if s.first < window.core_last < s.last)
            assert sum(sizes[around.first : around.last]) > CORE
