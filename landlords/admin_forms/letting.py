"""The forms of how a landlord lets: leases, ways to apply, and what is good to know."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from landlords.admin_forms.kept import YES, KeptForm, ShapedForm
from landlords.models import Channel, ChannelUse, ContractOffer, LandlordFact
from landlords.requirements.offer_codes import ChannelKind, Offered

OFFERED = ("offered", (Offered.YES.value, Offered.SOMETIMES.value))
QUEUES = (
    ChannelKind.OWN_QUEUE_POINTS,
    ChannelKind.OWN_REGISTRATION,
    ChannelKind.MUNICIPAL_AGENCY,
    ChannelKind.COMMON_QUEUE,
)
QUEUE_FIELDS = ("queue_days", "queue_points")
REGISTERING = (*QUEUES, ChannelKind.COMMON_FIRST_COME, ChannelKind.MARKETPLACE, ChannelKind.LOTTERY)


class ContractOfferForm(KeptForm[ContractOffer]):
    """Whether one type of lease is offered; what is not offered has no length and no takeover."""

    needs = {
        "tenant": OFFERED,
        "length_months": OFFERED,
        "takeover_after_months": OFFERED,
        "takeover_conditions": OFFERED,
        "security_waived": OFFERED,
    }


class ChannelForm(ShapedForm[Channel]):
    """A way to apply that landlords share; only a queue has an age and a place to keep."""

    needs = {
        "registration_age": ("kind", tuple(kind.value for kind in REGISTERING)),
        "activity": ("kind", tuple(kind.value for kind in REGISTERING)),
    }


class ChannelUseForm(KeptForm[ChannelUse]):
    """How one landlord uses a way to apply; queue time only where there is a queue."""

    needs = {
        "set_aside_a_year": ("set_aside", (YES,)),
        "set_aside_decider": ("set_aside", (YES,)),
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        queues = Channel.objects.filter(kind__in=[kind.value for kind in QUEUES])
        keys = [str(key) for key in queues.order_by("pk").values_list("pk", flat=True)]
        for name in QUEUE_FIELDS:
            self.show_if(name, "channel", keys)
        for name in (*QUEUE_FIELDS, *self.needs):
            self.fields[name].widget.attrs["data-kept"] = ""  # what stands there is never hidden


class LandlordFactForm(KeptForm[LandlordFact]):
    """What is good to know and is no term."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].help_text = _(
            "Neutral words, nothing about a person: anyone may ask to read this."
        )
