package entitytest

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// TestingT is the part of *testing.T that this package uses.
type TestingT interface {
	Helper()
	Errorf(format string, args ...any)
}

// Golden compares got with the content of the file and reports the lines that
// differ. With update it writes got to the file instead.
func Golden(t TestingT, file, got string, update bool) {
	t.Helper()
	if update {
		if err := writeFile(file, got); err != nil {
			t.Errorf("%v", err)
		}
		return
	}
	want, err := os.ReadFile(file)
	switch {
	case os.IsNotExist(err):
		t.Errorf("%s is not there: run the test with -update, and read what it wrote", file)
	case err != nil:
		t.Errorf("%v", err)
	case string(want) != got:
		t.Errorf("%s differs (- recorded, + got; if the new result is right, run the test with -update):\n%s",
			file, Diff(string(want), got))
	}
}

func writeFile(file, content string) error {
	if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
		return err
	}
	return os.WriteFile(file, []byte(content), 0o666)
}

// maxDiff is how many lines a diff shows.
const maxDiff = 40

// Diff returns the lines in which a and b differ, those of a with "-" and those
// of b with "+" before them and the number of the line. White space that cannot
// be seen is written out. Equal texts give "".
func Diff(a, b string) string {
	x, y := slices.Collect(strings.Lines(a)), slices.Collect(strings.Lines(b))
	var out strings.Builder
	shown := 0
	show := func(sign byte, number int, line string) {
		if shown++; shown <= maxDiff {
			end := ""
			if !strings.HasSuffix(line, "\n") {
				end = " (no line break)"
			}
			fmt.Fprintf(&out, "%c%5d  %s%s\n", sign, number, visible.Replace(line), end)
		}
	}
	for i, j := 0, 0; i < len(x) || j < len(y); {
		if i < len(x) && j < len(y) && x[i] == y[j] {
			i, j = i+1, j+1
			continue
		}
		di, dj := resume(x[i:], y[j:])
		for ; di > 0; di, i = di-1, i+1 {
			show('-', i+1, x[i])
		}
		for ; dj > 0; dj, j = dj-1, j+1 {
			show('+', j+1, y[j])
		}
	}
	if shown > maxDiff {
		fmt.Fprintf(&out, "… and %d lines more\n", shown-maxDiff)
	}
	return out.String()
}

// window is how far resume looks for equal lines.
const window = 50

// resume returns how many lines of x and of y to pass over until they agree
// again: as few as possible, all of both if that is far.
func resume(x, y []string) (dx, dy int) {
	for sum := 1; sum <= window; sum++ {
		for dx := 0; dx <= sum; dx++ {
			if dy := sum - dx; dx < len(x) && dy < len(y) && x[dx] == y[dy] {
				return dx, dy
			}
		}
	}
	return len(x), len(y)
}

// visible writes out the white space that a reader of a diff would miss.
var visible = strings.NewReplacer("\n", "", "\r", "␍", "\t", "␉", "\u3000", "□", "\u00a0", "⍽", "\u200b", "<U+200B>", "\ufeff", "<U+FEFF>")
