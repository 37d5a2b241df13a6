"""Bytes to text: byte-order marks, UTF-8, a declared charset, then a guess that is owned up to."""

from __future__ import annotations

import re
import unicodedata

from foedus.errors import BinaryDocument, EmptyDocument

SAMPLE_BYTES = 262_144
MAX_CONTROL_SHARE = 0.01
MOSTLY_ASCII = 0.03

_MARKS = (
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_MAGIC = (
    (b"\x89PNG", "a PNG picture"), (b"\xff\xd8\xff", "a JPEG picture"), (b"GIF8", "a GIF picture"),
    (b"PK\x03\x04", "a ZIP archive or an office document"), (b"\x1f\x8b", "a gzip archive"),
    (b"\x7fELF", "a program"), (b"MZ\x90", "a program"), (b"Rar!", "a RAR archive"),
    (b"7z\xbc\xaf", "a 7z archive"), (b"BZh", "a bzip2 archive"), (b"\xfd7zXZ", "an xz archive"),
    (b"(\xb5/\xfd", "a zstd archive"), (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"SQLite format 3", "a database"), (b"PAR1", "a Parquet file"), (b"OggS", "a sound file"),
    (b"ID3", "a sound file"), (b"RIFF", "a sound, film or picture file"),
)  # fmt: skip
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)
_WINDOWS = {
    bytes([byte]).decode("cp1252"): byte
    for byte in range(0x80, 0xA0)
    if byte not in (0x81, 0x8D, 0x8F, 0x90, 0x9D)
}
_TAIL = "[\u0080-\u00bf" + re.escape("".join(_WINDOWS)) + "]"
_TWICE = re.compile(f"[\u00c2-\u00df]{_TAIL}|[\u00e0-\u00ef]{_TAIL}{{2}}|[\u00f0-\u00f4]{_TAIL}{{3}}")
_TWICE_HINT = re.compile("[\u00c2\u00c3\u00e2]" + _TAIL)
_SPACES = re.compile("[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_BREAKS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")


def decode_bytes(data: bytes, charset: str | None = None) -> tuple[str, str]:
    """The text that the bytes hold, normalised, and a remark where something had to be guessed ("" if not).

    charset: what the carrier declared (an HTTP header), tried after UTF-8.
    Raises EmptyDocument for nothing but white space, BinaryDocument for bytes that are no text.
    """
    if not data.strip():
        raise EmptyDocument("the file is empty")
    text, remark = _decode(data, charset)
    controls = len(_CONTROL.findall(text[:SAMPLE_BYTES]))
    if controls > MAX_CONTROL_SHARE * min(len(text), SAMPLE_BYTES):
        raise BinaryDocument("the bytes are not text (control characters throughout)")
    if controls:
        remark = "; ".join(filter(None, (remark, "control characters were taken out")))
    text, mended = mend_twice_encoded(text)
    text = normalise(text)
    if mended:
        remark = "; ".join(filter(None, (remark, f"{mended} characters encoded twice were mended")))
    if not text.strip():
        raise EmptyDocument("the file holds no visible character")
    return text, remark


def normalise(text: str) -> str:
    r"""One form for line breaks and spaces; unseen characters go; Unicode NFC.

    >>> normalise("a\u00a0b\r\nc\u200bd")
    'a b\ncd'
    """
    text = _BREAKS.sub("\n", text)
    text = _UNSEEN.sub("", _SPACES.sub(" ", text))
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def mend_twice_encoded(text: str) -> tuple[str, int]:
    """Undo UTF-8 that was read as Windows-1252 and encoded again; also how many characters that was.

    >>> mend_twice_encoded("the envoyâ€™s clichÃ©")
    ('the envoy’s cliché', 2)
    """
    mended = 0

    def mend(match: re.Match[str]) -> str:
        nonlocal mended
        raw = bytes(_WINDOWS.get(char, ord(char)) for char in match[0])
        try:
            right = raw.decode("utf-8")
        except UnicodeDecodeError:
            return match[0]
        mended += 1
        return right

    return (_TWICE.sub(mend, text), mended) if _TWICE_HINT.search(text) else (text, 0)


def _decode(data: bytes, charset: str | None) -> tuple[str, str]:
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(codec, "replace"), ""
    for magic, what in _MAGIC:
        if data.startswith(magic):
            raise BinaryDocument(f"not text but {what}; save the article as text, HTML or PDF")
    wide = _wide_codec(data)
    if wide:
        return data.decode(wide, "replace"), f"read as {wide.upper()}, which the bytes suggest"
    try:
        return data.decode("utf-8"), ""
    except UnicodeDecodeError as error:
        return _decode_otherwise(data, charset, error.start)


def _wide_codec(data: bytes) -> str | None:
    sample = data[:4096]
    if sample.count(0) * 4 < max(4, len(sample)):
        return None
    odd, even = sample[1::2].count(0), sample[0::2].count(0)
    if odd > 4 * even:
        return "utf-16-le"
    if even > 4 * odd:
        return "utf-16-be"
    raise BinaryDocument("the bytes are not text (zero bytes throughout)")


def _decode_otherwise(data: bytes, charset: str | None, broken_at: int) -> tuple[str, str]:
    declared = _DECLARED.search(data[:4096])
    for name in (charset, declared.group(1).decode("ascii") if declared else None):
        if name and name.lower().replace("_", "-") not in ("utf-8", "utf8"):
            try:
                return data.decode(name), f"read as {name}, as declared"
            except (LookupError, UnicodeDecodeError):
                continue
    repaired = data.decode("utf-8", "replace")
    if repaired.count("\ufffd") <= max(1, len(data) // 2000):
        return repaired, f"not quite UTF-8: unreadable from byte {broken_at}, shown as \ufffd"
    guess = _guess_codec(data)
    if guess is None:
        raise BinaryDocument("the bytes are not text in any encoding tried; save the article as UTF-8")
    return data.decode(guess, "replace"), f"not UTF-8 (byte {broken_at}); read as {guess}, a guess"


def _guess_codec(data: bytes) -> str | None:
    from charset_normalizer import from_bytes

    start = 0
    first = next((i for i, byte in enumerate(data) if byte > 127), 0)
    if first > SAMPLE_BYTES // 2:
        start = first - SAMPLE_BYTES // 2
    sample = data[start : start + SAMPLE_BYTES]
    best = from_bytes(sample).best()
    if best is None:
        return None
    high = sum(byte > 127 for byte in sample)
    single_byte = best.encoding.startswith(("cp125", "iso8859", "latin", "mac"))
    return "cp1252" if single_byte and high < MOSTLY_ASCII * len(sample) else best.encoding
