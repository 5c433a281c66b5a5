package tagger_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/go-renshi/renshi/entity/internal/tagger"
)

// news are invented sentences of the sort that the tagger reads.
var news = []string{
	"清河市委书记陆远征、市长欧阳可欣一行到云台县调研疫情防控工作。",
	"本报讯（记者郁小满）1月30日下午，临江区强降雨引发的山洪灾害防御指挥部召开第三次会议。",
	"柳林集团有限公司董事长褚一鸣表示，公司将在三年内投资20亿元建设新能源产业园。",
	"新华社内罗毕4月2日电非洲联盟委员会主席卡马拉·恩德贝莱2日会见了来访的中国代表团。",
	"会上，市教育局、市财政局、市卫健委负责同志先后汇报了有关情况，与会人员进行了热烈讨论。",
	"要坚持稳中求进的工作总基调，完整、准确、全面贯彻新发展理念，推动经济社会高质量发展。",
	"东湖大学第一附属医院护士长祝晓岚说，大家都很辛苦，但没有一个人退缩。",
}

func BenchmarkTag(b *testing.B) {
	t, err := tagger.Load()
	require.NoError(b, err)
	b.SetBytes(int64(len(strings.Join(news, ""))))
	b.ReportAllocs()
	for b.Loop() {
		for _, s := range news {
			t.Tag(s)
		}
	}
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, err := tagger.Load(); err != nil {
			b.Fatal(err)
		}
	}
}
