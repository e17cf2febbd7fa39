"""What our files may not do although YAML allows it, said for people who do not know YAML.

Texts only; `yaml_reader` finds the places.
"""

from typing import Final

from faq.errors import Complaint

NESTING_LIMIT: Final = 20  # our files need 5

ALIAS: Final = Complaint(
    "'*name' points at another place",
    "every text stands where it is read",
    "write the text out, or put it in quotes if it begins with *",
    "alias",
)
ANCHOR: Final = Complaint(
    "'&name' marks this place for copies",
    "every text stands where it is read",
    "delete it, or put the text in quotes if it begins with &",
    "anchor",
)
TAG: Final = Complaint(
    "'!' gives this value a type",
    "every value is read as the text you typed",
    "delete it, or put the text in quotes if it begins with !",
    "yaml-tag",
)
DIRECTIVE: Final = Complaint(
    "a line that begins with % speaks to the YAML reader",
    "our files need none",
    "delete it",
    "yaml-directive",
)
SECOND_DOCUMENT: Final = Complaint(
    "'---' begins a second document",
    "everything below it would be lost",
    "delete this line",
    "several-documents",
)
TOO_DEEP: Final = Complaint(
    f"more than {NESTING_LIMIT} levels inside each other",
    "our files need 5 and more is a slip",
    "close the brackets or mend the indentation",
    "nesting",
)
NOT_A_NAME: Final = Complaint(
    "a list or a group stands where a field's name belongs",
    "a name is a word",
    "write 'name: value'",
    "complex-key",
)
MERGE: Final = Complaint(
    "'<<' copies fields from another place",
    "every text stands where it is read",
    "write the fields out",
    "merge-key",
)
DUPLICATE: Final = Complaint(
    "a name stands twice",
    "only one of the two would count",
    "delete or rename one",
    "duplicate-key",
)
CUT: Final = Complaint(
    "' #' cuts the text here",
    "the rest of the line is taken for a comment and no patient would see it",
    "put the whole text in quotes, or give a comment a line of its own",
    "cut-text",
)
JOINED: Final = Complaint(
    "this line is glued to the text above it",
    "a dash makes a list item only with a space after it and in line with the others",
    "write '- ' and align it",
    "joined-lines",
)
EMPTY: Final = Complaint(
    "the file is empty",
    "it may be half saved or emptied by mistake",
    "put its text back",
    "empty-file",
)
