package hearsay

import "strings"

// UPOS is a universal part-of-speech tag of Universal Dependencies 2.
type UPOS uint8

const (
	NoUPOS UPOS = iota
	ADJ
	ADP
	ADV
	AUX
	CCONJ
	DET
	INTJ
	NOUN
	NUM
	PART
	PRON
	PROPN
	PUNCT
	SCONJ
	SYM
	VERB
	X
)

var uposNames = [...]string{"_", "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X"}

func (x UPOS) String() string { return uposNames[x] }

// ParseUPOS is the value with this name; ok is false for a name that UD English does not have.
func ParseUPOS(name string) (x UPOS, ok bool) { i, ok := uposIndex[name]; return i, ok }

var uposIndex = index[UPOS](uposNames[:])

// XPOS is a part-of-speech tag of the English Penn Treebank, as the UD English treebanks use it.
type XPOS uint8

const (
	TagNone XPOS = iota
	TagNN
	TagIN
	TagDT
	TagNNP
	TagJJ
	TagPRP
	TagStop
	TagRB
	TagComma
	TagNNS
	TagVB
	TagCC
	TagVBP
	TagVBD
	TagVBZ
	TagCD
	TagVBN
	TagVBG
	TagTO
	TagMD
	TagPRPS
	TagUH
	TagColon
	TagCloseBracket
	TagOpenBracket
	TagWDT
	TagWRB
	TagWP
	TagHYPH
	TagOpenQuote
	TagCloseQuote
	TagRP
	TagPOS
	TagNNPS
	TagJJR
	TagJJS
	TagEX
	TagRBR
	TagNFP
	TagSYM
	TagFW
	TagADD
	TagGW
	TagPDT
	TagCurrency
	TagRBS
	TagLS
	TagAFX
	TagWPS
)

var xposNames = [...]string{"_", "NN", "IN", "DT", "NNP", "JJ", "PRP", ".", "RB", ",", "NNS", "VB", "CC", "VBP", "VBD", "VBZ", "CD", "VBN", "VBG", "TO", "MD", "PRP$", "UH", ":", "-RRB-", "-LRB-", "WDT", "WRB", "WP", "HYPH", "``", "''", "RP", "POS", "NNPS", "JJR", "JJS", "EX", "RBR", "NFP", "SYM", "FW", "ADD", "GW", "PDT", "$", "RBS", "LS", "AFX", "WP$"}

func (x XPOS) String() string { return xposNames[x] }

// ParseXPOS is the value with this name; ok is false for a name that UD English does not have.
func ParseXPOS(name string) (x XPOS, ok bool) { i, ok := xposIndex[name]; return i, ok }

var xposIndex = index[XPOS](xposNames[:])

// Deprel is a dependency relation of the UD English treebanks.
type Deprel uint8

const (
	NoDeprel Deprel = iota
	Acl
	AclRel
	AdvCl
	AdvClRel
	AdvMod
	AMod
	Appos
	Aux
	AuxPass
	Case
	CC
	CCPre
	CComp
	Compound
	CompoundPrt
	Conj
	Cop
	CSubj
	CSubjOuter
	CSubjPass
	Dep
	Det
	DetPre
	Discourse
	Dislocated
	Expl
	Fixed
	Flat
	GoesWith
	IObj
	List
	Mark
	NMod
	NModDesc
	NModPoss
	NModUnmarked
	NSubj
	NSubjOuter
	NSubjPass
	NumMod
	Obj
	Obl
	OblAgent
	OblUnmarked
	Orphan
	Parataxis
	Punct
	Reparandum
	Root
	Vocative
	XComp
)

var deprelNames = [...]string{"_", "acl", "acl:relcl", "advcl", "advcl:relcl", "advmod", "amod", "appos", "aux", "aux:pass", "case", "cc", "cc:preconj", "ccomp", "compound", "compound:prt", "conj", "cop", "csubj", "csubj:outer", "csubj:pass", "dep", "det", "det:predet", "discourse", "dislocated", "expl", "fixed", "flat", "goeswith", "iobj", "list", "mark", "nmod", "nmod:desc", "nmod:poss", "nmod:unmarked", "nsubj", "nsubj:outer", "nsubj:pass", "nummod", "obj", "obl", "obl:agent", "obl:unmarked", "orphan", "parataxis", "punct", "reparandum", "root", "vocative", "xcomp"}

func (x Deprel) String() string { return deprelNames[x] }

// ParseDeprel is the value with this name; ok is false for a name that UD English does not have.
func ParseDeprel(name string) (x Deprel, ok bool) { i, ok := deprelIndex[name]; return i, ok }

var deprelIndex = index[Deprel](deprelNames[:])

// Universal is the relation without its subtype: nsubj for nsubj:pass.
func (d Deprel) Universal() Deprel { return universal[d] }

// Is reports whether d is the relation or one of its subtypes.
func (d Deprel) Is(rel Deprel) bool { return d == rel || universal[d] == rel }

var universal = func() (u [len(deprelNames)]Deprel) {
	for i, name := range deprelNames {
		bare, _, _ := strings.Cut(name, ":")
		u[i] = deprelIndex[bare]
	}
	return u
}()

func index[T ~uint8](names []string) map[string]T {
	m := make(map[string]T, len(names))
	for i, name := range names {
		m[name] = T(i)
	}
	return m
}
