"""Parts of a page that are the same for everybody: rendered once, then kept as text."""

from django import template
from django.utils.safestring import mark_safe
from django.utils.translation import get_language

register = template.Library()

MOST_VARIANTS = 64
"""Of one tag; whoever has more of them has misunderstood what may be kept."""
PLAIN = (str, int, bool, type(None))
PUBLISHED = (dict, list)


@register.tag
def kept(parser, token):
    """Render what stands inside once for each language, and keep it in this process.

        {% kept %}{% translate "Continue" %}{% endkept %}
        {% kept practice %}...{% endkept %}
        {% kept practice section %}...{% endkept %}

    The named variables are all that the inside can see, so that neither a patient's answers nor
    a CSRF token can get into what others are shown. Texts, numbers and truths tell variants
    apart. The rest is published data, and where that has changed the text is made anew.
    """
    tag, *names = token.split_contents()
    inside = parser.parse([f"end{tag}"])
    parser.delete_first_token()
    return KeptNode(inside, {name: parser.compile_filter(name) for name in names})


class KeptNode(template.Node):
    """A node lives as long as its template is loaded, and its texts with it."""

    child_nodelists = ("inside",)

    def __init__(self, inside, variables):
        self.inside = inside
        self.variables = variables
        self.texts = {}

    def render(self, context):
        values = [variable.resolve(context) for variable in self.variables.values()]
        variant = (get_language(), *(value for value in values if isinstance(value, PLAIN)))
        made_from, text = self.texts.get(variant, (None, ""))
        if made_from != values:
            text = self._rendered(context, values)
            self._keep(variant, values, text)
        return text

    def _rendered(self, context, values):
        seen = dict(zip(self.variables, values, strict=True))
        for name, value in seen.items():
            if not isinstance(value, PLAIN + PUBLISHED):
                raise TypeError(f"{name} is neither plain nor published data: it cannot be kept.")
        return mark_safe(self.inside.render(context.new(seen)))

    def _keep(self, variant, values, text):
        if len(self.texts) >= MOST_VARIANTS:
            self.texts.clear()
        self.texts[variant] = (values, text)
