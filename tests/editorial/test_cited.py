"""Numbers in plain words that lead to their sources."""

import pytest

from editorial.templatetags.rich_text import cited


class TestCited:
    def test_leads_to_the_source_of_that_number(self):
        assert cited("Less pain [3].") == 'Less pain <a href="#source-3">3</a>.'

    def test_leads_to_each_of_several(self):
        made = cited("Less pain [1] [12].")

        assert made == 'Less pain <a href="#source-1">1</a> <a href="#source-12">12</a>.'

    @pytest.mark.parametrize("text", ["In [2020].", "[0]", "[a]", "[ 3 ]", "[-1]", "3]"])
    def test_leaves_other_brackets_alone(self, text):
        assert cited(text) == text

    def test_lets_no_html_through(self):
        made = cited("<script>alert(1)</script> a < b & c [2]")

        assert made == (
            '&lt;script&gt;alert(1)&lt;/script&gt; a &lt; b &amp; c <a href="#source-2">2</a>'
        )
