"""The landlords' addresses."""

from django.urls import path

from landlords.views import landlords, summary

app_name = "landlords"
urlpatterns = [
    path("", landlords.landlord_list, name="landlord-list"),
    path("<int:pk>/", landlords.landlord_detail, name="landlord-detail"),
    path("sammanstallning/", summary.summary, name="summary"),
    path("sammanstallning/fil/", summary.summary_file, name="summary-file"),
]
