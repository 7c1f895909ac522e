"""Which topics could matter for a household that nobody has stated anything about."""

import pytest

from landlords.requirements.applicant import Adult, Applicant, Debt, Disturbance, Income, Remark
from landlords.requirements.codes import IncomeType, Topic
from landlords.requirements.fact_codes import ChildAge, PresentHome, Proof
from landlords.requirements.silence import CONCERNS, could_matter
from landlords.requirements.values import Answers
from tests.landlords.requirements.asking import NOBODY_KNOWS

NOTHING_OWED = Applicant(
    remarks_complete=True, debts_complete=True, disturbances_complete=True, incomes_complete=True
)
SOMETHING = Applicant(
    remarks=(Remark(),),
    remarks_complete=True,
    debts=(Debt(),),
    debts_complete=True,
    disturbances=(Disturbance(),),
    disturbances_complete=True,
    incomes=(Income(IncomeType.SALARY),),
    incomes_complete=True,
)
NOT_ALL_LISTED = Applicant(
    remarks_complete=False,
    debts_complete=False,
    disturbances_complete=False,
    incomes_complete=False,
)
BABY = ChildAge.UNDER_1
LISTED = (
    Topic.REMARKS,
    Topic.ENFORCEMENT,
    Topic.RENT_DEBT,
    Topic.DISTURBANCE,
    Topic.INCOME_BASIS,
    Topic.CERTAINTY,
)


@pytest.mark.parametrize("topic", list(Topic))
def test_everything_could_matter_for_a_household_of_which_nothing_is_known(topic: Topic) -> None:
    assert could_matter(topic, NOBODY_KNOWS)


@pytest.mark.parametrize("topic", LISTED)
def test_a_list_matters_unless_it_is_empty_and_holds_all(topic: Topic) -> None:
    assert not could_matter(topic, NOTHING_OWED)
    assert could_matter(topic, SOMETHING)
    assert could_matter(topic, NOT_ALL_LISTED)


@pytest.mark.parametrize(
    ("topic", "who", "matters"),
    [
        (Topic.OTHER_HOME, Applicant(present_home=PresentHome.NO_CONTRACT), False),
        (Topic.OTHER_HOME, Applicant(present_home=PresentHome.LODGER), False),
        (Topic.OTHER_HOME, Applicant(present_home=PresentHome.SUBLEASE), True),
        (Topic.OTHER_HOME, Applicant(present_home=PresentHome.JOINT_LEASE), True),
        (Topic.OTHER_HOME, Applicant(present_home=PresentHome.OWNS), True),
        (Topic.SEPARATION, Applicant(separating=False), False),
        (Topic.SEPARATION, Applicant(separating=True), True),
        (Topic.HOUSEHOLD_SIZE, Applicant(adults=(Adult(),), children=()), False),
        (Topic.HOUSEHOLD_SIZE, Applicant(adults=(Adult(),)), True),
        (Topic.HOUSEHOLD_SIZE, Applicant(children=()), True),
        (Topic.HOUSEHOLD_SIZE, Applicant(adults=(Adult(),), children=(BABY,)), True),
        (Topic.HOUSEHOLD_SIZE, Applicant(adults=(Adult(), Adult()), children=()), True),
        (Topic.EID, Applicant(can_show=Answers.of({Proof.EID: True})), False),
        (Topic.EID, Applicant(can_show=Answers.of({Proof.EID: False})), True),
        (Topic.COMBINING, Applicant(adults=(Adult(),)), False),
        (Topic.COMBINING, Applicant(adults=(Adult(), Adult())), True),
    ],
)
def test_a_fact_tells_what_cannot_matter(topic: Topic, who: Applicant, matters: object) -> None:
    assert could_matter(topic, who) is matters


@pytest.mark.parametrize("topic", [topic for topic in Topic if topic not in CONCERNS])
def test_other_topics_could_always_matter(topic: Topic) -> None:
    assert could_matter(topic, NOTHING_OWED)
