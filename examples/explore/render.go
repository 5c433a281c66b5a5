package main

import (
	"bytes"
	"embed"
	"encoding/json"
	"fmt"
	"html/template"
	"mime"
	"net/http"
	"net/url"
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/go-renshi/renshi/entity"
	"github.com/go-renshi/renshi/relation"
)

// view is a page: what its template shows is what it gives as JSON.
type view struct {
	name     string // of the template
	title    string // a name, or a label
	status   int    // 0 for 200
	redirect string // go there instead
	Data     any
}

//go:embed templates
var templateFiles embed.FS

// pages are the templates by name, in one language.
type pages map[string]*template.Template

func parsePages(l language) (pages, error) {
	funcs := template.FuncMap{
		"t":       l.text,
		"explain": l.explain,
		"kind":    func(k entity.Kind) string { return l.Kind(k) },
		"kinds":   l.kinds,
		"rel":     func(t relation.Type) string { return l.Type(t) },
		"day":     l.Date,
		"score":   func(x float64) string { return strconv.FormatFloat(x, 'f', 2, 64) },
		"px":      func(x float64) string { return strconv.FormatFloat(x, 'f', 1, 64) },
		"add":     func(a, b float64) float64 { return a + b },
		"tokind":  func(s string) entity.Kind { return entity.Kind(s) },
		"arrows":  func() []string { return relationGroups },
	}
	base, err := template.New("base.html").Funcs(funcs).ParseFS(templateFiles, "templates/base.html", "templates/parts.html")
	if err != nil {
		return nil, err
	}
	files, err := templateFiles.ReadDir("templates")
	if err != nil {
		return nil, err
	}
	out := pages{}
	for _, f := range files {
		name := strings.TrimSuffix(f.Name(), ".html")
		if name == "base" || name == "parts" {
			continue
		}
		p, err := base.Clone()
		if err == nil {
			_, err = p.ParseFS(templateFiles, path.Join("templates", f.Name()))
		}
		if err != nil {
			return nil, err
		}
		out[name] = p
	}
	return out, nil
}

// show answers with JSON where that is asked for, else with a page.
func (s *server) show(w http.ResponseWriter, r *http.Request, v *view) {
	w.Header().Set("Vary", "Accept, Accept-Language, Cookie")
	w.Header().Set("Cache-Control", "no-cache")
	status := max(v.status, http.StatusOK)
	asJSON := wantsJSON(r)
	if v.redirect != "" && !asJSON {
		http.Redirect(w, r, v.redirect, http.StatusSeeOther)
		return
	}
	var out bytes.Buffer
	if asJSON || v.name == "" {
		w.Header().Set("Content-Type", "application/json; charset=utf-8")
		e := json.NewEncoder(&out)
		e.SetIndent("", " ")
		if err := e.Encode(v.Data); err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
			return
		}
	} else {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		lang := languageOf(r)
		frame := frame{Lang: lang.Code(), Title: v.title, View: v.name, Data: v.Data, Here: r.URL.RequestURI()}
		if r.Method != http.MethodGet {
			frame.Here = "/"
		}
		frame.Notices = s.notices(r)
		frame.Query = r.URL.Query().Get("q")
		if err := s.pages[lang][v.name].Execute(&out, frame); err != nil {
			http.Error(w, fmt.Sprintf("%s: %v", v.name, err), http.StatusInternalServerError)
			return
		}
	}
	w.WriteHeader(status)
	_, _ = w.Write(out.Bytes()) // the reader may have gone
}

// frame is what every page shows around its view.
type frame struct {
	Lang, Title, View, Here, Query string
	Notices                        []notice
	Data                           any
}

// wantsJSON says whether the Accept header prefers JSON to a page.
func wantsJSON(r *http.Request) bool {
	for part := range strings.SplitSeq(r.Header.Get("Accept"), ",") {
		switch t, _, _ := mime.ParseMediaType(strings.TrimSpace(part)); t {
		case "application/json":
			return true
		case "text/html", "*/*":
			return false
		}
	}
	return false
}

// localPath is a path of this program that a form or link named, else the
// first page: never another site.
func localPath(s string) string {
	u, err := url.Parse(s)
	if err != nil || u.IsAbs() || u.Host != "" || !strings.HasPrefix(s, "/") || strings.HasPrefix(s, "//") || strings.Contains(s, "\\") {
		return "/"
	}
	return s
}

// number reads a number of a query, within bounds.
func number(r *http.Request, name string, preset, least, most int) int {
	n, err := strconv.Atoi(r.URL.Query().Get(name))
	if err != nil {
		n = preset
	}
	return min(max(n, least), most)
}

// pager is a list in pages.
type pager struct {
	Page  int    `json:"page"`
	Pages int    `json:"pages"`
	Total int    `json:"total"`
	Prev  string `json:"prev,omitempty"`
	Next  string `json:"next,omitempty"`
}

// paged returns one page of a list.
func paged[T any](r *http.Request, list []T, size int) ([]T, pager) {
	p := pager{Total: len(list), Pages: max(1, (len(list)+size-1)/size)}
	p.Page = number(r, "page", 1, 1, p.Pages)
	link := func(n int) string {
		if n < 1 || n > p.Pages {
			return ""
		}
		q := r.URL.Query()
		q.Set("page", strconv.Itoa(n))
		return r.URL.EscapedPath() + "?" + q.Encode()
	}
	p.Prev, p.Next = link(p.Page-1), link(p.Page+1)
	lo := (p.Page - 1) * size
	return slices.Clip(list[lo:min(lo+size, len(list))]), p
}
