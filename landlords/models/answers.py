"""What the directory asks every landlord, answered beforehand."""

from django.db import models
from django.db.models import Q

from landlords.models.landlords import Landlord
from landlords.models.places import District
from landlords.models.terms import Requirement
from landlords.querysets import LandlordAnswerQuerySet
from landlords.requirements.codes import Answer


class LandlordAnswer(models.Model):
    """One landlord's answer to one question, in one district, for a span of days.

    Derived: rebuilt for a landlord in the transaction of every action on its terms
    (``landlords/projection.py``), never edited. No row means *not known*. A row without district
    is the best answer that any of the landlord's homes gives; ``varies`` says that others differ.
    """

    landlord = models.ForeignKey(Landlord, on_delete=models.PROTECT, related_name="answers")
    district = models.ForeignKey(District, on_delete=models.PROTECT, null=True, related_name="+")
    question = models.CharField(max_length=60)
    answer = models.CharField(max_length=12, choices=Answer.choices())
    varies = models.BooleanField(default=False)
    # Derived rows go with what they were derived from.
    requirement = models.ForeignKey(
        Requirement, on_delete=models.CASCADE, null=True, related_name="+"
    )
    valid_from = models.DateField()
    valid_until = models.DateField(null=True)

    objects = LandlordAnswerQuerySet.as_manager()

    class Meta:
        ordering = ["landlord", "question", "valid_from", "pk"]
        default_permissions = ()
        indexes = [
            models.Index(
                fields=["question", "answer", "district", "landlord"], name="answer_by_question"
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(answer__in=[a.value for a in Answer]), name="answer_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.question}: {self.answer}"
