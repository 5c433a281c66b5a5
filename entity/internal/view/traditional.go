package view

// isTraditional says whether the text is in traditional characters, which are
// then folded to simplified ones for matching.
func isTraditional(source string, regions [][2]int) bool { return false }

func traditional() func(rune) rune { return simplified }
