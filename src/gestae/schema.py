"""The JSON Schema of a reading, for those who read `gestae read` output in other languages.

python -m gestae.schema > docs/reading.schema.json
"""

from __future__ import annotations

import json
import sys
from typing import Any

import msgspec

from gestae.records import Reading


def reading_schema() -> dict[str, Any]:
    """JSON Schema (2020-12) of `Reading.to_dict()`."""
    schema: dict[str, Any] = msgspec.json.schema(Reading)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A reading of one report, by Gestae",
        **schema,
    }


if __name__ == "__main__":
    sys.stdout.write(json.dumps(reading_schema(), indent=2, ensure_ascii=False) + "\n")
