"""Looks at a page: `.venv/bin/python scripts/screenshot.py URL OUT.png --width 390 --lang en --full`.

`--login name:password` signs in first; `--no-js` shows the page as it is without scripts.
"""

import argparse
import sys
from pathlib import Path
from urllib.parse import urljoin

from playwright.sync_api import sync_playwright

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from tests.browser import MISSING, chromium_path, flags

LANGUAGES = {"zh-hans": "zh-CN", "en": "en"}


def main() -> int:
    """Take the picture."""
    wanted = _arguments()
    path = chromium_path()
    if not path:
        sys.stderr.write(f"{MISSING}\n")
        return 2
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=flags())
        page = browser.new_page(
            viewport={"width": wanted.width, "height": wanted.height},
            locale=LANGUAGES[wanted.lang],
            timezone_id="Asia/Shanghai",
            java_script_enabled=not wanted.no_js,
            device_scale_factor=wanted.scale,
        )
        page.on("console", lambda message: sys.stderr.write(f"console: {message.text}\n"))
        if wanted.login:
            _sign_in(page, wanted)
        page.goto(wanted.url, wait_until="load")
        page.screenshot(path=wanted.out, full_page=wanted.full)
        browser.close()
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("url")
    parser.add_argument("out")
    parser.add_argument("--width", type=int, default=1366)
    parser.add_argument("--height", type=int, default=900)
    parser.add_argument("--scale", type=float, default=1)
    parser.add_argument("--lang", choices=LANGUAGES, default="zh-hans")
    parser.add_argument("--full", action="store_true", help="the whole page, not only the first screen")
    parser.add_argument("--no-js", action="store_true")
    parser.add_argument("--login", metavar="NAME:PASSWORD")
    parser.add_argument("--login-path", default="/accounts/login/")
    return parser.parse_args()


def _sign_in(page, wanted: argparse.Namespace) -> None:
    name, _, password = wanted.login.partition(":")
    page.goto(urljoin(wanted.url, wanted.login_path))
    page.fill("input[name=username]", name)
    page.fill("input[name=password]", password)
    page.press("input[name=password]", "Enter")
    page.wait_for_load_state("load")


if __name__ == "__main__":
    sys.exit(main())
