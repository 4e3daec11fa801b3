"""Documents as other programs write them: Word files and PDFs, made from rows of text."""

import io
import zipfile
from collections.abc import Iterable, Sequence

CONTENT_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    'wordprocessingml.document.main+xml"/></Types>'
)
RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="word/document.xml"/></Relationships>'
)
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def docx(paragraphs: Iterable[str], *, before: str = "", more: Iterable[tuple[str, bytes]] = ()) -> bytes:
    """A Word file. `before` stands in front of its XML; `more` are further parts of the archive."""
    rows = "".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in paragraphs)
    document = f'{before}<w:document xmlns:w="{WORD}"><w:body>{rows}</w:body></w:document>'
    parts = {"[Content_Types].xml": CONTENT_TYPES, "_rels/.rels": RELATIONS, "word/document.xml": document}
    return archive(((name, text.encode()) for name, text in parts.items()), more)


def archive(*parts: Iterable[tuple[str, bytes]]) -> bytes:
    """A ZIP archive of some files."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as packed:
        for group in parts:
            for name, content in group:
                packed.writestr(name, content)
    return data.getvalue()


def pdf(pages: Sequence[Sequence[str]], *, trailer: str = "") -> bytes:
    """A PDF with rows of Helvetica. `trailer` is added to its trailer."""
    streams = [_stream(rows) for rows in pages]
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for number, stream in enumerate(streams):
        page = (
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents {5 + 2 * number} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>"
        )
        objects += [page.encode(), b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream)]
    data = bytearray(b"%PDF-1.4\n")
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    end = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer\n<< /Size {len(objects) + 1} /Root 1 0 R "
    return bytes(data) + f"{end}{trailer} >>\nstartxref\n{len(data)}\n%%EOF\n".encode()


def _stream(rows: Sequence[str]) -> bytes:
    shown = "".join(f"({row.translate({40: '', 41: ''})}) Tj T* " for row in rows)
    return f"BT /F1 12 Tf 14 TL 50 750 Td {shown}ET".encode("cp1252")
