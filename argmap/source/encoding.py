"""Bytes → text: UTF-8 with or without a byte-order mark, and no characters that YAML forbids."""

import re

from argmap.source.fault import Fault

LARGEST = 64 * 2**20
"""The largest file that is read, in bytes."""

FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufeff\ufffe\uffff]"
)
"""Characters that no map holds, be it as themselves or as escapes."""

_FORBIDDEN_IN_ASCII = [chr(code) for code in range(128) if FORBIDDEN.match(chr(code))]

_CURE = "save the file with the encoding UTF-8, which every editor offers"

_OTHER_ENCODINGS = {b"\xff\xfe": "UTF-16", b"\xfe\xff": "UTF-16", b"\x00\x00\xfe\xff": "UTF-32"}


def decode(data: bytes | str) -> tuple[str, list[Fault]]:
    """Text of the same length as what can be shown of it; what is unreadable becomes U+FFFD and a fault."""
    if len(data) > LARGEST:
        size = len(data) / 2**20
        return "", [Fault("file-too-large", f"the file has {size:.0f} MiB; argmap reads up to 64 MiB", 0, 0)]
    if isinstance(data, str):
        return _without_forbidden(data.removeprefix("\ufeff"), [])
    for mark, name in _OTHER_ENCODINGS.items():
        if data.startswith(mark):
            return "", [_wrong_encoding(f"the file is in {name}")]
    if data[1:2] == b"\0" or data[:1] == b"\0":
        return "", [_wrong_encoding("the file is in UTF-16 or UTF-32, or is not text")]
    data = data.removeprefix(b"\xef\xbb\xbf")
    try:
        return _without_forbidden(data.decode(), [])
    except UnicodeDecodeError as error:
        start = len(data[: error.start].decode())
        message = f"this character is not stored as UTF-8 has it (byte 0x{data[error.start]:02X})"
        fault = Fault("wrong-encoding", message, start, start + 1, _CURE)
        return _without_forbidden(data.decode(errors="replace"), [fault])


def _wrong_encoding(message: str) -> Fault:
    return Fault("wrong-encoding", message, 0, 0, _CURE)


def _without_forbidden(text: str, faults: list[Fault]) -> tuple[str, list[Fault]]:
    # Looking for one character after the other is quicker than for any of them.
    if text.isascii() and not any(character in text for character in _FORBIDDEN_IN_ASCII):
        return text, faults
    found = FORBIDDEN.search(text)
    if not found:
        return text, faults
    others = len(FORBIDDEN.findall(text)) - 1
    more = f" (and {others} more like it)" if others else ""
    message = f"the invisible character U+{ord(found[0]):04X} is not allowed in a map{more}"
    fault = Fault("control-character", message, found.start(), found.end(), "delete it")
    return FORBIDDEN.sub("\ufffd", text), [*faults, fault]
