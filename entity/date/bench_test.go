package date

import (
	"compress/gzip"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/go-renshi/renshi/entity/entitytest/timing"
)

const ordinary = `　　本报讯（记者李四）1月30日上午，市委书记王五到东湖区检查重点项目建设情况。他先后来到滨江大道改造工程现场、第三水厂和高新技术产业园，详细了解工程进度、质量管理和安全生产，看望慰问一线建设者，并主持召开座谈会，听取有关部门和企业负责人的意见建议。王五强调，要坚持问题导向，压实工作责任，倒排工期、挂图作战，确保年底前全部建成投入使用。要强化要素保障，优化营商环境，切实帮助企业解决用地、用工、融资等方面的实际困难。市领导赵六、钱七陪同检查。
`

func BenchmarkFind(b *testing.B) {
	s := strings.Repeat(ordinary, 50)
	b.SetBytes(int64(len(s)))
	b.ReportAllocs()
	for b.Loop() {
		Find(s, Reference{Published: published})
	}
}

// BenchmarkNews reads two megabytes of real news, one article a line, where they lie
// beside the repository. cpuMB/s goes by processor time.
func BenchmarkNews(b *testing.B) {
	f, err := os.Open(filepath.Join(shared, "corpus/news.txt.gz"))
	if err != nil {
		b.Skip("no corpus")
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		b.Fatal(err)
	}
	text, err := io.ReadAll(io.LimitReader(z, 2<<20))
	if err != nil {
		b.Fatal(err)
	}
	articles := strings.Split(string(text), "\n")
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	spent := timing.Of(func() {
		for b.Loop() {
			for _, a := range articles {
				Find(a, Reference{Published: published})
			}
		}
	})
	b.ReportMetric(float64(b.N)*float64(len(text))/1e6/spent.Seconds(), "cpuMB/s")
}

func BenchmarkParse(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		Parse("2020年1月30日下午3时30分", published)
	}
}
