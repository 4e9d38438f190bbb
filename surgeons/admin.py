"""Staff keep the surgeons' profiles."""

from django.contrib import admin
from django.forms import CheckboxSelectMultiple

from editorial.admin import EditorialAdmin, ExchangeAdmin, LongChildInline, OrderedRows
from editorial.exchange import PageSheet
from surgeons.models import Language, Outcome, Surgeon, Training


class TrainingInline(OrderedRows, admin.TabularInline):
    model = Training
    extra = 0


class OutcomeInline(LongChildInline):
    """Each with its numbers, its days and who counted: none of it makes sense alone."""

    model = Outcome
    fields = (
        "position",
        "procedure",
        ("operations", "followed_up_share"),
        ("result", "result_share"),
        "source",
        ("begins_on", "ends_on"),
    )


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
    filter_horizontal = ("conditions", "procedures")
    # A few of each: to tick one takes one click, and to move it between two lists takes two.
    ticked = ("languages", "locations")
    # A profile without a photo is the exception.
    picture_classes = ()
    inlines = (TrainingInline, OutcomeInline)
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

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        if db_field.name in self.ticked:
            kwargs["widget"] = CheckboxSelectMultiple
        return super().formfield_for_manytomany(db_field, request, **kwargs)


@admin.register(Language)
class LanguageAdmin(admin.ModelAdmin):
    list_display = ("name", "code")
