"""How many of something there are, in words."""


def amount(number: int, thing: str) -> str:
    """So many things, such as `1 map` and `2 maps`."""
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"
