package draw

import (
	"cmp"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	findfont "github.com/flopp/go-findfont"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/font/sfnt"
)

// ErrNoFont is returned where no font with Chinese characters is found.
var ErrNoFont = errors.New("draw: no font with Chinese characters is installed (Debian: apt install fonts-noto-cjk; " +
	"Fedora: dnf install google-noto-sans-cjk-fonts); name the file of one, or draw SVG")

// known are beginnings of the names of files that hold Chinese characters, in
// lower case, the best in front.
var known = []string{"notosanscjk-regular", "notosanscjksc-regular", "notosanssc", "sourcehansanssc-regular", "sourcehansanscn-regular",
	"sourcehansans-regular", "pingfang", "hiragino sans gb", "stheiti", "msyh", "deng", "simhei", "simsun", "wqy-microhei", "wqy-zenhei",
	"droidsansfallback", "arial unicode", "notoserifcjk-regular", "uming", "ukai"}

// FindFont returns the file of an installed font with Chinese characters, or
// [ErrNoFont].
func FindFont() (string, error) {
	files := findfont.List()
	slices.Sort(files)
	for _, name := range known {
		for _, f := range files {
			if !strings.HasPrefix(strings.ToLower(filepath.Base(f)), name) {
				continue
			}
			if _, err := readFont(f); err == nil {
				return f, nil
			}
		}
	}
	return "", ErrNoFont
}

// readFont reads a font file; of a collection it takes the font for simplified
// characters.
func readFont(file string) (*sfnt.Font, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	fonts, err := opentype.ParseCollection(data) // one font is a collection, too
	if err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	var all []*sfnt.Font
	for i := range fonts.NumFonts() {
		if f, err := fonts.Font(i); err == nil && hasChinese(f) {
			all = append(all, f)
		}
	}
	if len(all) == 0 {
		return nil, fmt.Errorf("%s has no Chinese characters", file)
	}
	return slices.MinFunc(all, func(x, y *sfnt.Font) int { return cmp.Compare(foreign(x), foreign(y)) }), nil
}

func hasChinese(f *sfnt.Font) bool {
	var b sfnt.Buffer
	i, err := f.GlyphIndex(&b, '书')
	return err == nil && i != 0
}

// foreign is 0 for fonts made for simplified Chinese, else 1.
func foreign(f *sfnt.Font) int {
	var b sfnt.Buffer
	name, err := f.Name(&b, sfnt.NameIDFull)
	if err == nil && slices.Contains(strings.Fields(name), "SC") && !strings.Contains(name, "Mono") {
		return 0
	}
	return 1
}
