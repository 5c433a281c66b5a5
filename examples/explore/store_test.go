package main

import (
	"fmt"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// Readers see whole archives while texts are added and names corrected.
func TestConcurrentUse(t *testing.T) {
	s := newSite(t, boyang(t))
	var all sync.WaitGroup
	for i := range 4 {
		all.Go(func() {
			for _, path := range []string{"/", "/graph", "/list/person", "/article/page-boyang.txt%232", "/corrections", "/search?q=gcl"} {
				assert.Equal(t, http.StatusOK, s.do("GET", path, nil).Code, path)
			}
		})
		all.Go(func() {
			assert.Equal(t, http.StatusSeeOther, s.upload(fmt.Sprintf("%d.txt", i), []byte(fmt.Sprintf("县委书记顾长岭主持第%d次会议。", i)), nil).Code)
			w := s.post("/corrections", url.Values{"name": {fmt.Sprintf("浮生%d", i)}, "is": {"person"}})
			assert.Equal(t, http.StatusSeeOther, w.Code)
		})
	}
	all.Wait()
	assert.Len(t, s.store.now.Load().Articles, 10)
	assert.Len(t, s.store.now.Load().Corrections, 4)
}

// Every article has an id of its own, whatever the files are called and in
// whatever order they come.
func TestOwnIDs(t *testing.T) {
	page, err := os.ReadFile("../../testdata/page-boyang.txt")
	require.NoError(t, err)
	dir := t.TempDir()
	write := func(name, text string) string {
		file := filepath.Join(dir, name)
		require.NoError(t, os.MkdirAll(filepath.Dir(file), 0o700))
		require.NoError(t, os.WriteFile(file, []byte(text), 0o600))
		return file
	}
	files := []string{
		write("page.txt", string(page)), write("page.txt#2", "县委书记顾长岭主持会议。"), write("b/page.txt", "县长邵培林来了。"),
		write("c/page.txt", "县长邵培林来了。"), write("x.jsonl", `{"id":"page.txt#3","text":"画家来了。"}`),
	}
	for range 2 {
		articles, err := readFiles(files, time.Time{}, nil)
		require.NoError(t, err)
		ids := map[string]bool{}
		for _, a := range articles {
			ids[a.ID] = true
		}
		assert.Len(t, ids, 10)
		st, err := newStore(filepath.Join(dir, "c.txt"), articles, func() {})
		require.NoError(t, err)
		assert.Len(t, st.now.Load().byID, 10)
		_, err = st.add("page.txt#3", "县长邵培林又来了。", time.Time{})
		require.NoError(t, err)
		assert.Len(t, st.now.Load().byID, 11)
		slices.Reverse(files)
	}
}

// Where the corrections are is nobody's business, also when they cannot be
// written: the reader learns the name of the file.
func TestNoPathsInFaults(t *testing.T) {
	dir := t.TempDir()
	secret := filepath.Join(dir, "secret")
	require.NoError(t, os.Mkdir(secret, 0o700))
	require.NoError(t, os.WriteFile(filepath.Join(secret, "c.txt"), []byte("name person\n"), 0o600))
	link := filepath.Join(dir, "link.txt")
	require.NoError(t, os.Symlink(filepath.Join(secret, "c.txt"), link))
	s := newSite(t, boyang(t))
	for file, name := range map[string]string{
		filepath.Join(secret, "c.txt"): "c.txt", secret + "/../secret/c.txt": "c.txt", link: "link.txt", filepath.Join(dir, "none", "c.txt"): "c.txt",
	} {
		s.store.file = filepath.Clean(file)
		w := s.post("/corrections", url.Values{"name": {"浮生子"}, "is": {"person"}})
		assert.GreaterOrEqual(t, w.Code, 400, file)
		holds(t, w.Body.String(), name, file)
		lacks(t, w.Body.String(), dir, file)
		lacks(t, w.Body.String(), "secret", file)
	}
	target := filepath.Join(secret, "c.txt")
	s.store.file = link
	assert.Equal(t, "c.txt.lock: link.txt", s.store.nameless(fmt.Errorf("%s.lock: %s", target, link)).Error())
}

// A fault of the program costs one answer, and not what was added before.
func TestFault(t *testing.T) {
	s := newSite(t, boyang(t))
	whole := s.store.engine
	s.store.engine = &engine{}
	for _, accept := range []string{"text/html", "application/json"} {
		body, kind := form(t, "a.txt", []byte("县委书记顾长岭主持召开会议。"), nil)
		w := s.do("POST", "/add", body, "Content-Type", kind, "Accept", accept, "Accept-Language", "en")
		assert.Equal(t, http.StatusInternalServerError, w.Code)
		holds(t, w.Body.String(), "a fault of the program", accept)
		lacks(t, w.Body.String(), "goroutine", accept)
	}
	assert.Len(t, s.store.now.Load().Articles, 6)
	s.store.engine = whole
	assert.Equal(t, http.StatusSeeOther, s.upload("a.txt", []byte("县委书记顾长岭主持召开会议。"), nil).Code)
}
