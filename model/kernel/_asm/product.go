package main

import (
	"fmt"

	. "github.com/mmcloughlin/avo/build"
	. "github.com/mmcloughlin/avo/operand"
	"github.com/mmcloughlin/avo/reg"
)

// sized names an operation after how much it makes at a time.
func (i isa) sized(name string, rows, columns int) string {
	return fmt.Sprintf("%s%dx%d", name, rows, columns)
}

// steps runs the body for every step-th of count things, and last for the last step of them, so
// that some are done twice where they do not come out even. A body may be in memory: the place
// is kept in a parameter's slot.
func steps(label string, count Mem, step int, body func(at reg.GPVirtual)) {
	at := GP64()
	XORQ(at, at)
	Label(label)
	body(at)
	// The next place is at+step, or count-step where that is further than it.
	last := GP64()
	MOVQ(count, last)
	SUBQ(Imm(uint64(step)), last)
	CMPQ(at, last)
	JE(LabelRef(label + "Done"))
	ADDQ(Imm(uint64(step)), at)
	CMPQ(at, last)
	CMOVQGT(last, at)
	JMP(LabelRef(label))
	Label(label + "Done")
}

// parameterMem is where a parameter lies.
func parameterMem(name string) Mem {
	b, err := Param(name).Resolve()
	if err != nil {
		panic(err)
	}
	return b.Addr
}

// product is a part of productGo, with at least as many rows and blocks of columns as it makes
// at a time. Strides are in bytes, inner and columns in numbers.
func (i isa) product(rows, columns int) {
	i.function(i.sized("product", rows, columns),
		"(dst, a, b *float32, rows, inner, columns, dstStride, leftStride, rightStride int)",
		"is productGo for rows and blocks of columns of at least so many.")
	sums := make([][]block, rows)
	for r := range sums {
		for range columns {
			sums[r] = append(sums[r], i.block())
		}
	}
	right := make([]block, columns)
	for c := range right {
		right[c] = i.block()
	}
	value, t := i.register(), i.block()

	steps("rows", parameterMem("rows"), rows, func(row reg.GPVirtual) {
		steps("columns", parameterMem("columns"), columns*lanes, func(column reg.GPVirtual) {
			a, b, stride := GP64(), GP64(), GP64()
			MOVQ(parameterMem("leftStride"), stride)
			MOVQ(stride, a)
			IMULQ(row, a)
			ADDQ(parameterMem("a"), a)
			values := newStrided(a, stride, rows)
			MOVQ(parameterMem("b"), b)
			LEAQ(Mem{Base: b, Index: column, Scale: 4}, b)
			rightStride, inner := GP64(), GP64()
			MOVQ(parameterMem("rightStride"), rightStride)
			MOVQ(parameterMem("inner"), inner)
			for r := range sums {
				for c := range sums[r] {
					i.zero(sums[r][c])
				}
			}
			Label("inner")
			for c := range right {
				i.do(VMOVUPS, Mem{Base: b, Disp: c * 4 * lanes}, right[c])
			}
			for r := range sums {
				VBROADCASTSS(values.row(r), value)
				for c := range right {
					i.do(VMULPS, right[c], value, t)
					i.do(VADDPS, t, sums[r][c], sums[r][c])
				}
			}
			ADDQ(Imm(4), a)
			ADDQ(rightStride, b)
			DECQ(inner)
			JNZ(LabelRef("inner"))

			dst, dstStride := GP64(), GP64()
			MOVQ(parameterMem("dstStride"), dstStride)
			MOVQ(dstStride, dst)
			IMULQ(row, dst)
			ADDQ(parameterMem("dst"), dst)
			LEAQ(Mem{Base: dst, Index: column, Scale: 4}, dst)
			for r := range sums {
				for c := range sums[r] {
					i.store(sums[r][c], Mem{Base: dst, Disp: c * 4 * lanes})
				}
				if r+1 < len(sums) {
					ADDQ(dstStride, dst)
				}
			}
		})
	})
	finish()
}

// strided is memory of rows at a distance from each other.
type strided struct{ base, stride, stride3, stride5 reg.GPVirtual }

// newStrided makes the multiples of stride that so many rows need.
func newStrided(base, stride reg.GPVirtual, rows int) strided {
	s := strided{base: base, stride: stride}
	if rows > 3 {
		s.stride3 = GP64()
		LEAQ(Mem{Base: stride, Index: stride, Scale: 2}, s.stride3)
	}
	if rows > 5 {
		s.stride5 = GP64()
		LEAQ(Mem{Base: stride, Index: stride, Scale: 4}, s.stride5)
	}
	return s
}

// row is the place of one of up to six rows.
func (s strided) row(n int) Mem {
	switch n {
	case 0:
		return Mem{Base: s.base}
	case 3:
		return Mem{Base: s.base, Index: s.stride3, Scale: 1}
	case 5:
		return Mem{Base: s.base, Index: s.stride5, Scale: 1}
	default:
		return Mem{Base: s.base, Index: s.stride, Scale: uint8(n)}
	}
}

// multiply is a part of the product of bytes, with at least as many rows and panels as it
// makes at a time. depth is in bytes, as is the stride of dst.
func (i isa) multiply(rows, panels int) {
	i.function(i.sized("multiply", rows, panels),
		"(dst *float32, weights *byte, columns *int32, data *uint8, scale *float32, rows, panels, depth, stride, then int)",
		"is multiplyGo for rows and panels of at least so many.")
	sums := make([][]block, rows)
	for r := range sums {
		for range panels {
			sums[r] = append(sums[r], i.block())
		}
	}
	weight := make([]block, panels)
	for p := range weight {
		weight[p] = i.block()
	}
	bytes := i.register()

	steps("panels", parameterMem("panels"), panels, func(panel reg.GPVirtual) {
		column := GP64()
		IMUL3Q(Imm(3*4*lanes), panel, column)
		ADDQ(parameterMem("columns"), column)
		steps("rows", parameterMem("rows"), rows, func(row reg.GPVirtual) {
			w, wide := GP64(), GP64()
			MOVQ(parameterMem("depth"), wide)
			SHLQ(Imm(4), wide)
			weights := newStrided(w, wide, panels)
			MOVQ(wide, w)
			IMULQ(panel, w)
			ADDQ(parameterMem("weights"), w)
			a, depth, left := GP64(), GP64(), GP64()
			MOVQ(parameterMem("depth"), depth)
			values := newStrided(a, depth, rows)
			MOVQ(depth, a)
			IMULQ(row, a)
			ADDQ(parameterMem("data"), a)
			MOVQ(depth, left)
			for r := range sums {
				for p := range sums[r] {
					i.do(VMOVUPS, Mem{Base: column, Disp: p * 3 * 4 * lanes}, sums[r][p])
				}
			}
			var ones reg.VecVirtual
			if !i.dot {
				ones = i.register()
				VPBROADCASTD(NewDataAddr(Symbol{Name: "·ones32"}, 0), ones)
			}
			Label("depth")
			const unrolled = 2
			for u := range unrolled {
				for p := range weight {
					i.do(VMOVUPS, weights.row(p).Offset(u*4*lanes), weight[p])
				}
				for r := range sums {
					VPBROADCASTD(values.row(r).Offset(4*u), bytes)
					for p := range weight {
						i.multiplyAdd(weight[p], bytes, ones, sums[r][p])
					}
				}
			}
			ADDQ(Imm(4*unrolled), a)
			ADDQ(Imm(4*lanes*unrolled), w)
			SUBQ(Imm(4*unrolled), left)
			JNZ(LabelRef("depth"))
			i.dequantise(sums, column, row, panel)
		})
	})
	finish()
}

// multiplyAdd adds to each sum the products of four weights and four bytes.
func (i isa) multiplyAdd(weight block, bytes, ones reg.VecVirtual, sum block) {
	if i.dot {
		i.do(VPDPBUSD, weight, bytes, sum)
		return
	}
	t := i.block()
	i.do(VPMADDUBSW, weight, bytes, t)
	i.do(VPMADDWD, ones, t, t)
	i.do(VPADDD, t, sum, sum)
}

// dequantise makes numbers of sums and stores them.
func (i isa) dequantise(sums [][]block, column, row, panel reg.GPVirtual) {
	scale, dst, stride := GP64(), GP64(), GP64()
	MOVQ(parameterMem("scale"), scale)
	LEAQ(Mem{Base: scale, Index: row, Scale: 4}, scale)
	for r := range sums {
		factor := i.register()
		VBROADCASTSS(Mem{Base: scale, Disp: 4 * r}, factor)
		for p, sum := range sums[r] {
			i.do(VCVTDQ2PS, sum, sum)
			i.do(VMULPS, factor, sum, sum)
			i.do(VMULPS, Mem{Base: column, Disp: (3*p + 1) * 4 * lanes}, sum, sum)
			i.do(VADDPS, Mem{Base: column, Disp: (3*p + 2) * 4 * lanes}, sum, sum)
		}
	}
	MOVQ(parameterMem("stride"), stride)
	MOVQ(stride, dst)
	IMULQ(row, dst)
	ADDQ(parameterMem("dst"), dst)
	at := GP64()
	MOVQ(panel, at)
	SHLQ(Imm(6), at)
	ADDQ(at, dst)
	for r := range sums {
		for p, sum := range sums[r] {
			i.store(sum, Mem{Base: dst, Disp: p * 4 * lanes})
		}
		if r+1 < len(sums) {
			ADDQ(stride, dst)
		}
	}
	CMPQ(parameterMem("then"), Imm(0))
	JE(LabelRef("done"))
	// Registers that held sums are free now; what they held is near.
	c, v, size, d := i.geluConstants(), i.block(), i.block(), i.block()
	for r := range sums {
		for p := range sums[r] {
			m := Mem{Base: dst, Disp: p * 4 * lanes}
			i.do(VMOVUPS, m, v)
			i.applyGelu(c, v, size, d)
			i.store(v, m)
		}
		if r+1 < len(sums) {
			SUBQ(stride, dst)
		}
	}
	Label("done")
}

// transposed is transposedGo: eight rows by eight columns at a time, in registers.
func (i isa) transposed() {
	i.function("transposed", "(dst, x *float32, rows, columns, dstStride, leftStride int)",
		"is transposedGo, with strides in bytes.")
	block, at := GP64(), GP64()
	MOVQ(parameterMem("dst"), block)
	XORQ(at, at)
	Label("rows")
	// A row beyond the last is the last.
	pointers := make([]reg.GPVirtual, 8)
	last, stride := GP64(), GP64()
	MOVQ(parameterMem("rows"), last)
	DECQ(last)
	MOVQ(parameterMem("leftStride"), stride)
	for r := range pointers {
		pointers[r] = GP64()
		LEAQ(Mem{Base: at, Disp: r}, pointers[r])
		CMPQ(pointers[r], last)
		CMOVQGT(last, pointers[r])
		IMULQ(stride, pointers[r])
		ADDQ(parameterMem("x"), pointers[r])
	}
	dst, dstStride, column := GP64(), GP64(), GP64()
	MOVQ(block, dst)
	MOVQ(parameterMem("dstStride"), dstStride)
	XORQ(column, column)
	Label("columns")
	var in [8]reg.VecVirtual
	for r := range in {
		in[r] = YMM()
		VMOVUPS(Mem{Base: pointers[r], Index: column, Scale: 4}, in[r])
	}
	for _, out := range transpose(in) {
		VMOVUPS(out, Mem{Base: dst})
		ADDQ(dstStride, dst)
	}
	ADDQ(Imm(8), column)
	CMPQ(column, parameterMem("columns"))
	JL(LabelRef("columns"))
	ADDQ(Imm(32), block)
	ADDQ(Imm(8), at)
	// The padding is to sixteen rows.
	end := GP64()
	MOVQ(parameterMem("rows"), end)
	ADDQ(Imm(lanes-1), end)
	ANDQ(I8(-lanes), end)
	CMPQ(at, end)
	JL(LabelRef("rows"))
	finish()
}

// transpose swaps rows and columns of eight registers of eight.
func transpose(in [8]reg.VecVirtual) (out [8]reg.VecVirtual) {
	var pairs, fours [8]reg.VecVirtual
	for k := range 4 {
		pairs[2*k], pairs[2*k+1] = YMM(), YMM()
		VUNPCKLPS(in[2*k+1], in[2*k], pairs[2*k])
		VUNPCKHPS(in[2*k+1], in[2*k], pairs[2*k+1])
	}
	for half := range 2 {
		for k := range 2 {
			low, high := pairs[4*half+k], pairs[4*half+k+2]
			fours[4*half+2*k], fours[4*half+2*k+1] = YMM(), YMM()
			VSHUFPS(Imm(0x44), high, low, fours[4*half+2*k])
			VSHUFPS(Imm(0xEE), high, low, fours[4*half+2*k+1])
		}
	}
	for k := range 4 {
		out[k], out[k+4] = YMM(), YMM()
		VPERM2F128(Imm(0x20), fours[k+4], fours[k], out[k])
		VPERM2F128(Imm(0x31), fours[k+4], fours[k], out[k+4])
	}
	return out
}
