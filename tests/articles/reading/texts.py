"""What the tests of the reader share: prose to put around questions, and short ways to read."""

from textwrap import dedent

from forum.articles import reading

PROSE = {
    "fi": (
        "Kokous alkoi myöhässä, mutta se ei haitannut ketään. Kahvi oli kuumaa ja asialista lyhyt."
    ),
    "sv": (
        "Mötet började för sent, men det störde ingen. Kaffet var varmt och dagordningen var kort."
    ),
    "en": ("The meeting began late, but that was no trouble to anyone. The coffee was hot."),
    "no": (
        "Møtet begynte for sent, men det plaget ikke noen. Kaffen var varm og sakslisten var kort."
    ),
    "da": (
        "Mødet blev forsinket, men det generede ikke nogen. "
        "Af kaffe var der nok, og listen var kort."
    ),
    "de": (
        "Die Sitzung begann zu spät, aber das störte nicht. Der Kaffee war heiß und die Liste kurz."
    ),
    "et": (
        "Koosolek algas hilja, aga see ei seganud kedagi. Kohv oli kuum ja päevakord oli lühike."
    ),
    "fr": ("La réunion a commencé en retard, mais cela ne gênait pas. Le café était chaud."),
    "es": ("La reunión empezó tarde, pero eso no molestó a nadie. El café estaba caliente."),
}


def read(text: str, filename: str = "article.md") -> reading.Found:
    return reading.read(dedent(text).lstrip("\n").encode(), filename)


def questions(text: str, filename: str = "article.md") -> list[str]:
    return [each.text for each in read(text, filename).questions]


def with_parents(text: str, filename: str = "article.md") -> list[tuple[str, int | None]]:
    return [(each.text, each.parent) for each in read(text, filename).questions]
