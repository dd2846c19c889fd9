#!/bin/bash
# Stanford CoreNLP as a peer. Its models are under the GPL: they are measured, nothing is learnt from them.
#
#   corenlp.sh given IN.conllu    words given: CoNLL-U with Universal Dependencies, names in MISC
#   corenlp.sh raw FILE…          raw text, one document a file; nothing is kept of what it prints
#
# JARS is the folder of the two jars that Maven Central has:
#   mvn dependency:get -Dartifact=edu.stanford.nlp:stanford-corenlp:4.5.10
#   mvn dependency:get -Dartifact=edu.stanford.nlp:stanford-corenlp:4.5.10:jar:models
set -eu
here=$(dirname "$0")
jars=${JARS:-$HOME/.m2/repository/edu/stanford/nlp/stanford-corenlp/4.5.10}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Names by the three classifiers that CoreNLP has by default, without its dates, numbers and
# gazetteers, which cost time and give nothing that is asked for here.
corenlp() {
	java -XX:+UseSerialGC -Xmx4g -cp "$jars/*" edu.stanford.nlp.pipeline.StanfordCoreNLP \
		-annotators "$1" -threads 1 -ner.useSUTime false -ner.applyFineGrained false \
		-ner.applyNumericClassifiers false -ner.buildEntityMentions false \
		-outputFormat conll -output.columns idx,word,lemma,pos,ner,headidx,deprel \
		-outputDirectory "$work" "${@:2}"
}

case $1 in
given)
	python3 "$here/corenlp_words.py" words "$2" >"$work/words.txt"
	corenlp tokenize,pos,lemma,depparse,ner -tokenize.whitespace true -ssplit.eolonly true -file "$work/words.txt" >&2
	python3 "$here/corenlp_words.py" conllu "$2" "$work/words.txt.conll"
	;;
raw)
	shift
	printf '%s\n' "$@" >"$work/files"
	corenlp tokenize,pos,lemma,depparse,ner -filelist "$work/files" >&2
	;;
esac
