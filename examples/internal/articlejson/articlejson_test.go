package articlejson

import (
	"bytes"
	"encoding/json"
	"flag"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/go-renshi/renshi/entity"
	"github.com/go-renshi/renshi/entity/entitytest"
	"github.com/go-renshi/renshi/relation"
)

var update = flag.Bool("update", false, "rewrite golden files")

// byHand is what the extractors could have found in a text of two lines of
// headline, a body and a byline.
func byHand(t *testing.T) *relation.Result {
	source, mentions, err := entitytest.Parse(
		"⟦P 顾长岭⟧主持\n召开 会议\n\u3000\u3000⟦D 昨日|2021-03-02⟧，⟦O 县委⟧⟦T 书记⟧⟦P 顾\n长岭⟧在“<三楼>”主持会议。（⟦P 祁玥⟧）\n")
	require.NoError(t, err)
	at := func(s string) entity.Span {
		i := strings.Index(source, s)
		require.GreaterOrEqual(t, i, 0)
		return entity.Span{Start: i, End: i + len(s)}
	}
	doc := &entity.Document{
		Article: entity.Article{
			ID: "r1", Source: source,
			Regions:   []entity.Span{{Start: 0, End: len(source)}},
			Headline:  []entity.Span{at("顾长岭主持"), at("召开 会议")},
			Byline:    []entity.Span{at("祁玥")},
			Body:      entity.Span{Start: at("昨日").Start, End: at("会议。").End},
			Published: time.Date(2021, 3, 3, 0, 0, 0, 0, time.UTC),
		},
		Mentions: mentions,
		Entities: []entity.Entity{
			{ID: "person:顾长岭", Kind: entity.Person, Name: "顾长岭"},
			{ID: "title:县委书记", Kind: entity.Title, Name: "县委书记", Aliases: []string{"书记"}},
			{ID: "place:柳湾镇", Kind: entity.Place, Name: "柳湾镇", Code: "999999101"},
		},
	}
	doc.Mentions[0].Entity, doc.Mentions[3].Entity, doc.Mentions[4].Entity = "person:顾长岭", "title:县委书记", "person:顾长岭"
	return &relation.Result{
		Doc: doc,
		Events: []relation.Event{{ID: "event:1", Kind: "meeting", Name: "第二次会议", Aliases: []string{"会议"},
			Date: "2021-03-02", Place: "place:柳湾镇", Convener: "organisation:县委",
			Participants: []relation.Participant{{ID: "person:顾长岭", Role: relation.Chaired}}},
			{ID: "event:2", Kind: relation.KindInspection, Name: "顾长岭调研柳湾镇", Aliases: []string{"调研"},
				Place: "place:柳湾镇", Sites: []entity.ID{"place:柳湾镇"}}},
		Others: []entity.Entity{{ID: "other:三楼", Kind: relation.KindOther, Name: "三楼"}},
		Facts: []relation.Fact{{Type: relation.Chaired, Subject: "person:顾长岭", Object: "event:1", Date: "2021-03-02",
			Trigger: at("主持会议"), Evidence: at("昨日"), Rule: "chaired/1", Score: 0.9}},
	}
}

func TestJSONOfAnArticle(t *testing.T) {
	line := Encode("a.txt", "", 2, byHand(t))
	assert.Equal(t, 1, bytes.Count(line, []byte("\n")), "one line")
	var indented bytes.Buffer
	require.NoError(t, json.Indent(&indented, line, "", " "))
	entitytest.Golden(t, "testdata/article.json", indented.String(), *update)
}

func TestJSONHasNoNull(t *testing.T) {
	empty := &relation.Result{Doc: entity.NewDocument(entity.Article{Source: "没有"}, nil)}
	assert.JSONEq(t, `{"source": "-", "id": "7", "article": 1, "headline": "", "byline": [], "published": "",
		"spans": [[0, 6]], "body": [0, 6], "mentions": [], "entities": [], "facts": []}`,
		string(Encode("-", "7", 1, empty)))
}
