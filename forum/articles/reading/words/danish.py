"""The words of Danish."""

from forum.articles.reading.words.table import Words

DANISH = Words(
    language="da",
    strong_headings="""
        diskussionsspørgsmål | diskussionsoplæg | til diskussion | spørgsmål til diskussion
        at diskutere | diskutér | diskuter | refleksionsspørgsmål | til refleksion
        spørgsmål til refleksion | til eftertanke | spørgsmål til eftertanke | reflekter
        reflektér | at tænke over | tænk over | noget at tænke over | samtalespørgsmål
        samtaleemne* | at tale om | tal sammen | tal om | drøft | til drøftelse
        drøftelsesspørgsmål | overvej | at overveje | spørgsmål til overvejelse | kritisk tænkning
        hvad mener du | hvad synes du | hvad tænker du | gruppediskussion* | til overvejelse
        spørgsmål til samtale | til samtale | samtal om | snak om | snak sammen
        refleksionsøvelse* | refleksionspunkt* | diskussionspunkt* | refleksion over lektionen
        refleksion over timen | stop op | stop op et øjeblik | stop op og tænk | tænk efter
        tænk-par-del | stop og tænk | til dialog | tal med din * | din tur | nu er det din tur
        hvad ville du gøre | debatspørgsmål | dialogspørgsmål | spørgsmål til dialog | debatoplæg
        læsekredsspørgsmål | spørgsmål til dig | spørgsmål til gruppe* | spørgsmål til læser*
        spørgsmål til team* | ting at overveje | ting at tænke over | ting at diskutere
        noget at diskutere | etiske spørgsmål | tale sammen om | værd at overveje
        reflekter over * | tal med en *
    """,
    labels="""
        diskuter i gruppen | diskutér i gruppen | diskuter i grupper | diskutér i grupper
        diskuter med gruppen | diskutér med gruppen | diskuter to og to | drøft i gruppen
        drøft i grupper
    """,
    weak_headings="""
        *spørgsmål
        diskussion* | refleksion* | spørgsmål | drøftelse | samtale | selvevaluering
        gruppearbejde
        debat | dialog | gruppesamtale | selvrefleksion | overvejelser | spørg dig selv
        tankeeksperiment*
        gruppeopgave | pararbejde
    """,
    cases="case | scenarie | scenario | situation | dilemma",
    answered_headings="""
        ofte stillede spørgsmål | spørgsmål og svar | facit | kommentarer | faq
    """,
    never_headings="""
        hint | hints | formål
        ofte stillede spørgsmål | spørgsmål og svar | kontrolspørgsmål | repetitionsspørgsmål
        quiz | prøve | test | multiple choice | facit | svar | løsning* | mål | læringsmål
        forskningsspørgsmål | nøglespørgsmål | grundspørgsmål | kernespørgsmål
        tjekliste | faq | kommentarer | indledning
        opsummering | sandt eller falsk
        eksempelspørgsmål | eksempel-spørgsmål
        eksamensspørgsmål | interviewspørgsmål | interviewguide | spørgeskema | har du spørgsmål
        evalueringsspørgsmål | dagsorden | fejlfinding | læseforståelse | øvelser
        bedømmelse
    """,
    ponder="""
        tage med dig | tage med jer | diskuter | diskutér | diskutere | diskuterer | reflekter
        reflektér | reflektere | tænk over | tænk på | tænke over | drøft | drøfte | drøftes
        tal om | tale om | snak om | snak sammen | tal sammen | tale sammen | overvej | overveje
        skriv dine tanker | stil dig selv | spørg dig selv | hver gruppe skal svare
        hver gruppe svarer | grupperne svarer | hver gruppe diskuterer | grupperne diskuterer
        hver gruppe deler | hver gruppe fortæller
    """,
    asked="""
        spørg klassen | spørg eleverne | spørg deltagerne | spørg gruppen | spørg de studerende
    """,
    questions="spørgsmål | spørgsmålene",
    answer="svar | svare | besvar | besvare | brug | tag udgangspunkt",
    not_the_reader="""
        i dette kapitel | i denne artikel | forsk* | vi skal | vi diskuterede | diskuterede
        studiet | vi er nødt til
        undersøgelsen | kapitlet | kunderne | vi spurgte | hun spurgte | han spurgte
    """,
    ahead="""
        disse i | disse med | disse sammen | dem i | dem med | følgende i | følgende med | dette i
        dette med
    """,
    together="""
        i grupper | i gruppen | i par | to og to | i plenum | sammen
    """,
    requests="""
        diskuter | diskutér | drøft | reflekter | reflektér | tænk | beskriv | forklar
        sammenlign | fortæl | giv | nævn | begrund | foreslå | skriv | find | vælg | list
        analyser | analysér | vurder | vurdér | undersøg | identificer | formuler | tegn
        argumenter | tag | gør | planlæg | læs | definer | lav | tal | overvej | søg | skitser
        fortolk | tolk | prøv | spørg | redegør | udforsk | opsummer | præsenter | præsentér
        stil dig | stil jer | kommenter | kommentér | kortlæg | kritiser | kritisér | brug
        gå tilbage | gå igennem | bestem | forestil | udvikl | placer | placér | sorter | sortér
        gæt | forbered | noter | notér | saml | del jer | byt | se på | se filmen | se videoen
        se efter | se nærmere | se igennem | del med | del tank* | del erfaring* | del jeres
    """,
    interrogatives="""
        hvordan | hvad | hvorfor | hvilken | hvilket | hvilke | hvem | hvor | hvornår | er | har
        kan | bør | skal | findes | tror | synes | mener | burde | ville | kunne | må | når
        havde | vil | oplever
    """,
    hand_in="""
        aflever | afleveres | upload | send ind | aflevering | skriv dine svar*
        skriv dit svar* | skriv svaret *
    """,
    offers="vil du have, at jeg | vil du have at jeg | ønsker du, at jeg",
    answers="""
        svar | facit | løsning | løsningsforslag | hint | tip
        mulige svar | muligt svar | forslag til svar | til læreren | til underviseren
    """,
    ends="""
        referencer | kilder | kilde | litteratur | læs mere | se også | links | fodnoter | noter
        ordliste | om forfatteren | forfatter | licens | næste | forrige | del | kommentarer
        billede | foto | ressourcer | opgaver
    """,
    chrome="""
        ingen kommentarer | send en kommentar | skriv en kommentar | kommentarer | svar | del
        ældre opslag | nyere opslag | startside | * kommentarer | 1 kommentar | del på facebook
        indsendt af * | etiketter | næste | forrige
    """,
    months="""
        januar | februar | marts | april | maj | juni | juli | august | september | oktober
        november | december
    """,
    weekdays="mandag | tirsdag | onsdag | torsdag | fredag | lørdag | søndag",
    dated="""
        udgivet | offentliggjort | opdateret | skrevet | dato | den | sidst ændret
        versionshistorik | revisionshistorik | ændringslog | revisioner
    """,
    by="af | forfatter | tekst | skrevet af",
    frequent="""
        og | i | det | er | på | som | en | til | af | for | med | ikke | den | har | de | om
        et | men | var | jeg | kan | man | når | så | fra | hvordan | hvad | vi | eller | sig
        der | også | kun | at | hvor | efter | noget | nogle | hvilke | bruge | meget | nu
        mellem | være | blev | bliver | blive | mig | dig | jer | jeres | nogen | uden | ud | op
        alligevel | lige | gør | læse | tage | spørgsmål | ved | siger | skriver | ingen
        hvorfor | hvem | hver | hvert | hvis | dette | denne | disse | skal | vil | må | bare
        flere | først | fordi | deres | dit | mere | mindst | igen | bruger | bruges | brug
        findes | været | blevet | lave | laver | tænk | tænke | gennem | hvornår | tilbage
        sådan | forskellige | måde | endnu | kender | hjælp | vælg | læg | næste | gøre | giver
        uge | sige | sprog | viser | begge | vores | skrive | undervejs | opgave | opgaven
        opgaver | fx
    """,
)
