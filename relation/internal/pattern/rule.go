package pattern

import "fmt"

// RuleError is a fault in a rule file.
type RuleError struct {
	File string
	Line int    // from 1; 0 when the fault is in no line
	Rule string // the name of the rule or word list, "" outside of one
	Err  error
}

// Error gives the place and the fault: "events.rules:12: 规则 出席: …".
func (e *RuleError) Error() string {
	if e.Line == 0 {
		return fmt.Sprintf("%s: %v", e.File, e.Err)
	}
	if e.Rule == "" {
		return fmt.Sprintf("%s:%d: %v", e.File, e.Line, e.Err)
	}
	return fmt.Sprintf("%s:%d: 规则 %s: %v", e.File, e.Line, e.Rule, e.Err)
}

// Unwrap returns the fault without its place.
func (e *RuleError) Unwrap() error { return e.Err }

// Kind says what a unit of a tape or an element of a form is.
type Kind byte

// The kinds of units. Text is one character; Break is a mark that ends a clause.
const (
	Text Kind = iota
	Break
	People // one person or a list of people, with their titles
	Site   // one place or organisation or a list of them
	Office // a title without a person, with its body
	Date
	Event
	Honour // an honour or prize, by its name
	Group  // people without names (一线工作人员), or a thing that stands as an object
)

// The kinds of elements that are no units: they match nothing and are
// resolved from the context by an [Env].
const (
	Subject   Kind = iota + 100 // the subject of the clause, stated or carried on
	ThisEvent                   // the event that the text is at
	Rite                        // the same, where it is a ceremony or an activity
	Actor                       // who inspects, visits or receives, for those who accompany
	Here                        // the place or body that the text is at
	Session                     // the meeting that is told of as held
	Trip                        // Actor, where no meeting is told of: those who take part go along
	Same                        // the object of the last visit: for those who took part in it
	Held                        // the offices that stand at the subject's name
	Body                        // a unit of kind Site that is an organisation
	Start                       // the start of the clause
	End                         // the end of the clause
)

// atoms are the names of elements in rule files.
var atoms = map[string]Kind{
	"人": People, "地": Site, "机构": Body, "职务": Office, "时间": Date, "会": Event, "群体": Group, "荣誉": Honour,
	"主语": Subject, "此会": ThisEvent, "此典礼": Rite, "本会": Session, "本职": Held, "主角": Actor, "此行": Trip, "此地": Here, "前宾": Same, "句首": Start, "句末": End,
}

// kindNames are the names of the kinds, for traces.
var kindNames = func() map[Kind]string {
	out := map[Kind]string{}
	for name, k := range atoms {
		out[k] = name
	}
	return out
}()

// Unit is one unit of a tape.
type Unit struct {
	Kind  Kind
	Body  bool // of a Site: an organisation is in it
	Rune  rune // of Text and Break
	Start int  // byte offset in the folded text
	End   int
	Ref   int // the caller's number of what stands there; -1 for text
}

// Tape is one sentence.
type Tape []Unit

// Example is a sentence with inline marks and what the rule must make of it.
type Example struct {
	Line int
	Text string   // with marks: ⟦P 张三⟧出席⟦E 座谈会⟧。
	Want []string // "张三 → 座谈会"; empty: any match will do. Always empty in a counter-example.
}

// Rule is one rule as written.
type Rule struct {
	Name     string
	File     string
	Line     int
	Relation string // "" for 无: it makes no fact but takes the trigger, or names the actor
	Subject  string // role names
	Object   string
	Session  string // role whose event is told of as held, "" for none
	Actor    string // role whose people act, "" for none
	Priority int
	Shares   bool    // it matches triggers that other rules take, and takes none from them
	Modal    string  // modality of all its matches, "" for facts
	Trust    float64 // the chance that a match is right when everything in it is stated
	Forms    []*form
	Good     []Example
	Bad      []Example
	guards   []guard
	claims   int // the rules with this number take triggers from each other
}

// guard forbids words near the trigger.
type guard struct {
	where where
	words *Lexicon
	but   map[string]*Lexicon // 陪同!下: the word does not count before the other
	kinds []Kind              // units that must not stand there: 紧前无 <时间>
	modal string              // when set, the match holds with this modality instead of failing
}

type where byte

const (
	before  where = iota // between the clause's subject or start and the trigger
	closeBy              // right before the trigger
	behind               // right behind the trigger
	after                // behind the trigger, up to the end of the clause
)

// List is a named word list.
type List struct {
	Name  string
	Modal string // modality that its words give, "" for none
	Words []string

	file string // where it is first declared
	line int
	used bool // some rule or the caller reads it
	lex  *Lexicon
}

// form is one way to say it.
type form struct {
	line    int
	source  string
	trigger []string
	left    []elem // from the trigger outwards
	right   []elem
	needs   needs
	// what a trace says when a side does not match
	leftFails, rightFails string
}

// needs is what must stand in a sentence, or a form need not be tried.
type needs struct {
	units    uint32 // kinds of units, a bit for each
	lexicons []int  // the numbers of those that must have a word there
}

// elem is one element of a form.
type elem struct {
	kind     Kind
	role     string
	words    *Lexicon // of a Text element
	optional bool
	not      bool // !(词|词): the words must not stand there
	gap      int  // units that may stand before it, seen from the trigger
	cross    bool
	without  *Lexicon // words that must not stand in the gap, nil if there are none
}
