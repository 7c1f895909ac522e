"""What must be true of every page, whatever it is about; each fault is one sentence."""

import re
from collections.abc import Iterator
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.utils import translation
from playwright.sync_api import ConsoleMessage, Page, Request, ViewportSize

from config.shared.words import PAGE_TITLES

DESK = ViewportSize(width=1280, height=900)
PHONE = ViewportSize(width=390, height=844)
ZOOMED = ViewportSize(width=320, height=256)  # 1280 wide at 400 %
AXE = Axe()
LEVELS = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]},
    "resultTypes": ["violations"],
}
COOKIES = {settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME}
# Words that English sentences can hardly do without and Swedish ones never have.
ENGLISH = {
    *("the", "of", "with", "what", "which", "you", "your", "are", "this", "that", "please", "by"),
    *("select", "add", "change", "save", "search", "from", "and", "not"),
}
FACTS = """async () => {
  const words = [];
  const add = (text) => { if (text?.trim()) words.push(text.trim().replaceAll(/\\s+/g, " ")); };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    if (!walker.currentNode.parentElement.closest("[lang=en], script, style")) {
      add(walker.currentNode.data);
    }
  }
  for (const name of ["aria-label", "title", "placeholder", "alt"]) {
    for (const element of document.querySelectorAll(`[${name}]:not([lang=en])`)) {
      add(element.getAttribute(name));
    }
  }
  for (const button of document.querySelectorAll("input[type=submit], input[type=button]")) {
    add(button.value);
  }
  const main = document.querySelector("main")?.cloneNode(true);
  main?.querySelectorAll("[name=csrfmiddlewaretoken]").forEach((token) => token.remove());
  return {
    lang: document.documentElement.lang,
    headings: [...document.querySelectorAll("h1")].map((heading) => heading.innerText.trim()),
    title: document.title,
    refusals: window.refusals,
    stored: localStorage.length + sessionStorage.length
      + (await indexedDB.databases()).length + (await caches.keys()).length,
    words,
    content: main?.innerHTML ?? "",
  };
}"""
CUT_OFF = """() => [...document.querySelectorAll(".table-frame")]
  .filter((frame) => frame.checkVisibility() && frame.scrollWidth > frame.clientWidth + 1)
  .map((frame) => `${frame.getAttribute("aria-label")} (${frame.scrollWidth} px in`
    + ` ${frame.clientWidth})`)"""
STICKING_OUT = """() => {
  const page = document.scrollingElement;
  if (page.scrollWidth <= innerWidth) return [];
  const clipped = (element) => {
    for (let up = element.parentElement; up && up !== document.body; up = up.parentElement) {
      if (getComputedStyle(up).overflowX !== "visible") return true;
    }
    return false;
  };
  const wide = [...document.querySelectorAll("body *")].filter(
    (element) => element.getBoundingClientRect().right > innerWidth + 1 && !clipped(element));
  const named = wide.slice(-3).map((element) => element.outerHTML.slice(0, 60));
  return [`${page.scrollWidth} px wide`, ...named];
}"""


class Window:
    """A window of somebody's, listened to from before the first page is opened."""

    def __init__(self, page: Page, home: str, language: str) -> None:
        self.page = page
        self.home = home
        self.language = language
        self.heard: list[str] = []
        page.on("console", self.on_console)
        page.on("pageerror", lambda error: self.heard.append(f"a script failed: {error}"))
        page.on("request", self.on_request)

    def go(self, path: str) -> int:
        """Open a page; its status."""
        self.heard.clear()
        response = self.page.goto(path)
        return response.status if response else 0

    def send(self, form: str) -> int:
        """Send a form with its first button, without the browser's own checks; the new status."""
        self.heard.clear()
        button = self.page.locator(f"{form} [type=submit]").first
        with self.page.expect_navigation() as navigation:
            button.evaluate("(button) => { button.form.noValidate = true; button.click(); }")
        return navigation.value.status

    def on_console(self, message: ConsoleMessage) -> None:
        """Chromium also tells that the page itself answered 400 or above; whoever went there
        knows that."""
        is_own_status = (
            "responded with a status of" in message.text
            and message.location.get("url", "").split("#")[0] == self.page.url.split("#")[0]
        )
        if message.type == "error" and not is_own_status:
            self.heard.append(f"the console says: {message.text}")

    def on_request(self, request: Request) -> None:
        """Nothing may be asked of another host."""
        if not request.url.startswith((f"{self.home}/", "data:")):
            self.heard.append(f"asks another host: {request.url}")

    def faults(self, known: set[str] | None = None, language: str | None = None) -> list[str]:
        """Everything wrong with the page as it is now, a sentence each.

        What reads the same as something in ``known`` is not looked at twice.
        """
        known = set() if known is None else known
        language = language or self.language
        facts = self.page.evaluate(FACTS)
        found = [*self.heard, *self.faults_in(facts, language), *cut_off(self.page)]
        found += sideways(self.page)
        if facts["content"] not in known:
            found += violations(self.page)
        words = sorted(set(filter(is_english, facts["words"])) - known)
        if words and language == "sv":
            found.append(f"speaks English: {' | '.join(words)[:500]}")
        known.update(facts["words"], [facts["content"]])
        return found

    def faults_in(self, facts: dict[str, Any], language: str) -> Iterator[str]:
        """Language, heading, title, words, and what is kept in the browser."""
        if facts["lang"] != language:
            yield f"says lang={facts['lang']!r}"
        if len(facts["headings"]) != 1 or not facts["headings"][0]:
            yield f"has the main headings {facts['headings']}"
        if facts["title"] not in titles(language):
            yield f"has the title {facts['title']!r}"
        if facts["refusals"]:
            yield f"the content security policy refused {facts['refusals']}"
        if facts["stored"]:
            yield "keeps something in the browser's storage"
        cookies = {cookie.get("name") for cookie in self.page.context.cookies()}
        if cookies - COOKIES:
            yield f"has the cookies {cookies}"


def titles(language: str) -> set[str]:
    """The neutral titles."""
    with translation.override(language):
        return {str(title) for title in PAGE_TITLES.values()}


def is_english(text: str) -> bool:
    """Whether a text has words that only English has."""
    return bool(ENGLISH & set(re.findall(r"\w+", text.lower())))


def cut_off(page: Page) -> Iterator[str]:
    """At the desk nothing of a table is out of sight."""
    for table in page.evaluate(CUT_OFF):
        yield f"cuts off the table {table}"


def sideways(page: Page) -> Iterator[str]:
    """On a phone, and at 400 %, the page itself does not scroll sideways."""
    desk = page.viewport_size
    for size in (PHONE, ZOOMED):
        page.set_viewport_size(size)
        if wide := page.evaluate(STICKING_OUT):
            yield f"scrolls sideways at {size['width']} px: {', '.join(wide)}"
    page.set_viewport_size(desk or DESK)


def violations(page: Page) -> Iterator[str]:
    """What axe finds."""
    answer: dict[str, Any] = AXE.run(page, options=LEVELS).response
    for violation in answer["violations"]:
        where = "; ".join(str(node["target"][0]) for node in violation["nodes"][:4])
        told = violation["nodes"][0]["failureSummary"].split("\n")[1].strip()
        yield f"axe {violation['id']}: {told} At {where}"
