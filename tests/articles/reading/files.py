"""Files that the tests of the reader make: Word, PDF, and damaged ones."""

import io
import zipfile

from docx import Document
from docx.document import Document as WordDocument


def word(document: WordDocument) -> bytes:
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def article_in_word() -> WordDocument:
    document = Document()
    document.add_paragraph("A meeting", style="Title")
    document.add_paragraph("17.11.2009")
    document.add_paragraph("The meeting began late, but that was no trouble to anyone.")
    return document


def packed(parts: dict[str, bytes]) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return written.getvalue()


def repacked(
    data: bytes, changed: dict[str, bytes], words: dict[str, tuple[str, str]] | None = None
) -> bytes:
    """Put other parts into a Word file, and other words into parts of it."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    for name, (old, new) in (words or {}).items():
        parts[name] = parts[name].decode().replace(old, new, 1).encode()
    return packed(parts | changed)


def pdf(*pages: list[str]) -> bytes:
    """Write the lines of each page, one under the other, in the smallest PDF there is.

    A line that begins with "# " is set large, an empty one leaves a gap.
    """
    numbers = [4 + 2 * at for at in range(len(pages))]
    objects = {
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        2: f"<< /Type /Pages /Count {len(pages)} /Kids "
        f"[{' '.join(f'{number} 0 R' for number in numbers)}] >>".encode(),
        3: b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    }
    for number, lines in zip(numbers, pages, strict=True):
        shown = b"".join(
            f"/F1 {20 if line.startswith('# ') else 12} Tf 1 0 0 1 50 {800 - 20 * at} Tm (".encode()
            + line.removeprefix("# ").encode("cp1252").replace(b"(", rb"\(").replace(b")", rb"\)")
            + b") Tj "
            for at, line in enumerate(lines)
            if line
        )
        content = b"BT " + shown + b"ET"
        objects[number] = (
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 850] /Contents {number + 1} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>".encode()
        )
        objects[number + 1] = b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content)
    return _with_table(objects)


def _with_table(objects: dict[int, bytes]) -> bytes:
    written = b"%PDF-1.4\n"
    places = {}
    for number, content in sorted(objects.items()):
        places[number] = len(written)
        written += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(written)
    size = max(objects) + 1
    written += b"xref\n0 %d\n0000000000 65535 f \n" % size
    for number in range(1, size):
        written += b"%010d 00000 n \n" % places[number]
    return written + b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (size, start)
