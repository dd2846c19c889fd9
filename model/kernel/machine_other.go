//go:build !amd64 && !arm64

package kernel

// machineKernels are the kernels in assembly, of which there are none here.
func machineKernels() []*Kernel { return nil }
