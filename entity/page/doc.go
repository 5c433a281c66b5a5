// Package page splits.
package page
