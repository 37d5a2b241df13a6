"""Every error that foedus raises on purpose, as one tree.

FoedusError
├── UsageError            the command line or a setting cannot be understood
├── CaseError             case.yaml, or the folder of a case, is wrong
├── ReadingError          a document cannot be read (recorded, never the end of a run)
│   ├── EmptyDocument     nothing that could be an article
│   ├── BinaryDocument    the bytes are not text
│   ├── EncryptedDocument a password is needed
│   ├── OversizeDocument  larger than the limit
│   ├── UnsupportedLanguage   read and kept, not coded
│   └── FetchError        the network said no, or the address is not allowed
├── LexiconError          a lexicon file is wrong; carries file, line and what to do
├── CodingError           the parser is missing, or a span does not fit its text
├── LinkingError          claims or events that cannot be joined
├── MeasureError          figures that cannot be computed from this input
├── ForecastError         a forecast cannot be made or resolved
├── WeighingError         hypotheses or evidence that do not fit together
├── ProofError            a sentence of a brief is not carried by what it cites
└── StoreError            the case database
    ├── StoreLocked       another process holds it
    ├── StoreVersion      written by a newer foedus
    └── StoreFull         the disk is full; nothing was lost
"""


class FoedusError(Exception):
    """Base of all; its text says what, where, and how to mend it."""


class UsageError(FoedusError):
    """The command line or a setting cannot be understood."""


class CaseError(FoedusError):
    """A case file, or the folder of a case, is wrong."""


class ReadingError(FoedusError):
    """A document cannot be read; the run goes on and keeps the reason."""


class EmptyDocument(ReadingError):
    """Nothing in the file could be an article."""


class BinaryDocument(ReadingError):
    """The bytes are not text in any encoding tried."""


class EncryptedDocument(ReadingError):
    """A password is needed to open the file."""


class OversizeDocument(ReadingError):
    """The file is larger than the limit."""


class UnsupportedLanguage(ReadingError):
    """The text is in a language that cannot be coded."""


class FetchError(ReadingError):
    """The network refused, or the address is not allowed."""


class LexiconError(FoedusError):
    """A lexicon file is wrong; the text starts with file and line."""


class CodingError(FoedusError):
    """The parser is missing, or a span does not fit its text."""


class LinkingError(FoedusError):
    """Claims or events cannot be joined as asked."""


class MeasureError(FoedusError):
    """A figure cannot be computed from this input."""


class ForecastError(FoedusError):
    """A forecast cannot be made or resolved."""


class WeighingError(FoedusError):
    """Hypotheses and evidence do not fit together."""


class ProofError(FoedusError):
    """A sentence of a brief is not carried by the spans it cites."""


class StoreError(FoedusError):
    """The case database refuses."""


class StoreLocked(StoreError):
    """Another process holds the case."""


class StoreVersion(StoreError):
    """The case was written by a newer foedus."""


class StoreFull(StoreError):
    """The disk is full; what was stored before is whole."""


__all__ = sorted(
    name
    for name, value in list(globals().items())
    if isinstance(value, type) and issubclass(value, FoedusError)
)
