package eval

import (
	"testing"

	"hearsay"
)

func TestTimesAreScoredByOverlapValueAndBounds(t *testing.T) {
	data := lay(t, map[string]string{"eval/time/timebank/a.tml": `<TimeML><DCT><TIMEX3 tid="t0" value="2012-05-04T10:00">today</TIMEX3></DCT>
<TEXT>Q&amp;A: They <EVENT eid="e1">met</EVENT> <TIMEX3 tid="t1" type="DATE" value="2012-05-03">on Thursday</TIMEX3>, talked for
<TIMEX3 tid="t2" type="DURATION" value="PT2H">two hours</TIMEX3>, and meet again <TIMEX3 tid="t3" value="2013">next year</TIMEX3>.</TEXT></TimeML>`})
	var given hearsay.Source
	read := func(src hearsay.Source) (*hearsay.Report, error) {
		given = src
		time := func(words, value string) hearsay.Time {
			s := where(src.Text, words)
			return hearsay.Time{Span: s, Value: hearsay.State(value, s)}
		}
		return &hearsay.Report{Document: hearsay.Document{Text: src.Text}, Times: []hearsay.Time{
			time("Thursday", "2012-05-03"), time("two hours", "PT3H"), time("again", "XXXX"),
		}}, nil
	}
	r, err := Times(data, read)
	if err != nil {
		t.Fatal(err)
	}
	if want := "Q&A: They met on Thursday, talked for\ntwo hours, and meet again next year."; given.Text != want || given.Given.Published != "2012-05-04" {
		t.Errorf("the reader was given %q of %s", given.Text, given.Given.Published)
	}
	wants(t, r, map[string]Counts{
		"time.timebank.relaxed": {2, 3, 3}, // Thursday, two hours
		"time.timebank.value":   {1, 3, 3}, // Thursday
		"time.timebank.strict":  {1, 3, 3}, // two hours
	})
	misses(t, r, "wrong span timebank", "wrong value timebank", "missed timebank", "spurious timebank")
}
