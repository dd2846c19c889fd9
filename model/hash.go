package model

const (
	fnvOffset = 14695981039346656037
	fnvPrime  = 1099511628211
	mixPrime  = 0x9E3779B97F4A7C15
)

// Hash is the hash of a string under which features and dictionaries know it.
func Hash(s string) uint64 {
	h := uint64(fnvOffset)
	for i := 0; i < len(s); i++ {
		h = (h ^ uint64(s[i])) * fnvPrime
	}
	return finish(h)
}

// HashBytes is Hash of the string that the bytes hold.
func HashBytes(s []byte) uint64 {
	h := uint64(fnvOffset)
	for _, b := range s {
		h = (h ^ uint64(b)) * fnvPrime
	}
	return finish(h)
}

// Mix hashes one more value into a hash. Order matters.
func Mix(h, value uint64) uint64 {
	h = (h ^ value) * mixPrime
	return h ^ h>>29
}

func finish(h uint64) uint64 {
	h ^= h >> 32
	h *= 0xD6E8FEB86659FD93
	return h ^ h>>32
}

// Seal ends a hash that Mix has made, so that all of its bits depend on all values.
func Seal(h uint64) uint64 {
	h *= 0xD6E8FEB86659FD93
	return h ^ h>>32
}
