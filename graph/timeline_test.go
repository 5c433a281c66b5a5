package graph_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/go-renshi/renshi/entity"
	"github.com/go-renshi/renshi/graph"
	"github.com/go-renshi/renshi/relation"
)

// career makes a graph of one person and one office. A line of steps is
//
//	published relation date modality
//
// where - is nothing.
func career(t testing.TB, steps string) *graph.Graph {
	b := graph.NewBuilder()
	n := 0
	for line := range strings.Lines(steps) {
		w := strings.Fields(line)
		if len(w) == 0 {
			continue
		}
		require.Len(t, w, 4, line)
		for i := range w {
			if w[i] == "-" {
				w[i] = ""
			}
		}
		var published time.Time
		if w[0] != "" {
			var err error
			published, err = time.Parse(time.DateOnly, w[0])
			require.NoError(t, err)
		}
		n++
		source := fmt.Sprintf("第%d篇，云浦县县长韩柏舟。", n)
		b.Add(&relation.Result{
			Doc: &entity.Document{Article: entity.Article{ID: fmt.Sprint(n), Source: source, Published: published}, Entities: []entity.Entity{
				{ID: "1", Kind: entity.Person, Name: "韩柏舟"}, {ID: "2", Kind: entity.Title, Name: "云浦县县长"}}},
			Facts: []relation.Fact{{Type: relation.Type(w[1]), Subject: "1", Object: "2", Date: w[2], Modality: w[3]}},
		})
	}
	return b.Build()
}

func TestTimeline(t *testing.T) {
	for name, c := range map[string]struct{ steps, want string }{
		"first and last evidence": {`
			2021-03-02 holds_title - -
			2022-05-04 holds_title - -
			2021-12-01 holds_title - -`, "~2021-03-02 ~2022-05-04 3"},
		"appointed and removed": {`
			2021-05-30 appointed   2021-05-28 -
			2022-05-04 holds_title - -
			2023-01-11 removed     2023-01-10 -`, "2021-05-28 2023-01-10 3"},
		"appointed on an unknown day": {`
			2021-05-30 appointed - -
			2022-05-04 holds_title - -`, "~2021-05-30 ~2022-05-04 2"},
		"appointed on an unknown day, then told with its day": {`
			2021-05-30 appointed   - -
			2021-06-02 appointed   2021-06-01 -
			2022-05-04 holds_title - -`, "2021-06-01 ~2022-05-04 3"},
		"appointed on an unknown day, years later again": {`
			2015-05-30 appointed   - -
			2021-06-02 appointed   2021-06-01 -`, "~2015-05-30 ~2021-06-01 2"},
		"removed only": {"2023-01-11 removed 2023-01-10 -", "? 2023-01-10 1"},
		"removed on an unknown day, last seen before": {`
			2022-05-04 holds_title - -
			2023-01-11 removed - -`, "~2022-05-04 ~2023-01-11 2"},
		"twice": {`
			2015-01-02 appointed 2015-01-01 -
			2016-01-02 removed   2016-01-01 -
			2021-03-02 holds_title - -
			2021-05-02 holds_title - -`, "2015-01-01 2016-01-01 2; ~2021-03-02 ~2021-05-02 2"},
		"a career in years": {"2024-03-05 holds_title 2012-10/2018-01 -", "2012-10 2018-01 1"},
		"a career and evidence within": {`
			2024-03-05 holds_title 2012-10/2018-01 -
			2015-03-05 holds_title - -`, "2012-10 2018-01 2"},
		"from a month on": {"2024-03-05 holds_title 1978-11 -", "1978-11 ~1978-11-01 1"},
		"former only":     {"2024-03-05 holds_title - former", "? ? 1"},
		"former ends it": {`
			2021-03-02 holds_title - -
			2022-03-02 holds_title - former
			2022-04-02 holds_title - former`, "~2021-03-02 ~2021-03-02 3"},
		"removed after it was called former": {`
			2021-03-02 holds_title - -
			2022-03-02 holds_title - former
			2022-04-02 removed 2022-04-01 -`, "~2021-03-02 2022-04-01 3"},
		"former, with its years": {"2024-03-05 holds_title 2012-10/2018-01 former", "2012-10 2018-01 1"},
		"former on an unknown day": {`
			- holds_title - former
			2021-03-02 holds_title - -`, "~2021-03-02 ~2021-03-02 2"},
		"planned and denied": {`
			2021-03-02 appointed 2021-03-01 planned
			2021-03-02 holds_title - denied`, ""},
		"no day at all":        {"- holds_title - -", "? ? 1"},
		"a day without a year": {"- appointed XXXX-03-01 -", "? ? 1"},
		"evidence before the appointment": {`
			2021-03-02 holds_title - -
			2021-05-30 appointed 2021-05-28 -`, "~2021-03-02 ~2021-05-28 2"},
	} {
		t.Run(name, func(t *testing.T) {
			var got []string
			for x := range career(t, c.steps).Timeline("person:韩柏舟") {
				got = append(got, fmt.Sprint(x.From, " ", x.To, " ", len(x.Facts)))
				assert.Equal(t, "云浦县县长", x.Office.Name)
				assert.Equal(t, x.From.Known, !x.From.Day.IsZero())
				assert.Equal(t, x.To.Known, !x.To.Day.IsZero())
				assert.False(t, x.From.Known && x.To.Known && x.To.Day.Before(x.From.Day))
			}
			assert.Equal(t, c.want, strings.Join(got, "; "))
		})
	}
}

// The article that tells of a removal names the office, too: that is no evidence
// that it was held on the day of the article.
func TestRemovalInOneArticle(t *testing.T) {
	const text = "县人大常委会1月10日免去韩柏舟的县长职务。"
	all := entity.Span{End: len(text)}
	b := graph.NewBuilder()
	b.Add(&relation.Result{Doc: &entity.Document{
		Article:  entity.Article{ID: "1", Source: text, Published: time.Date(2025, 1, 12, 0, 0, 0, 0, time.UTC)},
		Entities: []entity.Entity{{ID: "1", Kind: entity.Person, Name: "韩柏舟"}, {ID: "2", Kind: entity.Title, Name: "云浦县县长"}}},
		Facts: []relation.Fact{{Type: relation.Removed, Subject: "1", Object: "2", Date: "2025-01-10", Evidence: all},
			{Type: relation.HoldsTitle, Subject: "1", Object: "2", Evidence: all}}})
	var got []string
	for x := range b.Build().Timeline("person:韩柏舟") {
		got = append(got, fmt.Sprint(x.From, " ", x.To, " ", len(x.Facts)))
	}
	assert.Equal(t, []string{"? 2025-01-10 2"}, got)
}

func TestHolders(t *testing.T) {
	var got []string
	for x := range build(t, county()...).Holders("title:临桐县副县长") {
		got = append(got, fmt.Sprint(x.Person.Name, " ", x.From, " ", x.To))
	}
	assert.Equal(t, []string{"邵启明 ~2024-01-10 ~2024-01-14", "贺长庚 ~2024-01-14 ~2024-01-14"}, got)
}
