package kernel

import (
	"encoding/binary"
	"hash/crc32"
	"io"
	"math/rand/v2"
	"runtime"
	"runtime/pprof"
	"slices"
	"sync"
	"testing"
)

// steps are what an encoder does to a sentence, in memory of its own.
type steps struct {
	narrow          Activations
	scratch         Scratch
	x, qkv, mix     []float32
	scores          []float32
	gain            []float32
	attention, next *Matrix
}

const (
	stepsHeads = 2
	stepsWidth = 64
	stepsRows  = 21
)

// whole are numbers that every machine makes alike, from -8 to 8.
func whole(r *rand.Rand, n int) []float32 {
	x := make([]float32, n)
	for i := range x {
		x[i] = float32(int32(r.Uint32())) / (1 << 28)
	}
	return x
}

func newSteps(tb testing.TB) *steps {
	tb.Helper()
	r := rand.New(rand.NewPCG(27, 28))
	matrix := func(outputs int) *Matrix {
		section, err := Pack(whole(r, outputs*stepsWidth), whole(r, outputs), outputs, stepsWidth)
		if err != nil {
			tb.Fatal(err)
		}
		m, err := OpenMatrix(section)
		if err != nil {
			tb.Fatal(err)
		}
		return m
	}
	return &steps{
		x: whole(r, stepsRows*stepsWidth), gain: whole(r, stepsWidth),
		qkv: make([]float32, stepsRows*3*stepsWidth), mix: make([]float32, stepsRows*stepsWidth),
		scores:    make([]float32, stepsRows*padded(stepsRows, lanes)),
		attention: matrix(3 * stepsWidth), next: matrix(stepsWidth),
	}
}

func (s *steps) run(k *Kernel) {
	k.Quantise(&s.narrow, s.x, stepsWidth)
	k.Multiply(s.qkv, s.attention, &s.narrow, Plain)
	k.Attend(s.mix, s.qkv, stepsHeads, stepsWidth/stepsHeads, &s.scratch)
	k.AddNorm(s.x, s.mix, s.gain, s.gain)
	k.Quantise(&s.narrow, s.x, stepsWidth)
	k.Multiply(s.mix, s.next, &s.narrow, Gelu)
	k.AddNorm(s.x, s.mix, s.gain, s.gain)
	k.Scores(s.scores, s.x, s.mix, stepsWidth, &s.scratch)
}

// The sum was made on amd64. Where it differs, a compiler has fused what must not be.
func TestEveryMachineGivesTheSameBits(t *testing.T) {
	const want = 0x6D6DD4CB
	for _, k := range All() {
		s := newSteps(t)
		for range 3 {
			s.run(k)
		}
		var bits []byte
		for i := range stepsRows {
			row := s.scores[i*padded(stepsRows, lanes):][:stepsRows]
			bits, _ = binary.Append(bits, binary.LittleEndian, row)
		}
		if got := crc32.ChecksumIEEE(bits); got != want {
			t.Errorf("%s: %#x, want %#x", k.Name(), got, want)
		}
	}
}

func TestNothingIsAllocated(t *testing.T) {
	for _, k := range All() {
		s := newSteps(t)
		s.run(k)
		if n := testing.AllocsPerRun(10, func() { s.run(k) }); n > 0 {
			t.Errorf("%s: %v allocations", k.Name(), n)
		}
	}
}

// Registers and tiles are the operating system's to keep while a signal is handled or another
// goroutine runs.
func TestKernelsSurviveInterruption(t *testing.T) {
	if err := pprof.StartCPUProfile(io.Discard); err != nil { // a signal every 10 ms of work
		t.Skip(err)
	}
	defer pprof.StopCPUProfile()
	r := rand.New(rand.NewPCG(29, 30))
	m, a := layer(t, r, 96, 384), &Activations{}
	All()[0].Quantise(a, random(r, 50*384), 384)
	want := make([]float32, 50*96)
	multiplyGo(want, m, a, Gelu)
	for _, k := range All() {
		var wait sync.WaitGroup
		for range 4 {
			wait.Go(func() {
				got := make([]float32, len(want))
				for range 40 {
					clear(got)
					k.Multiply(got, m, a, Gelu)
					runtime.Gosched()
					if !slices.Equal(got, want) {
						t.Errorf("%s gave something else", k.Name())
						return
					}
				}
			})
		}
		for range 5 {
			runtime.GC() // stops all goroutines, by signals
		}
		wait.Wait()
	}
}
