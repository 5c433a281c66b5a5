package relation

import (
	"slices"
	"strconv"
	"strings"

	"github.com/go-renshi/renshi/entity"
)

func eventNum(id entity.ID) int {
	s, ok := strings.CutPrefix(string(id), string(KindEvent)+":")
	if !ok {
		return -1
	}
	n, err := strconv.Atoi(s)
	if err != nil {
		return -1
	}
	return n
}

func eventID(n int) entity.ID {
	return entity.ID(string(KindEvent) + ":" + strconv.Itoa(n+1))
}

// event makes the public form of an event.
func (p *page) event(e *event) Event {
	out := Event{ID: e.id, Kind: e.kind, Name: longest(e.shown), Date: e.date, Place: e.place, Convener: e.convener}
	if !e.real {
		out.Modality = e.modality
	}
	out.Mentions = make([]entity.Span, 0, len(e.at))
	for _, r := range e.at {
		out.Mentions = append(out.Mentions, p.source(r))
	}
	sortBy(out.Mentions, func(s entity.Span) int { return s.Start })
	if c := p.entity(e.convener); c != nil && (strings.HasPrefix(out.Name, "第") || p.d.Simplified(out.Name) == e.head) {
		e.shown = append(e.shown, out.Name)
		out.Name = c.Name + out.Name
	}
	for _, n := range e.shown { // few, see maxNames
		if n != out.Name && !slices.Contains(out.Aliases, n) {
			out.Aliases = append(out.Aliases, n)
		}
	}
	return out
}
