package draw_test

import (
	"bytes"
	"errors"
	"fmt"

	"github.com/go-renshi/renshi/graph"
	"github.com/go-renshi/renshi/graph/draw"
)

func ExampleSVG() {
	var b bytes.Buffer
	err := draw.SVG(&b, pair("韩柏舟"), graph.DOT{Language: graph.English, Title: "March"})
	fmt.Println(err, bytes.Contains(b.Bytes(), []byte("</svg>")))
	// Output:
	// <nil> true
}

func ExamplePNG() {
	var b bytes.Buffer
	err := draw.PNG{Scale: 3}.Write(&b, pair("韩柏舟"), graph.DOT{})
	if errors.Is(err, draw.ErrNoFont) {
		err = draw.SVG(&b, pair("韩柏舟"), graph.DOT{})
	}
	fmt.Println(err, b.Len() > 0)
	// Output:
	// <nil> true
}

// A font for all pictures, looked for once.
func ExampleFindFont() {
	font, err := draw.FindFont()
	if errors.Is(err, draw.ErrNoFont) {
		fmt.Println("draws SVG instead")
		return
	}
	fmt.Println("draws PNG with", draw.PNG{Font: font}.Font)
}
