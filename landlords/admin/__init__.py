"""Record keeping for coordinators: what is registered in the admin, written out."""

from config.shared.admin import site
from landlords.admin.landlords import LandlordAdmin, StockAdmin
from landlords.admin.sources import DistrictAdmin, SourceAdmin
from landlords.admin.terms import ExceptionRuleAdmin, RequirementAdmin, TermScopeAdmin
from landlords.models import (
    District,
    ExceptionRule,
    Landlord,
    Requirement,
    Source,
    Stock,
    TermScope,
)

site.register(Landlord, LandlordAdmin)
site.register(Stock, StockAdmin)
site.register(TermScope, TermScopeAdmin)
site.register(Requirement, RequirementAdmin)
site.register(ExceptionRule, ExceptionRuleAdmin)
site.register(Source, SourceAdmin)
site.register(District, DistrictAdmin)
