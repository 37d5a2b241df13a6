"""Whatever is handed in: one clear line, no traceback, and nothing of the rest is lost."""

from __future__ import annotations

import io
import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from .outputs import faults
from .running import environment, foedus, write_article


def encrypted_pdf() -> bytes:
    from pypdf import PdfWriter

    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    writer.encrypt("a password", algorithm="RC4-128")
    return _bytes(writer.write)


def scanned_pdf() -> bytes:
    from pypdf import PdfWriter

    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    return _bytes(writer.write)


def _bytes(write: Callable[[io.BytesIO], object]) -> bytes:
    held = io.BytesIO()
    write(held)
    return held.getvalue()


BAD: dict[str, tuple[Callable[[], bytes], str]] = {
    "empty.txt": (lambda: b"", "empty"),
    "blank.md": (lambda: b" \n\n \t\n", "empty"),
    "binary.txt": (lambda: bytes(range(256)) * 64, "not text"),
    "picture.html": (lambda: b"\x89PNG\r\n\x1a\n" + bytes(2000), "not text"),
    "damaged.pdf": (lambda: b"%PDF-1.7 and no more", "damaged"),
    "locked.pdf": (encrypted_pdf, "password"),
    "scanned.pdf": (scanned_pdf, "text recognition"),
    "vast.txt": (lambda: b"The fleet sailed on and the envoys talked. " * 1_220_000, "limit"),
    "list.json": (lambda: b"[]", "empty list"),
    "broken.json": (lambda: b'{"text": "The min', "JSON"),
    "table.csv": (lambda: b"a,b\n1,2\n", ""),
    "shell.html": (lambda: b"<html><body><script>var a=1</script></body>", "no "),
}


@pytest.fixture
def good(tmp_path: Path) -> Path:
    return write_article(tmp_path / "articles" / "good.md")


@pytest.mark.parametrize("name", BAD)
def test_what_is_no_article_is_an_error_that_says_why(tmp_path: Path, name: str) -> None:
    make, why = BAD[name]
    (tmp_path / name).write_bytes(make())
    done = foedus("code", tmp_path / name, "--out", tmp_path / "out")
    assert done.returncode == 2
    assert done.stderr.startswith("foedus: ") and name in done.stderr and why in done.stderr
    assert len(done.stderr.splitlines()) == 1
    row = json.loads((tmp_path / "out" / "unread.jsonl").read_text())
    assert name in row["path"] and why in row["reason"]


def test_bad_files_beside_a_good_one_are_listed_and_the_good_one_is_coded(good: Path, tmp_path: Path) -> None:
    for name, (make, _) in BAD.items():
        (good.parent / name).write_bytes(make())
    os.symlink(good.parent, good.parent / "again")
    os.symlink(good.parent / "nowhere", good.parent / "dangling.txt")
    os.mkfifo(good.parent / "pipe.txt")
    done = foedus("code", good.parent, "--out", tmp_path / "out")
    assert done.returncode == 0 and "1 article " in done.stdout
    for name in (*BAD, "again", "dangling.txt", "pipe.txt"):
        assert f"left out: {good.parent / name}: " in done.stdout
    assert faults(tmp_path / "out") == []
    assert len((tmp_path / "out" / "claims.jsonl").read_text().splitlines()) >= 2


@pytest.mark.parametrize("encoding", ["latin-1", "utf-16", "utf-8-sig", "cp1252"])
def test_other_encodings_are_read_for_what_they_are(tmp_path: Path, encoding: str) -> None:
    article = write_article(
        tmp_path / "a.md", more="The café of the Älvsborg ferry stayed open, Göteborg's port said."
    )
    article.write_bytes(article.read_text(encoding="utf-8").encode(encoding))
    done = foedus("read", article, "--json")
    assert done.returncode == 0
    assert "café of the Älvsborg" in json.loads(done.stdout)["documents"][0]["text"]


def test_broken_html_gives_what_text_it_has(tmp_path: Path) -> None:
    body = (
        "<p>The Norwegian navy joined the drill off Bergen on Monday, the ministry said.<p>It ends"
        " <b>in May</i>.</div><td>" * 3
    )
    (tmp_path / "a.html").write_text(f"<html><head><title>Drill</title><body><div><p>{body}")
    done = foedus("read", tmp_path / "a.html", "--json")
    assert done.returncode == 0
    assert "The Norwegian navy joined the drill" in json.loads(done.stdout)["documents"][0]["text"]


def test_article_without_a_date_is_coded_and_says_so(tmp_path: Path) -> None:
    article = write_article(tmp_path / "a.md")
    article.write_text(article.read_text().replace("date: 2024-03-04\n", ""))
    done = foedus("code", article, "--out", tmp_path / "out")
    assert done.returncode == 0
    published = json.loads((tmp_path / "out" / "documents.jsonl").read_text())["published"]
    assert published["since"] is None and published["source"] == "unknown" and published["reason"]
    assert faults(tmp_path / "out") == []


def test_other_language_is_reported_as_not_coded_everywhere(good: Path, tmp_path: Path) -> None:
    other = good.parent / "andere.txt"
    other.write_text(
        "Die Minister trafen sich am Montag in Oslo\n\nDie norwegische Regierung erklärte am Montag, dass"
        " zwei Schiffe an der Übung teilnehmen werden. Die Gespräche sollen im Mai fortgesetzt werden.\n" * 3
    )
    said = f"{other}: written in 'de': read and kept, not coded"
    done = foedus("brief", good.parent, "--out", tmp_path / "out", "--json")
    assert done.returncode == 0
    assert "written in 'de'" in done.stdout and json.loads(done.stdout)
    assert "written in 'de'" in (tmp_path / "out" / "brief.md").read_text()
    assert (
        "written in &#39;de&#39;" in (page := (tmp_path / "out" / "brief.html").read_text())
        or "written in 'de'" in page
    )
    assert "written in 'de'" in (tmp_path / "out" / "unread.jsonl").read_text()
    assert "2 articles" in (done := foedus("code", good.parent, "--out", tmp_path / "out")).stdout
    assert f"left out: {said}" in done.stdout and "1 in another language" in done.stdout
    done = foedus("read", good.parent)
    assert "not coded" in done.stdout and "'de'" in done.stdout
    done = foedus("code", other, "--out", tmp_path / "alone")
    assert done.returncode == 0 and said in done.stdout


def test_path_that_does_not_exist_ends_before_any_work(good: Path, tmp_path: Path) -> None:
    done = foedus("code", good, tmp_path / "nowhere", "--out", tmp_path / "out")
    assert done.returncode == 2 and done.stderr == f"foedus: {tmp_path / 'nowhere'}: no such file or folder\n"
    assert not (tmp_path / "out").exists()


def test_out_that_is_a_file_is_named(good: Path, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("keep me")
    for place in (tmp_path / "out", tmp_path / "out" / "below"):
        done = foedus("code", good, "--out", place)
        assert done.returncode == 2 and "a file stands where a folder is needed" in done.stderr
    assert (tmp_path / "out").read_text() == "keep me"


def test_case_with_articles_outside_and_unknown_keys(good: Path, tmp_path: Path) -> None:
    case = tmp_path / "case"
    case.mkdir()
    (case / "case.yaml").write_text("title: Far articles\narticles: [../articles]\n")
    done = foedus("code", case, "--out", tmp_path / "out")
    assert done.returncode == 0 and "1 article " in done.stdout and (case / "case.duckdb").exists()
    (case / "case.yaml").write_text("title: Far articles\narticels: [../articles]\n")
    done = foedus("code", case, "--out", tmp_path / "out")
    assert done.returncode == 2 and "case.yaml:2" in done.stderr and "did you mean 'articles'" in done.stderr
    (case / "case.yaml").write_text("title: Far articles\narticles: [../elsewhere]\n")
    done = foedus("code", case, "--out", tmp_path / "out")
    assert done.returncode == 2 and "no such file or folder: ../elsewhere" in done.stderr


def test_outputs_among_the_articles_are_not_read_as_articles(good: Path) -> None:
    first = foedus("code", ".", "--out", ".", cwd=good.parent)
    assert first.returncode == 0 and "1 article (1 new" in first.stdout
    inside = foedus("code", ".", cwd=good.parent)
    assert inside.returncode == 0 and "1 article (1 new" in inside.stdout
    for out in (".", "foedus-out"):
        again = foedus("code", ".", "--out", out, cwd=good.parent)
        assert again.returncode == 0 and "1 article (0 new" in again.stdout and "0 files" in again.stdout


def test_duplicates_count_once_and_names_may_be_odd(good: Path, tmp_path: Path) -> None:
    shutil.copy(good, good.parent / "same.md")
    write_article(good.parent / "[bold]odd[/red] name $x.md", 5)
    odd = os.fsencode(good.parent) + b"/caf\xe9.md"
    with open(odd, "wb") as file:
        file.write(good.read_bytes().replace(b"day 4", b"day 4 in Bergen [/x]"))
    for words in (("read", good.parent), ("code", good.parent, "--out", tmp_path / "out")):
        done = foedus(*words, errors="surrogateescape")
        assert done.returncode == 0, done.stderr
        assert "word for word" in done.stdout
    assert faults(tmp_path / "out") == []


@pytest.mark.slow
def test_a_thousand_tiny_files(tmp_path: Path) -> None:
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(1000):
        (folder / f"{number:04}.txt").write_text(f"Note {number}" if number % 2 else "")
    write_article(folder / "good.md")
    done = foedus("code", folder, "--out", tmp_path / "out")
    assert done.returncode == 0 and "1 article " in done.stdout and "1000 files left out" in done.stdout
    assert "and 950 more, all in unread.jsonl" in done.stdout
    assert len((tmp_path / "out" / "unread.jsonl").read_text().splitlines()) == 1000


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read and write everything")
def test_what_may_not_be_read_or_written_is_said(good: Path, tmp_path: Path) -> None:
    (good.parent / "secret.txt").write_text("No one may read this.")
    (good.parent / "secret.txt").chmod(0)
    done = foedus("code", good.parent, "--out", tmp_path / "out")
    assert done.returncode == 0 and "secret.txt: cannot be opened: Permission denied" in done.stdout
    shut = tmp_path / "shut"
    shut.mkdir(mode=0o500)
    for place in (shut, shut / "below"):
        done = foedus("code", good.parent, "--out", place)
        assert done.returncode == 2 and "name another folder with --out" in done.stderr


def test_nobody_listens(good: Path, tmp_path: Path) -> None:
    with open("/dev/full", "w") as full:
        done = foedus("code", good, "--out", tmp_path / "out", capture_output=False, stdout=full, stderr=-1)
    assert done.returncode == 2 and done.stderr.startswith("foedus: ") and len(done.stderr.splitlines()) == 1
    reader, writer = os.pipe()
    os.close(reader)
    done = foedus("read", good, capture_output=False, stdout=writer, stderr=-1, env=environment())
    os.close(writer)
    assert done.returncode == 0 and done.stderr == ""
