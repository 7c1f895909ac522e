"""The landlords' addresses."""

from django.urls import path

from landlords.views import comparing, landlords, places, summary, typical

app_name = "landlords"
urlpatterns = [
    path("", landlords.landlord_list, name="landlord-list"),
    path("<int:pk>/", landlords.landlord_detail, name="landlord-detail"),
    path("sammanstallning/", summary.summary, name="summary"),
    path("sammanstallning/fil/", summary.summary_file, name="summary-file"),
    path("jamfor/", comparing.compare, name="compare"),
    path("stadsdelar/", places.district_list, name="district-list"),
    path("stadsdelar/<slug:code>/", places.district_detail, name="district-detail"),
    path("erbjudanden/", places.offer_list, name="offer-list"),
    path("typhushall/", typical.typical_list, name="typical-list"),
    path("typhushall/<slug:key>/", typical.typical_match, name="typical-match"),
    path("typhushall/<slug:key>/<int:pk>/", typical.typical_landlord, name="typical-landlord"),
]
