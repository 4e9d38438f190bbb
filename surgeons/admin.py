"""Staff keep the surgeons' profiles."""

from django.contrib import admin

from editorial.admin import EditorialAdmin
from surgeons.models import Language, Surgeon, Training


class TrainingInline(admin.TabularInline):
    model = Training
    extra = 0


@admin.register(Surgeon)
class SurgeonAdmin(EditorialAdmin):
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


@admin.register(Language)
class LanguageAdmin(admin.ModelAdmin):
    list_display = ("name", "code")
