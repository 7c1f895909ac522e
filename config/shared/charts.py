"""Charts drawn on the server: stacked bars that read well on a phone and in black and white.

A bar is an SVG of its own, as wide as its place allows; labels and numbers around it are ordinary
text. Only presentation attributes are used, because pages carry no inline style.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate
from typing import Final

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

INK: Final = "#1d2b2f"
HEIGHT: Final = 16
# Told apart by their pattern alone: on a copy in black and white no colour is left.
FILLS: Final[dict[str, SafeString]] = {
    "solid": mark_safe('<path d="M0 0H8V8H0Z" fill="#0f4c5c"/>'),
    "stripes": mark_safe(
        '<path d="M0 0H8V8H0Z" fill="#fff"/><path d="M-2 2L2 -2M0 8L8 0M6 10L10 6" '
        'stroke="#0f4c5c" stroke-width="2.4"/>'
    ),
    "dots": mark_safe(
        '<path d="M0 0H8V8H0Z" fill="#fff"/><circle cx="2" cy="2" r="1.3" fill="#0f4c5c"/>'
        '<circle cx="6" cy="6" r="1.3" fill="#0f4c5c"/>'
    ),
    "lines": mark_safe(
        '<path d="M0 0H8V8H0Z" fill="#fff"/><path d="M2 0V8M6 0V8" stroke="#7a4b00" '
        'stroke-width="1.4"/>'
    ),
    "empty": mark_safe('<path d="M0 0H8V8H0Z" fill="#fff"/>'),
    "grey": mark_safe('<path d="M0 0H8V8H0Z" fill="#9aa5a8"/>'),
}


@dataclass(frozen=True)
class Part:
    """A piece of a bar: how much of it, and with what fill."""

    amount: int
    fill: str


def bar(title: str, parts: Iterable[Part]) -> SafeString:
    """A bar as wide as its place, divided by the amounts; the title says it in words."""
    pieces = [part for part in parts if part.amount > 0]
    whole = sum(part.amount for part in pieces) or 1
    begins = accumulate((part.amount for part in pieces), initial=0)
    rects = format_html_join(
        "",
        '<rect x="{}" y="1" width="{}" height="{}" fill="url(#fill-{})" stroke="{}"/>',
        (
            (percent(begin, whole), percent(part.amount, whole), HEIGHT - 2, part.fill, INK)
            for begin, part in zip(begins, pieces, strict=False)
        ),
    )
    return format_html(
        '<svg class="bar-chart" width="100%" height="{}" overflow="visible" role="img">'
        "<title>{}</title>{}</svg>",
        HEIGHT, title, rects,
    )  # fmt: skip


def percent(part: int, whole: int) -> str:
    """A length as SVG writes it."""
    return f"{100 * part / whole:.3f}%"


def swatch(fill: str) -> SafeString:
    """A small square for the legend; the word beside it says what it means."""
    return format_html(
        '<svg width="18" height="14" aria-hidden="true" focusable="false">'
        '<rect x="1" y="1" width="16" height="12" fill="url(#fill-{})" stroke="{}"/></svg>',
        fill, INK,
    )  # fmt: skip


def definitions() -> SafeString:
    """The patterns, once on each page that has bars, before the first of them."""
    patterns = format_html_join(
        "",
        '<pattern id="fill-{}" width="8" height="8" patternUnits="userSpaceOnUse">{}</pattern>',
        FILLS.items(),
    )
    return format_html(
        '<svg class="position-absolute" width="0" height="0" aria-hidden="true" focusable="false">'
        "<defs>{}</defs></svg>",
        patterns,
    )
