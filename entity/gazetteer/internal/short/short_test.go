package short_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/go-renshi/renshi/entity/gazetteer/internal/short"
)

func TestOf(t *testing.T) {
	for name, want := range map[string][2]string{
		"河南省":        {"河南", ""},
		"绵阳市":        {"绵阳", ""},
		"涪城区":        {"涪城", ""},
		"浦东新区":       {"浦东", ""},
		"香港特别行政区":    {"香港", ""},
		"广西壮族自治区":    {"广西", "广西自治区"},
		"内蒙古自治区":     {"内蒙古", ""},
		"新疆维吾尔自治区":   {"新疆", "新疆自治区"},
		"恩施土家族苗族自治州": {"恩施", "恩施州"},
		"伊犁哈萨克自治州":   {"伊犁", "伊犁州"},
		"积石山保安族东乡族撒拉族自治县": {"积石山", "积石山县"},
		"东乡族自治县":          {"东乡", "东乡县"},
		"三都水族自治县":         {"三都", "三都县"},
		"鄂伦春自治旗":          {"鄂伦春", "鄂伦春旗"},
		"大兴安岭地区":          {"大兴安岭", ""},
		"达县":              {"", ""},
		"东区":              {"", ""},
		"土默特左旗":           {"", ""},
		"郑州经济技术开发区":       {"", ""},
		"敖汉旗":             {"敖汉", ""},
	} {
		s, alias := short.Of(name)
		assert.Equal(t, want, [2]string{s, alias}, name)
	}
}
