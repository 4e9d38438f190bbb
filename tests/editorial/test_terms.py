"""Terms in running text: whole words, explained once, never where they would be in the way."""

import re

import pytest

from editorial.terms import MOST, Explainer, Term, Vocabulary


def a_term(slug, *forms, title=None, meaning="A meaning."):
    title = title or forms[0]
    return Term(slug, "en", title, meaning, f"What “{title}” means", forms)


MRI = a_term("mri", "MRI", "MRIs", "magnetic resonance imaging")
DISC = a_term("disc", "Disc", "discs")
HERNIATED = a_term("herniated-disc", "Herniated disc", "herniated discs")
XRAY = a_term("x-ray", "X-ray")
EVERY_TERM = (MRI, DISC, HERNIATED, XRAY)


def explained(html, *terms, without=()):
    return Explainer(Vocabulary(terms or EVERY_TERM), without).explain(html)


def found_in(html, *terms, **keywords):
    """Return slug and words of each term that was explained, in the order of the text."""
    made = explained(html, *terms, **keywords)
    words = r'<span class="term__word">(.*?)</span>.*?popovertarget="term-([\w-]+)"'
    return [(slug, word) for word, slug in re.findall(words, made, re.DOTALL)]


class TestExplain:
    def test_keeps_the_word_as_text_and_puts_its_meaning_behind_a_button(self):
        made = explained("<p>An MRI shows it.</p>")

        assert made == (
            '<p>An <span class="term" lang="en"><span class="term__word">MRI</span>'
            '<button type="button" class="term__open" popovertarget="term-mri"'
            ' aria-label="What “MRI” means"></button>'
            '<span popover class="term__meaning" id="term-mri"><b>MRI </b>A meaning.</span></span>'
            " shows it.</p>"
        )

    def test_takes_nothing_from_the_text_but_adds(self):
        html = "<h3>Discs</h3><p>Your <em>disc</em> &amp; an MRI.</p><ul><li>discs</li></ul>"

        made = explained(html)

        bare = re.sub(r"<button.*?</button>|<span popover.*?</span>", "", made)
        assert re.sub(r"</?span[^>]*>", "", bare) == html

    def test_leaves_a_text_without_terms_as_it_is(self):
        html = "<p>Walk a little every day.</p>"

        assert explained(html) == html

    def test_needs_no_terms_at_all(self):
        html = "<p>A disc.</p>"

        assert Explainer(Vocabulary([])).explain(html) == html

    def test_escapes_what_staff_wrote(self):
        term = a_term("fever", "fever", title="<b>Fever</b>", meaning='Over 100 & "hot".')

        made = explained("<p>No fever.</p>", term)

        assert "<b>&lt;b&gt;Fever&lt;/b&gt; </b>Over 100 &amp; &quot;hot&quot;." in made


class TestFinding:
    def test_prefers_the_longest_form(self):
        assert found_in("<p>A herniated disc.</p>") == [("herniated-disc", "herniated disc")]

    def test_takes_the_shorter_term_where_it_stands_alone_later(self):
        html = "<p>A herniated disc is a disc.</p>"

        assert found_in(html) == [("herniated-disc", "herniated disc"), ("disc", "disc")]

    def test_finds_plurals_and_other_names(self):
        assert found_in("<p>Magnetic resonance imaging</p>") == [
            ("mri", "Magnetic resonance imaging")
        ]
        assert found_in("<p>Two MRIs of discs</p>") == [("mri", "MRIs"), ("disc", "discs")]

    @pytest.mark.parametrize("word", ["disc", "Disc", "DISC"])
    def test_does_not_mind_capitals(self, word):
        assert found_in(f"<p>{word}</p>") == [("disc", word)]

    @pytest.mark.parametrize("word", ["mri", "Mri", "mris"])
    def test_finds_an_acronym_as_it_is_written_alone(self, word):
        assert found_in(f"<p>{word}</p>") == []

    def test_minds_no_capital_that_only_begins_a_word(self):
        assert found_in("<p>An x-ray.</p>") == [("x-ray", "x-ray")]

    @pytest.mark.parametrize("text", ["discectomy", "subdisc", "disc_1", "MRIx"])
    def test_finds_whole_words_alone(self, text):
        assert found_in(f"<p>{text}</p>") == []

    def test_finds_words_across_a_line_break(self):
        assert found_in("<p>a herniated\n  disc</p>") == [("herniated-disc", "herniated\n  disc")]

    def test_finds_words_with_accents_whole(self):
        term = a_term("ciatica", "ciática", "ciáticas")

        assert found_in("<p>La Ciática. Una anticiática.</p>", term) == [("ciatica", "Ciática")]

    def test_finds_a_form_with_a_sign_that_html_escapes(self):
        term = a_term("test", "K&W test")

        assert found_in("<p>The K&amp;W test.</p>", term) == [("test", "K&amp;W test")]

    def test_finds_nothing_inside_an_entity_or_a_tag(self):
        amp, paragraph = a_term("amp", "amp"), a_term("p", "href")

        assert found_in('<p>A &amp; B <a href="/x/">x</a></p>', amp, paragraph) == []


class TestOnce:
    def test_explains_a_term_where_it_first_appears(self):
        made = explained("<p>A disc, two discs.</p>")

        assert made.count("popovertarget") == 1
        assert made.index("term__word") < made.index("two discs")

    def test_goes_on_over_every_text_of_the_page(self):
        explainer = Explainer(Vocabulary(EVERY_TERM))

        first, second = explainer.explain("<p>A disc.</p>"), explainer.explain("<p>A disc. MRI</p>")

        assert 'id="term-disc"' in first
        assert 'id="term-disc"' not in second
        assert 'id="term-mri"' in second

    def test_explains_so_many_a_page_and_no_more(self):
        terms = [a_term(f"t{number}", f"word{number}") for number in range(MOST + 3)]
        html = "<p>" + " ".join(term.forms[0] for term in terms) + "</p>"

        assert len(found_in(html, *terms)) == MOST

    def test_leaves_out_what_the_page_itself_is_about(self):
        html = "<p>A herniated disc on an MRI.</p>"

        assert found_in(html, without=["herniated-disc"]) == [("mri", "MRI")]


class TestWhereItIsNotExplained:
    @pytest.mark.parametrize(
        "html",
        [
            "<h3>Your disc</h3>",
            '<p><a href="/x/">a disc</a></p>',
            '<p><a href="/x/"><em>a disc</em></a></p>',
            "<ul><li><strong>A disc:</strong> help</li></ul>",
            "<p>Call 911 if a disc hurts.</p>",
            "<p>A disc may hurt. Then call\n911 now.</p>",
            '<ul><li>A disc: <a href="tel:911">call 911</a></li></ul>',
            "<ul><li><p>A disc: call 911</p></li></ul>",
        ],
    )
    def test_leaves_alone(self, html):
        assert explained(html) == html

    def test_goes_on_after_it(self):
        html = "<ul><li>Call 911: disc.</li><li>Rest: disc.</li></ul><p>MRI</p>"

        made = explained(html)

        assert made.startswith("<ul><li>Call 911: disc.</li><li>Rest: <span")
        assert 'id="term-mri"' in made

    def test_does_not_take_a_number_for_a_call_for_help(self):
        assert found_in("<p>In 1911 a disc.</p>") == [("disc", "disc")]

    def test_does_not_take_the_list_above_for_the_item_that_calls_for_help(self):
        html = "<ul><li>A disc<ul><li>Call 911.</li></ul></li></ul>"

        assert found_in(html) == [("disc", "disc")]
