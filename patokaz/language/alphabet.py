"""The order of letters where titles of several languages stand in one list; names of areas have theirs from the statistics file."""

# The Cyrillic letters of Macedonian, Bulgarian and Ukrainian, each of the three in its own order.
LETTERS = "abcçdeëfghijklmnopqrstuvwxyz" + "абвгґдѓђеєёжзѕиіїйјклљмнњопрстќћуўфхцчџшщъыьэюя"
_ORDER = str.maketrans({letter: chr(0x1000 + at) for at, letter in enumerate(LETTERS)})
MARKS = "„“”«»\"'’ "


def alphabetical(text: str) -> str:
    """A key by which texts sort as a reader of the languages expects, whatever their quotation marks and capitals."""
    return text.strip(MARKS).casefold().translate(_ORDER)
