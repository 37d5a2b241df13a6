from foedus.model.document import Document
from foedus.reading.language import tell_language, why_not_coded
from tests.reading.material import BODY

TURKISH = (
    "Bordurya elçisi cuma günü Sildavya kralı ile tahıl konusunu görüştü. İki ülke arasındaki ilişkiler "
    "son yıllarda gerginleşmişti ve taraflar yeni bir anlaşma imzalamadan ayrıldı."
)


def test_language_of_running_text_needs_no_reason() -> None:
    assert tell_language(BODY) == ("en", "")
    assert tell_language(TURKISH)[0] == "tr"


def test_a_text_too_short_to_tell_says_so() -> None:
    language, reason = tell_language("Talks in Klow")
    assert language is None
    assert "too short" in reason


def test_what_the_format_declares_decides_only_where_the_text_does_not() -> None:
    assert tell_language("Talks in Klow", "en-GB")[0] == "en"
    assert tell_language(BODY, "fr")[0] == "en"


def test_another_language_is_read_and_reported_as_not_coded() -> None:
    said = why_not_coded(Document("d1", TURKISH, path="a.txt", language="tr"))
    assert said is not None
    assert (said.path, said.error) == ("a.txt", "UnsupportedLanguage")
    assert why_not_coded(Document("d1", BODY, language="en")) is None
    assert why_not_coded(Document("d1", "Talks", language=None)) is None
