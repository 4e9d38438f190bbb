"""Sample words of the gallery in two languages: usual ones, and the longest we can think of."""

from types import SimpleNamespace
from typing import Any

from django.utils.translation import get_language

LONGEST_NAME = "Maximiliane Featherstonehaugh-Cholmondeley de la Torre y Vasconcelos, MD, PhD"
LONGEST_PLACE = "Llanfairpwllgwyngyll-upon-Chesapeake Ambulatory Surgery Center"


def said(english: str, spanish: str) -> str:
    return spanish if get_language() == "es" else english


def row(**values: Any) -> SimpleNamespace:
    """Stand in for a row of the database: what a template asks for, and nothing else."""
    return SimpleNamespace(**values)


def title() -> str:
    return said("Slipped disc", "Hernia de disco")


def long_title() -> str:
    return said(
        "Degenerative spondylolisthesis with multisegmental radiculopathy",
        "Espondilolistesis degenerativa con polirradiculoneuropatía multisegmentaria",
    )


def summary() -> str:
    return said(
        "Sample: the soft center of a disc pushes out and can press on a nerve.",
        "Muestra: el centro blando de un disco sale y puede apretar un nervio.",
    )


def long_summary() -> str:
    return said(
        "Sample: electroencephalographically unremarkable, sternocleidomastoid tenderness, and "
        "a sentence that goes on for as long as an editor may write, to see where its lines end.",
        "Muestra: electroencefalográficamente normal, dolor del esternocleidomastoideo, "
        "desproporcionadamente largo, y una frase que sigue hasta donde el editor puede escribir.",
    )


def body() -> str:
    return f"<p>{summary()}</p>"


def long_body() -> str:
    return f"<p>{long_summary()}</p>"


def signs(*texts: str) -> str:
    return "<ul>{}</ul>".format("".join(f"<li>{text}</li>" for text in texts))
