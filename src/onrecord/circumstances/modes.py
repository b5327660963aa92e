"""Let the channel correct the mode: what is said in a statement is written.

In: a statement's `Mode` and `Channel`, and the words of its cue. Out: `Mode`.
The mode of what has no channel is left to `statements/`.
"""

from collections.abc import Iterable

from onrecord.circumstances.lexicon import Lexicon
from onrecord.model.statement import Channel, Mode


def correct_mode(
    lexicon: Lexicon, mode: Mode | None, channel: Channel | None, cue: Iterable[str]
) -> Mode | None:
    """Return the mode that goes with a channel.

    Args:
        lexicon: The words.
        mode: What was found without the channel.
        channel: The channel.
        cue: The words of the cue, in lower case.
    """
    if channel is None or mode not in (Mode.SPEECH, Mode.WRITING, None):
        return mode
    if channel in lexicon.written:
        # "she told them in a letter" is written all the same; "he shouted" is not.
        return Mode.WRITING
    if channel in lexicon.spoken and mode is not None and lexicon.written_cues.isdisjoint(cue):
        return Mode.SPEECH
    return mode
