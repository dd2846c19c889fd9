package main

import (
	. "github.com/mmcloughlin/avo/build"
	. "github.com/mmcloughlin/avo/operand"
	"github.com/mmcloughlin/avo/reg"
)

func (i isa) vectors() {
	i.maxAbs()
	i.toBytes()
	i.max()
	i.expSum()
	i.scale()
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

func (i isa) max() {
	i.function("max", "(x []float32) float32", "is maxGo.")
	x, size := slice("x")
	most := i.load(Mem{Base: x})
	each("loop", size, func(at reg.GPVirtual) { i.do(VMAXPS, indexed(x, at), most, most) })
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

func (i isa) expSum() {
	i.function("expSum", "(x []float32, offset, factor float32) float32", "is expSumGo.")
	x, size := slice("x")
	offset, factor := i.parameter("offset"), i.parameter("factor")
	names := []string{"expLeast32", "log2e32", "halfEven32", "ln2High32", "ln2Low32", "exp532", "exp432", "exp332", "exp232", "one32"}
	c := map[string]any{}
	for _, name := range names {
		if i.registers == 1 {
			c[name] = i.constant(name)
		} else {
			c[name] = name // AVX2 has too few registers
		}
	}
	sums := i.block()
	i.zero(sums)
	v, shifted, n, p := i.block(), i.block(), i.block(), i.block()
	// with applies an instruction to a constant and a block.
	with := func(instruction func(...Op), name string, a, dst block) {
		if i.registers == 1 {
			i.do(instruction, c[name].(reg.VecVirtual), a, dst)
			return
		}
		t := i.constant(name)
		i.do(instruction, t, a, dst)
	}
	each("loop", size, func(at reg.GPVirtual) {
		i.do(VMOVUPS, indexed(x, at), v)
		i.do(VSUBPS, offset, v, v)
		i.do(VMULPS, factor, v, v)
		with(VMAXPS, "expLeast32", v, v)
		with(VMULPS, "log2e32", v, shifted)
		with(VADDPS, "halfEven32", shifted, shifted)
		with(VSUBPS, "halfEven32", shifted, n)
		with(VMULPS, "ln2High32", n, p)
		i.do(VSUBPS, p, v, v)
		with(VMULPS, "ln2Low32", n, p)
		i.do(VSUBPS, p, v, v)
		with(VMULPS, "exp532", v, p)
		with(VADDPS, "exp432", p, p)
		for _, name := range []string{"exp332", "exp232", "one32", "one32"} {
			i.do(VMULPS, v, p, p)
			with(VADDPS, name, p, p)
		}
		i.do(VPSLLD, Imm(23), shifted, shifted)
		i.do(VPADDD, shifted, p, p)
		i.store(p, indexed(x, at))
		i.do(VADDPS, p, sums, sums)
	})
	result(i.tree(sums))
}

func (i isa) scale() {
	i.function("scale", "(x []float32, factor float32)", "is scaleGo.")
	x, size := slice("x")
	factor, v := i.parameter("factor"), i.block()
	each("loop", size, func(at reg.GPVirtual) {
		i.do(VMULPS, indexed(x, at), factor, v)
		i.store(v, indexed(x, at))
	})
	finish()
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
