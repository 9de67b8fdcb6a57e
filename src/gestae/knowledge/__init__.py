"""Loads and checks the lexicon: readable YAML and CSV in, frozen typed entries out."""

from gestae.knowledge.files import read_csv, read_yaml
from gestae.knowledge.use import LEXICON, using

__all__ = ["LEXICON", "read_csv", "read_yaml", "using"]
