package main

import (
	"cmp"
	"fmt"
	"time"

	"github.com/go-renshi/renshi/graph"
)

// month counts months from the year 0; 0 is none.
type month int

func monthOfTime(t time.Time) month { return month(t.Year()*12 + int(t.Month()) - 1) }

// parseMonth reads 2021-03.
func parseMonth(s string) (month, bool) {
	t, err := time.Parse("2006-01", s)
	return monthOfTime(t), err == nil
}

func (m month) String() string {
	if m == 0 {
		return ""
	}
	return fmt.Sprintf("%04d-%02d", int(m)/12, int(m)%12+1)
}

// MarshalText writes 2021-03.
func (m month) MarshalText() ([]byte, error) { return []byte(m.String()), nil }

// valueOf is the date of a fact, or of its event, as a TIMEX3-like value.
func valueOf(f *graph.Fact) string { return cmp.Or(f.Date, f.To.Event.Date, f.From.Event.Date) }

// dayOf is the day of a fact: its own, else that on which the article appeared;
// the zero time if neither is known.
func dayOf(f *graph.Fact) time.Time {
	day, _ := f.Seen()
	return day
}

func monthOf(f *graph.Fact) month {
	if t := dayOf(f); !t.IsZero() && t.Year() > 0 {
		return monthOfTime(t)
	}
	return 0
}
