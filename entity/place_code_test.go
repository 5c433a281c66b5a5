package entity

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/go-renshi/renshi/entity/gazetteer"
)

func TestPlaceCodes(t *testing.T) {
	g, err := gazetteer.Load()
	require.NoError(t, err)
	cases := map[string]struct{ names, want []string }{
		"one of a name":              {[]string{"绵阳市", "涪城区"}, []string{"510700", "510703"}},
		"namesakes, no context":      {[]string{"鼓楼区"}, []string{""}},
		"namesakes, the city":        {[]string{"鼓楼区", "徐州市"}, []string{"320302", "320300"}},
		"namesakes, another city":    {[]string{"福州市", "鼓楼区"}, []string{"350100", "350102"}},
		"two cities with one":        {[]string{"南京市", "徐州市", "鼓楼区"}, []string{"320100", "320300", ""}},
		"the province leaves two":    {[]string{"江苏省", "鼓楼区"}, []string{"320000", ""}},
		"the city within a province": {[]string{"江苏省", "徐州市", "鼓楼区"}, []string{"320000", "320300", "320302"}},
		"short name of a province":   {[]string{"河南"}, []string{"410000"}},
		"a common word":              {[]string{"和平"}, []string{""}},
		"unknown":                    {[]string{"柳河湾村"}, []string{""}},
		"township alone":             {[]string{"石泉镇"}, []string{""}},
		"township of a named county": {[]string{"绵阳市", "石塘街道", "涪城区"}, []string{"510700", "510703011", "510703"}},
		"country":                    {[]string{"法国"}, []string{"FR"}},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			var places []coded
			for _, n := range c.names {
				places = append(places, coded{name: n})
			}
			codePlaces(g, places)
			for i, want := range c.want {
				assert.Equal(t, want, places[i].code, c.names[i])
			}
		})
	}
}
