package main

import (
	"encoding/json"
	"net"
	"net/http"
	"strings"
)

// policy allows what the program itself serves, and nothing else: no script or
// style inside a page, no other site.
const policy = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; " +
	"form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

// guard lets through what the reader's own browser asks for on the reader's
// behalf. Pages of other sites can neither read the archive (a name of theirs
// that leads to this machine is refused, and so is embedding) nor change it.
func guard(next http.Handler, names ...string) http.Handler {
	var origin http.CrossOriginProtection
	origin.SetDenyHandler(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		refuse(w, r, http.StatusForbidden, "a page of another site asked for this")
	}))
	next = origin.Handler(next)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", policy)
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("X-Frame-Options", "DENY")
		h.Set("Referrer-Policy", "same-origin")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		if !localName(r.Host, names) {
			refuse(w, r, http.StatusMisdirectedRequest, "this program answers only to the address that it printed when it started")
			return
		}
		next.ServeHTTP(w, r)
	})
}

// refuse answers what is not shown as a page: it came from elsewhere.
func refuse(w http.ResponseWriter, r *http.Request, status int, message string) {
	if !wantsJSON(r) {
		http.Error(w, message, status)
		return
	}
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(problemData{Status: status, Error: message}) // the reader may have gone
}

// localName says whether a Host header is an address, localhost or one of the
// names: any other name may have been made to lead here by somebody else.
func localName(host string, names []string) bool {
	name := host
	if h, _, err := net.SplitHostPort(host); err == nil {
		name = h
	}
	name = strings.Trim(name, "[]")
	if net.ParseIP(name) != nil || strings.EqualFold(name, "localhost") {
		return true
	}
	for _, n := range names {
		if n != "" && strings.EqualFold(name, n) {
			return true
		}
	}
	return false
}
