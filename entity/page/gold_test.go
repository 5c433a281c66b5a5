package page_test

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/go-renshi/renshi/entity"
	"github.com/go-renshi/renshi/entity/page"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// The annotated articles live beside the repository; without them these tests
// are skipped.
const shared = "../../../shared"

type goldFile struct {
	Name     string
	Text     string
	Articles []struct{ Headline, First, Last string }
}

func readGold(t *testing.T, dir string) []goldFile {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(shared, dir, "*.json"))
	require.NoError(t, err)
	if len(files) == 0 {
		t.Skip("no annotated articles beside the repository")
	}
	var out []goldFile
	for _, f := range files {
		b, err := os.ReadFile(f)
		require.NoError(t, err)
		g := goldFile{Name: filepath.Base(f)}
		require.NoError(t, json.Unmarshal(b, &g))
		out = append(out, g)
	}
	return out
}

func squeeze(s string) string {
	return strings.Map(func(c rune) rune {
		if unicode.IsSpace(c) {
			return -1
		}
		return c
	}, s)
}

// canon leaves out white space, quotes and brackets.
func canon(s string) string {
	return strings.Map(func(c rune) rune {
		if strings.ContainsRune("“”\"'‘’《》〈〉「」『』()（）", c) {
			return -1
		}
		return c
	}, squeeze(s))
}

func unmarked(s string) string {
	return strings.TrimSuffix(strings.TrimSuffix(s, "（完）"), "(完)")
}

func headline(a entity.Article) string {
	var b strings.Builder
	for _, s := range a.Headline {
		b.WriteString(a.Source[s.Start:s.End])
	}
	return squeeze(b.String())
}

func body(a entity.Article) string {
	return squeeze(a.Source[a.Body.Start:a.Body.End])
}

// rewrap breaks every line at n characters.
func rewrap(s string, n int) string {
	var b strings.Builder
	col := 0
	for i, c := range s {
		b.WriteRune(c)
		if col++; c == '\n' {
			col = 0
		}
		if next := i + utf8.RuneLen(c); col >= n && next < len(s) && s[next] != '\n' {
			b.WriteByte('\n')
			col = 0
		}
	}
	return b.String()
}

// score counts the annotated articles found with the right headline and body,
// and lists what is wrong.
func score(g goldFile, text string) (right int, found []entity.Article, wrong []string) {
	found = page.Split(g.Name, text)
	for _, x := range g.Articles {
		ok := false
		for _, a := range found {
			b := unmarked(body(a))
			ok = ok || strings.HasPrefix(b, squeeze(x.First)) && strings.HasSuffix(b, unmarked(squeeze(x.Last))) &&
				canon(headline(a)) == canon(x.Headline)
		}
		if ok {
			right++
			continue
		}
		wrong = append(wrong, fmt.Sprintf("want %q %s…%s", x.Headline, x.First, x.Last))
	}
	if len(found) != len(g.Articles) {
		wrong = append(wrong, fmt.Sprintf("want %d articles", len(g.Articles)))
	}
	if len(wrong) > 0 {
		for _, a := range found {
			b := []rune(body(a))
			wrong = append(wrong, fmt.Sprintf("got  %q %s…%s", headline(a), string(b[:min(12, len(b))]), string(b[max(0, len(b)-16):])))
		}
	}
	return right, found, wrong
}

func TestSplitGold(t *testing.T) {
	for _, set := range []struct {
		dir     string
		lost    int // articles that may be split wrongly
		wraps   []int
		wrapped int // the same over all wraps
	}{
		{"gold", 0, []int{17, 18, 19, 20, 21, 22}, 0},
		{"pages", 0, nil, 0},
	} {
		gold := readGold(t, set.dir)
		for _, n := range append([]int{0}, set.wraps...) {
			total, right, found := 0, 0, 0
			for _, g := range gold {
				s := g.Text
				if n > 0 {
					s = rewrap(s, n)
				}
				r, got, wrong := score(g, s)
				total, right, found = total+len(g.Articles), right+r, found+len(got)
				for _, w := range wrong {
					t.Logf("%s wrap %d: %s", g.Name, n, w)
				}
			}
			t.Logf("%s wrap %d: %d/%d right, %d found", set.dir, n, right, total, found)
			lost := set.lost
			if n > 0 {
				lost = set.wrapped
			}
			assert.Equal(t, total, found, "articles found in %s, wrapped at %d", set.dir, n)
			assert.LessOrEqual(t, total-right, lost, "%s, wrapped at %d", set.dir, n)
		}
	}
}
