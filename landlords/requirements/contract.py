"""What every kind of requirement and every condition is: typed, checked, and able to say itself."""

from abc import ABC, abstractmethod
from collections.abc import Iterator
from typing import ClassVar

from landlords.requirements.codes import Text, Topic, position
from landlords.requirements.params import limit_problems, specs
from landlords.requirements.problems import Problem, TermsError
from landlords.requirements.sentences import Sentence


class Statement(ABC):
    """Base of kinds and conditions: parameters are checked whenever one is made (TermsError)."""

    __slots__ = ()

    code: ClassVar[str]
    version: ClassVar[int] = 1
    label: ClassVar[Text]

    def __post_init__(self) -> None:
        """Put lists in order; refuse what is outside its limits or does not go together."""
        for spec in specs(type(self)):
            if spec.many:
                in_order = sorted(getattr(self, spec.name), key=position)
                object.__setattr__(self, spec.name, tuple(in_order))
        problems = [
            problem
            for spec in specs(type(self))
            for problem in limit_problems(spec, getattr(self, spec.name))
        ]
        problems.extend(self.conflicts())
        if problems:
            raise TermsError(problems)

    def conflicts(self) -> Iterator[Problem]:
        """Parameters that are each allowed but do not go together; none unless a kind says so."""
        return iter(())

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


class Condition(Statement):
    """Whom a row or an exception is for; says itself so that it fits after "whoever" or "if".

    An `obtainable` condition can be arranged (a certificate, a guarantor); one that is not is a
    mere fact (an age, a kind of income).
    """

    __slots__ = ()

    obtainable: ClassVar[bool]
