package kernel

import "golang.org/x/sys/cpu"

// The constants of the vector operations, as the assembly reads them.
var (
	geluFlat32 float32 = geluFlat //lint:ignore U1000 read by the assembly
	geluBend32 float32 = geluBend //lint:ignore U1000 read by the assembly
)

func machineKernels() []*Kernel {
	var kernels []*Kernel
	if hasAMX() {
		kernels = append(kernels, &Kernel{name: "amx", multiply: multiplyAMX, vector: vectorGo})
	}
	return kernels
}

func hasAVX512() bool {
	x := &cpu.X86
	return x.HasAVX512F && x.HasAVX512BW && x.HasAVX512DQ && x.HasAVX512VL
}
