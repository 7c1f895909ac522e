"""smoke"""
import pytest
from tests.landlords.workbook.files import *
from tests.make import *
@pytest.mark.django_db
def test_smoke(coordinator):
    make_district(code="ronna", name="Ronna")
    c = xlsx({k: v for k, v in WHOLE.items() if k != "Kontaktpersoner"})
    r = coordinator.get("/admin/arbetsbok/")
    assert r.status_code == 200
    w = brought_up(coordinator, c)
    p = coordinator.get(reverse("workbook:preview", args=[w.pk]))
    open("/tmp/workbook/p.html","w").write(p.content.decode())
    r = accept(coordinator, w)
    open("/tmp/workbook/done.html","w").write(r.content.decode())
    from landlords.models import Landlord, Stock
    print(Landlord.objects.values(), Stock.objects.values())
    t = coordinator.post(reverse("workbook:filled")); open("/tmp/workbook/f.xlsx","wb").write(t.content)
    r = coordinator.get(reverse("workbook:template")); open("/tmp/workbook/e.xlsx","wb").write(r.content)
    r = send(coordinator, t.content)
    print(told(r) if r.status_code==200 else '')
    w = Kept.objects.latest("brought_at")
    p = coordinator.get(reverse("workbook:preview", args=[w.pk]))
    print(p.context['summary'],p.context['landlords'])
    assert 0
