import pytest

from foedus.errors import BinaryDocument, EmptyDocument
from foedus.reading.decode import decode_bytes
from tests.reading.material import ARTICLE


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode_in_every_form(codec: str) -> None:
    assert decode_bytes(ARTICLE.encode(codec))[0].strip() == ARTICLE.strip()


def test_a_guess_at_the_encoding_is_owned_up_to() -> None:
    text, remark = decode_bytes((ARTICLE + "\nThe café “Sbodj” was shut – at last.").encode("cp1252"))
    assert "café “Sbodj” was shut – at last" in text
    assert "not UTF-8" in remark and "guess" in remark


def test_a_declared_charset_is_tried_first() -> None:
    data = ('<meta charset="windows-1251"><p>' + "Посол прибыл в столицу. " * 20).encode("cp1251")
    text, remark = decode_bytes(data)
    assert "Посол прибыл" in text
    assert remark == "read as windows-1251, as declared"


def test_a_few_broken_bytes_do_not_lose_the_rest() -> None:
    text, remark = decode_bytes((ARTICLE * 9).encode() + b"\xff end")
    assert text.rstrip().endswith("\ufffd end")
    assert "not quite UTF-8" in remark


def test_zero_bytes_are_taken_out_with_a_remark() -> None:
    text, remark = decode_bytes(ARTICLE.encode().replace(b"envoy", b"en\x00voy"))
    assert "The envoy of Borduria" in text
    assert "control characters" in remark


def test_text_encoded_twice_is_mended() -> None:
    text, remark = decode_bytes("He said: “never”.".encode().decode("cp1252", "replace").encode())
    assert "“never" in text
    assert "encoded twice" in remark


@pytest.mark.parametrize("data", [b"", b" \n\t ", "\u200b\ufeff".encode()])
def test_nothing_visible_is_empty(data: bytes) -> None:
    with pytest.raises(EmptyDocument):
        decode_bytes(data)


@pytest.mark.parametrize(
    "data",
    [b"\x89PNG\r\n\x1a\n" + b"x" * 99, b"PK\x03\x04" + b"x" * 99, bytes(range(256)) * 20, b"\x00" * 500],
)
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(BinaryDocument):
        decode_bytes(data)
