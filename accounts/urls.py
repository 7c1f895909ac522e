"""Sign-in. allauth finds its views by names without namespace; ours have one: two lists.

Accounts are made by an administrator, so there is no page to sign up on.
"""

from allauth.account import views as allauth_views
from django.urls import include, path, re_path
from django.views.generic import RedirectView

from accounts import forms, views

ours = [path("sprak/", views.language, name="language")]

allauth = [
    path(
        "logga-in/",
        allauth_views.LoginView.as_view(form_class=forms.SignInForm),
        name="account_login",
    ),
    path("logga-ut/", allauth_views.LogoutView.as_view(), name="account_logout"),
    path("inaktivt/", allauth_views.AccountInactiveView.as_view(), name="account_inactive"),
    path(
        "bekrafta/",
        allauth_views.ReauthenticateView.as_view(form_class=forms.ConfirmPasswordForm),
        name="account_reauthenticate",
    ),
    path(
        "byt-losenord/",
        allauth_views.PasswordChangeView.as_view(form_class=forms.PasswordChangeForm),
        name="account_change_password",
    ),
    path(  # who has no password yet gets a link, like who has forgotten it
        "valj-losenord/",
        RedirectView.as_view(pattern_name="account_reset_password"),
        name="account_set_password",
    ),
    path(
        "glomt-losenord/",
        allauth_views.PasswordResetView.as_view(form_class=forms.AskForPasswordResetForm),
        name="account_reset_password",
    ),
    path(
        "glomt-losenord/skickat/",
        allauth_views.PasswordResetDoneView.as_view(),
        name="account_reset_password_done",
    ),
    re_path(
        r"^nytt-losenord/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        allauth_views.PasswordResetFromKeyView.as_view(form_class=forms.PasswordFromLinkForm),
        name="account_reset_password_from_key",
    ),
    path(
        "nytt-losenord/klart/",
        allauth_views.PasswordResetFromKeyDoneView.as_view(),
        name="account_reset_password_from_key_done",
    ),
]

urlpatterns = [path("", include((ours, "accounts"))), *allauth]
