package dict

import "unicode/utf8"

// Tag is as [Tags.Tag].
func (d *Dict) Tag(word string) string { return d.TagFor(d.Find(word), word) }

// TagFor is Tag for a word that was found already.
func (d *Dict) TagFor(w Word, word string) string {
	if tag := d.TagOf(w); tag != "" {
		return tag
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
