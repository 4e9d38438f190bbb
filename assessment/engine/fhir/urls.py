"""The addresses that extensions and code systems go by."""

HL7 = "http://hl7.org/fhir/StructureDefinition/"
SDC = "http://hl7.org/fhir/uv/sdc/StructureDefinition/"

SITE = "https://spinecare.example/fhir/"
"""Ours; nothing answers there, and a name is all that an address has to be."""

QUESTIONNAIRES = SITE + "questionnaire/"
REST = SITE + "StructureDefinition/questionnaire-rest"
"""What FHIR has no words for: scores, levels, bands, flags, evidence, addresses."""
CONDITION = SITE + "StructureDefinition/condition-in-rest"
"""On an item whose condition reads a score: whoever cannot read it must not show the item."""
URGENCIES = SITE + "urgency"

TRANSLATION = HL7 + "translation"
MIN_VALUE = HL7 + "minValue"
MAX_VALUE = HL7 + "maxValue"
MAX_DECIMAL_PLACES = HL7 + "maxDecimalPlaces"
UNIT = HL7 + "questionnaire-unit"
UNIT_OPTION = HL7 + "questionnaire-unitOption"
OPTION_EXCLUSIVE = HL7 + "questionnaire-optionExclusive"
ITEM_CONTROL = HL7 + "questionnaire-itemControl"
ITEM_CONTROLS = "http://hl7.org/fhir/questionnaire-item-control"
HIDDEN = HL7 + "questionnaire-hidden"
SHORT_TEXT = SDC + "sdc-questionnaire-shortText"
ITEM_WEIGHT = HL7 + "itemWeight"
ORDINAL_VALUE = HL7 + "ordinalValue"

WEIGHTS = (
    ITEM_WEIGHT,
    ORDINAL_VALUE,
    HL7 + "valueset-ordinalValue",
    HL7 + "codesystem-ordinalValue",
    HL7 + "questionnaire-ordinalValue",
    HL7 + "iso21090-CO-value",
)

WEIGHT_PROPERTIES = ("itemWeight", "ordinalValue")

ENABLE_EXPRESSIONS = (
    SDC + "sdc-questionnaire-enableWhenExpression",
    HL7 + "questionnaire-enableWhenExpression",
    HL7 + "sdc-questionnaire-enableWhenExpression",
)
CALCULATIONS = (
    SDC + "sdc-questionnaire-calculatedExpression",
    HL7 + "questionnaire-calculatedExpression",
    HL7 + "sdc-questionnaire-calculatedExpression",
    HL7 + "cqf-calculatedValue",
    HL7 + "cqif-calculatedValue",
)

ABSENT_REASONS = "http://terminology.hl7.org/CodeSystem/data-absent-reason"
UNITS_OF_MEASURE = "http://unitsofmeasure.org"
