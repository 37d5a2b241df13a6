"""How the further words of an entry are found around its verb: particles, prepositions, infinitives."""

from __future__ import annotations

from collections.abc import Sequence

from foedus.coding.arguments import PAPERS
from foedus.coding.keys import PARTICLES, TIMES
from foedus.coding.parse import Parse


def match_more(
    parse: Parse, keys: Sequence[str], token: int, more: tuple[str, ...], *, light: bool
) -> tuple[int, ...] | None:
    """The tokens of the further words of an entry ("break off", "give deadline to"); None if one is missing.

    light: its last word may stand further off.
    """
    lowers, lemmas, children = parse.lowers, parse.lemmas, parse.children
    used: list[int] = []
    last = token
    for word in more:
        hit = -1
        for base in (last, token) if last != token else (token,):
            for child in children[base]:
                if (
                    (lowers[child] == word or lemmas[child] == word or keys[child] == word)
                    and child not in used
                    and (parse.deps[child] not in ("parataxis", "conj") or "and" in more)
                    and (child > token or parse.deps[child] == "nsubjpass")
                ):
                    hit = child
                    break
            if hit >= 0:
                break
            if base == token:
                hit = _deeper(parse, keys, token, word, used)
        if hit < 0 or (
            parse.deps[hit] == "prep" and _is_loose(parse, token, hit, word == more[-1] and not light)
        ):
            return None
        used.append(hit)
        last = hit
    return tuple(used)


def words_below(parse: Parse, keys: Sequence[str], token: int) -> set[str]:
    """Every word that could be the first further word of an entry at a verb.

    A look in this set spares most calls of `match_more`: a verb has a dozen entries, of which few are there.
    """
    lowers, lemmas, children = parse.lowers, parse.lemmas, parse.children
    found: set[str] = set()
    for child in children[token]:
        found.update((lowers[child], lemmas[child], keys[child]))
        counted = parse.tags[child] == "CD"
        for below in children[child]:
            found.update((lowers[below], lemmas[below], keys[below]))
            if counted:
                found.update(lowers[last] for noun in children[below] for last in children[noun])
    return found


def _is_loose(parse: Parse, verb: int, prep: int, last: bool) -> bool:
    """Whether a preposition only places the act: "on Monday", ", in a move", "took him in March"."""
    if parse.words[prep - 1] == "," or _is_time(parse, prep):
        return True
    return last and parse.lowers[prep] in PARTICLES and prep - verb > 2


def _is_time(parse: Parse, prep: int) -> bool:
    return any(
        parse.deps[child] == "pobj" and (parse.lowers[child] in TIMES or parse.lemmas[child] in TIMES)
        for child in parse.children[prep]
    )


def _deeper(parse: Parse, keys: Sequence[str], token: int, word: str, used: list[int]) -> int:
    """A preposition that the parser hung on the verb's object, or a coordinated object."""
    for child in parse.children[token]:
        if parse.deps[child] in ("ccomp", "xcomp", "advcl") and word in ("for", "that"):
            for below in parse.children[child]:
                if parse.deps[below] == "mark" and parse.lowers[below] == word:
                    return below
        if parse.deps[child] in ("dobj", "acomp", "prt", "advmod", "prep", "nsubjpass"):
            for below in parse.children[child]:
                if (
                    below > token
                    and below not in used
                    and (parse.lowers[below] == word or keys[below] == word or parse.lemmas[below] == word)
                    and (
                        parse.deps[below] in ("prep", "conj", "pobj", "prt")
                        or (below == token + 1 and parse.deps[below] == "amod")
                    )
                ):
                    return below
                if parse.deps[below] == "prep" and parse.tags[child] == "CD":
                    hit = _counted(parse, below, word)
                    if hit >= 0:
                        return hit
    return -1


def _counted(parse: Parse, prep: int, word: str) -> int:
    """A particle that the parser hung on what is counted: "brought 300 of its men home"."""
    for noun in parse.children[prep]:
        for below in parse.children[noun]:
            if parse.lowers[below] == word and parse.deps[below] == "advmod":
                return below
    return -1


def after(parse: Parse, more: tuple[int, ...]) -> list[int]:
    """Objects of the matched prepositions."""
    return [
        child
        for one in more
        for child in parse.children[one]
        if parse.deps[child] in ("pobj", "dobj") and child not in more
    ]


def datives(parse: Parse, token: int) -> list[int]:
    """Who is given what the matched words say: "gave the envoy a week to leave"."""
    return [child for child in parse.children[token] if parse.deps[child] == "dative"]


def particles(parse: Parse, token: int) -> set[str]:
    """Particles that change the verb: "give up" is not "give", nor is "kick off" a kick."""
    return {parse.lowers[child] for child in parse.children[token] if parse.deps[child] == "prt"}


def gives_name(parse: Parse, token: int) -> bool:
    """Whether the verb gives its object a name: "called him a liar"."""
    deps = [parse.deps[child] for child in parse.children[token]]
    if "oprd" in deps and ("dobj" in deps or "nsubjpass" in deps):
        return True
    return any(
        parse.deps[child] == "ccomp"
        and parse.tags[child][:2] in ("JJ", "NN")
        and any(parse.deps[one] == "nsubj" for one in parse.children[child])
        for child in parse.children[token]
    )


def is_described(parse: Parse, verb: int) -> bool:
    """Whether a form of "be" says what its subject is like, not where: "is unpopular in Arland"."""
    return any(parse.deps[child] in ("acomp", "attr") for child in parse.children[verb])


def has_complement(parse: Parse, token: int) -> bool:
    """Whether more than an object stands with the verb."""
    return any(
        parse.deps[child] in ("prep", "agent", "dative", "ccomp") for child in parse.children[token]
    ) or (parse.deps[token] in ("relcl", "acl", "conj"))


def has_other_infinitive(parse: Parse, token: int) -> bool:
    """Whether another is to do something: "told him to go", "wants it closed"."""
    given = any(parse.deps[child] in ("dobj", "nsubjpass") for child in parse.children[token])
    return any(
        parse.deps[child] in ("xcomp", "ccomp")
        and (parse.tags[child] in ("VB", "VBN") or is_subjunctive(parse, child))
        and (given or any(parse.deps[one] in ("nsubj", "nsubjpass") for one in parse.children[child]))
        and not any(
            parse.tags[one] in ("MD", "VBD", "VBZ", "VBP") and parse.deps[one] in ("aux", "auxpass")
            for one in parse.children[child]
        )
        for child in parse.children[token]
    )


def is_subjunctive(parse: Parse, verb: int) -> bool:
    """Whether a bare verb has one subject: "insisted that the army of Arland leave"."""
    return parse.tags[verb] == "VBP" and any(
        parse.deps[one] == "nsubj"
        and parse.tags[one] in ("NN", "NNP")
        and not any(parse.deps[below] == "conj" for below in parse.children[one])
        for one in parse.children[verb]
    )


def is_aside(parse: Parse, child: int) -> bool:
    """Whether words by a verb only say where it is told, or what its subject is like.

    "according to state media", "in a statement", "Arland, which faces elections, ...".
    """
    if parse.lowers[child] == "according" or parse.deps[child] in ("relcl", "acl"):
        return True
    return parse.lowers[child] == "in" and any(
        parse.lemmas[below] in PAPERS for below in parse.children[child] if parse.deps[below] == "pobj"
    )


def stands_for(parse: Parse, pronoun: int) -> int:
    """The noun right before "it" or "them" in the sentence, alike in number; the pronoun itself for none."""
    wanted = "NNS" if parse.lowers[pronoun] == "them" else "NN"
    for one in range(pronoun - 1, parse.sents[parse.sent_of[pronoun]][0] - 1, -1):
        if parse.tags[one] == wanted and parse.deps[one] not in ("compound", "npadvmod", "nmod"):
            return one
    return pronoun
