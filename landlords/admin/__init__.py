"""Record keeping for coordinators: what is registered in the admin, written out."""

from config.shared.admin import site
from landlords.admin.homes import HouseAdmin, OfferAdmin, RentalStockAdmin
from landlords.admin.landlords import LandlordAdmin
from landlords.admin.letting import (
    ChannelAdmin,
    ChannelUseAdmin,
    ContractOfferAdmin,
    LandlordFactAdmin,
)
from landlords.admin.norms import NormFormulaAdmin, NormTableAdmin
from landlords.admin.past.entries import tell_all
from landlords.admin.people import (
    ContactPersonAdmin,
    CooperationAdmin,
    PriorityRuleAdmin,
    ProgrammeAdmin,
)
from landlords.admin.reference import (
    CoreTopicAdmin,
    ReviewIntervalAdmin,
    TypicalHouseholdAdmin,
)
from landlords.admin.sources import DistrictAdmin, SourceAdmin
from landlords.admin.stock import StockAdmin
from landlords.admin.terms import ExceptionRuleAdmin, RequirementAdmin, TermScopeAdmin
from landlords.admin.ties import (
    GroupMembershipAdmin,
    HouseOwnershipAdmin,
    LandlordGroupAdmin,
    ManagementAdmin,
    PauseAdmin,
)
from landlords.models import (
    Channel,
    ChannelUse,
    ContactPerson,
    ContractOffer,
    Cooperation,
    CoreTopic,
    District,
    ExceptionRule,
    GroupMembership,
    House,
    HouseOwnership,
    Landlord,
    LandlordFact,
    LandlordGroup,
    Management,
    NormFormula,
    NormTable,
    Offer,
    Pause,
    PriorityRule,
    Programme,
    RentalStock,
    Requirement,
    ReviewInterval,
    Source,
    Stock,
    TermScope,
    TypicalHousehold,
)

# The first page shows them in this order.
site.register(Landlord, LandlordAdmin)
site.register(Requirement, RequirementAdmin)
site.register(ExceptionRule, ExceptionRuleAdmin)
site.register(TermScope, TermScopeAdmin)
site.register(Stock, StockAdmin)
site.register(Offer, OfferAdmin)
site.register(ContactPerson, ContactPersonAdmin)
site.register(Pause, PauseAdmin)
site.register(ContractOffer, ContractOfferAdmin)
site.register(ChannelUse, ChannelUseAdmin)
site.register(PriorityRule, PriorityRuleAdmin)
site.register(Cooperation, CooperationAdmin)
site.register(LandlordFact, LandlordFactAdmin)
site.register(HouseOwnership, HouseOwnershipAdmin)
site.register(GroupMembership, GroupMembershipAdmin)
site.register(Management, ManagementAdmin)
site.register(Programme, ProgrammeAdmin)
# What they refer to, and what is kept for everybody.
site.register(Source, SourceAdmin)
site.register(House, HouseAdmin)
site.register(District, DistrictAdmin)
site.register(Channel, ChannelAdmin)
site.register(LandlordGroup, LandlordGroupAdmin)
site.register(RentalStock, RentalStockAdmin)
site.register(NormTable, NormTableAdmin)
site.register(NormFormula, NormFormulaAdmin)
site.register(CoreTopic, CoreTopicAdmin)
site.register(ReviewInterval, ReviewIntervalAdmin)
site.register(TypicalHousehold, TypicalHouseholdAdmin)

tell_all()
