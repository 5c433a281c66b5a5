package main

import (
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/go-renshi/renshi/entity"
	"github.com/go-renshi/renshi/graph"
)

// The latest articles stand in front, of a day as they were read, and those
// without a day apart, behind.
func TestLatest(t *testing.T) {
	day := func(d int) time.Time { return time.Date(2021, 3, d, 0, 0, 0, 0, time.UTC) }
	var articles []entity.Article
	for _, x := range []struct {
		id string
		at time.Time
	}{{"u1", time.Time{}}, {"d3", day(3)}, {"d5a", day(5)}, {"u2", time.Time{}}, {"d5b", day(5)}} {
		articles = append(articles, split(x.id, "1949年1月，县委书记顾长岭主持召开"+x.id+"会议。", x.at)...)
	}
	s := newSite(t, articles)
	a := s.store.now.Load()
	var ids []string
	for _, ref := range refsOf(a.latest) {
		if ref.Undated {
			ids = append(ids, "|")
		}
		ids = append(ids, ref.ID)
	}
	assert.Equal(t, "d5a d5b d3 | u1 u2", strings.Join(ids, " "))
	page := s.get("/")
	assert.Equal(t, 1, strings.Count(page, `class="undated"`))
	holds(t, page, "5 篇文章，", "home")

	dated := newSite(t, articles[1:3]).store.now.Load()
	told, _ := parseMonth("1949-01")
	assert.NotContains(t, dated.months, told, "no month of the archive")
	assert.Contains(t, a.months, told, "of an article without a day of its own nothing else is known")
}

func TestSingular(t *testing.T) {
	assert.Equal(t, "1 article, 21 facts", english.text("%d articles, %d facts", 1, 21))
	assert.Equal(t, "11 articles, 1 fact", english.text("%d articles, %d facts", 11, 1))
	assert.Equal(t, "1 篇文章，1 条事实", chinese.text("%d articles, %d facts", 1, 1))
}

func TestChart(t *testing.T) {
	m, _ := parseMonth("2021-03")
	c := newChart([]monthCount{{m, 1}, {m + 2, 1}})
	require.Len(t, c.Columns, 2)
	assert.LessOrEqual(t, c.Columns[0].Height, chartHeight/2, "one article is no tower")
	assert.Less(t, c.Columns[0].X, chartWidth/12, "the first month stands first")
	assert.Equal(t, "2021-03", c.Ticks[0].Label)
	c = newChart([]monthCount{{m, 1}, {m + 100, 9}})
	assert.Equal(t, "2021-03", c.Ticks[0].Label)
	for i, tick := range c.Ticks[1:] {
		assert.Regexp(t, `^20\d\d$`, tick.Label)
		assert.Greater(t, tick.X-c.Ticks[i].X, 70.0, "labels do not touch")
	}
	_, scale := tenureBars([]tenure{{}})
	assert.Empty(t, scale, "without days there is no scale")
}

// A body tells who holds its offices, a place what happened within it.
func TestStaffAndBelow(t *testing.T) {
	s := newSite(t, split("a.txt", "泊阳县委副书记单晓燕、泊阳县委书记顾长岭、泊阳县委组织部部长阮桂芬出席会议。\n3月3日，县长邵培林到泊阳县柳桥湾镇检查春耕。", time.Time{}))
	a := s.store.now.Load()
	body := a.Graph.Vertex("organisation:泊阳县委")
	require.NotNil(t, body)
	list := a.staffOf(body)
	require.GreaterOrEqual(t, len(list), 2)
	assert.Equal(t, "顾长岭", list[0].Person.Name)
	assert.Equal(t, "单晓燕", list[1].Person.Name)
	holds(t, s.get(urlOf(body.Key)), `href="#staff"`, "body")
	lacks(t, s.get(urlOf(body.Key)), `action="/corrections/code"`, "body")

	var county *graph.Vertex
	for v := range a.Graph.Named("泊阳县") {
		county = v
	}
	require.NotNil(t, county)
	facts, total := a.below(county, 5)
	require.Equal(t, 1, total)
	assert.Equal(t, "柳桥湾镇", facts[0].To.Name)
	holds(t, s.get(urlOf(county.Key)), "下辖地点的动态", "place")
}

func TestSearchExplains(t *testing.T) {
	s := newSite(t, boyang(t))
	holds(t, s.get("/search"), "首字母", "an empty search")
	lacks(t, s.get("/search?q="+url.QueryEscape("顾长岭")), "首字母", "a search")
}
