package eval

// pair gives each gold answer, in order, the first system answer not yet taken that is the
// same; the result holds the system answer's index, or -1.
func pair[G, S any](gold []G, system []S, same func(G, S) bool) []int {
	taken := make([]bool, len(system))
	out := make([]int, len(gold))
	for i, g := range gold {
		out[i] = -1
		for k, s := range system {
			if !taken[k] && same(g, s) {
				taken[k] = true
				out[i] = k
				break
			}
		}
	}
	return out
}

// count is how many gold answers found a partner.
func count(pairs []int) int {
	n := 0
	for _, k := range pairs {
		if k >= 0 {
			n++
		}
	}
	return n
}
