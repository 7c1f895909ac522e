"""The section of national amounts: the one place that knows how the core reads them."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from landlords.requirements.norms import Norms
from landlords.requirements.params import Checked
from landlords.requirements.problems import refused

RECORD: Final[type[Checked] | None] = None
"""What the section is decoded into; None: this version cannot read it."""

NOT_READ = _("National amounts in a file are not read by this version. Take the section away.")


def read_norms(data: object) -> Checked:
    """The section as a record; TermsError if it cannot be used."""
    raise refused(NOT_READ)


def norms_of(record: object) -> Norms:
    """The core's norms; None is those that come with the portal."""
    return Norms()
