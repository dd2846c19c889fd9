package main

import (
	. "github.com/mmcloughlin/avo/build"
	. "github.com/mmcloughlin/avo/operand"
	"github.com/mmcloughlin/avo/reg"
)

// softmax is softmaxGo. All of a row is done before the next is begun, and rows do not depend
// on each other, so that the processor overlaps several.
func (i isa) softmax() {
	i.function("softmax", "(x *float32, rows, n int, factor float32)", "is softmaxGo.")
	x, size, rows := GP64(), GP64(), GP64()
	Load(Param("x"), x)
	Load(Param("rows"), rows)
	Load(Param("n"), size)
	padding := i.padding(size)
	ADDQ(Imm(lanes-1), size)
	ANDQ(I8(-lanes), size)
	SHLQ(Imm(2), size)
	factor, e := i.parameter("factor"), i.exponential()

	Label("rows")
	most, v := i.block(), i.block()
	end := Mem{Base: x, Index: size, Scale: 1, Disp: -4 * lanes}
	i.do(VMINPS, end, padding, most)
	i.store(most, end)
	each("max", size, func(at reg.GPVirtual) { i.do(VMAXPS, indexed(x, at), most, most) })
	offset, sums := i.register(), i.block()
	VBROADCASTSS(i.largest(most), offset)
	i.zero(sums)
	each("exp", size, func(at reg.GPVirtual) {
		i.do(VMOVUPS, indexed(x, at), v)
		i.do(VSUBPS, offset, v, v)
		i.do(VMULPS, factor, v, v)
		p := e.apply(v)
		i.store(p, indexed(x, at))
		i.do(VADDPS, p, sums, sums)
	})
	one, share := XMM(), i.register()
	VMOVSS(NewDataAddr(Symbol{Name: "·one32"}, 0), one)
	VDIVSS(i.tree(sums), one, one)
	VBROADCASTSS(one, share)
	each("scale", size, func(at reg.GPVirtual) {
		i.do(VMULPS, indexed(x, at), share, v)
		i.store(v, indexed(x, at))
	})
	ADDQ(size, x)
	DECQ(rows)
	JNZ(LabelRef("rows"))
	finish()
}

// padding is what the last block of n numbers is not to exceed: infinity where there is one,
// and the least number where there is none.
func (i isa) padding(n reg.GPVirtual) block {
	table, at := GP64(), GP64()
	LEAQ(NewDataAddr(Symbol{Name: "·paddings"}, 4*lanes), table)
	// The table's middle, less the 1 to 16 numbers that the block has.
	LEAQ(Mem{Base: n, Disp: -1}, at)
	ANDQ(Imm(lanes-1), at)
	NEGQ(at)
	return i.load(Mem{Base: table, Index: at, Scale: 4, Disp: -4})
}

// exponential holds the constants of exp: in registers, or where AVX2 has too few, in memory.
type exponential struct {
	isa
	constants map[string]reg.VecVirtual
}

func (i isa) exponential() exponential {
	e := exponential{i, map[string]reg.VecVirtual{}}
	if i.registers == 1 {
		for _, name := range []string{
			"expLeast32", "log2e32", "halfEven32", "ln2High32", "ln2Low32",
			"exp532", "exp432", "exp332", "exp232", "one32",
		} {
			e.constants[name] = i.constant(name)
		}
	}
	return e
}

// with applies an instruction to a constant and a block.
func (e exponential) with(instruction func(...Op), name string, x, dst block) {
	c, ok := e.constants[name]
	if !ok {
		c = e.constant(name)
	}
	e.do(instruction, c, x, dst)
}

// apply is exp of v, which is lost.
func (e exponential) apply(v block) block {
	shifted, n, p := e.block(), e.block(), e.block()
	e.with(VMAXPS, "expLeast32", v, v)
	e.with(VMULPS, "log2e32", v, shifted)
	e.with(VADDPS, "halfEven32", shifted, shifted)
	e.with(VSUBPS, "halfEven32", shifted, n)
	e.with(VMULPS, "ln2High32", n, p)
	e.do(VSUBPS, p, v, v)
	e.with(VMULPS, "ln2Low32", n, p)
	e.do(VSUBPS, p, v, v)
	e.with(VMULPS, "exp532", v, p)
	e.with(VADDPS, "exp432", p, p)
	for _, name := range []string{"exp332", "exp232", "one32", "one32"} {
		e.do(VMULPS, v, p, p)
		e.with(VADDPS, name, p, p)
	}
	e.do(VPSLLD, Imm(23), shifted, shifted)
	e.do(VPADDD, shifted, p, p)
	return p
}
