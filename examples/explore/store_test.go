package main

import (
	"fmt"
	"net/http"
	"net/url"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
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
