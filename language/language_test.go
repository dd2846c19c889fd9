package language

import (
	"errors"
	"strings"
	"testing"

	"hearsay"
	"hearsay/lang/en"
)

func checker(t testing.TB) *Checker {
	t.Helper()
	k, err := Load(en.Files)
	if err != nil {
		t.Fatal(err)
	}
	return k
}

func TestEnglishIsNeverRefused(t *testing.T) {
	check := checker(t).Check
	for _, text := range []string{
		"He left.",
		"No.",
		"Talks fail",
		"Talks in Doha fail again",
		"Minister quits over visa row",
		"Real Madrid beat Paris Saint-Germain 3-1",
		"Angela Merkel, Emmanuel Macron, Pedro Sánchez",
		"Macron meets Scholz in Berlin",
		"El Salvador accuses La Paz",
		"Die in, say activists",
		"Les Misérables tour du jour",
		"La Prensa, El País and Le Monde reported the talks.",
		"De la Cruz met De León.",
		"Il Messaggero: Meloni to visit Addis Ababa",
		"NATO, EU, UN, IMF",
		"A35-112",
		"2025",
		"Das Kapital",
		"Putin in Sanaa",
		"Abu Bakr al-Baghdadi a san da ya",
		"The president said “no pasarán” and left.",
		"Kyiv (Київ) is the capital of Ukraine.",
		"Police in Al-Hasakah seized 40 kg of hashish.",
		"Boris Johnson a été told to resign, Le Figaro writes, and he will do so on Monday.",
	} {
		if code, confidence := check(text); code != "en" {
			t.Errorf("Check(%q) = %s %.2f, want en", text, code, confidence)
		}
	}
}

func TestProfilesFitTheirTable(t *testing.T) {
	p := table()
	if len(p.codes) > maxLanguages || len(p.words) > maxProfileWords {
		t.Errorf("%d languages and %d words, more than the table holds", len(p.codes), len(p.words))
	}
	if p.codes[0] != "en" {
		t.Errorf("the first profile is %s, want English", p.codes[0])
	}
}

// foreign are sentences as a newspaper would print them.
var foreign = []struct{ code, text string }{
	{"es", "El ministro de Defensa dijo el lunes que las tropas se retirarán de la frontera antes de que termine el año."},
	{"es", "El presidente pidió ayuda militar a los países vecinos."},
	{"fr", "Le ministre des Affaires étrangères a rencontré son homologue à Genève, selon un communiqué publié mardi."},
	{"fr", "Trois soldats ont été tués dans une attaque près de la frontière."},
	{"de", "Der Außenminister hat die Vorwürfe zurückgewiesen und eine Untersuchung durch die Vereinten Nationen gefordert."},
	{"de", "Die Regierung will das Gesetz noch in diesem Jahr ändern."},
	{"it", "Il presidente del Consiglio ha incontrato i sindacati, ma non è stato raggiunto un accordo sulle pensioni."},
	{"pt", "O presidente disse que o governo não vai aumentar os impostos e que as negociações continuam."},
	{"nl", "De minister zei dat het kabinet nog geen besluit heeft genomen over de uitbreiding van de luchthaven."},
	{"sv", "Regeringen meddelade på fredagen att den inte kommer att skicka fler soldater till området."},
	{"da", "Statsministeren siger, at hun ikke har fået oplysninger om sagen fra politiet."},
	{"no", "Statsministeren sier at hun ikke har fått opplysninger om saken fra politiet, og at de venter."},
	{"fi", "Pääministeri sanoi, että hallitus ei ole vielä tehnyt päätöstä mutta se on mukana neuvotteluissa."},
	{"pl", "Premier powiedział, że rząd nie podjął jeszcze decyzji, ale będzie to możliwe po rozmowach w Brukseli."},
	{"cs", "Premiér řekl, že vláda se ještě nerozhodla, ale že o návrhu bude jednat na příštím zasedání."},
	{"hu", "A miniszterelnök azt mondta, hogy a kormány még nem döntött, de a tárgyalások folytatódnak."},
	{"ro", "Premierul a declarat că guvernul nu a luat încă o decizie și că discuțiile vor continua la București."},
	{"tr", "Başbakan, hükümetin bu konuda henüz bir karar almadığını ve görüşmelerin daha sonra devam edeceğini söyledi."},
	{"id", "Presiden mengatakan bahwa pemerintah belum mengambil keputusan dan akan melanjutkan perundingan dengan para pekerja."},
	{"vi", "Thủ tướng cho biết chính phủ sẽ không tăng thuế trong năm nay và đang làm việc với các nước."},
	{"hr", "Premijer je rekao da vlada nije donijela odluku, ali da će se o prijedlogu raspravljati nakon sastanka."},
	{"sw", "Rais alisema kuwa serikali ya nchi hiyo haitaongeza kodi na kwamba mazungumzo ni kwa ajili ya watu."},
	{"ru", "Министр заявил, что переговоры продолжатся на следующей неделе."},
	{"uk", "Міністр заявив, що переговори продовжаться наступного тижня у Києві."},
	{"ar", "قال الوزير إن المفاوضات ستستمر الأسبوع المقبل."},
	{"fa", "وزیر امور خارجه گفت که مذاکرات هفته آینده در تهران ادامه می\u200cیابد."},
	{"zh", "外交部长表示,谈判将于下周继续进行。"},
	{"ja", "外務大臣は、交渉は来週も続くと述べた。"},
	{"ko", "외교부 장관은 협상이 다음 주에도 계속될 것이라고 말했다."},
	{"el", "Ο υπουργός δήλωσε ότι οι διαπραγματεύσεις θα συνεχιστούν."},
	{"he", "השר אמר כי המשא ומתן יימשך בשבוע הבא."},
	{"hi", "मंत्री ने कहा कि बातचीत अगले सप्ताह जारी रहेगी।"},
	{"th", "รัฐมนตรีกล่าวว่าการเจรจาจะดำเนินต่อไปในสัปดาห์หน้า"},
}

func TestOtherLanguagesAreTold(t *testing.T) {
	check := checker(t).Check
	for _, f := range foreign {
		if code, confidence := check(f.text); code != f.code || confidence <= 0 {
			t.Errorf("Check(%q) = %s %.2f, want %s", f.text, code, confidence, f.code)
		}
	}
}

func TestRequireTakesTheCallersWord(t *testing.T) {
	k := checker(t)
	spanish := &hearsay.Report{Document: hearsay.Document{Text: foreign[0].text}}
	err := k.Require(spanish, "")
	var told *Error
	if !errors.As(err, &told) || told.Code != "es" || !errors.Is(err, ErrNotRead) {
		t.Fatalf("Require(Spanish) = %v", err)
	}
	if !strings.Contains(err.Error(), "Spanish") || !strings.Contains(err.Error(), "--language en") {
		t.Errorf("the message %q does not say what to do", err)
	}
	if err := k.Require(spanish, "en"); err != nil || spanish.Language != "en" {
		t.Errorf("Require(Spanish, en) = %v, language %q", err, spanish.Language)
	}
	english := &hearsay.Report{Document: hearsay.Document{Text: "Talks failed."}}
	if err := k.Require(english, ""); err != nil || english.Language != "en" {
		t.Errorf("Require(English) = %v, language %q", err, english.Language)
	}
	if err := k.Require(english, "fr"); !errors.Is(err, ErrNotRead) {
		t.Errorf("Require(English, fr) = %v, want a refusal", err)
	}
}

func BenchmarkCheck(b *testing.B) {
	text := strings.Repeat("The minister said on Monday that the talks would go on until both sides agreed. ", 60)
	words := strings.Count(text, " ")
	check := checker(b).Check
	b.ReportAllocs()
	for b.Loop() {
		check(text)
	}
	b.ReportMetric(float64(words*b.N)/b.Elapsed().Seconds(), "words/s")
}

func TestLanguagesThatShareCommonWordsAreToldApart(t *testing.T) {
	for text, want := range map[string]string{
		"Le président a annoncé hier soir que le gouvernement allait démissionner.":       "fr",
		"Le gouvernement a rejeté la proposition de paix, selon un porte-parole.":         "fr",
		"El ministro dijo el viernes que las conversaciones habían fracasado.":            "es",
		"O ministro disse na sexta-feira que as negociações fracassaram.":                 "pt",
		"Il ministro ha detto che i colloqui sono falliti e che non riprenderanno.":       "it",
		"De minister zei vrijdag dat de gesprekken waren mislukt.":                        "nl",
		"Der Minister sagte am Freitag, dass die Gespräche gescheitert seien.":            "de",
		"Ministeren sa fredag at samtalene hadde brutt sammen, og at de ikke fortsetter.": "no",
	} {
		if code, confidence := checker(t).Check(text); code != want {
			t.Errorf("Check(%q) = %s %.2f, want %s", text, code, confidence, want)
		}
	}
}
