// Command examples names the exported entry points of the library that no Example shows, and exits with 1 if there are
// any. An entry point is an exported function (constructors and options are functions) or a type with a method Write. It is
// shown by an Example of that name (of the type or of its method), or by the Example of its package, which calls it.
package main

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// Entry points without an Example, and why they need none.
var without = map[string]string{
	"entity.Kinds":              "a list of constants",
	"entity.Rules":              "a list of names, of which ExampleWithoutRules takes one",
	"entity/entitytest.Recover": "one deferred line in checks such as CheckExtract",
	"graph.Kinds":               "a list of constants",
	"graph.Types":               "a list of constants",
}

func main() {
	missing, err := missing(".")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(2)
	}
	for _, m := range missing {
		fmt.Println(m)
	}
	if len(missing) > 0 {
		os.Exit(1)
	}
}

// missing walks the packages below the folder that others can import.
func missing(root string) ([]string, error) {
	var out []string
	known := map[string]bool{}
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil || !d.IsDir() {
			return err
		}
		name := d.Name()
		if path != root && (name[0] == '.' || name[0] == '_' || name == "internal" || name == "testdata" || name == "examples") {
			return fs.SkipDir
		}
		p, err := read(path)
		if err != nil {
			return err
		}
		for _, e := range p.entries {
			full := filepath.ToSlash(path) + "." + e
			known[full] = true
			if _, ok := without[full]; !ok && !p.shown[e] {
				out = append(out, full+": no Example shows it")
			} else if ok && p.shown[e] {
				out = append(out, full+": has an Example, and is in the list of those that need none")
			}
		}
		return nil
	})
	for e := range without {
		if !known[e] {
			out = append(out, e+": is in the list of those that need no Example, and does not exist")
		}
	}
	slices.Sort(out)
	return out, err
}

// folder is what the files of a package, whatever their build tags, export and show.
type folder struct {
	entries []string        // sorted
	shown   map[string]bool // by an Example
}

func read(dir string) (folder, error) {
	p := folder{shown: map[string]bool{}}
	files, err := filepath.Glob(filepath.Join(dir, "*.go"))
	if err != nil {
		return p, err
	}
	for _, file := range files {
		f, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.SkipObjectResolution)
		if err != nil {
			return p, err
		}
		for _, d := range f.Decls {
			fn, ok := d.(*ast.FuncDecl)
			if !ok {
				continue
			}
			if strings.HasSuffix(file, "_test.go") {
				p.show(fn)
			} else if f.Name.Name != "main" && fn.Name.IsExported() {
				p.entries = append(p.entries, entry(fn)...)
			}
		}
	}
	slices.Sort(p.entries)
	p.entries = slices.Compact(p.entries)
	return p, nil
}

// entry is the function's name, or that of the exported type whose method Write it is.
func entry(fn *ast.FuncDecl) []string {
	if fn.Recv == nil {
		return []string{fn.Name.Name}
	}
	if fn.Name.Name != "Write" {
		return nil
	}
	t := fn.Recv.List[0].Type
	if star, ok := t.(*ast.StarExpr); ok {
		t = star.X
	}
	if id, ok := t.(*ast.Ident); ok && id.IsExported() {
		return []string{id.Name}
	}
	return nil
}

// show takes note of what a function shows, if it is an Example.
func (p *folder) show(fn *ast.FuncDecl) {
	name, ok := strings.CutPrefix(fn.Name.Name, "Example")
	if !ok || fn.Recv != nil {
		return
	}
	if name, _, _ = strings.Cut(name, "_"); name != "" {
		p.shown[name] = true
		return
	}
	ast.Inspect(fn, func(n ast.Node) bool {
		if call, ok := n.(*ast.CallExpr); ok {
			if s, ok := call.Fun.(*ast.SelectorExpr); ok {
				p.shown[s.Sel.Name] = true
			}
		}
		return true
	})
}
