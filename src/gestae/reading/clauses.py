"""Clauses: the logical subject and object of a verb, whatever the syntax - passive, relative, reduced, coordinated,
controlled, participial."""

from __future__ import annotations

from gestae.knowledge.events import load_frames
from gestae.reading.words import OBJECTS, Word, child, conjuncts, is_infinitive


def relatives() -> frozenset[str]:
    """The pronouns that take up the noun before a clause."""
    return load_frames().words.relatives


def is_passive(verb: Word) -> bool:
    """Whether the verb is passive, also as a reduced relative ("people arrested by police")."""
    if any(each.dep in ("auxpass", "nsubjpass", "agent") for each in verb.children):
        return True
    if (
        verb.tag == "VBN"
        and verb.dep == "conj"
        and not any(each.dep in ("aux", "nsubj") for each in verb.children)
        and is_passive(verb.head)
    ):
        return child(verb, "dobj") is None
    reduced = verb.dep in ("acl", "amod") or (verb.dep == "ccomp" and child(verb, "nsubj") is not None)
    return reduced and verb.tag == "VBN" and child(verb, "aux", "dobj") is None


def logical_subjects(verb: Word) -> list[Word]:
    """The heads of who does it: coordinated subjects all; through control, coordination and relative pronouns."""
    if verb.dep == "amod" and verb.pos == "ADJ" and verb.tag != "VBN":
        return conjuncts(verb.head)
    if (verb.pos in ("ADJ", "NOUN") or verb.tag == "VBN") and verb.dep in ("acomp", "attr", "oprd"):
        return logical_subjects(verb.head)
    if is_passive(verb):
        return _agents(verb)
    subjects = [each for each in verb.children if each.dep in ("nsubj", "csubj")]
    if subjects:
        before = [each for each in subjects if each.index < verb.index]
        return _through_relative((before or subjects)[-1], verb)
    return _inherited(verb)


def logical_objects(verb: Word) -> list[Word]:
    """The heads of whom or what it is done to."""
    given = child(verb, "dobj") if is_passive(verb) else None
    if given is not None:
        return conjuncts(given)
    if is_passive(verb):
        subject = child(verb, "nsubjpass", "csubjpass") or (child(verb, "nsubj") if verb.dep == "ccomp" else None)
        if subject is not None:
            return _through_relative(subject, verb)
        if verb.dep in ("acl", "amod"):
            return [verb.head]
        if verb.dep == "xcomp" and is_infinitive(verb) and child(verb.head, "dobj") is None:  # "is to be signed"
            return logical_objects(verb.head) if is_passive(verb.head) else logical_subjects(verb.head)
        return logical_objects(verb.head) if verb.dep == "conj" else []
    found = next((each for each in verb.children if each.dep in OBJECTS), None)
    if found is not None:
        return _through_relative(found, verb)
    named = child(verb, "oprd")
    if named is not None and named.pos == "PROPN":
        return conjuncts(named)
    raised = next(
        (each for each in verb.children if each.dep == "ccomp" and (is_infinitive(each) or _is_bare(each))),
        None,
    )
    if raised is not None and (subject := child(raised, "nsubj")) is not None:
        return conjuncts(subject)
    if verb.dep == "conj" and verb.head.pos == "VERB" and verb.tag == verb.head.tag and _shares_object(verb):
        return logical_objects(verb.head)
    subject = child(verb, "nsubj")
    if (
        verb.dep in ("acl", "relcl")
        and subject is not None
        and subject.lower not in relatives()
        and verb.head.pos in ("NOUN", "PROPN")
    ):
        return [verb.head]
    return []


def _is_bare(clause: Word) -> bool:
    """An infinitive without "to": "let the crew go"."""
    told = clause.tag in ("VB", "VBP") and child(clause, "aux", "mark") is None
    return told and clause.head.lemma in load_frames().words.bare_infinitive


def _shares_object(verb: Word) -> bool:
    """Whether the object of the verb before also belongs to `verb`: it stands after both ("arrest and try
    protesters").
    """
    shared = next((each for each in verb.head.children if each.dep in OBJECTS), None)
    return shared is not None and shared.index > verb.index


def _agents(verb: Word) -> list[Word]:
    """Who does what is told in the passive; participles joined by "and" share the agent of one of them."""
    for each in [verb, *(other for other in conjuncts(verb) if other is not verb and other.tag == "VBN")]:
        agent = child(each, "agent") or next(
            (top for top in each.children if top.dep == "prep" and top.lower == "by"), None
        )
        found = child(agent, "pobj") if agent is not None else None
        if found is not None:
            return conjuncts(found)
    return []


def _through_relative(word: Word, verb: Word) -> list[Word]:
    """A relative pronoun gives way to the noun that it takes up."""
    if word.lower in relatives() and verb.dep in ("relcl", "acl"):
        return conjuncts(verb.head) if _plural(verb) and verb.head.dep != "conj" else [verb.head]
    if word.lower in relatives() and verb.dep == "conj" and verb.head.dep in ("relcl", "acl"):
        return _through_relative(word, verb.head)
    return conjuncts(word)


def _plural(verb: Word) -> bool:
    return verb.tag == "VBP" or any(each.lower in ("are", "were", "have") for each in verb.children)


def _inherited(verb: Word) -> list[Word]:
    """The subject of a verb that has none of its own: of the verb it is coordinated with, or that controls it."""
    head = verb.head
    if verb.dep == "conj" and head.pos in ("VERB", "AUX"):
        undergoing = child(head, "nsubjpass") if is_passive(head) and not is_passive(verb) else None
        return _through_relative(undergoing, head) if undergoing is not None else logical_subjects(head)
    if verb.dep in ("xcomp", "advcl", "pcomp", "acl", "ccomp", "prep"):
        return _controller(verb)
    return []


def _controller(verb: Word) -> list[Word]:
    """Who is to do an infinitive or a participle: the object of "urge", the subject of "plan", the noun of "a plan
    to".
    """
    head = verb.head
    if verb.dep == "pcomp":
        inner = child(verb, "nsubj")
        if inner is not None:
            return conjuncts(inner)
        if head.lower in ("despite", "with", "without") and (before := child(head, "pobj")) is not None:
            return conjuncts(before)
        accused = (
            logical_objects(head.head)
            if head.head.pos == "VERB" and head.lower in ("of", "for", "from", "into")
            else []
        )
        return accused or _governor_subjects(head.head)
    if verb.dep == "acl" and head.pos in ("NOUN", "PROPN"):
        if verb.tag == "VBG":
            return conjuncts(head)
        owner = child(head, "poss") or _by_owner(head)
        return conjuncts(owner) if owner is not None else _governor_subjects(head.head)
    if verb.dep == "xcomp":
        controlled = logical_objects(head) if head.pos == "VERB" and not is_passive(head) else []
        controlled = controlled or (logical_objects(head) if is_passive(head) else [])
        if controlled and head.lemma not in load_frames().words.subject_control:
            return controlled
        if not controlled and (asked := _behind_preposition(head, verb)):
            return asked
    return _governor_subjects(head)


def _behind_preposition(head: Word, verb: Word) -> list[Word]:
    """Who is told to act behind a preposition: "appealed to both sides to lay down their arms"."""
    names = load_frames().words.prepositional_control.get(head.lemma, frozenset())
    return [obj for name, obj in prepositions(head) if name in names and obj.index < verb.index]


def _by_owner(noun: Word) -> Word | None:
    """The agent of a noun told with "by" or "of": "a scheme by the West to depose him"."""
    return next(
        (
            obj
            for each in noun.children
            if each.dep == "prep" and each.lower in ("by", "of")
            for obj in each.children
            if obj.dep == "pobj"
        ),
        None,
    )


def _governor_subjects(word: Word) -> list[Word]:
    for _ in range(6):
        if word.pos in ("VERB", "AUX"):
            if word.dep == "acl" and word.tag == "VBN":
                return [word.head]
            return logical_objects(word) if is_passive(word) else logical_subjects(word)
        if word.pos in ("NOUN", "PROPN") and (owner := child(word, "poss")) is not None:
            return conjuncts(owner)
        if word.head is word:
            return []
        word = word.head
    return []


def prepositions(word: Word) -> list[tuple[str, Word]]:
    """The prepositions under `word` with the heads of their objects, coordinated ones too: ("on", Belarus)."""
    found: list[tuple[str, Word]] = []
    for top in _carriers_of_prepositions(word):
        for each in top.children:
            if each.dep in ("prep", "agent", "dative") and each.pos in ("ADP", "SCONJ", "VERB", "ADV", "PART"):
                found += _objects_of(each, each.lower)
    if word.lemma in load_frames().words.naming:  # "called the flight a provocation": called it so, as one
        found += [("as", each) for each in word.children if each.dep == "oprd" and each.pos in ("NOUN", "ADJ")]
    return found


def _carriers_of_prepositions(word: Word) -> list[Word]:
    """The words that a preposition of `word` may hang on: its particle ("stayed away from"), the copula ("was furious
    at").
    """
    found = [word]
    if word.pos in ("VERB", "AUX"):
        deps = ("prt", "advmod", "acomp") if word.pos == "VERB" else ("advmod",)
        found += [each for each in word.children if each.dep in deps and each.index - word.index in (1, 2)]
    elif word.pos == "ADJ" and word.dep == "acomp":
        found.append(word.head)
    return found


def _objects_of(preposition: Word, name: str) -> list[tuple[str, Word]]:
    found: list[tuple[str, Word]] = []
    for each in preposition.children:
        if each.dep in ("pobj", "pcomp"):
            found += [(name, word) for word in (conjuncts(each) if each.dep == "pobj" else [each])]
        elif each.dep == "amod" and name == "as":  # "described it as provocative"
            found.append((name, each))
        elif each.dep == "prep":
            found += _objects_of(each, name if name in ("against", "on") else each.lower)
        elif each.dep == "conj" and each.pos == "ADP":
            found += _objects_of(each, each.lower)
    return found


__all__ = ["is_passive", "logical_objects", "logical_subjects", "prepositions", "relatives"]
