// Package hearsay holds the domain of a reader of news: documents, the layers that are read
// out of them (tokens and trees, names, times, quantities, places, actors, attributions,
// events), and the record that they become. It imports nothing but the standard library;
// every other package imports it.
//
// A report flows through passes, each of which reads the layers before it and gives one:
//
//	text → syntax → entity → when, quantity, place → attribution → event → unknown → record
package hearsay
