"""Memory that training took and needs no longer, given back to the system."""

import ctypes


def give_back() -> None:
    """Return freed memory: glibc would keep some 60 MB of it for the life of the process.

    Does nothing where the C library has no such call.
    """
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:
        trim(0)
