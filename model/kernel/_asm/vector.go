package main

import (
	. "github.com/mmcloughlin/avo/build"
	. "github.com/mmcloughlin/avo/operand"
	"github.com/mmcloughlin/avo/reg"
)

func (i isa) vectors() {
	i.maxAbs()
	i.toBytes()
	i.gelu()
	i.add()
	i.widen()
}

func (i isa) maxAbs() {
	i.function("maxAbs", "(x []float32) float32", "is maxAbsGo.")
	x, size := slice("x")
	mask, most, v := i.constant("signless32"), i.block(), i.block()
	i.zero(most)
	each("loop", size, func(at reg.GPVirtual) {
		i.do(VMOVUPS, indexed(x, at), v)
		i.and(mask, v, v)
		i.do(VMAXPS, v, most, most)
	})
	result(i.largest(most))
}

func (i isa) toBytes() {
	i.function("toBytes", "(dst []uint8, x []float32, factor float32)", "is toBytesGo.")
	dst := base("dst")
	x, size := slice("x")
	factor, zero := i.parameter("factor"), i.register()
	VPBROADCASTD(NewDataAddr(Symbol{Name: "·zeroPoint32"}, 0), zero)
	v := i.block()
	each("loop", size, func(at reg.GPVirtual) {
		i.do(VMULPS, indexed(x, at), factor, v)
		i.do(VCVTPS2DQ, v, v)
		i.do(VPADDD, zero, v, v)
		i.narrow(v, Mem{Base: dst})
		ADDQ(Imm(lanes), dst)
	})
	finish()
}

// narrow stores sixteen integers of 0 to 255 as bytes.
func (i isa) narrow(v block, m Mem) {
	if i.registers == 1 {
		VPMOVDB(v[0], m)
		return
	}
	// Packing works within halves of 128 bits, and leaves the middle two quarters swapped.
	upper := XMM()
	VPACKUSDW(v[1], v[0], v[0])
	VPERMQ(Imm(0xD8), v[0], v[0])
	VEXTRACTI128(Imm(1), v[0], upper)
	VPACKUSWB(upper, v[0].AsX(), upper)
	VMOVDQU(upper, m)
}

func (i isa) gelu() {
	i.function("gelu", "(x []float32)", "is geluGo.")
	x, size := slice("x")
	c := i.geluConstants()
	v, size32, d := i.block(), i.block(), i.block()
	each("loop", size, func(at reg.GPVirtual) {
		i.do(VMOVUPS, indexed(x, at), v)
		i.applyGelu(c, v, size32, d)
		i.store(v, indexed(x, at))
	})
	finish()
}

type geluConstants struct{ mask, flat, bend, zero reg.VecVirtual }

func (i isa) geluConstants() geluConstants {
	zero := i.register()
	VXORPS(zero.AsX(), zero.AsX(), zero.AsX())
	return geluConstants{i.constant("signless32"), i.constant("geluFlat32"), i.constant("geluBend32"), zero}
}

// applyGelu replaces v. The two other blocks are lost.
func (i isa) applyGelu(c geluConstants, v, size, d block) {
	i.and(c.mask, v, size)
	i.do(VMINPS, c.flat, size, d)
	i.do(VSUBPS, c.flat, d, d)
	i.do(VMULPS, d, d, d)
	i.do(VMULPS, size, d, d)
	i.do(VMULPS, c.bend, d, d)
	i.do(VMAXPS, c.zero, v, v)
	i.do(VADDPS, d, v, v)
}

func (i isa) add() {
	i.function("add", "(dst, x []float32)", "is addGo.")
	dst := base("dst")
	x, size := slice("x")
	v := i.block()
	each("loop", size, func(at reg.GPVirtual) {
		i.do(VMOVUPS, indexed(x, at), v)
		i.do(VADDPS, indexed(dst, at), v, v)
		i.store(v, indexed(dst, at))
	})
	finish()
}

func (i isa) widen() {
	i.function("widen", "(dst []float32, x []byte, factor float32)", "is widenGo.")
	dst, size := slice("dst")
	x := base("x")
	factor, v := i.parameter("factor"), i.block()
	each("loop", size, func(at reg.GPVirtual) {
		for r := range v {
			VPMOVSXBD(Mem{Base: x, Disp: r * lanes / i.registers}, v[r])
		}
		i.do(VCVTDQ2PS, v, v)
		i.do(VMULPS, factor, v, v)
		i.store(v, indexed(dst, at))
		ADDQ(Imm(lanes), x)
	})
	finish()
}

func (i isa) norms() {
	i.function("norm", "(x, gain, bias []float32)", "is normGo.")
	x, size := slice("x")
	sums, v := i.block(), i.block()
	i.zero(sums)
	each("sum", size, func(at reg.GPVirtual) { i.do(VADDPS, indexed(x, at), sums, sums) })
	i.normalise(x, size, sums, v)

	i.function("addNorm", "(x, residual, gain, bias []float32)", "is addNormGo.")
	x, size = slice("x")
	residual := base("residual")
	sums, v = i.block(), i.block()
	i.zero(sums)
	each("sum", size, func(at reg.GPVirtual) {
		i.do(VMOVUPS, indexed(x, at), v)
		i.do(VADDPS, indexed(residual, at), v, v)
		i.store(v, indexed(x, at))
		i.do(VADDPS, v, sums, sums)
	})
	i.normalise(x, size, sums, v)
}

// normalise is the rest of a layer normalisation, from the lanes' sums on.
func (i isa) normalise(x, size reg.GPVirtual, sums, v block) {
	n, count := GP64(), XMM()
	MOVQ(size, n)
	SHRQ(Imm(2), n)
	VXORPS(count, count, count)
	VCVTSI2SSQ(n, count, count)

	total, mean := i.tree(sums), i.register()
	VDIVSS(count, total, total)
	VBROADCASTSS(total, mean)
	squares := i.block()
	i.zero(squares)
	each("squares", size, func(at reg.GPVirtual) {
		i.do(VMOVUPS, indexed(x, at), v)
		i.do(VSUBPS, mean, v, v)
		i.do(VMULPS, v, v, v)
		i.do(VADDPS, v, squares, squares)
	})

	variance, one, factor := i.tree(squares), XMM(), i.register()
	VDIVSS(count, variance, variance)
	VADDSS(NewDataAddr(Symbol{Name: "·epsilon32"}, 0), variance, variance)
	VSQRTSS(variance, variance, variance)
	VMOVSS(NewDataAddr(Symbol{Name: "·one32"}, 0), one)
	VDIVSS(variance, one, one)
	VBROADCASTSS(one, factor)
	gain, bias := base("gain"), base("bias")
	each("norm", size, func(at reg.GPVirtual) {
		i.do(VMOVUPS, indexed(x, at), v)
		i.do(VSUBPS, mean, v, v)
		i.do(VMULPS, factor, v, v)
		i.do(VMULPS, indexed(gain, at), v, v)
		i.do(VADDPS, indexed(bias, at), v, v)
		i.store(v, indexed(x, at))
	})
	finish()
}
