package dict

import "unicode/utf8"

// Tag is as [Tags.Tag].
func (d *Dict) Tag(word string) string {
	var n Node
	for _, r := range word {
		next, ok := d.Step(n, r)
		if !ok {
			return unknownTag(word)
		}
		n = next
	}
	if t := d.tagOf[n]; t != 0 && d.tags[t-1] != "" {
		return d.tags[t-1]
	}
	return unknownTag(word)
}

// unknownTag follows cppjieba's PosTagger::SpecialRule, which stops counting as
// soon as half of the characters are ASCII.
func unknownTag(word string) string {
	half := utf8.RuneCountInString(word) / 2
	ascii, digits := 0, 0
	for _, r := range word {
		if ascii >= half {
			break
		}
		if r < 0x80 {
			ascii++
			if '0' <= r && r <= '9' {
				digits++
			}
		}
	}
	switch {
	case ascii == 0:
		return "x"
	case ascii == digits:
		return "m"
	}
	return "eng"
}
