"""The reader: runs the stages over reports, in order, and streams readings out."""

from __future__ import annotations

import traceback
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import msgspec

from gestae.cleaning import clean as clean_report
from gestae.knowledge.cues import load_cues
from gestae.knowledge.events import load_frames
from gestae.knowledge.implications import load_implications
from gestae.knowledge.layers import own_folder
from gestae.knowledge.places import gazetteer
from gestae.knowledge.use import LEXICON, using
from gestae.knowledge.world import load_world
from gestae.reading.actors import name_cast, refer
from gestae.reading.acts import told_once
from gestae.reading.arguments import Stage
from gestae.reading.assembly import Facts, commitment_record, event_record, names_nothing
from gestae.reading.cast import Cast
from gestae.reading.commitments import Bond, Voice, find_commitments
from gestae.reading.counts import read_quantities
from gestae.reading.dates import read_dates
from gestae.reading.echoes import fights_of, with_echoes
from gestae.reading.events import Match, find_events
from gestae.reading.language_model import DEFAULT_MODEL, Parsed, parse
from gestae.reading.nouns import nouns_of
from gestae.reading.places import literal, read_places
from gestae.reading.retellings import with_retellings
from gestae.reading.statements import read_statements
from gestae.reading.status import FACTS, Scene, Told, scene, status_at, told_at
from gestae.reading.titled_statements import home_of, voice_of
from gestae.reading.words import Sentence, Word, depth
from gestae.records import Actor, Commitment, Date, Event, Mention, Reading, Report, Status


class Reader:
    """Reads reports. `model`: an installed spaCy pipeline; `lexicon`: a folder of the user's own over the packaged
    lexicon; `clean`: whether page furniture leaves. Raises LexiconError.
    """

    def __init__(self, *, model: str = DEFAULT_MODEL, lexicon: Path | str | None = None, clean: bool = True) -> None:
        self.model = model
        self.clean = clean
        self.lexicon = LEXICON if lexicon is None else own_folder(lexicon)
        with using(self.lexicon):
            self.world = load_world()
            self.frames = load_frames()
            self.implications = load_implications()
            self.cues = load_cues()
            self.gazetteer = gazetteer()

    def read(self, report: Report) -> Reading:
        """What one report says. Raises GestaeError where the language model is missing."""
        return next(iter(self.read_many([report])))

    def read_many(self, reports: Iterable[Report]) -> Iterator[Reading]:
        """A reading for each report, in order, as a stream."""
        cleaned = (self._cleaned(report) if self.clean else report for report in reports)
        for parsed in parse(cleaned, self.world.names.restore, self.model):
            yield self._guarded(parsed)

    def _cleaned(self, report: Report) -> Report:
        with using(self.lexicon):
            return clean_report(report)

    def _guarded(self, parsed: Parsed) -> Reading:
        """A fault of ours in one report must not end the run of a thousand: the reading tells it."""
        try:
            return self.interpret(parsed)
        except Exception as error:
            place = traceback.extract_tb(error.__traceback__)[-1]
            return Reading(
                report=parsed.report,
                problem=f"{type(error).__name__} in {Path(place.filename).name}:{place.lineno}: {error}",
            )

    def status_of(self, text: str, spans: Sequence[tuple[int, int]], *, published: str | None = None) -> list[Status]:
        """The status of the happening that each (start, end) of `text` names."""
        parsed = self._parsed(Report(id="text", text=text, published=published))
        with using(self.lexicon):
            return [self._status_in(parsed, start, end) for start, end in spans]

    def resolve(self, phrase: str, *, context: str = "", on: str | None = None) -> Actor | None:
        """Whom a phrase names on the ISO day `on`; `context` is text that came before it. Null where nobody is
        named.
        """
        lead = f"{context.rstrip()}\n" if context.strip() else ""
        parsed = self._parsed(Report(id="phrase", text=lead + phrase, published=on))
        with using(self.lexicon):
            return self._resolved(parsed, len(lead))

    def _resolved(self, parsed: Parsed, lead: int) -> Actor | None:
        nouns = nouns_of(parsed.words, self.world)
        cast = name_cast(parsed, nouns, self.world)
        read_places(parsed, cast, self.world, self.gazetteer)
        refer(parsed, nouns, self.world, cast)
        inside = [word for word in parsed.words if word.start >= lead]
        ranked = sorted(inside, key=lambda word: (depth(word), word.index))
        found = next((referent for word in ranked for referent in cast.at(word)), None)
        return found.record() if found else self._population(ranked, cast)

    def _population(self, ranked: list[Word], cast: Cast) -> Actor | None:
        """A phrase that names only a place stands for the people there."""
        for word in ranked:
            code = cast.country_at(word)
            if code:
                mention = Mention(start=word.start, end=word.end, text=word.text, form="metonym")
                return Actor(
                    id="a0",
                    name=word.text,
                    kind="population",
                    code=code,
                    sector="CVL",
                    rule="places:people",
                    mentions=(mention,),
                )
        return None

    def _parsed(self, report: Report) -> Parsed:
        return next(iter(parse([report], self.world.names.restore, self.model)))

    def _status_in(self, parsed: Parsed, start: int, end: int) -> Status:
        inside = [word for word in parsed.words if word.start < end and start < word.end]
        if not inside:
            return "happened"
        head = min(inside, key=depth)
        return status_at(head, scene(head.sentence, self.implications))

    def interpret(self, parsed: Parsed) -> Reading:
        """The stages after the language model, over one parsed report."""
        with using(self.lexicon):
            return self._interpreted(parsed)

    def _interpreted(self, parsed: Parsed) -> Reading:
        report = parsed.report
        nouns = nouns_of(parsed.words, self.world)
        cast = name_cast(parsed, nouns, self.world)
        places = read_places(parsed, cast, self.world, self.gazetteer)
        named = literal(places)
        cast.home = home_of(parsed, self.cues.words, self.world)
        cast.publisher = frozenset((report.outlet or "").lower().split())
        cast.voice = voice_of(parsed, self.cues.words, self.world, cast)
        refer(parsed, nouns, self.world, cast)
        stage = Stage(cast, self.frames, self.world)
        dates = read_dates(parsed.plain, report.published)
        dates = tuple(_as_written(date, report.text) for date in dates)
        quantities = read_quantities(parsed, dates, named, stage)
        statements = read_statements(parsed, self.cues, self.world, cast)
        facts = Facts(report.text, cast, dates, quantities, named, statements, self.frames.words, report.published)
        events, commitments = self._happenings(parsed, stage, facts)
        return Reading(
            report=report,
            actors=cast.records(_acting(events, commitments)),
            places=places,
            dates=dates,
            quantities=quantities,
            statements=statements,
            events=events,
            commitments=commitments,
        )

    def _happenings(
        self, parsed: Parsed, stage: Stage, facts: Facts
    ) -> tuple[tuple[Event, ...], tuple[Commitment, ...]]:
        events: list[Event] = []
        commitments: list[Commitment] = []
        told: list[Match] = []
        found = [told_once(find_events(sentence, stage), stage) for sentence in parsed.sentences]
        fights = fights_of((match for matches in found for match in matches), stage)
        for sentence, alone in zip(parsed.sentences, found, strict=True):
            matches = with_echoes(alone, told, fights, stage)
            matches = with_retellings(sentence, matches, told, stage)
            matches = [match for match in matches if not names_nothing(match, matches, told, facts)]
            told += matches
            where = scene(sentence, self.implications)
            fresh = self._events(matches, where, facts, len(events))
            ids = {match.trigger.index: event.id for match, event in zip(matches, fresh, strict=True)}
            bonds = find_commitments(sentence, where, matches, _voices(sentence, facts), stage)
            commitments += self._commitments(bonds, matches, ids, facts, len(commitments))
            events += fresh
        return tuple(events), tuple(commitments)

    def _events(self, matches: list[Match], where: Scene, facts: Facts, before: int) -> list[Event]:
        return [
            event_record(before + n, match, _told(match, where), matches, facts) for n, match in enumerate(matches, 1)
        ]

    def _commitments(
        self, bonds: list[Bond], matches: list[Match], ids: dict[int, str], facts: Facts, before: int
    ) -> list[Commitment]:
        return [commitment_record(before + n, bond, matches, ids, facts) for n, bond in enumerate(bonds, 1)]


def _acting(events: Iterable[Event], commitments: Iterable[Commitment]) -> set[str]:
    """The ids of all who take part in an event or a commitment, named or only inferred."""
    sides = [each for event in events for each in (event.actors, event.recipients)]
    sides += [each for commitment in commitments for each in (commitment.party, commitment.toward)]
    return {id for side in sides for id in side}


def _told(match: Match, where: Scene) -> Told:
    """How the trigger is told; a verb that only foreshadows its noun makes it a plan ("plans a visit"), and what only
    tells another event again is no more certain than that.
    """
    told = told_at(match.trigger, where)
    if match.foreshadowed and match.carrier is not None and told.status in FACTS:
        return told_at(match.carrier, where)
    if match.source is not None and told.status in FACTS:
        return _told(match.source, scene(match.source.trigger.sentence, where.implications))
    return told


def _as_written(date: Date, text: str) -> Date:
    """A date with the report's own characters, which the parser's plain text may differ from in quotation marks."""
    return msgspec.structs.replace(date, text=text[date.start : date.end])


def _voices(sentence: Sentence, facts: Facts) -> dict[int, Voice]:
    """For the words that stand inside a statement, by index, in whose words they are."""
    voices: dict[int, Voice] = {}
    for statement in facts.statements:
        speaker = facts.cast.by_id(statement.speaker) if statement.speaker else None
        for span in statement.content:
            if span.start < sentence.end and sentence.start < span.end:
                inside = (word for word in sentence.words if span.start <= word.start < span.end)
                voices |= {word.index: Voice(speaker, statement.force) for word in inside}
    return voices
