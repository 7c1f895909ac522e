"""How landlords hang together, when they let nothing, and what decides when they are silent."""

from dataclasses import dataclass, field

from django.utils.translation import gettext_lazy as _

from landlords.requirements.codes import Topic
from landlords.requirements.params import Checked, param
from landlords.requirements.statements import Dated, Lasting


@dataclass(frozen=True, slots=True)
class LandlordGroup(Checked):
    """Several landlords that one owner stands behind."""

    code: str = field(metadata=param(label=_("code"), longest=50))
    name: str = field(metadata=param(label=_("name")))


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupMembership(Dated):
    """That a landlord belongs to a group, for a time."""

    group: str = field(metadata=param(label=_("group (its code)"), longest=50))


@dataclass(frozen=True, slots=True, kw_only=True)
class Management(Dated):
    """That another landlord manages and lets this one's homes, for a time."""

    manager: str = field(metadata=param(label=_("managed by (its key)"), longest=100))


@dataclass(frozen=True, slots=True, kw_only=True)
class Pause(Dated):
    """That a landlord lets nothing for a time, and why."""

    reason: str | None = field(default=None, metadata=param(label=_("why it lets nothing")))


@dataclass(frozen=True, slots=True, kw_only=True)
class CoreTopic(Lasting):
    """A topic that decides: silence on it is asked about, for a time."""

    topic: Topic = field(metadata=param(label=_("topic")))
