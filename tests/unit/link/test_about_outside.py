from handmade import entity, stmt
from onrecord.model.document import MentionType
from onrecord.model.phrase import Phrase
from onrecord.model.statement import Act
from told_scenes import told

MAROST, QUINT, VELDE = entity("Ilena Marost"), entity("Adrel Quint"), entity("Velde")


def test_what_is_said_in_the_first_person_speaks_for_the_speaker() -> None:
    text = told(
        "“I’m leaving,” Quint promised. “Our bridge held for all of this long year,” he said."
    )
    text.mention("Quint", QUINT)
    leaving = stmt(
        text.story, "“I’m leaving,”", cue="promised", source="Quint", speaker=QUINT, act=Act.PROMISE
    )
    held = stmt(
        text.story,
        "“Our bridge held for all of this long year,”",
        cue="said",
        source="he",
        speaker=QUINT,
    )
    first, second = text.contents(leaving, held)
    found = text.features(first, QUINT)
    assert {"speaker, says I", "speaker, short, act promise", "speaker, others 0"} <= found.keys()
    other = text.features(second, QUINT)
    assert "speaker, says we" in other
    assert "speaker, short" not in other


def test_whom_a_demand_is_made_to_is_told_by_how_it_begins() -> None:
    text = told("Marost urged Quint to leave.")
    text.mention("Quint", QUINT)
    urged = stmt(text.story, "to leave", cue="urged", speaker=MAROST, act=Act.DEMAND)
    (content,) = text.contents(urged)
    found = text.features(content, QUINT)
    assert "addressed, act demand, begins to" in found
    assert not [name for name in found if name.startswith("near")]


def test_who_is_near_is_told_by_what_pronoun_may_mean_them() -> None:
    text = told("Velde met Quint on Monday; he smiled. Marost said he was ill.")
    text.mention("Velde", VELDE)
    text.mention("Quint", QUINT)
    text.mention("he", QUINT, kind=MentionType.PRONOUN)
    text.mention("he", VELDE, kind=MentionType.PRONOUN, nth=1, score=0.4)
    text.phrases = (Phrase(first=0, last=1, body=0.1, subject=0.9),)
    ill = stmt(text.story, "he was ill", cue="said", source="Marost", speaker=MAROST)
    (content,) = text.contents(ill)
    fits, may = text.features(content, QUINT), text.features(content, VELDE)
    side = "near before, another sentence"
    assert {side, f"{side}, a pronoun", "near number 0", "near fits 0"} <= fits.keys()
    assert {"near he missing", "near he missing, is", "near he missing, is, 0"} <= fits.keys()
    assert {"near he missing, may be", "near number 1", "near, likeliest"} <= may.keys()
    assert (0.4, 0.1, 0.9) == (may["near, likely"], may["near body"], may[f"{side}, subject"])
    assert "near, likeliest" not in fits


def test_who_was_talked_about_before_is_told() -> None:
    text = told("Marost said Quint left. When he was ill, said Marost, Velde stayed.")
    text.mention("Quint", QUINT)
    text.mention("Velde", VELDE)
    left = stmt(text.story, "Quint left", cue="said", speaker=MAROST)
    ill = stmt(text.story, "he was ill", cue="said Marost", speaker=MAROST)
    _, content = text.contents(left, ill)
    found = text.features(content, QUINT)
    side = "near before, another sentence"
    assert {f"{side}, before", f"{side}, topic", "near topic, goes on"} <= found.keys()
    assert "near behind, same sentence" in text.features(content, VELDE)
