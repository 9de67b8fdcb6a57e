"""Writes data frames to a stream, one file a format: `gestae.export.<format>.write(frame, out)`."""
