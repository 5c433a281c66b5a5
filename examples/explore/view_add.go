package main

import (
	"errors"
	"io"
	"net/http"
	"path"
	"strings"
	"time"

	"github.com/go-renshi/renshi/examples/internal/decode"
	"github.com/go-renshi/renshi/examples/internal/input"
)

// Bounds of texts that readers add, in bytes.
const (
	maxUpload = 16 << 20 // of a request
	maxAdded  = 64 << 20 // of all of them: what is found takes many times as much memory
)

func (s *server) addForm(*http.Request) (*view, error) {
	return &view{name: "add", title: "Add a text", Data: struct {
		Most int `json:"most"` // bytes
	}{maxUpload}}, nil
}

// addText takes a pasted text or an uploaded file and shows what is in it.
func (s *server) addText(r *http.Request) (*view, error) {
	name, data, day, err := upload(r)
	if err != nil {
		return nil, err
	}
	var t decode.Text
	switch {
	case !decode.IsHTML(data):
		t, err = decodeText(data)
	case len(data) > decode.MaxHTML:
		return nil, problem{http.StatusRequestEntityTooLarge, "a web page of more than %d MB", []any{decode.MaxHTML >> 20}}
	default:
		t, err = s.web.article(r.Context(), data)
	}
	if p := (problem{}); errors.As(err, &p) && p.status != http.StatusBadRequest {
		return nil, err
	} else if err != nil {
		return nil, badRequest("%s: %v", name, err)
	}
	if day.IsZero() {
		day = t.Published
	}
	if err := take(r.Context(), s.reader); err != nil {
		return nil, err
	}
	defer func() { <-s.reader }()
	art, err := s.add(name, t.Text, day)
	if errors.Is(err, errEmpty) {
		return nil, badRequest("there is no text in it")
	} else if errors.Is(err, errKnown) {
		ref := refOfArticle(art)
		return &view{redirect: noticed(ref.URL, "known", 0), status: http.StatusConflict, Data: ref}, nil
	} else if err != nil {
		return nil, err
	}
	ref := refOfArticle(art)
	return &view{redirect: ref.URL, Data: ref}, nil
}

// remove takes an article away that was pasted or uploaded.
func (s *server) removeText(r *http.Request) (*view, error) {
	id := r.FormValue("article")
	if !s.remove(id) {
		return nil, notFound("%q was not added here and cannot be removed", id)
	}
	return &view{redirect: noticed("/", "removed", 0), Data: map[string]string{"removed": id}}, nil
}

// upload reads the form.
func upload(r *http.Request) (name string, data []byte, day time.Time, err error) {
	err = r.ParseForm() // ParseMultipartForm does not tell what was wrong with another form
	if err == nil {
		err = r.ParseMultipartForm(maxUpload)
	}
	if err != nil && !errors.Is(err, http.ErrNotMultipart) {
		var large *http.MaxBytesError
		if errors.As(err, &large) {
			return "", nil, day, err
		}
		return "", nil, day, badRequest("the form cannot be read: %v", err)
	}
	if r.MultipartForm != nil {
		defer r.MultipartForm.RemoveAll()
	}
	if day, err = input.ParseDay(r.FormValue("published")); err != nil {
		return "", nil, day, badRequest("%q is no day like 2020-02-01", r.FormValue("published"))
	}
	file, head, err := r.FormFile("file")
	switch {
	case err == nil && head.Size > 0:
		defer file.Close()
		data, err = io.ReadAll(file)
		// What a browser calls the file may hold a path of its machine.
		return path.Base(strings.ReplaceAll(head.Filename, `\`, "/")), data, day, err
	case strings.TrimSpace(r.FormValue("text")) == "":
		return "", nil, day, badRequest("there is neither a file nor a text")
	}
	// Forms end lines with CR LF.
	text := strings.ReplaceAll(r.FormValue("text"), "\r\n", "\n")
	return "pasted-" + textHash(text, day), []byte(text), day, nil
}
