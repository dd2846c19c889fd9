package kernel

// The constants of the vector operations, as the assembly reads them.
var (
	geluFlat32 float32 = geluFlat
	geluBend32 float32 = geluBend
)

func machineKernels() []*Kernel {
	var kernels []*Kernel
	if hasAMX() {
		kernels = append(kernels, &Kernel{name: "amx", multiply: multiplyAMX, vector: vectorGo})
	}
	return kernels
}
