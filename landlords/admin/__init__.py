"""Record keeping for coordinators: what is registered in the admin, written out."""

from config.shared.admin import site
from landlords.admin.landlords import LandlordAdmin
from landlords.admin.past.entries import tell_all
from landlords.admin.sources import DistrictAdmin, SourceAdmin
from landlords.admin.stock import StockAdmin
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

# The first page shows them in this order.
site.register(Landlord, LandlordAdmin)
site.register(Requirement, RequirementAdmin)
site.register(ExceptionRule, ExceptionRuleAdmin)
site.register(TermScope, TermScopeAdmin)
site.register(Stock, StockAdmin)
site.register(Source, SourceAdmin)
site.register(District, DistrictAdmin)

tell_all()
