"""Which language an article is written in, and whether it can be coded."""

from __future__ import annotations

from functools import cache
from typing import Any

from foedus.model.document import Document, Unread

SAMPLE_CHARS = 3_000
MIN_CHARS = 40
MIN_PROBABILITY = 0.8
CODED = ("en",)


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def tell_language(text: str, declared: str | None = None) -> tuple[str | None, str]:
    """The language (ISO 639-1) and why it is not surer than that ("" when the text itself tells).

    declared: what the format says; it decides only where the text is too short to tell.
    """
    said = declared.strip().lower().replace("_", "-").split("-")[0][:3] if declared else None
    sample = _sample(text)
    if len(sample) < MIN_CHARS:
        short = f"the text is too short to tell ({len(sample)} characters)"
        return (said, f"{short}; declared as {said!r}") if said else (None, short)
    language, probability = _identifier().classify(sample)
    if probability >= MIN_PROBABILITY:
        return str(
            language
        ), f"declared as {said!r}, but the text is not" if said and said != language else ""
    if said:
        return said, f"declared; the text alone is unsure ({language!r} with {probability:.2f})"
    return None, f"unsure: {language!r} with probability {probability:.2f}"


def _sample(text: str) -> str:
    if len(text) <= SAMPLE_CHARS:
        return text.strip()
    middle = len(text) // 2
    return text[: SAMPLE_CHARS // 2] + " " + text[middle : middle + SAMPLE_CHARS // 2]


def why_not_coded(doc: Document, languages: tuple[str, ...] = CODED) -> Unread | None:
    """What to report of an article that was read but is in a language that is not coded; None if it is.

    An article whose language is unknown is coded.
    """
    if doc.language is None or doc.language in languages:
        return None
    known = ", ".join(languages)
    reason = f"written in {doc.language!r}: read and kept, not coded (coded are: {known})"
    return Unread(doc.path or doc.url or doc.id, reason, "UnsupportedLanguage")
