"""Dashes, apostrophes and quotation marks, each named once; they differ by font and by outlet."""

EN_DASH = "\u2013"
EM_DASH = "\u2014"
SINGLE_OPEN = "\u2018"
SINGLE_CLOSE = "\u2019"
DOUBLE_OPEN = "\u201c"
DOUBLE_CLOSE = "\u201d"

BAR = "\u2015"
DASHES = frozenset((EM_DASH, EN_DASH, BAR, "--", "-"))
POSSESSIVES = frozenset(("'s", f"{SINGLE_CLOSE}s", "'", SINGLE_CLOSE))
QUOTATION_MARKS = frozenset(("''", "``", '"', "'", DOUBLE_OPEN, DOUBLE_CLOSE, SINGLE_OPEN, SINGLE_CLOSE))
BREAKS = frozenset((",", ";", ":", ".")) | DASHES
PUNCTUATION = BREAKS | QUOTATION_MARKS | {"(", ")"}
"""Tokens that no phrase should begin or end with."""
CLOSING = f"{DOUBLE_CLOSE}\"'{SINGLE_CLOSE} "
"""What may follow the last word of a quotation."""
ANY_QUOTE = f"{DOUBLE_OPEN}{DOUBLE_CLOSE}„«»\"'`{SINGLE_OPEN}{SINGLE_CLOSE} "
EDGE_QUOTES = frozenset((DOUBLE_OPEN, '"', SINGLE_OPEN, "``", "'"))
