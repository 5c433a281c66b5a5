package main

import (
	"cmp"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/go-renshi/renshi/entity"
	"github.com/go-renshi/renshi/examples/evaluate/internal/archive"
	"github.com/go-renshi/renshi/graph"
	"github.com/go-renshi/renshi/relation"
)

// identityReport is what identity prints.
//
// An item is a person named in an article, however often. Its B-cubed
// precision is the share of those who really are the same person among the
// items that the graph takes for one with it, its recall the share of those
// found among the items that really are one with it; both are averaged over
// all items (Bagga and Baldwin, 1998). An item that extraction did not find,
// or found no fact about, is a person of its own.
type identityReport struct {
	Precision   float64 `json:"bcubed_p"`
	Recall      float64 `json:"bcubed_r"`
	F1          float64 `json:"bcubed_f1"`
	Articles    int     `json:"articles"`
	People      int     `json:"people"`
	Occurrences int     `json:"occurrences"` // the items
	Unseen      int     `json:"unseen"`      // those that extraction did not find
}

const identityUsage = `
Invents an archive of news whose truth is known (package
examples/evaluate/internal/archive), extracts it, builds the graph and prints
one JSON line. An item is a person named in an article; B-cubed precision of
an item is the share of right ones among the items joined with it, recall the
share of those joined with it among the items of the same person; both are
averaged over all items. An item that extraction did not find counts as a
person of its own.
`

func runIdentity(flags *flag.FlagSet, args []string, out io.Writer) error {
	var c archive.Config
	flags.Uint64Var(&c.Seed, "seed", 1, "`number` that the archive is drawn by: another one, another archive")
	flags.IntVar(&c.Articles, "articles", 2400, "`number` of articles")
	flags.IntVar(&c.People, "people", 320, "`number` of people")
	flags.Float64Var(&c.Namesakes, "namesakes", 0.15, "`share` of the people who share their name")
	by := flags.String("by", "default", "`identity` to measure: default, name (one name, one person) or none (nobody is joined)")
	errors := flags.Int("errors", 0, "show `N` people of each sort that were wrongly joined or split, with their articles")
	text := flags.Bool("text", false, "print the archive instead, one JSON record a line, for extract and dot -in jsonl")
	usage := flags.Usage
	flags.Usage = func() { usage(); fmt.Fprint(flags.Output(), identityUsage) }
	if err := parse(flags, args); err != nil {
		return err
	}
	if flags.NArg() > 0 {
		return errUsage
	}
	if c.Articles < 1 || c.People < 100 || !(c.Namesakes > 0 && c.Namesakes <= 0.5) {
		return fmt.Errorf("-articles must be at least 1, -people at least 100, -namesakes in (0, 0.5]")
	}
	opts := []graph.Option{graph.WithAppearances()}
	switch *by {
	case "default":
	case "name":
		opts = append(opts, graph.WithIdentity(oneName))
	case "none":
		opts = append(opts, graph.WithIdentity(func([]graph.Occurrence) []int { return nil }))
	default:
		return fmt.Errorf("-by %s: not default, name or none", *by)
	}
	a, err := archive.New(c)
	if err != nil {
		return fmt.Errorf("-people: %w", err)
	}
	if *text {
		return writeArchive(out, a)
	}
	p, err := newPipeline()
	if err != nil {
		return err
	}
	b := graph.NewBuilder(opts...)
	ids := map[string][]string{}
	for i, rs := range p.extractAll(a.Articles) {
		for _, r := range rs {
			b.Add(r)
			ids[a.Articles[i].ID] = append(ids[a.Articles[i].ID], r.Doc.Article.ID)
		}
	}
	g := b.Build()
	items := itemsOf(a, g, ids)
	r := bcubed(items)
	r.Articles, r.People = len(a.Articles), len(a.People)
	if err := json.NewEncoder(out).Encode(r); err != nil {
		return err
	}
	printMistakes(out, a, g, items, *errors)
	return nil
}

// oneName joins all that have one name.
func oneName(os []graph.Occurrence) []int {
	first, out := map[string]int{}, make([]int, len(os))
	for i, o := range os {
		if _, ok := first[o.Name]; !ok {
			first[o.Name] = i
		}
		out[i] = first[o.Name]
	}
	return out
}

func writeArchive(out io.Writer, a *archive.Archive) error {
	e := json.NewEncoder(out)
	for _, x := range a.Articles {
		record := map[string]string{"id": x.ID, "text": x.Text}
		if !x.Published.IsZero() {
			record["published"] = x.Published.Format("2006-01-02")
		}
		if err := e.Encode(record); err != nil {
			return err
		}
	}
	return nil
}

// extractAll extracts articles on all processors. The results are in the order
// of the articles.
func (p *pipeline) extractAll(articles []archive.Article) [][]*relation.Result {
	out := make([][]*relation.Result, len(articles))
	each(len(articles), func(i int) { out[i] = p.extract(articles[i].ID, articles[i].Text, articles[i].Published) })
	return out
}

// item is a person named in an article.
type item struct {
	article string
	name    string
	truth   int
	found   string // the vertex, or a string of its own
	seen    bool
	ref     graph.Ref
}

// itemsOf finds out whom the graph takes those named for. ids are the articles that each text was split into.
func itemsOf(a *archive.Archive, g *graph.Graph, ids map[string][]string) []item {
	var out []item
	for _, x := range a.Articles {
		for _, n := range x.Named {
			i := item{article: x.ID, name: n.Name, truth: n.Person, found: x.ID + " " + n.Name}
			for _, id := range ids[x.ID] {
				ref := graph.Ref{Article: id, Name: n.Name}
				if v := g.Resolve(ref); v != nil && v.Kind == entity.Person {
					i.found, i.seen, i.ref = string(v.Key), true, ref
				}
			}
			out = append(out, i)
		}
	}
	return out
}

func bcubed(items []item) identityReport {
	type pair struct {
		truth int
		found string
	}
	truth, found, both := map[int]int{}, map[string]int{}, map[pair]int{}
	for _, i := range items {
		truth[i.truth]++
		found[i.found]++
		both[pair{i.truth, i.found}]++
	}
	r := identityReport{Occurrences: len(items)}
	for _, i := range items {
		n := float64(both[pair{i.truth, i.found}])
		r.Precision += n / float64(found[i.found])
		r.Recall += n / float64(truth[i.truth])
		if !i.seen {
			r.Unseen++
		}
	}
	r.Precision /= float64(len(items))
	r.Recall /= float64(len(items))
	r.F1 = round4(2 * r.Precision * r.Recall / (r.Precision + r.Recall))
	r.Precision, r.Recall = round4(r.Precision), round4(r.Recall)
	return r
}

func round4(x float64) float64 { return float64(int(x*1e4+0.5)) / 1e4 }

// mostShown is how many articles of each person or vertex a mistake shows.
const mostShown = 3

// printMistakes shows up to n vertices that are several people and n people
// who are several vertices, those with the most articles first.
func printMistakes(out io.Writer, a *archive.Archive, g *graph.Graph, items []item, n int) {
	if n <= 0 {
		return
	}
	group := func(key func(item) string, other func(item) string, heading string) {
		groups := map[string][]item{}
		for _, i := range items {
			groups[key(i)] = append(groups[key(i)], i)
		}
		var bad []string
		size := map[string]int{}
		for k, g := range groups {
			kinds := map[string]int{}
			for _, i := range g {
				kinds[other(i)]++
			}
			if len(kinds) > 1 {
				bad = append(bad, k)
				for _, c := range kinds {
					size[k] += c * (len(g) - c)
				}
			}
		}
		slices.SortFunc(bad, func(x, y string) int {
			if size[x] != size[y] {
				return size[y] - size[x]
			}
			return strings.Compare(x, y)
		})
		fmt.Fprintf(out, "\n%s: %d\n", heading, len(bad))
		w := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
		for _, k := range bad[:min(n, len(bad))] {
			of := groups[k]
			fmt.Fprintf(w, "\n%s\n", k)
			count := map[string]int{}
			for _, i := range of {
				count[other(i)]++
			}
			// those that are few are the wrong ones
			slices.SortStableFunc(of, func(x, y item) int {
				return cmp.Or(cmp.Compare(count[other(x)], count[other(y)]), strings.Compare(other(x), other(y)))
			})
			last, shown := "", 0
			for n, i := range of {
				if o := other(i); o != last {
					fmt.Fprintf(w, "  %s: %d\n", o, count[o])
					last, shown = o, 0
					if n > 0 && of[n-1].seen && i.seen {
						fmt.Fprint(w, indent(g.Why(of[n-1].ref, i.ref).String()))
					}
				}
				if shown++; shown > mostShown {
					if shown == mostShown+1 {
						fmt.Fprintf(w, "    … %d more\n", count[last]-mostShown)
					}
					continue
				}
				x := articleOf(a, i.article)
				day := "no date   "
				if !x.Published.IsZero() {
					day = x.Published.Format("2006-01-02")
				}
				fmt.Fprintf(w, "    %s %s %s\n", i.article, day, around(x.Text, i.name))
			}
		}
		_ = w.Flush()
	}
	person := func(i item) string {
		m := a.People[i.truth]
		return fmt.Sprintf("%s (%d: %s)", m.Name, i.truth, strings.Join(m.Career, "; "))
	}
	vertex := func(i item) string { return i.found }
	group(vertex, person, "several people joined")
	group(person, vertex, "one person split")
}

func indent(s string) string {
	return "      " + strings.ReplaceAll(strings.TrimSuffix(s, "\n"), "\n", "\n      ") + "\n"
}

func articleOf(a *archive.Archive, id string) *archive.Article {
	i, _ := slices.BinarySearchFunc(a.Articles, id, func(x archive.Article, id string) int { return strings.Compare(x.ID, id) })
	return &a.Articles[i]
}

// around cuts out what stands around the last mention of a name.
func around(text, name string) string {
	i := strings.Index(text, "\n") + 1
	if k := strings.Index(text[i:], name); k >= 0 {
		i += k
	}
	rs := []rune(text[:i])
	before := string(rs[max(0, len(rs)-24):])
	after := []rune(text[i:])
	return strings.ReplaceAll(before+string(after[:min(24, len(after))]), "\n", " ")
}
