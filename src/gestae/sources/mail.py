"""Mails (EML) and mailboxes (MBOX) to Reports. Sources: RFC 5322, RFC 4155."""

from __future__ import annotations

from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage
from io import BufferedReader
from typing import IO

from gestae.errors import SourceError, TooLarge, UnreadableInput
from gestae.records import Report
from gestae.sources.days import day_or_none
from gestae.sources.files import whole
from gestae.sources.fragments import text_of_html
from gestae.sources.making import Told, made
from gestae.sources.naming import Origin
from gestae.sources.options import Found, Options

_FEW = 200  # letters of a plain part that only says to look at the HTML part
_MOST_LINE = 1 << 16


def read_mail(file: BufferedReader, origin: Origin, options: Options) -> Iterator[Found]:
    """The report in one mail: the subject is its title, the sender its outlet, the date that of the mail.

    Attachments are left aside. Raises UnreadableInput, EmptyInput and TooLarge.
    """
    yield _report(whole(file, origin.name, options.max_bytes), origin)


def read_mailbox(file: BufferedReader, origin: Origin, options: Options) -> Iterator[Found]:
    """One report, or what is wrong with it, for each mail of a mailbox."""
    for number, data in enumerate(_mails(file, options.max_bytes), 1):
        at = origin.numbered(number)
        if data is None:
            yield TooLarge(at.name, f"more than {options.max_bytes:,} bytes", "take it out of the mailbox")
            continue
        try:
            yield _report(data, at, origin)
        except SourceError as error:
            yield error


def _mails(file: IO[bytes], most: int) -> Iterator[bytes | None]:
    """The mails of a mailbox; null for one of more than `most` bytes."""
    lines: list[bytes] = []
    size, after_blank, begun = 0, True, False
    for line in iter(lambda: file.readline(_MOST_LINE), b""):
        if after_blank and line.startswith(b"From "):
            if begun:
                yield b"".join(lines) if size <= most else None
            lines, size, begun = [], 0, True
        else:
            size += len(line)
            begun = begun or bool(line.strip())
            if size <= most:
                lines.append(line[1:] if line.startswith(b">From ") else line)
        after_blank = not line.strip()
    if begun:
        yield b"".join(lines) if size <= most else None


def _report(data: bytes, origin: Origin, box: Origin | None = None) -> Report:
    try:
        key, told = _told(data)
    except Exception as error:  # a broken mail trips its parser up in many ways
        what = f"a broken mail ({type(error).__name__})"
        raise UnreadableInput(origin.name, what, "save it anew, or as plain text") from None
    at = Origin(origin.name, None, box.keyed("", key).stem) if box and key else origin
    return made(told, at, "no text in the mail")


def _told(data: bytes) -> tuple[str | None, Told]:
    message = message_from_bytes(data, policy=policy.default)
    assert isinstance(message, EmailMessage)
    return _header(message, "Message-ID"), Told(
        text=_text(message),
        title=_header(message, "Subject"),
        published=day_or_none(_header(message, "Date")),
        outlet=_sender(message),
        language=_header(message, "Content-Language"),
    )


def _text(message: EmailMessage) -> str:
    plain, page = _part(message, "plain").strip(), _part(message, "html")
    if page and len(plain) < _FEW and len(text := text_of_html(page)) > 2 * len(plain):
        return text
    return plain or text_of_html(page)


def _part(message: EmailMessage, kind: str) -> str:
    part = message.get_body(preferencelist=(kind,))
    if part is None:
        return ""
    raw = part.get_payload(decode=True)
    data = raw if isinstance(raw, bytes) else str(raw or "").encode("utf-8", "replace")
    try:
        return data.decode(part.get_content_charset("utf-8"), "replace")
    except (LookupError, ValueError):
        return data.decode("utf-8", "replace")


def _header(message: EmailMessage, name: str) -> str | None:
    value = message.get(name)
    return str(value).strip() or None if value is not None else None


def _sender(message: EmailMessage) -> str | None:
    """The name of the sender, or the domain of the address."""
    addresses = getattr(message.get("From"), "addresses", ())
    if not addresses:
        return None
    return addresses[0].display_name or addresses[0].domain or None
