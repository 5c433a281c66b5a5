package main

import (
	"net/http"
	"net/url"
	"strconv"

	"github.com/go-renshi/renshi/examples/internal/corrections"
)

// notice is what a page says of what the reader has just done. An address holds
// no words of it, so that nobody can make a link that puts words on a page.
type notice struct {
	Label string
	Line  *correctionLine // what was recorded
	// Nowhere says that the name stands in no article of the archive.
	Nowhere bool
}

// noticed adds to an address what was done there; n is how many corrections.
func noticed(to, done string, n int) string {
	u, err := url.Parse(to)
	if err != nil {
		return to
	}
	q := u.Query()
	q.Set("done", done)
	if n > 0 {
		q.Set("n", strconv.Itoa(n))
	}
	u.RawQuery = q.Encode()
	return u.String()
}

// notices are those of a page.
func (s *server) notices(r *http.Request) []notice {
	switch r.URL.Query().Get("done") {
	case "known":
		return []notice{{Label: "This text is in the archive already. It was not added again."}}
	case "removed":
		return []notice{{Label: "The article was removed."}}
	case "undone":
		return []notice{{Label: "The correction was undone."}}
	case "recorded":
	default:
		return nil
	}
	a := s.now.Load()
	n := number(r, "n", 1, 0, min(20, len(a.Corrections)))
	var out []notice
	for _, c := range a.Corrections[len(a.Corrections)-n:] {
		l := a.correctionLine(c)
		named := c.Action == corrections.Name || c.Action == corrections.Not
		out = append(out, notice{Label: "Recorded:", Line: &l, Nowhere: named && !a.stands(c.Name)})
	}
	return out
}

// stands says whether a name stands in an article.
func (a *archive) stands(name string) bool {
	names := []string{folded(name)}
	for _, art := range a.Articles {
		if mentions(art.Found, names) {
			return true
		}
	}
	return false
}
