from foedus.model.document import Document
from foedus.reading.language import tell_language, why_not_coded
from tests.reading.material import BODY

SPANISH = (
    "El enviado de Borduria se reunió el viernes con el rey de Sildavia para hablar del precio del trigo. "
    "Las relaciones entre los dos países se han enfriado y las partes se separaron sin firmar un acuerdo."
)


def test_language_of_running_text_needs_no_reason() -> None:
    assert tell_language(BODY) == ("en", "")
    assert tell_language(SPANISH)[0] == "es"


def test_a_text_too_short_to_tell_says_so() -> None:
    language, reason = tell_language("Talks in Klow")
    assert language is None
    assert "too short" in reason


def test_what_the_format_declares_decides_only_where_the_text_does_not() -> None:
    assert tell_language("Talks in Klow", "en-GB")[0] == "en"
    assert tell_language(BODY, "fr")[0] == "en"


def test_another_language_is_read_and_reported_as_not_coded() -> None:
    said = why_not_coded(Document("d1", SPANISH, path="a.txt", language="es"))
    assert said is not None
    assert (said.path, said.error) == ("a.txt", "UnsupportedLanguage")
    assert why_not_coded(Document("d1", BODY, language="en")) is None
    assert why_not_coded(Document("d1", "Talks", language=None)) is None
