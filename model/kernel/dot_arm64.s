#include "textflag.h"

// SDOT(sums, weights, row, group) adds to each of four int32 the products of four signed bytes
// of weights and the row's group of four, 0 to 3. The assembler does not know it.
#define SDOT(sums, weights, row, group) \
	WORD $(0x4F80E000 | (group&1)<<21 | row<<16 | (group/2)<<11 | weights<<5 | sums)

// DOTS(group) takes the next four inputs of a panel's weights, for four rows.
#define DOTS(group) \
	VLD1.P 64(R1), [V20.B16, V21.B16, V22.B16, V23.B16] \
	SDOT(0, 20, 16, group)  \
	SDOT(1, 21, 16, group)  \
	SDOT(2, 22, 16, group)  \
	SDOT(3, 23, 16, group)  \
	SDOT(4, 20, 17, group)  \
	SDOT(5, 21, 17, group)  \
	SDOT(6, 22, 17, group)  \
	SDOT(7, 23, 17, group)  \
	SDOT(8, 20, 18, group)  \
	SDOT(9, 21, 18, group)  \
	SDOT(10, 22, 18, group) \
	SDOT(11, 23, 18, group) \
	SDOT(12, 20, 19, group) \
	SDOT(13, 21, 19, group) \
	SDOT(14, 22, 19, group) \
	SDOT(15, 23, 19, group)

// func dotProducts(sums *[4][panel]int32, weights *byte, data *uint8, stride, depth int)
//
// The zero point is taken off the rows' bytes by their highest bit, so that both sides are
// signed and there is no offset.
TEXT ·dotProducts(SB), NOSPLIT, $0-40
	MOVD sums+0(FP), R0
	MOVD weights+8(FP), R1
	MOVD data+16(FP), R2
	MOVD stride+24(FP), R3
	MOVD depth+32(FP), R8
	ADD  R3, R2, R4
	ADD  R3, R4, R5
	ADD  R3, R5, R6

	VEOR  V0.B16, V0.B16, V0.B16
	VEOR  V1.B16, V1.B16, V1.B16
	VEOR  V2.B16, V2.B16, V2.B16
	VEOR  V3.B16, V3.B16, V3.B16
	VEOR  V4.B16, V4.B16, V4.B16
	VEOR  V5.B16, V5.B16, V5.B16
	VEOR  V6.B16, V6.B16, V6.B16
	VEOR  V7.B16, V7.B16, V7.B16
	VEOR  V8.B16, V8.B16, V8.B16
	VEOR  V9.B16, V9.B16, V9.B16
	VEOR  V10.B16, V10.B16, V10.B16
	VEOR  V11.B16, V11.B16, V11.B16
	VEOR  V12.B16, V12.B16, V12.B16
	VEOR  V13.B16, V13.B16, V13.B16
	VEOR  V14.B16, V14.B16, V14.B16
	VEOR  V15.B16, V15.B16, V15.B16
	VMOVI $0x80, V24.B16

depth:
	VLD1.P 16(R2), [V16.B16]
	VLD1.P 16(R4), [V17.B16]
	VLD1.P 16(R5), [V18.B16]
	VLD1.P 16(R6), [V19.B16]
	VEOR   V24.B16, V16.B16, V16.B16
	VEOR   V24.B16, V17.B16, V17.B16
	VEOR   V24.B16, V18.B16, V18.B16
	VEOR   V24.B16, V19.B16, V19.B16
	DOTS(0)
	DOTS(1)
	DOTS(2)
	DOTS(3)
	SUBS   $16, R8, R8
	BNE    depth

	VST1.P [V0.S4, V1.S4, V2.S4, V3.S4], 64(R0)
	VST1.P [V4.S4, V5.S4, V6.S4, V7.S4], 64(R0)
	VST1.P [V8.S4, V9.S4, V10.S4, V11.S4], 64(R0)
	VST1   [V12.S4, V13.S4, V14.S4, V15.S4], (R0)
	RET
