"""YAML in, content out, each problem with its line. The only room that knows YAML."""

from faq.content.loading import Content, Essentials, load, load_essentials, load_or_fail

__all__ = ["Content", "Essentials", "load", "load_essentials", "load_or_fail"]
