package event

import (
	"strings"
	"testing"

	"hearsay"
	"hearsay/lang/en"
)

// events reads a text and lists its events as "ACTOR CODE RECIPIENT status", the sides in
// the words of the text.
func events(t testing.TB, text string) []string {
	t.Helper()
	r := read(t, text)
	var out []string
	for i := range r.Events {
		e := &r.Events[i]
		out = append(out, sideWords(r, e.Actors)+" "+e.Code.Value()+" "+sideWords(r, e.Recipients)+" "+string(e.Status.Value()))
	}
	return out
}

func sideWords(r *hearsay.Report, list []hearsay.Participant) string {
	if len(list) == 0 {
		return "-"
	}
	var out []string
	for _, p := range list {
		out = append(out, strings.TrimPrefix(strings.TrimPrefix(r.Words(p.Span), "The "), "the "))
	}
	return strings.Join(out, "+")
}

func TestStatusFollowsTheWordsAroundTheTrigger(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"Russia attacked Ukraine.", "Russia 190 Ukraine actual"},
		{"Russia is attacking Ukraine.", "Russia 190 Ukraine ongoing"},
		{"Russia continues to attack Ukraine.", "Russia 190 Ukraine ongoing"},
		{"Russia did not attack Ukraine.", "Russia 190 Ukraine negated"},
		{"Russia never attacked Ukraine.", "Russia 190 Ukraine negated"},
		{"Russia failed to attack Ukraine.", "Russia 190 Ukraine negated"},
		{"Russia may attack Ukraine.", "Russia 190 Ukraine hypothetical"},
		{"Russia allegedly attacked Ukraine.", "Russia 190 Ukraine alleged"},
		{"The minister accused the army of attacking Ukraine.", "army 190 Ukraine alleged"},
		{"Russia denied attacking Ukraine.", "Russia 190 Ukraine denied"},
		{"Russia used to attack Ukraine.", "Russia 190 Ukraine historical"},
		{"Russia plans to arrest the editor.", "Russia 173 editor planned"},
		{"Russia will arrest the editor.", "Russia 173 editor planned"},
		{"Russia launched an alleged attack on Ukraine.", "Russia 190 Ukraine alleged"},
	} {
		t.Run(c.text, func(t *testing.T) {
			got := events(t, c.text)
			for _, g := range got {
				if g == c.want {
					return
				}
			}
			t.Errorf("got %q, want %q", got, c.want)
		})
	}
}

func TestTheFutureIsCodedAsIntentThreatOrRefusal(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"Macron will meet Erdogan next week.", "Macron 036 Erdogan planned"},
		{"Germany will send weapons to Ukraine.", "Germany 0332 Ukraine planned"},
		{"Germany said it would send weapons to Ukraine.", "Germany 0332 Ukraine planned"},
		{"Germany will not send weapons to Ukraine.", "Germany 1222 Ukraine actual"},
		{"Russia will attack Ukraine.", "Russia 138 Ukraine planned"},
		{"The miners will not end their strike until the government pays them.", "miners 1242 government actual"},
	} {
		t.Run(c.text, func(t *testing.T) {
			for _, g := range events(t, c.text) {
				if g == c.want {
					return
				}
			}
			t.Errorf("got %q, want %q", events(t, c.text), c.want)
		})
	}
}

func TestPassivesRelativesAndControlAreUndone(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"passive with agent", "Ukraine was attacked by Russia.", "Russia 190 Ukraine actual"},
		{"passive without agent", "The editor was arrested in Cairo.", "- 173 editor actual"},
		{"relative clause", "The army, which attacked Ukraine, blamed Poland.", "army 190 Ukraine actual"},
		{"shared subject", "Russia invaded Ukraine and arrested the mayor.", "Russia 173 mayor actual"},
		{"object control", "Russia asked Iran to attack Ukraine.", "Iran 190 Ukraine requested"},
		{"joined recipients", "Russia attacked Ukraine and Georgia.", "Russia 190 Ukraine+Georgia actual"},
		{"each other", "Macron and Erdogan signed a treaty.", "Macron+Erdogan 057 Macron+Erdogan actual"},
		{"possessive of a noun", "The talks followed Russia's attack on Ukraine.", "Russia 190 Ukraine actual"},
		{"light verb", "Russia carried out an attack on Ukraine.", "Russia 190 Ukraine actual"},
		{"light verb turned round", "Russia faced criticism from Iran.", "Iran 111 Russia actual"},
	} {
		t.Run(c.name, func(t *testing.T) {
			for _, g := range events(t, c.text) {
				if g == c.want {
					return
				}
			}
			t.Errorf("%s: got %q, want %q", c.text, events(t, c.text), c.want)
		})
	}
}

func TestOnlyPartiesFillASide(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"a thing that is not criticised is no recipient", "Peru sent the tents to the valley on Monday.", "Peru 073 - actual"},
		{"both sides of a treaty", "The two sides signed a treaty.", "two sides 057 two sides actual"},
		{"two joined subjects of a perfect", "Qatar and Oman have been mediating between Iran and Iraq.", "Qatar+Oman 045 Iran+Iraq ongoing"},
		{"whose murder it is, is who was murdered", "Guards carried out the reporter's murder in Cairo.", "Guards 180 reporter actual"},
		{"a purpose belongs to its deed", "Students marched to protest against the governor.", "Students 141 governor actual"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := events(t, c.text)
			if len(got) != 1 || got[0] != c.want {
				t.Errorf("%s: got %q, want only %q", c.text, got, c.want)
			}
		})
	}
}

func TestASideFromAnotherClauseSaysFromWhich(t *testing.T) {
	r := read(t, "Russia invaded Ukraine and arrested the mayor.")
	for i := range r.Events {
		if e := &r.Events[i]; e.Code.Value() == "173" {
			if got, want := e.Actors[0].Because, "subject of “invaded”"; got != want {
				t.Errorf("got %q, want %q", got, want)
			}
			return
		}
	}
	t.Error("no arrest was coded")
}

func TestVictimsAreToldWithoutADoer(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"Shelling killed at least seven people in the town.", "- 194 at least seven people actual"},
		{"Twelve farmers were killed and five wounded when a rocket hit the market.", "- 194 Twelve farmers actual"},
		{"Nine soldiers were killed in clashes between Iran and Iraq.", "Iran+Iraq 190 Iran+Iraq actual"},
		{"Twelve farmers were killed in a flood.", ""},
		{"Fighting between the army and the Houthis has killed 4,000 people.", "- 190 4,000 people actual"},
	} {
		t.Run(c.text, func(t *testing.T) {
			got := strings.Join(events(t, c.text), "; ")
			if got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestWhatIsAskedOrBarredIsNoDeed(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"Has Russia attacked Ukraine?", "Russia 190 Ukraine hypothetical"},
		{"Russia was unable to attack Ukraine.", "Russia 190 Ukraine negated"},
	} {
		t.Run(c.text, func(t *testing.T) {
			if got := strings.Join(events(t, c.text), "; "); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestAnEventToldTwiceIsOneEvent(t *testing.T) {
	got := events(t, "Russia attacked Ukraine on Monday. The attack lasted hours. Russia attacked Ukraine with drones.")
	if len(got) != 1 {
		t.Errorf("got %q, want one event", got)
	}
}

func TestVictimsGoToTheirAttack(t *testing.T) {
	got := events(t, "Ten farmers were killed in an airstrike by Israel.")
	if len(got) != 1 || !strings.HasPrefix(got[0], "Israel 195 ") || !strings.Contains(got[0], "farmers") {
		t.Errorf("got %q, want one event: Israel 195 farmers", got)
	}
}

func TestItemsCountTheVictimsAndTheThings(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"Ten farmers were killed in an airstrike by Israel.", "Ten farmers"},
		{"Germany sent 14 tanks to Ukraine.", "14 tanks"},
		{"The court jailed three journalists.", "three journalists"},
	} {
		r := read(t, c.text)
		found := false
		for i := range r.Events {
			for _, item := range r.Events[i].Items {
				found = found || r.Words(item.Span) == c.want
			}
		}
		if !found {
			t.Errorf("%s: no item %q", c.text, c.want)
		}
	}
}

func TestAChargeNamesWhoIsSaidToHaveDoneIt(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"Poland accused Russia of an attack on Ukraine.", "Russia 190 Ukraine alleged"},
		{"Poland condemned Russia for the attack on Ukraine.", "Russia 190 Ukraine alleged"},
		{"Poland attributed the attack on Ukraine to Russia.", "Russia 190 Ukraine alleged"},
	} {
		found := false
		for _, g := range events(t, c.text) {
			found = found || g == c.want
		}
		if !found {
			t.Errorf("%s: got %q, want %q", c.text, events(t, c.text), c.want)
		}
	}
}

func TestPlainStatementsAreNoEvents(t *testing.T) {
	for _, text := range []string{
		"The minister said the talks were useful.",
		"The spokesman told Reuters about the weather.",
		"Prices rose in March.",
	} {
		for _, g := range events(t, text) {
			if strings.Fields(g)[1] < "03" {
				t.Errorf("%s: got %q", text, g)
			}
		}
	}
}

func TestExplainNamesRuleSlotsAndStatusWord(t *testing.T) {
	r := read(t, "Russia allegedly launched an attack on Ukraine.")
	if len(r.Events) != 1 {
		t.Fatalf("%d events", len(r.Events))
	}
	e, _ := english()
	got := e.rules.Explain(r, 1)
	for _, want := range []string{"19-fight.frames:", "attack-noun fired on “attack”, carried by “launched”", "subject: “Russia”", "on: “Ukraine”", "190 Use conventional military force", "alleged: “allegedly”"} {
		if !strings.Contains(got, want) {
			t.Errorf("want %q in\n%s", want, got)
		}
	}
	if got := e.rules.Explain(r, 9); !strings.Contains(got, "no such event") {
		t.Error(got)
	}
}

func TestEveryEventHasItsEvidence(t *testing.T) {
	r := read(t, "Russia attacked Ukraine on Monday. Macron said he would meet Putin. Ten people were killed in the raid.")
	for i := range r.Events {
		e := &r.Events[i]
		trigger := r.Tokens[e.Head].Span()
		if !e.Evidence.Contains(trigger) {
			t.Errorf("evidence %q lacks the trigger %q", r.Words(e.Evidence), r.Words(trigger))
		}
		if e.Code.Because() != "" || !e.Code.Span().Contains(trigger) {
			t.Errorf("code %s is not stated by its trigger", e.Code.Value())
		}
		for _, p := range append(append([]hearsay.Participant{}, e.Actors...), e.Recipients...) {
			if p.Span.IsZero() {
				t.Errorf("a participant of %s has no words", e.Rule)
			}
		}
	}
}

func BenchmarkEvents(b *testing.B) {
	text := strings.Repeat("Russia carried out airstrikes on Kyiv on Monday, and Germany said it would send more weapons to Ukraine. "+
		"The president of Poland, who visited Berlin last week, accused Moscow of shelling the town and called for new sanctions. "+
		"The weather in the capital was mild, and most shops in the old streets had opened again before noon.\n\n", 20)
	r := read(b, text)
	e, _ := english()
	pass := e.rules.Pass()
	actors, mentions := len(r.Actors), len(r.Mentions)
	b.ReportAllocs()
	b.ResetTimer()
	for range b.N {
		r.Events, r.Actors, r.Mentions = r.Events[:0], r.Actors[:actors], r.Mentions[:mentions]
		pass.Run(r)
	}
	b.ReportMetric(float64(len(r.Tokens)*b.N)/b.Elapsed().Seconds(), "words/s")
}

func BenchmarkLoad(b *testing.B) {
	for range b.N {
		if _, err := Load(en.Files); err != nil {
			b.Fatal(err)
		}
	}
}
