"""Days and hours in templates of the desk, in the words that the forms use."""

from django import template

from editorial import moments

register = template.Library()
register.filter("ago", moments.ago)
register.filter("ahead", moments.ahead)
register.filter("day", moments.day)
register.filter("hour", moments.hour)
