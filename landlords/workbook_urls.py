"""The workbook's addresses: under /admin/, the only zone that may write records."""

from django.urls import path

from landlords.views import workbook

app_name = "workbook"
urlpatterns = [
    path("", workbook.upload, name="upload"),
    path("mall/", workbook.template, name="template"),
    path("ifylld/", workbook.filled, name="filled"),
    path("<uuid:key>/", workbook.preview, name="preview"),
    path("<uuid:key>/ta-in/", workbook.accept, name="accept"),
    path("<uuid:key>/saknas/", workbook.missing, name="missing"),
    path("<uuid:key>/kasta/", workbook.discard, name="discard"),
]
