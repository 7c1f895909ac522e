"""The components every page is made of: tags and filters known to all templates.

A leaf without content is an ``{% include "components/….html" with … only %}``, or a tag here where
something is looked up first; one with content is a block tag. Every file in
``templates/components/`` names its inputs on its first line, and the gallery shows it.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from django import template
from django.conf import settings
from django.core.paginator import Page
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import pgettext

from config.shared import values
from config.shared.words import ANSWERS, LABELS, PAGE_TITLES, Text

register = template.Library()

register.filter("number", values.number)
register.filter("money", values.money)
register.filter("share", values.share)
register.filter("day", values.day, expects_localtime=True)
register.filter("month", values.month)
register.simple_tag(values.money_range)

Crumbs = Iterable[tuple[Text, str | None]]


# Leaves


@register.inclusion_tag("components/badge.html")
def label(key: str, detail: str | None = None) -> dict[str, Any]:
    """One of the labels on terms and homes, by its key; ``detail`` says what, after a colon."""
    word = LABELS[key]
    return {"text": word.text, "icon": word.icon, "tone": word.tone, "detail": detail}


@register.inclusion_tag("components/badge.html")
def answer(key: str, detail: str | None = None) -> dict[str, Any]:
    """One of the directory's answers, by its key; ``detail`` gives the limit."""
    word = ANSWERS[key]
    return {"text": word.text, "icon": word.icon, "tone": word.tone, "detail": detail}


@register.inclusion_tag("components/legend.html")
def legend(kind: str = "labels") -> dict[str, Any]:
    """What the words mean, one click away: "labels" or "answers"."""
    return {"words": (ANSWERS if kind == "answers" else LABELS).values()}


@register.inclusion_tag("components/age.html")
def age(
    confirmed: date | None, on: date | None = None, *, published: bool = False
) -> dict[str, Any]:
    """How fresh a fact is, marked when it is more than a year old; read, if it was published."""
    today = on or timezone.localdate()
    is_old = confirmed is None or values.years_between(confirmed, today) >= 1
    return {"text": values.age(confirmed, today, published=published), "is_old": is_old}


@register.inclusion_tag("components/confirmed.html")
def confirmed(day: date | None, by: str = "", on: date | None = None) -> dict[str, Any]:
    """The same under a head that says "last confirmed": month, by what, and that it is old."""
    if day is None:
        return {"text": pgettext("confirmed", "never"), "by": "", "older": "", "is_old": True}
    told = values.older(day, on or timezone.localdate())
    return {"text": values.short_month(day), "by": by, "older": told, "is_old": bool(told)}


@register.inclusion_tag("components/sort_header.html", takes_context=True)
def sort_header(
    context: template.Context, text: str, key: str, current: str | None, *, numeric: bool = False
) -> dict[str, Any]:
    """A column head that sorts by ``key``; ``current`` is the order in force ("rent", "-rent")."""
    order = {key: "ascending", f"-{key}": "descending"}.get(current or "")
    query = context["request"].GET.copy()
    query.pop("page", None)
    query["sort"] = f"-{key}" if order == "ascending" else key
    return {"text": text, "order": order, "url": f"?{query.urlencode()}", "numeric": numeric}


@register.filter
def page_numbers(page: Page[Any]) -> Iterator[int | str]:
    """The page numbers to show, with gaps where there are many."""
    return page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)


@register.filter
def is_filled(fieldset: Iterable[Any]) -> bool:
    """Whether anything stands in a part of the admin's form, or is wrong there."""
    return any(
        line.errors() or any(field.field.value() for field in line if not field.is_readonly)
        for line in fieldset
    )


@register.simple_tag
def page_title(key: str) -> str:
    """One of the neutral titles; there are no others."""
    return str(PAGE_TITLES[key])


@register.simple_tag
def safe_static(path: str) -> str:
    """A static file's address, also when the manifest is missing or broken: for error pages."""
    try:
        return static(path)
    except ValueError:
        return f"{settings.STATIC_URL}{path}"


# With content


def block(template_name: str, content: SafeString, **inputs: Any) -> SafeString:
    """A component around content that is already rendered."""
    return render_to_string(template_name, {"content": content, **inputs})


@register.simple_block_tag
def page_head(
    content: SafeString, title: str, crumbs: Crumbs | None = None, meta: str | None = None
) -> SafeString:
    """The one h1, the way here above it, a line below it; the content is buttons on the right."""
    return block("components/page_head.html", content, title=title, crumbs=crumbs, meta=meta)


@register.simple_block_tag
def card(
    content: SafeString,
    *,
    title: str | None = None,
    id: str | None = None,  # noqa: A002  (as in HTML)
    level: int = 2,
    link: str | None = None,
    link_text: str | None = None,
) -> SafeString:
    """A white box with a heading and perhaps one link beside it."""
    inputs = {"title": title, "id": id, "level": level, "link": link, "link_text": link_text}
    return block("components/card.html", content, **inputs)


@register.simple_block_tag
def data_table(content: SafeString, *, caption: str, hide_caption: bool = False) -> SafeString:
    """A table around thead and tbody, with a caption; it scrolls inside itself on a phone."""
    return block("components/data_table.html", content, caption=caption, hide_caption=hide_caption)


@register.simple_block_tag
def facts(content: SafeString) -> SafeString:
    """A definition list; its content are ``fact`` blocks."""
    return block("components/facts.html", content)


@register.simple_block_tag
def fact(content: SafeString, term: str) -> SafeString:
    """One term and its value."""
    return block("components/fact.html", content, term=term)


@register.simple_block_tag
def explain(content: SafeString, title: str | None = None) -> SafeString:
    """How something was worked out, folded away."""
    return block("components/explain.html", content, title=title)


@register.simple_block_tag
def notice(content: SafeString, tone: str = "info", title: str | None = None) -> SafeString:
    """A box that tells: tone info, good, warn or bad."""
    return block("components/notice.html", content, tone=tone, title=title)


@register.simple_block_tag
def next_step(content: SafeString, title: str | None = None) -> SafeString:
    """What to do next, marked by a line on the left."""
    return block("components/next_step.html", content, title=title)


@register.simple_block_tag
def empty_state(content: SafeString, title: str) -> SafeString:
    """An empty list: the title says that it is, the content what would fill it."""
    return block("components/empty_state.html", content, title=title)
