"""Words for CoreNLP, and what it says of them.

corenlp_words.py words IN.conllu             a sentence a line, a blank between words
corenlp_words.py conllu IN.conllu OUT.conll  IN with CoreNLP's tags, trees and names
"""

import sys

import trees

TYPES = {"PERSON": "PER", "ORGANIZATION": "ORG", "LOCATION": "LOC", "CITY": "LOC", "COUNTRY": "LOC",
         "STATE_OR_PROVINCE": "LOC"}


def words(path):
    for s in trees.read(path):
        # A blank inside a word ("1 1/2") would make two of it.
        print(" ".join("".join(w.form.split()).replace("\u00a0", "") for w in s.words))


def conllu(path, answers):
    with open(answers, encoding="utf-8") as file:
        blocks = [b.split("\n") for b in file.read().strip("\n").split("\n\n")]
    for s, block in zip(trees.read(path), blocks, strict=True):
        before = "O"
        for w, line in zip(s.words, block, strict=True):
            _, _, w.lemma, w.xpos, name, head, w.deprel = line.split("\t")
            w.upos, w.head, name = "_", int(head), TYPES.get(name, "O")
            if w.head == 0:
                w.deprel = "root"
            # CoreNLP marks classes without beginnings: neighbours of one class are one name.
            w.misc = "_" if name == "O" else f"NER={'I' if name == before else 'B'}-{name}"
            before = name
        trees.write(sys.stdout, s)


if __name__ == "__main__":
    words(sys.argv[2]) if sys.argv[1] == "words" else conllu(*sys.argv[2:])
