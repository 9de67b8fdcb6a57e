"""What the words beside a telling say of it: whether it is one happening or a kind of them, another one than before, or
one that goes by a name.
"""

from __future__ import annotations

from collections.abc import Sequence

from gestae.knowledge.linking import load_joining
from gestae.knowledge.use import cached
from gestae.linking.index import Index
from gestae.linking.placing import Covering
from gestae.linking.words import Word, acts, common, is_ordinary, stem, words_in
from gestae.records import EventType, Span

_NEAR = 3  # words before the trigger that may part it from another act, determine it, or refer back
_AFTER = 6  # words behind it in which "again" may stand
_AUXILIARIES = 2  # words before a verb in which its auxiliary stands
_LEAD = 20  # characters before a day in which the word that makes it a bound stands
_REACH = 60  # characters between an act and what it is done to
_TITLE = 3  # words of a name beside the act


def plain(word: Word) -> str:
    """A word in lower case, with a straight apostrophe."""
    return word.text.casefold().replace("’", "'")


def parting(before: Sequence[Word], inside: Sequence[Word], after: Sequence[Word] = ()) -> str | None:
    """The word near the trigger that parts the act from another ("a second strike", "fired at it again"), in lower
    case.
    """
    joining = load_joining()
    near = [plain(word) for word in [*before[-_NEAR:], *inside]]
    behind = (plain(word) for word in after[:_AFTER])
    return next((word for word in near if word in joining.another), None) or next(
        (word for word in behind if word in joining.again), None
    )


def is_name(word: Word, before: Sequence[Word]) -> bool:
    """Whether a word names its act as a noun ("the delivery"), and does not tell it as a verb."""
    joining = load_joining()
    if word.stem not in acts().nouns:
        return False
    if word.stem not in acts().verbs:
        return True
    text = plain(word)
    ahead = [plain(found) for found in before[-_AUXILIARIES:]]
    return not (text.endswith("ed") or text in joining.forms or any(found in joining.auxiliaries for found in ahead))


def tells(word: Word, before: Sequence[Word]) -> bool:
    """Whether a word tells or names its act: as a noun, or as a verb with its tense or its auxiliary. Bare forms seldom
    do ("the free world"), nor do participles alone ("reaching").
    """
    joining = load_joining()
    text = plain(word)
    if word.stem in acts().nouns:
        return True
    ahead = [plain(found) for found in before[-_AUXILIARIES:]]
    if text.endswith("ing"):
        return any(found in joining.being for found in ahead)
    return text.endswith("ed") or text in joining.forms or any(found in joining.auxiliaries for found in ahead)


def is_general(word: Word, before: Sequence[Word], around: Sequence[Word]) -> bool:
    """Whether a kind of act is told and no one happening: a bare noun in the plural or without number ("arms
    deliveries", "aid"), or what is told as usual ("always", "every day").
    """
    joining = load_joining()
    if any(plain(found) in joining.usually for found in around):
        return True
    named = any(found.text[0].isupper() and found.stem not in common() for found in before[-1:])
    return is_name(word, before) and not named and not any(_determines(found) for found in before[-_NEAR:])


def is_definite(before: Sequence[Word]) -> bool:
    """Whether the words before a noun say that what it names is known: "the", "his", "such"."""
    return any(plain(found) in load_joining().definite for found in before[-_AUXILIARIES:])


def is_phased(before: Sequence[Word], after: Sequence[Word]) -> bool:
    """Whether words near an act say that it begins, goes on or ends."""
    phases = load_joining().phases
    return any(plain(found) in phases for found in [*before[-_NEAR:], *after[:_AFTER]])


def is_moved(before: Sequence[Word], after: Sequence[Word]) -> bool:
    """Whether words near a plan say that it is not what it was: "will now meet", "postponed to Tuesday"."""
    moved = load_joining().moved
    return any(plain(found) in moved for found in [*before[-_NEAR:], *after[:_AFTER]])


def target_of(around: Sequence[Word], trigger: Span, type: EventType) -> str | None:
    """The stem of the kind of place or thing nearest to an act of those done where their target is; null where none is
    near.
    """
    if type not in load_joining().local:
        return None
    known = _targets()
    far = {
        word.stem: max(trigger.start - word.end, word.start - trigger.end)
        for word in reversed(around)
        if word.text[0].islower()
    }
    near = [(gap, name) for name, gap in far.items() if name in known and gap <= _REACH]  # "the Red Cross" is none
    return min(near, default=(0, None))[1]


def means_of(around: Sequence[Word], trigger: Span) -> frozenset[str]:
    """The kinds of weapons and forces named near an act: by "drone" and "from the air", by "gun", by "ground"."""
    near = {plain(word) for word in around if max(trigger.start - word.end, word.start - trigger.end) <= _REACH}
    return frozenset(kind for kind, words in load_joining().means.items() if not near.isdisjoint(words))


@cached
def _targets() -> frozenset[str]:
    return frozenset(stem(word) for word in load_joining().targets)


def _determines(word: Word) -> bool:
    text = plain(word)
    return text in load_joining().determiners or text.endswith(("'s", "s'"))


def title_of(trigger: Span, before: Sequence[Word], after: Sequence[Word], index: Index) -> frozenset[str]:
    """The stems of the proper name that an act goes by: "the Minsk agreements", "the talks in Istanbul"; names of
    states and people, which say who acts, are none.
    """
    text = index.text
    joints = load_joining().joints
    noun = bool(found := words_in(trigger.text)) and is_name(found[-1], before)
    led = [word for word in before[-_TITLE:] if noun and text[word.end : trigger.start].count(" ") <= _TITLE]
    behind = list(after[: _TITLE + 1])
    follows = behind[1:] if behind and plain(behind[0]) in joints else []
    return frozenset(word.stem for word in [*_run(led[::-1], index.titles), *_run(follows, index.titles)])


def _run(words: Sequence[Word], names: Covering[Span]) -> list[Word]:
    """The words with a capital, up to the first without."""
    found: list[Word] = []
    for word in words:
        if not word.text[0].isupper() or word.stem in common() or is_ordinary(word.stem) or names.holds(word.start):
            break
        found.append(word)
    return found


def bounds(day: Span | None, text: str) -> bool:
    """Whether a day only bounds what is told of it: "since Friday", "before 9 May"."""
    if day is None:
        return False
    before = words_in(text, max(day.start - _LEAD, 0), day.start)
    return bool(before) and plain(before[-1]) in load_joining().bounding


def names_another(place: Span, trigger: Span, text: str) -> bool:
    """Whether a place names another act than the one at `trigger`, or a body: "before the Brussels summit", "in the
    Normandy format".
    """
    after = words_in(text, place.end, place.end + _LEAD)
    if not after or text[place.end : after[0].start] != " ":
        return False
    another = not trigger.start <= after[0].start < trigger.end and after[0].stem in acts().nouns
    return another or plain(after[0]) in load_joining().formats
