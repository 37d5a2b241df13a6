"""Who acts and who is acted on, read off the parse: subjects, objects and what control passes on."""

from __future__ import annotations

from foedus.coding.parse import Parse

RELATIVE = frozenset(("who", "which", "that", "whom", "whose"))
SUBJECTS = frozenset(("nsubj", "csubj"))
OBJECTS = frozenset(("dobj", "nsubjpass", "attr", "oprd"))
OBJECT_CONTROL = frozenset(
    "urge ask tell order force allow permit let enable invite persuade convince compel encourage want press"
    " push call appeal request require instruct direct expect help warn pressure lead prompt cause advise"
    " authorize authorise get make bar ban prevent stop block prohibit forbid accuse suspect blame condemn"
    " criticize criticise oblige coerce pressure beg implore remind lobby petition".split()
)
JUDGING = frozenset(
    "sanction punish penalize penalise criticize criticise condemn blame denounce rebuke slam blast fine sue"
    " indict arrest thank praise laud commend applaud reward blacklist impose slap levy".split()
)
AGAINST = frozenset(("on", "upon", "against"))
PAPERS = frozenset(
    "statement report resolution letter bill decree message speech declaration tweet article communique note"
    " campaign petition motion".split()
)
GIVING = frozenset("give lend send grant hand offer award pay sell donate loan ship".split())
CLAUSES = frozenset(("relcl", "acl", "advcl", "ccomp", "csubj", "parataxis"))


def conjuncts(parse: Parse, token: int) -> list[int]:
    """The token and what is coordinated with it to the right."""
    found = [token]
    for one in found:
        below = parse.children[one]
        found.extend(child for child in below if parse.deps[child] == "conj")
        if len(below) > 2 and any(parse.deps[child] == "appos" for child in below):
            found.extend(_listed(parse, below))
    return found


def _listed(parse: Parse, below: list[int]) -> list[int]:
    """Members of a list that the parser took for appositions: "A, B and C"."""
    last = max((child for child in below if parse.deps[child] in ("cc", "conj")), default=-1)
    return [child for child in below if parse.deps[child] == "appos" and child < last]


def is_passive(parse: Parse, verb: int) -> bool:
    """Whether the verb's subject undergoes the act."""
    deps = parse.deps
    if any(deps[child] in ("nsubjpass", "auxpass", "agent") for child in parse.children[verb]):
        return True
    return (
        deps[verb] in ("acl", "advcl")
        and parse.tags[verb] == "VBN"
        and not any(deps[child] in ("aux", "nsubj") for child in parse.children[verb])
    )


def agents(parse: Parse, verb: int) -> list[int]:
    """Heads of the noun phrases after a passive verb's "by"."""
    found = []
    for child in parse.children[verb]:
        if parse.deps[child] == "agent" or (parse.deps[child] == "prep" and parse.lowers[child] == "by"):
            for noun in parse.children[child]:
                if parse.deps[noun] == "pobj":
                    found.extend(conjuncts(parse, noun))
    return found


def own_subjects(parse: Parse, verb: int) -> list[int]:
    """Subjects that stand beside the verb itself, relative pronouns replaced by what they refer to."""
    found: list[int] = []
    for child in parse.children[verb]:
        if parse.deps[child] in SUBJECTS:
            if parse.lowers[child] in RELATIVE and parse.deps[verb] == "relcl":
                found.append(parse.heads[verb])
            else:
                found.extend(conjuncts(parse, child))
    return found


def subjects(parse: Parse, token: int, depth: int = 0) -> list[int]:
    """Heads of the noun phrases that act in this verb, through control, coordination and participles.

    Empty for a passive without "by".
    """
    if depth > 6:
        return []
    found = agents(parse, token) if is_passive(parse, token) else own_subjects(parse, token)
    if found:
        return found
    dep, head = parse.deps[token], parse.heads[token]
    if is_passive(parse, token):
        return []
    if dep in ("acl", "relcl") and parse.tags[token] == "VBG":
        issuer = holders(parse, head, depth + 1) if parse.lemmas[head] in PAPERS else []
        return issuer or conjuncts(parse, head)
    if dep == "relcl" and any(parse.lowers[child] in RELATIVE for child in parse.children[token]):
        return conjuncts(parse, head)
    if dep == "acl" or (dep == "relcl" and _is_aim(parse, token)):
        return holders(parse, head, depth + 1) or _users(parse, head, depth + 1)
    if dep == "pcomp":
        above = parse.heads[head]
        while parse.deps[head] == "conj" and parse.tags[above] == "IN" and parse.heads[above] != above:
            head, above = above, parse.heads[above]
        if parse.tags[above].startswith("V"):
            if parse.lowers[head] == "by" and not is_passive(parse, above):
                return subjects(parse, above, depth + 1)
            if parse.lowers[head] == "for" and parse.lemmas[above] in JUDGING:
                return _judged(parse, above)
            return controllers(parse, above, depth + 1)
        return holders(parse, above, depth + 1)
    if dep == "xcomp":
        return controllers(parse, head, depth + 1)
    if dep in ("conj", "advcl", "ccomp", "dep", "parataxis") and parse.tags[head].startswith("V"):
        if dep == "conj" and is_passive(parse, head):
            return subjects(parse, head, depth + 1)
        return (
            subjects(parse, head, depth + 1)
            if dep != "advcl" or not is_passive(parse, head)
            else patients(parse, head)
        )
    if (
        head != token
        and parse.tags[head][:2] in ("JJ", "VB", "NN")
        and dep in ("xcomp", "acomp", "attr", "oprd", "conj", "advcl", "ccomp")
    ):
        return subjects(parse, head, depth + 1)
    return []


def _is_aim(parse: Parse, verb: int) -> bool:
    return any(parse.tags[child] == "TO" and parse.deps[child] == "aux" for child in parse.children[verb])


def _users(parse: Parse, noun: int, depth: int) -> list[int]:
    """Who acts by means of what is used "as a bridge to send arms"."""
    prep = parse.heads[noun]
    if parse.deps[noun] != "pobj" or parse.lowers[prep] != "as" or parse.tags[parse.heads[prep]][0] != "V":
        return []
    return subjects(parse, parse.heads[prep], depth)


def controllers(parse: Parse, verb: int, depth: int) -> list[int]:
    """Who acts in the complement of this verb: its object if it is of that kind, else its subject."""
    if parse.lemmas[verb] in OBJECT_CONTROL:
        if is_passive(parse, verb):
            return patients(parse, verb)
        for child in parse.children[verb]:
            if parse.deps[child] in ("dobj", "dative"):
                return conjuncts(parse, child)
        for child in parse.children[verb]:
            if parse.deps[child] == "prep" and parse.lowers[child] in ("on", "upon", "to"):
                for noun in parse.children[child]:
                    if parse.deps[noun] == "pobj":
                        return conjuncts(parse, noun)
    if is_passive(parse, verb):
        return patients(parse, verb)
    return subjects(parse, verb, depth)


def _judged(parse: Parse, verb: int) -> list[int]:
    """Who did what a verb blames, punishes or rewards them for: "imposed sanctions on B for arming C"."""
    if is_passive(parse, verb):
        return patients(parse, verb)
    objects = [child for child in parse.children[verb] if parse.deps[child] == "dobj"]
    on = [noun for one in (verb, *objects) for prep, noun in prep_objects(parse, one) if prep in AGAINST]
    return [one for noun in on or objects for one in conjuncts(parse, noun)]


def patients(parse: Parse, verb: int) -> list[int]:
    """Subjects of a passive verb."""
    found: list[int] = []
    for child in parse.children[verb]:
        if parse.deps[child] == "nsubjpass":
            if parse.lowers[child] in RELATIVE and parse.deps[verb] == "relcl":
                found.append(parse.heads[verb])
            else:
                found.extend(conjuncts(parse, child))
    if not found and parse.deps[verb] == "acl":
        found = conjuncts(parse, parse.heads[verb])
    if not found and parse.deps[verb] == "advcl" and parse.tags[verb] == "VBN":
        found = subjects(parse, parse.heads[verb], 3)
    if not found and parse.deps[verb] == "conj" and parse.tags[parse.heads[verb]].startswith("V"):
        return patients(parse, parse.heads[verb])
    return found


def holders(parse: Parse, noun: int, depth: int = 0) -> list[int]:
    """Who acts in a noun: its possessor, its "by", or the subject of the verb whose object it is."""
    for child in parse.children[noun]:
        if parse.deps[child] == "poss" and parse.tags[child] != "PRP$":
            return conjuncts(parse, child)
    found = agents(parse, noun)
    if found:
        return found
    dep, head = parse.deps[noun], parse.heads[noun]
    if depth > 6 or head == noun:
        return []
    if dep in ("dobj", "attr", "oprd", "conj", "acomp") or (dep == "nsubjpass"):
        if parse.tags[head].startswith("V"):
            return subjects(parse, head, depth + 1)
        return holders(parse, head, depth + 1)
    if dep == "pobj":
        above = parse.heads[head]
        return [] if parse.tags[above].startswith("V") else holders(parse, above, depth + 1)
    return []


def local_holders(parse: Parse, noun: int) -> list[int]:
    """Who acts in a noun by its own words: possessor, "by", "launched by", or the subject of "is"."""
    for child in parse.children[noun]:
        if parse.deps[child] == "poss" and parse.tags[child] != "WP$":
            return conjuncts(parse, child)
    found = agents(parse, noun)
    for child in parse.children[noun]:
        if not found and parse.deps[child] == "acl" and parse.tags[child] == "VBN":
            found = agents(parse, child)
    if not found and parse.deps[noun] == "attr":
        found = subjects(parse, parse.heads[noun], 3)
    return found


def direct_objects(parse: Parse, verb: int) -> list[int]:
    """Heads of what the verb acts on, as its object, its passive subject or the noun that it describes."""
    deps, children = parse.deps, parse.children
    found = [child for child in children[verb] if deps[child] in OBJECTS]
    dep = deps[verb]
    if dep == "acl" and parse.tags[verb] == "VBN":
        found.append(parse.heads[verb])
    elif dep == "advcl" and parse.tags[verb] == "VBN" and not found and is_passive(parse, verb):
        found = own_subjects(parse, parse.heads[verb])
    elif dep == "relcl":
        found = [parse.heads[verb] if parse.lowers[one] in RELATIVE else one for one in found]
        if (
            not found
            and parse.tags[verb] != "VBG"
            and own_subjects(parse, verb) not in ([], [parse.heads[verb]])
        ):
            found.append(parse.heads[verb])
    if found and parse.lemmas[verb] in GIVING:
        found = _given(parse, found[0]) + found
    if not found:
        found = [child for child in children[verb] if deps[child] == "dative" and parse.tags[child] != "IN"]
        given = [one for child in found for one in children[child] if deps[one] == "appos"]
        found = given + found or found
    if not found:
        for child in children[verb]:
            if deps[child] == "conj" and parse.tags[child][:2] == "VB":
                found.extend(one for one in children[child] if deps[one] == "dobj")
        if dep == "conj" and parse.tags[verb] == "VBN" and is_passive(parse, parse.heads[verb]):
            found.extend(patients(parse, parse.heads[verb]))
    if not found:
        for child in children[verb]:
            if deps[child] in ("ccomp", "xcomp") and parse.tags[child] == "VB":
                found.extend(one for one in children[child] if deps[one] == "nsubj")
    if len(found) == 1 and any(deps[child] == "conj" for child in children[found[0]]):
        return conjuncts(parse, found[0])
    return found


def _given(parse: Parse, receiver: int) -> list[int]:
    """What is given, where the parser took it for an aside of who gets it: "lent the king of A two ships"."""
    return [
        one
        for one in parse.subtree(receiver)
        if parse.deps[one] == "appos"
        and parse.tags[one] in ("NN", "NNS")
        and any(
            parse.tags[below] == "CD" or parse.lowers[below] in ("a", "an") for below in parse.children[one]
        )
    ]


def prep_objects(parse: Parse, token: int) -> list[tuple[str, int]]:
    """(preposition, head of its noun phrase) for every prepositional phrase on the token."""
    found = []
    for child in parse.children[token]:
        if parse.lowers[child] == "according":
            continue
        if parse.deps[child] in ("prep", "dative", "agent") and parse.tags[child] in (
            "IN",
            "TO",
            "VBG",
            "RP",
            "RB",
        ):
            for noun in parse.children[child]:
                if parse.deps[noun] == "pobj":
                    for one in conjuncts(parse, noun):
                        found.append((parse.lowers[child], one))
                elif parse.deps[noun] == "prep":
                    for deep in parse.children[noun]:
                        if parse.deps[deep] == "pobj":
                            found.append((parse.lowers[noun], deep))
    return found


def phrase(parse: Parse, noun: int) -> list[int]:
    """Tokens of a noun phrase without the clauses that hang on it."""
    found, queue = [noun], [noun]
    while queue:
        for child in parse.children[queue.pop()]:
            if parse.deps[child] not in CLAUSES:
                found.append(child)
                queue.append(child)
    return found
