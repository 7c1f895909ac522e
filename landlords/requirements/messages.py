"""How a message is kept: its words on screen, and its words to the household itself.

Messages stand in the file of what says them, in a dict called MESSAGES; saying.py knows them all.
A message is one or more whole sentences. `%(name)s` names a value of the reason or question.
"""

from collections.abc import Mapping
from typing import NamedTuple, TypeAlias

from landlords.requirements.codes import Text


class Said(NamedTuple):
    """A message on screen, about the household; and on paper, to it ("du").

    `paper` None: the message never stands on a household's paper.
    """

    screen: Text
    paper: "Text | None" = None


Messages: TypeAlias = Mapping[str, Said]
