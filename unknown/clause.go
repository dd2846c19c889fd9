package unknown

import "hearsay"

// clauses finds the clause around a match and the parts of it that a rule asks for: by the
// sentence's tree where there is one, and by its marks and conjunctions where there is not.
type clauses struct {
	matcher
	sets *clauseWords
	tree bool // of the sentence at hand
}

// longestClause is the number of tokens from which a subtree is no longer taken for a
// clause, since the tree is more likely wrong.
const longestClause = 50

// longestTeller is the number of tokens in which a teller behind a comma is looked for.
const longestTeller = 8

// within sets the sentence at hand.
func (c *clauses) within(s hearsay.Sentence) {
	c.bound, c.tree = s, false
	for i := s.First; i < s.End; i++ {
		if c.r.Tokens[i].Deprel != hearsay.NoDeprel {
			c.tree = true
			return
		}
	}
}

// clause is the clause around tokens first to last, and its head or -1.
func (c *clauses) clause(first, last int32) (a, b, head int32) {
	if c.tree {
		head = c.clauseHead(first, last)
		a, b = c.clauseExtent(head, first, last)
		a, b = c.betweenJoins(a, b, first, last)
		b = c.beforeTeller(b, last)
		if b-a < longestClause {
			return a, b, head
		}
	}
	a, b = c.flatClause(first, last)
	return a, b, head
}

// betweenJoins cuts a clause at the conjunctions behind a comma on either side of the match
// (", though …"), where trees most often attach wrongly.
func (c *clauses) betweenJoins(a, b, first, last int32) (int32, int32) {
	for i := first; i > a; i-- {
		if c.sets.join[c.words[i]] && c.words[i-1] == "," {
			a = i
			break
		}
	}
	for i := last + 1; i < b; i++ {
		if c.words[i] == "," && (c.sets.join[c.words[i+1]] || c.sets.and[c.words[i+1]]) {
			b = i - 1
			break
		}
	}
	return a, b
}

// beforeTeller cuts the teller off a clause that ends with one: ", the paper noted".
func (c *clauses) beforeTeller(b, last int32) int32 {
	for i := b; i > last; i-- {
		if !c.sets.told[c.words[i]] {
			continue
		}
		for j := i; j > last && j > i-longestTeller; j-- {
			if c.words[j] == "," {
				return j - 1
			}
		}
	}
	return b
}

// clauseHead climbs from the match to the head of its clause.
func (c *clauses) clauseHead(first, last int32) int32 {
	t := c.r.Tokens
	i := c.matchHead(first, last)
	for steps := c.bound.End - c.bound.First; steps > 0 && t[i].Head >= 0 && !c.clausal(i); steps-- {
		i = t[i].Head
	}
	return i
}

// matchHead is the match's token whose head lies outside the match, the last of these.
func (c *clauses) matchHead(first, last int32) int32 {
	head := first
	for i := first; i <= last; i++ {
		if h := c.r.Tokens[i].Head; (h < first || h > last) && !c.r.Tokens[i].Deprel.Is(hearsay.Punct) {
			head = i
			if c.clausal(i) {
				return i
			}
		}
	}
	return head
}

// clausal reports whether a token heads a clause of its own.
func (c *clauses) clausal(i int32) bool {
	t := &c.r.Tokens[i]
	switch t.Deprel.Universal() {
	case hearsay.Root, hearsay.CComp, hearsay.AdvCl, hearsay.Acl, hearsay.CSubj, hearsay.Parataxis:
		return true
	case hearsay.Conj:
		return t.UPOS == hearsay.VERB || c.r.Child(i, hearsay.NSubj, hearsay.CSubj, hearsay.Cop) >= 0
	}
	return false
}

// clauseExtent is the extent of a clause's subtree without the clauses coordinated with
// it or set beside it, and without marks at its edges.
func (c *clauses) clauseExtent(head, first, last int32) (a, b int32) {
	a, b = min(first, head), max(last, head)
	for _, k := range c.r.Children(head) {
		switch c.r.Tokens[k].Deprel.Universal() {
		case hearsay.Parataxis, hearsay.Punct, hearsay.CC, hearsay.Discourse:
			continue
		case hearsay.Conj:
			if c.clausal(k) {
				continue
			}
		}
		x, y := c.r.Extent(k)
		a, b = min(a, x), max(b, y)
	}
	return c.trim(max(a, c.bound.First), min(b, c.bound.End-1))
}

func (c *clauses) trim(a, b int32) (int32, int32) {
	for a < b && (c.closes(a) || a == c.bound.First && c.sets.and[c.words[a]]) {
		a++
	}
	for b > a && c.closes(b) {
		b--
	}
	return a, b
}

// flatClause is the stretch around the match up to marks and conjunctions on either side.
func (c *clauses) flatClause(first, last int32) (a, b int32) {
	for a = first; a > c.bound.First && !c.closes(a-1); a-- {
		if c.sets.join[c.words[a]] {
			break
		}
	}
	for b = last; b+1 < c.bound.End && !c.closes(b+1) && !c.sets.join[c.words[b+1]]; b++ {
	}
	return c.trim(a, b)
}

// subject is what the clause says it of. Pronouns are left out: they name nothing here.
func (c *clauses) subject(head, first, last int32) hearsay.Span {
	if c.tree {
		return c.treeSubject(head, first, last)
	}
	a, _ := c.flatClause(first, last)
	for a < first && (c.sets.join[c.words[a]] || c.sets.and[c.words[a]] || c.sets.relative[c.words[a]]) {
		a++
	}
	end := first - 1
	for end >= a && c.sets.aux[c.words[end]] {
		end--
	}
	if end < a || end == a && c.sets.pronoun[c.words[a]] {
		return hearsay.Span{}
	}
	return c.r.SpanOf(a, end)
}

func (c *clauses) treeSubject(head, first, last int32) hearsay.Span {
	t := c.r.Tokens
	for steps := 0; steps < 4; steps++ {
		s := c.r.Child(head, hearsay.NSubj, hearsay.CSubj)
		switch {
		case s >= 0 && t[s].Deprel.Is(hearsay.NSubj) && c.sets.relative[c.words[s]] && t[head].Deprel == hearsay.AclRel:
			return c.head(head)
		case s >= 0 && s >= first && s <= last:
			return hearsay.Span{}
		case s >= 0:
			return c.phrase(s)
		case t[head].Head < 0 || !t[head].Deprel.Is(hearsay.Conj) && !t[head].Deprel.Is(hearsay.XComp) && t[head].Deprel != hearsay.AdvCl:
			return hearsay.Span{}
		}
		head = t[head].Head
	}
	return hearsay.Span{}
}

// subjectHas reports whether the clause's subject has one of the words.
func (c *clauses) subjectHas(words map[string]bool, first, last int32) bool {
	head := int32(-1)
	if c.tree {
		head = c.clauseHead(first, last)
	}
	a, end := c.r.TokensIn(c.subject(head, first, last))
	for i := a; i < end; i++ {
		if words[c.words[i]] {
			return true
		}
	}
	return false
}

// phrase is a nominal with what belongs to it, its relative clauses left out; a pronoun is none.
func (c *clauses) phrase(i int32) hearsay.Span {
	if c.r.Tokens[i].UPOS == hearsay.PRON && len(c.r.Children(i)) == 0 {
		return hearsay.Span{}
	}
	a, b := i, i
	for _, k := range c.r.Children(i) {
		switch d := c.r.Tokens[k].Deprel; {
		case d == hearsay.AclRel, d.Is(hearsay.Punct), d.Is(hearsay.Parataxis), d.Is(hearsay.Appos), d.Is(hearsay.CC) && k < i:
			continue
		case d.Is(hearsay.Cop), d.Is(hearsay.NSubj):
			continue
		}
		x, y := c.r.Extent(k)
		a, b = min(a, x), max(b, y)
	}
	a, b = c.trim(max(a, c.bound.First), min(b, c.bound.End-1))
	return c.r.SpanOf(a, b)
}

// noun is the noun phrase of a matched adjective, from the adjective on.
func (c *clauses) noun(first, last int32) hearsay.Span {
	if c.tree {
		if n := c.r.Tokens[last].Head; n > last && n < c.bound.End && c.r.Tokens[last].Deprel == hearsay.AMod {
			s := c.phrase(n)
			s.Start = c.r.Tokens[first].Start
			if s.End > c.r.Tokens[last].End {
				return c.closeQuote(s)
			}
		}
	}
	end := c.flatNoun(last, last+4)
	if end == last {
		return hearsay.Span{}
	}
	return c.closeQuote(c.r.SpanOf(first, end))
}

// closeQuote takes in the quotation mark that closes one opened in a phrase, with a full
// stop before it.
func (c *clauses) closeQuote(s hearsay.Span) hearsay.Span {
	a, end := c.r.TokensIn(s)
	opened := false
	for i := a; i < end; i++ {
		if quotes(c.words[i]) {
			opened = !opened
		}
	}
	for i := end; opened && i < min(end+2, c.bound.End); i++ {
		if quotes(c.words[i]) {
			s.End = c.r.Tokens[i].End
			break
		}
	}
	return s
}

func quotes(word string) bool {
	switch word {
	case "\"", "“", "”", "``", "''":
		return true
	}
	return false
}

// nominal is the noun phrase that begins at token i.
func (c *clauses) nominal(i int32) hearsay.Span {
	if c.tree {
		s := c.phrase(i)
		return hearsay.Span{Start: c.r.Tokens[i].Start, End: max(s.End, c.r.Tokens[i].End)}
	}
	return c.r.SpanOf(i, c.flatNoun(i, i+8))
}

// flatNoun is the last token of the noun phrase that goes on behind token i, at most to limit.
func (c *clauses) flatNoun(i, limit int32) int32 {
	end := i
	for end+1 < c.bound.End && end < limit {
		word := c.words[end+1]
		if quotes(word) && end == i {
			end++
			continue
		}
		if c.closes(end+1) || c.sets.stop[word] {
			break
		}
		end++
	}
	return end
}

// head is the noun that the relative clause of this head belongs to.
func (c *clauses) head(clause int32) hearsay.Span {
	if clause < 0 || !c.tree || c.r.Tokens[clause].Deprel != hearsay.AclRel || c.r.Tokens[clause].Head < 0 {
		return hearsay.Span{}
	}
	return c.phrase(c.r.Tokens[clause].Head)
}

// after is the rest of the clause from token i on, without the preposition that leads to it.
func (c *clauses) after(i, end int32) hearsay.Span {
	for i <= end && c.sets.lead[c.words[i]] {
		i++
	}
	if i > end || c.closes(i) {
		return hearsay.Span{}
	}
	_, b := c.trim(i, end)
	return c.r.SpanOf(i, b)
}
