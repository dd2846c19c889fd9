package kernel

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
