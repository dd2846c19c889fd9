package kernel

// multiplyGo is the product in pure Go: a panel of sixteen outputs at a time, so that its
// weights stay in the nearest cache over all rows.
func multiplyGo(dst []float32, m *Matrix, a *Activations, then Epilogue) {
	inputs, stride := m.depth(), m.Stride()
	for n := range m.columns {
		column := &m.columns[n]
		weights := m.weights[n*panel*inputs:][:panel*inputs]
		for i := range a.rows {
			sums := products(column.offset, weights, a.data[i*inputs:][:inputs])
			column.dequantise((*[panel]float32)(dst[i*stride+n*panel:]), &sums, a.scale[i], then)
		}
	}
}

// dequantise makes numbers of a row's sums.
func (c *columns) dequantise(dst *[panel]float32, sums *[panel]int32, scale float32, then Epilogue) {
	for i, sum := range sums {
		dst[i] = float32(float32(float32(sum)*scale)*c.scale[i]) + c.bias[i]
	}
	if then == Gelu {
		geluGo(dst[:])
	}
}

// products adds to each output's sum the products of a row's bytes and the output's weights.
func products(sums [panel]int32, weights []byte, row []uint8) [panel]int32 {
	for len(row) >= 4 && len(weights) >= 4*panel {
		q0, q1, q2, q3 := int32(row[0]), int32(row[1]), int32(row[2]), int32(row[3])
		w := (*[4 * panel]byte)(weights)
		for c := range sums {
			sums[c] += q0*int32(int8(w[4*c])) + q1*int32(int8(w[4*c+1])) +
				q2*int32(int8(w[4*c+2])) + q3*int32(int8(w[4*c+3]))
		}
		row, weights = row[4:], weights[4*panel:]
	}
	return sums
}
