package main

import (
	"bufio"
	"bytes"
	"compress/gzip"
	_ "embed"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"math"
	"os"
	"os/exec"
	"runtime"
	"runtime/debug"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/go-renshi/renshi/entity"
	"github.com/go-renshi/renshi/entity/entitytest/timing"
	"github.com/go-renshi/renshi/entity/page"
	"github.com/go-renshi/renshi/entity/segment/jieba"
)

// builtin is the text that is timed without -corpus: articles, one a line.
//
//go:embed builtin.txt
var builtin string

const megabyte = 1e6

// speedReport is what speed prints.
type speedReport struct {
	Segmenter      string  `json:"segmenter"`        // purego or jieba: what the pipeline segments with
	JiebaTag       float64 `json:"jieba_tag_mb_s"`   // gojieba's Tag, one core
	Pipeline       float64 `json:"pipeline_mb_s"`    // page, entities and relations, one core
	Ratio          float64 `json:"ratio"`            // pipeline / jieba
	TwoCoreSpeedup float64 `json:"two_core_speedup"` // of the pipeline
	RSS            float64 `json:"rss_mb"`           // resident memory of a process with the pipeline alone, 0 if unknown
	JiebaRSS       float64 `json:"jieba_rss_mb"`     // the same with gojieba alone
	Allocs         float64 `json:"allocs_per_kb"`    // allocations of the pipeline for 1,000 bytes of text
	TextMB         float64 `json:"text_mb"`
	Articles       int     `json:"articles"`
	Stages         stages  `json:"stages"` // of the pipeline on one core
}

// stages are the steps of the pipeline.
type stages struct {
	Page     stage `json:"page"`
	Entity   stage `json:"entity"`
	Relation stage `json:"relation"`
}

// stage tells what a step takes.
type stage struct {
	Seconds float64 `json:"seconds"`
	Share   float64 `json:"share"` // of the pipeline's time
}

// text is one article of a corpus.
type text struct {
	line int // in its file, from 1
	body string
}

// segmenters makes the pipeline with each of them.
var segmenters = map[string]func() (*pipeline, error){
	"purego": func() (*pipeline, error) { return newPipeline() },
	"jieba": func() (*pipeline, error) {
		seg, err := jieba.New()
		if err != nil {
			return nil, err
		}
		return newPipeline(entity.WithSegmenter(seg))
	},
}

// runSpeed times gojieba and extraction over the same text, in turns.
func runSpeed(flags *flag.FlagSet, args []string, out io.Writer) error {
	corpus := flags.String("corpus", "", "text to time, one article a line, plain or gzip; a built-in text without it")
	limit := flags.Float64("mb", 4, "use up to `N` million bytes of the text")
	segmenter := flags.String("segmenter", "purego", "what the pipeline segments with, purego or jieba, by `NAME`; the comparison is always gojieba's Tag")
	only := flags.String("resident", "", "print only the resident memory, in million bytes, after `WHAT`, pipeline or jieba,"+
		" has gone over the text once on one core (speed runs itself twice with this flag, so that rss_mb and jieba_rss_mb are those of processes "+
		"in which the other never was)")
	if err := parse(flags, args); err != nil {
		return err
	}
	if flags.NArg() > 0 {
		return errUsage
	}
	if !(*limit > 0) {
		return fmt.Errorf("-mb %v: must be more than 0", *limit)
	}
	build, ok := segmenters[*segmenter]
	if !ok {
		return fmt.Errorf("-segmenter %s: want purego or jieba", *segmenter)
	}
	articles, err := readCorpus(*corpus, int(*limit*megabyte))
	if err != nil {
		return err
	}
	if *only != "" {
		mb, err := resident(*only, articles, build)
		if err != nil {
			return err
		}
		_, err = fmt.Fprintln(out, mb)
		return err
	}
	r, err := measure(articles, build)
	if err != nil {
		return err
	}
	r.Segmenter = *segmenter
	if r.RSS, err = residentApart("pipeline", args); err != nil {
		return err
	}
	if r.JiebaRSS, err = residentApart("jieba", args); err != nil {
		return err
	}
	return json.NewEncoder(out).Encode(r)
}

// resident is the resident memory of this process, in million bytes, after the pipeline or
// gojieba has gone over the articles.
func resident(what string, articles []text, build func() (*pipeline, error)) (float64, error) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	switch what {
	case "jieba":
		if err := tag(articles); err != nil {
			return 0, err
		}
		return rss(), nil
	case "pipeline":
		p, err := build()
		if err != nil {
			return 0, err
		}
		err = p.all(articles)
		mb := rss()
		runtime.KeepAlive(p)
		return mb, err
	}
	return 0, fmt.Errorf("-resident %s: want pipeline or jieba", what)
}

// residentApart is resident in a process of its own, which gets the flags of this one.
func residentApart(what string, args []string) (float64, error) {
	self, err := os.Executable()
	if err != nil {
		return 0, err
	}
	var out, errs bytes.Buffer
	c := exec.Command(self, append([]string{"speed", "-resident", what}, args...)...)
	c.Stdout, c.Stderr = &out, &errs
	if err := c.Run(); err != nil {
		return 0, fmt.Errorf("measuring the memory of %s: %w\n%s", what, err, errs.String())
	}
	return strconv.ParseFloat(strings.TrimSpace(out.String()), 64)
}

// readCorpus reads articles until their size reaches the limit. The built-in
// text is repeated to a size that can be timed.
func readCorpus(name string, limit int) ([]text, error) {
	var in io.Reader = strings.NewReader(strings.Repeat(builtin, max(1, min(limit, 2*megabyte)/len(builtin))))
	if name != "" {
		f, err := os.Open(name)
		if err != nil {
			return nil, err
		}
		defer f.Close()
		b := bufio.NewReader(f)
		in = b
		if magic, err := b.Peek(2); err == nil && bytes.Equal(magic, []byte{0x1f, 0x8b}) {
			z, err := gzip.NewReader(b)
			if err != nil {
				return nil, fmt.Errorf("%s: %w", name, err)
			}
			in = z
		}
	}
	var articles []text
	lines := bufio.NewReader(in)
	for n, size := 1, 0; size < limit; n++ {
		line, err := lines.ReadString('\n')
		if line = strings.TrimSpace(line); line != "" {
			articles = append(articles, text{n, line})
			size += len(line)
		}
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
	}
	if len(articles) == 0 {
		return nil, fmt.Errorf("%s: no text", name)
	}
	return articles, nil
}

// turn is how many bytes are timed at a stretch: short, so that a busy machine
// slows both sides alike.
const turn = 100_000

// rounds is how often a stretch is timed by the clock. The fastest counts: what
// others do on the machine only ever adds.
const rounds = 3

func measure(articles []text, build func() (*pipeline, error)) (*speedReport, error) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	var r speedReport
	batches := batch(articles)
	for _, b := range batches[:min(5, len(batches))] {
		if err := tag(b); err != nil {
			return nil, err
		}
	}
	p, err := build()
	if err != nil {
		return nil, err
	}
	if err := p.all(batches[0]); err != nil { // what is built at first use is not timed
		return nil, err
	}
	var tagging, extracting time.Duration
	var steps [3]time.Duration
	for _, b := range batches {
		r.TextMB += float64(bytesOf(b)) / megabyte
		tagging += timing.Of(func() { err = tag(b) })
		if err != nil {
			return nil, err
		}
		if err := p.steps(b, &steps); err != nil {
			return nil, err
		}
	}
	for _, s := range steps {
		extracting += s
	}
	for i, s := range []*stage{&r.Stages.Page, &r.Stages.Entity, &r.Stages.Relation} {
		s.Seconds, s.Share = round(steps[i].Seconds()), round(steps[i].Seconds()/extracting.Seconds())
	}
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	err = p.all(batches[0])
	runtime.ReadMemStats(&after)
	if err != nil {
		return nil, err
	}
	r.Allocs = round(float64(after.Mallocs-before.Mallocs) / float64(bytesOf(batches[0])) * 1000)

	// The same work shared by two. All that each of them needs is there after the
	// first round.
	var alone, together time.Duration
	for i := 0; i < len(batches); i += 1 + len(batches)/40 {
		b := batches[i]
		a, t := fastest(
			func() { runtime.GOMAXPROCS(1); err = errors.Join(err, p.all(b)) },
			func() { runtime.GOMAXPROCS(2); err = errors.Join(err, shared(b, p.all)) })
		if err != nil {
			return nil, err
		}
		alone, together = alone+a, together+t
	}
	runtime.GOMAXPROCS(1)
	r.Articles = len(articles)
	r.JiebaTag = round(r.TextMB / tagging.Seconds())
	r.Pipeline = round(r.TextMB / extracting.Seconds())
	r.Ratio = round(tagging.Seconds() / extracting.Seconds())
	r.TwoCoreSpeedup = round(alone.Seconds() / together.Seconds())
	r.TextMB = round(r.TextMB)
	return &r, nil
}

// all extracts what is in the articles, one after the other. A panic is an error that
// names the article.
func (p *pipeline) all(articles []text) error {
	for _, a := range articles {
		if err := a.guard("extraction", func() { p.extract("", a.body, time.Time{}) }); err != nil {
			return err
		}
	}
	return nil
}

// steps does the same step by step, and adds the time of each.
func (p *pipeline) steps(articles []text, spent *[3]time.Duration) error {
	var err error
	split := make([][]entity.Article, len(articles))
	docs := make([][]*entity.Document, len(articles))
	for i, step := range []struct {
		name string
		do   func(k int)
	}{
		{"page", func(k int) { split[k] = page.Split("", articles[k].body) }},
		{"entity", func(k int) {
			for _, a := range split[k] {
				docs[k] = append(docs[k], p.entities.Extract(a))
			}
		}},
		{"relation", func(k int) {
			for _, d := range docs[k] {
				p.relations.Extract(d)
			}
		}},
	} {
		spent[i] += timing.Of(func() {
			for k := 0; k < len(articles) && err == nil; k++ {
				err = articles[k].guard(step.name, func() { step.do(k) })
			}
		})
	}
	return err
}

// guard calls f and makes an error of a panic in it.
func (t text) guard(step string, f func()) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("article of line %d: %s panics: %v\n%s", t.line, step, p, debug.Stack())
		}
	}()
	f()
	return nil
}

// fastest times two ways in turns and returns the best time of each.
func fastest(one, other func()) (x, y time.Duration) {
	x, y = math.MaxInt64, math.MaxInt64
	for range rounds {
		x, y = min(x, timed(one)), min(y, timed(other))
	}
	return x, y
}

// batch groups the articles into turns.
func batch(articles []text) [][]text {
	var out [][]text
	size := turn
	for _, a := range articles {
		if size >= turn {
			out, size = append(out, nil), 0
		}
		out[len(out)-1] = append(out[len(out)-1], a)
		size += len(a.body)
	}
	return out
}

func bytesOf(articles []text) int {
	n := 0
	for _, a := range articles {
		n += len(a.body)
	}
	return n
}

// tag is what the pipeline is measured against: gojieba's own tagging.
func tag(articles []text) error {
	for _, a := range articles {
		if _, err := jieba.Tag(a.body); err != nil {
			return fmt.Errorf("article of line %d: %w", a.line, err)
		}
	}
	return nil
}

// shared runs work on the articles on two goroutines, one article at a time, up to the
// first error.
func shared(articles []text, work func([]text) error) error {
	var errs [2]error
	var next atomic.Int64
	var wg sync.WaitGroup
	for g := range errs {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for errs[g] == nil {
				i := int(next.Add(1)) - 1
				if i >= len(articles) {
					return
				}
				errs[g] = work(articles[i : i+1])
			}
		}()
	}
	wg.Wait()
	return errors.Join(errs[:]...)
}

// timed is the time that f takes by the clock.
func timed(f func()) time.Duration {
	start := time.Now()
	f()
	return time.Since(start)
}

// rss is the resident memory of the process in million bytes, 0 where the
// system does not tell.
func rss() float64 {
	runtime.GC()
	status, err := os.ReadFile("/proc/self/statm")
	if err != nil {
		return 0
	}
	fields := strings.Fields(string(status))
	if len(fields) < 2 {
		return 0
	}
	pages, err := strconv.ParseFloat(fields[1], 64)
	if err != nil {
		return 0
	}
	return round(pages * float64(os.Getpagesize()) / megabyte)
}

func round(x float64) float64 { return math.Round(x*1000) / 1000 }
