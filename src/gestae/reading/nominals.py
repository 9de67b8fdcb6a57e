"""Actors told by common nouns: "the Belarusian army", "his government", "the long-serving president"."""

from __future__ import annotations

from gestae.knowledge.actors import Role
from gestae.knowledge.world import World
from gestae.reading.cast import ANYWHERE, Cast, Referent, most_salient, salient_code
from gestae.reading.naming import FORMER, refer_person
from gestae.reading.nouns import Noun, is_definite, note, phrase_of
from gestae.reading.state_nouns import is_pair, name_states, opponent_of, sides_of, state_of
from gestae.reading.titles import grant, title_bearers
from gestae.reading.words import Word, conjuncts, noun_phrase, subtree
from gestae.records import ActorKind

# Which offices a noun of one office may take up again: "the leader" any head, "the minister" any minister.
ALIKE: dict[Role, frozenset[Role]] = {
    "HOS": frozenset({"HOS"}),
    "HOG": frozenset({"HOG"}),
    "LEADER": frozenset({"HOS", "HOG", "LEADER"}),
    "FM": frozenset({"FM"}),
    "DM": frozenset({"DM"}),
    "INT": frozenset({"INT"}),
    "CHIEF": frozenset({"CHIEF", "FM", "DM", "INT", "HOG"}),
    "OTHER": frozenset({"OTHER"}),
}
PUBLIC = frozenset(
    {"GOV", "MIL", "SPY", None}
)  # who acts abroad too; the rest belong to the country that a report is about
# Whose nouns act from before another noun: "an army statement", "a police raid"; a "student loan" is nobody's act.
ACTING = frozenset({"GOV", "MIL", "COP", "SPY", "REB", "PRM", "UAF", "LEG", "JUD", "OPP"})
IRREGULAR = frozenset({"REB", "PRM", "UAF"})
ARGUMENTS = frozenset({"dobj", "nsubjpass", "nsubj"})
OWNING = frozenset({"poss", "compound", "amod", "nmod"})


def name_nominal(noun: Noun, world: World, cast: Cast, day: str | None) -> None:
    """Puts the actor that `noun` tells into `cast`, or gives the office to the person whom it stands beside."""
    bearers = title_bearers(noun, cast)
    owners = owners_of(noun, world, cast)
    if bearers:
        for bearer in bearers:
            grant(bearer, noun, owners, cast)
            if noun.head.dep not in ("compound", "nmod", "appos", "flat"):
                note(bearer, noun, cast)
        return
    above = noun.head.head
    titled = above.pos == "PROPN" or above.lower in world.nominals or above.lemma in world.nominals
    if noun.head.dep in ("compound", "amod", "nmod") and (titled or noun.entry.sector not in ACTING):
        return
    if not owners and is_pair(noun, world):
        for side in sides_of(noun, world, cast):
            note(side, noun, cast)
    elif noun.entry.kind == "state":
        name_states(noun, owners, world, cast)
    elif groups := [
        owner
        for owner in owners
        if owner.kind == "group" and noun.entry.sector in ("REB", "PRM", "UAF", "MIL", "CRM", None)
    ]:
        for group in groups:
            note(group, noun, cast)
    else:
        _name_body(noun, owners, world, cast, day)


def owners_of(noun: Noun, world: World, cast: Cast) -> list[Referent]:
    """Whose they are: "Belarus' president", "Russian and Belarusian troops", "the president of France", "his
    government".
    """
    spelled = {word.index for word in noun.spelled}
    tops = [
        child for word in noun.spelled for child in word.children if child.dep in OWNING and child.index not in spelled
    ]
    if noun.head.dep in ("compound", "nmod") and noun.head.head.pos == "PROPN":
        tops += [
            child for child in noun.head.head.children if child.dep in OWNING and child.index < noun.spelled[0].index
        ]
    words = [each for top in tops for each in conjuncts(top)]
    words += [each for top in tops if top.dep in ("compound", "amod") for each in subtree(top) if each is not top]
    for child in (child for word in dict.fromkeys((noun.head, noun.spelled[-1])) for child in word.children):
        if child.dep == "prep" and child.lower in ("of", "for", "from", "in") and child.index not in spelled:
            words += [
                each
                for pobj in child.children
                if pobj.dep == "pobj"
                for each in conjuncts(pobj)
                if child.lower == "of" or _is_body(each, cast) or cast.country_at(each)
                if child.lower != "in"
                or not any(cast.at(word) for word in words)  # "the UN mission in Mali" is the UN's
            ]
    if any(word.pos != "PRON" and cast.at(word) for word in words):
        words = [word for word in words if word.pos != "PRON" and word.tag != "PRP$"]
    named = [referent for word in words for referent in cast.at(word)]
    found = named or [referent for word in words for referent in _country_of(word, world, cast)]
    return list(dict.fromkeys(found))


def _country_of(word: Word, world: World, cast: Cast) -> list[Referent]:
    """The state in whose country a town lies: "Shanghai authorities"."""
    code = cast.country_at(word)
    return [state_of(code, world, cast)] if code else []


def _is_body(word: Word, cast: Cast) -> bool:
    return any(referent.kind in ("state", "organization") for referent in cast.at(word))


def _name_body(noun: Noun, owners: list[Referent], world: World, cast: Cast, day: str | None) -> None:
    coded = [owner for owner in owners if owner.code]
    if not owners and (together := _told_together(noun, world, cast)):
        for each in together:
            note(each, noun, cast)
        return
    if not owners and (body := _body_of_members(noun, world, cast)):
        coded = [body]
    holder = _office_holder(noun, coded, world, cast, day)
    if holder is not None:
        note(holder, noun, cast)
        return
    if not coded:
        earlier = _told_before(noun, world, cast)
        if earlier is not None:
            note(earlier, noun, cast)
            return
    publisher = (
        cast.home if cast.publisher and noun.head.lemma in cast.publisher and is_definite(noun.head, world) else None
    )
    if noun.entry.named and not coded and publisher is None:
        return
    codes: list[str | None] = list(dict.fromkeys(owner.code for owner in coded))
    codes = codes or [publisher or _code_around(noun, world, cast)]
    for code in codes:
        key = f"{code}/{noun.lemma}"
        referent = cast.referent(
            key,
            _name_of(noun, cast) if len(codes) == 1 else _name_under(code, coded, noun),
            _kind_of(noun),
            code=code,
            sector=_sector_of(noun, coded, world),
            rule=f"nominals.yaml:{noun.lemma}",
            many=_is_many(noun),
        )
        referent.nouns.add(noun.lemma)
        if noun.entry.role:
            referent.offices.add(noun.entry.role)
        note(referent, noun, cast)


def _told_together(noun: Noun, world: World, cast: Cast) -> list[Referent]:
    """ "The leaders", "both presidents": the two office-holders of different states who are most present."""
    if noun.entry.role is None or noun.entry.kind != "person" or not _is_many(noun):
        return []
    if not is_definite(noun.head, world) and not any(child.lower in world.words.pairs for child in noun.head.children):
        return []
    fitting = [each for each in cast.referents if each.kind == "person" and each.code in world.states and each.offices]
    first = most_salient(fitting, noun.head)
    second = most_salient([each for each in fitting if first is None or each.code != first.code], noun.head)
    return [first, second] if first and second else []


def _body_of_members(noun: Noun, world: World, cast: Cast) -> Referent | None:
    """ "Ministers agreed", "ambassadors will meet": those of the states of the body that a report tells of there."""
    if not _is_many(noun) or noun.entry.role is None or noun.head.lemma not in world.words.members:
        return None
    bodies = [
        each for each in cast.referents if each.kind == "organization" and each.code and each.code not in world.states
    ]
    return most_salient(bodies, noun.head)


def _office_holder(noun: Noun, owners: list[Referent], world: World, cast: Cast, day: str | None) -> Referent | None:
    """Who holds the office that is named with its state: somebody in the report, else the office-holder of the day."""
    role = noun.entry.role
    codes = {owner.code for owner in owners}
    states = all(owner.kind == "state" for owner in owners)
    if role is None or noun.entry.kind != "person" or len(codes) != 1 or not states or _is_many(noun):
        return None
    code = next(iter(codes)) or ""
    named = [
        each
        for each in cast.referents
        if each.kind == "person" and each.code == code and each.offices & ALIKE[role]
        if role != "OTHER" or _is_called(noun, each)  # an ambassador is no spokeswoman
    ]
    if len(named) == 1:
        return named[0]
    roles: tuple[Role, ...] = ("HOS", "HOG") if role == "LEADER" else (role,)
    found = next((person for each in roles if day and (person := world.people.holding(code, each, day))), None)
    return refer_person(found, day, cast, code) if found and role in ("HOS", "HOG", "FM", "DM", "INT") else None


def _is_many(noun: Noun) -> bool:
    return noun.entry.number == "many" or noun.head.tag in ("NNS", "NNPS")


def _sector_of(noun: Noun, owners: list[Referent], world: World) -> str | None:
    """The noun's sector; that of the body which it belongs to ("members of the parliament"); once in office, no
    more.
    """
    if any(child.lower in world.words.former for child in noun.head.children):
        return FORMER
    bodies = [owner.sector for owner in owners if owner.kind == "organization" and owner.sector]
    own = noun.entry.sector
    return bodies[0] if bodies and own in (None, "GOV") and len(owners) == 1 else own


def _kind_of(noun: Noun) -> ActorKind:
    """Several persons are a group."""
    return "group" if noun.entry.kind == "person" and _is_many(noun) else noun.entry.kind


def _told_before(noun: Noun, world: World, cast: Cast) -> Referent | None:
    """The person or body that a definite noun takes up again; "the rebels" take up an armed group."""
    if not is_definite(noun.head, world):
        return None
    if _is_many(noun):
        return _armed_group(noun, cast) if noun.entry.sector in IRREGULAR else None
    if noun.entry.kind == "person":
        roles = ALIKE[noun.entry.role] if noun.entry.role else frozenset()
        people = [each for each in cast.referents if each.kind == "person"]
        fitting = [each for each in people if each.offices & roles or _is_called(noun, each)]
        return most_salient(fitting, noun.head)
    same = [each for each in cast.referents if noun.lemma in each.nouns and each.kind != "person"]
    bodies = [
        each
        for each in cast.referents
        if each.kind in ("group", "organization") and not each.rule.startswith("nominals")
    ]
    regular = noun.entry.sector == "MIL"  # "the army" is the state's, whatever rebels call theirs
    namesakes = [
        each
        for each in bodies
        if noun.head.lemma in each.name.lower().split() and not (regular and each.sector in IRREGULAR)
    ]
    found = most_salient(same, noun.head) or most_salient(namesakes, noun.head)
    return found or (most_salient(bodies, noun.head) if noun.lemma in world.words.bodies else None)


def _armed_group(noun: Noun, cast: Cast) -> Referent | None:
    """The named armed group for which "the rebels", "the militants" stand, unless others were called so before."""
    groups = [each for each in cast.referents if each.kind == "group" and each.sector in IRREGULAR]
    named = [each for each in groups if not each.rule.startswith("nominals") or noun.lemma in each.nouns]
    found = most_salient(named, noun.head)
    return found if found and not found.rule.startswith("nominals") else None


def _is_called(noun: Noun, referent: Referent) -> bool:
    """Whether a noun named somebody before; also "the Minister", of who was "the Minister of Defence"."""
    if noun.lemma in referent.nouns or noun.head.lemma in referent.nouns:
        return True
    return any(known.startswith(f"{noun.lemma} of ") for known in referent.nouns)


def _code_around(noun: Noun, world: World, cast: Cast) -> str | None:
    """The state that an unowned noun belongs to: where it stands ("police in Minsk"), else whom the report is about
    there.
    """
    if noun.head.lemma in world.words.opponents:
        return opponent_of(noun, world, cast)
    verb = noun.head.head
    sides = [verb, *(each for each in verb.children if each.dep == "nsubj" and each is not noun.head)]
    beside = [
        each for side in sides for each in side.children if each.dep == "prep" and each.lower in world.words.locatives
    ]
    tops = [noun.head, *(beside if noun.entry.kind == "population" and noun.head.dep in ARGUMENTS else [])]
    places = [cast.country_at(word) for top in tops for word in sorted(subtree(top), key=lambda word: word.index)]
    place = next((code for code in places if code), None)
    if place or noun.entry.kind == "population" or noun.entry.sector == "UAF":
        return place or _only_country(noun.head, cast)
    proper = [word for word in noun_phrase(noun.head) if word.pos == "PROPN" and word not in noun.spelled]
    home = 0.05 if noun.entry.sector in PUBLIC else ANYWHERE
    if (
        cast.home
        and not proper
        and noun.entry.sector in PUBLIC
        and (cast.home in world.states or _is_ours(noun, world))
    ):
        return cast.home
    return None if proper else salient_code(cast, world.states, noun.head, home) or _only_country(noun.head, cast)


def _is_ours(noun: Noun, world: World) -> bool:
    """ "Our forces"."""
    return any(each.dep == "poss" and each.lower in world.words.us for each in noun.head.children)


def _only_country(word: Word, cast: Cast) -> str | None:
    """The country of all places that the sentence names, where it is one: "people died when a drone hit Omdurman"."""
    lying = (each for each in word.sentence.words if each.head.dep != "agent" and each.head.lower != "by")
    codes = {code for each in lying if (code := cast.country_at(each))}
    return codes.pop() if len(codes) == 1 else None


def _name_of(noun: Noun, cast: Cast) -> str:
    words = [
        word
        for word in phrase_of(noun)
        if (word.pos in ("NOUN", "PROPN", "ADJ") and word.dep not in ("advmod", "quantmod"))
        or word.tag in ("VBN", "VBG", "POS")
        or word in noun.spelled
    ]
    while words and words[0].tag == "POS":
        words = words[1:]
    return " ".join(word.text for word in words).replace(" '", "'").replace(" ’", "’") or noun.head.text


def _name_under(code: str | None, owners: list[Referent], noun: Noun) -> str:
    """The name of one of several: the forces of the West in "Ukrainian and Western forces"."""
    owner = next((each.name for each in owners if each.code == code), "")
    return f"{owner} {noun.head.text}".strip()
