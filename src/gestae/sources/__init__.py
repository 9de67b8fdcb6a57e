"""Reads inputs of every format into Reports: plain text, HTML pages, JSON Lines, folders, globs, standard input."""

from gestae.sources.language import language_of
from gestae.sources.load import load
from gestae.sources.paths import reports_from

__all__ = ["language_of", "load", "reports_from"]
