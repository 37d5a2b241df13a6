"""Words of a text as linking compares them: lower case, without their endings, names told from the rest.

The stemming is deliberately small: inflection goes, derivation stays; what belongs together beyond that
(die and death) is the business of the trigger lexicon.
"""

from __future__ import annotations

import re
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_POSSESSIVE = ("'s", "’s")
_ENDINGS = (("ies", "y"), ("sses", "ss"), ("ing", ""), ("ed", ""), ("es", "e"), ("s", ""))

# Words too common to tell one story from another.
STOP = frozenset(
    """a about after all also an and any are as at be because been before between but by can could day did do
    does during even every few first for from had has have he her here him his how i if in into is it its
    just last like made make many may me more most much must my new no nor not now of off on one only or
    other our out over own people per said same say says she should since so some still such than that the
    their them then there these they this those through time to told too two under until up us very was way
    we were what when where which while who whom whose why will with within without would year years yet
    you your according""".split()
)

# Forms that endings alone do not bring home.
_IRREGULAR = {
    form: line.split()[0]
    for line in """die died dying
    shoot shot
    win won winning
    flee fled
    break broke broken
    steal stole stolen
    buy bought
    sell sold
    catch caught
    take took taken taking
    give gave given giving
    go went gone
    say said
    tell told
    find found
    hit hitting
    cut cutting
    sink sank sunk
    beat beaten
    lose lost losing
    leave left leaving
    meet met
    send sent
    fall fell fallen
    rise rose risen rising
    slay slain slew
    strike struck striking
    make made making
    become became becoming
    seek sought
    get got gotten getting
    see saw seen
    run ran running
    hang hung
    quit quitting
    begin began begun beginning
    come came coming
    lead led
    know knew known
    pay paid
    hold held
    keep kept
    write wrote written writing
    choose chose chosen choosing
    speak spoke spoken
    shake shook shaken shaking
    drive drove driven driving
    fight fought
    think thought
    bring brought
    build built
    burn burnt
    throw threw thrown
    grow grew grown
    bear bore born
    sue sued suing
    stop stopped stopping
    rob robbed robbing
    stab stabbed stabbing
    set setting
    put putting
    plan planned planning
    admit admitted admitting
    drop dropped dropping
    fire fired firing
    release released releasing
    charge charged charging
    close closed closing
    name named naming
    save saved saving
    use used using
    move moved moving
    damage damaged damaging
    arrive arrived arriving
    escape escaped escaping
    announce announced announcing
    introduce introduced introducing
    acquire acquired acquiring
    replace replaced replacing
    execute executed executing
    increase increased increasing
    reduce reduced reducing
    invade invaded invading
    issue issued issuing
    sentence sentenced sentencing
    retire retired retiring
    score scored scoring
    change changed changing
    raise raised raising
    cause caused causing
    place placed placing
    rescue rescued rescuing
    propose proposed proposing
    exercise exercised exercising
    exchange exchanged exchanging
    continue continued continuing
    agree agreed agreeing
    promise promised promising
    provide provided providing
    receive received receiving
    praise praised praising
    accuse accused accusing
    refuse refused refusing
    produce produced producing
    merge merged merging
    live lived living""".splitlines()
    for form in line.split()
}


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """A word without case, possessive and inflection.

    >>> stem("Drills"), stem("fled"), stem("Navy’s")
    ('drill', 'flee', 'navy')
    """
    word = word.lower()
    for ending in _POSSESSIVE:
        word = word.removesuffix(ending)
    known = _IRREGULAR.get(word)
    if known:
        return known
    if len(word) > 4:
        for ending, instead in _ENDINGS:
            if word.endswith(ending) and not word.endswith("ss") and len(word) - len(ending) >= 3:
                base = word[: -len(ending)] + instead
                return _IRREGULAR.get(base, base)
    return word


def words_of(text: str) -> list[str]:
    """Words as they stand; hyphens and apostrophes inside a word belong to it."""
    return _WORD.findall(text)


def content_words(text: str) -> list[tuple[str, bool]]:
    """Stems of the words that carry content, each with whether it is written as a name or a number."""
    return [
        (stem(word), not word[0].islower())
        for word in _WORD.findall(text)
        if len(word) > 1 and word.lower() not in STOP
    ]
