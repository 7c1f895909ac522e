"""Record keeping for coordinators: what is registered in the admin, written out."""

from config.shared.admin import site
from landlords.admin.houses import HouseAdmin
from landlords.admin.landlords import LandlordAdmin
from landlords.admin.sources import DistrictAdmin, SourceAdmin
from landlords.admin.stock import StockAdmin
from landlords.admin.terms import ExceptionRuleAdmin, RequirementAdmin, TermScopeAdmin
from landlords.models import (
    District,
    ExceptionRule,
    House,
    Landlord,
    Requirement,
    Source,
    Stock,
    TermScope,
)

# The first page shows them in this order.
site.register(Landlord, LandlordAdmin)
site.register(Requirement, RequirementAdmin)
site.register(ExceptionRule, ExceptionRuleAdmin)
site.register(TermScope, TermScopeAdmin)
site.register(Stock, StockAdmin)
site.register(Source, SourceAdmin)
site.register(House, HouseAdmin)
site.register(District, DistrictAdmin)
