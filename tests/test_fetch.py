"""Fetching: polite, bounded, never into private networks, whole files only. All on a server of our own."""

from __future__ import annotations

import gzip
import hashlib
import json
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address
from pathlib import Path

import pytest
from typer.testing import CliRunner

from gestae.cli.app import app
from gestae.errors import EmptyInput, MissingInput, SourceError, TooLarge, UnreadableInput
from gestae.fetching import Fetched, Limits, fetch
from gestae.fetching.addresses import Address, is_public
from gestae.fetching.client import get
from gestae.fetching.robots import robots_of
from gestae.records import Report
from gestae.sources import reports_from

SENTENCE = "The foreign ministers of Finland and Norway met in Helsinki on Tuesday to speak about the border. "
STORY = f"<p>{SENTENCE * 3}</p>" * 4
PAGE = f"<html><head><title>Ministers meet</title></head><body><article>{STORY}</article></body></html>"
Answers = dict[str, tuple[int, dict[str, str], bytes]]
HTML = {"Content-Type": "text/html; charset=utf-8"}
FAST = Limits(delay=0.0, seconds=3.0, max_bytes=100_000, redirects=3)


class Site:
    """A server, what it answers, and what it was asked."""

    def __init__(self) -> None:
        self.answers: Answers = {"/a": (200, HTML, PAGE.encode()), "/b.html": (200, HTML, PAGE.encode())}
        self.asked: list[tuple[str, str, str]] = []
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                site.asked.append((self.path, self.headers["User-Agent"], self.headers["Host"]))
                status, headers, body = site.answers.get(self.path, (404, HTML, b"not here"))
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                if "Content-Length" not in headers:
                    self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                if self.path == "/slow":
                    for _ in range(100):
                        self.wfile.write(b"x")
                        self.wfile.flush()
                        time.sleep(0.1)
                self.wfile.write(body)

            def log_message(self, *_: object) -> None:
                """Nothing."""

            def handle(self) -> None:
                with suppress(BrokenPipeError, ConnectionResetError):
                    super().handle()

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.server.handle_error = lambda *_: None  # type: ignore[method-assign]
        self.port = self.server.server_address[1]

    def url(self, path: str) -> str:
        return f"http://127.0.0.1:{self.port}{path}"

    @property
    def paths(self) -> list[str]:
        return [path for path, _, _ in self.asked]


@pytest.fixture
def site() -> Iterator[Site]:
    made = Site()
    thread = threading.Thread(target=made.server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    yield made
    made.server.shutdown()
    made.server.server_close()
    thread.join()


def local(address: Address) -> bool:
    """The hook of these tests: our own server is allowed, and nothing else of the private kind."""
    return address == ip_address("127.0.0.1") or is_public(address)


def _some(site: Site, folder: Path, *paths: str, limits: Limits = FAST, **known: bool) -> list[Fetched | SourceError]:
    urls = [path if "://" in path else site.url(path) for path in paths]
    return list(fetch(urls, str(folder), limits=limits, is_allowed=local, sleep=lambda _: None, **known))


def _error(site: Site, folder: Path, path: str, limits: Limits = FAST) -> SourceError:
    (found,) = _some(site, folder, path, limits=limits)
    assert isinstance(found, SourceError)
    assert "\n" not in str(found)
    return found


def test_a_page_is_kept_with_where_it_came_from(site: Site, tmp_path: Path) -> None:
    (found,) = _some(site, tmp_path / "pages", "/a")
    assert isinstance(found, Fetched)
    assert found.new
    data = Path(found.path).read_bytes()
    about = json.loads(Path(found.path + ".json").read_text())
    assert data == PAGE.encode()
    assert about["sha256"] == hashlib.sha256(data).hexdigest()
    assert (about["url"], about["status"]) == (site.url("/a"), 200)
    assert about["time"].endswith("+00:00")
    (report,) = reports_from([str(tmp_path / "pages")])
    assert isinstance(report, Report)
    assert report.url == site.url("/a")
    assert site.asked[-1][1].startswith("Gestae/")
    assert site.asked[-1][2] == f"127.0.0.1:{site.port}"


def test_what_is_there_is_not_fetched_again(site: Site, tmp_path: Path) -> None:
    _some(site, tmp_path, "/a")
    (again,) = _some(site, tmp_path, "/a")
    assert isinstance(again, Fetched)
    assert not again.new
    assert site.paths == ["/robots.txt", "/a"]
    _some(site, tmp_path, "/a", again=True)
    assert site.paths[2:] == ["/robots.txt", "/a"]


def test_robots_txt_is_kept(site: Site, tmp_path: Path) -> None:
    site.answers["/robots.txt"] = (
        200,
        {"Content-Type": "text/plain"},
        b"User-agent: *\nDisallow: /b*.html$\nCrawl-delay: 7\n",
    )
    waits: list[float] = []
    urls = [site.url("/b.html"), site.url("/a"), site.url("/a?2")]
    site.answers["/a?2"] = site.answers["/a"]
    found = list(fetch(urls, str(tmp_path), limits=FAST, is_allowed=local, sleep=waits.append))
    assert [type(one) for one in found] == [MissingInput, Fetched, Fetched]
    assert "robots.txt" in str(found[0])
    assert site.paths == ["/robots.txt", "/a", "/a?2"]
    assert [round(wait) for wait in waits] == [7, 7]


def test_a_host_in_trouble_is_left_alone(site: Site, tmp_path: Path) -> None:
    site.answers["/robots.txt"] = (503, HTML, b"")
    assert "robots.txt" in str(_error(site, tmp_path, "/a"))
    assert site.paths == ["/robots.txt"]
    assert robots_of(404, b"").allows("https://example.org/a")
    assert not robots_of(200, b"User-agent: Gestae\nDisallow: /").allows("https://example.org/a")
    assert robots_of(200, b"\xff\x00 nonsense").allows("https://example.org/a")


def test_requests_to_one_host_wait(site: Site, tmp_path: Path) -> None:
    waits: list[float] = []
    limits = Limits(delay=5.0)
    list(
        fetch([site.url("/a"), site.url("/b.html")], str(tmp_path), limits=limits, is_allowed=local, sleep=waits.append)
    )
    assert len(waits) == 2
    assert all(4.0 < wait <= 5.0 for wait in waits)


def test_redirects_are_checked_at_each_hop(site: Site, tmp_path: Path) -> None:
    hops = {"/r1": "/r2", "/r2": "/a", "/loop": "/loop", "/inside": "http://10.0.0.1/x", "/file": "file:///etc/passwd"}
    for path, there in hops.items():
        site.answers[path] = (302, {"Location": there}, b"")
    (found,) = _some(site, tmp_path, "/r1")
    assert isinstance(found, Fetched)
    assert json.loads(Path(found.path + ".json").read_text())["url"] == site.url("/a")
    assert "redirects" in str(_error(site, tmp_path, "/loop"))
    assert "inside a private network" in str(_error(site, tmp_path, "/inside"))
    assert "no address of http or https" in str(_error(site, tmp_path, "/file"))
    site.answers["/robots.txt"] = (200, HTML, b"User-agent: *\nDisallow: /a\n")
    assert "robots.txt" in str(_error(site, tmp_path / "new", "/r1"))


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.215.14", True),
        ("2606:2800:21f:cb07:6820:80da:af6b:8b2c", True),
        *(
            (one, False)
            for one in ("127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1")
        ),
        *((one, False) for one in ("0.0.0.0", "224.0.0.1", "240.0.0.1", "255.255.255.255", "192.0.2.1", "198.18.0.1")),
        *((one, False) for one in ("::", "::1", "fe80::1", "fe80::1%eth0", "fc00::1", "ff02::1", "2001:db8::1")),
        *((one, False) for one in ("::ffff:127.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "2001:0:1:2:3:4:5:6")),
    ],
)
def test_which_addresses_are_public(address: str, public: bool) -> None:
    assert is_public(ip_address(address)) is public


def test_every_address_of_a_host_must_be_public(monkeypatch: pytest.MonkeyPatch) -> None:
    both = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (one, 80)) for one in ("93.184.215.14", "127.0.0.1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: both)
    with pytest.raises(MissingInput, match="inside a private network"):
        get("http://news.example/", FAST, is_public)


def test_the_connection_goes_to_the_address_that_was_checked(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that answers with another address the second time is asked only once."""
    asked: list[str] = []

    def resolve(host: str, port: int, **_: object) -> list[object]:
        asked.append(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1" if len(asked) == 1 else "10.0.0.1", port))]

    real = socket.getaddrinfo
    monkeypatch.setattr(
        socket,
        "getaddrinfo",
        lambda host, *a, **k: resolve(host, *a, **k) if host == "news.example" else real(host, *a, **k),
    )
    answer = get(f"http://news.example:{site.port}/a", FAST, local)
    assert answer.status == 200
    assert asked == ["news.example"]
    assert site.asked[-1][2] == f"news.example:{site.port}"


@pytest.mark.parametrize(
    "url",
    [
        "ftp://example.org/a",
        "example.org",
        "http://",
        "file:///a",
        "http://[::1",
        "http://a:b@example.org/",
        "http://example.org:99999/",
    ],
)
def test_only_plain_addresses(url: str, site: Site, tmp_path: Path) -> None:
    (found,) = list(fetch([url], str(tmp_path), limits=FAST, is_allowed=local))
    assert isinstance(found, MissingInput)
    assert "b@" not in str(found)


def test_limits_of_size_and_time(site: Site, tmp_path: Path) -> None:
    site.answers["/big"] = (200, HTML, b"x" * 100_001)
    site.answers["/bomb"] = (200, {**HTML, "Content-Encoding": "gzip"}, gzip.compress(b"x" * 40_000_000))
    site.answers["/slow"] = (200, {**HTML, "Content-Length": "100"}, b"")
    site.answers["/short"] = (200, {**HTML, "Content-Length": "9000"}, b"<p>")
    assert isinstance(_error(site, tmp_path, "/big"), TooLarge)
    assert "unpacks to more than" in str(_error(site, tmp_path, "/bomb"))
    start = time.monotonic()
    error = _error(site, tmp_path, "/slow", Limits(delay=0.0, seconds=0.5))
    assert time.monotonic() - start < 3
    assert "no whole answer in 0.5 seconds" in str(error)
    assert isinstance(_error(site, tmp_path, "/short"), SourceError)
    assert list(tmp_path.iterdir()) == []


def test_what_is_no_page_or_not_there(site: Site, tmp_path: Path) -> None:
    site.answers["/p.png"] = (200, {"Content-Type": "image/png"}, b"\x89PNG")
    assert isinstance(_error(site, tmp_path, "/p.png"), UnreadableInput)
    assert "answers 404" in str(_error(site, tmp_path, "/none"))
    assert list(tmp_path.iterdir()) == []


def test_packed_answers_and_other_charsets(site: Site, tmp_path: Path) -> None:
    cyrillic = PAGE.replace("Helsinki", "Хельсинки").encode("cp1251")
    site.answers["/a"] = (
        200,
        {"Content-Type": "text/html; charset=windows-1251", "Content-Encoding": "gzip"},
        gzip.compress(cyrillic),
    )
    _some(site, tmp_path, "/a")
    (report,) = reports_from([str(tmp_path)])
    assert isinstance(report, Report)
    assert "Хельсинки" in report.text


def test_the_pages_of_a_feed(site: Site, tmp_path: Path) -> None:
    items = "".join(
        f"<item><title>T</title><link>{link}</link></item>" for link in ("/a", site.url("/b.html"), "/a", "/gone")
    )
    feed = f"<rss version='2.0'><channel><title>Herald</title>{items}</channel></rss>"
    site.answers["/feed"] = (200, {"Content-Type": "application/rss+xml"}, feed.encode())
    found = _some(site, tmp_path, "/feed", feeds=True)
    assert [type(one) for one in found] == [Fetched, Fetched, MissingInput]
    assert site.paths.count("/a") == 1
    assert len(list(tmp_path.glob("*.html"))) == 2
    site.answers["/feed"] = (200, {"Content-Type": "application/rss+xml"}, b"<rss><channel/></rss>")
    (error,) = _some(site, tmp_path, "/feed", feeds=True)
    assert isinstance(error, EmptyInput)


def test_ctrl_c_leaves_whole_files_only(site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("gestae.fetching.pages.os.replace", stop)
    with pytest.raises(KeyboardInterrupt):
        _some(site, tmp_path, "/a")
    assert list(tmp_path.iterdir()) == []


def test_the_command_speaks_to_no_private_network(site: Site, tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["fetch", site.url("/a"), "-o", str(tmp_path)])
    assert result.exit_code == 1
    assert "inside a private network" in result.stderr
    assert "0 pages into" in result.stderr
    assert site.asked == []


def test_the_command_prints_the_files(site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = [Fetched(site.url("/a"), str(tmp_path / "a.html"), True), MissingInput("b", "gone", "check the address")]
    monkeypatch.setattr("gestae.fetching.fetch", lambda *_, **__: iter(found))
    result = CliRunner().invoke(app, ["fetch", site.url("/a"), "-o", str(tmp_path)])
    assert result.exit_code == 1
    assert result.stdout == f"{tmp_path}/a.html\n"
    assert "1 page into" in result.stderr
    assert "skipped 1 address" in result.stderr
