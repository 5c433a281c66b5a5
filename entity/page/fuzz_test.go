package page_test

import (
	"reflect"
	"slices"
	"testing"
	"unicode/utf8"

	"github.com/go-renshi/renshi/entity"
	"github.com/go-renshi/renshi/entity/internal/view"
	"github.com/go-renshi/renshi/entity/page"
)

// invariants holds for every split of every source.
func invariants(t *testing.T, source string, as []entity.Article) {
	t.Helper()
	edge := map[int]bool{len(source): true}
	solid := 0
	for i := 0; i < len(source); {
		c, n := utf8.DecodeRuneInString(source[i:])
		edge[i] = true
		if !view.Dropped(c) {
			solid++
		}
		i += n
	}
	ok := func(what string, s entity.Span) {
		t.Helper()
		if s.Start < 0 || s.Start > s.End || s.End > len(source) || !edge[s.Start] || !edge[s.End] {
			t.Fatalf("%s %v is not a stretch of whole characters of the %d bytes", what, s, len(source))
		}
	}
	var all []entity.Span
	covered := 0
	for _, a := range as {
		if a.Source != source {
			t.Fatal("an article has another source")
		}
		if len(a.Regions) == 0 || a.Body.Len() == 0 {
			t.Fatal("an article without regions or body")
		}
		inside := func(what string, s entity.Span) {
			t.Helper()
			ok(what, s)
			if !slices.ContainsFunc(a.Regions, func(r entity.Span) bool { return r.Contains(s) }) {
				t.Fatalf("%s %v is in none of the regions %v", what, s, a.Regions)
			}
		}
		for _, r := range a.Regions {
			ok("region", r)
			if r.Len() == 0 {
				t.Fatal("an empty region")
			}
			for i := r.Start; i < r.End; {
				c, n := utf8.DecodeRuneInString(source[i:])
				if !view.Dropped(c) {
					covered++
				}
				i += n
			}
		}
		all = append(all, a.Regions...)
		inside("body", a.Body)
		for _, s := range a.Headline {
			inside("headline", s)
			if s.Overlaps(a.Body) {
				t.Fatal("the headline is in the body")
			}
		}
		for _, s := range a.Byline {
			inside("byline", s)
		}
		if !a.Dateline.IsZero() {
			inside("dateline", a.Dateline)
		}
	}
	slices.SortFunc(all, entity.Span.Compare)
	for i := 1; i < len(all); i++ {
		if all[i-1].Overlaps(all[i]) {
			t.Fatalf("regions %v and %v overlap", all[i-1], all[i])
		}
	}
	if covered != solid {
		t.Fatalf("%d of %d characters are covered", covered, solid)
	}
	if (len(as) == 0) != (solid == 0) {
		t.Fatalf("%d articles of %d characters", len(as), solid)
	}
}

func FuzzSplit(f *testing.F) {
	for _, s := range []string{
		"", "云", "\xff\x00本报讯 \xe4\xba", "标题\n\n本报讯 正文。（李明）\n\n标题二\n\n",
		"（上接第一版①）正文。\n（下转第二版）\n\n新华社北京1月3日电 正文。\n【编辑:王敏】\n\n标题\n",
		"检 查 中 ， 说\n\n图① 说明。李明 摄\n①①\n（上接A1版）",
		"（上接第一版!）\n0000 云\n（上接第一版）", "来源：某网 作者：李明\n标题 来源：某报\n●一\n中共某县委\n2019年5月8日",
		"[视频]标题 央视网消息：正文。[文](http://a.b/c)",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		as := page.Split("x", s)
		invariants(t, s, as)
		if again := page.Split("x", s); !reflect.DeepEqual(as, again) {
			t.Fatal("a second run differs")
		}
		invariants(t, s, page.Split("x", s, page.Whole()))
	})
}
