package input

import (
	"bytes"
	"unicode/utf8"
)

// Encoding guesses what data is: "UTF-8", also with a few damaged bytes,
// "GB18030", "UTF-16", or "" if it is none of them.
func Encoding(data []byte) string {
	if !foreign(data) {
		return "UTF-8"
	}
	return encoding(data)
}

// foreign says whether data is hardly UTF-8: a few damaged bytes are what a
// scanned or cut text may have, one in a thousand and more are another
// encoding.
func foreign(data []byte) bool {
	if bytes.HasPrefix(data, []byte("\xff\xfe")) || bytes.HasPrefix(data, []byte("\xfe\xff")) {
		return true
	}
	bad := 0
	for rest := data; len(rest) > 0; {
		c, n := utf8.DecodeRune(rest)
		if c == utf8.RuneError && n == 1 {
			bad++
		}
		rest = rest[n:]
	}
	return bad > 3 && bad > len(data)/1000
}

// encoding guesses what foreign data is; "" if it cannot.
func encoding(data []byte) string {
	if bytes.HasPrefix(data, []byte("\xff\xfe")) || bytes.HasPrefix(data, []byte("\xfe\xff")) || bytes.IndexByte(data, 0) >= 0 {
		return "UTF-16"
	}
	// The characters of GB18030 that are not ASCII have two bytes, or four.
	good, bad := 0, 0
	for i := 0; i < len(data); i++ {
		switch b := data[i]; {
		case b < 0x80:
		case b == 0x80 || b == 0xFF || i+1 == len(data):
			bad++
		case data[i+1] >= 0x40 && data[i+1] != 0x7F && data[i+1] != 0xFF:
			good++
			i++
		case data[i+1] >= '0' && data[i+1] <= '9' && i+3 < len(data):
			good++
			i += 3
		default:
			bad++
		}
	}
	if good > 20*bad {
		return "GB18030"
	}
	return ""
}
