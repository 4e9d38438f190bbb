"""Places in the words of schema.org."""

from editorial.structured_data import Node, entity, pointer
from locations.models import Location, Region, Weekday

WEEK = len(Weekday)
DAYS = {day: f"https://schema.org/{day.name.title()}" for day in Weekday}


def clinic(page: Location) -> Node:
    return entity(
        page,
        "MedicalClinic",
        telephone=page.phone,
        address=postal_address(page),
        geo=_geo(page),
        areaServed=pointer(page.region, "AdministrativeArea"),
        medicalSpecialty="https://schema.org/Musculoskeletal",
        openingHoursSpecification=[_open(hours) for hours in page.hours.all()],
        specialOpeningHoursSpecification=[
            _closed(closure) for closure in page.closures_from(page.today())
        ],
    )


def region(page: Region) -> Node:
    return entity(page, "AdministrativeArea", telephone=page.phone)


def clinic_pointer(page: Location) -> Node:
    """Return a node that names a place, and says where it is and whom to call."""
    named = pointer(page, "MedicalClinic")
    return named | {"address": postal_address(page), "telephone": page.phone}


def postal_address(page: Location) -> Node:
    return {
        "@type": "PostalAddress",
        "streetAddress": page.street,
        "addressLocality": page.city,
        "addressRegion": page.state,
        "postalCode": page.postal_code,
        "addressCountry": "US",
    }


def _geo(page: Location) -> Node:
    return {
        "@type": "GeoCoordinates",
        "latitude": float(page.latitude),
        "longitude": float(page.longitude),
    }


def _open(hours) -> Node:
    return {
        "@type": "OpeningHoursSpecification",
        "dayOfWeek": DAYS[Weekday(hours.weekday)],
        "opens": f"{hours.opens:%H:%M}",
        "closes": f"{hours.closes:%H:%M}",
    }


def _closed(closure) -> Node:
    """Opening and closing at midnight is how schema.org says closed all day."""
    days = (closure.ends_on - closure.starts_on).days + 1
    first = closure.starts_on.weekday()
    return {
        "@type": "OpeningHoursSpecification",
        "dayOfWeek": [DAYS[Weekday((first + day) % WEEK)] for day in range(min(days, WEEK))],
        "opens": "00:00",
        "closes": "00:00",
        "validFrom": closure.starts_on.isoformat(),
        "validThrough": closure.ends_on.isoformat(),
    }
