"""The editor's desk in Django's admin: what each app's admin builds on."""

from editorial.admin.exchange import ExchangeAdmin
from editorial.admin.forms import ConstrainedForm
from editorial.admin.inlines import ChildInline, LongChildInline, OrderedRows, SourceInline
from editorial.admin.ordering import OrderedAdmin
from editorial.admin.pages import EditorialAdmin
from editorial.admin.versioned import NonceAdmin, VersionedAdmin

__all__ = [
    "ChildInline",
    "ConstrainedForm",
    "EditorialAdmin",
    "ExchangeAdmin",
    "LongChildInline",
    "NonceAdmin",
    "OrderedAdmin",
    "OrderedRows",
    "SourceInline",
    "VersionedAdmin",
]
