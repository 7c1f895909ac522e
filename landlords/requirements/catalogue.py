"""Every kind of requirement and every condition, written out in the order people read them."""

from landlords.requirements.arrangements import (
    Contact,
    HomeInsurance,
    NaturalPerson,
    OwnCondition,
    Registration,
    Viewing,
)
from landlords.requirements.capital import CapitalInstead
from landlords.requirements.certainty import Certainty
from landlords.requirements.circumstances import (
    Employed,
    HasChildren,
    Student,
    TemporaryIncome,
)
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
from landlords.requirements.household import (
    GenerationLiving,
    HouseholdSize,
    PersonsPerBedroom,
)
from landlords.requirements.income import RentMultiple
from landlords.requirements.income_basis import AcceptedIncome, SalaryFrom
from landlords.requirements.local_ties import LocalTies
from landlords.requirements.person import AgeLimit, Eid, Identity
from landlords.requirements.present_home import OtherHome, Separation
from landlords.requirements.queue_time import Queue
from landlords.requirements.references import HousingReference
from landlords.requirements.remarks import Remarks
from landlords.requirements.rent_share import RentShare
from landlords.requirements.residence_permit import PermitMonths
from landlords.requirements.residual import Residual
from landlords.requirements.securities import (
    DepositDemand,
    GuarantorDemand,
    MunicipalGuaranteeDemand,
)

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
    CreditCheck,
    HouseholdSize,
    PersonsPerBedroom,
    GenerationLiving,
    AgeLimit,
    Identity,
    PermitMonths,
    Eid,
    LocalTies,
    Queue,
    OtherHome,
    Separation,
    Registration,
    HomeInsurance,
    Viewing,
    Contact,
    DepositDemand,
    GuarantorDemand,
    MunicipalGuaranteeDemand,
    NaturalPerson,
    OwnCondition,
)

CONDITIONS: tuple[type[Condition], ...] = (
    HasIncomeType,
    HasRemarks,
    AgeBetween,
    InternalMover,
    HasChildren,
    Student,
    Employed,
    TemporaryIncome,
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
