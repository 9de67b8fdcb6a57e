"""Takes page furniture out of a report, and keeps account of every character taken."""

from gestae.cleaning.stage import clean

__all__ = ["clean"]
