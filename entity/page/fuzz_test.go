package page_test

import (
	"reflect"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/go-renshi/renshi/entity/entitytest"
	"github.com/go-renshi/renshi/entity/page"
)

func FuzzSplit(f *testing.F) {
	for _, s := range []string{
		"", "云", "\xff\x00本报讯 \xe4\xba", "标题\n\n本报讯 正文。（李明）\n\n标题二\n\n",
		"（上接第一版①）正文。\n（下转第二版）\n\n新华社北京1月3日电 正文。\n【编辑:王敏】\n\n标题\n",
		"检 查 中 ， 说\n\n图① 说明。李明 摄\n①①\n（上接A1版）",
		"（上接第一版!）\n0000 云\n（上接第一版）", "来源：某网 作者：李明\n标题 来源：某报\n●一\n中共某县委\n2019年5月8日",
		"[视频]标题 央视网消息：正文。[文](http://a.b/c)",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		as := page.Split("x", s)
		require.NoError(t, entitytest.CheckSplit(s, as))
		if again := page.Split("x", s); !reflect.DeepEqual(as, again) {
			t.Fatal("a second run differs")
		}
		require.NoError(t, entitytest.CheckSplit(s, page.Split("x", s, page.WithOneArticle())))
	})
}
