"""The figures as a page shows them: tables with a bar beside every line."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from django.utils.safestring import SafeString

from config.shared.charts import Part, bar, swatch
from config.shared.values import share
from config.shared.words import Text
from landlords.reports.counting import SILENT, Figure, Question
from landlords.reports.shares import DEMAND, NONE, Group, groups
from landlords.reports.summary import Summary
from landlords.requirements.codes import Answer

FILLS = {
    Answer.YES: "solid",
    Answer.SUPPLEMENT: "stripes",
    Answer.ASSESSED: "dots",
    Answer.EXCEPTION: "lines",
    Answer.UNKNOWN: "empty",
    Answer.NO: "grey",
    DEMAND: "solid",
    NONE: "stripes",
    SILENT: "empty",
}


@dataclass(frozen=True)
class Piece:
    """A word of the legend."""

    text: Text
    swatch: SafeString


@dataclass(frozen=True)
class Amount:
    """A number and the share it is; no share where there is nothing to be a share of."""

    number: int
    share: str | None


@dataclass(frozen=True)
class Bar:
    """A line: what it is about, its bar, its numbers."""

    text: Text
    bar: SafeString
    landlords: tuple[Amount, ...]
    dwellings: tuple[Amount, ...]


@dataclass(frozen=True)
class Picture:
    """A group of figures as a page shows it."""

    group: Group
    summary: Summary

    @property
    def columns(self) -> list[Text]:
        """The heads of the answers."""
        return [option.text for option in self.group.options]

    @property
    def legend(self) -> list[Piece]:
        """What the patterns mean."""
        return [
            Piece(option.text, swatch(FILLS[option.key]))
            for option in self.group.options
            if not self.group.overlapping
        ]

    @cached_property
    def lines(self) -> list[Bar]:
        """A line for each question; for each answer where a landlord may stand on several."""
        if self.group.overlapping:
            return [self.way(place) for place in range(len(self.group.options))]
        return [self.whole(question) for question in self.group.questions]

    def whole(self, question: Question) -> Bar:
        """One question: a bar divided by its answers."""
        figures = [question.figures[option.key] for option in self.group.options]
        fills = [FILLS[option.key] for option in self.group.options]
        parts = [Part(figure.dwellings, fill) for figure, fill in zip(figures, fills, strict=True)]
        return self.line(question.text, parts, figures)

    def way(self, place: int) -> Bar:
        """One answer: a bar filled as far as it goes."""
        option = self.group.options[place]
        figure = self.group.questions[0].figures[option.key]
        rest = self.summary.dwellings - figure.dwellings
        fill = "grey" if option.key == SILENT else "solid"
        parts = [Part(figure.dwellings, fill), Part(rest, "empty")]
        return self.line(option.text, parts, [figure])

    def line(self, text: Text, parts: Sequence[Part], figures: Sequence[Figure]) -> Bar:
        """A line with its bar, said in words for those who do not see it."""
        whole = self.summary.dwellings
        amounts = tuple(Amount(f.dwellings, share_text(f.dwellings, whole)) for f in figures)
        words = self.columns if len(figures) > 1 else [text]
        said = "; ".join(
            f"{word} {amount.share}" for word, amount in zip(words, amounts, strict=True)
        )
        title = f"{text}: {said}" if len(figures) > 1 else said
        return Bar(
            text=text,
            bar=bar(title, parts) if whole else SafeString(),
            dwellings=amounts,
            landlords=tuple(
                Amount(f.landlords, share_text(f.landlords, self.summary.landlords))
                for f in figures
            ),
        )


def share_text(part: int, whole: int) -> str | None:
    """A part in whole per cent."""
    return share(part, whole) if whole else None


def pictures(summary: Summary) -> list[Picture]:
    """All figures, for readers who may read class K2."""
    return [Picture(group, summary) for group in groups(summary, restricted=True)]
