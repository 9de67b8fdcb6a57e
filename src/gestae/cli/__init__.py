"""The command line, one file a command."""

from gestae.cli.app import app, main

__all__ = ["app", "main"]
