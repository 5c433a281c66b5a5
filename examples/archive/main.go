// Command archive reads archives of Chinese news of any size into a database,
// SQLite or PostgreSQL, makes the graph of who did what over all of them, and
// answers questions. Run it with -h for its commands.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer context.AfterFunc(ctx, stop)() // a second one ends the program at once
	defer stop()
	os.Exit(run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

const usage = `Usage: archive COMMAND [flags] …

Reads archives of Chinese news into a database and makes the graph of them.

Commands:
  read FILE…      find who did what in texts, web pages, JSON Lines, tar, zip
  graph           make the graph over all that was read: who is whom
  query NAME|SQL  ask the database; without an argument it tells what is in it

The database is one file of SQLite (-db archive.db) or on a server of PostgreSQL
(-db postgres://user@host/name). All commands can be stopped and repeated at any
time: what is in the database is always whole.

archive COMMAND -h tells more.
`

// console is what a command talks to.
type console struct {
	stdin          io.Reader
	stdout, stderr io.Writer
}

// errUsage says that the command line is wrong, which was told already.
var errUsage = errors.New("wrong command line")

// interrupted is the exit code of a program that Ctrl-C ended, as shells have it.
const interrupted = 130

// run is main with its surroundings as arguments. It returns the exit code: 0, 1
// when something failed, 2 when the command line is wrong, 130 when ctx ended.
func run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	c := console{stdin, stdout, stderr}
	commands := map[string]func(context.Context, []string) error{"read": c.read, "graph": c.graph, "query": c.query}
	if len(args) == 0 {
		fmt.Fprint(stderr, usage)
		return 2
	}
	command := commands[args[0]]
	if command == nil {
		switch args[0] {
		case "-h", "-help", "--help", "help":
			fmt.Fprint(stdout, usage)
			return 0
		}
		fmt.Fprintf(stderr, "archive: no command %q: there are read, graph and query; archive -h for help\n", args[0])
		return 2
	}
	err := command(ctx, args[1:])
	switch {
	case err == nil, errors.Is(err, flag.ErrHelp):
		return 0
	case errors.Is(err, errUsage):
		return 2
	case ctx.Err() != nil && args[0] != "read":
		fmt.Fprintln(stderr, "archive: interrupted. Nothing was changed.")
		return interrupted
	case ctx.Err() != nil && errors.Is(err, ctx.Err()):
		fmt.Fprintln(stderr, "archive: interrupted. What is done is in the database; the same command goes on from there.")
		return interrupted
	}
	fmt.Fprintf(stderr, "archive: %v\n", err)
	return 1
}

// flagSet is the flags of a command: -h prints its usage and the flags.
func (c console) flagSet(command, usage string) (set *flag.FlagSet, db *string) {
	set = flag.NewFlagSet(command, flag.ContinueOnError)
	set.SetOutput(io.Discard)
	set.Usage = func() {
		set.SetOutput(c.stdout)
		fmt.Fprint(c.stdout, usage, "\nFlags:\n")
		set.PrintDefaults()
		set.SetOutput(io.Discard)
	}
	return set, set.String("db", "archive.db", "`database`: a file, or postgres://user@host/name")
}

// parse reads the flags of a command and tells what is wrong with them.
func (c console) parse(set *flag.FlagSet, args []string) error {
	err := set.Parse(args)
	if err != nil && !errors.Is(err, flag.ErrHelp) {
		return c.wrong(set, err)
	}
	return err
}

// wrong reports a wrong command line.
func (c console) wrong(set *flag.FlagSet, err error) error {
	fmt.Fprintf(c.stderr, "archive %s: %v\narchive %[1]s -h for help\n", set.Name(), err)
	return errUsage
}
