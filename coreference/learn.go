package coreference

import (
	"io/fs"

	"hearsay"
	"hearsay/model"
	"hearsay/model/rank"
)

// Learner trains the ranker on reports whose references are annotated.
type Learner struct {
	Missed float32 // cost of taking a mention for new that is not
	Invent float32 // cost of linking one that is new
	Wrong  float32 // cost of a wrong antecedent
	rank   *rank.Learner
	linker *linker
	gold   []int32 // mention → annotated entity, or -1
}

// Annotated is a phrase of a report and the number of the entity that it refers to.
type Annotated struct {
	First, Last, Head int32
	Entity            int32
}

// NewLearner makes a learner that knows the words of a language's folder.
func NewLearner(files fs.FS, seed uint64) (*Learner, error) {
	words, err := LoadWords(files)
	if err != nil {
		return nil, err
	}
	r := rank.NewLearner(heads, seed)
	return &Learner{Missed: 2, Invent: -1, rank: r, linker: &linker{finder: words.finder(), ranker: r}}, nil
}

// Rank is the network in training.
func (l *Learner) Rank() *rank.Learner { return l.rank }

// Examples are the mentions of a report with the alternatives of each: to be new, or one of
// the candidates.
type Examples struct{ alternatives [][]rank.Alternative }

// Examples looks at a report, with entities as they are annotated.
func (l *Learner) Examples(r *hearsay.Report, gold []Annotated) *Examples {
	k := l.linker
	k.find(r)
	k.begin()
	l.align(gold)
	out := &Examples{}
	sets := make([][roles]*rank.Set, len(k.mentions))
	for j := range k.mentions {
		for as := anaphor; as < roles; as++ {
			k.features = k.look(k.features[:0], &k.mentions[j], as)
			sets[j][as] = l.rank.NewSet(k.features)
		}
		list, right := l.alternatives(int32(j), sets)
		if len(list) > 1 {
			out.alternatives = append(out.alternatives, list)
		}
		k.join(int32(j), right)
	}
	return out
}

// Begin ends the gathering of examples: features that came so often get weights.
func (l *Learner) Begin(least int32, examples []*Examples) {
	l.rank.Begin(least)
	for _, e := range examples {
		for _, list := range e.alternatives {
			for _, a := range list {
				for _, s := range a.Features {
					l.rank.Settled(s)
				}
			}
		}
	}
}

// Learn trains on examples, and returns the mean loss of a mention.
func (l *Learner) Learn(e *Examples) float32 {
	var loss float32
	for _, list := range e.alternatives {
		loss += l.rank.Learn(list)
	}
	return loss / float32(max(len(e.alternatives), 1))
}

// Link links the mentions of a report as the network in training does.
func (l *Learner) Link(r *hearsay.Report) { l.linker.run(r) }

// Pack is the weights file of what has been learnt.
func (l *Learner) Pack(b *model.Builder) { l.rank.Pack(b) }

// alternatives are those of mention j, and the nearest candidate that it refers back with,
// or -1.
func (l *Learner) alternatives(j int32, sets [][roles]*rank.Set) (list []rank.Alternative, right int32) {
	k := l.linker
	a := &k.mentions[j]
	k.propose(j)
	right = -1
	var between rivals
	list = append(list, rank.Alternative{Head: newHead, Features: []*rank.Set{sets[j][newcomer]}})
	for n, i := range k.candidates {
		k.features = k.compare(k.features[:0], a, &k.mentions[i], &k.entities[k.of[i]], between.pass(a, &k.mentions[i], int32(n)))
		same := l.gold[j] >= 0 && l.gold[i] == l.gold[j]
		if same && right < 0 {
			right = i
		}
		list = append(list, rank.Alternative{Head: a.linkHead(), Right: same, Features: []*rank.Set{sets[j][anaphor], l.rank.NewSet(k.features), sets[i][antecedent]}})
	}
	list[0].Right = right < 0
	for n := range list {
		o := &list[n]
		switch {
		case o.Right:
		case n == 0:
			o.Cost = l.Missed
		case right >= 0:
			o.Cost = l.Wrong
		default:
			o.Cost = l.Invent
		}
	}
	return list, right
}

// align gives mentions the entities of the annotation: by their extent, else by their head.
func (l *Learner) align(gold []Annotated) {
	k := l.linker
	l.gold = sized(l.gold, len(k.mentions))
	spans, tops := map[[2]int32]int32{}, map[int32]int32{}
	taken := map[int32]bool{}
	for _, g := range gold {
		spans[[2]int32{g.First, g.Last}] = g.Entity
		tops[g.Head] = g.Entity
	}
	for j := range k.mentions {
		m := &k.mentions[j]
		l.gold[j] = -1
		if e, ok := spans[[2]int32{m.first, m.last}]; ok {
			l.gold[j] = e
			taken[m.head] = true
		}
	}
	for j := range k.mentions {
		m := &k.mentions[j]
		if e, ok := tops[m.head]; ok && l.gold[j] < 0 && m.class != together && !taken[m.head] {
			l.gold[j] = e
		}
	}
}
