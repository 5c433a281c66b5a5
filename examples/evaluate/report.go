package main

import (
	"bytes"
	"cmp"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/go-renshi/renshi/entity"
)

// runReport writes the accuracy page.
func runReport(flags *flag.FlagSet, args []string, out io.Writer) error {
	file := flags.String("o", "", "write the page to `FILE` instead of standard output")
	var gaps []string
	flags.Func("gaps", "list the known gaps of the *.gold files and the files of sentences (*.txt) of `DIR`; may be repeated", func(dir string) error {
		gaps = append(gaps, dir)
		return nil
	})
	quoted := flags.Int("errors", 0, "quote up to `N` errors of each phenomenon, with their texts")
	kinds := kindsOf{}
	flags.Var(kinds, "kinds", "score only these kinds in a set of records, as `SET=person,title`; may be repeated")
	if err := parse(flags, args); err != nil {
		return err
	}
	if flags.NArg() == 0 {
		return errUsage
	}
	r, err := newAccuracy(*quoted)
	if err != nil {
		return err
	}
	for _, path := range flags.Args() {
		if filepath.Ext(path) == ".jsonl" {
			err = r.addSet(path, kinds)
		} else {
			err = r.addArticles(path)
		}
		if err != nil {
			return err
		}
	}
	if len(gaps) > 0 {
		if err := r.addGaps(gaps); err != nil {
			return err
		}
	}
	if *file == "" {
		_, err = out.Write(r.page())
		return err
	}
	return os.WriteFile(*file, r.page(), 0o666)
}

// kindsOf are the kinds to score in each set of records, by its name.
type kindsOf map[string][]entity.Kind

func (k kindsOf) String() string { return "" }

func (k kindsOf) Set(s string) error {
	name, list, ok := strings.Cut(s, "=")
	if !ok {
		return fmt.Errorf("want SET=kind,kind")
	}
	for _, word := range strings.Split(list, ",") {
		if !slices.Contains(entity.Kinds(), entity.Kind(word)) {
			return fmt.Errorf("no kind %q; there are %v", word, entity.Kinds())
		}
		k[name] = append(k[name], entity.Kind(word))
	}
	return nil
}

// accuracy is what the page is made of.
type accuracy struct {
	whole, bare    *pipeline // bare is without the fitted scorer
	articles, sets []measured
	gaps           []gap
	quoted         int
}

// measured is the score of one set of texts.
type measured struct {
	name        string
	kinds       []entity.Kind
	valued      bool
	whole, bare *score
}

func newAccuracy(quoted int) (*accuracy, error) {
	whole, err := newPipeline()
	if err != nil {
		return nil, err
	}
	bare, err := newPipeline(entity.WithoutRules("fitted"))
	if err != nil {
		return nil, err
	}
	return &accuracy{whole: whole, bare: bare, quoted: quoted}, nil
}

// addArticles scores the annotated articles below a folder.
func (r *accuracy) addArticles(dir string) error {
	files, err := goldFiles([]string{dir}, ".gold", ".json")
	if err != nil {
		return err
	}
	m := measured{name: filepath.Base(dir), kinds: entity.Kinds(), whole: newScore(), bare: newScore()}
	for _, name := range files {
		gold, err := readGold(name, filepath.Ext(name) == ".json")
		if err != nil {
			return err
		}
		m.whole.add(filepath.Base(name), gold, r.whole.extract(name, gold.Source, gold.Published))
		m.bare.add(filepath.Base(name), gold, r.bare.extract(name, gold.Source, gold.Published))
	}
	r.articles = append(r.articles, m)
	return nil
}

// addSet scores a file of records.
func (r *accuracy) addSet(file string, kinds kindsOf) error {
	set, err := readRecords(file, nil)
	if err != nil {
		return err
	}
	if k := kinds[set.name]; k != nil {
		set.kinds = k
	}
	m := measured{name: set.name, kinds: set.kinds, valued: set.valued}
	if m.whole, err = set.score(r.whole); err != nil {
		return err
	}
	if m.bare, err = set.score(r.bare); err != nil {
		return err
	}
	r.sets = append(r.sets, m)
	return nil
}

// page writes the accuracy page in Markdown.
func (r *accuracy) page() []byte {
	w := &bytes.Buffer{}
	fmt.Fprint(w, pageHead)
	for _, m := range r.articles {
		m.articleTable(w)
	}
	if len(r.sets) > 0 {
		r.setTable(w)
	}
	if len(r.articles) > 0 {
		r.reliability(w)
		r.failures(w)
	}
	r.gapList(w)
	return w.Bytes()
}

const pageHead = `# Accuracy

Written by ` + "`go run ./examples/evaluate report`" + ` (` + "`.ci/run page`" + `); not to be edited by hand.
Precision, recall and F1 of spans: one is right when it covers exactly the annotated characters, white space aside, and has the
annotated kind. A fact is right when relation, subject and object are. "Rules alone" is F1 with the fitted scorer switched off
(` + "`entity.WithoutRules(\"fitted\")`" + `). The rules were written while reading these sets: expect somewhat less on texts of your own.
`

const rateHead = "| | precision | recall | F1 | rules alone | annotated | found | right |\n| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |\n"

func rateRow(w io.Writer, name string, whole, bare counts) {
	a, b := whole.rate(), bare.rate()
	fmt.Fprintf(w, "| %s | %.3f | %.3f | %.3f | %.3f | %d | %d | %d |\n", name, a.Precision, a.Recall, a.F1, b.F1, a.Gold, a.Found, a.Right)
}

// articleTable writes what was found in annotated articles.
func (m measured) articleTable(w io.Writer) {
	fmt.Fprintf(w, "\n## Articles: %s\n\n%d texts.", m.name, m.whole.files)
	if p := m.whole.articles; p.total > 0 {
		fmt.Fprintf(w, " Articles with the right headline and body: %d of %d.", p.right, p.total)
	}
	if p := m.whole.values; p.total > 0 {
		fmt.Fprintf(w, " Values of dates right: %d of %d.", p.right, p.total)
	}
	if p := m.whole.dates; p.total > 0 {
		fmt.Fprintf(w, " Dates of facts right: %d of %d.", p.right, p.total)
	}
	fmt.Fprint(w, "\n\n"+rateHead)
	var all, bare counts
	for _, k := range entity.Kinds() {
		rateRow(w, string(k), m.whole.mentions[k], m.bare.mentions[k])
		all, bare = all.plus(m.whole.mentions[k]), bare.plus(m.bare.mentions[k])
	}
	rateRow(w, "**all mentions**", all, bare)
	all, bare = counts{}, counts{}
	for _, rel := range relations {
		if c := m.whole.facts[rel]; c != (counts{}) {
			rateRow(w, string(rel), c, m.bare.facts[rel])
			all, bare = all.plus(c), bare.plus(m.bare.facts[rel])
		}
	}
	rateRow(w, "**all facts**", all, bare)
}

// setTable writes what was found in sets of records.
func (r *accuracy) setTable(w io.Writer) {
	fmt.Fprint(w, "\n## Sentences\n\nConventions differ from set to set, and from those by which articles are annotated.\n\n"+rateHead)
	var valued []measured
	for _, m := range r.sets {
		if m.valued {
			valued = append(valued, m)
			continue
		}
		for _, k := range m.kinds {
			rateRow(w, m.name+" "+string(k), m.whole.mentions[k], m.bare.mentions[k])
		}
	}
	if len(valued) == 0 {
		return
	}
	fmt.Fprint(w, "\n## Values of dates\n\n| | dates | found | value right |\n| --- | ---: | ---: | ---: |\n")
	for _, m := range valued {
		c, p := m.whole.mentions[entity.Date], m.whole.values
		fmt.Fprintf(w, "| %s | %d | %.3f | %.3f |\n", m.name, p.total, ratio(c.right, c.right+c.missed), ratio(p.right, p.total))
	}
}

// reliability writes how often facts of each score are right.
func (r *accuracy) reliability(w io.Writer) {
	fmt.Fprint(w, "\n## Reliability\n\nHow often the facts of each score are right: the score of a fact can be read as the chance that it is.\n\n"+
		"| score | facts | right | share | mean score |\n| --- | ---: | ---: | ---: | ---: |\n")
	var facts []judged
	for _, m := range r.articles {
		facts = append(facts, m.whole.judged...)
	}
	for k, b := range bins(facts) {
		if b.facts > 0 {
			fmt.Fprintf(w, "| %.2f–%.2f | %d | %d | %.3f | %.3f |\n",
				edges[k], min(1, edges[k+1]), b.facts, b.right, ratio(b.right, b.facts), b.scores/float64(b.facts))
		}
	}
}

// failures writes how often what was missed or found wrongly, and how.
func (r *accuracy) failures(w io.Writer) {
	var missed, wrong []mistake
	for _, m := range r.articles {
		for _, e := range m.whole.errors {
			switch side, _ := e.side(); {
			case e.how == "":
			case side:
				missed = append(missed, e)
			default:
				wrong = append(wrong, e)
			}
		}
	}
	fmt.Fprint(w, "\n## How it fails\n\nIn the articles above.\n")
	r.failureTable(w, "Missed", "What is there instead", missed)
	r.failureTable(w, "Found wrongly", "What is annotated instead", wrong)
}

func (r *accuracy) failureTable(w io.Writer, title, instead string, errors []mistake) {
	type key struct{ of, how string }
	n, quotes := map[key]int{}, map[key][]string{}
	var keys []key
	for _, e := range errors {
		_, of := e.side()
		k := key{of, e.how}
		if n[k]++; n[k] == 1 {
			keys = append(keys, k)
		}
		if len(quotes[k]) < r.quoted {
			quotes[k] = append(quotes[k], e.text)
		}
	}
	order := map[string]int{}
	for i, k := range entity.Kinds() {
		order[string(k)] = i
	}
	for i, rel := range relations {
		order[string(rel)] = len(order) + i
	}
	slices.SortFunc(keys, func(a, b key) int {
		return cmp.Or(cmp.Compare(order[a.of], order[b.of]), cmp.Compare(n[b], n[a]), cmp.Compare(a.how, b.how))
	})
	fmt.Fprintf(w, "\n| %s | %s | how often |%s\n| --- | --- | ---: |%s\n", title, instead, quoteHead(r.quoted, " for example |"), quoteHead(r.quoted, " --- |"))
	for _, k := range keys {
		fmt.Fprintf(w, "| %s | %s | %d |", k.of, k.how, n[k])
		if r.quoted > 0 {
			fmt.Fprintf(w, " %s |", cell(strings.Join(quotes[k], "; ")))
		}
		fmt.Fprintln(w)
	}
}

func quoteHead(quoted int, head string) string {
	if quoted == 0 {
		return ""
	}
	return head
}

// cell makes a text fit into a cell of a table.
func cell(s string) string { return strings.NewReplacer("|", `\|`, "\n", " ").Replace(s) }
