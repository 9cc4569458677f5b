"""The browser that journeys use: the system's Chromium, driven by Playwright.

`page` is a fresh window at 1366 pixels with the portal as its base address; `new_page(width=390,
javascript=False, language="en")` opens others. Each fails its test when a script breaks, when the
Content-Security-Policy is violated or when anything is asked of another host.

Nothing is read from a page right after a click: `expect` waits for what should be there, `follow` for the next page.
"""

import os
import shutil
import threading
from urllib.parse import urlsplit

import pytest
from django.core.signals import request_finished, request_started

CHROMIUM_FLAGS = [
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-dev-shm-usage",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
]
MISSING = "No Chromium for the browser tests: install it with `apt-get install chromium libatomic1 fonts-noto-cjk`."


def pytest_addoption(parser) -> None:
    """`--in-browser` and `--without-browser` part a run in two that can go side by side."""
    parts = parser.getgroup("browser")
    parts.addoption("--in-browser", action="store_true", help="only the tests that drive Chromium")
    parts.addoption("--without-browser", action="store_true", help="all but the tests that drive Chromium")


def pytest_collection_modifyitems(config, items) -> None:
    """A test that opens a page is a browser test."""
    for item in items:
        if {"browser", "page", "new_page"} & set(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.browser)
    if config.option.in_browser or config.option.without_browser:
        left_out = [item for item in items if _drives_chromium(item) != config.option.in_browser]
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if _drives_chromium(item) == config.option.in_browser]


def _drives_chromium(item) -> bool:
    return item.get_closest_marker("browser") is not None


def chromium_path() -> str:
    """Where the system keeps Chromium; empty if it has none."""
    return next(
        (path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))),
        "",
    )


@pytest.fixture(scope="session")
def browser():
    """One Chromium for the whole run. A machine without it fails: a skipped journey proves nothing."""
    from playwright.sync_api import sync_playwright

    path = chromium_path()
    if not path:
        pytest.fail(MISSING)
    # Playwright's loop runs in this thread, and Django would take that for asynchronous code.
    before = os.environ.get("DJANGO_ALLOW_ASYNC_UNSAFE")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    try:
        with sync_playwright() as playwright:
            opened = playwright.chromium.launch(executable_path=path, args=flags())
            yield opened
            opened.close()
    finally:
        os.environ.pop("DJANGO_ALLOW_ASYNC_UNSAFE")
        if before is not None:
            os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = before


def flags() -> list[str]:
    """How Chromium is started."""
    # Chromium's sandbox refuses to work for root, which is who runs in a bare container.
    return CHROMIUM_FLAGS + (["--no-sandbox"] if os.geteuid() == 0 else [])


@pytest.fixture
def new_page(browser, live_server):
    """Opens windows; see the top of this file."""
    opened, faults = [], []

    def new_page(*, width: int = 1366, height: int = 900, javascript: bool = True, language: str = "zh-CN"):
        context = browser.new_context(
            base_url=live_server.url,
            viewport={"width": width, "height": height},
            java_script_enabled=javascript,
            locale=language,
            timezone_id="Asia/Shanghai",
            reduced_motion="reduce",
        )
        opened.append(context)
        page = context.new_page()
        _watch(page, faults, urlsplit(live_server.url).netloc)
        return page

    with AtWork() as server:
        yield new_page
        for context in opened:
            context.set_offline(True)  # a page that is left would save its draft once more
            context.close()
        server.wait_until_idle()
    assert not faults, "\n".join(faults)


class AtWork:
    """Counts the requests that the live server is answering, so that no table is emptied under one of them."""

    LONGEST = 10  # seconds

    def __init__(self) -> None:
        self.count = 0
        self.changed = threading.Condition()

    def __enter__(self):
        request_started.connect(self._began)
        request_finished.connect(self._ended)
        return self

    def __exit__(self, *_error) -> None:
        request_started.disconnect(self._began)
        request_finished.disconnect(self._ended)

    def wait_until_idle(self) -> None:
        with self.changed:
            assert self.changed.wait_for(lambda: self.count <= 0, self.LONGEST), "the server is still at work"

    def _began(self, **_sent) -> None:
        self._count(1)

    def _ended(self, **_sent) -> None:
        self._count(-1)

    def _count(self, more: int) -> None:
        if threading.current_thread() is threading.main_thread():
            return  # asked by the test itself
        with self.changed:
            self.count += more
            self.changed.notify_all()


def follow(page, button) -> None:
    """Click, and wait for the page that comes of it: a click alone returns while the old page still stands there."""
    with page.expect_navigation():
        button.click()


@pytest.fixture
def page(new_page):
    """One window."""
    return new_page()


def _watch(page, faults: list[str], home: str) -> None:
    page.on("pageerror", lambda error: faults.append(f"script error on {page.url}: {error}"))
    page.on(
        "console",
        lambda message: (
            faults.append(f"{page.url}: {message.text}") if "Content Security Policy" in message.text else None
        ),
    )
    page.on(
        "request",
        lambda request: (
            faults.append(f"{page.url} asked {request.url}")
            if urlsplit(request.url).scheme in {"http", "https", "ws"} and urlsplit(request.url).netloc != home
            else None
        ),
    )
