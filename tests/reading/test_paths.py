import json
import os
from pathlib import Path

import pytest

from foedus.model.document import Document, Unread
from foedus.reading import ReadingOptions, read_paths
from tests.reading.material import ARTICLE, BODY, LEAD, SECOND, THIRD, TITLE

Read = Document | Unread


def read(*paths: Path | str, **options: object) -> list[Read]:
    return list(read_paths(paths, options=ReadingOptions(**options)))  # type: ignore[arg-type]


def one(path: Path, **options: object) -> Read:
    (found,) = read(path, **options)
    return found


def document(path: Path, **options: object) -> Document:
    found = one(path, **options)
    assert isinstance(found, Document), found
    return found


def unread(path: Path, **options: object) -> Unread:
    found = one(path, **options)
    assert isinstance(found, Unread), found
    return found


def write(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def test_a_text_file_becomes_a_document(tmp_path: Path) -> None:
    doc = document(write(tmp_path, "a.txt", ARTICLE))
    assert (doc.title, doc.text, doc.language) == (TITLE, BODY, "en")
    assert [doc.text[p.start : p.end] for p in doc.paragraphs] == [LEAD, SECOND, THIRD]
    assert doc.path == str(tmp_path / "a.txt")


def test_the_same_file_read_twice_gives_the_same_document(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", ARTICLE)
    assert one(path) == one(path)


def test_a_folder_is_read_in_sorted_order_and_all_else_is_said(tmp_path: Path) -> None:
    for name, text in (("b.txt", LEAD), ("a/z.md", f"# {TITLE}\n\n{SECOND}"), ("a/b/c.txt", THIRD)):
        write(tmp_path, name, text)
    write(tmp_path, ".hidden.txt", ARTICLE)
    write(tmp_path, "data.csv", "a,b")
    found = read(tmp_path)
    assert [Path(item.path or "").name for item in found] == ["c.txt", "z.md", "b.txt", "data.csv"]
    assert isinstance(found[-1], Unread)
    assert "not an article" in found[-1].reason


def test_the_cases_own_files_are_passed_over(tmp_path: Path) -> None:
    for name in ("case.yaml", "case.duckdb", "case.duckdb.wal"):
        write(tmp_path, name, "x")
    assert read(tmp_path) == []


def test_a_word_for_word_copy_of_a_file_is_read_once(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", ARTICLE)
    write(tmp_path, "b.txt", ARTICLE)
    first, second = read(tmp_path)
    assert isinstance(first, Document)
    assert isinstance(second, Unread)
    assert "a.txt" in second.reason


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="no symbolic links here")
def test_links_in_a_circle_and_to_nowhere_end_nothing(tmp_path: Path) -> None:
    write(tmp_path, "sub/a.txt", ARTICLE)
    (tmp_path / "sub" / "loop").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "sub" / "gone").symlink_to(tmp_path / "nowhere")
    found = read(tmp_path)
    assert [type(item).__name__ for item in found] == ["Document", "Unread", "Unread"]


@pytest.mark.parametrize(
    ("name", "content", "error"),
    [
        ("empty.txt", b"", "EmptyDocument"),
        ("blank.txt", b" \n\n\t", "EmptyDocument"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n" + b"x" * 64, "BinaryDocument"),
        ("bytes.txt", bytes(range(256)) * 16, "BinaryDocument"),
        ("furniture.txt", b"Skip to content\n\nShare this on Facebook\n", "EmptyDocument"),
        ("broken.json", b'{"text": ', "ReadingError"),
        ("deep.json", b"[" * 100_000, "ReadingError"),
        ("none.jsonl", b'{"a": 1}\n{"b": 2}\n', "EmptyDocument"),
        ("page.html", b"<html><body></body></html>", "EmptyDocument"),
        ("deep.html", b"<html><body>" + b"<div>" * 5000 + b"x", "ReadingError"),
        ("no.pdf", b"%PDF-1.4 and then nothing", "ReadingError"),
    ],
)
def test_bad_input_is_a_recorded_failure(tmp_path: Path, name: str, content: bytes, error: str) -> None:
    found = unread(write(tmp_path, name, content))
    assert found.error == error
    assert found.path.endswith(name)
    assert len(found.reason) > 10


def test_a_bad_file_does_not_keep_the_next_from_being_read(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", b"")
    write(tmp_path, "b.txt", ARTICLE)
    assert [type(item).__name__ for item in read(tmp_path, "no/such/file.txt")] == [
        "Unread",
        "Document",
        "Unread",
    ]


def test_a_file_beyond_the_limit_is_not_opened(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", ARTICLE)
    assert unread(path, max_bytes=100).error == "OversizeDocument"
    assert unread(path, max_words=20).error == "OversizeDocument"
    assert document(path, max_bytes=10_000).text == BODY


def test_one_endless_line_is_read(tmp_path: Path) -> None:
    doc = document(write(tmp_path, "a.txt", " ".join([LEAD] * 3000)))
    assert len(doc.paragraphs) > 10


def test_zero_bytes_do_not_stop_the_reading(tmp_path: Path) -> None:
    doc = document(write(tmp_path, "a.txt", ARTICLE.replace("envoy", "en\0voy", 1)))
    assert doc.text == BODY


def test_a_remark_on_the_encoding_stays_with_the_document(tmp_path: Path) -> None:
    doc = document(write(tmp_path, "a.txt", (ARTICLE + "\nThe café was shut.").encode("cp1252", "replace")))
    assert "café" in doc.text
    assert any("not UTF-8" in item.reason for item in doc.left_out)


def test_an_address_is_not_fetched_unless_asked() -> None:
    (found,) = read("https://example.org/a")
    assert isinstance(found, Unread)
    assert found.error == "FetchError"


def test_json_lines_with_a_broken_line_between(tmp_path: Path) -> None:
    good = {
        "headline": TITLE,
        "body": BODY,
        "published_at": "2023-09-07T10:00:00Z",
        "author": ["Ana Roe", "Jo Doe"],
    }
    lines = [json.dumps(good), "not json", json.dumps(["no", "object"]), json.dumps({"title": "x"})]
    doc, *rest = read(write(tmp_path, "a.jsonl", "\n".join(lines)))
    assert isinstance(doc, Document)
    assert (doc.title, doc.byline, doc.published.source) == (TITLE, "Ana Roe, Jo Doe", "metadata")
    assert doc.path is not None and doc.path.endswith("a.jsonl#1")
    assert [item.path.rsplit("#")[-1] for item in rest if isinstance(item, Unread)] == ["2", "3", "4"]


def test_json_list_under_a_key(tmp_path: Path) -> None:
    articles = [
        {
            "title": TITLE,
            "text": text,
            "source": {"id": None, "name": "Klow Gazette"},
            "url": f"https://example.org/{i}",
        }
        for i, text in enumerate((BODY, SECOND))
    ]
    docs = read(write(tmp_path, "a.json", json.dumps({"status": "ok", "articles": articles})))
    assert [doc.outlet for doc in docs if isinstance(doc, Document)] == ["Klow Gazette"] * 2


def test_markdown_with_front_matter(tmp_path: Path) -> None:
    text = f"""---
title: "{TITLE}"
date: 2023-09-07
outlet: Klow Gazette
author: Ana Roe
language: en
tags: [grain, ships]
---

# {TITLE}

![The envoy](envoy.png)

{LEAD} It was *quiet*.[^1]

## A **new** axis

> “We did not [come](https://example.org) to sign anything.”

- grain
- ships

[^1]: Klow Press, accessed 3 May 2024.
"""
    doc = document(write(tmp_path, "a.md", text))
    assert (doc.title, doc.outlet, doc.byline) == (TITLE, "Klow Gazette", "Ana Roe")
    assert str(doc.published.since) == "2023-09-07"
    assert [p.kind for p in doc.paragraphs] == ["body", "heading", "quote", "list", "list"]
    assert "It was quiet." in doc.text
    assert doc.notes == ("Klow Press, accessed 3 May 2024.",)


def test_front_matter_that_is_no_yaml_loses_nothing(tmp_path: Path) -> None:
    doc = document(write(tmp_path, "a.md", f"---\ntitle: [x\n---\n\n# {TITLE}\n\n{LEAD}\n"))
    assert doc.title == TITLE
    assert "front matter that is not YAML" in doc.left_out[0].reason


def test_a_header_of_named_lines_on_a_text(tmp_path: Path) -> None:
    head = f"Title: {TITLE}\nSource: Klow Gazette\nDate: 7 September 2023\nURL: https://example.org/a\n"
    doc = document(write(tmp_path, "a.txt", f"{head}\n{BODY}"))
    assert (doc.title, doc.outlet, doc.url, doc.text) == (
        TITLE,
        "Klow Gazette",
        "https://example.org/a",
        BODY,
    )
    assert str(doc.published.since) == "2023-09-07"


def test_memory_stays_flat_over_a_folder(tmp_path: Path) -> None:
    import tracemalloc

    for i in range(60):
        write(
            tmp_path,
            f"{i:03}.txt",
            f"{TITLE} {i}\n\n" + "\n\n".join([LEAD, SECOND, THIRD] * 20).replace("Friday", f"day {i}"),
        )
    reading = read_paths([tmp_path])
    next(reading)
    tracemalloc.start()
    for _ in range(9):
        next(reading)
    early = tracemalloc.get_traced_memory()[0]
    for _ in reading:
        pass
    late = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    assert late - early < 300_000


def test_front_matter_on_a_plain_text_leaves_its_lines_paragraphs(tmp_path: Path) -> None:
    head = "---\noutlet: Harbour Gazette\ndate: 2024-03-04\n---\n\n"
    lines = (
        "Envoys to meet in Bergen next week",
        "BERGEN — The envoys of both countries will meet in Bergen next week, officials said on Monday, after"
        " a year without any talks.",
        "The meeting was put off twice last year, when neither side would say who was to travel first.",
    )
    doc = document(write(tmp_path, "a.txt", head + "\n".join(lines)))
    assert doc.title == lines[0] and doc.outlet == "Harbour Gazette"
    assert str(doc.published.since) == "2024-03-04" and lines[0] not in doc.text
