package relation

import (
	"strings"

	"github.com/go-renshi/renshi/relation/internal/pattern"
)

// moodList is a word list whose words say that a stretch of a sentence states no
// fact, and what it is instead.
type moodList struct {
	words    *pattern.Lexicon
	modality string
}

// at returns the length of the word at the start of text, and its modality.
func (m moodList) at(text string) (int, string) {
	if n := m.words.At(text); n > 0 {
		return n, m.modality
	}
	return 0, ""
}

// moods are the word lists of the section 语气 of data/words.rules.
type moods struct {
	ifs, rumours       moodList // at the head of a clause: the rest of the sentence
	doubts, denies     moodList // the rest of the clause
	orders             moodList // at the end of a short clause: 会议要求，…
	untrue             moodList // what stands before them in the sentence
	asks               moodList // what stands before them in the clause
	notIfs, notDoubted *pattern.Lexicon
	tells, notOrders   *pattern.Lexicon
}

// span is a stretch of units that has a modality.
type moodSpan struct {
	from, to int
	modality string
}

// hears finds what of the sentence is only supposed, asked, ordered, rumoured or
// denied.
func (d *discourse) hears() {
	d.moods = d.moods[:0]
	add := func(from, to int, modality string) {
		if modality != "" {
			d.moods = append(d.moods, moodSpan{from, to, modality})
		}
	}
	end := len(d.tape)
	for _, c := range d.clauses {
		text := d.text[d.tape[c.from].Start:d.tape[c.to-1].End]
		// 若羌县 is a county: a name at the head is no 若.
		if d.tape[c.from].Kind == pattern.Text && d.x.notIfs.At(text) == 0 {
			_, m := d.x.ifs.at(text)
			add(c.from, end, m)
		}
		if d.tape[c.from].Kind == pattern.Text {
			_, m := d.x.rumours.at(text)
			add(c.from, end, m)
		}
		if n := d.x.orders.words.Ends(text, 12); n > 0 && c.to-c.from <= maxOrder && !c.own && d.x.notOrders.At(text) == 0 && d.x.notSays.Ends(text, 24) == 0 {
			add(c.to, d.stop(c.to), d.x.orders.modality)
		}
		for i := c.from; i < c.to; i++ {
			if d.tape[i].Kind != pattern.Text {
				continue
			}
			rest := d.text[d.tape[i].Start:]
			if d.x.notDoubted.At(rest) > 0 {
				continue
			}
			_, m := d.x.doubts.at(rest)
			add(i, c.to, m)
			_, m = d.x.denies.at(rest)
			add(i, c.to, m)
			if n, m := d.x.untrue.at(rest); n > 0 && !d.retold(c.from, i) {
				add(0, i, m)
			}
			_, m = d.x.asks.at(rest)
			add(c.from, i, m)
		}
	}
}

// retold says whether a verb of telling stands in units [from, to): 张三回应传言|不实
// denies a rumour, and not what was told of 张三.
func (d *discourse) retold(from, to int) bool {
	for ; from < to; from++ {
		if d.x.tells.At(d.text[d.tape[from].Start:]) > 0 {
			return true
		}
	}
	return false
}

// maxOrder is the most units of a clause that says only who orders: 会议明确要求，….
const maxOrder = 8

// stop is the unit of the next ； or 。 from unit i on.
func (d *discourse) stop(i int) int {
	for i < len(d.tape) && !(d.tape[i].Kind == pattern.Break && strings.ContainsRune("；。", d.tape[i].Rune)) {
		i++
	}
	return i
}

// mood is the modality of what is told at unit i, "" for a fact. Of several the
// last found holds: what is denied is no more only rumoured.
func (d *discourse) mood(i int) string {
	out := ""
	for _, s := range d.moods {
		if s.from <= i && i < s.to {
			out = s.modality
		}
	}
	return out
}
