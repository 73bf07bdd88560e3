"""Whole texts of the kinds that courses, books and blogs have."""

import pytest

from forum.articles import reading
from tests.articles.reading.shapes import shapes
from tests.articles.reading.texts import PROSE, with_parents


@pytest.mark.parametrize("shape", shapes(), ids=lambda shape: shape.name)
def test_a_text_is_read_as_its_readers_read_it(shape):
    found = reading.read(shape.text.encode(), shape.file)

    if shape.questions is not None:
        assert [(each.text, each.parent) for each in found.questions] == shape.questions
    if shape.head is not None:
        assert (found.title, found.date and found.date.isoformat()) == shape.head


@pytest.mark.parametrize("shape", ["## {0}\n\n- {1}\n- {2}", "**{0}:**\n\n{1}\n\n{2}"])
def test_the_words_of_a_heading_may_be_many(shape):
    for language, heading, *asked in (
        ("fi", "Keskustellaan", "Kuka kysyi?", "Miksi kukaan ei vastannut?"),
        ("fi", "Pohdinnan tueksi", "Kuka kysyi?", "Miten kävi?"),
        ("fi", "Entä sinä?", "Milloin viimeksi kysyit?", "Kerro, mitä vastattiin."),
        ("fi", "Purkukysymykset", "Kuka kysyi?", "Miten kävi?"),
        ("fi", "Kysymyksiä ryhmälle", "Kuka kysyi?", "Miten kävi?"),
        ("fi", "Itsereflektiokysymyksiä", "Kuka kysyi?", "Miten kävi?"),
        ("sv", "Reflexionsfrågor", "Vem frågade?", "Hur gick det?"),
        ("sv", "Frågor för samtal", "Vem frågade?", "Beskriv svaret."),
        ("sv", "Låt oss diskutera", "Vem frågade?", "Hur gick det?"),
        ("en", "Over to you", "Who asked?", "Describe the answer."),
        ("en", "Talking points", "Who asked?", "What was the answer?"),
        ("en", "For reflection", "Who asked?", "Recall the answer."),
        ("en", "Warm-up questions", "Who asked?", "What was the answer?"),
        ("en", "Homework questions for discussion", "Who asked?", "What was the answer?"),
        ("no", "Å drøfte i gruppa", "Kven spurde?", "Korleis gjekk det?"),
        ("no", "Spørsmål til samtale", "Hvem spurte?", "Hvordan gikk det?"),
        ("da", "Spørgsmål til samtale", "Hvem spurgte?", "Hvordan gik det?"),
        ("da", "Til overvejelse", "Hvem spurgte?", "Beskriv svaret."),
        ("de", "Anregungen zum Nachdenken", "Wer fragte?", "Beschreiben Sie die Antwort."),
        ("de", "Reflexionsimpulse", "Wer fragte?", "Wie ging es aus?"),
        ("et", "Arutlemiseks", "Kes küsis?", "Kirjelda vastust."),
        ("et", "Arutelupunktid", "Kes küsis?", "Kuidas läks?"),
        ("fr", "Pistes de discussion", "Qui a demandé ?", "Décrivez la réponse."),
        ("fr", "Matière à réflexion", "Qui a demandé ?", "Comment cela a-t-il fini ?"),
        ("es", "Preguntas generadoras", "¿Quién preguntó?", "¿Cómo terminó?"),
        ("es", "Cuestiones para debatir", "¿Quién preguntó?", "Describe la respuesta."),
    ):
        text = f"# A\n\n{PROSE[language]}\n\n{shape.format(heading, *asked)}\n\n## B\n\n."

        assert [each for each, _ in with_parents(text)] == asked, heading
