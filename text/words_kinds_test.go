package text_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// kinds are what news is full of, each with sentences that show it and, line by line, how
// they are cut: words parted by blanks, those of a multiword token by bars.
var kinds = []struct {
	kind  string
	cases [][2]string
}{
	{"quotation marks", [][2]string{
		{`"We will stay," said Ms. Lund. "It is home."`, "\" We will stay , \" said Ms. Lund .\n\" It is home . \""},
		{"“We will stay,” said Ms. Lund. “It is home.”", "“ We will stay , ” said Ms. Lund .\n“ It is home . ”"},
		{"‘We will stay,’ said Ms. Lund. ‘It is home.’", "‘ We will stay , ’ said Ms. Lund .\n‘ It is home . ’"},
		{"'We will stay,' said Ms. Lund.", "' We will stay , ' said Ms. Lund ."},
		{"„Nein“, sagte er, and „Doch”.", "„ Nein “ , sagte er , and „ Doch ” ."},
		{"«Non», a-t-il dit, and « oui ».", "« Non » , a - t - il dit , and « oui » ."},
		{"»Nej«, she said.", "» Nej « , she said ."},
		{"‹Nie› and ‚nein‘", "‹ Nie › and ‚ nein ‘"},
		{"``We will,'' he said.", "`` We will , '' he said ."},
		{"“Why?” Then he left.", "“ Why ? ”\nThen he left ."},
		{"“Why?” he asked.", "“ Why ? ” he asked ."},
		{"“Go!” she shouted. Nobody went.", "“ Go ! ” she shouted .\nNobody went ."},
		{"He said: “They told me ‘no’.”", "He said : “ They told me ‘ no ’ . ”"},
		{"The so-called “red line”—a wall—fell.", "The so - called “ red line ” — a wall — fell ."},
		{"‘The miners’ union’, he called it.", "‘ The miners ’ union ’ , he called it ."},
		{"He called it a “coup”. The army denied it.", "He called it a “ coup ” .\nThe army denied it ."},
		{"“It’s ours,” she said, “and won’t be sold.”", "“ It|’s ours , ” she said , “ and wo|n’t be sold . ”"},
	}},
	{"datelines", [][2]string{
		{"KYIV, Ukraine (AP) — Two people died.", "KYIV , Ukraine ( AP ) — Two people died ."},
		{"LIMA (Reuters) - Peru’s president resigned on Friday.", "LIMA ( Reuters ) - Peru|’s president resigned on Friday ."},
		{"Oslo, Dec. 5 (NTB) -- The talks failed.", "Oslo , Dec. 5 ( NTB ) --\nThe talks failed ."},
		{"GENEVA, 3 March 2021 – The council met.", "GENEVA , 3 March 2021 – The council met ."},
		{"WASHINGTON, D.C. — The Senate adjourned.", "WASHINGTON , D.C. — The Senate adjourned ."},
		{"NEW DELHI: Police arrested two men.", "NEW DELHI : Police arrested two men ."},
	}},
	{"headings without a stop", [][2]string{
		{"Flood kills nine in Lima\n\nA river burst its banks.", "Flood kills nine in Lima\nA river burst its banks ."},
		{"What we know\n\nNine people are dead.", "What we know\nNine people are dead ."},
		{"Background:\n\nThe strike began in May.", "Background :\nThe strike began in May ."},
	}},
	{"list items", [][2]string{
		{"• Two dead\n\n• Nine hurt", "• Two dead\n• Nine hurt"},
		{"1. Stop the fire.\n\n2. Free the prisoners.", "1 . Stop the fire .\n2 . Free the prisoners ."},
		{"- Oslo: two ships\n\n- Lima: one", "- Oslo : two ships\n- Lima : one"},
		{"* a ceasefire", "* a ceasefire"},
		{"a) Borders", "a ) Borders"},
	}},
	{"line breaks in sentences", [][2]string{
		{"The minister of\nforeign affairs resigned\nat 3 p.m. today.", "The minister of foreign affairs resigned at 3 p.m. today ."},
		{"The president said that he\nand his wife would leave. The\narmy denied it.", "The president said that he and his wife would leave .\nThe army denied it ."},
		{"The so-\ncalled truce held.", "The so - called truce held ."},
		{"He flew to New\nYork on Monday.", "He flew to New York on Monday ."},
		{"The army\r\nwithdrew.", "The army withdrew ."},
	}},
	{"missing blanks", [][2]string{
		{"The bridge fell.The mayor blamed the flood.", "The bridge fell .\nThe mayor blamed the flood ."},
		{"He resigned.“I am tired,” he said.", "He resigned .\n“ I am tired , ” he said ."},
		{"They left,however,on Monday.", "They left , however , on Monday ."},
		{"Is it over?Nobody knows.", "Is it over ?\nNobody knows ."},
		{"“It is over.”The talks had failed.", "“ It is over . ”\nThe talks had failed ."},
		{"The truce(signed in May)failed.", "The truce ( signed in May ) failed ."},
		{"Nine died.Police said so.", "Nine died .\nPolice said so ."},
	}},
	{"capitals", [][2]string{
		{"TALKS FAIL AS MINISTER QUITS", "TALKS FAIL AS MINISTER QUITS"},
		{"U.S. SENATE PASSES $60BN AID BILL", "U.S. SENATE PASSES $ 60 BN AID BILL"},
		{"PRESIDENT WON'T RUN AGAIN", "PRESIDENT WO|N'T RUN AGAIN"},
		{"IRAN'S FLEET LEAVES PORT", "IRAN|'S FLEET LEAVES PORT"},
		{"THE TALKS FAILED. BOTH SIDES LEFT.", "THE TALKS FAILED .\nBOTH SIDES LEFT ."},
		{"Iran Says It Won’t Sell Its Oil", "Iran Says It Wo|n’t Sell Its Oil"},
	}},
	{"initials", [][2]string{
		{"George W. Hale met J. K. Moss.", "George W. Hale met J. K. Moss ."},
		{"J.K. Moss and A.B.C. Dunn left.", "J.K. Moss and A.B.C. Dunn left ."},
		{"Judge R. Lund ruled. The army obeyed.", "Judge R. Lund ruled .\nThe army obeyed ."},
		{"He is Harry S. Hale.", "He is Harry S. Hale ."},
		{"Vitamin C. It helps.", "Vitamin C .\nIt helps ."},
		{"So did I. They left.", "So did I .\nThey left ."},
		{"J.-P. Morel resigned.", "J. - P. Morel resigned ."},
	}},
	{"acronyms with stops", [][2]string{
		{"The U.S. embassy closed.", "The U.S. embassy closed ."},
		{"He moved to the U.S. Officials confirmed it.", "He moved to the U.S.\nOfficials confirmed it ."},
		{"The U.N. and the E.U. agreed.", "The U.N. and the E.U. agreed ."},
		{"He left the U.S. in May.", "He left the U.S. in May ."},
		{"It was made in the U.S.", "It was made in the U.S."},
		{"U.S.-led forces and U.S.-backed rebels", "U.S. - led forces and U.S. - backed rebels"},
		{"the U.S.'s role", "the U.S.|'s role"},
		{"She has a Ph.D. from Oslo.", "She has a Ph.D. from Oslo ."},
		{"They met in Washington, D.C. The talks failed.", "They met in Washington , D.C.\nThe talks failed ."},
		{"The talks began at 10 a.m. Monday in Oslo.", "The talks began at 10 a.m. Monday in Oslo ."},
		{"It began at 10 a.m. The police came late.", "It began at 10 a.m.\nThe police came late ."},
		{"i.e. the army, e.g. the navy, etc.", "i.e. the army , e.g. the navy , etc ."},
		{"The U.S.S.R. fell in 1991.", "The U.S.S.R. fell in 1991 ."},
	}},
	{"abbreviations", [][2]string{
		{"Gen. Ortiz, Lt. Col. Lund and Mrs. Hale left.", "Gen. Ortiz , Lt. Col. Lund and Mrs. Hale left ."},
		{"On Dec. 5 and Sept. 11 it rained.", "On Dec. 5 and Sept. 11 it rained ."},
		{"It ended in Dec. The army left.", "It ended in Dec.\nThe army left ."},
		{"Acme Corp. sued Lund Inc. on Monday.", "Acme Corp. sued Lund Inc. on Monday ."},
		{"They bought it from Acme Inc. The price is secret.", "They bought it from Acme Inc.\nThe price is secret ."},
		{"No. 10 said no. Nobody else did.", "No. 10 said no .\nNobody else did ."},
		{"Smith v. Jones and Hale vs. Moss", "Smith v. Jones and Hale vs. Moss"},
		{"Mt. Elbrus and St. Anne", "Mt. Elbrus and St. Anne"},
		{"Hale Jr. won. Moss Sr. lost.", "Hale Jr. won .\nMoss Sr. lost ."},
		{"approx. 40 km, est. 1890", "approx. 40 km , est. 1890"},
		{"Sen. Hale, R-Ohio, voted no.", "Sen. Hale , R - Ohio , voted no ."},
		{"They sold arms, fuel, etc. The army knew.", "They sold arms , fuel , etc .\nThe army knew ."},
	}},
	{"weapons and codes", [][2]string{
		{"Two Su-30MK2 jets met an F-16.", "Two Su - 30MK2 jets met an F - 16 ."},
		{"An S-400 and two Tu-95MS flew.", "An S - 400 and two Tu - 95MS flew ."},
		{"He fired an AK-47 and an RPG-7.", "He fired an AK - 47 and an RPG - 7 ."},
		{"He writes C++ and C#, not .NET.", "He writes C++ and C# , not .NET ."},
		{"Covid-19 and H5N1", "Covid - 19 and H5N1"},
		{"A320neo, 5G and G7", "A320neo , 5G and G7"},
		{"USS Hale (DDG-51) sailed.", "USS Hale ( DDG - 51 ) sailed ."},
	}},
	{"numbers", [][2]string{
		{"It sold 1,250,000 shares at 3.75.", "It sold 1,250,000 shares at 3.75 ."},
		{"Some 1 250 000 people fled.", "Some 1 250 000 people fled ."},
		{"It cost 1\u202f250\u202f000 euros.", "It cost 1\u202f250\u202f000 euros ."},
		{"by 2.5 percent, or .5 points", "by 2.5 percent , or .5 points"},
		{"up 12.5% and down -3%", "up 12.5 % and down -3 %"},
		{"The vote was 52-48.", "The vote was 52 - 48 ."},
		{"The vote was 52–48.", "The vote was 52 – 48 ."},
		{"1½ hours and 3/4 of them", "1 ½ hours and 3/4 of them"},
		{"in the 1990s and the ’80s", "in the 1990s and the ’80s"},
		{"the 21st and 3rd", "the 21st and 3rd"},
		{"It rose to 40. Then it fell.", "It rose to 40 .\nThen it fell ."},
		{"a 25-year-old man", "a 25 - year - old man"},
		{"at 40°C and 5 km", "at 40 ° C and 5 km"},
	}},
	{"times and dates", [][2]string{
		{"at 10:30 a.m. on 9/11", "at 10:30 a.m. on 9/11"},
		{"at 10.30pm and 6am", "at 10.30 pm and 6 am"},
		{"from 9am-5pm", "from 9 am - 5 pm"},
		{"on 2021-05-09 at 14:00:05", "on 2021-05-09 at 14:00:05"},
		{"on 09.05.2021", "on 09.05.2021"},
		{"On Jan. 6, 2021, they met.", "On Jan. 6 , 2021 , they met ."},
		{"at 1400 GMT (1600 local)", "at 1400 GMT ( 1600 local )"},
	}},
	{"currency", [][2]string{
		{"He paid $20 million, £3bn, €40 and ¥500.", "He paid $ 20 million , £ 3 bn , € 40 and ¥ 500 ."},
		{"US$5bn, C$3m and A$2", "US$ 5 bn , C$ 3 m and A$ 2"},
		{"$1.5m and $3-4 million", "$ 1.5 m and $ 3 - 4 million"},
		{"It cost 40€ or 50 USD.", "It cost 40 € or 50 USD ."},
		{"Rs. 500 and ₹300", "Rs. 500 and ₹ 300"},
		{"a 5-cent coin", "a 5 - cent coin"},
	}},
	{"clitics", [][2]string{
		{"They don't, can't, won’t and cannot.", "They do|n't , ca|n't , wo|n’t and can|not ."},
		{"I'm sure he'd've gone.", "I|'m sure he|'d|'ve gone ."},
		{"Who's there? It's us.", "Who|'s there ?\nIt|'s us ."},
		{"Peru's and the miners' union", "Peru|'s and the miners|' union"},
		{"Let's go. That's all.", "Let|'s go .\nThat|'s all ."},
		{"Y'all and ma'am", "Y'all and ma'am"},
		{"the 1990s' end", "the 1990s|' end"},
		{"O’Neill of Côte d’Ivoire", "O’Neill of Côte d’Ivoire"},
	}},
	{"addresses and handles", [][2]string{
		{"See https://example.org/a?b=c. Then write.", "See https://example.org/a?b=c .\nThen write ."},
		{"Write to press.office@example.org.", "Write to press.office@example.org ."},
		{"Example.com said so.", "Example.com said so ."},
		{"@norway wrote #Budget2025.", "@norway wrote #Budget2025 ."},
		{"www.example.org/news, he said", "www.example.org/news , he said"},
	}},
	{"marks", [][2]string{
		{"Well... he left…", "Well ... he left …"},
		{"He said he was… tired.", "He said he was … tired ."},
		{"The deal -- if any -- is off.", "The deal -- if any -- is off ."},
		{"The deal – if any – is off.", "The deal – if any – is off ."},
		{"What?! No!!", "What ?!\nNo !!"},
		{"and/or, he/she", "and / or , he / she"},
		{"AT&T and R&D", "AT&T and R&D"},
		{"[The army] “did it”", "[ The army ] “ did it ”"},
		{"He left (the talks failed). She stayed.", "He left ( the talks failed ) .\nShe stayed ."},
		{"Three things: oil; gas; coal.", "Three things : oil ; gas ; coal ."},
		{"(See page 5.) Then stop.", "( See page 5 . )\nThen stop ."},
	}},
}

func TestEachKindIsCutAsItsWriterMeantIt(t *testing.T) {
	pass := words(t)
	for _, k := range kinds {
		for _, c := range k.cases {
			t.Run(k.kind+"/"+c[0], func(t *testing.T) {
				if diff := cmp.Diff(c[1], shown(cutUp(pass, c[0]))); diff != "" {
					t.Error(diff)
				}
			})
		}
	}
}
