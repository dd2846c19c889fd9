package when

import (
	"strings"
	"testing"

	"hearsay"
)

func TestWithoutTheReportsDateAValueStaysOpen(t *testing.T) {
	m, words := load(t)
	for _, x := range []struct{ text, want string }{
		{"The minister resigned Friday.", "XXXX-WXX-5"},
		{"The minister resigned yesterday morning.", "XXXX-XX-XXTMO"},
		{"The minister resigned last week.", "XXXX-WXX"},
		{"The minister resigned on April 2.", "XXXX-04-02"},
		{"The minister resigned last December.", "XXXX-12"},
		{"The minister resigned two years ago.", "XXXX"},
		{"The minister resigned in the third quarter.", "XXXX-Q3"},
		{"The minister resigned last summer.", "XXXX-SU"},
		{"The minister resigned at 10 p.m. Monday.", "XXXX-WXX-1T22:00"},
		{"The minister resigned on Christmas.", "XXXX-12-25"},
		{"The minister resigned on 3 May 1968.", "1968-05-03"},
	} {
		r := readText(t, m, words, x.text, "")
		if len(r.Times) != 1 || r.Times[0].Value.Value() != x.want {
			t.Errorf("%q: got %v, want %s", x.text, r.Times, x.want)
			continue
		}
		if why := r.Times[0].Value.Because(); why != "" {
			t.Errorf("%q: inferred (%s) where there is nothing to infer from", x.text, why)
		}
	}
}

func TestAValueSaysWhatItTookFromOutsideItsWords(t *testing.T) {
	m, words := load(t)
	for _, x := range []struct{ text, because string }{
		{"The bridge fell on June 30, 1990.", ""},
		{"The siege lasted three years.", ""},
		{"The bridge fell on April 2.", yearTaken},
		{"The bridge fell yesterday.", ofReport},
		{"The bridge fell Friday.", ofReport},
	} {
		r := readText(t, m, words, x.text, "2024-05-15")
		if len(r.Times) != 1 || r.Times[0].Value.Because() != x.because {
			t.Errorf("%q: got %v, want the reason %q", x.text, r.Times, x.because)
		}
	}
}

func TestATimeAfterAnotherCountsFromIt(t *testing.T) {
	m, words := load(t)
	r := readText(t, m, words, "He came to power in 1987. Two years later he fled.", "2024-05-15")
	if len(r.Times) != 2 || r.Times[1].Value.Value() != "1989" || r.Times[1].Value.Because() != ofMention {
		t.Errorf("got %v, want 1989 counted from 1987", r.Times)
	}
}

func TestAnAgeIsNoTime(t *testing.T) {
	m, words := load(t)
	for _, s := range []string{"The 29-year-old driver fled.", "He is 40 years old.", "Children under five years of age drowned."} {
		if r := readText(t, m, words, s, "2024-05-15"); len(r.Times) != 0 {
			t.Errorf("%q: read %v", s, r.Times)
		}
	}
}

func TestAMonthInAPersonsNameIsNoTime(t *testing.T) {
	m, words := load(t)
	r := &hearsay.Report{Document: hearsay.Document{Text: "Later June Okafor spoke."}}
	r.Blocks = []hearsay.Block{{Span: hearsay.Span{End: int32(len(r.Text))}, Kind: hearsay.Body}}
	words.Pass().Run(r)
	r.Names = []hearsay.Name{{Span: hearsay.Span{Start: 6, End: 17}, First: 1, Last: 2, Kind: hearsay.Person}}
	m.Pass().Run(r)
	if len(r.Times) != 0 {
		t.Errorf("read %v", r.Times)
	}
}

func TestWithinGivesTheTimesOfATokenRange(t *testing.T) {
	m, words := load(t)
	r := readText(t, m, words, "He left Monday and came back on Friday.", "2024-05-15")
	if got := Within(r, 0, 3); len(got) != 1 || got[0] != 0 {
		t.Errorf("tokens 0 to 3: got %v, want the first", got)
	}
	if got := Within(r, 0, int32(len(r.Tokens))); len(got) != 2 {
		t.Errorf("all tokens: got %v, want both", got)
	}
	if got := Within(r, 3, 3); got != nil {
		t.Errorf("no tokens: got %v", got)
	}
}

func TestARuleFileThatIsWrongSaysWhere(t *testing.T) {
	for _, x := range []struct{ rules, want string }{
		{"rule a\n  match {nothing}\n", "x.rules:2: unknown class {nothing}"},
		{"rule a\n  match ( now\n", "x.rules:2: a bracket is not closed"},
		{"rule a\n  match now\n  value become tomorrow\n", "x.rules:3: unknown operation \"become\""},
		{"rule a\n  match now\n  value literal {month}\n  yes now -> now = X\n", "x.rules:1: value names {month}, which the match does not have"},
		{"rule a\n  match now\n  value literal PRESENT_REF\n", "x.rules:1: rule \"a\" needs an example"},
		{"  match now\n", "x.rules:1: \"match\" stands before any rule"},
		{"published soon\n", "x.rules:1: want an ISO date, have \"soon\""},
	} {
		_, err := Load(files(x.rules))
		if err == nil || !strings.Contains(err.Error(), x.want) {
			t.Errorf("%q: got error %v, want %q", x.rules, err, x.want)
		}
	}
}

func TestAConditionForWhatWouldComeLooksAhead(t *testing.T) {
	m, _ := load(t)
	for _, x := range []struct {
		text string
		verb hearsay.XPOS
		want string
	}{
		{"Sanctions would follow if they stayed until October", hearsay.TagMD, "2024-10"},
		{"Sanctions had followed if they stayed in October", hearsay.TagVBD, "2023-10"},
	} {
		r := whole(x.text)
		tokens := r.Tokens
		for i := range tokens {
			tokens[i].UPOS = hearsay.NOUN
		}
		tokens[1].UPOS, tokens[1].XPOS, tokens[1].Head = hearsay.AUX, x.verb, 2
		tokens[2].UPOS, tokens[2].XPOS = hearsay.VERB, hearsay.TagVB
		tokens[3].Head, tokens[3].Deprel = 5, hearsay.Mark
		tokens[5].UPOS, tokens[5].XPOS, tokens[5].Head, tokens[5].Deprel = hearsay.VERB, hearsay.TagVBD, 2, hearsay.AdvCl
		tokens[7].Head = 5
		m.Pass().Run(r)
		if len(r.Times) != 1 || r.Times[0].Value.Value() != x.want {
			t.Errorf("%q: got %v, want %s", x.text, r.Times, x.want)
		}
	}
}
