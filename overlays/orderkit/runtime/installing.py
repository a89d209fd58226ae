"""How to install what is missing, in one sentence for all messages."""


def how_to_install(extra: str) -> str:
    """Say how to install an extra: the name is not published yet, so that an index may have another's project of it."""
    return f'orderkit is not published yet: run pip install ".[{extra}]" in a clone of it'
