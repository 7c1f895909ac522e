"""The forms of what coordinators keep for everybody."""

from typing import Any

from landlords.admin_forms.dated import check_days
from landlords.admin_forms.kept import ShapedForm
from landlords.models import CoreTopic, ReviewInterval


class CoreTopicForm(ShapedForm[CoreTopic]):
    """A topic that decides, and from when."""

    def clean(self) -> dict[str, Any] | None:
        """Days in order."""
        cleaned = super().clean()
        check_days(self)
        return cleaned


class ReviewIntervalForm(ShapedForm[ReviewInterval]):
    """How many months a sort of statement stays fresh."""
