package main

import (
	"embed"
	"errors"
	"io/fs"
	"log"
	"net/http"
	"runtime/debug"

	"github.com/go-renshi/renshi/graph"
)

//go:embed static
var staticFiles embed.FS

// server answers requests about what a store holds.
type server struct {
	*store
	http.Handler
	pages  map[language]pages
	layout *layouter
	reader chan struct{} // full while a text is read, one at a time
	web    *webReader
}

func newServer(s *store) (*server, error) {
	layout, err := newLayouter()
	if err != nil {
		return nil, err
	}
	v := &server{store: s, layout: layout, pages: map[language]pages{}, reader: make(chan struct{}, 1), web: newWebReader()}
	for _, l := range []language{chinese, english} {
		if v.pages[l], err = parsePages(l); err != nil {
			return nil, err
		}
	}
	static, err := fs.Sub(staticFiles, "static")
	if err != nil {
		return nil, err
	}
	mux := http.NewServeMux()
	mux.Handle("GET /static/{file}", http.StripPrefix("/static/", http.FileServerFS(static)))
	for pattern, f := range map[string]func(*http.Request) (*view, error){
		"GET /{$}":                v.home,
		"GET /list/{kind}":        v.list,
		"GET /article/{id}":       v.article,
		"GET /graph":              v.graph,
		"GET /search":             v.search,
		"GET /complete":           v.complete,
		"GET /add":                v.addForm,
		"POST /add":               v.addText,
		"POST /remove":            v.removeText,
		"GET /corrections":        v.correctionList,
		"POST /corrections":       v.correctName,
		"POST /corrections/same":  v.correctSame,
		"POST /corrections/apart": v.correctApart,
		"POST /corrections/fact":  v.correctFact,
		"POST /corrections/code":  v.correctCode,
		"POST /corrections/undo":  v.correctUndo,
		"GET /{kind}/{name}":      v.vertex,
	} {
		mux.HandleFunc(pattern, v.handle(f))
	}
	mux.HandleFunc("GET /language/{code}", setLanguage)
	mux.HandleFunc("/", v.handle(func(*http.Request) (*view, error) { return nil, notFound("there is no such page") }))
	v.Handler = mux
	return v, nil
}

// problem is an error that a reader can do something about, with the status of
// its answer. The message is a label.
type problem struct {
	status int
	label  string
	args   []any
}

func (p problem) Error() string { return english.explain(p) }

// explain tells of a problem, and of those among its arguments.
func (l language) explain(p problem) string {
	args := make([]any, len(p.args))
	for i, a := range p.args {
		if q, ok := a.(problem); ok {
			a = l.explain(q)
		}
		args[i] = a
	}
	return l.text(p.label, args...)
}

func notFound(label string, args ...any) error {
	return problem{http.StatusNotFound, label, args}
}

func badRequest(label string, args ...any) error {
	return problem{http.StatusBadRequest, label, args}
}

// handle shows the view that f makes, or what went wrong.
func (s *server) handle(f func(*http.Request) (*view, error)) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		// What a view reads from a request is bounded here, whatever it is.
		r.Body = http.MaxBytesReader(w, r.Body, maxUpload)
		v, err := caught(f, r)
		if err != nil {
			v = problemView(err)
		}
		s.show(w, r, v)
	}
}

// caught is f with a panic of it as an error: the reader gets a page all the same,
// and the terminal what happened.
func caught(f func(*http.Request) (*view, error), r *http.Request) (v *view, err error) {
	defer func() {
		if fault := recover(); fault != nil {
			log.Printf("%s %s: panic: %v\n%s", r.Method, r.URL.Path, fault, debug.Stack())
			v, err = nil, problem{http.StatusInternalServerError, "this is a fault of the program; the terminal in which it runs says more", nil}
		}
	}()
	return f(r)
}

func problemView(err error) *view {
	var p problem
	var large *http.MaxBytesError
	switch {
	case errors.As(err, &p):
	case errors.As(err, &large):
		p = problem{http.StatusRequestEntityTooLarge, "more than %d MB", []any{maxUpload >> 20}}
	default:
		p = problem{http.StatusInternalServerError, err.Error(), nil}
	}
	return &view{name: "problem", title: "That did not work", status: p.status, Data: problemData{p.status, p.Error(), p}}
}

type problemData struct {
	Status  int     `json:"status"`
	Error   string  `json:"error"`
	Problem problem `json:"-"`
}

// setLanguage remembers the reader's choice and goes back.
func setLanguage(w http.ResponseWriter, r *http.Request) {
	if _, ok := graph.ParseLanguage(r.PathValue("code")); !ok {
		http.NotFound(w, r)
		return
	}
	http.SetCookie(w, &http.Cookie{Name: languageCookie, Value: r.PathValue("code"), Path: "/", HttpOnly: true,
		SameSite: http.SameSiteLaxMode, MaxAge: 365 * 24 * 3600})
	http.Redirect(w, r, localPath(r.URL.Query().Get("back")), http.StatusSeeOther)
}
