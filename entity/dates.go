package entity

import "time"

func (s *scan) dates(published time.Time) []candidate { return nil }
