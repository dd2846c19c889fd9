package kernel

import (
	"syscall"

	"golang.org/x/sys/cpu"
)

// hasAMX says whether the processor has tiles of 8-bit integers and Linux lets us use them. Their
// eight kilobytes of state are kept only for a process that has asked, since they must fit the
// stacks on which its signals are taken: Go's have 32 KB, of which all registers take eleven.
func hasAMX() bool {
	const (
		archPrctl         = 158
		requestPermission = 0x1023 // ARCH_REQ_XCOMP_PERM
		tileData          = 18     // XFEATURE_XTILEDATA
	)
	if !cpu.X86.HasAMXTile || !cpu.X86.HasAMXInt8 || !hasAVX512() {
		return false
	}
	_, _, errno := syscall.RawSyscall(archPrctl, requestPermission, tileData, 0)
	return errno == 0
}
