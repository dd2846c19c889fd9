package coreference

import (
	"hearsay"
	"hearsay/model"
	"hearsay/model/rank"
)

// The ranker's heads.
const (
	newHead     = iota // that a mention is the first of its entity
	nounHead           // that it refers to the same as one before it
	pronounHead        // the same, of a pronoun
	heads
)

// ranker scores antecedents: a trained network, or one in training.
type ranker interface {
	Sum(features []uint64, h *rank.Hidden)
	Score(head int, h *rank.Hidden) float32
}

func openRanker(f *model.File) (*rank.Net, error) { return rank.Open(f, heads) }

// entity is what the mentions joined so far say of what they refer to.
type entity struct {
	number       number
	gender       gender
	kind         kind
	named        bool
	size         int32
	lastSentence int32
	latest       int32  // mention
	word         uint64 // the last lemma of a mention that is no pronoun
	title        uint64 // the head of its first name
	classes      uint32 // of its mentions, a bit each
}

// linker joins the mentions of a report. It is the memory of one worker.
type linker struct {
	*finder
	ranker     ranker
	entities   []entity
	of         []int32 // mention → entity
	sums       []rank.Hidden
	candidates []int32
	rivals     rivals
	features   []uint64
	hidden     [2]rank.Hidden
}

const (
	farthest = 2000 // mentions that are looked back over
	mostNear = 14   // candidates for a noun that only stand near it
	mostAkin = 14   // and with words in common
	most     = 25   // candidates for a pronoun
)

// propose fills candidates with the mentions before mention j that it may refer back with,
// the nearest first.
func (l *linker) propose(j int32) {
	l.candidates = l.candidates[:0]
	if l.mentions[j].pronominal() {
		l.proposeNear(j)
		return
	}
	a := &l.mentions[j]
	near, akin := 0, 0
	for i := j - 1; i >= 0 && i > j-farthest && akin < mostAkin; i-- {
		b := &l.mentions[i]
		sentences := a.sentence - b.sentence
		switch {
		case l.akin(a, b):
			akin++
		case near >= mostNear, sentences > 2, b.pronominal() && sentences > 1:
			continue
		default:
			near++
		}
		l.candidates = append(l.candidates, i)
	}
}

// proposeNear fills candidates for a pronoun: what stands within four sentences, and for
// one of the first or second person also the last ones of its kind.
func (l *linker) proposeNear(j int32) {
	a := &l.mentions[j]
	far := 0
	for i := j - 1; i >= 0 && i > j-farthest && len(l.candidates) < most; i-- {
		b := &l.mentions[i]
		if a.sentence-b.sentence > 3 {
			if a.class > second || far == 2 {
				return
			}
			if a.class != b.class {
				continue
			}
			far++
		}
		l.candidates = append(l.candidates, i)
	}
}

// akin reports two phrases whose words alone make one think of the same thing.
func (l *linker) akin(a, b *mention) bool {
	if a.lemma == b.lemma || a.whole == b.whole {
		return true
	}
	if a.acronym != 0 && a.acronym == b.acronym || a.country != 0 && a.country == b.country && (a.class == name || b.class == name) {
		return true
	}
	if a.class != name && b.class != name {
		return false
	}
	for _, w := range l.others[a.others[0]:a.others[1]] {
		if w == b.lemma {
			return true
		}
	}
	for _, w := range l.others[b.others[0]:b.others[1]] {
		if w == a.lemma {
			return true
		}
	}
	return false
}

// rivals counts the candidates between a mention and the one that it is compared with.
type rivals struct {
	all      int32
	agreeing int32 // of the same number and gender as far as is known
	alike    int32 // with the same head
}

// pass counts candidate number n, and gives the counts before it.
func (r *rivals) pass(a, b *mention, n int32) rivals {
	r.all = n
	was := *r
	if agree(a, b) {
		r.agreeing++
	}
	if a.lemma == b.lemma {
		r.alike++
	}
	return was
}

// agree reports two mentions that may be of one number and gender.
func agree(a, b *mention) bool {
	if a.number != noNumber && b.number != noNumber && a.number != b.number {
		return false
	}
	if a.gender != noGender {
		return b.gender == a.gender || b.gender == noGender && (b.kind == person || b.class == name && b.kind == noKind)
	}
	if a.class == it && (b.kind == person || b.gender != noGender || b.class <= second) {
		return false
	}
	return true
}

func (m *mention) linkHead() int {
	if m.pronominal() {
		return pronounHead
	}
	return nounHead
}

// run reads one report.
func (l *linker) run(r *hearsay.Report) {
	l.find(r)
	l.begin()
	for j := range l.mentions {
		l.join(int32(j), l.antecedentOf(int32(j)))
	}
	l.give()
}

func (l *linker) begin() {
	l.entities, l.of = l.entities[:0], sized(l.of, len(l.mentions))
	l.sums = sized(l.sums, len(l.mentions))
}

// antecedentOf is the best antecedent of mention j, or -1 where it is likelier the first of
// its entity.
func (l *linker) antecedentOf(j int32) int32 {
	a := &l.mentions[j]
	l.propose(j)
	l.sums[j] = rank.Hidden{}
	l.features = l.look(l.features[:0], a, antecedent)
	l.ranker.Sum(l.features, &l.sums[j])
	if len(l.candidates) == 0 {
		return -1
	}
	mine, h := &l.hidden[0], &l.hidden[1]
	*mine, *h = rank.Hidden{}, rank.Hidden{}
	l.features = l.look(l.features[:0], a, newcomer)
	l.ranker.Sum(l.features, h)
	best, score := int32(-1), l.ranker.Score(newHead, h)
	l.features = l.look(l.features[:0], a, anaphor)
	l.ranker.Sum(l.features, mine)
	l.rivals = rivals{}
	for n, i := range l.candidates {
		if l.crosses(a, i) {
			continue
		}
		*h = *mine
		h.Add(&l.sums[i])
		l.features = l.compare(l.features[:0], a, &l.mentions[i], &l.entities[l.of[i]], l.rivals.pass(a, &l.mentions[i], int32(n)))
		l.ranker.Sum(l.features, h)
		if s := l.ranker.Score(a.linkHead(), h); s > score {
			best, score = i, s
		}
	}
	return best
}

// crosses reports whether mention i, or the last one of its entity, overlaps a and holds
// neither more nor less: a thing's phrases may be nested, but do not cross.
func (l *linker) crosses(a *mention, i int32) bool {
	return l.mentions[i].crosses(a) || l.mentions[l.entities[l.of[i]].latest].crosses(a)
}

// crosses reports whether a begins within m, not with it, and ends behind it.
func (m *mention) crosses(a *mention) bool {
	return m.first < a.first && a.first <= m.last && m.last < a.last
}

// join puts mention j into the entity of mention i, or into a new one where i is -1.
func (l *linker) join(j, i int32) {
	m := &l.mentions[j]
	id := int32(len(l.entities))
	if i >= 0 {
		id = l.of[i]
	} else {
		l.entities = append(l.entities, entity{})
	}
	e := &l.entities[id]
	if e.number == noNumber {
		e.number = m.number
	}
	if e.gender == noGender {
		e.gender = m.gender
	}
	if e.kind == noKind {
		e.kind = m.kind
	}
	e.named = e.named || m.class == name
	e.size++
	e.classes |= 1 << m.class
	if m.class > adverb {
		e.word = m.lemma
	}
	if m.class == name && e.title == 0 {
		e.title = m.lemma
	}
	e.lastSentence, e.latest = m.sentence, j
	l.of[j] = id
}

// give writes references and entities into the report.
func (l *linker) give() {
	r := l.r
	r.References, r.Entities = r.References[:0], r.Entities[:0]
	for i := range l.entities {
		r.Entities = append(r.Entities, hearsay.Entity{Kind: l.entities[i].referent(), First: -1, Latest: -1})
	}
	for j := range l.mentions {
		m := &l.mentions[j]
		e := &r.Entities[l.of[j]]
		r.References = append(r.References, hearsay.Reference{
			Span: r.SpanOf(m.first, m.last), First: m.first, Last: m.last, Head: m.head,
			Form: m.form(), Entity: hearsay.EntityID(l.of[j] + 1), Before: e.Latest,
		})
		if e.First < 0 {
			e.First = int32(j)
		}
		e.Latest = int32(j)
		e.References++
	}
}

// referent is the kind of what an entity's names and pronouns tell of it.
func (e *entity) referent() hearsay.EntityKind {
	const personal = 1<<firstSingular | 1<<firstPlural | 1<<second | 1<<he | 1<<she | 1<<who
	switch {
	case e.kind == person:
		return hearsay.PersonEntity
	case e.kind == location:
		return hearsay.PlaceEntity
	case e.kind == organisation:
		return hearsay.OrganizationEntity
	case e.classes&personal != 0 || e.gender != noGender:
		return hearsay.PersonEntity
	}
	return ""
}

func (m *mention) form() hearsay.MentionKind {
	switch {
	case m.pronominal():
		return hearsay.Pronoun
	case m.class == name:
		return hearsay.Named
	}
	return hearsay.Nominal
}
