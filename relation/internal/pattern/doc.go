// Package pattern is the rule language of package relation: rule files are
// parsed, checked and compiled into a [Set], and a Set is matched against
// tapes.
//
// A [Tape] is one sentence in which the mentions are single units. A rule's
// form has one trigger, words that must stand in the text, and elements to its
// left and right. All words of all rules and lists are in one trie: a text is read
// through it once ([Set.Read]), and where a word stands is then looked up. Matching
// starts at the trigger and goes outwards; every gap has a limit and every pair of
// element and position is tried once, so that the work for one trigger is bounded
// and the work for a sentence grows with its length.
package pattern
