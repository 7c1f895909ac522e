"""The coordinators' workbook: the template, the one upload, the preview and the word to go."""

from typing import Final
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.requests import SignedInRequest
from config.shared.reports import file_response
from landlords.models import Landlord, Workbook
from landlords.workbook import staging
from landlords.workbook.forms import AcceptForm, MissingForm, UploadForm
from landlords.workbook.guarding import RefusedFileError
from landlords.workbook.known import Known
from landlords.workbook.problems import shown_problems
from landlords.workbook.reading import Found, read_workbook
from landlords.workbook.showing import summary
from landlords.workbook.template import empty_template, filled_template

PERMISSION: Final = "landlords.use_workbook"


@require_http_methods(["GET", "POST"])
@permission_required(PERMISSION, raise_exception=True)
def upload(request: SignedInRequest) -> HttpResponse:
    """Bring up a workbook: its wrong cells all at once, or the way to its preview."""
    is_sent = request.method == "POST"
    form = UploadForm(request.POST, request.FILES) if is_sent else UploadForm()
    if form.is_valid():
        try:
            found = read_workbook(form.cleaned_data["file"].read(), Known.loaded())
        except RefusedFileError as error:
            form.add_error("file", str(error))
        else:
            return looked_at(request, found, form)
    return render(request, "landlords/workbook_upload.html", upload_context(request, form))


def looked_at(request: SignedInRequest, found: Found, form: UploadForm) -> HttpResponse:
    """To the preview; or the page once more, with every cell that is wrong."""
    today = timezone.localdate()
    looked = staging.preview(found.sheets, today=today, ends=None, cells=found.problems)
    if problems := looked.problems:
        context = upload_context(request, form) | {
            "problems": shown_problems(problems),
            "remarks": found.remarks,
        }
        return render(request, "landlords/workbook_upload.html", context)
    workbook = staging.keep(found=found, by=request.user, now=timezone.now())
    return redirect("workbook:preview", key=workbook.pk)


def upload_context(request: SignedInRequest, form: UploadForm) -> dict[str, object]:
    """What the page of the upload shows."""
    waiting = Workbook.objects.visible_to(request.user).kept(timezone.now()).waiting()
    return {"form": form, "problems": None, "remarks": (), "waiting": waiting}


@require_safe
@permission_required(PERMISSION, raise_exception=True)
def template(_request: SignedInRequest) -> HttpResponse:
    """The empty workbook."""
    return file_response(empty_template(Known.loaded(), timezone.localdate()), "mall.xlsx")


@require_POST
@permission_required(PERMISSION, raise_exception=True)
def filled(request: SignedInRequest) -> HttpResponse:
    """The workbook with what the portal holds. Class K2: contacts are in it."""
    today = timezone.localdate()
    landlords = Landlord.objects.visible_to(request.user).current(today)
    content = filled_template(Known.loaded(), list(landlords), today)
    return file_response(content, f"arbetsbok-{today.isoformat()}.xlsx")


@require_safe
@permission_required(PERMISSION, raise_exception=True)
def preview(request: SignedInRequest, key: UUID) -> HttpResponse:
    """What a workbook would do, landlord by landlord; or what came of it."""
    workbook = mine(request, key)
    if workbook is None:
        return gone(request)
    if workbook.accepted_at is not None:
        return render(request, "landlords/workbook_done.html", {"workbook": workbook})
    return shown(request, workbook)


@require_POST
@permission_required(PERMISSION, raise_exception=True)
def accept(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Bring it in, as it was seen."""
    workbook = mine(request, key)
    if workbook is None:
        return gone(request)
    form = AcceptForm(request.POST)
    seen = form.data.get("seen", "")
    if form.is_valid() and form.cleaned_data["missing_is_meant"]:
        workbook.missing_is_meant = True
        workbook.save(update_fields=["missing_is_meant"])
    try:
        staging.accept(workbook=workbook, seen=seen, by=request.user, now=timezone.now())
    except staging.ChangedMeanwhileError:
        messages.warning(request, _("Nothing was brought in: the records have changed since you "
                                    "looked. Below is what would happen now."))  # fmt: skip
    except staging.RowsMissingError:
        messages.warning(request, _("Nothing was brought in: say below that the file is only a part, "
                                    "or bring up the whole one."))  # fmt: skip
    return redirect("workbook:preview", key=key)


@require_POST
@permission_required(PERMISSION, raise_exception=True)
def missing(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Say what becomes of the rows that are not in the file; nothing is written yet."""
    workbook = mine(request, key)
    if workbook is None:
        return gone(request)
    form = MissingForm(workbook, request.POST)
    if not form.is_valid():
        return shown(request, workbook, form)
    workbook.ends_missing_on, workbook.missing_is_meant = form.last_day, False
    workbook.save(update_fields=["ends_missing_on", "missing_is_meant"])
    return redirect("workbook:preview", key=key)


@require_POST
@permission_required(PERMISSION, raise_exception=True)
def discard(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Throw the rows away."""
    workbook = mine(request, key)
    if workbook is not None and workbook.accepted_at is None:
        workbook.delete()
        messages.success(request, _("The workbook was thrown away. Nothing was brought in."))
    return redirect("workbook:upload")


def shown(
    request: SignedInRequest, workbook: Workbook, form: MissingForm | None = None
) -> HttpResponse:
    """The preview of a workbook that waits."""
    found = staging.of_workbook(workbook, today=timezone.localdate())
    landlords = found.landlords
    context = {
        "crumbs": [(_("Landlords from a workbook"), reverse("workbook:upload"))],
        "workbook": workbook,
        "preview": found,
        "problems": shown_problems(found.problems),
        "landlords": [one for one in landlords if not one.is_unchanged or one.missing],
        "unchanged": sum(one.is_unchanged and not one.missing for one in landlords),
        "summary": summary(landlords),
        "accept_form": AcceptForm(
            initial={"seen": found.seen, "missing_is_meant": workbook.missing_is_meant}
        ),
        "missing_form": form or MissingForm.of(workbook),
    }
    return render(request, "landlords/workbook_preview.html", context)


def mine(request: SignedInRequest, key: UUID) -> Workbook | None:
    """The user's own workbook, if it is still kept."""
    return Workbook.objects.visible_to(request.user).kept(timezone.now()).filter(pk=key).first()


def gone(request: SignedInRequest) -> HttpResponse:
    """There is none: another's, one that never was, and one that is too old are the same."""
    messages.warning(request, _("There is no such workbook of yours. They are kept for a day: bring "
                                "up the file again."))  # fmt: skip
    return redirect("workbook:upload")
