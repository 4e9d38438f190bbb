"""Serves css/site.css as one file, and css/assessment.css: a page waits for one, not for thirty.

A developer's server hands them out as they are written, and the browser follows its imports.
"""

import re
from pathlib import Path

from django.core.files.base import ContentFile
from django.core.files.storage import InMemoryStorage
from whitenoise.storage import CompressedManifestStaticFilesStorage

STYLESHEET = "css/site.css"
STYLESHEETS = (STYLESHEET, "css/assessment.css")
IMPORT = re.compile(r'@import url\("([^"]+)"\) layer\(([a-z]+)\);')
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
# No string of ours holds one of these signs beside a blank.
BLANKS_AROUND_SIGNS = re.compile(r"\s*([{};,])\s*")


def bundle(stylesheet: Path) -> str:
    """The stylesheet with each import replaced by the text it names, inside its layer."""

    def inline(match: re.Match[str]) -> str:
        part = (stylesheet.parent / match[1]).read_text(encoding="utf-8")
        return f"@layer {match[2]} {{\n{part}\n}}"

    text = IMPORT.sub(inline, COMMENT.sub("", stylesheet.read_text(encoding="utf-8")))
    return BLANKS_AROUND_SIGNS.sub(r"\1", COMMENT.sub("", text)).strip()


class BundledStaticFilesStorage(CompressedManifestStaticFilesStorage):
    """Hashes and compresses what collectstatic found, with the stylesheet made whole first."""

    def post_process(self, paths, dry_run=False, **options):
        for name in STYLESHEETS:
            if name in paths and not dry_run:
                paths = {**paths, name: self._bundled(*paths[name])}
        yield from super().post_process(paths, dry_run, **options)

    def _bundled(self, found_in, path):
        whole = ContentFile(bundle(Path(found_in.path(path))).encode())
        memory = InMemoryStorage()
        memory.save(path, whole)
        # The plain name is replaced too, for whoever asks without the hash.
        self.delete(path)
        self.save(path, whole)
        return memory, path
