package main

// add adds other weights to w.
func (w *weights) add(other *weights) {
	for f := range w.rows {
		for y := range w.rows[f] {
			w.rows[f][y] += other.rows[f][y]
		}
	}
	for a := range w.trans {
		for b := range w.trans[a] {
			w.trans[a][b] += other.trans[a][b]
		}
	}
}

// over divides the weights by the number of those added.
func (w *weights) over(n int) (rows [][numLabels]float32, trans [numLabels][numLabels]float32) {
	for f := range w.rows {
		for y := range w.rows[f] {
			w.rows[f][y] /= float32(n)
		}
	}
	for a := range w.trans {
		for b := range w.trans[a] {
			w.trans[a][b] /= float32(n)
		}
	}
	return w.rows, w.trans
}
