"""The practice in the words of schema.org."""

from typing import Any

from editorial.structured_data import Node, whole


def organization(facts: dict[str, Any]) -> Node:
    """Return the practice; facts as `practice.facts.facts` gives them."""
    address = whole("/")
    return {
        "@type": "MedicalOrganization",
        "@id": f"{address}#practice",
        "name": facts["name"],
        "slogan": facts["tagline"],
        "url": address,
        "telephone": facts["phone"],
        "logo": whole(facts["logo_url"]),
    }
