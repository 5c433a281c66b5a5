package main

import (
	"context"
	"encoding/json"
	"flag"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/require"

	"github.com/go-renshi/renshi/entity"
)

var (
	withBrowser = flag.Bool("browser", false, "run the tests that need chromium")
	pictures    = flag.String("pictures", "", "write screenshots to this `folder`")
)

// browser is a chromium that looks at a server.
type browser struct {
	t     *testing.T
	ctx   context.Context
	url   string
	store *store

	mu sync.Mutex
	// problems are what pages complained about: errors of scripts, and what the
	// content security policy refused.
	problems []string
}

type css = chromedp.CSS

// chromium finds the browser.
func chromium(t *testing.T) string {
	t.Helper()
	if !*withBrowser {
		t.Skip("looks at pages in a browser: go test -browser")
	}
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	t.Fatal("there is no chromium")
	return ""
}

// open starts a server with articles and a browser of its own.
func open(t *testing.T, articles []entity.Article) *browser {
	t.Helper()
	path := chromium(t)
	s, err := newStore(filepath.Join(t.TempDir(), "corrections.txt"), articles, func() {})
	require.NoError(t, err)
	handler, err := newServer(s)
	require.NoError(t, err)
	server := httptest.NewServer(guard(handler))
	t.Cleanup(server.Close)

	profile, err := os.MkdirTemp("", "explore-browser-")
	require.NoError(t, err)
	opts := []chromedp.ExecAllocatorOption{
		chromedp.ExecPath(path), chromedp.UserDataDir(profile), chromedp.NoSandbox, chromedp.NoFirstRun, chromedp.Headless, chromedp.DisableGPU,
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-background-networking", true),
		chromedp.Flag("disable-component-update", true), chromedp.Flag("disable-sync", true), chromedp.Flag("lang", "zh-CN"), chromedp.Flag("accept-lang", "zh-CN"),
		chromedp.WindowSize(1280, 860),
	}
	alloc, stop := chromedp.NewExecAllocator(context.Background(), opts...)
	ctx, cancel := chromedp.NewContext(alloc)
	t.Cleanup(func() {
		_ = chromedp.Cancel(ctx) // waits until chromium has ended
		cancel()
		stop()
		_ = os.RemoveAll(profile) // chromium may still be writing
	})
	require.NoError(t, chromedp.Do(ctx)) // starts it
	b := &browser{t: t, ctx: ctx, url: server.URL, store: s}
	require.NoError(t, chromedp.Listen(ctx, b.listen))
	_, err = chromedp.Call(ctx, emulation.SetLocaleOverride, emulation.SetLocaleOverrideParams{Locale: "zh-CN"})
	require.NoError(t, err)
	_, err = chromedp.Call(ctx, log.Enable, cdp.Empty{})
	require.NoError(t, err)
	return b
}

// listen keeps what pages complain about.
func (b *browser) listen(event any) {
	b.mu.Lock()
	defer b.mu.Unlock()
	switch e := event.(type) {
	case *runtime.EventExceptionThrown:
		b.problems = append(b.problems, e.ExceptionDetails.Text)
	case *log.EventEntryAdded:
		b.problems = append(b.problems, e.Entry.Text+" "+e.Entry.URL)
	case *page.EventJavascriptDialogOpening:
		b.problems = append(b.problems, "dialog: "+e.Message)
	}
}

// complaints returns what pages complained about so far.
func (b *browser) complaints() []string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return slices.Clone(b.problems)
}

// patience is how long the browser may take for one thing before it counts as
// stuck: a busy machine is slow, and that is no fault of the program.
const patience = time.Minute

// run does actions; what fails is the test.
func (b *browser) run(actions ...chromedp.Action[chromedp.Void]) {
	b.t.Helper()
	ctx, cancel := context.WithTimeout(b.ctx, patience)
	defer cancel()
	require.NoError(b.t, chromedp.Do(ctx, actions...))
}

// get does an action that gives something.
func get[T any](b *browser, action chromedp.Action[T]) T {
	b.t.Helper()
	ctx, cancel := context.WithTimeout(b.ctx, patience)
	defer cancel()
	out, err := chromedp.Run(ctx, action)
	require.NoError(b.t, err)
	return out
}

// eval runs a script of the test's and returns what it gives.
func eval[T any](b *browser, script string) T {
	b.t.Helper()
	return get(b, chromedp.Evaluate[T](script))
}

func (b *browser) visit(path string) {
	b.t.Helper()
	b.run(chromedp.Navigate(b.url+path), chromedp.WaitReady(css("main")))
}

// text is what a reader sees at a selector.
func (b *browser) text(selector css) string {
	b.t.Helper()
	return get(b, chromedp.Text(selector))
}

// follow clicks, waits for the page behind it and says how long that took.
func (b *browser) follow(selector css) time.Duration {
	b.t.Helper()
	ctx, cancel := context.WithTimeout(b.ctx, patience)
	defer cancel()
	require.NoError(b.t, chromedp.Do(ctx, chromedp.ScrollIntoView(selector)), "there is no %s", selector)
	start := time.Now()
	_, err := chromedp.RunResponse(ctx, chromedp.Click(selector))
	require.NoError(b.t, err, "click %s", selector)
	took := time.Since(start)
	b.run(chromedp.WaitReady(css("main")))
	return took
}

// picture writes a screenshot of a view, where -pictures asks for it.
func (b *browser) picture(name string, width int64, dark bool) {
	b.t.Helper()
	if *pictures == "" {
		return
	}
	require.NoError(b.t, os.MkdirAll(*pictures, 0o755))
	scheme := "light"
	if dark {
		scheme = "dark"
	}
	b.media(scheme)
	b.run(chromedp.EmulateViewport(width, 860), chromedp.Sleep(150*time.Millisecond)) // for the eye; no test looks at pictures
	require.NoError(b.t, os.WriteFile(filepath.Join(*pictures, name+".png"), get(b, chromedp.CaptureScreenshot()), 0o644))
	b.media("light")
	b.run(chromedp.EmulateViewport(1280, 860))
}

func (b *browser) media(scheme string) {
	b.t.Helper()
	_, err := chromedp.Call(b.ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
		Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}}})
	require.NoError(b.t, err)
}

// hover puts the pointer on something.
func (b *browser) hover(selector css) {
	b.t.Helper()
	b.run(chromedp.ScrollIntoView(selector))
	at := eval[[2]float64](b, `(() => { const r = document.querySelector(`+quoteJS(string(selector))+`).getClientRects()[0]; return [r.left + r.width / 2, r.top + r.height / 2] })()`)
	b.run(chromedp.MouseEvent(input.DispatchMouseEventTypeMouseMoved, at[0], at[1]),
		chromedp.Poll[chromedp.Void](`document.querySelector(`+quoteJS(string(selector))+`).matches(":hover")`, chromedp.WithPollingTimeout(patience)))
}

// mark gives the first element at a selector whose title or text has some words
// a name to click it by.
func (b *browser) mark(selector, words string) css {
	b.t.Helper()
	found := eval[bool](b, `(() => {
		document.querySelectorAll("[data-test]").forEach(x => x.removeAttribute("data-test"));
		const e = [...document.querySelectorAll(`+quoteJS(selector)+`)].find(e => (e.querySelector("title") ?? e).textContent.includes(`+quoteJS(words)+`));
		e?.querySelector("rect, circle, text")?.setAttribute("data-test", "") ?? e?.setAttribute("data-test", "");
		return Boolean(e) })()`)
	require.True(b.t, found, "there is no %s with %q", selector, words)
	return "[data-test]"
}

// press sends a key and waits for the page that it leads to.
func (b *browser) press(keys ...string) {
	b.t.Helper()
	ctx, cancel := context.WithTimeout(b.ctx, patience)
	defer cancel()
	var steps []chromedp.Action[chromedp.Void]
	for _, k := range keys {
		steps = append(steps, chromedp.KeyEvent(k))
	}
	_, err := chromedp.RunResponse(ctx, steps...)
	require.NoError(b.t, err, "keys %q", keys)
	b.run(chromedp.WaitReady(css("main")))
}

// keydown sends keys that scripts handle, and waits for the page that they lead
// to. The protocol's own keys go on to a text field also where a script has
// taken them, which those of people do not.
func (b *browser) keydown(keys ...string) {
	b.t.Helper()
	ctx, cancel := context.WithTimeout(b.ctx, patience)
	defer cancel()
	var steps []chromedp.Action[chromedp.Void]
	for _, k := range keys {
		steps = append(steps, chromedp.Evaluate[chromedp.Void](`document.activeElement.dispatchEvent(new KeyboardEvent("keydown", {key: `+quoteJS(k)+`, bubbles: true, cancelable: true}))`))
	}
	_, err := chromedp.RunResponse(ctx, steps...)
	require.NoError(b.t, err, "keys %q", keys)
	b.run(chromedp.WaitReady(css("main")))
}

// joined is the text of all elements at a selector.
func (b *browser) joined(selector, between string) string {
	b.t.Helper()
	return eval[string](b, `[...document.querySelectorAll(`+quoteJS(selector)+`)].map(x => x.textContent).join(`+quoteJS(between)+`)`)
}

func quoteJS(s string) string {
	q, _ := json.Marshal(s) // strings can always be written
	return string(q)
}
