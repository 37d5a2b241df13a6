import io
from pathlib import Path

import pytest

from foedus.model.document import Document, Unread
from foedus.reading import read_paths
from tests.reading.material import LEAD, SECOND, THIRD, TITLE


def make_pdf(pages: list[list[str]], *, info: str = "") -> bytes:
    """A PDF with one line of text a string, written by hand."""
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    kids = []
    for lines in pages:
        shown = "\n".join(f"({line.translate({40: '[', 41: ']', 92: '/'})}) Tj T*" for line in lines)
        stream = f"BT /F1 10 Tf 12 TL 50 780 Td\n{shown}\nET"
        kids.append(f"{len(objects) + 1} 0 R")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 842] /Resources << /Font << "
            f"/F1 3 0 R >> >> /Contents {len(objects) + 2} 0 R >>"
        )
        objects.append(f"<< /Length {len(stream.encode('cp1252'))} >>\nstream\n{stream}\nendstream")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    objects.append(f"<< {info} >>")
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, text in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{text}\nendobj\n".encode("cp1252")
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{place:010} 00000 n \n".encode() for place in places)
    out += (
        f"trailer << /Size {len(objects) + 1} /Root 1 0 R /Info {len(objects)} 0 R "
        f">>\nstartxref\n{start}\n%%EOF"
    ).encode()
    return bytes(out)


def wrapped(text: str) -> list[str]:
    import textwrap

    return textwrap.wrap(text, 80)


def read(folder: Path, data: bytes) -> Document | Unread:
    path = folder / "a.pdf"
    path.write_bytes(data)
    (found,) = read_paths([path])
    return found


def test_wrapped_lines_of_a_pdf_become_paragraphs(tmp_path: Path) -> None:
    lines = [TITLE, *wrapped(LEAD), *wrapped(SECOND), *wrapped(THIRD)]
    doc = read(tmp_path, make_pdf([lines], info="/Author (Ana Roe) /CreationDate (D:20230907101500)"))
    assert isinstance(doc, Document), doc
    assert doc.title == TITLE
    assert [doc.text[p.start : p.end] for p in doc.paragraphs] == [LEAD, SECOND, THIRD]
    assert (doc.byline, str(doc.published.since)) == ("Ana Roe", "2023-09-07")


def test_lines_that_pages_repeat_are_left_out(tmp_path: Path) -> None:
    pages = [
        ["Klow Gazette Quarterly", *wrapped(part), f"Page {i} of 3"]
        for i, part in enumerate((LEAD, SECOND, THIRD), 1)
    ]
    doc = read(tmp_path, make_pdf(pages))
    assert isinstance(doc, Document), doc
    assert "Quarterly" not in doc.text
    assert "Page 2" not in doc.text


def test_a_scan_without_text_says_what_to_do(tmp_path: Path) -> None:
    found = read(tmp_path, make_pdf([[]]))
    assert isinstance(found, Unread)
    assert found.error == "EmptyDocument"
    assert "OCR" in found.reason


def test_a_password_is_asked_for(tmp_path: Path) -> None:
    pypdf = pytest.importorskip("pypdf")
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(make_pdf([[TITLE, *wrapped(LEAD)]])))
    writer.encrypt("secret", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    found = read(tmp_path, out.getvalue())
    assert isinstance(found, Unread)
    assert found.error == "EncryptedDocument"


def test_a_truncated_pdf_is_a_recorded_failure(tmp_path: Path) -> None:
    found = read(tmp_path, make_pdf([[TITLE, *wrapped(LEAD)]])[:300])
    assert isinstance(found, Unread)
