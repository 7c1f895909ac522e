"""What every kind of requirement and every condition is: typed, checked, able to say and to judge."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any, ClassVar

from landlords.requirements.ask import Ask
from landlords.requirements.codes import Text, Topic
from landlords.requirements.findings import Finding, Question, Reason
from landlords.requirements.params import Checked
from landlords.requirements.sentences import Sentence

Upgrade = Callable[[dict[str, Any]], dict[str, Any]]


class Statement(Checked, ABC):
    """Base of kinds and conditions: parameters are checked whenever one is made (TermsError).

    `upgrades` holds, by version, what makes parameters of that version into those of the next one
    (as JSON, whatever they hold: what they make is held against the limits like any other);
    there must be one for each version before the present.
    """

    __slots__ = ()

    code: ClassVar[str]
    version: ClassVar[int] = 1
    upgrades: ClassVar[Mapping[int, Upgrade]] = {}
    label: ClassVar[Text]

    @abstractmethod
    def describe(self) -> Sentence:
        """Say it as a clause of running text."""

    @abstractmethod
    def short(self) -> Sentence:
        """Say it in the few words of a table cell."""


class Kind(Statement):
    """A kind of requirement; its docstring is the rule in one sentence a landlord would accept."""

    __slots__ = ()

    topic: ClassVar[Topic]
    reads_home: ClassVar[bool] = True
    """Whether the answer hangs on the home; if not, it is worked out once for all homes."""
    reads_landlord: ClassVar[bool] = False
    """Whether the answer hangs on which landlord it is."""

    @abstractmethod
    def assess(self, ask: Ask) -> Finding:
        """Judge one household for one home; the finding says why, with the numbers."""


@lru_cache(maxsize=4096)
def rule_of(kind: Kind) -> Sentence:
    """The kind as it says itself, made once: every finding of it names the rule."""
    return kind.describe()


class Condition(Statement):
    """Whom a row or an exception is for; says itself so that it fits after "whoever" or "if".

    An `obtainable` condition can be arranged (a certificate, a guarantor); one that is not is a
    mere fact (an age, a kind of income).
    """

    __slots__ = ()

    obtainable: ClassVar[bool]

    @abstractmethod
    def holds(self, ask: Ask) -> bool | None:
        """Whether it holds; None if it is not known. False of an obtainable one: cannot be had."""

    @abstractmethod
    def question(self, ask: Ask) -> Question:
        """What would settle whether it holds."""

    def lines(self, ask: Ask) -> tuple[Reason, ...]:
        """What is demanded and what there is, in figures; nothing where none decide."""
        return ()
