"""Whatever stands in the cells, the pages answer: errors, a preview, never a failure."""

from typing import Any

import pytest
from django.urls import reverse
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from landlords.models import District, Workbook
from tests.landlords.workbook.files import WHOLE, accept, send, xlsx
from tests.make import make_district, make_landlord, make_stock
from tests.zone_client import ZoneClient

WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn"]), max_size=30)
ODD = st.one_of(
    st.none(),
    st.sampled_from(
        ["–", "x", "=1+1", "2026-11-25", "1900-01-01", "8 500,50", "ja", 0, 1, 3, 7, 2.5]
    ),
    WORDS,
    st.integers(-(10**15), 10**15),
    st.floats(allow_nan=False, allow_infinity=False),
    st.booleans(),
    st.dates(),
)
MORE = ("Från", "Till", "Källa nr", "Senast bekräftat", "Bekräftat av nr")


@st.composite
def workbooks(draw: st.DrawFn) -> bytes:
    """The whole workbook with some cells changed, rows doubled, and heads of every column."""
    sheets: dict[str, Any] = {}
    touched = draw(st.sampled_from(list(WHOLE)))
    for title, (head, *rows) in WHOLE.items():
        wide = (*head, *MORE) if title in {"Bestånd", "Kontaktpersoner"} else head
        many = draw(st.sampled_from([1, 1, 1, 2])) if title == touched else 1
        made = [[*row, *[None] * (len(wide) - len(row))] for row in rows * many]
        for row in made if title == touched else ():
            for _change in range(draw(st.integers(0, 2))):
                row[draw(st.integers(0, len(row) - 1))] = draw(ODD)
        sheets[title] = (wide, *made)
    return xlsx(sheets)


@pytest.mark.django_db
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(content=workbooks())
def test_any_workbook_is_told_shown_or_brought_in(coordinator: ZoneClient, content: bytes) -> None:
    if not District.objects.exists():
        ronna = make_district(name="Ronna")
        make_stock(landlord=make_landlord(name="Lyktan Bostäder AB"), district=ronna)
    answer = send(coordinator, content)
    assert answer.status_code in {200, 302}
    if answer.status_code == 200:
        shown = answer.context["problems"] or answer.context["form"].errors
        assert shown, "what is not right is told"
        return
    event("brought up")
    workbook = Workbook.objects.order_by("-brought_at")[0]
    assert coordinator.get(reverse("workbook:preview", args=[workbook.pk])).status_code == 200
    assert accept(coordinator, workbook, missing_is_meant="on").status_code == 200
