"""Nothing is fetched from another host, nor sent there: in files as they are served, and on all public pages."""

import re
from urllib.parse import urldefrag, urljoin, urlsplit

import pytest
from django.test import Client

from tests.growing import grow
from tests.guards.house import ROOT, place

# Names of formats, which nobody fetches.
NAMES = {"www.w3.org", "www.sitemaps.org", "purl.org"}
OURS = {"testserver"}
HOST = re.compile(
    r"(?:\b(?:https?|wss?|ftp):)//([^\s\"'<>/?#]+)|(?:=\s*[\"']|url\(\s*[\"']?)//([^\s\"'<>/?#)]+)", re.IGNORECASE
)
FILES = sorted(path for path in (ROOT / "static").rglob("*") if path.suffix in (".css", ".js", ".svg", ".json"))
START = ("/", "/robots.txt", "/sitemap.xml", "/feed.xml", "/calendar.ics", "/search/?q=记录", "/no-such-page/")
MOST_PAGES = 200


def hosts_in(text: str) -> set[str]:
    return {host.partition(":")[0] for found in HOST.findall(text) for host in found if host}


@pytest.mark.parametrize("path", FILES, ids=place)
def test_no_file_names_another_host(path):
    text = path.read_text(encoding="utf-8")

    assert hosts_in(text) - NAMES == set()
    assert not re.search(r"@import", text) or path.suffix != ".css"


@pytest.mark.once
@pytest.mark.django_db
@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_no_page_of_the_public_site_names_another_host_or_leads_nowhere(cast, language):
    grow(cast, 1, 2)
    client = Client(headers={"accept-language": language})

    pages = crawl(client)

    assert {url: hosts for url, (_code, text) in pages.items() if (hosts := hosts_in(text) - NAMES - OURS)} == {}
    assert {url: code for url, (code, _text) in pages.items() if code >= 400} == {"/no-such-page/": 404}
    assert len(pages) > 40, "the crawl has lost its way"


def crawl(client: Client) -> dict[str, tuple[int, str]]:
    """Every page that links lead a visitor to, each path once, with its code and its text."""
    pages: dict[str, tuple[int, str]] = {}
    waiting = list(START)
    seen = {urlsplit(url).path for url in waiting}
    while waiting and len(pages) < MOST_PAGES:
        url = waiting.pop(0)
        response = client.get(url)
        text = response.getvalue().decode(errors="replace") if response.streaming else response.text
        pages[url] = response.status_code, text
        for link in links_in(text, url):
            if urlsplit(link).path not in seen:
                seen.add(urlsplit(link).path)
                waiting.append(link)
    return pages


def links_in(text: str, base: str):
    """Addresses on this site that a page links to; files are looked at elsewhere."""
    for link in re.findall(r"<a\b[^>]*\bhref=\"([^\"]+)\"", text):
        target = urlsplit(urldefrag(urljoin(base, link.replace("&amp;", "&"))).url)
        if not target.scheme and not target.path.startswith("/static/"):
            yield target.geturl()
