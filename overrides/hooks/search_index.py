"""Words as the search knows them, and the index as assets/js/search reads it.

A word is indexed without accents, without its ending (`ejecución`, `ejecuciones` -> `ejecucion`) and with its parts
(`acks_late` -> `acks`, `late`, `ackslate`). What is taken off is always the end, so that the beginning of a word, as
typed, finds it too. The rules travel in the index: the page applies them to what is typed, there is no second copy.
"""

import functools
import json
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from search_sections import Section

# 3.14 | C# | acks_late, back-pressure: what is a word once accents are off
NAME = r"\d+(?:\.\d+)+|[A-Za-z](?:#|\+\+)|[A-Za-z0-9]+(?:(?:_+|-(?=[A-Za-z]))[A-Za-z0-9]+)*"
BREAK = "_+|-|(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z]{2})"  # between its parts: acks_late, RabbitMQ, EOFError
ENDINGS = ["^(..+[^s])s$", "^(...+)e$", "^(...+)[cizy]$"]  # in this order; the group stays
LAST_LETTERS = "seciyz"  # of the words that have one
LEFT_OUT = {
    "es": "a al como con de del desde donde e el en entre es esta este ha hay la las le lo los mas no o para pero por"
    " que se si sin sobre su sus u un una y ya",
    "en": "a an and are as at be but by can d for from has have i if in into is it its no not of on or s t that the"
    " then there these they this to was we will with you your",
}
# Found, but not asked for in a query that has other words: `cuándo saco el trabajo` is about `saco` and `trabajo`
ASKING = {
    "es": "cual cuales cuando cuanta cuantas cuanto cuantos hacer hago puedo quien tengo",
    "en": "do does how i many much my should what when where which who why",
}
_NAME, _BREAK, _ENDINGS = re.compile(NAME), re.compile(BREAK), [re.compile(ending) for ending in ENDINGS]
# A number in base 32: its last digit is of the first kind, those before it of the second
DIGITS = ("ABCDEFGHIJKLMNOPQRSTUVWXYZ012345", "abcdefghijklmnopqrstuvwxyz6789-_")
# Before a place: 2 to 8 times in the text, then the same for a word of the title; nothing for once
TIMES = "!#$%&()*+,./:;="
IN_TITLE = 8
# Sections: a word that more of them have (`import`, `job`) counts where it is written about, not in programs
COMMON = 40
MARKS = ("", "", *TIMES)  # by the number of times


class Words:
    """The words of texts in one language."""

    def __init__(self, language: str) -> None:
        self.left_out = LEFT_OUT[language].split()
        self._known: dict[str, list[str]] = {}

    def count(self, text: str) -> dict[str, int]:
        """How often each word stands in a text; what is left out is not counted."""
        plain = text if text.isascii() else re.sub("[\u0300-\u036f]", "", unicodedata.normalize("NFD", text))
        counts: dict[str, int] = {}
        for name, times in Counter(_NAME.findall(plain)).items():
            known = self._known.get(name)
            for word in self._learn(name) if known is None else known:
                counts[word] = counts.get(word, 0) + times
        return counts

    def _learn(self, name: str) -> list[str]:
        simple = name.islower() and name.isalpha()  # most are, and splitting is slow
        parts = [name] if simple else [part.lower() for part in _BREAK.split(name)]
        kept = [part for part in parts if len(part) > 1 or len(parts) == 1] + ["".join(parts)]
        self._known[name] = list(dict.fromkeys(_without_ending(word) for word in kept if word not in self.left_out))
        return self._known[name]


def index(language: str, sections: Sequence[Section], labels: dict[str, str], says: dict[str, str]) -> str:
    """The index of one language, as JSON.

    Args:
        language: es or en.
        sections: what can be found, page after page; a page's own section comes first, its address has no `#`.
        labels: by the address of a page, where it stands: its part and number, or its date.
        says: the words of the results themselves.
    """
    words = _words(language)
    places: dict[str, str] = defaultdict(str)
    last: dict[str, int] = {}
    lengths, addresses = [], _addresses(sections)
    steps = [_digits(step) for step in range(len(sections))]
    counted = [words.count(" ".join([section.text, *section.also])) for section in sections]
    having = Counter(word for counts in counted for word in counts)
    for number, (section, counts) in enumerate(zip(sections, counted, strict=True)):
        lengths.append(round(sum(counts.values()), -1))
        for word, times in words.count(section.program).items():
            if having[word] > COMMON:
                counts[word] -= times
        like_title = [name for name in section.also if " " not in name]  # of `worker process`, `process` is not one
        titled = words.count(" ".join([section.title, *like_title]))
        marks = {word: MARKS[min(times, IN_TITLE)] for word, times in counts.items() if times}
        marks |= {word: MARKS[min(counts.get(word) or 1, IN_TITLE) + IN_TITLE] for word in titled}
        for word, mark in marks.items():
            places[word] += mark + steps[number - last.get(word, 0)]
            last[word] = number
    known = sorted(places)
    return json.dumps(
        {
            "name": NAME,
            "break": BREAK,
            "endings": ENDINGS,
            "leftOut": words.left_out,
            "asking": ASKING[language].split(),
            "labels": labels,
            "says": says,
            "sections": [[each.title, at, n] for each, at, n in zip(sections, addresses, lengths, strict=True)],
            "words": _shared_beginnings(known),
            "digits": DIGITS,
            "times": TIMES,
            "places": " ".join(places[word] for word in known),
        },
        ensure_ascii=False,
        separators=(",", ":"),
    )


@functools.cache  # the preview builds again and again
def _words(language: str) -> Words:
    return Words(language)


@functools.cache
def _without_ending(word: str) -> str:
    for ending in _ENDINGS if word[-1] in LAST_LETTERS else ():
        word = ending.sub(r"\1", word)
    return word


def _digits(number: int) -> str:
    last, more = DIGITS
    text = last[number % 32]
    while number := number // 32:
        text = more[number % 32] + text
    return text


def _addresses(sections: Sequence[Section]) -> Iterator[str]:
    """Whole only where a page begins; of its other sections, from the `#`."""
    before: str | None = None
    for section in sections:
        page = section.address.partition("#")[0]
        yield section.address.removeprefix(page) if page == before else section.address
        before = page


def _shared_beginnings(words: Sequence[str]) -> str:
    """Of each word the number of letters that it shares with the one before, at most 9, and its other letters."""
    text, before = "", ""
    for word in words:
        same = max(n for n in range(10) if word[:n] == before[:n])
        text += f" {same}{word[same:]}"
        before = word
    return text[1:]
