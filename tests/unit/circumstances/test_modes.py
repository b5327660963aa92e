import pytest

from onrecord.circumstances.lexicon import load_lexicon
from onrecord.circumstances.modes import correct_mode
from onrecord.model.statement import Channel, Mode


@pytest.mark.parametrize(
    ("mode", "channel", "cue", "expected"),
    [
        (Mode.SPEECH, Channel.STATEMENT, "said", Mode.WRITING),
        (None, Channel.DOCUMENT, "said", Mode.WRITING),
        (Mode.WRITING, Channel.INTERVIEW, "said", Mode.SPEECH),
        (Mode.WRITING, Channel.INTERVIEW, "wrote", Mode.WRITING),
        (None, Channel.INTERVIEW, "said", None),
        (Mode.BELIEF, Channel.DOCUMENT, "thinks", Mode.BELIEF),
        (Mode.WRITING, Channel.CAMPAIGN, "said", Mode.WRITING),
        (Mode.SPEECH, None, "said", Mode.SPEECH),
    ],
)
def test_the_channel_corrects_the_mode(
    mode: Mode | None, channel: Channel | None, cue: str, expected: Mode | None
) -> None:
    assert expected is correct_mode(load_lexicon(), mode, channel, [cue])
