"""Questions and answers, for reading."""

from django.db.models import Prefetch
from django.utils.translation import gettext_lazy as _

from editorial.rich_text import opening
from editorial.views import PublishedDetail, PublishedList
from faq import structured_data
from faq.models import Question, Topic


class QuestionList(PublishedList):
    """All questions on one page, by topic, each with its own anchor and how its answer begins."""

    template_name = "faq/question_list.html"
    section = "faq"

    def get_queryset(self):
        answered = Question.objects.published()
        topics = Topic.objects.filter(questions__in=answered).distinct()
        return topics.prefetch_related(Prefetch("questions", answered))

    def describe(self):
        asked = [question for topic in self.object_list for question in topic.questions.all()]
        name, address = _("Questions and answers"), self.request.path
        return [
            *super().describe(),
            structured_data.faq_page(asked, address, str(name), answer=opening),
        ]


class QuestionDetail(PublishedDetail):
    section = "faq"
    trail = ((_("Questions and answers"), "faq:list"),)

    def get_queryset(self):
        pages = Question.objects.published().select_related("topic", "reviewer")
        return pages.prefetch_related("sources")

    def get_context_data(self, **kwargs):
        others = self.object.topic.questions.published().exclude(pk=self.object.pk)
        return super().get_context_data(others=others, **kwargs)

    def describe_entity(self):
        question = self.object
        address = question.get_absolute_url()
        return structured_data.faq_page([question], address, question.title)
