"""Tells whether two reports are the same: by text and metadata, or by their bare words."""

from __future__ import annotations

import hashlib
import json
import re

from gestae.records import Report

_BARE = re.compile(r"\w+")


def hash_of(report: Report) -> str:
    """Alike for the same text, before cleaning, with the same title, outlet, address and day of publication."""
    parts = [report.original_text, report.title, report.outlet, report.url, report.published]
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


def words_of(text: str) -> str:
    """Alike for texts that differ in case, punctuation and spacing alone."""
    return hashlib.sha256(" ".join(_BARE.findall(text.casefold())).encode()).hexdigest()


def split_id(id_: str) -> tuple[str, str]:
    """A record's id across the store, `<report id>/<record id>`, parted: the report's id may itself hold a slash."""
    report, _, record = id_.rpartition("/")
    return report, record
