package main

import (
	"errors"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/go-renshi/renshi/examples/internal/decode"
)

// slowPage has decode.MaxHTML bytes in very many elements: it takes seconds.
func slowPage() []byte {
	page := "<html><body><article>" + strings.Repeat("<p>会议<b>在</b>举行。</p>", decode.MaxHTML)
	return []byte(page[:decode.MaxHTML])
}

// A page whose article is not found in time is given up on, and whoever pastes a
// text meanwhile does not wait for it.
func TestSlowWebPage(t *testing.T) {
	s := newSite(t, nil)
	s.web.limit = 50 * time.Millisecond
	start := time.Now()
	w := s.upload("slow.html", slowPage(), nil)
	assert.Less(t, time.Since(start), 5*time.Second)
	assert.Equal(t, http.StatusUnprocessableEntity, w.Code)
	holds(t, w.Body.String(), "请改为粘贴", "problem")
	assert.Len(t, s.web.turn, 1, "still at it")
	assert.Equal(t, http.StatusServiceUnavailable, s.upload("other.html", []byte(`<html><body><p>县长邵培林主持召开会议。</p></body></html>`), nil).Code)
	assert.Equal(t, http.StatusSeeOther, s.upload("a.txt", []byte("县委书记顾长岭主持召开春耕会议。"), nil).Code)
	assert.Len(t, s.store.now.Load().Articles, 1)
}

// The turn comes back when the work ends, however it does.
func TestWebReaderGoesOn(t *testing.T) {
	begun, end := make(chan struct{}), make(chan struct{})
	w := newWebReader()
	w.limit = 20 * time.Millisecond
	w.read = func([]byte) (decode.Text, error) {
		close(begun)
		<-end
		panic("a page that nobody thought of")
	}
	_, err := w.article(t.Context(), nil)
	<-begun
	require.Error(t, err)
	close(end)
	w.limit = time.Minute
	w.read = func([]byte) (decode.Text, error) { return decode.Text{Text: "会议"}, nil }
	got, err := w.article(t.Context(), nil)
	require.NoError(t, err)
	assert.Equal(t, "会议", got.Text)
	w.read = func([]byte) (decode.Text, error) { panic(errors.New("again")) }
	_, err = w.article(t.Context(), nil)
	assert.EqualError(t, err, "again")
	assert.Eventually(t, func() bool { return len(w.turn) == 0 }, time.Minute, time.Millisecond)
}
