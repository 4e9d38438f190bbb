"""Rich text at its place: right under a title, or on another page than its own."""

from editorial.templatetags.rich_text import away_from, under_title


def test_under_a_title_headings_are_raised_and_nothing_else_is_touched():
    html = "<h3>One</h3><p>In h3 a <em>word</em>.</p><h4>Two</h4><ul><li>h4</li></ul>"

    raised = under_title(html)

    assert raised == "<h2>One</h2><p>In h3 a <em>word</em>.</p><h3>Two</h3><ul><li>h4</li></ul>"


def test_away_from_its_page_a_text_still_leads_to_its_sources():
    html = '<a href="#source-1">[1]</a> <a href="https://example.org/#top">Top</a>'

    led = away_from(html, "/faq/rest/")

    assert led == '<a href="/faq/rest/#source-1">[1]</a> <a href="https://example.org/#top">Top</a>'
