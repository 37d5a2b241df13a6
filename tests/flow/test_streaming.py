"""However many articles: few are held at a time."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator
from pathlib import Path

from foedus.coding.coder import Coded, CoderOptions
from foedus.flow.run import READ_AT_ONCE, code_pending, read_into
from foedus.model.document import Document
from foedus.reading.options import ReadingOptions
from foedus.store.database import Store
from foedus.store.engine import BATCH
from foedus.store.exporting import export_lines

ARTICLES = 6 * BATCH
WORDS = (
    "harbour fleet market winter ferry river council grain cable summit border engine island bridge".split()
)


def held() -> int:
    gc.collect()
    return sum(isinstance(thing, Document) for thing in gc.get_objects())


class Watching:
    """Codes nothing, and notes how many documents there are while it works."""

    def __init__(self) -> None:
        self.most = 0

    def code(self, docs: Iterable[Document], options: CoderOptions) -> Iterator[Coded]:
        for number, doc in enumerate(docs):
            if number % 50 == 0:
                self.most = max(self.most, held())
            yield Coded(doc.id)


def write_articles(folder: Path) -> Path:
    folder.mkdir()
    for number in range(ARTICLES):
        words = [WORDS[(number // 14**place) % 14] for place in range(3)]
        text = ". ".join(f"Near the {word} of town {number} the {words[0]} was closed" for word in words)
        (folder / f"{number:04}.md").write_text(f"---\ntitle: Report {number}\n---\n\n{text}.\n")
    return folder


def test_reading_coding_and_writing_hold_a_few_articles_at_a_time(tmp_path: Path) -> None:
    most = 0

    def tell(step: str, done: int, total: int) -> None:
        nonlocal most
        if done % 50 == 0:
            most = max(most, held())

    watching, before = Watching(), held()
    with Store(tmp_path / "case.duckdb") as store:
        folder = write_articles(tmp_path / "articles")
        assert read_into(store, [folder], ReadingOptions(), tell) == ARTICLES
        pending = store.count().documents - store.count().copies
        assert code_pending(store, CoderOptions(), watching, tell) == pending
        export_lines(tmp_path, documents=store.stream_documents(), statements=[], claims=[])
    assert most - before <= READ_AT_ONCE + 8
    assert watching.most - before <= BATCH + 8
    assert len((tmp_path / "documents.jsonl").read_text().splitlines()) == ARTICLES
