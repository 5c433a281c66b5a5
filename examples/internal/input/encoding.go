package input

import (
	"bytes"
	"unicode/utf8"
)

// Encoding guesses what data is: "UTF-8", also with a few damaged bytes,
// "GB18030", "Big5", "UTF-16", or "" if it is none of them.
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
	switch {
	case good <= 20*bad:
		return ""
	case big5(data):
		return "Big5"
	}
	return "GB18030"
}

// big5 says whether what may be GB18030 is rather Big5. Nearly everything can be
// read as either, but the characters and marks that are common stand together:
// in GB18030 in rows A1, A3 and B0 to D7 behind a second byte from A1, in Big5
// in rows A1 to A3 and, with any second byte, A4 to C6.
func big5(data []byte) bool {
	gb, big := 0, 0
	for i := 0; i+1 < len(data); i++ {
		row, cell := data[i], data[i+1]
		if row < 0x80 {
			continue
		}
		i++
		if cell >= 0xA1 && (row == 0xA1 || row == 0xA3 || 0xB0 <= row && row <= 0xD7) {
			gb++
		}
		if (cell >= 0xA1 || 0x40 <= cell && cell < 0x7F) && 0xA1 <= row && row <= 0xC6 {
			big++
		}
	}
	return big > gb
}
