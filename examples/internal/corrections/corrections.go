// Package corrections keeps what readers put right in a file of text, and turns
// it into options of packages entity and graph.
//
// A line is one correction; fields are separated by tabs, or by spaces where no
// field holds one; a line that begins with # is a comment. The later line wins:
// over those on the same name (width and white space do not matter), and over
// those on the same two.
//
//	name   KIND  NAME                           NAME is a name of this kind
//	not    KIND  NAME                           NAME is no name of this kind
//	same   KIND  NAME  ARTICLE  NAME  ARTICLE   these two are one
//	apart  KIND  NAME  ARTICLE  NAME  ARTICLE   these two are not one
//	nofact RELATION  NAME  NAME  ARTICLE        the article does not say this of the two
//	nocode place  NAME                          the place is not the one of the list of divisions
//
// KIND is person, title, place or organisation; for not also date, for same and
// apart also event and other. ARTICLE is the id of an article, "page.txt#2".
// RELATION is the type of a fact, "chaired"; the names are those of its subject
// and object.
package corrections

import (
	"fmt"
	"slices"
	"strings"

	"github.com/go-renshi/renshi/entity"
	"github.com/go-renshi/renshi/relation"
)

// Action is the first word of a line.
type Action string

// The actions.
const (
	Name   Action = "name"
	Not    Action = "not"
	Same   Action = "same"
	Apart  Action = "apart"
	NoFact Action = "nofact"
	NoCode Action = "nocode"
)

// Correction is one line.
type Correction struct {
	Action   Action        `json:"action"`
	Kind     entity.Kind   `json:"kind,omitempty"`     // all but NoFact
	Relation relation.Type `json:"relation,omitempty"` // NoFact
	Name     string        `json:"name"`
	Article  string        `json:"article,omitempty"` // where Name stands, for Same, Apart and NoFact
	Other    Place         `json:"other,omitzero"`    // Same and Apart; of NoFact the object, in the same article
}

// Place is a name in an article.
type Place struct {
	Name    string `json:"name"`
	Article string `json:"article,omitempty"`
}

// parse reads one line that is neither empty nor a comment.
func parse(line string) (Correction, error) {
	fields := strings.Split(line, "\t")
	if len(fields) == 1 {
		fields = strings.Fields(line)
	}
	for i := range fields {
		fields[i] = strings.TrimSpace(fields[i])
	}
	if len(fields) < 3 {
		return Correction{}, fmt.Errorf("%q: want an action, a kind and a name", line)
	}
	c := Correction{Action: Action(fields[0]), Kind: entity.Kind(fields[1]), Name: fields[2]}
	if rest := fields[3:]; c.Action == NoFact {
		if len(rest) != 2 {
			return c, fmt.Errorf("%q: nofact wants a relation, two names and an article", line)
		}
		c.Kind, c.Relation, c.Other.Name, c.Article = "", relation.Type(fields[1]), rest[0], rest[1]
	} else if c.Action == Same || c.Action == Apart {
		if len(rest) != 3 {
			return c, fmt.Errorf("%q: %s wants a name and an article twice", line, c.Action)
		}
		c.Article, c.Other = rest[0], Place{Name: rest[1], Article: rest[2]}
	} else if len(rest) > 0 {
		return c, fmt.Errorf("%q: %s wants a kind and a name", line, c.Action)
	}
	return c, c.Check()
}

// Check says what is wrong with a correction.
func (c Correction) Check() error {
	kinds := []entity.Kind{entity.Person, entity.Title, entity.Place, entity.Organisation}
	switch c.Action {
	case Name:
	case Not:
		kinds = entity.Kinds()
	case Same, Apart:
		kinds = append(kinds, relation.KindEvent, relation.KindOther)
	case NoCode:
		kinds = []entity.Kind{entity.Place}
	case NoFact: // rule files may have relations of their own
		kinds = []entity.Kind{""}
	default:
		return fmt.Errorf("no action %q: there are name, not, same, apart, nofact and nocode", c.Action)
	}
	if !slices.Contains(kinds, c.Kind) {
		return fmt.Errorf("%s: no kind %q: there are %v", c.Action, c.Kind, kinds)
	}
	for _, s := range c.fields() {
		if strings.TrimSpace(s) == "" || strings.ContainsAny(s, "\t\r\n") {
			return fmt.Errorf("%s: %q cannot stand in a line", c.Action, s)
		}
	}
	if folded(c.Name) == "" || c.Other != (Place{}) && folded(c.Other.Name) == "" {
		return fmt.Errorf("%s: a name of nothing but zero-width characters", c.Action)
	}
	return nil
}

func (c Correction) fields() []string {
	if c.Action == NoFact {
		return []string{string(c.Action), string(c.Relation), c.Name, c.Other.Name, c.Article}
	}
	fields := []string{string(c.Action), string(c.Kind), c.Name}
	if c.Action == Same || c.Action == Apart {
		fields = append(fields, c.Article, c.Other.Name, c.Other.Article)
	}
	return fields
}

// String is the line.
func (c Correction) String() string { return strings.Join(c.fields(), "\t") }
