package main

import (
	"flag"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/go-renshi/renshi/entity"
	"github.com/go-renshi/renshi/examples/internal/corrections"
	"github.com/go-renshi/renshi/graph"
)

var archiveFile = flag.String("archive", "", "JSON Lines `file` with the archive for TestBrowserArchive, instead of an invented one")

// invented is the archive of 2,000 articles that examples/evaluate invents.
func invented(t *testing.T) []entity.Article {
	t.Helper()
	file := *archiveFile
	if file == "" {
		file = filepath.Join(t.TempDir(), "archive.jsonl")
		c := exec.Command("go", "run", "./examples/evaluate", "identity", "-articles", "2000", "-text")
		c.Dir = filepath.Join("..", "..")
		out, err := c.Output()
		require.NoError(t, err)
		require.NoError(t, os.WriteFile(file, out, 0o600))
	}
	articles, err := readFiles([]string{file}, time.Time{}, nil)
	require.NoError(t, err)
	require.GreaterOrEqual(t, len(articles), 2000)
	return articles
}

// What people shall wait for at most.
const (
	firstPage = 3 * time.Second
	click     = 300 * time.Millisecond
)

// timings reports how long things took: in the log, and next to the pictures in
// times.txt. What usually takes longer than it should is a failure.
type timings struct {
	t     *testing.T
	lines strings.Builder
}

// measure tries something three times. While it usually takes too long it is tried
// again, up to ten times.
func (r *timings) measure(name string, want time.Duration, try func(n int) time.Duration) {
	r.t.Helper()
	const least, most = 3, 10
	var took, alone []time.Duration
	for n := 0; n < least || n < most && median(alone) > want; n++ {
		took = append(took, try(n))
		alone = append(alone, withoutOthers(took[n], want))
	}
	r.note(name, want, took, alone)
}

// note reports how long something took, and would have taken without others.
func (r *timings) note(name string, want time.Duration, took, alone []time.Duration) {
	r.t.Helper()
	line := fmt.Sprintf("%-28s %5d ms, median of %d, at worst %d", name, median(took).Milliseconds(), len(took), slices.Max(took).Milliseconds())
	if median(took) > want {
		line += fmt.Sprintf("  SLOW: more than %d ms; without others on the machine %d", want.Milliseconds(), median(alone).Milliseconds())
	}
	r.t.Log(line)
	fmt.Fprintln(&r.lines, line)
	assert.LessOrEqual(r.t, median(alone), want, name)
}

// median is the middle of some times, of two in the middle the longer.
func median(times []time.Duration) time.Duration {
	return slices.Sorted(slices.Values(times))[len(times)/2]
}

// withoutOthers is how long something would have taken on a machine where nobody
// else works. What was fast enough needs no such reckoning.
func withoutOthers(took, want time.Duration) time.Duration {
	if took <= want {
		return took
	}
	return time.Duration(float64(took) / crowd())
}

// crowd is how many times as long as it should everything takes now, as others
// have the cores: 1 where nobody else works, whatever this test did before, and
// where the system does not tell how long a thread waits for a core.
func crowd() float64 {
	type spent struct{ ran, waited float64 }
	threads := make(chan spent)
	for range runtime.NumCPU() {
		go func() {
			runtime.LockOSThread()
			defer runtime.UnlockOSThread()
			ran, waited := schedule()
			for end := time.Now().Add(100 * time.Millisecond); time.Now().Before(end); {
			}
			run, wait := schedule()
			threads <- spent{run - ran, wait - waited}
		}()
	}
	var all spent
	for range runtime.NumCPU() {
		t := <-threads
		all.ran += t.ran
		all.waited += t.waited
	}
	if all.ran == 0 {
		return 1
	}
	return 1 + all.waited/all.ran
}

// schedule is how long this thread has run, and waited for a core, in nanoseconds.
func schedule() (ran, waited float64) {
	data, _ := os.ReadFile("/proc/thread-self/schedstat")
	_, _ = fmt.Sscan(string(data), &ran, &waited) // stay 0 where there is none
	return ran, waited
}

func TestTimings(t *testing.T) {
	assert.Equal(t, 2*time.Second, median([]time.Duration{time.Hour, time.Second, 2 * time.Second}))
	assert.Equal(t, 3*time.Second, median([]time.Duration{3 * time.Second, time.Second}))
	assert.Equal(t, click, withoutOthers(click, click), "fast enough on any machine")
	assert.LessOrEqual(t, withoutOthers(2*click, click), 2*click)
	assert.Greater(t, withoutOthers(1000*time.Hour, click), click, "no machine is as busy as that")
}

func (r *timings) write() {
	if *pictures == "" {
		return
	}
	require.NoError(r.t, os.MkdirAll(*pictures, 0o755))
	require.NoError(r.t, os.WriteFile(filepath.Join(*pictures, "times.txt"), []byte(r.lines.String()), 0o644))
}

// With 2,000 articles the first page comes within three seconds, and every
// click is answered within 300 ms.
func TestBrowserArchive(t *testing.T) {
	chromium(t)
	articles := invented(t)
	b := open(t, articles)
	report := &timings{t: t}
	defer report.write()
	clock := time.Now()
	b.visit("/")
	first := time.Since(clock)
	report.note("first page", firstPage, []time.Duration{first}, []time.Duration{withoutOthers(first, firstPage)})
	b.picture("2000-home", 1280, false)
	b.picture("2000-home-dark", 1280, true)

	v := b.store.now.Load().byWeight(entity.Person)[0]
	org := b.store.now.Load().byWeight(entity.Organisation)[0]
	event := b.store.now.Load().byWeight("event")[0]
	place := b.store.now.Load().byWeight(entity.Place)[0]
	months := b.store.now.Load().months
	centre := func(v *graph.Vertex) string { return "/graph?centre=" + url.QueryEscape(string(v.Key)) }
	for _, c := range []struct{ name, path string }{
		{"list", "/list/article?page=20"}, {"people", "/list/person"}, {"article", articleURL("n01000")}, {"evidence", articleURL("n01000") + "?fact=2"},
		{"person", urlOf(v.Key)}, {"person-all", urlOf(v.Key) + "?all=1"}, {"body", urlOf(org.Key)}, {"event", urlOf(event.Key)}, {"place", urlOf(place.Key)},
		{"graph", "/graph"}, {"ego", centre(v)}, {"ego-body", centre(org)}, {"ego-place", centre(place)}, {"ego-more", centre(v) + "&room=48"}, {"ego-most", centre(v) + "&room=100"},
		{"graph-months", fmt.Sprintf("/graph?relation=chaired&from=%s&to=%s", months[len(months)/4], months[len(months)/2])},
		{"graph-place", "/graph?place=" + url.QueryEscape(place.Name)}, {"search", "/search?q=" + url.QueryEscape("会议")}, {"search-pinyin", "/search?q=zjf"},
	} {
		report.measure(c.name, click, func(int) time.Duration {
			b.visit(c.path)
			ms := eval[float64](b, `performance.getEntriesByType("navigation")[0].duration`)
			return time.Duration(ms * float64(time.Millisecond))
		})
		b.picture("2000-"+c.name, 1280, false)
		if c.name == "ego" || c.name == "person" {
			b.picture("2000-"+c.name+"-dark", 1280, true)
			b.picture("2000-"+c.name+"-narrow", 420, false)
		}
		if c.name[0] == 'g' || c.name[0] == 'e' && c.name[1] == 'g' {
			assert.NotZero(t, eval[int](b, `document.querySelectorAll(".box").length`), c.name)
			assert.GreaterOrEqual(t, eval[float64](b, `Math.min(...[...document.querySelectorAll(".box text:not(.small)")].map(x => x.getBoundingClientRect().height))`), 12.0, "letters that can be read")
		}
	}

	// What changes the archive: each time anew, from the click to the page that
	// shows the result.
	report.measure("a pasted text", click, func(n int) time.Duration {
		b.visit("/add")
		b.run(chromedp.SetValue(css("[name=text]"), fmt.Sprintf("3月%d日，泊阳县委书记顾长岭到柳桥湾镇检查春耕。", n+1)))
		return b.follow(".stack button")
	})
	assert.Contains(t, b.joined(".who", "; "), "顾长岭 调研 柳桥湾镇")
	report.measure("an uploaded web page", click, func(n int) time.Duration {
		file := filepath.Join(t.TempDir(), fmt.Sprintf("page%d.html", n))
		require.NoError(t, os.WriteFile(file, fmt.Appendf(nil, `<!doctype html><html><head><meta charset="utf-8"></head><body><h1>春耕会议</h1><p>4月%d日，县长邵培林主持召开会议。</p></body></html>`, n+1), 0o600))
		b.visit("/add")
		b.run(chromedp.SetUploadFiles(css("[name=file]"), []string{file}))
		return b.follow(".stack button")
	})
	assert.Contains(t, b.joined(".who", "; "), "邵培林 主持 春耕会议")
	report.measure("a text taken away", click, func(n int) time.Duration {
		art, err := b.store.add("extra", fmt.Sprintf("5月%d日，县长邵培林主持召开会议。", n+1), time.Time{})
		require.NoError(t, err)
		b.visit(articleURL(art.ID))
		return b.follow("[action='/remove'] button")
	})
	wrong := func(n int) string { return articleURL(fmt.Sprintf("n%05d", 1000+n)) + "?correct=1" }
	report.measure("a correction: no name", click, func(n int) time.Duration {
		b.visit(wrong(n))
		b.follow(".text a.m.person")
		return b.follow(".panel [name=no]")
	})
	report.measure("a correction: a name", click, func(n int) time.Duration {
		b.visit(wrong(n))
		b.follow(".text a.m.person")
		b.run(chromedp.SetValue(css(".panel select"), "organisation"))
		return b.follow(".panel button")
	})
	report.measure("a correction: no fact", click, func(n int) time.Duration {
		b.visit(wrong(20 + n))
		return b.follow(".fact form button")
	})
	report.measure("a correction: two people", click, func(n int) time.Duration {
		b.visit(urlOf(b.store.now.Load().byWeight(entity.Person)[10+n].Key))
		eval[bool](b, `document.querySelectorAll("details").forEach(d => d.open = true), document.querySelector(".choose input").checked = true`)
		return b.follow("[action='/corrections/apart'] button")
	})
	report.measure("a correction taken back", click, func(int) time.Duration {
		b.visit("/corrections")
		return b.follow("[action='/corrections/undo'] button")
	})
	recorded, err := corrections.Load(b.store.file)
	require.NoError(t, err)
	assert.GreaterOrEqual(t, len(recorded), 9)
	assert.Equal(t, recorded, b.store.now.Load().Corrections)
	assert.Empty(t, b.complaints())
}
