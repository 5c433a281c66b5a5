package main

import (
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"
)

// FuzzDecode reads any file as it would be uploaded.
func FuzzDecode(f *testing.F) {
	for _, s := range []string{
		"", "县长", "\xef\xbb\xbf县长", "\xd6\xd0\xb9\xfa\xb9\xb2\xb2\xfa\xb5\xb3\xd4\xc6\xc6\xd6\xcf\xd8\xce\xaf", "\xff\xfe\x9f\x53", "\xfe\xff\x53\x9f", "\x00<\x00h", "<html><p>县长",
		"<!doctype html><meta charset=gbk><article><p>\xd6\xd0\xb9\xfa", "<html><head><meta name=publishdate content='2021-13-45'><body><script>x</script><p>县长沈青禾来了。", "PK\x03\x04", "%PDF-1.4", "<p>" + "<div>",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		got, err := decodeText(data)
		if err != nil {
			return
		}
		if !utf8.Valid(data) {
			return // a few damaged bytes of UTF-8 stay
		}
		require.True(t, utf8.ValidString(got.Text))
	})
}
