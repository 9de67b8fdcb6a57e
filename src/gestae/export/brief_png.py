"""The bars of a chart as PNG, for Word, which needs one beside the SVG. Source: W3C PNG, third edition."""

from __future__ import annotations

import struct
import zlib

from gestae.asking.brief_records import Bars
from gestae.export.brief_svg import COLOURS, HEIGHT, WIDTH, boxes

_PAPER, _SIGNATURE = b"\xff\xff\xff", b"\x89PNG\r\n\x1a\n"


def as_png(chart: Bars) -> bytes:
    """The bars in their colours, without words: those stand in a table under the picture."""
    rows = [bytearray(_PAPER * WIDTH) for _ in range(HEIGHT)]
    for box in boxes(chart):
        left, right = round(box.x), min(WIDTH, max(round(box.x) + 1, round(box.x + box.width)))
        colour = bytes.fromhex(COLOURS[box.series][1:]) * (right - left)
        for y in range(round(box.y), min(HEIGHT, max(round(box.y) + 1, round(box.y + box.height)))):
            rows[y][left * 3 : right * 3] = colour
    pixels = zlib.compress(b"".join(b"\x00" + bytes(row) for row in rows), 9)
    header = struct.pack(">IIBBBBB", WIDTH, HEIGHT, 8, 2, 0, 0, 0)
    return _SIGNATURE + _chunk(b"IHDR", header) + _chunk(b"IDAT", pixels) + _chunk(b"IEND", b"")


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
