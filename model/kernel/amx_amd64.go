package kernel

import (
	"runtime"
	"syscall"

	"golang.org/x/sys/cpu"
)

// amxProduct is what amxMultiply works on. Distances are in bytes.
type amxProduct struct {
	dst                 *float32
	weights             *byte
	columns             *columns
	data                *uint8
	scale               *float32
	rows, panels, depth int
	stride              int
	then                Epilogue
}

//go:noescape
func amxMultiply(p *amxProduct)

func multiplyAMX(dst []float32, m *Matrix, a *Activations, then Epilogue) {
	amxMultiply(&amxProduct{
		dst: &dst[0], weights: &m.weights[0], columns: &m.columns[0], data: &a.data[0], scale: &a.scale[0],
		rows: a.rows, panels: len(m.columns), depth: m.depth(), stride: 4 * m.Stride(), then: then,
	})
}

// hasAMX says whether the processor has tiles of 8-bit integers and Linux lets us use them. Their
// eight kilobytes of state are kept only for a process that has asked, since they must fit the
// stacks on which its signals are taken: Go's have 32 KB, and eleven go to the registers.
func hasAMX() bool {
	const (
		requestPermission = 0x1023 // ARCH_REQ_XCOMP_PERM
		tileData          = 18     // XFEATURE_XTILEDATA
	)
	if runtime.GOOS != "linux" || !cpu.X86.HasAMXTile || !cpu.X86.HasAMXInt8 {
		return false
	}
	_, _, errno := syscall.RawSyscall(sysArchPrctl, requestPermission, tileData, 0)
	return errno == 0
}

// sysArchPrctl is the number of Linux's call arch_prctl, which syscall names on Linux only.
const sysArchPrctl = 158
