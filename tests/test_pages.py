"""Pages: which day, author, outlet and sort the source of a page tells, and which of its text is the report."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gestae.errors import SourceError
from gestae.knowledge.pages import Example, Sort, pages
from gestae.records import Report
from gestae.sources.load import load
from gestae.sources.page_data import page_data
from gestae.sources.page_kinds import is_of
from gestae.sources.page_words import days_in

TITLE = "Poland closes a border crossing"
BODY = [
    "Poland closed its border crossing at Kuznica on Tuesday, the interior ministry in Warsaw said in a statement.",
    "The crossing is one of three between the two countries, and goods trains still pass, a spokesman told reporters.",
    "Belarusian officials called the step regrettable and said that drivers should use the roads through Lithuania.",
]
TEXT = "\n\n".join(BODY)
EXAMPLES = [(sort, example) for sort in pages().sorts for example in sort.examples]


def page(*, head: str = "", above: str = "", under: str = "", body: str | None = None) -> bytes:
    inner = body or "".join(f"<p>{paragraph}</p>" for paragraph in BODY)
    text = (
        f"<html><head><meta charset='utf-8'><title>{TITLE} - The Courier</title>{head}</head><body>"
        f"<div class='top'>Tuesday, 7 December 2021</div>"
        f"<main><article><h1>{TITLE}</h1>{above}<div class='article-body'>{inner}</div>{under}</article></main>"
        f"</body></html>"
    )
    return text.encode()


def read(*, url: str | None = None, **parts: str) -> Report:
    return load(page(**parts), kind="html", url=url)


def linked(**node: object) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", **node})}</script>'


def meta(key: str, content: str) -> str:
    return f'<meta property="{key}" content="{content}">'


@pytest.mark.parametrize(
    ("parts", "day"),
    [
        ({"head": linked(datePublished="2021-11-09T08:00:00+01:00", dateModified="2021-11-12")}, "2021-11-09"),
        ({"head": linked(dateModified="2021-11-12") + meta("article:published_time", "2021-11-09")}, "2021-11-09"),
        ({"head": linked(dateCreated="2021-11-09T08:00:00Z")}, "2021-11-09"),
        ({"head": meta("article:modified_time", "2021-11-12") + meta("pubdate", "20211109")}, None),
        ({"head": meta("DC.date.issued", "9 November 2021")}, "2021-11-09"),
        ({"above": '<time datetime="2021-11-09T10:00" pubdate>yesterday</time>'}, "2021-11-09"),
        ({"above": "<p>9 November 2021, 10:00</p>"}, "2021-11-09"),
        ({"above": "<span>Updated 12 November 2021</span> <span>Published: Nov 9th, 2021</span>"}, "2021-11-09"),
        ({"under": "<small>Letzte Änderung: 12.11.2021</small><small>Erschienen am: 09.11.2021</small>"}, "2021-11-09"),
        ({"above": "<div>2021年11月9日</div>"}, "2021-11-09"),
        ({"url": "https://courier.example/2021/11/09/border.html"}, "2021-11-09"),
        ({"url": "https://courier.example/world/border-20211109"}, "2021-11-09"),
        ({"url": "https://web.archive.org/web/20230101000000/https://courier.example/2021/11/09/border"}, "2021-11-09"),
    ],
)
def test_publication_day(parts: dict[str, str], day: str | None) -> None:
    published = read(**parts).published
    assert published == day if day else published != "2021-11-12"


def test_a_day_after_midnight_in_utc_is_the_day_of_the_outlet() -> None:
    stamp = linked(datePublished="2021-11-10T02:30:00Z")
    assert read(head=stamp).published == "2021-11-10"
    assert read(head=stamp, above="<p>November 9, 2021</p>").published == "2021-11-09"
    own_time = '<script>var next = "2021-11-11T18:00:00-05:00";</script>'
    assert read(head=stamp + own_time).published == "2021-11-09"


def test_days_that_cannot_be_are_none() -> None:
    assert read(head=meta("article:published_time", "0001-01-01T00:00:00Z")).published != "0001-01-01"
    assert read(head=meta("article:published_time", "2021-02-30")).published != "2021-02-30"
    assert [day for _, day in days_in("03/04/2021, 13/04/2021, 04/13/2021, 31 June 2021")] == ["2021-04-13"] * 2


def test_a_comment_is_not_the_report() -> None:
    comment = '<div class="comment-list"><time itemprop="datePublished" datetime="2021-11-20">later</time></div>'
    assert read(above="<p>9 November 2021</p>", under=comment).published == "2021-11-09"


def test_modification_day() -> None:
    head = linked(datePublished="2021-11-09", dateModified="2021-11-12T08:00:00+01:00")
    assert read(head=head).modified == "2021-11-12"
    assert read(head=linked(datePublished="2021-11-09", dateModified="2021-11-01")).modified is None
    assert read(head=linked(datePublished="2021-11-09")).modified is None
    assert read(above="<p>9 November 2021</p><p>Last updated: 10 November 2021</p>").modified == "2021-11-10"


@pytest.mark.parametrize(
    ("parts", "author"),
    [
        ({"head": linked(author={"@type": "Person", "name": "Jane Example"})}, "Jane Example"),
        ({"head": linked(author=[{"name": "Jane Example"}, {"name": "Jan Kowalski"}])}, "Jane Example; Jan Kowalski"),
        ({"head": meta("author", "By JANE EXAMPLE and Jan Kowalski")}, "Jane Example; Jan Kowalski"),
        ({"head": meta("article:author", "https://courier.example/jane")}, None),
        ({"head": meta("author", "admin")}, None),
        ({"head": linked(author={"name": "The Courier"}, publisher={"name": "The Courier"})}, None),
        ({"above": '<a rel="author" href="/jane">Jane Example</a>'}, "Jane Example"),
        ({"above": '<div class="byline">By Jane Example, Jan Kowalski</div>'}, "Jane Example; Jan Kowalski"),
    ],
)
def test_author(parts: dict[str, str], author: str | None) -> None:
    assert read(**parts).author == author


def test_outlet_and_title() -> None:
    report = read(head=linked(publisher={"name": "The Courier"}))
    assert (report.outlet, report.title) == ("The Courier", TITLE)
    assert read(head=meta("og:site_name", "@courier")).outlet == "courier"


def test_linked_data_of_other_reports_is_left_alone() -> None:
    other = {"@type": "NewsArticle", "datePublished": "2020-01-02", "author": "Someone Else"}
    head = linked(**{"@type": "ItemList", "itemListElement": [other]}) + linked(datePublished="2021-11-09")
    report = read(head=head)
    assert (report.published, report.author) == ("2021-11-09", None)
    graph = {"@graph": [{"@type": "WebPage"}, {"@type": ["NewsArticle"], "datePublished": "2021-11-09"}]}
    assert read(head=f'<script type="application/ld+json">{json.dumps(graph)}</script>').published == "2021-11-09"
    assert read(head='<script type="application/ld+json">{"@type": broken</script>').text == TEXT


def test_text_without_title_and_what_stands_beside() -> None:
    under = (
        '<div class="author-bio"><p>Jane Example has written about borders and trains since the year 2009.</p></div>'
        '<section class="related-stories"><p>Lithuania builds a fence along its border this winter.</p></section>'
        '<div id="newsletter_signup"><p>Get the news of the day in your inbox every morning before breakfast.</p></div>'
    )
    assert read(under=under).text == TEXT
    inside = "".join(f"<p>{paragraph}</p>" for paragraph in [TITLE, *BODY])
    assert read(body=inside).text == TEXT
    named_alike = f'<div class="related-content">{"".join(f"<p>{paragraph}</p>" for paragraph in BODY)}</div>'
    assert read(body=named_alike).text == TEXT


def test_a_body_in_pieces_is_joined() -> None:
    piece = "".join(f"<p>{paragraph}</p>" for paragraph in BODY)
    more = piece.replace("Poland", "Latvia").replace("Kuznica", "Terehova").replace("trains", "lorries")
    under = f'<aside>Advertisement</aside><div class="article-body">{more}</div>'
    text = read(under=under).text
    assert text.startswith(TEXT)
    assert "Terehova" in text


def test_a_whole_text_in_linked_data_stands_for_a_cut_one() -> None:
    whole = "\n".join(BODY + [f"{paragraph} It was the {n}th day." for n, paragraph in enumerate(BODY, 4)])
    report = read(head=linked(articleBody=whole, isAccessibleForFree=False), body=f"<p>{BODY[0]}</p>")
    assert report.text.split() == whole.split()


@pytest.mark.parametrize(("sort", "example"), EXAMPLES)
def test_examples_of_sorts(sort: Sort, example: Example) -> None:
    assert is_of(sort, page_data("<p></p>"), example.url, example.title, example.text) is example.expected


def test_sorts_of_pages() -> None:
    assert read().page == "article"
    assert read(head=linked(**{"@type": "LiveBlogPosting", "datePublished": "2021-11-09"})).page == "live_blog"
    assert read(head=meta("og:type", "gallery")).page == "gallery"
    assert read(head=linked(isAccessibleForFree="False")).page == "stub"
    assert read(head=linked(isAccessibleForFree=True)).page == "article"
    assert load(TEXT.encode(), kind="text").page is None


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_mangled_pages_give_a_report_or_an_error(data: st.DataObject) -> None:
    whole = page(
        head=linked(datePublished="2021-11-09") + meta("author", "Jane Example"), above="<time>9.11.2021</time>"
    )
    start = data.draw(st.integers(0, len(whole)))
    end = data.draw(st.integers(start, len(whole)))
    noise = data.draw(
        st.one_of(st.binary(max_size=20), st.sampled_from([b"<", b'"', b"</article>", b"{", b"<meta property="]))
    )
    try:
        report = load(whole[:start] + noise + whole[end:], kind="html")
    except SourceError:
        return
    assert report.text == report.text.strip()


@pytest.mark.parametrize("address", ["http://[half", "https://[::1/story", "//[", "http://exa mple.org:port/story"])
def test_an_address_that_is_none_ends_nothing(address: str) -> None:
    assert read(url=address).text == TEXT
    assert not any(is_of(sort, page_data(page()), address, TITLE, "") for sort in pages().sorts if sort.address)
