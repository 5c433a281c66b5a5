package main

import (
	"fmt"
	"log"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/go-renshi/renshi/entity"
	"github.com/go-renshi/renshi/graph"
	"github.com/go-renshi/renshi/relation"
)

// The program of the README.
func Example() {
	entities, err := entity.New()
	if err != nil {
		log.Fatal(err)
	}
	relations, err := relation.New()
	if err != nil {
		log.Fatal(err)
	}
	article := entity.Article{Source: "2021年3月2日上午，泊阳县委书记顾长岭到柳桥湾镇检查春耕工作，县长邵培林陪同。"}
	b := graph.NewBuilder()
	b.Add(relations.Extract(entities.Extract(article)))
	for f := range b.Build().Facts() {
		fmt.Println(f.From.Name, f.Type, f.To.Name)
	}
	// Output:
	// 邵培林 accompanied 顾长岭
	// 邵培林 holds_title 泊阳县县长
	// 顾长岭 holds_title 泊阳县委书记
	// 顾长岭 inspected 柳桥湾镇
}

// TestReadmeShowsThisProgram checks that the README has the program above, line
// by line, and its output.
func TestReadmeShowsThisProgram(t *testing.T) {
	readme, err := os.ReadFile("../../README.md")
	require.NoError(t, err)
	self, err := os.ReadFile("readme_test.go")
	require.NoError(t, err)
	_, body, ok := strings.Cut(string(self), "func Example() {\n")
	require.True(t, ok)
	program, output, ok := strings.Cut(body, "\t// Output:\n")
	require.True(t, ok)
	output, _, _ = strings.Cut(output, "}\n")
	assert.Contains(t, string(readme), "func main() {\n"+program+"}\n")
	assert.Contains(t, string(readme), "```\n"+strings.ReplaceAll(output, "\t// ", "")+"```\n")
}
