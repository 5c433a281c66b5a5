// Package inorder works on a stream with several goroutines and keeps its order.
package inorder

import "iter"

// Map runs work on the inputs, on several goroutines, and hands the results
// to emit in the order of the inputs. No more than a few results per worker
// wait at a time. It returns the first error of the inputs, after the results
// of those before it, or of emit.
func Map[T, R any](inputs iter.Seq2[T, error], workers int, work func(T) R, emit func(R) error) error {
	type job struct {
		input  T
		result chan R // holds one, so that a worker never waits for the writer
	}
	jobs := make(chan job)
	queue := make(chan job, 2*workers)
	stop := make(chan struct{})
	for range workers {
		go func() {
			for j := range jobs {
				j.result <- work(j.input)
			}
		}()
	}
	var readErr error
	go func() {
		defer close(queue)
		defer close(jobs)
		for input, err := range inputs {
			if err != nil {
				readErr = err
				return
			}
			j := job{input, make(chan R, 1)}
			select {
			case queue <- j:
			case <-stop:
				return
			}
			select {
			case jobs <- j:
			case <-stop:
				return
			}
		}
	}()
	for j := range queue {
		if err := emit(<-j.result); err != nil {
			close(stop)
			return err
		}
	}
	return readErr
}
