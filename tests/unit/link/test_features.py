"""What speaks for and against an antecedent."""

from onrecord.link.facts import Facts
from onrecord.link.features import Option, list_none_features, list_option_features
from onrecord.model.document import MentionType
from onrecord.model.phrase import Phrase
from onrecord.model.record import EntityType
from sample_facts import clusters, facts

NOMINAL, WHO = MentionType.NOMINAL, EntityType.PERSON
OBJECT = Phrase(first=0, last=1, person=1.0, subject=0.0)


def compare(
    this: Facts, that: Facts, *others: Facts, lean: float = 0.0, kind: EntityType | None = WHO
) -> dict[str, float]:
    """Return the features of an option."""
    everything = sorted((this, that, *others), key=lambda f: f.index)
    kinds = {that.index: kind} if kind else {}
    made = clusters(everything, kinds, lean={that.index: lean}, opened=len(everything))
    option = Option(facts=that, cluster=made.of[that.index], rank=0)
    return dict(list_option_features(this, option, made))


def he(index: int, sentence: int = 0) -> Facts:
    return facts(index, "he", pronoun="he", sentence=sentence)


def test_where_the_two_stand() -> None:
    marost = facts(0, "Marost")
    assert {"same sentence", "beside it", "nearest"} <= set(compare(he(1), marost))
    assert {"one back", "same paragraph"} <= set(compare(he(1, 1), marost))
    assert "far back" in compare(he(1, 9), marost)
    behind = compare(facts(0, "he", pronoun="he", is_source=True), facts(1, "Marost"))
    assert {"ahead", "ahead of a source"} <= set(behind)


def test_an_object_or_an_owner_in_the_same_sentence() -> None:
    marost = facts(0, "Marost")
    him = facts(2, "him", pronoun="he", phrase=OBJECT)
    assert 1.0 == compare(him, marost, facts(1, "Velde"))["same sentence, object, that subject"]
    his = facts(1, "his", pronoun="he", is_owner=True)
    assert 1.0 == compare(his, marost)["same sentence, owner, that subject"]


def test_the_report_tells_of_a_he_or_a_she() -> None:
    marost = facts(0, "Marost")
    assert {"other gender", "other gender often"} <= set(compare(he(1), marost, lean=2.0))
    assert {"gender told", "gender told often"} <= set(compare(he(1), marost, lean=-2.0))
    unsure = compare(he(1), marost, lean=0.3)
    assert not {"gender told", "other gender"} & set(unsure)
    assert 0.0 == unsure["gender by name"]
    it = facts(1, "it", pronoun="it")
    assert "gender by name" not in compare(it, marost)


def test_who_speaks() -> None:
    marost = facts(0, "Marost", is_source=True)
    this = facts(1, "he", pronoun="he", is_source=True, last_source=0, sayer=0)
    wanted = {"source", "last source", "last source, source", "sayer", "both sources"}
    assert wanted <= set(compare(this, marost))
    quoted = facts(1, "he", pronoun="he", quotation=0, sayer=0)
    assert {"sayer, quoted", "quoted alone"} <= set(compare(quoted, marost))
    hidden = facts(0, "Marost", quotation=0, sayer=2)
    speaks = facts(1, "he", pronoun="he", is_source=True)
    found = compare(speaks, hidden, facts(2, "Velde"))
    assert {"that is quoted", "in somebody's words", "in somebody's words, source"} <= set(found)
    assert "same quotation" in compare(facts(1, "he", pronoun="he", quotation=0), hidden)


def test_what_the_other_is() -> None:
    found = compare(he(1), facts(0, "Marost", title="envoy", is_owner=True))
    assert {"type name", "kind person", "named person", "titled", "owner"} <= set(found)
    assert "same pronoun" in compare(he(1), he(0))
    it = facts(0, "it", pronoun="it")
    assert "another pronoun" in compare(he(1), it)
    his = facts(1, "his", pronoun="he", is_owner=True)
    assert "both owners" in compare(his, facts(0, "Marost", is_owner=True))
    both = facts(0, "Marost and Velde", type=NOMINAL, pair=(1, 2))
    assert "pair" in compare(facts(1, "they", pronoun="they"), both)


def test_what_the_words_of_a_nominal_say() -> None:
    envoy = facts(0, "an old envoy", type=NOMINAL)
    this = facts(1, "the envoy", type=NOMINAL, is_source=True)
    found = compare(this, envoy, kind=None)
    wanted = {"same head", "same head, the", "head known", "no new words", "new before"}
    assert wanted <= set(found)
    titled = facts(0, "Adrel Quint", title="special envoy")
    found = compare(this, titled)
    assert {"role known", "role known, source", "named person, source"} <= set(found)
    new = facts(1, "these tired guards", type=NOMINAL)
    found = compare(new, envoy, kind=None)
    assert {"pointed at, same sentence", "new words"} <= set(found)
    both = compare(facts(1, "both guards", type=NOMINAL), facts(0, "guards", type=NOMINAL))
    assert "same head, definite" in both


def test_who_else_is_called_so_and_what_fits_another() -> None:
    other = facts(1, "the guard", type=NOMINAL)
    this = facts(2, "the guard", type=NOMINAL)
    assert "another has the head" in compare(this, facts(0, "Marost"), other)
    tired = facts(1, "the tired guard", type=NOMINAL)
    longer = compare(tired, facts(0, "a tired cook", type=NOMINAL), kind=None)
    assert "all words" not in longer
    nation = facts(1, "the country", type=NOMINAL)
    assert "state" in compare(nation, facts(0, "Solmark"), kind=EntityType.STATE)


def test_a_businessman_is_no_she() -> None:
    this = facts(1, "the businessman", type=NOMINAL)
    assert "other gender" in compare(this, facts(0, "Marost"), lean=3.0)
    assert "gender told" in compare(this, facts(0, "Quint"), lean=-3.0)


def test_what_speaks_for_nobody() -> None:
    seen = [facts(0, "the guard", type=NOMINAL, is_source=True, quotation=0)]
    made = clusters(seen)
    found = dict(list_none_features(seen[0], made))
    wanted = {"none", "none: quoted", "none: source", "none: beginning", "none: head known"}
    assert wanted | {"none: begins with the", "none: source, person"} <= set(found)
    plain = dict(list_none_features(he(1, 5), made))
    assert {"none", "none: old", "none: subject"} == set(plain)
    a_guard = dict(list_none_features(facts(1, "a guard", type=NOMINAL), made))
    assert "none: begins with indefinite" in a_guard
    bare = dict(list_none_features(facts(1, "guards", type=NOMINAL), made))
    assert "none: begins with nothing" in bare
