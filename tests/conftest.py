"""Fixtures shared by the tests."""

from __future__ import annotations

import pytest

from gestae.reading.reader import Reader


@pytest.fixture(scope="session")
def reader() -> Reader:
    """A reader that takes texts as they stand."""
    return Reader(clean=False)
