// Command explore shows what renshi finds in files: the articles with their
// names and facts, the graph of them, and the sentence behind every line.
//
//	go -C examples/explore run . ../../testdata
//
// It is a web program for the reader's own machine: it listens on 127.0.0.1,
// needs no internet and sends nothing anywhere.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"net"
	"net/http"
	"os"
	"os/signal"
	"syscall"
	"time"

	"github.com/go-renshi/renshi/examples/internal/corrections"
	"github.com/go-renshi/renshi/examples/internal/input"
	"github.com/go-renshi/renshi/examples/internal/terminal"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer context.AfterFunc(ctx, stop)() // a second one ends the program at once
	defer stop()
	os.Exit(run(ctx, os.Args[1:], os.Stdout, os.Stderr))
}

const usage = `Usage: explore [flags] [FILE…]

Reads newspaper pages, articles and archives, and shows on a page of your
browser who did what in them. FILEs are texts (UTF-8, GB18030, Big5, UTF-16), web pages
(.html), JSON Lines with the keys id, text and published (.jsonl), or folders of
them. Without FILE begin with an empty archive and paste a text.

Flags:
`

type flags struct {
	addr, corrections string
	published         time.Time
	files             []string
}

func parse(args []string, stderr io.Writer) (f flags, err error) {
	set := flag.NewFlagSet("explore", flag.ContinueOnError)
	set.SetOutput(stderr)
	set.Usage = func() {
		fmt.Fprint(stderr, usage)
		set.PrintDefaults()
	}
	set.StringVar(&f.addr, "addr", "127.0.0.1:8585", "`address` to listen on; port 0 for any that is free. With another address than\n"+
		"this machine's own, everybody who reaches it may read and change the archive")
	set.StringVar(&f.corrections, "corrections", "corrections.txt", "`FILE` of what you put right: read at the start, made when there is something to write")
	published := set.String("published", "", "`day` of publication (2020-02-01) for articles that do not give it")
	if err := set.Parse(args); err != nil {
		return f, err
	}
	f.files = set.Args()
	if f.published, err = input.ParseDay(*published); err != nil {
		err = fmt.Errorf("-published: %w", err)
		fmt.Fprintln(stderr, "explore:", err)
	}
	return f, err
}

// run is the program until ctx ends. It returns its exit code: 1 when something
// cannot be read or listened on, 2 when the command line is wrong.
func run(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	f, err := parse(args, stderr)
	switch {
	case errors.Is(err, flag.ErrHelp):
		return 0
	case err != nil:
		return 2
	}
	if err := serve(ctx, f, stdout, stderr); err != nil {
		fmt.Fprintln(stderr, "explore:", err)
		return 1
	}
	return 0
}

func serve(ctx context.Context, f flags, stdout, stderr io.Writer) error {
	// Who cannot listen need not wait for the reading.
	listener, err := net.Listen("tcp", f.addr)
	if err != nil {
		return err
	}
	defer listener.Close()
	st, err := load(ctx, f, stderr)
	if err != nil {
		return err
	}
	handler, err := newServer(st)
	if err != nil {
		return err
	}
	name, _, err := net.SplitHostPort(f.addr)
	if err != nil {
		return err
	}
	server := &http.Server{Handler: guard(handler, name), ReadHeaderTimeout: 10 * time.Second, ReadTimeout: time.Minute,
		WriteTimeout: 2 * time.Minute, MaxHeaderBytes: 64 << 10}
	ended := make(chan struct{})
	defer context.AfterFunc(ctx, func() {
		defer close(ended)
		// What is being written, such as a correction, is written to the end.
		last, cancel := context.WithTimeout(context.Background(), 5*time.Second)
		defer cancel()
		if server.Shutdown(last) != nil {
			_ = server.Close()
		}
	})()
	fmt.Fprintf(stdout, "%d articles: http://%s/\n", len(st.now.Load().Articles), listener.Addr())
	if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	<-ended
	return nil
}

// load reads the files and finds what is in them, unless ctx ends before. What
// is then under way is left behind: the program ends.
func load(ctx context.Context, f flags, stderr io.Writer) (*store, error) {
	if err := corrections.Writable(f.corrections); errors.Is(err, fs.ErrPermission) {
		fmt.Fprintln(stderr, "explore: warning:", err) // one may only want to read
	} else if err != nil {
		return nil, err
	}
	var st *store
	done := make(chan error, 1)
	go func() {
		read := terminal.Progress{Out: stderr, What: "reading", On: terminal.Is(stderr)}
		articles, err := readFiles(f.files, f.published, &read)
		read.Clear()
		if err == nil {
			p := terminal.Progress{Out: stderr, What: "extracting", Total: len(articles), On: terminal.Is(stderr)}
			p.Show()
			stop := p.Watch(time.Second)
			st, err = newStore(f.corrections, articles, p.Step)
			stop()
			p.Clear()
		}
		done <- err
	}()
	select {
	case <-ctx.Done():
		return nil, errors.New("interrupted while reading")
	case err := <-done:
		return st, err
	}
}
