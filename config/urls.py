"""Every address, written out app by app."""

from django.conf import settings
from django.urls import include, path

from config import gallery, home
from config.shared.admin import site

urlpatterns = [
    path("", home.start, name="home"),
    path("sida/", home.neutral, name="neutral"),
    path("konto/", include("accounts.urls")),
    path("hyresvardar/", include("landlords.urls")),
    path("admin/arbetsbok/", include("landlords.workbook_urls")),
    path("admin/", site.urls),
]
if settings.DEMO or settings.DEBUG:
    urlpatterns.append(path("galleri/", gallery.gallery, name="gallery"))

handler400 = "config.errors.bad_request"
handler403 = "config.errors.permission_denied"
handler404 = "config.errors.not_found"
handler500 = "config.errors.server_error"
handler429 = "config.errors.too_many"  # allauth looks here
