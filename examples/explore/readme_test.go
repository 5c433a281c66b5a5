package main

import (
	"bytes"
	"cmp"
	"flag"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"maps"
	"os"
	"slices"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

var readme = flag.Bool("readme", false, "take the screenshots of README")

// The screenshots of README: go test -run BrowserReadme -browser -readme.
func TestBrowserReadme(t *testing.T) {
	if !*readme {
		t.Skip("takes the screenshots of README: -browser -readme")
	}
	b := open(t, boyang(t))
	take := func(file string, width, height int64) {
		b.run(chromedp.EmulateViewport(width, height))
		shot, err := png.Decode(bytes.NewReader(get(b, chromedp.CaptureScreenshot())))
		require.NoError(t, err)
		var small bytes.Buffer
		e := png.Encoder{CompressionLevel: png.BestCompression}
		require.NoError(t, e.Encode(&small, fewColours(shot)))
		assert.Less(t, small.Len(), 150_000, file)
		require.NoError(t, os.WriteFile(file, small.Bytes(), 0o644))
	}
	b.visit("/article/page-boyang.txt%231")
	b.follow(b.mark(".fact a.rel", "主持"))
	eval[bool](b, `(scrollTo(0, 0), true)`)
	take("article.png", 1180, 720)
	b.visit("/graph?centre=person:顾长岭&expand=event:泊阳县森林防灭火指挥部第一次全体会议")
	take("graph.png", 1180, 1000)
}

// fewColours draws an image in its 256 most frequent colours, which a page does
// with and which take a fifth of the room.
func fewColours(in image.Image) image.Image {
	count := map[color.RGBA]int{}
	area := in.Bounds()
	for y := area.Min.Y; y < area.Max.Y; y++ {
		for x := area.Min.X; x < area.Max.X; x++ {
			count[color.RGBAModel.Convert(in.At(x, y)).(color.RGBA)]++
		}
	}
	// Shades that differ by a hair take one place.
	merged := map[color.RGBA]int{}
	exact := map[color.RGBA]color.RGBA{}
	for c, n := range count {
		key := color.RGBA{c.R &^ 7, c.G &^ 7, c.B &^ 7, 255}
		merged[key] += n
		if count[exact[key]] < n || count[exact[key]] == n && less(c, exact[key]) {
			exact[key] = c
		}
	}
	keys := slices.SortedFunc(maps.Keys(merged), func(a, b color.RGBA) int {
		return cmp.Or(merged[b]-merged[a], boolInt(less(b, a))-boolInt(less(a, b)))
	})
	var colours color.Palette
	for _, k := range keys[:min(256, len(keys))] {
		colours = append(colours, exact[k])
	}
	out := image.NewPaletted(area, colours)
	draw.Draw(out, area, in, area.Min, draw.Src)
	return out
}

func less(a, b color.RGBA) bool {
	return slices.Compare([]uint8{a.R, a.G, a.B}, []uint8{b.R, b.G, b.B}) < 0
}
