"""Across reports: what tells the same happening, what differs, what hardens, what became of promises."""
