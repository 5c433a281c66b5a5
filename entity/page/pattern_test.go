package page

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

var patterns = []*pattern{continuedLead, ownLead, agencyLead, siteLead, shortLead, signedLead, datedLead,
	dateLine, dateOnly, webLine, caption, openReport}

// Every pattern is anchored, matches something, and not everywhere.
func TestPatterns(t *testing.T) {
	made := 0
	files, err := filepath.Glob("*.go")
	require.NoError(t, err)
	for _, f := range files {
		if strings.HasSuffix(f, "_test.go") {
			continue
		}
		source, err := os.ReadFile(f)
		require.NoError(t, err)
		made += strings.Count(string(source), "newPattern(`")
	}
	assert.Equal(t, made, len(patterns), "all are tested")
	for _, p := range patterns {
		assert.True(t, strings.HasPrefix(p.String(), "^"), p)
		assert.False(t, p.MatchString(""), p)
		assert.False(t, p.first.Has('，'), p)
		for _, n := range p.needs {
			assert.NotZero(t, *n.among, p)
			assert.Positive(t, n.within, p)
		}
	}
}

// A glance never denies what an expression would match: not the longest match of each, nor
// what stands anywhere in the test articles.
func TestGlancesDenyNoMatch(t *testing.T) {
	check := func(source string) (matches int) {
		x := read(source)
		defer x.close()
		for at := range x.chars {
			for _, p := range patterns {
				if p.MatchString(x.head(at, headLen)) {
					matches++
					assert.True(t, x.may(p, at), "%s at %q", p, x.head(at, headLen))
				}
			}
		}
		return matches
	}
	for _, longest := range []string{
		"（【▲上接春夏秋冬第一版）", "□紧接第十二版①", "◆本报记者申小雅、顾长岭摄影报道", "（春夏秋冬春夏秋冬客户端十二月日3日电",
		"（春夏秋冬春夏秋冬频道记者申小雅、顾长岭、汤小满泊阳2021年12月12日上午综合消息", "春夏秋冬春夏秋冬春夏秋冬客户端综合报讯（",
		"春夏秋冬春夏在线消息据", "春夏秋冬春夏12月12日讯", "（春夏秋冬春夏秋冬春夏报春夏秋冬记者申小雅）", "（春夏秋冬春夏秋冬春夏台春夏通讯员申小雅）",
		"（本报实习生申小雅）", "通讯员申小雅报道：", "春夏秋冬春夏台报导，", "北京时间", "记者从", "（2021年12月12日星期三", "首页>要闻", "上图为：", "记者申小雅摄影报道",
	} {
		assert.Positive(t, check(longest), longest)
	}
	files, err := filepath.Glob("../../testdata/*.txt")
	require.NoError(t, err)
	require.NotEmpty(t, files)
	for _, f := range files {
		source, err := os.ReadFile(f)
		require.NoError(t, err)
		check(string(source))
	}
}
