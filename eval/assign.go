package eval

import "math"

// assign pairs rows with columns, each at most once, so that the sum of the weights
// weight[row][column], none of them negative, is the greatest. It gives each row's column,
// or -1 for the rows that are over. It is the Hungarian algorithm (Kuhn 1955) with
// potentials, in the time of rows² · columns where there are no more rows than columns.
func assign(weight [][]float64) []int {
	rows := len(weight)
	if rows == 0 {
		return nil
	}
	columns := len(weight[0])
	if rows > columns {
		return inverted(assign(transposed(weight, columns)), rows)
	}
	// Potentials and row of each column; column 0 and row 0 stand for nothing.
	u, v := make([]float64, rows+1), make([]float64, columns+1)
	rowOf := make([]int, columns+1)
	before := make([]int, columns+1) // column before this one on the path of least cost
	for row := 1; row <= rows; row++ {
		rowOf[0] = row
		column := 0
		slack := make([]float64, columns+1)
		for j := range slack {
			slack[j] = math.Inf(1)
		}
		done := make([]bool, columns+1)
		for rowOf[column] != 0 { // until the path ends in a free column
			done[column] = true
			i, least, next := rowOf[column], math.Inf(1), 0
			for j := 1; j <= columns; j++ {
				if done[j] {
					continue
				}
				if cost := -weight[i-1][j-1] - u[i] - v[j]; cost < slack[j] {
					slack[j], before[j] = cost, column
				}
				if slack[j] < least {
					least, next = slack[j], j
				}
			}
			for j := range done {
				if done[j] {
					u[rowOf[j]] += least
					v[j] -= least
				} else {
					slack[j] -= least
				}
			}
			column = next
		}
		for column != 0 { // move each row of the path one column on
			rowOf[column] = rowOf[before[column]]
			column = before[column]
		}
	}
	out := make([]int, rows)
	for j := 1; j <= columns; j++ {
		if rowOf[j] != 0 {
			out[rowOf[j]-1] = j - 1
		}
	}
	return out
}

func transposed(weight [][]float64, columns int) [][]float64 {
	out := make([][]float64, columns)
	for j := range out {
		out[j] = make([]float64, len(weight))
		for i := range weight {
			out[j][i] = weight[i][j]
		}
	}
	return out
}

// inverted gives for each of n rows the column that has it, or -1.
func inverted(rowOf []int, n int) []int {
	out := unpaired(n)
	for column, row := range rowOf {
		out[row] = column
	}
	return out
}
