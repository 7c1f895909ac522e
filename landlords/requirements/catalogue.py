"""Every kind of requirement and every condition, written out in the order people read them."""

from landlords.requirements.capital import CapitalInstead
from landlords.requirements.certainty import Certainty
from landlords.requirements.codes import Topic
from landlords.requirements.combining import Combining
from landlords.requirements.conditions import (
    AgeBetween,
    Capital,
    Certificate,
    ContactPerson,
    Deposit,
    Guarantor,
    HasIncomeType,
    HasRemarks,
    InternalMover,
    MunicipalGuarantee,
    TrialContract,
)
from landlords.requirements.contract import Condition, Kind
from landlords.requirements.credit import CreditCheck
from landlords.requirements.debts import Enforcement, RentDebt
from landlords.requirements.disturbances import NoDisturbance
from landlords.requirements.employment import EmployerCertificate, EmploymentForms
from landlords.requirements.employment_time import EmploymentMonths, UnemploymentFund
from landlords.requirements.household import HouseholdSize
from landlords.requirements.income import RentMultiple
from landlords.requirements.income_basis import AcceptedIncome, SalaryFrom
from landlords.requirements.references import HousingReference
from landlords.requirements.remarks import Remarks
from landlords.requirements.rent_share import RentShare
from landlords.requirements.residual import Residual

CATALOGUE: tuple[type[Kind], ...] = (
    RentMultiple,
    RentShare,
    Residual,
    CapitalInstead,
    AcceptedIncome,
    SalaryFrom,
    Certainty,
    Combining,
    EmploymentForms,
    EmploymentMonths,
    UnemploymentFund,
    EmployerCertificate,
    Remarks,
    Enforcement,
    RentDebt,
    HousingReference,
    NoDisturbance,
    HouseholdSize,
    CreditCheck,
)

CONDITIONS: tuple[type[Condition], ...] = (
    HasIncomeType,
    HasRemarks,
    AgeBetween,
    InternalMover,
    Guarantor,
    Certificate,
    MunicipalGuarantee,
    Capital,
    ContactPerson,
    TrialContract,
    Deposit,
)


def kind_for(code: str) -> type[Kind]:
    """The kind with this code; LookupError if the catalogue has none."""
    for kind in CATALOGUE:
        if kind.code == code:
            return kind
    raise LookupError(f"No kind is called {code!r}: see landlords/requirements/catalogue.py.")


def kinds_for_topic(topic: Topic) -> tuple[type[Kind], ...]:
    """The kinds that state something about this topic; empty where none is built yet."""
    return tuple(kind for kind in CATALOGUE if kind.topic is topic)
