package main

import (
	_ "embed"
	"fmt"
	"net/http"
	"regexp"
	"strings"

	"github.com/go-renshi/renshi/entity"
	"github.com/go-renshi/renshi/graph"
	"github.com/go-renshi/renshi/relation"
)

// language is the language of labels.
type language struct {
	graph.Language
}

var chinese, english = language{graph.Chinese}, language{graph.English}

// Code is what lang="…" wants.
func (l language) Code() string {
	if l.Language == graph.English {
		return "en"
	}
	return "zh-Hans"
}

// labels.txt holds the Chinese of every English label.
//
//go:embed labels.txt
var labelFile string

var labels = readLabels(labelFile)

func readLabels(file string) map[string]string {
	out := map[string]string{}
	for l := range strings.Lines(file) {
		if en, zh, ok := strings.Cut(strings.TrimSpace(l), "\t"); ok && !strings.HasPrefix(en, "#") {
			out[en] = strings.TrimSpace(zh)
		}
	}
	return out
}

// text returns a label, given in English, with its arguments.
func (l language) text(label string, args ...any) string {
	if l.Language == graph.Chinese {
		if zh, ok := labels[label]; ok {
			label = zh
		}
	}
	if len(args) == 0 {
		return label
	}
	out := fmt.Sprintf(label, args...)
	if l.Language == graph.English {
		out = single.ReplaceAllString(out, "$1")
	}
	return out
}

// single finds one of what is counted: 1 articles.
var single = regexp.MustCompile(`\b(1 (?:article|fact|event))s\b`)

// types names the relations of facts, each once.
func (l language) types(facts []*graph.Fact) string {
	var words []string
	for i, f := range facts {
		if i == 0 || f.Type != facts[i-1].Type {
			words = append(words, l.Type(f.Type))
		}
	}
	if l.Language == graph.English {
		return strings.Join(words, ", ")
	}
	return strings.Join(words, "、")
}

// kinds names a kind above a list: People, not Person.
func (l language) kinds(k entity.Kind) string {
	many := map[entity.Kind]string{
		entity.Person: "People", entity.Organisation: "Bodies", entity.Title: "Offices", relation.KindEvent: "Events", entity.Place: "Places",
	}
	if many[k] == "" || l.Language == graph.Chinese {
		return l.Kind(k)
	}
	return many[k]
}

// kinds that pages list, in their order.
var listed = []entity.Kind{entity.Person, entity.Organisation, entity.Title, relation.KindEvent, entity.Place}

const languageCookie = "lang"

// languageOf is the language that the reader chose, else the one that the
// browser asks for, else Chinese.
func languageOf(r *http.Request) language {
	if c, err := r.Cookie(languageCookie); err == nil {
		if l, ok := graph.ParseLanguage(c.Value); ok {
			return language{l}
		}
	}
	for part := range strings.SplitSeq(r.Header.Get("Accept-Language"), ",") {
		tag, _, _ := strings.Cut(strings.TrimSpace(strings.ToLower(part)), ";")
		if tag, _, _ = strings.Cut(tag, "-"); tag == "en" {
			return english
		} else if tag == "zh" {
			return chinese
		}
	}
	return chinese
}
