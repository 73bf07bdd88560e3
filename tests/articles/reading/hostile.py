"""Files that are made to hurt whoever opens them, and a way to see what they cost."""

import io
import json
import os
import sys
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

_TYPES = "application/vnd.openxmlformats-"
_WORD = "http://schemas.openxmlformats.org/"
_PARTS = {
    "[Content_Types].xml": (
        f'<?xml version="1.0"?><Types xmlns="{_WORD}package/2006/content-types">'
        f'<Default Extension="rels" ContentType="{_TYPES}package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_TYPES}officedocument.'
        'wordprocessingml.document.main+xml"/></Types>'
    ),
    "_rels/.rels": (
        f'<?xml version="1.0"?><Relationships xmlns="{_WORD}package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{_WORD}officeDocument/2006/relationships/officeDocument" '
        'Target="word/document.xml"/></Relationships>'
    ),
}
WORDS = "<w:p><w:r><w:t>Words here.</w:t></w:r></w:p>"
ENTITIES = (
    '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))
    + "]>"
)


def word(body: str = WORDS, before: str = "", **more: bytes) -> bytes:
    written = io.BytesIO()
    names = f'xmlns:w="{_WORD}wordprocessingml/2006/main"'
    document = f"{before}<w:document {names}><w:body>{body}</w:body></w:document>"
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in {**_PARTS, "word/document.xml": document, **more}.items():
            package.writestr(name, part)
    return written.getvalue()


def pdf(
    content: bytes, kids: str = "3 0 R", count: int = 1, filters: str = "/FlateDecode"
) -> bytes:
    page = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R /Resources "
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {count} >>".encode(),
        f"{page}<< /Font << /F 5 0 R >> >> >>".encode(),
        f"<< /Length {len(content)} /Filter {filters} >>\nstream\n".encode()
        + content
        + b"\nendstream",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    written, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        places.append(len(written))
        written += f"{number} 0 obj\n".encode() + part + b"\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    tail = f"xref\n0 6\n0000000000 65535 f \n{table}trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n"
    return written + f"{tail}{len(written)}\n%%EOF".encode()


def _lying_about_sizes() -> bytes:
    body = WORDS * 200_000
    whole = len(word(body)) and (len(body) + 105).to_bytes(4, "little")
    return word(body).replace(whole, (1_000).to_bytes(4, "little"))


def _many(before: bytes, part: bytes, after: bytes, count: int) -> bytes:
    parts = (part.replace(b"%d", b"%d" % number) for number in range(count))
    return before + b"".join(parts) + after


LINE = b"(Words) Tj 1 0 Td "
FILES: dict[str, Callable[[], bytes]] = {
    "parts that unpack to much.docx": lambda: word(**{"word/media/a": b"\0" * 90_000_000}),
    "text that unpacks to much.docx": lambda: word(WORDS * 1_000_000),
    "sizes that are lies.docx": _lying_about_sizes,
    "tables in tables.docx": lambda: word("<w:tbl><w:tr><w:tc>" * 20_000),
    "entities in entities.docx": lambda: word("<w:p>&j;</w:p>", ENTITIES),
    "entities far down.docx": lambda: word("&j;", f"<!--{' ' * 20_000}-->{ENTITIES}"),
    "macros.docm": lambda: word(**{"word/vbaProject.bin": b"\xd0\xcf\x11\xe0" * 99}),
    "a web page.docx": lambda: b"<html>Words</html>",
    "pages of nothing.pdf": lambda: pdf(zlib.compress(b" " * 100_000_000)),
    "nothing packed twice.pdf": lambda: pdf(
        zlib.compress(zlib.compress(b" " * 100_000_000)), filters="[/FlateDecode /FlateDecode]"
    ),
    "a million words on a page.pdf": lambda: pdf(
        zlib.compress(b"BT /F 12 Tf " + LINE * 1_000_000 + b"ET")
    ),
    "pages in themselves.pdf": lambda: pdf(zlib.compress(b"x"), "2 0 R 3 0 R", 2),
    "more pages than there are.pdf": lambda: pdf(zlib.compress(b"x"), "3 0 R " * 99_000, 99_000),
    "beginnings.pdf": lambda: b"%PDF-1.7\n" + b"1 0 obj << " * 200_000,
    "elements in elements.html": lambda: b"<div>" * 100_000 + b"Why?",
    "styles in styles.html": lambda: b"<p>" + b"<b>" * 59_000 + b"Why?",
    "a million links.html": lambda: b"<a href=x>x</a>" * 1_000_000,
    "links.md": lambda: b"[x](http://a.b) " * 59_000,
    "brackets.md": lambda: b"[" * 100_000,
    "quotes in quotes.md": lambda: b"> " * 50_000 + b"Why?",
    "boxes in boxes.md": lambda: b"```{admonition} Discuss\n" * 4_000,
    "mentions of a note.md": lambda: b"[^a] " * 8_000 + b"\n\n[^a]: x",
    "a wide table.html": lambda: (
        b"<table><tr>" + b"<td>" * 25_000 + b"<tr><td rowspan=999>x" * 15_000
    ),
    "stars.html": lambda: b"<p>" + b"*" * 4_900_000,
    "attributes.html": lambda: _many(b"<p ", b'a%d="x" ', b">Words", 100_000),
    "names in circles.rst": lambda: _many(b"", b".. |a%d| replace:: |b%d|\n\n", b"|a0|", 60),
    "only questions.txt": lambda: b"To ponder:\n" + b"- Why?\n" * 29_000,
    "files of the machine.rst": lambda: b".. include:: /etc/passwd\n\nWords.",
    "signs.xml": lambda: b"<rss><item><guid>1</guid><title>" + b"&x " * 2_000_000,
    "entities.xml": lambda: ENTITIES.encode() + b"<rss><item><title>&j;</title></item></rss>",
    "attributes.xml": lambda: _many(b"<rss ", b'a%d="x" ', b"><item/></rss>", 60_000),
    "nesting.xml": lambda: b"<rss><item>" + b"<a>" * 100_000,
}


def main(folder: str) -> None:
    """Read every file in a process of its own; say what came of it, and the time and room it took.

    What all of them need is loaded before.
    """
    from forum.articles.reading import archives, pdf_file, reader, word_file  # noqa: F401

    said = {}
    for file in sorted(Path(folder).iterdir()):
        data = file.read_bytes()
        reading, writing = os.pipe()
        if (child := os.fork()) == 0:
            os.write(writing, _said_of(file, data).encode())
            os._exit(0)
        os.close(writing)
        words = os.read(reading, 100).decode()
        os.close(reading)
        spent = os.wait4(child, 0)[2]
        said[file.name] = (words, spent.ru_utime + spent.ru_stime, spent.ru_maxrss / 1024)
    print(json.dumps(said))  # noqa: T201 - its answer


def _said_of(file: Path, data: bytes) -> str:
    from forum.articles import reading
    from forum.articles.reading import archives

    try:
        if file.suffix == ".xml":
            archives.parted(data)
        else:
            reading.read(data, file.name)
    except reading.UnreadableError as error:
        return error.code if error.sentence else ""
    return "read"


if __name__ == "__main__":
    main(sys.argv[1])
