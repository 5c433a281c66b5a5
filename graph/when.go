package graph

import (
	"strings"
	"time"

	"github.com/go-renshi/renshi/entity/date"
)

// Days returns the first and the last day that the fact's date covers, at
// midnight UTC: its own, or else that of the event that it is about. It returns
// false when that is not known or not placed on the calendar.
func (f *Fact) Days() (first, last time.Time, ok bool) {
	if f.Date != "" {
		return daysOf(f.Date)
	}
	for _, v := range [...]*Vertex{f.To, f.From} {
		if v != nil && v.Event.Date != "" {
			return daysOf(v.Event.Date)
		}
	}
	return time.Time{}, time.Time{}, false
}

// daysOf is [date.Value.Days], faster for a day, which most values are.
func daysOf(value string) (first, last time.Time, ok bool) {
	if len(value) == len(time.DateOnly) {
		if t, err := time.Parse(time.DateOnly, value); err == nil {
			return t, t, true
		}
	}
	return date.Value(value).Days()
}

// Seen returns a day by which the fact was so: the last of its own, or else that
// on which its article appeared. It returns false when neither is known.
func (f *Fact) Seen() (day time.Time, ok bool) {
	if _, last, ok := f.Days(); ok {
		return last, true
	}
	if a := f.Evidence.Article; a != nil && !a.Published.IsZero() {
		return midnight(a.Published), true
	}
	return time.Time{}, false
}

// midnight is the beginning, in UTC, of the day that t has in its own location.
func midnight(t time.Time) time.Time {
	y, m, d := t.Date()
	return time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
}

// Period is a stretch of time: "2021", "2021-03", "2021-03-02", a range of them,
// both ends in, "2021-03/2021-06", of which either end may be left out, and
// whatever else [date.Value] can hold. "" is all time.
type Period string

// Days returns the first and the last day of the period, at midnight UTC; zero
// where it is open. It returns false when p is no period.
func (p Period) Days() (first, last time.Time, ok bool) {
	from, to, ranged := strings.Cut(string(p), "/")
	if !ranged {
		to = from
	}
	ok = true
	if from != "" {
		first, _, ok = date.Value(from).Days()
	}
	if ok && to != "" {
		_, last, ok = date.Value(to).Days()
	}
	if !ok || !first.IsZero() && !last.IsZero() && last.Before(first) {
		return time.Time{}, time.Time{}, false
	}
	return first, last, true
}

// backwards says that the period would be one if its ends changed places.
func (p Period) backwards() bool {
	from, to, ranged := strings.Cut(string(p), "/")
	_, _, forth := p.Days()
	_, _, back := Period(to + "/" + from).Days()
	return ranged && !forth && back
}

// span is a period that has been read.
type span struct{ first, last time.Time }

// meets says whether a stretch of days and the span have a day in common.
func (s span) meets(first, last time.Time) bool {
	return (s.last.IsZero() || !first.After(s.last)) && (s.first.IsZero() || !last.Before(s.first))
}
