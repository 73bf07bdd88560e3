"""The words of Swedish."""

from forum.articles.reading.words.table import Words

SWEDISH = Words(
    language="sv",
    strong_headings="""
        att fundera på | fundera på | att fundera över | fundera över | fundera
        frågor att fundera* | att diskutera | diskutera | diskussionsfråg* | diskussionsuppgift*
        diskussionsunderlag | frågor att diskutera | frågor för diskussion
        frågor till diskussion | frågor att ställa sig | reflektionsfråg* | reflektera
        frågor att reflektera* | frågor för reflektion | frågor för eftertanke | till eftertanke
        för eftertanke | eftertanke | tankeställare | samtalsfråg* | samtalsstart* | samtalsämne*
        samtalsunderlag | att samtala om | samtala | frågor att samtala* | att tänka på
        tänk efter | tänk till | funderingsfråg* | tankefråg* | gruppdiskussion*
        kritiskt tänkande | fallfråg* | vad tycker du | vad tycker ni | diskussionspunkt*
        ämnen att diskutera | reflexionsfråg* | till diskussion | för diskussion
        underlag för diskussion | frågor för samtal | frågor till gruppen | att prata om
        prata tillsammans | låt oss diskutera | låt oss samtala | dialogfråg* | tänkvärt
        egna reflektioner | diskussionsämne* | frågor för egen reflektion | underlag för samtal
        seminariefråg* | reflektionsuppgift* | reflexionsuppgift* | tänk vidare
        frågor att ta med* | vad anser du | hur tänker du | stanna upp och tänk
        stanna upp och fundera | frågor att ställa dig* | frågor att ställa er* | startfrågor
        värt att fundera* | lektionsreflektion* | reflektion över lektionen | stanna upp
        stanna upp en stund | att begrunda | begrunda | att resonera kring | resonera kring
        frågor att resonera * | debattera | debattfrågor | debattämnen | din tur
        nu är det din tur | tänk, par, dela | enskilt, par, alla | vad skulle du göra
        hur skulle du göra | vad tänker du | prata om | tala om | bokcirkelfrågor
        studiecirkelfrågor | läscirkelfrågor | frågor för bokcirkel* | frågor till dig
        frågor till läsar* | frågor till grupp* | frågor till team* | frågor till reflektion
        frågor till samtal | saker att överväga | att överväga | frågor att överväga
        punkter att överväga | saker att fundera på | saker att fundera över | saker att tänka på
        saker att diskutera | något att fundera på | något att tänka på | etiska frågor
        frågor att prata om | samtala om | frågor att samtala om | värt att fundera på
        värt att tänka på | fundera till nästa gång | prata ihop er | reflektera över *
        reflektera kring * | prata med en * | prata med din * | prata med någon *
    """,
    labels="""
        diskutera i grupp | diskutera i gruppen | diskutera i grupper | diskutera i par
        diskutera med en * | diskutera tillsammans | prata i grupp | prata två och två
        diskutera med dig själv * | diskutera med *
    """,
    weak_headings="""
        reflexion* | *frågor
        diskussion* | reflektion* | frågor | fråga | samtal | funderingar | självutvärdering
        självskattning | grupparbete | frågeställningar
        gruppsamtal | debatt | självreflektion | självvärdering | efter läsningen
        till dig som *
        tankeexperiment*
        gruppövning | gruppuppgift | genomförande i grupp | pararbete
    """,
    cases="fall | fallstudie | fallbeskrivning | scenario | situation | dilemma",
    answered_headings="""
        vanliga frågor | frågor och svar | facit | kommentarer | faq
    """,
    never_headings="""
        ledtråd*
        instuderingsfråg* | kontrollfråg* | repetitionsfråg* | vanliga frågor | frågor och svar
        forskningsfråg* | nyckelfråg* | grundfråg* | kärnfråg*
        quiz | prov | test | flerval* | facit | svar | lösning*
        mål | lärandemål | syfte | checklista | sant eller falskt | faq | kommentarer
        inledning | sammanfattning | övningsuppgifter
        exempelfråg* | exempel-fråg*
        ofta ställda frågor | kunskapsfrågor | tentafrågor | provfrågor | intervjufrågor
        intervjuguide | enkätfrågor | har du frågor | utvärderingsfrågor | centrala frågor
        exempel på frågor | kundernas frågor | testa dig själv | dagordning | felsökning
        läsförståelse | övningar | självtest
        bedömning | metod | arbetssätt
    """,
    ponder="""
        att ta med sig | att ta med er | ta med dig | fundera | funderar | diskutera | diskuterar
        reflektera | reflekterar | samtala | tänk efter | tänk på | att tänka på | överväg
        diskussionsfråg* | reflektionsfråg* | prata med | prata om | prata ihop
        skriv ner dina tankar | ställ dig själv | ställ dig frågan | resonera
        varje grupp ska svara | varje grupp svarar | grupperna ska svara | grupperna svarar
        varje grupp diskuterar | grupperna diskuterar | frågor som ni ska svara
        saker att överväga
        varje grupp delar | varje grupp berättar
    """,
    asked="""
        fråga klassen | fråga eleverna | fråga studenterna | fråga deltagarna | fråga gruppen
    """,
    questions="fråga | frågor | frågorna | frågeställning*",
    answer="""
        svara | besvara | svarar | besvarar | utgå från | utgå ifrån | använd | stöd
        gå igenom
    """,
    not_the_reader="""
        i det här kapitlet | i denna artikel | i den här artikeln | forskning* | studien
        vi besvarar | vi diskuterar | diskuterades | diskuterade | vi kommer att | vi ska
        kapitlet | avsnittet | vi behöver | vi måste
        enkäten | intervjun | kunderna | vi frågade | hon frågade | han frågade
    """,
    ahead="""
        dessa i | dessa med | dessa tillsammans | dem i | dem med | följande i | följande med
        detta i | detta med | nedanstående
    """,
    together="""
        i grupp | i grupper | i gruppen | i par | parvis | två och två | i helklass | tillsammans
    """,
    requests="""
        fundera | diskutera | reflektera | samtala | beskriv | förklara | jämför | berätta | ge
        ange | motivera | resonera | föreslå | tänk | skriv | hitta | sök | välj | nämn | lista
        analysera | bedöm | undersök | identifiera | utvärdera | överväg | dela | formulera | rita
        argumentera | gör | planera | läs | titta | redogör | definiera | fråga | skissa | tolka
        prova | minns | intervjua | svara | utgå | utforska | sammanfatta | skapa | presentera
        ställ er | ställ dig | markera | granska | kommentera | kartlägg | kritisera | rangordna
        låt | använd | gå tillbaka | gå igenom | bestäm | föreställ | utveckla | tillämpa
        visa hur | visa på | placera | ordna | sortera | dela in | gissa | förbered | anteckna
        samla | komplettera | pröva | gör en | gör ett | byt | ta reda | ta ställning | ta upp
        ta en | ta ett | ta fram | ta hjälp | ta med | ta del
    """,
    interrogatives="""
        hur | vad | varför | vilken | vilket | vilka | när | var | vem | vems | vart | varifrån
        är | har | kan | bör | ska | skulle | finns | tycker | tror | borde | kunde | får
        måste
        hade | vill | kommer | brukar | upplever | känner | behöver
    """,
    hand_in="""
        lämna in | lämnas in | skicka in | ladda upp | inlämning | skickas in | skriv dina svar*
        skriv ditt svar*
    """,
    offers="vill du att jag | ska jag ta fram | önskar du att jag",
    answers="""
        svar | facit | lösning | lösningsförslag | ledtråd | tips | exempelsvar
        möjligt svar | möjliga svar | tänkbart svar | till läraren
    """,
    ends="""
        referenser | källor | källa | litteratur | litteraturlista | läs mer | läs vidare
        se även | läs också | länkar | fotnoter | noter | ordlista | om författaren | författare
        licens | nästa | föregående | dela | kommentarer | bild | foto | fördjupning
        material * | inlämning | redovisning | uppgifter | upp | bilder | etiketter | nyckelord
    """,
    chrome="""
        inga kommentarer | skicka en kommentar | kommentarer | lämna en kommentar | svara | dela
        äldre inlägg | nyare inlägg | startsida | prenumerera på * | dela på facebook
        dela på x | dela på twitter | skicka med e-post | blogga om detta! | * kommentarer
        1 kommentar | upplagd av * | etiketter | läs vidare | kommentera
    """,
    months="""
        januari | februari | mars | april | maj | juni | juli | augusti | september | oktober
        november | december
    """,
    weekdays="""
        måndag* | tisdag* | onsdag* | torsdag* | fredag* | lördag* | söndag* | mån | tis | ons
        tors | fre | lör | sön
    """,
    dated="""
        publicerad | publicerat | uppdaterad | skriven | datum | den | publiceringsdatum
        senast ändrad | versionshistorik | revisionshistorik | ändringslogg | revisioner
    """,
    by="av | författare | text | skriven av | upplagd av | skribent",
    frequent="""
        och | att | det | som | en | på | är | av | för | med | till | den | har | de | inte
        om | ett | men | var | jag | kan | man | när | så | från | hur | vad | vi | eller | sig
        där | också | bara | vara | vilka | detta | dessa | efter | skulle | mer
        i | ni | du | följande | medan | sedan | varför | vem | vilket | mycket | många | andra
        göra | gör | ska | blir | bli | här | idag | varje | själv | mellan | utan | genom
        något | några | egna | deras | denna | hade | inget | ingen
    """,
)
