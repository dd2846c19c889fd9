package page

import (
	"io"

	"github.com/charmbracelet/lipgloss"
	"github.com/muesli/termenv"
)

// palette is what each ink looks like, in the terminal's own sixteen colours, so that a
// page is legible on a light ground and on a dark one. The zero palette is colourless.
type palette map[ink]lipgloss.Style

func colours() palette {
	r := lipgloss.NewRenderer(io.Discard)
	r.SetColorProfile(termenv.ANSI)
	colour := func(c string) lipgloss.Style { return r.NewStyle().Foreground(lipgloss.Color(c)) }
	return palette{
		heading:  colour("4").Bold(true),
		title:    r.NewStyle().Bold(true),
		name:     r.NewStyle().Bold(true),
		code:     colour("6"),
		act:      colour("4"),
		dim:      r.NewStyle().Faint(true),
		words:    r.NewStyle().Faint(true).Italic(true),
		trigger:  r.NewStyle().Italic(true).Bold(true),
		certain:  colour("2"),
		doubtful: colour("3"),
		contrary: colour("1"),
	}
}

func (p palette) paint(i ink, s string) string {
	style, ok := p[i]
	if !ok || s == "" {
		return s
	}
	return style.Render(s)
}
