package date

import "time"

// Expression is a calendar expression found in a text.
type Expression struct {
	Start, End int   // half-open range of byte offsets into the text
	Value      Value // "" if it is not known
	Mod        Mod
}

// Reference says by which day an article's expressions are placed.
type Reference struct {
	// Published is the day of publication; zero means that it is not known. The
	// time of day is ignored, the day is taken in the time's own location. A day
	// outside the years 1 to 9999 counts as not known.
	Published time.Time
	// Dateline is the day of the dateline where the caller knows it. [Find]
	// also recognises datelines in the text (新华社青栎12月30日电); each holds up to
	// the next.
	Dateline time.Time
}

// Find returns the expressions of a text in order. They do not overlap.
//
// Relative expressions are placed by the day of the dateline, else by
// Published, else by a full date that stands in a line of its own or after
// 发布时间. Bare days and months are placed near that day: in the past, unless
// a verb (将于3月1日举行) or a much nearer day says otherwise. 同年, 当日, 次日 follow
// the last date mentioned, and a year is carried along while the text goes on in it.
func Find(s string, ref Reference) []Expression {
	sc := scanner{text: fold(s), lx: lexiconOf()}
	defer sc.text.close()
	day := referenceOf(ref.Dateline)
	if day.y == 0 {
		day = referenceOf(ref.Published)
	}
	sc.refYear = day.y
	ps := sc.phrases()
	if len(ps) == 0 {
		return nil
	}
	r := newResolver(&sc, day)
	if ref.Dateline.IsZero() {
		r.datelines(ps)
	}
	out := make([]Expression, 0, len(ps))
	for i := range ps {
		v, mod, ok := r.resolve(&ps[i])
		if !ok {
			continue
		}
		out = append(out, Expression{
			Start: int(sc.off[ps[i].start]), End: int(sc.end[ps[i].end-1]), Value: v, Mod: mod,
		})
	}
	return out
}

// parseMax is the length in bytes beyond which a text is no single expression.
const parseMax = 512

// Parse reads a text that is one expression, a range or a list of days in a row,
// and nothing else (在, 从, 于, 截至 before it and 之间, 止 after it are allowed) and
// places it by ref; a zero ref leaves relative expressions without a value. Words
// that elsewhere are ambiguous (大寒, 五一) are dates here. It returns false when the
// text is no expression or longer than 512 bytes, and true with the value "" when it
// is one that cannot be placed: 2月30日, 去年 without a ref.
//
// What states no year has no sentence around it to go by, and is not looked for in
// the past as Find does, which places a text that is nothing else the same way:
//   - a month, or month and day, is in the year of ref: 12月30日 on 2024-06-10 is 2024-12-30;
//   - a day of the month is in the month of ref: 30日 is 2024-06-30;
//   - a festival is the next one, or the last one up to 31 days ago: 五一 is 2025-05-01,
//     三月三 and 农历三月三 are 2025-03-31;
//   - any other lunar date is the nearer one: 农历三月初四 is 2024-04-12;
//   - a quarter or half of a year is the last that has begun: 四季度 is 2023-Q4.
func Parse(s string, ref time.Time) (Value, bool) {
	if len(s) > parseMax {
		return "", false
	}
	sc := scanner{text: fold(s), lx: lexiconOf(), lenient: true, whole: true}
	defer sc.text.close()
	i, end := 0, len(sc.r)
	for i < end && sc.r[i] == '\n' {
		i++
	}
	for end > i && (sc.r[end-1] == '\n' || sc.r[end-1] == '。') {
		end--
	}
	for _, w := range [...]string{"从", "自", "在", "于", "截至", "截止"} {
		if sc.has(i, w) {
			i += runeCount(w)
			break
		}
	}
	sc.refYear = referenceOf(ref).y
	if i >= end || !sc.starts(i) {
		return "", false
	}
	p, ok := sc.phrase(i)
	if !ok {
		return "", false
	}
	if p.end != end {
		for _, w := range [...]string{"之间", "间", "止", "起", "之前", "之后", "以来", "以后", "以前", "前", "后"} {
			if p.end+runeCount(w) == end && sc.has(p.end, w) {
				p.end = end
			}
		}
	}
	if p.end != end {
		return "", false
	}
	r := newResolver(&sc, referenceOf(ref))
	v, _, ok := r.resolve(&p)
	return v, ok
}
