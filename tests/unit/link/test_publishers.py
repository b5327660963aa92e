from handmade import doc, entity, report, stmt
from onrecord.link.entities import Links
from onrecord.link.publishers import tell_publisher
from onrecord.model.record import EntityType
from onrecord.model.statement import Mode, Statement

TEXT = "The truce topped the agenda. Marost spoke of grain."


def links(*said: Statement) -> Links:
    return Links(mentions=(), entities=(), links=(), statements=said)


def test_the_publisher_makes_the_points_of_its_account() -> None:
    story = report(TEXT, publisher="Office of the President of Varenia")
    marost = entity("Ilena Marost")
    point = stmt(story, "The truce", cue="topped the agenda", mode=Mode.ACCOUNT)
    said = stmt(story, "of grain", cue="spoke", source="Marost", speaker=marost)
    told = tell_publisher(doc(story), links(point, said))
    (publisher,) = told.entities
    assert publisher.name == "Office of the President of Varenia"
    assert publisher.type is EntityType.ORGANISATION
    assert [each.speaker for each in told.statements] == [publisher.entity_id, marost.entity_id]


def test_who_published_it_is_not_guessed() -> None:
    story = report(TEXT, publisher=None)
    point = stmt(story, "The truce", cue="topped the agenda", mode=Mode.ACCOUNT)
    told = tell_publisher(doc(story), links(point))
    assert told.entities == ()
    assert told.statements[0].speaker is None


def test_other_reports_stay_as_they_are() -> None:
    story = report(TEXT)
    found = links(stmt(story, "of grain", cue="spoke", source="Marost"))
    assert tell_publisher(doc(story), found) is found
