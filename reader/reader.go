// Package reader runs the passes in their order: a source goes in, a report comes out.
package reader
