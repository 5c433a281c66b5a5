// Evaluate measures extraction: gold scores it against annotated texts,
// reliability compares the scores of facts with how often they are right, report
// writes all of it on a page, speed times it, identity measures how well the graph knows who is who over an archive.
// Run it with -h for its commands.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
)

// command is one thing that the program does. run returns an error for main to
// print, flag.ErrHelp when it has printed its own usage, or errUsage when the
// arguments are wrong.
type command struct {
	name, args, summary string
	run                 func(flags *flag.FlagSet, args []string, out io.Writer) error
}

var commands = []command{
	{"gold", "[-errors N] [-json] DIR…", "score extraction against the *.gold files of folders", runGold},
	{"reliability", "[-rules] DIR…", "say how often facts of each score are right, by the *.gold and *.json files of folders", runReliability},
	{"report", "[-o FILE] [-gaps DIR] [-kinds SET=KIND,…] [-errors N] DIR… FILE.jsonl…",
		"write the accuracy page: figures, reliability, how it fails, known gaps", runReport},
	{"identity", "[-seed N] [-articles N] [-errors N]", "say how well the graph tells people of an invented archive apart", runIdentity},
	{"speed", "[-corpus FILE] [-mb N] [-segmenter purego|jieba]", "compare extraction with segmentation alone, in one run", runSpeed},
}

var errUsage = errors.New("wrong arguments")

func main() {
	os.Exit(run(os.Args[1:], os.Stdout, os.Stderr))
}

// run is main with its surroundings as arguments. It returns the exit status.
func run(args []string, out, errs io.Writer) int {
	if len(args) == 0 {
		usage(errs)
		return 2
	}
	for _, c := range commands {
		if c.name != args[0] {
			continue
		}
		flags := flag.NewFlagSet("evaluate "+c.name, flag.ContinueOnError)
		flags.SetOutput(errs)
		flags.Usage = func() {
			fmt.Fprintf(errs, "Usage: evaluate %s %s\n\n%s.\n\n", c.name, c.args, c.summary)
			flags.PrintDefaults()
		}
		switch err := c.run(flags, args[1:], out); {
		case err == nil, errors.Is(err, flag.ErrHelp):
			return 0
		case errors.Is(err, errUsage):
			flags.Usage()
			return 2
		default:
			fmt.Fprintf(errs, "evaluate %s: %v\n", c.name, err)
			return 1
		}
	}
	usage(errs)
	if args[0] == "-h" || args[0] == "-help" || args[0] == "--help" || args[0] == "help" {
		return 0
	}
	fmt.Fprintf(errs, "\nevaluate: no command %q\n", args[0])
	return 2
}

func usage(w io.Writer) {
	fmt.Fprint(w, "Usage: evaluate COMMAND …\n\n")
	for _, c := range commands {
		fmt.Fprintf(w, "  evaluate %s %s\n        %s\n", c.name, c.args, c.summary)
	}
	fmt.Fprint(w, "\nevaluate COMMAND -h prints the flags of a command.\n")
}

// parse parses the flags. Errors of flags have been printed with the usage.
func parse(flags *flag.FlagSet, args []string) error {
	if err := flags.Parse(args); err != nil {
		if errors.Is(err, flag.ErrHelp) {
			return err
		}
		return errUsage
	}
	return nil
}
