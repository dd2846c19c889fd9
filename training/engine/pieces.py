"""Word pieces of given words, as BERT's uncased vocabularies have them (Devlin et al. 2019).

The Go program cuts words in the same way (model/encoder); parity files hold the two together.
"""

import unicodedata

MOST = 8  # pieces of one word
LONGEST = 512  # pieces of one sentence, [CLS] and [SEP] among them


def punctuation(c):
    o = ord(c)
    if 33 <= o <= 47 or 58 <= o <= 64 or 91 <= o <= 96 or 123 <= o <= 126:
        return True
    return unicodedata.category(c).startswith("P")


def ideograph(c):
    o = ord(c)
    return (
        0x4E00 <= o <= 0x9FFF
        or 0x3400 <= o <= 0x4DBF
        or 0x20000 <= o <= 0x2CEAF
        or 0xF900 <= o <= 0xFAFF
        or 0x2F800 <= o <= 0x2FA1F
    )


def parts(word):
    """The word in lower case without its marks, cut at punctuation and ideographs."""
    word = unicodedata.normalize("NFD", word.lower())
    out = [""]
    for c in word:
        category = unicodedata.category(c)
        if category == "Mn" or category.startswith("C") or c == "\ufffd":
            continue
        if category == "Zs" or c in "\t\n\r":
            out.append("")
        elif punctuation(c) or ideograph(c):
            out += [c, ""]
        else:
            out[-1] += c
    return [p for p in out if p]


class Pieces:
    """A vocabulary of word pieces: ids are places in the list."""

    def __init__(self, vocabulary, unknown="[UNK]", begin="[CLS]", end="[SEP]"):
        self.list = vocabulary
        self.index = {p: i for i, p in enumerate(vocabulary)}
        self.unknown, self.begin, self.end = self.index[unknown], self.index[begin], self.index[end]
        self.known = {}

    def part(self, part):
        out, at = [], 0
        while at < len(part):
            mark = "##" if at else ""
            for end in range(min(len(part), at + 24), at, -1):
                i = self.index.get(mark + part[at:end])
                if i is not None:
                    break
            else:
                return [self.unknown]
            out.append(i)
            at = end
        return out

    def word(self, word):
        """Ids of the word's pieces: one at least, MOST at most."""
        ids = self.known.get(word)
        if ids is None:
            ids = [i for p in parts(word) for i in self.part(p)][:MOST] or [self.unknown]
            self.known[word] = ids
        return ids

    def sentence(self, words):
        """Ids of the sentence's pieces, and where in them each word begins."""
        cut = [self.word(w) for w in words]
        if sum(map(len, cut)) > LONGEST - 2:
            cut = [c[:1] for c in cut]
        ids, firsts = [self.begin], []
        for c in cut:
            firsts.append(len(ids))
            ids += c
        return ids + [self.end], firsts


LOWER, CAPITALISED, CAPITALS, MIXED, DIGITS, SIGNS, INITIAL = range(1, 8)
SHAPES = 16


def shape(word, glued):
    """The id of a word's shape: its kind, and 8 more where no blank stands before it."""
    return kind(word) + 8 * glued


def kind(word):
    letters = [c for c in word if c.isalpha()]
    upper = [c for c in letters if c.isupper()]
    if any(c.isdigit() for c in word):
        return DIGITS
    if not letters:
        return SIGNS
    if not upper:
        return LOWER
    if len(upper) == len(letters):
        return INITIAL if len(letters) == 1 else CAPITALS
    if letters[0].isupper() and len(upper) == 1:
        return CAPITALISED
    return MIXED
