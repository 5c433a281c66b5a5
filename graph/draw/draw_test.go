package draw_test

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"io"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/go-renshi/renshi/entity"
	"github.com/go-renshi/renshi/graph"
	"github.com/go-renshi/renshi/graph/draw"
	"github.com/go-renshi/renshi/graph/internal/graphtest"
	"github.com/go-renshi/renshi/relation"
)

// pair is a graph of a person who inspected a place.
func pair(name string) *graph.Graph {
	d := &entity.Document{Article: entity.Article{ID: "1", Source: name}, Entities: []entity.Entity{
		{ID: "1", Kind: entity.Person, Name: name}, {ID: "2", Kind: entity.Place, Name: "白石村"}}}
	b := graph.NewBuilder()
	b.Add(&relation.Result{Doc: d, Facts: []relation.Fact{{Type: relation.Inspected, Subject: "1", Object: "2"}}})
	return b.Build()
}

func TestSVG(t *testing.T) {
	var b bytes.Buffer
	require.NoError(t, draw.SVG(&b, graphtest.Nasty(), graph.DOT{}))
	dec := xml.NewDecoder(&b)
	var text strings.Builder
	for {
		tok, err := dec.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		require.NoError(t, err)
		if c, ok := tok.(xml.CharData); ok {
			text.Write(c)
		}
	}
	for _, want := range []string{`"韩"柏舟`, "]]>", "<b>粗</b>"} {
		assert.Contains(t, text.String(), want)
	}
	assert.ErrorIs(t, draw.SVG(full{}, pair("韩柏舟"), graph.DOT{}), io.ErrShortWrite)
}

type full struct{}

func (full) Write([]byte) (int, error) { return 0, io.ErrShortWrite }

func needFont(t *testing.T) {
	t.Helper()
	if _, err := draw.FindFont(); err != nil {
		t.Skip(err)
	}
}

func pixels(t *testing.T, p draw.PNG, g *graph.Graph) (image.Image, []byte) {
	t.Helper()
	var b bytes.Buffer
	require.NoError(t, p.Write(&b, g, graph.DOT{NoLegend: true}))
	data := bytes.Clone(b.Bytes())
	m, err := png.Decode(&b)
	require.NoError(t, err)
	return m, data
}

// has counts the pixels of a colour.
func has(m image.Image, c color.NRGBA) (n int) {
	for y := m.Bounds().Min.Y; y < m.Bounds().Max.Y; y++ {
		for x := m.Bounds().Min.X; x < m.Bounds().Max.X; x++ {
			if color.NRGBAModel.Convert(m.At(x, y)) == c {
				n++
			}
		}
	}
	return n
}

func TestPNG(t *testing.T) {
	needFont(t)
	m, data := pixels(t, draw.PNG{}, pair("韩柏舟"))
	_, again := pixels(t, draw.PNG{}, pair("韩柏舟"))
	assert.True(t, bytes.Equal(data, again), "the same bytes")
	assert.Equal(t, color.NRGBA{255, 255, 255, 255}, color.NRGBAModel.Convert(m.At(0, 0)), "background")
	assert.Greater(t, has(m, color.NRGBA{0xDC, 0xED, 0xF8, 255}), 1000, "the person's area")
	assert.Greater(t, has(m, color.NRGBA{0x00, 0x67, 0x4C, 255}), 100, "the place's line and the arrow")
	black := func(m image.Image) int { return has(m, color.NRGBA{0x1A, 0x1A, 0x1A, 255}) }
	other, _ := pixels(t, draw.PNG{}, pair("一一一"))
	assert.Greater(t, black(m), black(other)*11/10, "more strokes in 韩柏舟 than in 一一一")
	twice, _ := pixels(t, draw.PNG{Scale: 4}, pair("韩柏舟"))
	assert.InDelta(t, 2*m.Bounds().Dx(), twice.Bounds().Dx(), 2)
	pixels(t, draw.PNG{Scale: 1}, graphtest.Nasty())
	pixels(t, draw.PNG{}, graph.NewBuilder().Build())
}

func TestPNGErrors(t *testing.T) {
	assert.ErrorIs(t, draw.PNG{Font: "no-such.ttf"}.Write(io.Discard, pair("甲"), graph.DOT{}), os.ErrNotExist)
	file := filepath.Join(t.TempDir(), "a.ttf")
	require.NoError(t, os.WriteFile(file, []byte("not a font"), 0o600))
	assert.ErrorContains(t, draw.PNG{Font: file}.Write(io.Discard, pair("甲"), graph.DOT{}), file)
	for _, scale := range []float64{-2, math.NaN(), math.Inf(1), math.Inf(-1)} {
		assert.ErrorContains(t, draw.PNG{Scale: scale}.Write(io.Discard, pair("甲"), graph.DOT{}), fmt.Sprintf("draw: scale %v is not a number above 0", scale))
	}
	assert.ErrorContains(t, draw.ErrNoFont, "fonts-noto-cjk")
	needFont(t)
	assert.ErrorContains(t, draw.PNG{Scale: 1000}.Write(io.Discard, pair("甲"), graph.DOT{}), "pixels")
}
