"""Staff keep the surgeons' profiles."""

from django.contrib import admin

from editorial.admin import EditorialAdmin, ExchangeAdmin, OrderedRows
from editorial.exchange import PageSheet
from surgeons.models import Language, Surgeon, Training


class TrainingInline(OrderedRows, admin.TabularInline):
    model = Training
    extra = 0


@admin.register(Surgeon)
class SurgeonAdmin(ExchangeAdmin, EditorialAdmin):
    words = ("about", "approach")
    facts = (
        ("first_name", "last_name", "credentials"),
        "specialty",
        "npi",
        "accepting_new_patients",
        "languages",
        "conditions",
        "procedures",
        "locations",
    )
    filter_horizontal = ("languages", "conditions", "procedures", "locations")
    inlines = (TrainingInline,)
    sheets = (
        PageSheet(
            Surgeon,
            (
                *("title_en", "title_es", "first_name", "last_name", "credentials", "specialty"),
                *("npi", "accepting_new_patients"),
                *("languages", "conditions", "procedures", "locations"),
                *("summary_en", "summary_es", "about_en", "about_es", "approach_en", "approach_es"),
                *("search_description_en", "search_description_es"),
            ),
        ),
    )


@admin.register(Language)
class LanguageAdmin(admin.ModelAdmin):
    list_display = ("name", "code")
