package main

import (
	"cmp"
	"crypto/sha256"
	"errors"
	"io/fs"
	"net/http"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/go-renshi/renshi/entity"
	"github.com/go-renshi/renshi/examples/internal/corrections"
	"github.com/go-renshi/renshi/examples/internal/decode"
	"github.com/go-renshi/renshi/graph"
	"github.com/go-renshi/renshi/relation"
)

// store holds the archive that is shown, and replaces it when texts are added
// or corrections made. Readers never wait.
type store struct {
	now  atomic.Pointer[archive]
	file string // of the corrections

	mu      sync.Mutex // held while the archive is replaced
	engine  *engine
	list    []corrections.Correction
	results []*relation.Result
	graph   *graph.Builder               // of the results
	added   map[string]bool              // ids of the articles that came while the program ran
	room    int                          // bytes that they may have
	texts   map[[sha256.Size]byte]string // of each text the first article
}

// newStore reads the corrections and extracts the articles; step is called
// after each.
func newStore(file string, articles []entity.Article, step func()) (*store, error) {
	s := &store{file: filepath.Clean(file), added: map[string]bool{}, room: maxAdded}
	var err error
	if s.list, err = corrections.Load(file); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	if s.engine, err = newEngine(); err == nil {
		s.engine, err = s.engine.with(s.list)
	}
	if err != nil {
		return nil, err
	}
	s.results = s.engine.extractAll(articles, step)
	s.digest()
	s.graph = graph.NewBuilder(graph.WithIncremental(), graph.WithOverrides(corrections.Overrides(s.list)...))
	for _, r := range s.results {
		s.graph.Add(r)
	}
	s.show()
	return s, nil
}

// digest notes which texts there are.
func (s *store) digest() {
	s.texts = map[[sha256.Size]byte]string{}
	last := ""
	for _, r := range s.results {
		if a := &r.Doc.Article; a.Source != last { // the articles of a page share its text
			last = a.Source
			if sum := digest(last); s.texts[sum] == "" {
				s.texts[sum] = a.ID
			}
		}
	}
}

func digest(text string) [sha256.Size]byte { return sha256.Sum256([]byte(decode.Squeeze(text))) }

// show makes an archive of what there is.
func (s *store) show() {
	a := newArchive(s.results, s.graph.Build(), s.list)
	for id := range s.added {
		a.byID[id].Added = true
	}
	s.now.Store(a)
}

var (
	errEmpty = errors.New("no text")
	errKnown = errors.New("this text is there already")
)

// add adds a text and returns its first article. Of a text that is there
// already it returns the article and errKnown: its facts would count twice.
func (s *store) add(name, text string, day time.Time) (*article, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	known := s.now.Load().byID
	sum := digest(text)
	if art := known[s.texts[sum]]; art != nil {
		return art, errKnown
	}
	articles := splitAs(name, text, day, func(id string) bool { return known[id] != nil })
	if len(articles) == 0 || decode.Squeeze(text) == "" {
		return nil, errEmpty
	}
	if n := s.addedBytes(); n+len(text) > s.room {
		return nil, problem{http.StatusRequestEntityTooLarge,
			"texts of %d MB were added, which is all that there is room for; give more as files on the command line", []any{n >> 20}}
	}
	for _, r := range s.engine.extractAll(articles, func() {}) {
		s.results = append(s.results, r)
		s.graph.Add(r)
		s.added[r.Doc.Article.ID] = true
	}
	s.texts[sum] = articles[0].ID
	s.show()
	return s.now.Load().byID[articles[0].ID], nil
}

// addedBytes is the length of the texts that were added.
func (s *store) addedBytes() (n int) {
	last := ""
	for _, r := range s.results {
		if a := &r.Doc.Article; s.added[a.ID] && a.Source != last { // the articles of a page share its text
			last = a.Source
			n += len(last)
		}
	}
	return n
}

// remove takes away an article that was added, and says whether there was one.
// Files that were given at the start stay: they come back with the next.
func (s *store) remove(id string) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if !s.added[id] {
		return false
	}
	delete(s.added, id)
	s.results = slices.DeleteFunc(slices.Clone(s.results), func(r *relation.Result) bool { return r.Doc.Article.ID == id })
	s.graph.Remove(id)
	s.digest()
	s.show()
	return true
}

// correct records corrections and applies them.
func (s *store) correct(list ...corrections.Correction) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, c := range list {
		if err := c.Check(); err != nil {
			return err
		}
	}
	return s.change(func() error { return corrections.Append(s.file, list...) })
}

// undo takes a correction back.
func (s *store) undo(c corrections.Correction) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.change(func() error { return corrections.Remove(s.file, c) })
}

// change writes to the file, unless what stands there cannot be read, and
// follows what it says then: also what others wrote into it.
func (s *store) change(write func() error) error {
	if _, err := corrections.Load(s.file); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return problem{http.StatusConflict, "nothing was changed, as the file of the corrections cannot be read: %v", []any{s.nameless(err)}}
	}
	if err := write(); err != nil {
		return s.nameless(err)
	}
	return s.nameless(s.reload())
}

// nameless takes the folder of the corrections out of a message that a browser
// will show, also that to which a link leads.
func (s *store) nameless(err error) error {
	if err == nil {
		return nil
	}
	text, files := err.Error(), []string{s.file}
	if target, err := filepath.EvalSymlinks(s.file); err == nil {
		files = append(files, target)
	}
	slices.SortFunc(files, func(x, y string) int { return cmp.Compare(len(y), len(x)) }) // the one may end in the other
	for _, file := range files {
		text = strings.ReplaceAll(text, file, filepath.Base(file))
	}
	return errors.New(text)
}

// reload reads the file again and extracts those articles anew in which the
// names of the changed corrections stand.
func (s *store) reload() error {
	list, err := corrections.Load(s.file)
	if err != nil {
		return err
	}
	var names, ids []string
	for _, c := range changed(s.list, list) {
		switch c.Action {
		case corrections.Same, corrections.Apart:
		case corrections.NoFact:
			ids = append(ids, c.Article)
		default:
			names = append(names, folded(c.Name))
		}
	}
	if len(names)+len(ids) > 0 {
		engine, err := s.engine.with(list)
		if err != nil {
			return err
		}
		s.engine = engine
		s.again(names, ids)
	}
	s.list = list
	s.graph.Overrule(corrections.Overrides(list)...)
	s.show()
	return nil
}

// changed are the lines of two lists between what they begin and end with alike:
// their order counts, too.
func changed(before, now []corrections.Correction) []corrections.Correction {
	for len(before) > 0 && len(now) > 0 && before[0] == now[0] {
		before, now = before[1:], now[1:]
	}
	for len(before) > 0 && len(now) > 0 && before[len(before)-1] == now[len(now)-1] {
		before, now = before[:len(before)-1], now[:len(now)-1]
	}
	return slices.Concat(before, now)
}

// folded is a name as it stands in the view of a text.
func folded(name string) string {
	return entity.NewDocument(entity.Article{Source: name}, nil).View().Text()
}

// again extracts anew the articles with one of the ids, and those in which one
// of the names stands.
func (s *store) again(names, ids []string) {
	var at []int
	var articles []entity.Article
	for i, r := range s.results {
		if slices.Contains(ids, r.Doc.Article.ID) || mentions(r, names) {
			at, articles = append(at, i), append(articles, r.Doc.Article)
		}
	}
	for k, r := range s.engine.extractAll(articles, func() {}) {
		s.results[at[k]] = r
		s.graph.Replace(r)
	}
}
