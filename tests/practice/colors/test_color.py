"""Colors: contrast as WCAG reckons it, hue and chroma as the eye sees them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from practice.colors.color import Color, contrast, shade

HEXES = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("#000000", "#ffffff", 21.0), ("#777777", "#ffffff", 4.48), ("#0b5d56", "#fbf8f1", 7.29)],
)
def test_contrast_is_that_of_wcag(one, other, ratio):
    assert contrast(Color.of(one), Color.of(other)) == pytest.approx(ratio, abs=0.005)
    assert contrast(Color.of(other), Color.of(one)) == pytest.approx(ratio, abs=0.005)


def test_three_digits_are_six():
    assert str(Color.of("#fA0")) == "#ffaa00"


@pytest.mark.parametrize("text", ["", "red", "#12", "#12345", "#1234567", "rgb(1 2 3)", "#gggggg"])
def test_what_is_no_color_is_refused(text):
    with pytest.raises(ValueError, match="not a color"):
        Color.of(text)


@settings(deadline=None)
@given(HEXES)
def test_a_color_is_written_as_it_was_read(text):
    assert str(Color.of(text)) == text


@settings(deadline=None)
@given(HEXES)
def test_a_shade_has_the_luminance_asked_for_and_no_more_chroma(text):
    color = Color.of(text)
    same = Color.of(str(shade(color.hue, color.chroma, color.luminance)))
    assert same.luminance == pytest.approx(color.luminance, abs=0.004)
    assert same.chroma <= color.chroma + 0.01


@settings(deadline=None, max_examples=50)
@given(st.floats(0, 360), st.floats(0, 0.4), st.floats(0, 1))
def test_every_shade_is_one_that_a_screen_has(hue, chroma, luminance):
    found = shade(hue, chroma, luminance)
    assert all(0 <= channel <= 1 for channel in (found.red, found.green, found.blue))
    assert found.luminance == pytest.approx(luminance, abs=0.002)
