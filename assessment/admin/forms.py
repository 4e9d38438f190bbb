"""What a person has to say to publish a version, or to end one."""

from django import forms

WIDE = forms.Textarea(attrs={"rows": 3, "cols": 80})


class PublishForm(forms.Form):
    note = forms.CharField(
        label="What changed and why", widget=WIDE, help_text="Kept with the version for good."
    )
    seen = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, *args, weakened, **kwargs):
        super().__init__(*args, **kwargs)
        self.flags = [f"flag_{flag.key}" for flag in weakened]
        for name, flag in zip(self.flags, weakened, strict=True):
            title = flag.title.get("en", flag.key)
            self.fields[name] = forms.CharField(
                label=f"Type: {title}",
                help_text="This red flag is gone, less urgent, or may be raised more seldom.",
            )

    @property
    def typed(self):
        return [self.cleaned_data[name] for name in self.flags]


class ReasonForm(forms.Form):
    reason = forms.CharField(label="Why", widget=WIDE)
