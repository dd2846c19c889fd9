#include "go_asm.h"
#include "textflag.h"

// The assembler knows no AMX, so that its instructions are spelt in bytes: a VEX prefix of
// three bytes, the operation, and the operands. A tile has a number from 0 to 7. A base or an
// index is the number of one of the first eight registers: AX 0, CX 1, DX 2, BX 3, SI 6, DI 7.

// LDTILECFG(base) takes the shapes of the tiles from 64 bytes at base.
#define LDTILECFG(base) BYTE $0xC4; BYTE $0xE2; BYTE $0x78; BYTE $0x49; BYTE $(base)

// TILERELEASE gives the tiles back, so that no later switch of threads has to keep them.
#define TILERELEASE BYTE $0xC4; BYTE $0xE2; BYTE $0x78; BYTE $0x49; BYTE $0xC0

// TILELOADD(tile, base, index) loads rows from base, at a distance of index.
#define TILELOADD(tile, base, index) \
	BYTE $0xC4; BYTE $0xE2; BYTE $0x7B; BYTE $0x4B; BYTE $(4+8*tile); BYTE $(8*index+base)

// TILESTORED(tile, base, index) stores them.
#define TILESTORED(tile, base, index) \
	BYTE $0xC4; BYTE $0xE2; BYTE $0x7A; BYTE $0x4B; BYTE $(4+8*tile); BYTE $(8*index+base)

// TDPBUSD(sums, bytes, weights) adds to int32 sums[m][n] the products of unsigned
// bytes[m][4k+i] and signed weights[k][4n+i].
#define TDPBUSD(sums, bytes, weights) \
	BYTE $0xC4; BYTE $0xE2; BYTE $(1+8*(15-weights)); BYTE $0x5E; BYTE $(0xC0+8*sums+bytes)

#define rAX 0
#define rCX 1
#define rDX 2
#define rBX 3
#define rSI 6
#define rDI 7

// DEQUANTISE(sums, scale, bias, x) makes numbers of sums, with the row's scale at DI.
#define DEQUANTISE(sums, scale, bias, x) \
	VCVTDQ2PS   sums, x    \
	VMULPS.BCST (DI), x, x \
	VMULPS      scale, x, x \
	VADDPS      bias, x, x

// GELU(x, t) is geluGo: max(x, 0) + |x|·(min(|x|, c)-c)²·a.
#define GELU(x, t) \
	VPANDD Z16, x, Z11   \
	VMINPS Z17, Z11, t   \
	VSUBPS Z17, t, t     \
	VMULPS t, t, t       \
	VMULPS Z11, t, t     \
	VMULPS Z18, t, t     \
	VMAXPS Z19, x, x     \
	VADDPS t, x, x

// func amxMultiply(p *amxProduct)
//
// Two panels of outputs are the outer loop and 32 rows the inner one, so that weights are read
// from afar once. Tiles 0 to 3 are sums: upper and lower rows by left and right panel; 4 and 5
// are the rows' bytes, 6 and 7 the panels' weights. Of 16 rows or fewer there is no lower half;
// of an odd panel, the right half does the same work again and is not stored.
//
// Sums begin at -128·Σw, loaded by a distance of 0 between the tile's rows.
TEXT ·amxMultiply(SB), 0, $4288-8
	MOVQ p+0(FP), R8
	LEAQ scratch-4288(SP), R15
	ADDQ $63, R15
	ANDQ $~63, R15              // 4,096 bytes of sums [32][32], and 64 of shapes

	VPXORD    Z0, Z0, Z0
	VMOVDQU32 Z0, 4096(R15)
	MOVB      $1, 4096(R15)     // palette
	MOVQ      $0x0040004000400040, AX
	MOVQ      AX, 4112(R15)     // bytes in a row of each tile
	MOVQ      AX, 4120(R15)
	MOVQ      $0x1010101010101010, AX
	MOVQ      AX, 4144(R15)     // rows of each tile
	LEAQ      4096(R15), AX
	LDTILECFG(rAX)

	MOVL         $0x7FFFFFFF, AX
	VPBROADCASTD AX, Z16
	VBROADCASTSS ·geluFlat32(SB), Z17
	VBROADCASTSS ·geluBend32(SB), Z18
	VPXORD       Z19, Z19, Z19

	MOVQ amxProduct_weights(R8), R9
	MOVQ amxProduct_columns(R8), R10
	MOVQ amxProduct_dst(R8), R11
	MOVQ amxProduct_panels(R8), R12
	MOVQ amxProduct_depth(R8), DX

panels:
	// R14 is the distance to the right panel, and K1 says whether to store it.
	XORQ  R14, R14
	KXORW K1, K1, K1
	CMPQ  R12, $1
	JE    columns
	MOVQ  DX, R14
	SHLQ  $4, R14
	KXNORW K1, K1, K1

columns:
	VMOVUPS 64(R10), Z2         // scale
	VMOVUPS 128(R10), Z4        // bias
	LEAQ    192(R10), R13
	TESTQ   R14, R14
	CMOVQEQ R10, R13
	VMOVUPS 64(R13), Z3
	VMOVUPS 128(R13), Z5

	MOVQ amxProduct_data(R8), AX
	MOVQ amxProduct_scale(R8), DI
	MOVQ DI, rowScale-8(SP)
	MOVQ R11, rowDst-16(SP)
	MOVQ amxProduct_rows(R8), DI
	MOVQ DI, rowsLeft-24(SP)

rows:
	// Sums begin as the panels' offsets.
	XORQ CX, CX
	MOVQ R10, SI
	MOVQ R13, DI
	TILELOADD(0, rSI, rCX)
	TILELOADD(1, rDI, rCX)
	TILELOADD(2, rSI, rCX)
	TILELOADD(3, rDI, rCX)

	MOVQ    DX, BX
	SHLQ    $4, BX
	ADDQ    AX, BX
	CMPQ    rowsLeft-24(SP), $16
	CMOVQLE AX, BX
	MOVQ    R9, SI
	LEAQ    (R9)(R14*1), DI
	MOVQ    AX, rowData-32(SP)
	LEAQ    (AX)(DX*1), CX
	MOVQ    CX, rowEnd-40(SP)
	MOVQ    $64, CX
	CMPQ    BX, AX
	JE      upper

depth:
	TILELOADD(4, rAX, rDX)
	TILELOADD(6, rSI, rCX)
	TDPBUSD(0, 4, 6)
	TILELOADD(7, rDI, rCX)
	TDPBUSD(1, 4, 7)
	TILELOADD(5, rBX, rDX)
	TDPBUSD(2, 5, 6)
	TDPBUSD(3, 5, 7)
	ADDQ $64, AX
	ADDQ $64, BX
	ADDQ $1024, SI
	ADDQ $1024, DI
	CMPQ AX, rowEnd-40(SP)
	JNE  depth
	JMP  summed

upper:
	TILELOADD(4, rAX, rDX)
	TILELOADD(6, rSI, rCX)
	TDPBUSD(0, 4, 6)
	TILELOADD(7, rDI, rCX)
	TDPBUSD(1, 4, 7)
	ADDQ $64, AX
	ADDQ $1024, SI
	ADDQ $1024, DI
	CMPQ AX, rowEnd-40(SP)
	JNE  upper

summed:

	MOVQ $128, CX
	MOVQ R15, AX
	TILESTORED(0, rAX, rCX)
	ADDQ $64, AX
	TILESTORED(1, rAX, rCX)
	ADDQ $1984, AX
	TILESTORED(2, rAX, rCX)
	ADDQ $64, AX
	TILESTORED(3, rAX, rCX)

	// Rows of sums at AX go to SI, with scales from DI to BX.
	MOVQ    R15, AX
	MOVQ    rowsLeft-24(SP), BX
	MOVQ    $32, CX
	CMPQ    BX, CX
	CMOVQGT CX, BX
	MOVQ    rowDst-16(SP), SI
	MOVQ    rowScale-8(SP), DI
	LEAQ    (DI)(BX*4), BX
	MOVQ    amxProduct_stride(R8), CX
	CMPQ    amxProduct_then(R8), $0
	JNE     gelu

plain:
	DEQUANTISE((AX), Z2, Z4, Z0)
	DEQUANTISE(64(AX), Z3, Z5, Z1)
	VMOVUPS      Z0, (SI)
	VMOVUPS      Z1, K1, 64(SI)
	ADDQ         $4, DI
	ADDQ         $128, AX
	ADDQ         CX, SI
	CMPQ         DI, BX
	JNE          plain
	JMP          stored

gelu:
	DEQUANTISE((AX), Z2, Z4, Z0)
	DEQUANTISE(64(AX), Z3, Z5, Z1)
	GELU(Z0, Z12)
	GELU(Z1, Z13)
	VMOVUPS      Z0, (SI)
	VMOVUPS      Z1, K1, 64(SI)
	ADDQ         $4, DI
	ADDQ         $128, AX
	ADDQ         CX, SI
	CMPQ         DI, BX
	JNE          gelu

stored:
	MOVQ SI, rowDst-16(SP)
	MOVQ DI, rowScale-8(SP)
	MOVQ rowData-32(SP), AX
	MOVQ DX, BX
	SHLQ $5, BX
	ADDQ BX, AX
	SUBQ $32, rowsLeft-24(SP)
	JGT  rows

	ADDQ BX, R9
	ADDQ $384, R10
	ADDQ $128, R11
	SUBQ $2, R12
	JGT  panels

	TILERELEASE
	VZEROUPPER
	RET
