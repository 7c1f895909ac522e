"""Facts of a household that cannot all be true: refused, each in its place."""

from collections.abc import Callable
from typing import Any

import pytest

from landlords.requirements.applicant import Applicant
from landlords.requirements.fact_codes import Proof, SeparationProof, Tie
from landlords.requirements.problems import TermsError
from landlords.requirements.values import Answers, Month
from tests.landlords.requirements.asking import adults


def answers(word: Proof | Tie | SeparationProof, *, answer: bool) -> Answers[Any]:
    return Answers.of({word: answer})


PERMIT, REGISTERED, JUDGMENT = Proof.RESIDENCE_PERMIT, Tie.REGISTERED, SeparationProof.JUDGMENT
NO_PERMIT, HAS_PERMIT = answers(PERMIT, answer=False), answers(PERMIT, answer=True)
NOT_THERE, THERE = answers(REGISTERED, answer=False), answers(REGISTERED, answer=True)
HELD, NOT_HELD = answers(JUDGMENT, answer=True), answers(JUDGMENT, answer=False)


@pytest.mark.parametrize(
    ("make", "paths"),
    [
        (lambda: Applicant(generations=True), []),
        (lambda: Applicant(generations=True, adults=adults(1)), ["generations"]),
        (lambda: Applicant(generations=False, adults=adults(1)), []),
        (lambda: Applicant(generations=True, adults=adults(2)), []),
        (lambda: Applicant(generations=True, couple=True, adults=adults(2)), ["generations"]),
        (lambda: Applicant(generations=True, couple=True, adults=adults(3)), []),
        (lambda: Applicant(can_show=NO_PERMIT), []),
        (lambda: Applicant(can_show=NO_PERMIT, permit_permanent=False), []),
        (lambda: Applicant(can_show=NO_PERMIT, permit_permanent=True), ["can_show"]),
        (lambda: Applicant(can_show=NO_PERMIT, permit_until=Month(2027, 5)), ["can_show"]),
        (lambda: Applicant(can_show=HAS_PERMIT, permit_until=Month(2027, 5)), []),
        (lambda: Applicant(ties=NOT_THERE), []),
        (lambda: Applicant(ties=NOT_THERE, registered_since=Month(2024, 1)), ["registered_since"]),
        (lambda: Applicant(ties=THERE, registered_since=Month(2024, 1)), []),
        (lambda: Applicant(separating=False, separation_proofs=HELD), ["separating"]),
        (lambda: Applicant(separating=False, separation_proofs=NOT_HELD), []),
        (lambda: Applicant(separating=True, separation_proofs=HELD), []),
        (lambda: Applicant(separation_proofs=HELD), []),
    ],
)
def test_what_contradicts_itself_is_refused(
    make: Callable[[], Applicant], paths: list[str]
) -> None:
    found: list[str] = []
    try:
        make()
    except TermsError as error:
        found = [problem.path for problem in error.problems if str(problem)]
    assert found == paths
