"""Workbooks are kept for a day."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from landlords.models import Workbook
from tests.make import make_user


@pytest.mark.django_db
def test_the_command_deletes_what_is_older_than_a_day(capsys: pytest.CaptureFixture[str]) -> None:
    now = timezone.now()
    for hours in (1, 23, 25, 900):
        Workbook.objects.create(
            owner=make_user(), brought_at=now - timedelta(hours=hours), sheets={}
        )
    call_command("purge_workbooks")
    assert "Workbooks deleted: 2." in capsys.readouterr().out
    assert Workbook.objects.count() == 2
