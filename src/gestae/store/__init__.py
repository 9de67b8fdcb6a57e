"""Keeps readings in one SQLite file, or in a PostgreSQL database for a team."""

from gestae.store.copies import Copies
from gestae.store.corpus import Corpus
from gestae.store.writer import Added, Kept

__all__ = ["Added", "Copies", "Corpus", "Kept"]
