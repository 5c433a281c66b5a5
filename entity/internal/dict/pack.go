package dict

//go:generate go run ./internal/pack
