"""The words of Norwegian."""

from forum.articles.reading.words.table import Words

NORWEGIAN = Words(
    language="no",
    strong_headings="""
        tenk gjennom | spørsmål til casen | spørsmål til caset | diskusjonsspørsmål
        diskusjonsoppgave* | til diskusjon | spørsmål til diskusjon | spørsmål for diskusjon
        å diskutere | diskuter | kan dere diskutere | refleksjonsspørsmål | refleksjonsoppgave*
        til refleksjon | til ettertanke | spørsmål til refleksjon | spørsmål til ettertanke
        reflekter | å tenke på | tenk over | noe å tenke på | samtalespørsmål | samtaleemne*
        samtalestarter* | å samtale om | snakk sammen | snakk om | drøft | til drøfting
        drøftingsspørsmål | drøftingsoppgave* | spørsmål å fundere* | fundér | kritisk tenkning
        hva mener du | hva tenker du | hva synes du | klassediskusjon | gruppediskusjon*
        å drøfte | tenk etter | snakk saman | refleksjonsspørsmåla | til samtale
        spørsmål til samtale | spørsmål til drøfting | samtal om | samtal i *
        refleksjon over timen | stopp opp | stopp opp litt | stopp opp og tenk | ettertanke
        debatter | din tur | nå er det din tur | hva mener dere | hva ville du gjort
        stopp og tenk | tenk, par, del | å snakke om | snakk med * | spørsmål å snakke om
        spørsmål til deg | spørsmål til leser* | spørsmål til grupp* | spørsmål til team*
        spørsmål for refleksjon | boksirkelspørsmål | leseklubbspørsmål | ting å vurdere
        ting å tenke på | ting å diskutere | noe å diskutere | etiske spørsmål | snakke sammen om
        verdt å tenke på | punkter å vurdere
        reflekter over * | snakk med en * | snakk med din *
    """,
    labels="""
        diskuter i gruppen | diskuter i grupper | diskuter i gruppa | diskuter i par
        diskuter med en * | diskuter sammen | snakk sammen to og to
    """,
    weak_headings="""
        *spørsmål
        diskusjon* | refleksjon* | spørsmål | drøfting | samtale | egengruppearbeid
        debatt | egenrefleksjon | gruppesamtale | plenumsdiskusjon | undring
        spør deg selv
        tankeeksperiment*
        gruppeoppgave | gruppearbeid | pararbeid
    """,
    cases="case | scenario | situasjon | dilemma | kasus",
    answered_headings="""
        ofte stilte spørsmål | spørsmål og svar | fasit | kommentarer | faq
    """,
    never_headings="""
        hint | hints | formål
        ofte stilte spørsmål | spørsmål og svar | kontrollspørsmål | repetisjonsspørsmål | quiz
        prøve | test | flervalg* | fasit | svar | løsning* | mål | læringsmål
        forskningsspørsmål | nøkkelspørsmål | grunnspørsmål | kjernespørsmål
        sjekkliste | faq | kommentarer | innledning
        oppsummering | sant eller usant
        eksempelspørsmål | eksempel-spørsmål
        vanlige spørsmål | eksamensspørsmål | intervjuspørsmål | intervjuguide | spørreskjema
        har du spørsmål | evalueringsspørsmål | feilsøking | leseforståelse | øvelser
        vurdering
    """,
    ponder="""
        ta med deg | ta med dere | diskuter | diskutere | diskuterer | reflekter | reflektere
        tenk over | tenk på | tenke over | drøft | drøfte | samtal | samtale om | snakk om
        snakk sammen | snakke om | snakke sammen | fundere | overvei | skriv ned dine tanker
        skriv ned tankene | still deg selv | still deg spørsmålet | spør deg selv
        hver gruppe skal svare | hver gruppe svarer | gruppene svarer | hver gruppe diskuterer
        gruppene diskuterer
        hver gruppe deler | hver gruppe forteller
    """,
    asked="""
        spør klassen | spør elevene | spør studentene | spør deltakerne | spør gruppen
        spør gruppa
    """,
    questions="spørsmål | spørsmålene | spørsmåla",
    answer="svar | svare | besvar | besvare | bruk | ta utgangspunkt",
    not_the_reader="""
        i dette kapittelet | i denne artikkelen | forsk* | vi skal | vi diskuterte | diskuterte
        studien | vi trenger å
        undersøkelsen | kundene | vi spurte | hun spurte | han spurte
    """,
    ahead="""
        disse i | disse med | disse sammen | dem i | dem med | følgende i | følgende med | dette i
        dette med
    """,
    together="""
        i grupper | i gruppen | i gruppa | i par | to og to | i plenum | sammen
    """,
    requests="""
        diskuter | drøft | reflekter | tenk | beskriv | forklar | sammenlign | fortell | gi | nevn
        begrunn | foreslå | skriv | finn | velg | list | analyser | vurder | undersøk
        identifiser | formuler | tegn | argumenter | gjør | planlegg | definer | lag | snakk
        gjer | samtal | søk | skisser | tolk | prøv | spør | intervju en | redegjør | resonner
        utforsk | oppsummer | presenter | still dere | still deg | vis hvordan | vis hvorfor
        kommenter | kartlegg | kritiser | ranger | bruk | gå tilbake | gå gjennom | bestem
        forestill | utvikle | plasser | sorter | gjett | forbered | noter | samle | del inn
        del dere | bytt | se for deg | se på | se filmen | se videoen | se etter | se nærmere
        se gjennom | les gjennom | les teksten | les om | les kapit* | les artikkelen | les saken
        les dette | les disse | les høyt | ta for | ta utgangspunkt | ta stilling | ta med | ta en
        ta et | ta opp | del med | del tank* | del erfaring* | del ut | del svar*
    """,
    interrogatives="""
        hvordan | hva | hvorfor | hvilken | hvilket | hvilke | hvem | hvor | når | er | har
        kan | bør | skal | finnes | tror | synes | mener | burde | ville | kunne | må
        korleis | kva | kvifor | kven | kvar | kor
        hadde | vil | opplever | trenger
    """,
    hand_in="""
        lever | leveres | last opp | send inn | innlevering | skriv svaret * | skriv svarene *
    """,
    offers="vil du at jeg | ønsker du at jeg",
    answers="""
        svar | fasit | løsning | løsningsforslag | hint | tips
        mulige svar | mulig svar | forslag til svar | til læreren
    """,
    ends="""
        referanser | kilder | kilde | litteratur | les mer | se også | lenker | fotnoter | noter
        ordliste | om forfatteren | forfatter | lisens | neste | forrige | del | kommentarer
        bilde | foto | videre lesning | ressurser | oppgaver
    """,
    chrome="""
        ingen kommentarer | legg inn en kommentar | legg igjen en kommentar | kommentarer | svar
        del | eldre innlegg | nyere innlegg | startsiden | * kommentarer | 1 kommentar
        del på facebook | lagt inn av * | etiketter | neste | forrige
    """,
    months="""
        januar | februar | mars | april | mai | juni | juli | august | september | oktober
        november | desember
    """,
    weekdays="mandag | tirsdag | onsdag | torsdag | fredag | lørdag | søndag",
    dated="""
        publisert | oppdatert | skrevet | dato | den | sist endret | versjonshistorikk
        revisjonshistorikk | endringslogg | revisjoner
    """,
    by="av | forfatter | tekst | skrevet av",
    frequent="""
        og | i | det | er | på | som | en | til | av | for | med | ikke | den | har | de | om
        et | men | var | jeg | kan | man | når | så | fra | hvordan | hva | vi | eller | seg
        der | også | bare | å | dere | hvor | etter | noe | noen | hvilke | bruke | mye | nå
        mellom | være | ble | blir | bli | meg | deg | uten | ut | opp | likevel | gjør | lese
        ta | spørsmål | ved | sier | skriver | ingen | dette | denne | uke | hvorfor | hvem
        hver | hvert | hvis | disse | skal | vil | må | flere | først | fordi | deres | ditt
        mitt | sitt | mer | minst | igjen | bruker | brukes | bruk | finnes | vært | blitt
        lage | lager | tenk | tenke | gjennom | tilbake | slik | forskjellige | ulike | måte
        ennå | kjenner | hjelp | velg | legg | neste | gjøre | gir | uka | språk | begge
        oppgave | oppgaven | oppgaver | selv | si | nok | etterpå | at | kun
    """,
)
