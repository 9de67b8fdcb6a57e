"""Fetches pages from the network, politely, into files. Nothing else in Gestae uses the network."""

from gestae.fetching.limits import Limits
from gestae.fetching.pages import Fetched, fetch

__all__ = ["Fetched", "Limits", "fetch"]
