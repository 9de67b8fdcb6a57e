"""The schema that users get is the schema of the records."""

from __future__ import annotations

import json
from pathlib import Path

from gestae.schema import reading_schema

WRITTEN = Path(__file__).resolve().parent.parent / "docs" / "reading.schema.json"


def test_the_written_schema_is_not_stale() -> None:
    assert json.loads(WRITTEN.read_text(encoding="utf-8")) == json.loads(json.dumps(reading_schema())), (
        "run `make schema`"
    )
