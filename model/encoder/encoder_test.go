package encoder

import (
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"hearsay/model"
	"hearsay/model/kernel"
)

// alphabet is a vocabulary in which every word of its letters can be cut.
func alphabet() []string {
	list := []string{"[UNK]", "[CLS]", "[SEP]", "the", "bridge", "##keeper", "un", "##able", ".", ",", "-", "(", "'", "ς"}
	for c := 'a'; c <= 'z'; c++ {
		list = append(list, string(c), "##"+string(c))
	}
	return list
}

// invented is a small network of random weights.
func invented(seed uint64) (*Trained, []float32) {
	random := rand.New(rand.NewPCG(seed, 1))
	some := func(spread float64, shape ...int) Tensor {
		n := 1
		for _, s := range shape {
			n *= s
		}
		t := Tensor{Shape: shape}
		for range n {
			t.Values = append(t.Values, float32(random.NormFloat64()*spread))
		}
		return t
	}
	t := &Trained{Layers: 2, Hidden: 64, Heads: 2, Inner: 128, Arc: 64, Rel: 64, Tensors: Tensors{}}
	t.Labels = map[string][]string{"deprel": {"root", "nsubj", "obj"}, "tag": strings.Fields("A B C D E")}
	norm := func(name string) {
		t.Tensors[name+".weight"], t.Tensors[name+".bias"] = some(1, t.Hidden), some(0.1, t.Hidden)
	}
	linear := func(name string, in, out int) {
		t.Tensors[name+".weight"], t.Tensors[name+".bias"] = some(0.2, out, in), some(0.1, out)
	}
	t.Tensors["embed.position"], t.Tensors["embed.shape"] = some(1, LongestRow, t.Hidden), some(1, Shapes, t.Hidden)
	norm("embed.norm")
	for _, at := range []string{"layer.0.", "layer.1."} {
		for _, name := range []string{"query", "key", "value", "output"} {
			linear(at+name, t.Hidden, t.Hidden)
		}
		linear(at+"up", t.Hidden, t.Inner)
		linear(at+"down", t.Inner, t.Hidden)
		norm(at + "norm1")
		norm(at + "norm2")
	}
	linear("head.tag", t.Hidden, 5)
	linear("head.vector", t.Hidden, 20)
	linear("head.arc.dep", t.Hidden, t.Arc)
	linear("head.arc.head", t.Hidden, t.Arc)
	t.Tensors["head.arc.bilinear"], t.Tensors["head.arc.bias"] = some(0.2, t.Arc, t.Arc), some(0.2, t.Arc)
	linear("head.rel.dep", t.Hidden, t.Rel)
	linear("head.rel.head", t.Hidden, t.Rel)
	delete(t.Tensors, "head.rel.head.bias")
	linear("head.rel.out", t.Rel, 3)
	return t, some(1, len(alphabet()), t.Hidden).Values
}

// opened is the network, packed and read.
func opened(t testing.TB, trained *Trained, vectors []float32) *Network {
	t.Helper()
	pieces := &model.Builder{}
	if err := PackPieces(pieces, alphabet(), vectors); err != nil {
		t.Fatal(err)
	}
	network := &model.Builder{}
	if err := trained.Pack(network); err != nil {
		t.Fatal(err)
	}
	n, err := openBoth(network.Bytes(), pieces.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func openBoth(network, pieces []byte) (*Network, error) {
	f, err := model.Open(pieces)
	if err != nil {
		return nil, err
	}
	p, err := OpenPieces(f)
	if err != nil {
		return nil, err
	}
	if f, err = model.Open(network); err != nil {
		return nil, err
	}
	return Open(f, p)
}

// words are those of a text; one that begins with + is glued to the one before it.
func words(text string) []Word {
	var out []Word
	for _, f := range strings.Fields(text) {
		form, glued := strings.CutPrefix(f, "+")
		out = append(out, Word{form, glued})
	}
	return out
}

var sentences = []string{
	"The bridge +keeper left +.",
	"Nobody knew why +, the harbour police said on Monday +.",
	"G8",
	"",
	"Unable to pay +, two ferry companies ( +both of them old +) have asked the town for help +.",
}

// result is all that a sentence gets.
type result struct {
	Labels, Relations []uint16
	Heads             []int32
	Vectors           []float32
}

// encode is what the sentences get in one batch.
func encode(t testing.TB, r *Run, batch [][]Word) []result {
	t.Helper()
	r.Reset()
	for _, s := range batch {
		r.Add(s)
	}
	r.Encode()
	tag, err := r.Head("tag")
	if err != nil {
		t.Fatal(err)
	}
	vector, err := r.Head("vector")
	if err != nil {
		t.Fatal(err)
	}
	n := r.Words()
	labels, relations, heads, vectors := make([]uint16, n), make([]uint16, n), make([]int32, n), make([]float32, n*vector.Width())
	r.Label(tag, labels)
	r.Score(vector, vectors)
	r.Trees(heads, relations)
	var out []result
	for _, s := range batch {
		k := len(s)
		out = append(out, result{labels[:k], relations[:k], heads[:k], vectors[:k*vector.Width()]})
		labels, relations, heads, vectors = labels[k:], relations[k:], heads[k:], vectors[k*vector.Width():]
	}
	return out
}

func TestASentenceGetsTheSameInEveryBatch(t *testing.T) {
	trained, vectors := invented(1)
	r := opened(t, trained, vectors).Run()
	var batch [][]Word
	var alone []result
	for _, s := range sentences {
		batch = append(batch, words(s))
		alone = append(alone, encode(t, r, [][]Word{words(s)})...)
	}
	for range 3 {
		batch, alone = append(batch, batch...), append(alone, alone...)
	}
	if diff := cmp.Diff(alone, encode(t, r, batch)); diff != "" {
		t.Error(diff)
	}
}

func TestEveryKernelGivesTheSameBits(t *testing.T) {
	trained, vectors := invented(4)
	n := opened(t, trained, vectors)
	var batch [][]Word
	for _, s := range sentences {
		batch = append(batch, words(s))
	}
	all := kernel.All()
	n.kernel = all[len(all)-1]
	want := encode(t, n.Run(), batch)
	for _, k := range all {
		n.kernel = k
		if diff := cmp.Diff(want, encode(t, n.Run(), batch)); diff != "" {
			t.Errorf("%s: %s", k.Name(), diff)
		}
	}
}

func TestEncodingAllocatesNothing(t *testing.T) {
	trained, vectors := invented(1)
	n := opened(t, trained, vectors)
	r := n.Run()
	tag, _ := n.Head("tag")
	var batch [][]Word
	for _, s := range sentences {
		batch = append(batch, words(s))
	}
	labels, relations, heads := make([]uint16, 100), make([]uint16, 100), make([]int32, 100)
	once := func() {
		r.Reset()
		for _, s := range batch {
			r.Add(s)
		}
		r.Encode()
		r.Label(tag, labels)
		r.Trees(heads, relations)
	}
	once()
	if n := testing.AllocsPerRun(20, once); n != 0 {
		t.Errorf("%v allocations", n)
	}
}

func TestALongSentenceKeepsAPieceOfEachWord(t *testing.T) {
	trained, vectors := invented(2)
	r := opened(t, trained, vectors).Run()
	long := make([]Word, MostWords)
	for i := range long {
		long[i].Form = "harbour"
	}
	r.Add(long[:100])
	if want := 100*7 + 2; r.Pieces() == want || r.Pieces() != 102 {
		t.Errorf("%d pieces", r.Pieces())
	}
	for _, n := range []int{72, 73, MostWords} {
		got := encode(t, r, [][]Word{long[:n], words("Yes +.")})
		if len(got[0].Heads) != n || len(got[1].Heads) != 2 {
			t.Errorf("%d and %d words", len(got[0].Heads), len(got[1].Heads))
		}
	}
}

// rounded are the vectors of pieces as they were kept.
func rounded(p *Pieces) []float32 {
	var out []float32
	for i, b := range p.rows {
		out = append(out, float32(int8(b))*p.scales[i/p.hidden])
	}
	return out
}

// plain computes a sentence as the papers have it, in float64 but for what 8 bits lose.
type plain struct {
	*Trained
	pieces, position []float32 // as they were kept
}

func (p *plain) linear(x [][]float64, names ...string) [][]float64 {
	var out [][]float64
	for _, row := range x {
		most := 0.0
		for _, v := range row {
			most = max(most, math.Abs(v))
		}
		var sums []float64
		for _, name := range names {
			w, b := p.Tensors[name], p.Tensors[strings.TrimSuffix(name, ".weight")+".bias"]
			for n := range w.Shape[0] {
				line := w.Values[n*len(row):][:len(row)]
				steep := 0.0
				for _, v := range line {
					steep = max(steep, math.Abs(float64(v)))
				}
				sum := 0.0
				for k, v := range line {
					sum += math.RoundToEven(row[k]/(most/127)) * math.RoundToEven(float64(v)/(steep/63))
				}
				sum *= most / 127 * steep / 63
				if b.Values != nil {
					sum += float64(b.Values[n])
				}
				sums = append(sums, sum)
			}
		}
		out = append(out, sums)
	}
	return out
}

func (p *plain) norm(x [][]float64, name string) {
	gain, bias := p.Tensors[name+".weight"].Values, p.Tensors[name+".bias"].Values
	for _, row := range x {
		mean, variance := 0.0, 0.0
		for _, v := range row {
			mean += v / float64(len(row))
		}
		for _, v := range row {
			variance += (v - mean) * (v - mean) / float64(len(row))
		}
		for i, v := range row {
			row[i] = (v-mean)/math.Sqrt(variance+1e-12)*float64(gain[i]) + float64(bias[i])
		}
	}
}

func plainGelu(x [][]float64) [][]float64 {
	for _, row := range x {
		for i, v := range row {
			z := v / math.Sqrt2
			m := min(math.Abs(z), 1.769) - 1.769
			row[i] = v / 2 * (1 + math.Copysign(1-0.2888*m*m, z))
		}
	}
	return x
}

func sum(x, y [][]float64) [][]float64 {
	for i := range x {
		for j := range x[i] {
			x[i][j] += y[i][j]
		}
	}
	return x
}

func (p *plain) attention(qkv [][]float64) [][]float64 {
	width := p.Hidden / p.Heads
	var out [][]float64
	for i := range qkv {
		row := make([]float64, p.Hidden)
		for h := range p.Heads {
			shares, total := make([]float64, len(qkv)), 0.0
			for j := range qkv {
				for d := range width {
					shares[j] += qkv[i][h*width+d] * qkv[j][p.Hidden+h*width+d]
				}
				shares[j] = math.Exp(shares[j] / math.Sqrt(float64(width)))
				total += shares[j]
			}
			for j := range qkv {
				for d := range width {
					row[h*width+d] += shares[j] / total * qkv[j][2*p.Hidden+h*width+d]
				}
			}
		}
		out = append(out, row)
	}
	return out
}

// encode is the vectors of rows.
func (p *plain) encode(rows []row) [][]float64 {
	var x [][]float64
	for _, r := range rows {
		v := make([]float64, p.Hidden)
		for i := range v {
			v[i] = float64(p.pieces[int(r.piece)*p.Hidden+i]) +
				float64(p.position[int(r.position)*p.Hidden+i]) +
				float64(p.Tensors["embed.shape"].Values[int(r.shape)*p.Hidden+i])
		}
		x = append(x, v)
	}
	p.norm(x, "embed.norm")
	for _, at := range []string{"layer.0.", "layer.1."} {
		a := p.attention(p.linear(x, at+"query.weight", at+"key.weight", at+"value.weight"))
		x = sum(x, p.linear(a, at+"output.weight"))
		p.norm(x, at+"norm1")
		y := p.linear(plainGelu(p.linear(x, at+"up.weight")), at+"down.weight")
		x = sum(x, y)
		p.norm(x, at+"norm2")
	}
	return x
}

// eightBits is how far apart numbers of about 1 may be that were computed through four layers in
// 8 bits, where one is rounded up here and down there.
const eightBits = 0.15

func TestTheNetworkComputesWhatThePapersSay(t *testing.T) {
	trained, vectors := invented(3)
	r := opened(t, trained, vectors).Run()
	p := &plain{trained, rounded(r.pieces), r.position}
	for _, s := range sentences {
		r.Reset()
		r.Add(words(s))
		x := p.encode(r.rows)
		var firsts [][]float64
		for _, f := range r.firsts {
			firsts = append(firsts, x[f])
		}
		firsts = append(firsts, x[0])
		r.Encode()
		for i, f := range firsts {
			for j, v := range f {
				if got := float64(r.x[i*r.hidden+j]); math.Abs(got-v) > eightBits {
					t.Fatalf("%q, word %d, %d: %v, want %v", s, i, j, got, v)
				}
			}
		}
		if r.Words() == 0 {
			continue
		}
		r.prepare()
		got := r.score(r.sentences[0], r.Words())
		d := plainGelu(p.linear(firsts, "head.arc.dep.weight"))
		g := plainGelu(p.linear(firsts, "head.arc.head.weight"))
		side, prior := p.linear(g, "head.arc.bilinear"), p.Tensors["head.arc.bias"].Values
		n := len(r.firsts)
		for i := range n {
			for j := range n + 1 {
				c := (j + n) % (n + 1) // ROOT is last here
				want := 0.0
				for k := range d[i] {
					want += d[i][k]*side[c][k] + g[c][k]*float64(prior[k])
				}
				if x := float64(got[i*(n+1)+j]); math.Abs(x-want) > 5*eightBits {
					t.Errorf("%q: arc from %d to %d is worth %v, not %v", s, j, i+1, x, want)
				}
			}
		}
	}
}
