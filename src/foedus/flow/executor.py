"""What runs the one step that is worth spreading over processes: coding documents.

This is the one file that knows an engine. Results come in the order of the documents, whatever the number
of workers, so that everything after is the same byte for byte.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

from foedus.coding.coder import Coded, Coder, CoderOptions
from foedus.errors import CodingError
from foedus.model.document import Document

AHEAD = 8


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

    def code(self, docs: Iterable[Document], options: CoderOptions) -> Iterator[Coded]:
        """Code documents one after the other, or spread over worker processes."""
        if self.workers <= 1:
            coder = Coder(options)
            for doc in docs:
                yield coder.code(doc)
            return
        yield from self._spread(docs, options)

    def _spread(self, docs: Iterable[Document], options: CoderOptions) -> Iterator[Coded]:
        """At most a few documents a worker are under way, so that memory does not grow with their number."""
        from concurrent.futures import Future, ProcessPoolExecutor
        from concurrent.futures.process import BrokenProcessPool

        pool = ProcessPoolExecutor(
            self.workers,
            mp_context=multiprocessing.get_context("spawn"),
            initializer=_start_worker,
            initargs=(options,),
        )
        waiting: deque[Future[Coded]] = deque()
        try:
            for doc in docs:
                waiting.append(pool.submit(_code_one, doc))
                if len(waiting) > AHEAD * self.workers:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        except BrokenProcessPool as error:
            raise CodingError(
                "a process that codes ended before its time (out of memory?); what was coded is kept: run the"
                " same command again, with fewer --workers"
            ) from error
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


_worker: list[Coder] = []


def _start_worker(options: CoderOptions) -> None:
    """Load a coder; Ctrl-C is the parent's to handle, and without a parent nobody waits for results."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _worker[:] = [Coder(options)]


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _code_one(doc: Document) -> Coded:
    return _worker[0].code(doc)
