//go:build !linux

package kernel

// hasAMX is false where there is no asking the system for the tiles.
func hasAMX() bool { return false }
