package main

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/go-renshi/renshi/entity"
	"github.com/go-renshi/renshi/entity/entitytest/timing"
	"github.com/go-renshi/renshi/graph"
	"github.com/go-renshi/renshi/graph/draw"
	"github.com/go-renshi/renshi/relation"
)

// sample is a graph of two facts of one article.
func sample(name string) *graph.Graph {
	source := "云浦县开会\n本报讯 3月1日，" + name + "出席会议。" + name + "会见林远山。"
	at := func(s string) entity.Span {
		i := strings.Index(source, s)
		return entity.Span{Start: i, End: i + len(s)}
	}
	d := &entity.Document{
		Article: entity.Article{ID: "p.txt", Source: source, Headline: []entity.Span{at("云浦县开会")}, Published: time.Date(2024, 3, 2, 0, 0, 0, 0, time.UTC)},
		Entities: []entity.Entity{{ID: "1", Kind: entity.Person, Name: name}, {ID: "2", Kind: entity.Person, Name: "林远山"},
			{ID: "3", Kind: entity.Place, Name: "白石村"}},
	}
	first, second := at("3月1日，"+name+"出席会议。"), at(name+"会见林远山。")
	b := graph.NewBuilder()
	b.Add(&relation.Result{Doc: d,
		Events: []relation.Event{{ID: "event:1", Kind: "meeting", Name: "会议", Date: "2024-03-01", Place: "3"}},
		Facts: []relation.Fact{
			{Type: relation.MetWith, Subject: "1", Object: "2", Trigger: second, Evidence: second, Score: 0.5},
			{Type: relation.Attended, Subject: "1", Object: "event:1", Trigger: first, Evidence: first, Score: 0.9},
		}})
	return b.Build()
}

func TestTable(t *testing.T) {
	var b strings.Builder
	require.NoError(t, table{language: graph.English}.write(&b, sample("韩柏舟")))
	assert.Equal(t, `  who     what      whom, which  where   when        sentence

云浦县开会  p.txt  2024-03-02
  韩柏舟  attended  会议         白石村  2024-03-01  3月1日，韩柏舟出席会议。
  韩柏舟  met       林远山                           韩柏舟会见林远山。
`, b.String())
	b.Reset()
	require.NoError(t, table{}.write(&b, sample("韩柏舟")))
	assert.Contains(t, b.String(), "韩柏舟  出席    会议    白石村  2024年3月1日  3月1日，韩柏舟出席会议。")
	b.Reset()
	require.NoError(t, table{}.write(&b, graph.NewBuilder().Build()))
	assert.Empty(t, b.String())
}

func TestTableKeepsTheTerminalWhole(t *testing.T) {
	var b strings.Builder
	require.NoError(t, table{colour: true}.write(&b, sample("韩\x1b[31m\u202e柏舟")))
	assert.Contains(t, b.String(), bold+"韩[31m柏舟\x1b[0m")
	assert.NotContains(t, b.String(), "\x1b[31m")
}

func TestColumns(t *testing.T) {
	for s, want := range map[string]int{"": 0, "ab": 2, "王": 2, "王a　": 5, "（）": 4, "é": 1, "e\u0301": 1, "𠮷": 2} {
		assert.Equal(t, want, columns(s), s)
	}
}

func try(args ...string) (code int, stdout, stderr string) {
	var out, msg strings.Builder
	code = run(args, strings.NewReader(""), &out, &msg)
	return code, out.String(), msg.String()
}

func TestUsage(t *testing.T) {
	for arg, want := range map[string]string{
		"-T=pdf":                          "the formats are dot, svg, png",
		"-lang=fr":                        "zh and en",
		"-published=2024":                 "not a day",
		"-minscore=2":                     "between 0 and 1",
		"-minscore=NaN":                   "between 0 and 1",
		"-nonsense":                       "-nonsense",
		"-in=xml":                         "text, jsonl or graph",
		"-kinds=people":                   "person, title",
		"-relations=x":                    "chaired, ",
		"-top=-1":                         "-top -1",
		"-facts -T=svg":                   "-facts prints a table, -T is for pictures",
		"-facts -T=dot":                   "-facts prints a table, -T is for pictures",
		"-facts -title=x":                 "-title",
		"-radius=2":                       "-radius is around those of -ego",
		"-in=graph -published=2024-03-02": "-published is for articles",
	} {
		code, out, msg := try(strings.Fields(arg)...)
		assert.Equal(t, 2, code, arg)
		assert.Empty(t, out)
		assert.Contains(t, msg, want)
		assert.Contains(t, msg, "dot -h for help")
		assert.Equal(t, 2, strings.Count(msg, "\n"), msg)
	}
	code, _, msg := try("-h")
	assert.Zero(t, code)
	for _, want := range []string{"-facts", "-T format", "-published day", "Usage: dot", "-top N", "-relations", "jsonl"} {
		assert.Contains(t, msg, want)
	}
}

func TestFilesThatCannotBeRead(t *testing.T) {
	code, out, msg := try("no-such-1.txt", "no-such-2.txt")
	assert.Equal(t, 1, code)
	assert.Empty(t, out)
	assert.Contains(t, msg, "no-such-1.txt")
	assert.Contains(t, msg, "no-such-2.txt")
	dir := t.TempDir()
	code, _, msg = try("-o", filepath.Join(dir, "none", "x.dot"))
	assert.Equal(t, 1, code)
	assert.Contains(t, msg, "x.dot")
}

// From text to picture: an invented article goes through the whole program.
func TestRun(t *testing.T) {
	dir := t.TempDir()
	file, out := filepath.Join(dir, "a.txt"), filepath.Join(dir, "a.dot")
	require.NoError(t, os.WriteFile(file, []byte("本报讯 3月1日上午，云浦县委召开全县安全生产工作会议，县委书记韩柏舟主持会议并讲话。\n"), 0o644))
	code, stdout, msg := try("-published", "2024-03-02", "-o", out, file)
	require.Zero(t, code, msg)
	assert.Empty(t, stdout)
	assert.Empty(t, msg, "no progress unless on a terminal")
	dot, err := os.ReadFile(out)
	require.NoError(t, err)
	assert.Contains(t, string(dot), `"person:韩柏舟" ->`)
	assert.Contains(t, string(dot), "主持")
	assert.Contains(t, string(dot), "2024年3月1日")
	code, stdout, _ = try("-minscore", "1", "-legend=false", file)
	require.Zero(t, code)
	assert.NotContains(t, stdout, "cluster_legend")
	code, stdout, _ = try("-facts", file)
	require.Zero(t, code)
	assert.Contains(t, stdout, "韩柏舟")
	code, _, msg = try("-facts", "-period", "1990", file)
	require.Zero(t, code)
	assert.Contains(t, msg, "nothing is left: the flags leave out all of ")
}

func TestJSONLines(t *testing.T) {
	file := filepath.Join(t.TempDir(), "a.jsonl")
	require.NoError(t, os.WriteFile(file, []byte(
		`{"id": "first", "text": "本报讯 昨日上午，云浦县委召开全县安全生产工作会议，县委书记韩柏舟主持会议并讲话。", "published": "2024-03-02"}`+"\n"+
			`{"text": "本报讯 县长林远山到白石村调研。"}`+"\n"), 0o644))
	code, out, msg := try("-in", "jsonl", "-facts", file)
	require.Zero(t, code, msg)
	assert.Empty(t, msg)
	assert.Contains(t, out, "first  2024-03-02")
	assert.Contains(t, out, "2024年3月1日")
	assert.Contains(t, out, "a.jsonl:2")
	code, _, msg = try("-facts", file)
	assert.Zero(t, code)
	assert.Equal(t, "dot: "+file+" looks like JSON Lines; use -in jsonl\n", msg)
}

// Without a day of publication the table shows the day as the text has it.
func TestDatesWithoutAYear(t *testing.T) {
	file := filepath.Join(t.TempDir(), "a.txt")
	require.NoError(t, os.WriteFile(file, []byte("　　本报讯 3月3日上午，县长林远山到白石村调研。\n　　昨日，县委书记韩柏舟到青禾镇调研。\n　　副县长方小满到柳湾村调研今春春耕。\n　　县长周启明早年到清泉镇调研。\n　　副镇长孙立明明早到沙溪村调研。\n"), 0o644))
	code, out, msg := try("-facts", file)
	require.Zero(t, code, msg)
	assert.Regexp(t, `林远山 +调研 .* 3月3日`, out)
	assert.NotContains(t, out, "XXXX")
	assert.Regexp(t, `韩柏舟 +调研 .* 昨日`, out)
	assert.Regexp(t, `周启明 +调研 +清泉镇 +县长周启明`, out, "the name does not go on in a day")
	assert.Regexp(t, `孙立明 +调研 +沙溪村 .*明早`, out, "nor does it take the first character of one")
	assert.Regexp(t, `方小满 +调研 +\S+ +副县长方小满`, out, "今春 is no day")
}

// facts makes a graph of one article; a fact is "subject relation object", with
// kinds where they are not person and event.
func facts(byline []string, list ...string) *graph.Graph {
	d := &entity.Document{Article: entity.Article{ID: "p.txt", Source: strings.Join(byline, "、")}}
	for _, name := range byline {
		at := strings.Index(d.Article.Source, name)
		d.Article.Byline = append(d.Article.Byline, entity.Span{Start: at, End: at + len(name)})
	}
	r := &relation.Result{Doc: d}
	known := map[entity.ID]bool{}
	add := func(s string, kind entity.Kind) entity.ID {
		if k, name, ok := strings.Cut(s, ":"); ok {
			kind, s = entity.Kind(k), name
		}
		id := entity.ID(string(kind) + ":" + s)
		if !known[id] {
			known[id] = true
			if kind == relation.KindEvent {
				r.Events = append(r.Events, relation.Event{ID: id, Kind: "meeting", Name: s})
			} else {
				d.Entities = append(d.Entities, entity.Entity{ID: id, Kind: kind, Name: s})
			}
		}
		return id
	}
	for _, f := range list {
		w := strings.Fields(f)
		r.Facts = append(r.Facts, relation.Fact{Subject: add(w[0], entity.Person), Type: relation.Type(w[1]), Object: add(w[2], relation.KindEvent), Score: 1})
	}
	b := graph.NewBuilder()
	b.Add(r)
	return b.Build()
}

// left lists the facts that a filter leaves.
func left(f filter, g *graph.Graph) string {
	var out []string
	g, err := f.apply(g)
	if err != nil {
		return err.Error()
	}
	for x := range g.Facts() {
		out = append(out, x.From.Name+" "+string(x.Type)+" "+x.To.Name)
	}
	return strings.Join(out, "; ")
}

func TestFilter(t *testing.T) {
	g := facts([]string{"何敏"},
		"韩柏舟 chaired 春耕会议", "韩柏舟 holds_title title:县委书记", "林远山 attended 春耕会议",
		"何敏 holds_title title:云浦日报记者", "何敏 reported organisation:云浦日报", "何敏 attended 春耕会议",
		"祁玥 holds_title title:责任编辑",
		"方远 holds_title title:总编辑", "方远 met_with person:韩柏舟")
	const others = "方远 met_with 韩柏舟; 方远 holds_title 总编辑; 韩柏舟 holds_title 县委书记; 林远山 attended 春耕会议; 韩柏舟 chaired 春耕会议"
	assert.ElementsMatch(t, strings.Split(others+"; 何敏 attended 春耕会议", "; "), strings.Split(left(filter{}, g), "; "),
		"neither the title of the byline nor that of one who does nothing else")
	assert.Equal(t, 9, g.Weight())
	assert.Equal(t, 9, filter{bylines: true}.facts(g).Weight())
	assert.Equal(t, "韩柏舟 chaired 春耕会议", left(filter{relations: []relation.Type{relation.Chaired}}, g))
	assert.Equal(t, "何敏 reported 云浦日报", left(filter{relations: []relation.Type{relation.Reported}}, g))
	assert.Equal(t, "方远 met_with 韩柏舟", left(filter{kinds: []entity.Kind{entity.Person}}, g))
	assert.Equal(t, "韩柏舟 chaired 春耕会议", left(filter{top: 2}, g))
	assert.Empty(t, left(filter{minScore: 1.1}, g))
}

func TestListsOfFlags(t *testing.T) {
	kinds, err := parseList("person,活动，place", graph.Kinds(), kindNames)
	require.NoError(t, err)
	assert.Equal(t, []entity.Kind{entity.Person, relation.KindEvent, entity.Place}, kinds)
	relations, err := parseList("主持,met_with", graph.Types(), typeNames)
	require.NoError(t, err)
	assert.Equal(t, []relation.Type{relation.Chaired, relation.MetWith}, relations)
}

// crowd is a graph of so many facts between people and meetings, everybody
// somewhere else.
func crowd(vertices, edges int) *graph.Graph {
	rng := rand.New(rand.NewPCG(1, 2))
	people := vertices * 2 / 3
	seen, list := map[string]bool{}, []string{}
	for len(list) < edges {
		s := fmt.Sprintf("赵%c%c attended 全县第%d次会议", '一'+rng.IntN(people), '丁', rng.IntN(vertices-people))
		if rng.IntN(4) == 0 {
			s = fmt.Sprintf("赵%c%c met_with person:赵%c%c", '一'+rng.IntN(people), '丁', '一'+rng.IntN(people), '丁')
		}
		if !seen[s] {
			seen[s] = true
			list = append(list, s)
		}
	}
	return facts(nil, list...)
}

// A picture of hundreds of edges is drawn in seconds.
func TestDenseGraphIsDrawnSoon(t *testing.T) {
	if testing.Short() {
		t.Skip("long")
	}
	for _, c := range []struct {
		vertices, edges int
		limit           time.Duration
	}{{66, 314, 10 * time.Second}, {200, 1000, 40 * time.Second}} { // twice what was wanted: processors differ
		g := crowd(c.vertices, c.edges)
		require.Greater(t, g.Size(), c.edges*9/10)
		var b bytes.Buffer
		took := timing.Of(func() { require.NoError(t, draw.SVG(&b, g, graph.DOT{})) })
		t.Logf("%d vertices, %d edges: %v", g.Order(), g.Size(), took)
		assert.Less(t, took, c.limit)
		assert.Contains(t, b.String(), "赵一丁")
	}
}

func TestPatience(t *testing.T) {
	assert.Empty(t, patience(crowd(66, 314)))
	assert.Contains(t, patience(crowd(200, 1000)), "edges may take a while; -top 40")
}

// Every format is written from text to file, and a graph that was written is read
// again.
func TestFormats(t *testing.T) {
	dir := t.TempDir()
	text := filepath.Join(dir, "a.txt")
	require.NoError(t, os.WriteFile(text, []byte("本报讯 3月1日上午，云浦县委召开全县安全生产工作会议，县委书记韩柏舟主持会议并讲话。\n　　记者 何敏\n"), 0o644))
	saved := filepath.Join(dir, "a.graph")
	code, _, msg := try("-published", "2024-03-02", "-T", "jsonl", "-o", saved, text)
	require.Zero(t, code, msg)
	for _, f := range (flags{}).formats() {
		out := filepath.Join(dir, "out."+f.name)
		code, _, msg := try("-in", "graph", "-T", f.name, "-o", out, saved)
		if f.name == "png" && strings.Contains(msg, draw.ErrNoFont.Error()) {
			continue
		}
		require.Zero(t, code, "%s: %s", f.name, msg)
		if f.name == "neo4j" {
			out = filepath.Join(out, "vertices.csv")
		}
		data, err := os.ReadFile(out)
		require.NoError(t, err)
		if f.name == "png" {
			assert.True(t, bytes.HasPrefix(data, []byte("\x89PNG")))
		} else {
			assert.Contains(t, string(data), "韩柏舟", f.name)
		}
	}
	first, err := os.ReadFile(saved)
	require.NoError(t, err)
	code, again, msg := try("-in", "graph", "-T", "jsonl", saved)
	require.Zero(t, code, msg)
	assert.Equal(t, string(first), again)

	for want, args := range map[string][]string{
		"name their folder":             {"-T", "neo4j", saved},
		"reads one file":                {"-in", "graph", saved, saved},
		"line 1: no graph":              {"-in", "graph", text},
		"nothing here is called 无":      {"-in", "graph", "-ego", "无", saved},
		"-body: nothing here is called": {"-in", "graph", "-body", "无", saved},
		"a path is between two":         {"-path", "甲", saved},
		`period "昨天"`:                   {"-period", "昨天", saved},
		`place "x"`:                     {"-place", "x", saved},
		"昨天\" is neither like 2021, 2021-03, 2021-03-02 nor like 2021-03/2021-06\ndot: place \"x\" is": {"-place", "x", "-period", "昨天", saved},
		"-radius -1": {"-radius", "-1", saved},
	} {
		code, out, msg := try(args...)
		assert.NotZero(t, code)
		assert.Empty(t, out)
		assert.Contains(t, msg, want)
	}
	code, out, msg := try("-in", "graph", "-T", "mermaid", "-lang", "en", "-path", "韩柏舟，云浦县委", saved)
	require.Zero(t, code, msg)
	assert.Contains(t, out, "chaired")
	assert.Contains(t, out, "convened")
}

func TestFilterAround(t *testing.T) {
	g := facts(nil, "韩柏舟 chaired 春耕会议", "林远山 attended 春耕会议", "何敏 attended 春耕会议", "祁玥 attended 春耕会议",
		"韩柏舟 met_with person:方远", "方远 met_with person:苏曼青")
	assert.Equal(t, "韩柏舟 met_with 方远; 韩柏舟 chaired 春耕会议", left(filter{ego: []string{"韩柏舟"}, radius: 1}, g))
	assert.Equal(t, "方远 met_with 苏曼青; 韩柏舟 met_with 方远", left(filter{path: []string{"韩柏舟", "person:苏曼青"}}, g))
	assert.Contains(t, left(filter{collapse: 3}, g), "等3人 attended 春耕会议")
	assert.Equal(t, "-path: nothing ties 韩柏舟 to 无此人", strings.ReplaceAll(left(filter{path: []string{"韩柏舟", "孤"}}, facts(nil,
		"韩柏舟 chaired 春耕会议", "孤 attended 秋收会议")), "孤", "无此人"))
}

// A graph that was written before may have relations and kinds of the user's own rules.
func TestRelationsOfOwnRules(t *testing.T) {
	d := &entity.Document{
		Article:  entity.Article{ID: "p.txt", Source: "韩柏舟资助育才小学，云帆号到港。"},
		Entities: []entity.Entity{{ID: "1", Kind: entity.Person, Name: "韩柏舟"}, {ID: "2", Kind: entity.Organisation, Name: "育才小学"}, {ID: "3", Kind: "ship", Name: "云帆号"}},
	}
	all := entity.Span{End: len(d.Article.Source)}
	b := graph.NewBuilder()
	b.Add(&relation.Result{Doc: d, Facts: []relation.Fact{
		{Type: "donated", Subject: "1", Object: "2", Trigger: all, Evidence: all, Score: 0.9},
		{Type: relation.MemberOf, Subject: "1", Object: "2", Trigger: all, Evidence: all, Score: 0.9},
		{Type: "berthed", Subject: "3", Object: "3", Trigger: all, Evidence: all, Score: 0.9},
	}})
	saved := filepath.Join(t.TempDir(), "a.graph")
	var file bytes.Buffer
	require.NoError(t, b.Build().WriteJSONL(&file))
	require.NoError(t, os.WriteFile(saved, file.Bytes(), 0o644))

	code, out, msg := try("-in", "graph", "-facts", "-lang", "en", "-relations", "donated", saved)
	require.Zero(t, code, msg)
	assert.Contains(t, out, "donated")
	assert.NotContains(t, out, "berthed")
	assert.NotContains(t, out, graph.English.Type(relation.MemberOf))
	code, out, msg = try("-in", "graph", "-facts", "-kinds", "ship,people", saved)
	assert.Equal(t, 1, code)
	assert.Empty(t, out)
	assert.Equal(t, "dot: -kinds people: there are "+join(graph.Kinds())+", ship\n", msg)
	code, out, msg = try("-in", "graph", "-facts", "-relations", "donates", "-kinds", "ships", saved)
	assert.Equal(t, 1, code)
	assert.Empty(t, out)
	assert.Contains(t, msg, "-relations donates: there are "+join(graph.Types())+", berthed, donated\n")
	assert.Contains(t, msg, "-kinds ships: ")
	code, _, msg = try("-relations", "donated", saved) // a text
	assert.Equal(t, 2, code)
	assert.Contains(t, msg, "-relations donated: there are "+join(graph.Types())+"\n")
	_, _, msg = try("-h")
	assert.Contains(t, msg, "those of your own rules that are in the graph")
}
