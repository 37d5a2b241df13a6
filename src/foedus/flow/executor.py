"""What runs the one step that is worth spreading over processes: coding documents.

This is the one file that knows an engine. Results come in the order of the documents, whatever the number
of workers, so that everything after is the same byte for byte.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Protocol

from foedus.coding.coder import Coded, Coder, CoderOptions
from foedus.model.document import Document


class Executor(Protocol):
    """Codes documents, in order."""

    def code(self, docs: Iterable[Document], options: CoderOptions) -> Iterator[Coded]:
        """Statements and claims of each document, in the order given."""
        ...


@dataclass(frozen=True, slots=True)
class Local:
    """This machine; more than one worker starts as many processes, each with its own parser (some 300 MB).

    >>> Local(workers=2).workers
    2
    """

    workers: int = 1
    batch: int = field(default=4)

    def code(self, docs: Iterable[Document], options: CoderOptions) -> Iterator[Coded]:
        """Code documents one after the other, or spread over worker processes."""
        if self.workers <= 1:
            coder = Coder(options)
            for doc in docs:
                yield coder.code(doc)
            return
        yield from self._spread(docs, options)

    def _spread(self, docs: Iterable[Document], options: CoderOptions) -> Iterator[Coded]:
        import multiprocessing

        context = multiprocessing.get_context("spawn")
        with context.Pool(self.workers, initializer=_start_worker, initargs=(options,)) as pool:
            yield from pool.imap(_code_one, docs, chunksize=self.batch)


_worker: list[Coder] = []


def _start_worker(options: CoderOptions) -> None:
    _worker[:] = [Coder(options)]


def _code_one(doc: Document) -> Coded:
    return _worker[0].code(doc)
