package date

import (
	"fmt"
	"slices"
	"strconv"
)

// feast is a festival, an observance or a solar term.
type feast struct {
	name   string
	rule   string // solar lunar nth term easter orthodox islamic hebrew open
	n      [3]int
	days   int // how many days it lasts
	term   string
	common bool // the name is also an ordinary word or a given name
	given  bool // only a given name
}

func readFeast(name string, f []string) (*feast, error) {
	v := &feast{name: name, days: 1}
	if n := len(f) - 1; n >= 0 && (f[n] == "?" || f[n] == "~") {
		v.common, v.given, f = true, f[n] == "~", f[:n]
	}
	if n := len(f) - 1; n >= 0 && f[n][0] == '/' {
		days, err := strconv.Atoi(f[n][1:])
		if err != nil || days < 2 {
			return nil, fmt.Errorf("%s: %q", name, f[n])
		}
		v.days, f = days, f[:n]
	}
	arity := map[string][2]int{
		"solar": {2, 2}, "lunar": {2, 2}, "nth": {3, 3}, "term": {1, 2}, "easter": {1, 1}, "orthodox": {1, 1}, "islamic": {2, 2}, "hebrew": {2, 2}, "open": {0, 0},
	}
	if len(f) == 0 {
		return nil, fmt.Errorf("%s: no rule", name)
	}
	a, ok := arity[f[0]]
	if !ok || len(f)-1 < a[0] || len(f)-1 > a[1] {
		return nil, fmt.Errorf("%s: %q", name, f)
	}
	v.rule = f[0]
	rest := f[1:]
	if v.rule == "term" {
		if v.term, rest = rest[0], rest[1:]; !slices.Contains(terms[:], v.term) {
			return nil, fmt.Errorf("%s: no solar term %s", name, v.term)
		}
	}
	for i, s := range rest {
		n, err := strconv.Atoi(s)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		v.n[i] = n
	}
	return v, nil
}

// in returns the (first) day of the festival in a year: the lunar year for a festival
// of the lunar calendar (the eve of 2020's spring festival is in lunar 2019),
// the Gregorian year for every other.
func (f *feast) in(a almanac, year int) (civil, bool) {
	if year < 1 || year > lunarLast {
		return civil{}, false
	}
	switch f.rule {
	case "solar":
		return civil{year, f.n[0], f.n[1]}, true
	case "lunar":
		return a.lunarDay(year, f.n[0], f.n[1], false)
	case "nth":
		first := civil{year, f.n[0], 1}
		if f.n[2] > 0 {
			return first.add((f.n[1]-first.weekday()+7)%7 + 7*(f.n[2]-1)), true
		}
		last := civil{year, f.n[0], monthDays(year, f.n[0])}
		return last.add(-((last.weekday() - f.n[1] + 7) % 7)), true
	case "term":
		c, ok := a.solarTerm(year, f.term)
		if !ok {
			return c, false
		}
		return c.add(f.n[0]), true
	case "easter":
		return easter(year).add(f.n[0]), true
	case "orthodox":
		return orthodoxEaster(year).add(f.n[0]), true
	case "islamic":
		return islamic(year, f.n[0], f.n[1])
	case "hebrew":
		return hebrew(year, f.n[0], f.n[1])
	}
	return civil{}, false
}

// from returns the stretch of a festival that begins on a day.
func (f *feast) from(c civil, clock string) moment {
	if f.days > 1 && clock == "" {
		return moment{civil: c, to: c.add(f.days - 1)}
	}
	return moment{civil: c, clock: clock}
}
