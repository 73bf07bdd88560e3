"""The whole way once, from an article to a moderated discussion: for a newcomer to read first."""

import io
import re

from bs4 import BeautifulSoup

ARTICLE = """tiistai 17. marraskuuta 2009

Päätös ei kävele itse

Päätös tehtiin maanantaina. Tiistaina kukaan ei muistanut sitä, ja se tehtiin uudestaan.

Kuunteleminen on johtamisen halvin väline, ja siksi sitä käytetään vähiten.

Pohdittavaa:
Kuinka päätöksen toteutumista voi seurata niin, että siitä on iloa (case-esimerkkejä)?
Kuka kuuntelee, kun johto puhuu?

Ei kommentteja:

Lähetä kommentti
"""
CASE = {
    "title": "Taulu käytävällä",
    "situation": "Palaverin päätökset jäivät palaveriin.",
    "action": "Kirjasimme ne taululle, jonka ohi kaikki kulkevat.",
    "outcome": "Kuukauden päästä puolet oli tehty.",
    "lesson": "Näkyvä muistuttaa.",
}


def fields(answer, action: str) -> dict[str, str]:
    """Read a form as a browser would: what it sends if nothing is changed."""
    page = BeautifulSoup(answer.data, "lxml")
    form = next(each for each in page.find_all("form") if action in (each.get("action") or ""))
    sent = {}
    for each in form.find_all(["input", "textarea", "select"]):
        if not each.get("name") or each.get("type") in {"file", "submit"}:
            continue
        if each.get("type") in {"checkbox", "radio"} and not each.has_attr("checked"):
            continue
        sent[each["name"]] = _value(each)
    return sent


def _value(each) -> str:
    if each.name == "select":
        chosen = each.find("option", selected=True) or each.find("option")
        return chosen.get("value", "") if chosen else ""
    return each.text.removeprefix("\n") if each.name == "textarea" else each.get("value", "on")


def text_of(answer) -> str:
    return BeautifulSoup(answer.data, "lxml").get_text(" ", strip=True)


def test_from_an_article_to_a_moderated_discussion(make, visit):
    tuula, eero = make.user("Tuula"), make.user("Eero")
    teacher = visit(tuula)
    course = teacher.send(
        "/courses", title="Strateginen johtaminen", language="fi", time_zone="Europe/Helsinki"
    ).location
    (row,) = make.all(type(make.course()), title="Strateginen johtaminen")
    aino = visit(make.member(row, "moderator", name="Aino"))
    writer, classmate = visit(make.member(row, user=eero)), visit(make.member(row))

    page = teacher.send(
        f"{course}/articles/import", files={"file": (io.BytesIO(ARTICLE.encode()), "paatos.txt")}
    )
    form = fields(page, "/articles")
    action = BeautifulSoup(page.data, "lxml").find("form", action=re.compile("/articles"))["action"]
    made = teacher.send(action, form, do="make")
    assert made.status_code == 303, text_of(made)
    article = teacher.get(made.location)
    assert "Päätös ei kävele itse" in text_of(article)
    assert "Lähetä kommentti" not in text_of(article)
    topics = sorted(set(re.findall(rf"{course}/topics/\d+", article.get_data(as_text=True))))
    assert len(topics) == 2

    def tell(**changes):
        form = fields(writer.get(f"{topics[0]}/cases/new"), "/cases")
        sent = writer.send(f"{topics[0]}/cases", form | CASE | changes, save="submit")
        assert sent.status_code == 303, text_of(sent)
        return sent.location

    def decide(post, decision, **more):
        item = aino.get(post.replace("/posts/", "/queue/"))
        form = fields(item, "/decisions")
        answer = aino.send(f"{post}/decisions", {**form, **more, "decision": decision})
        assert answer.status_code == 303, text_of(answer)

    first, second, third = tell(), tell(title="Toinen"), tell(title="Kolmas")
    assert classmate.get(first).status_code == 404
    decide(first, "approve")
    assert "Taulu käytävällä" in text_of(classmate.get(topics[0]))

    decide(second, "request_changes", **{"requests-outcome": "Mistä tiedätte sen?"})
    edit = writer.get(f"{second}/edit")
    assert "Mistä tiedätte sen?" in text_of(edit)
    mended = fields(edit, "/revisions") | {"outcome": "Laskimme rivit."}
    assert writer.send(f"{second}/revisions", mended, save="submit").status_code == 303
    decide(second, "feature")
    assert "Laskimme rivit." in text_of(classmate.get(topics[0]))

    decide(third, "reject", reason="off_topic", message="Tämä kuuluu toiseen kysymykseen.")
    assert "Tämä kuuluu toiseen kysymykseen." in text_of(writer.get(third))
    assert "Kolmas" not in text_of(classmate.get(topics[0]))

    form = fields(classmate.get(first), "/replies") | {"body": "Meillä taulu jäi tyhjäksi."}
    reply = classmate.send(f"{first}/replies", form, save="submit").location
    assert "Meillä taulu" not in text_of(writer.get(topics[0]))
    decide(reply, "approve")
    assert "Meillä taulu jäi tyhjäksi." in text_of(writer.get(topics[0]))
