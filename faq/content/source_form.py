"""What people fill in for `sources.yaml`: each publication once, entries refer to its key."""

from pydantic import Field

from faq.content.fields import Form, Link, Text
from faq.model import Source, SourceKind


class SourceForm(Form):
    """A publication that carries a claim."""

    title: Text
    publisher: Text
    url: Link = Field(description="https only; the page that was read.")
    kind: SourceKind = Field(description="How much weight it carries.")

    def source(self, key: str) -> Source:
        """The source as the product knows it."""
        return Source(key, self.title, self.publisher, self.url, self.kind)


class SourcesFile(Form):
    """`sources.yaml`."""

    sources: dict[str, SourceForm]
