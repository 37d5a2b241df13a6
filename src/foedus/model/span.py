"""A stretch of a document's frozen text: the thing that everything walks back to."""

from __future__ import annotations

from dataclasses import dataclass

from foedus.errors import CodingError

CONTEXT_CHARS = 32


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open code-point offsets into one document's text, with the words that stand there.

    prefix, suffix: up to 32 characters on either side, so that the span can be found again in a
    text that has moved.
    """

    doc: str
    start: int
    end: int
    quote: str
    prefix: str = ""
    suffix: str = ""

    @classmethod
    def cut(cls, doc: str, text: str, start: int, end: int) -> Span:
        """Take text[start:end] as a span of the document with this id.

        Raises CodingError if the offsets do not lie inside the text.

        >>> Span.cut("d1", "Moscow proposed a drill.", 7, 15).quote
        'proposed'
        """
        if not 0 <= start < end <= len(text):
            raise CodingError(f"{doc}: span {start}..{end} lies outside a text of {len(text)} characters")
        return cls(
            doc=doc,
            start=start,
            end=end,
            quote=text[start:end],
            prefix=text[max(0, start - CONTEXT_CHARS) : start],
            suffix=text[end : end + CONTEXT_CHARS],
        )

    def anchor(self, text: str) -> tuple[int, int] | None:
        """Find this span in a text that may have moved; None if it is gone or stands twice alike."""
        if text[self.start : self.end] == self.quote:
            return self.start, self.end
        framed = self.prefix + self.quote + self.suffix
        for pattern, shift in ((framed, len(self.prefix)), (self.quote, 0)):
            first = text.find(pattern)
            if first >= 0 and text.find(pattern, first + 1) < 0:
                return first + shift, first + shift + len(self.quote)
        return None
