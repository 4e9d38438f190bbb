"""Rich text right under the title of a page."""

from editorial.templatetags.headings import under_title


def test_headings_are_raised_by_one_level_and_nothing_else_is_touched():
    html = "<h3>One</h3><p>In h3 a <em>word</em>.</p><h4>Two</h4><ul><li>h4</li></ul>"

    raised = under_title(html)

    assert raised == "<h2>One</h2><p>In h3 a <em>word</em>.</p><h3>Two</h3><ul><li>h4</li></ul>"
