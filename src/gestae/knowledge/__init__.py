"""Loads and checks the lexicon: readable YAML and CSV in, frozen typed entries out."""

from gestae.knowledge.files import LEXICON, read_csv, read_yaml

__all__ = ["LEXICON", "read_csv", "read_yaml"]
