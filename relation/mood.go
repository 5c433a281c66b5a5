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

// hears finds what of the sentence is only supposed, asked, ordered, rumoured or
// denied: d.moods says it for each unit, "" for a fact. It goes through the
// sentence once; of several moods the narrower and the later holds.
func (d *discourse) hears() {
	d.moods = append(d.moods[:0], make([]string, len(d.tape))...)
	if !d.words.HasAny(d.x.unsaid) {
		return
	}
	rest := ""               // from the head of a clause on, to the end of the sentence
	orders, ordered := 0, "" // up to this unit
	untrue, falsely := 0, "" // all before this unit
	for _, c := range d.clauses {
		from, to := d.tape[c.from].Start, d.tape[c.to-1].End
		if d.tape[c.from].Kind == pattern.Text { // 若羌县 is a county: a name at the head is no 若
			if d.words.At(d.x.ifs.words, from, to) > 0 && d.words.At(d.x.notIfs, from, to) == 0 {
				rest = d.x.ifs.modality
			}
			if d.words.At(d.x.rumours.words, from, to) > 0 {
				rest = d.x.rumours.modality
			}
		}
		mood := rest
		if c.from < orders {
			mood = ordered
		}
		asked, told := "", false
		skip := 0 // bytes up to which a longer word reaches
		for i := c.from; i < c.to; i++ {
			at, end := d.tape[i].Start, len(d.text)
			if d.tape[i].Kind == pattern.Text && at >= skip && d.words.Starts(d.x.inClause, at) {
				if n := d.words.At(d.x.notDoubted, at, end); n > 0 {
					skip = at + n
				} else if d.words.At(d.x.denies.words, at, end) > 0 {
					mood = d.x.denies.modality
				} else if d.words.At(d.x.doubts.words, at, end) > 0 {
					mood = d.x.doubts.modality
				}
				told = told || d.words.At(d.x.tells, at, end) > 0
				// 张三回应传言|不实 denies a rumour, and not what was told of 张三.
				if d.words.At(d.x.untrue.words, at, end) > 0 && !told {
					untrue, falsely = i, d.x.untrue.modality
				}
				if d.words.At(d.x.asks.words, at, end) > 0 {
					asked = d.x.asks.modality
				}
			}
			d.moods[i] = mood
		}
		for i := c.from; asked != "" && i < c.to; i++ {
			d.moods[i] = asked
		}
		if c.from >= orders && d.isOrder(c, from, to) {
			orders, ordered = d.stop(c.to), d.x.orders.modality
		}
	}
	for i := range untrue {
		d.moods[i] = falsely
	}
}

// isOrder says whether a clause, in [from, to), says only who orders: 会议要求，….
func (d *discourse) isOrder(c clause, from, to int) bool {
	return c.to-c.from <= maxOrder && !c.own && d.words.Ends(d.x.orders.words, max(from, to-12), to) > 0 &&
		d.words.At(d.x.notOrders, from, to) == 0 && d.words.Ends(d.x.notSays, max(from, to-24), to) == 0
}

// maxOrder is the most units of such a clause.
const maxOrder = 8

// stop is the unit of the next ； or 。 from unit i on.
func (d *discourse) stop(i int) int {
	for i < len(d.tape) && !(d.tape[i].Kind == pattern.Break && strings.ContainsRune("；。", d.tape[i].Rune)) {
		i++
	}
	return i
}
