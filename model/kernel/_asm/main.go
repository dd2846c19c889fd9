// Command asm writes the kernels in assembly, one set of instructions a run:
//
//	go run . -isa avx512 -out ../avx512_amd64.s -stubs ../avx512_amd64.go -pkg kernel
//
// An operation is written once, over blocks of sixteen numbers, which are one register of
// AVX-512 or two of AVX2.
package main

import (
	"flag"
	"log"

	. "github.com/mmcloughlin/avo/build"
	. "github.com/mmcloughlin/avo/operand"
	"github.com/mmcloughlin/avo/reg"
)

// lanes is how many numbers a block has.
const lanes = 16

// isa is a set of instructions.
type isa struct {
	name      string
	registers int   // that make a block
	columns   int   // blocks of columns that a product of float32 makes at a time
	rows      []int // that a product of bytes makes at a time, the fewer for what is left
	panels    int   // that it makes at a time
	dot       bool  // whether one instruction adds four products of bytes to an integer
}

// AVX-VNNI is AVX2 with VPDPBUSD; all that is not a product of bytes is AVX2's.
var isas = map[string]isa{
	"avx512":  {name: "AVX512", registers: 1, columns: 2, rows: []int{6, 4, 1}, panels: 4, dot: true},
	"avx2":    {name: "AVX2", registers: 2, columns: 1, rows: []int{4, 1}, panels: 1},
	"avxvnni": {name: "AVXVNNI", registers: 2, rows: []int{6, 4, 1}, panels: 1, dot: true},
}

func main() {
	name := flag.String("isa", "", "avx512, avx2 or avxvnni")
	flag.Parse()
	i, ok := isas[*name]
	if !ok {
		log.Fatalf("asm: no instructions %q", *name)
	}
	if i.columns > 0 {
		i.vectors()
		i.norms()
		i.softmax()
		i.transposed()
	}
	for _, rows := range []int{4, 1} {
		for columns := i.columns; columns > 0; columns /= 2 {
			i.product(rows, columns)
		}
	}
	for _, rows := range i.rows {
		for panels := i.panels; panels > 0; panels /= 4 {
			i.multiply(rows, panels)
		}
	}
	Generate()
	if i.dot && i.registers == 2 {
		if err := spell(flag.Lookup("out").Value.String()); err != nil {
			log.Fatal(err)
		}
	}
}

// block is sixteen numbers.
type block []reg.VecVirtual

func (i isa) block() block {
	b := make(block, i.registers)
	for r := range b {
		b[r] = i.register()
	}
	return b
}

func (i isa) register() reg.VecVirtual {
	if i.registers == 1 {
		return ZMM()
	}
	return YMM()
}

func (i isa) bytes() int { return 4 * lanes / i.registers }

// do applies an instruction to every register of the blocks. A register among the operands
// stands for the same in every lane, memory for sixteen numbers one after another.
func (i isa) do(instruction func(...Op), operands ...any) {
	for r := range i.registers {
		var ops []Op
		for _, o := range operands {
			switch o := o.(type) {
			case block:
				ops = append(ops, o[r])
			case Mem:
				ops = append(ops, o.Offset(r*i.bytes()))
			case Op:
				ops = append(ops, o)
			}
		}
		instruction(ops...)
	}
}

func (i isa) load(m Mem) block {
	b := i.block()
	i.do(VMOVUPS, m, b)
	return b
}

func (i isa) store(b block, m Mem) { i.do(VMOVUPS, b, m) }

func (i isa) zero(b block) {
	if i.registers == 1 {
		i.do(VPXORD, b, b, b)
	} else {
		i.do(VXORPS, b, b, b)
	}
}

// and keeps the bits of x that the mask has.
func (i isa) and(mask reg.VecVirtual, x, dst block) {
	if i.registers == 1 {
		i.do(VPANDD, mask, x, dst)
	} else {
		i.do(VANDPS, mask, x, dst)
	}
}

// constant is one of the package's variables in every lane.
func (i isa) constant(name string) reg.VecVirtual {
	v := i.register()
	VBROADCASTSS(NewDataAddr(Symbol{Name: "·" + name}, 0), v)
	return v
}

// parameter is a number that the function is given, in every lane.
func (i isa) parameter(name string) reg.VecVirtual {
	v := i.register()
	VBROADCASTSS(parameterMem(name), v)
	return v
}

// fold adds the upper eight lanes of a block to the lower ones.
func (i isa) fold(b block) reg.VecVirtual {
	if i.registers == 2 {
		sum := YMM()
		VADDPS(b[1], b[0], sum)
		return sum
	}
	sum := YMM()
	VEXTRACTF64X4(Imm(1), b[0], sum)
	VADDPS(b[0].AsY(), sum, sum)
	return sum
}

// tree adds up sixteen lanes as pure Go does: upper half to lower half, until one is left.
func (i isa) tree(b block) reg.VecVirtual {
	eight := i.fold(b)
	upper := XMM()
	VEXTRACTF128(Imm(1), eight, upper)
	VADDPS(eight.AsX(), upper, upper)
	return four(VADDPS, upper)
}

// four reduces four lanes to the first.
func four(instruction func(...Op), x reg.VecVirtual) reg.VecVirtual {
	other := XMM()
	VSHUFPS(Imm(0x0E), x, x, other)
	instruction(x, other, other)
	last := XMM()
	VSHUFPS(Imm(0x01), other, other, last)
	instruction(other, last, last)
	return last
}

// largest is the largest of sixteen lanes.
func (i isa) largest(b block) reg.VecVirtual {
	eight := YMM()
	if i.registers == 2 {
		VMAXPS(b[1], b[0], eight)
	} else {
		VEXTRACTF64X4(Imm(1), b[0], eight)
		VMAXPS(b[0].AsY(), eight, eight)
	}
	upper := XMM()
	VEXTRACTF128(Imm(1), eight, upper)
	VMAXPS(eight.AsX(), upper, upper)
	return four(VMAXPS, upper)
}

// function begins an operation and names it after the set of instructions.
func (i isa) function(name, signature, doc string) {
	TEXT(name+i.name, NOSPLIT, "func"+signature)
	Doc(name + i.name + " " + doc)
	Pragma("noescape")
}

// result returns a number. Instructions without VEX, which Store would choose, take hundreds of
// cycles where upper halves of registers are in use.
func result(x reg.VecVirtual) {
	b, err := ReturnIndex(0).Resolve()
	if err != nil {
		panic(err)
	}
	VMOVSS(x, b.Addr)
	finish()
}

func finish() {
	VZEROUPPER()
	RET()
}

// slice is a parameter's address and how many bytes of float32 it has.
func slice(name string) (pointer, size reg.GPVirtual) {
	pointer, size = GP64(), GP64()
	Load(Param(name).Base(), pointer)
	Load(Param(name).Len(), size)
	SHLQ(Imm(2), size)
	return pointer, size
}

func base(name string) reg.GPVirtual {
	p := GP64()
	Load(Param(name).Base(), p)
	return p
}

// each runs the body for every sixteen numbers of size bytes, with an index in bytes that
// starts at 0.
func each(label string, size reg.GPVirtual, body func(at reg.GPVirtual)) {
	at := GP64()
	XORQ(at, at)
	Label(label)
	body(at)
	ADDQ(Imm(4*lanes), at)
	CMPQ(at, size)
	JL(LabelRef(label))
}

// indexed is memory at an index of bytes from a base.
func indexed(base, at reg.GPVirtual) Mem { return Mem{Base: base, Index: at, Scale: 1} }
