"""The words of time: what each means, and the class under which the grammar knows it."""

from __future__ import annotations

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("january", "jan"), ("february", "feb"), ("march", "mar"), ("april", "apr"), ("may",),
            ("june", "jun"), ("july", "jul"), ("august", "aug"), ("september", "sept", "sep"),
            ("october", "oct"), ("november", "nov"), ("december", "dec"),
        ),
        start=1,
    )
    for name in names
}  # fmt: skip
AMBIGUOUS_MONTHS = {"may", "march", "mar"}

WEEKDAYS = {
    name: number
    for number, name in enumerate(
        ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"), start=1
    )
}
SHORT_WEEKDAYS = {
    "mon": 1, "tue": 2, "tues": 2, "wed": 3, "thu": 4, "thur": 4, "thurs": 4, "fri": 5, "sat": 6, "sun": 7,
}  # fmt: skip

UNITS = {
    "second": "TS", "minute": "TM", "hour": "TH", "day": "D", "night": "N", "weekend": "WE", "week": "W",
    "fortnight": "F", "month": "M", "quarter": "Q", "season": "S", "semester": "H", "year": "Y",
    "decade": "E", "century": "C", "millennium": "L",
}  # fmt: skip
PLURAL_UNITS = {name + "s": code for name, code in UNITS.items() if name not in ("century", "millennium")}
PLURAL_UNITS |= {"centuries": "C", "millennia": "L", "mins": "TM", "hrs": "TH", "yrs": "Y", "nights": "N"}

SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
PARTS = {
    "morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI", "dawn": "MO", "dusk": "EV",
    "midday": "MI", "lunchtime": "MI", "midnight": "24:00", "noon": "12:00",
}  # fmt: skip

NUMBERS = {
    name: number
    for number, name in enumerate(
        (
            "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
            "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
        )
    )
}  # fmt: skip
TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
    "ninety": 90,
}  # fmt: skip
ORDINALS = {
    name: number
    for number, name in enumerate(
        (
            "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
            "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth",
            "eighteenth", "nineteenth", "twentieth",
        ),
        start=1,
    )
} | {"thirtieth": 30}  # fmt: skip
DECADES = {
    "twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70,
    "eighties": 80, "nineties": 90,
}  # fmt: skip

ADVERBS = {
    "now": "PRESENT_REF", "currently": "PRESENT_REF", "nowadays": "PRESENT_REF", "presently": "PRESENT_REF",
    "recently": "PAST_REF", "lately": "PAST_REF", "soon": "FUTURE_REF",
}  # fmt: skip
SETS = {
    "hourly": "PT1H", "daily": "P1D", "nightly": "P1D", "weekly": "P1W", "fortnightly": "P2W",
    "biweekly": "P2W", "monthly": "P1M",
}  # fmt: skip
# Marked by us, not by TimeBank.
RATES = {
    "quarterly": "P3M", "yearly": "P1Y", "annually": "P1Y", "annual": "P1Y", "biennial": "P2Y",
    "biennially": "P2Y", "biannual": "P6M",
}  # fmt: skip

# What a modifier does to the value it stands before.
EDGES = {"early": "start", "mid": "mid", "late": "end"}
EDGE_NOUNS = {
    "beginning": "start", "start": "start", "outset": "start", "turn": "start", "middle": "mid", "end": "end",
}  # fmt: skip
ABOUT = {
    "about": "approx", "around": "approx", "approximately": "approx", "roughly": "approx", "nearly": "less",
    "almost": "less", "circa": "approx", "over": "more", "under": "less", "least": "more", "most": "less",
    "less": "less", "fewer": "less", "up": "less",
}  # fmt: skip

# Words that stand in the grammar under a name of their own.
GROUPS: dict[str, tuple[str, ...]] = {
    "the": ("the",), "a": ("a", "an"), "of": ("of",), "in": ("in",), "on": ("on",), "at": ("at",),
    "and": ("and",), "or": ("or",), "to": ("to", "through", "thru"), "from": ("from",),
    "between": ("between",), "than": ("than",), "no": ("no",), "so": ("so",), "half": ("half",),
    "since": ("since",), "until": ("until", "till"), "by": ("by",), "for": ("for",),
    "last": ("last", "past"), "previous": ("previous", "preceding", "prior"),
    "next": ("next", "coming", "upcoming", "forthcoming"),
    "following": ("following", "ensuing", "subsequent"), "this": ("this", "current"),
    "that": ("that",), "same": ("same",), "recent": ("recent",), "latest": ("latest",),
    "every": ("every", "each"), "other": ("other",), "ago": ("ago",),
    "earlier": ("earlier",), "beforeword": ("before", "previously", "beforehand"),
    "later": ("later",), "afterword": ("after", "afterward", "afterwards", "hence"), "ahead": ("ahead",),
    "several": ("several", "many", "various", "numerous"), "some": ("some",), "few": ("few",),
    "couple": ("couple",), "dozen": ("dozen", "dozens"),
    "additional": ("additional", "extra", "another", "more"),
    "full": ("full", "whole", "entire", "flat"), "fiscal": ("fiscal", "financial"),
    "periodword": ("period",), "comparable": ("comparable", "corresponding"),
    "future": ("future",), "old": ("old",), "long": ("long",), "overnight": ("overnight",),
    "tonight": ("tonight",), "today": ("today",), "yesterday": ("yesterday",), "tomorrow": ("tomorrow",),
    "eve": ("eve",), "its": ("its", "their", "his", "her", "our", "my", "your"),
    "zone": ("est", "edt", "gmt", "pst", "pdt", "cst", "utc", "cet", "et"),
    "once": ("once", "twice", "times", "per"),
    "holiday": (
        "christmas", "thanksgiving", "easter", "halloween", "boxing", "valentine", "independence", "bastille",
        "veterans", "armistice", "memorial", "labor", "labour", "columbus", "election", "victory", "martin",
    ),
    "holidaypart": ("luther", "king"), "newword": ("new",), "goodword": ("good",), "qletter": ("q",),
    "hletter": ("h",), "final": ("final", "closing"), "juche": ("juche",),
}  # fmt: skip
