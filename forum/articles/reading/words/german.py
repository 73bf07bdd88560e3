"""The words of German."""

from forum.articles.reading.words.table import Words

GERMAN = Words(
    language="de",
    strong_headings="""
        leitfragen für die diskussion | leitfragen zur diskussion | leitfragen zur reflexion
        diskussionsfrage* | fragen zur diskussion | zur diskussion | diskutieren sie | diskutiert
        diskussionsanregung* | diskussionsimpuls* | diskussionspunkt* | reflexionsfrage*
        fragen zur reflexion | zur reflexion | reflexionsaufgabe* | zum nachdenken | nachgedacht
        fragen zum nachdenken | denkanstoß | denkanstöße | denkanstösse | denkaufgabe* | denk nach
        denken sie nach | überlegen sie | überlegt | zum weiterdenken | fragen zum weiterdenken
        gesprächsanlass | gesprächsanlässe | gesprächsimpuls* | gesprächsfrage* | sprecht über
        sprechen sie | kritisches denken | was meinst du | was denkst du | was meinen sie
        was denken sie | gruppendiskussion* | fallfragen | impulsfragen | reflexionsimpuls*
        nachdenkfrage* | zum mitdenken | diskutiere | diskutieren | fragen an dich | fragen an sie
        fragen zum gespräch | anregungen zur diskussion | anregungen zum nachdenken
        anregungen zur reflexion | denk darüber nach | überlege | was würdest du | was würden sie
        zum austausch | *frage für die diskussion | *fragen für die diskussion
        *frage zur diskussion | *frage zum nachdenken | abschlussdiskussion* | plenumsdiskussion*
        lektionsbetrachtung* | stundenreflexion* | reflexion der lektion | reflexion der stunde
        innehalten | kurz innehalten | halten sie kurz inne | halte kurz inne | denkanstoss
        besprecht * | besprecht | besprechen sie | sprecht darüber | tauscht euch aus
        tausche dich aus | tauschen sie sich aus | du bist dran | jetzt bist du dran
        jetzt sind sie dran | was meint ihr | reflektiere | reflektieren sie | debattiert
        erörtert | weiterdenken | fragen für die gruppe | fragen fürs team | fragen für das team
        fragen zum überlegen | fragen zur selbstreflexion | lesekreisfragen
        fragen für den lesekreis | zu bedenken | dinge zum nachdenken | zum überlegen
        ethische fragen | darüber sprechen | zum bedenken | zu überlegen | frage an die klasse
        fragen an die klasse | fragen an die gruppe | punkte zum diskutieren
    """,
    labels="""
        diskutiert in der gruppe | diskutiert in gruppen | diskutiert in eurer gruppe
        diskutiert zu zweit | diskutiert gemeinsam | diskutieren sie in der gruppe
        diskutieren sie in gruppen | besprecht in der gruppe | besprecht zu zweit
    """,
    weak_headings="""
        *fragen | austausch*
        diskussion* | reflexion* | fragen | frage | gespräch | selbsteinschätzung
        gruppenarbeit | selbstreflexion
        partnerarbeit | murmelphase | murmelgruppe | debatte | deine meinung | ihre meinung
        impulse | erörterung
        gedankenexperiment*
        gruppenaufgabe
    """,
    cases="fall | fallbeispiel | fallstudie | szenario | situation | dilemma",
    answered_headings="""
        häufige fragen | häufig gestellte fragen | fragen und antworten | antworten
        lösungen | kommentare | faq
    """,
    never_headings="""
        hinweis* | tipp | tipps | ziel
        häufige fragen | häufig gestellte fragen | fragen und antworten | kontrollfrage*
        verständnisfrage* | wiederholungsfrage* | quiz | test | prüfung* | multiple choice
        antworten | lösung* | lernziel* | ziele | forschungsfrage* | leitfrage* | kernfrage*
        checkliste | faq | kommentare | einleitung | zusammenfassung | richtig oder falsch
        übungsaufgabe* | schlüsselfrage* | grundfrage*
        beispielfrage*
        klausurfragen | interviewfragen | interviewleitfaden | fragebogen | umfrage | noch fragen
        rückfragen | kundenfragen | teste dich selbst | testen sie sich | tagesordnung
        wahr oder falsch | fehlerbehebung | anforderungen | leseverständnis | übungen | selbsttest
        offene punkte
        beurteilung
    """,
    ponder="""
        zum mitnehmen | mitnehmen | diskutieren | diskutiert | diskutiere | reflektieren
        reflektiert | reflektiere | nachdenken | denken sie | denkt | denke | überlegen | überlegt
        überlege | besprecht | besprechen | erörtern | erörtert | sprecht | sprechen sie
        stellen sie sich | stellt euch | fragen sie sich | frag dich | fragt euch
        tauschen sie sich | tauscht euch | tausche dich | jede gruppe beantwortet
        jede gruppe diskutiert | die gruppen diskutieren | die gruppen beantworten
        jede gruppe berichtet
    """,
    asked="""
        fragt die klasse | frage die klasse | fragen sie die teilnehme* | fragen sie die schüler*
        fragen sie die studierenden | fragen sie die gruppe | frage die gruppe
    """,
    questions="frage | fragen",
    answer="beantworten | beantwortet | beantworte | antworten sie | nutzen | nutzt",
    not_the_reader="""
        in diesem kapitel | in diesem artikel | forsch* | wir werden | wir diskutieren
        diskutierten | die studie | wurde diskutiert | wurden diskutiert | wir müssen | müssen wir
        dieses kapitel | dieser artikel | die umfrage | kunden fragen | wir fragten | fragte sich
    """,
    ahead="""
        diese in | diese mit | diese gemeinsam | folgendes in | folgende in | dies in | das in
        hierfür | dafür
    """,
    together="""
        sie | in gruppen | in kleingruppen | in der gruppe | zu zweit | gemeinsam | im plenum
        in partnerarbeit
    """,
    requests="""
        diskutieren | diskutiert | diskutiere | reflektieren | reflektiert | reflektiere
        beschreiben | beschreibt | beschreibe | erklären | erklärt | erkläre | vergleichen
        vergleicht | vergleiche | erzählen | erzählt | erzähle | nennen | nennt | nenne
        begründen | begründet | begründe | sprecht | sprechen | überlegt | überlegen | überlege
        denkt | denken | denke | schreibt | schreiben | schreibe | finden | findet | finde
        wählen | wählt | wähle | analysieren | analysiert | analysiere | bewerten | bewertet
        bewerte | untersuchen | untersucht | sammelt | sammeln | stellen | stellt | erörtern
        erörtert | tauscht | tauschen | geben | gebt | gib | lesen | lest | formulieren
        formuliert | entwickeln | entwickelt | entwirf | recherchiert | recherchieren
        suche | sucht | suchen | skizziere | skizziert | skizzieren | schlage | schlagen | plane
        planen | identifiziere | identifiziert | identifizieren | definiere | definiert | definieren
        interpretiere | interpretiert | interpretieren | versuche | versucht | versuchen | lies
        zeichne | zeichnet | zeichnen | mache | machen sie | fragt
        antworte | argumentiere | argumentiert | argumentieren | untersuche | erkunde | erkundet
        erkunden | fasse | fasst | fassen | formuliere | erstelle | erstellt | erstellen
        präsentiere | präsentiert | präsentieren | zeige | zeigen sie | erörtere | kommentiere
        kommentiert | kommentieren | nutze | verwende | verwendet | verwenden | entwickle | tausche
        ordne | ordnet | ordnen | entscheide | entscheidet | entscheiden | besprecht | besprechen
        erläutere | erläutert | erläutern | ermittle | ermittelt | ermitteln | sammle | stelle dir
        stellt euch | stellen sie | versetze | versetzt euch | versetzen sie | recherchiere
    """,
    interrogatives="""
        wie | was | warum | welche* | wer | wen | wem | wessen | wo | woher | wohin | wann
        weshalb | wieso | wozu | womit | worin | wodurch | inwiefern | inwieweit | ist | sind
        hat | haben | kann | können | soll | sollte | sollten | gibt | würden | würdest | darf
        muss | in welche*
        könnte | könnten | müssen | hatte | hatten | wird | werden | würde | woran | worüber | wovon
        wofür
    """,
    hand_in="""
        abgabe | abgeben | reichen sie | ladet | laden sie | einreichen
        schreibe deine antwort*
        geben sie * ab | gib * ab | gebt * ab
    """,
    offers="möchtest du, dass ich | möchten sie, dass ich | soll ich",
    answers="""
        antwort | lösung | musterlösung | hinweis | tipp
        mögliche antwort* | lösungshinweis* | lösungsvorschlag | für lehrkräfte | erwartete antwort
    """,
    ends="""
        literatur | quellen | quelle | quellenangaben | literaturverzeichnis | weiterlesen
        siehe auch | weiterführende * | links | fußnoten | anmerkungen | glossar
        über den autor* | über die autor* | autor | autorin | lizenz | weiter | zurück
        nächste* | vorherige* | teilen | kommentare | bild | bildnachweis* | foto | material*
        aufgaben
    """,
    chrome="""
        keine kommentare | kommentar veröffentlichen | kommentar schreiben
        schreibe einen kommentar | kommentare | antworten | teilen | ältere posts | neuere posts
        älterer post | neuerer post | startseite | * kommentare | 1 kommentar
        eingestellt von * | weiter | zurück
    """,
    months="""
        januar | februar | märz | april | mai | juni | juli | august | september | oktober
        november | dezember
    """,
    weekdays="""
        montag | dienstag | mittwoch | donnerstag | freitag | samstag | sonnabend | sonntag
    """,
    dated="""
        veröffentlicht | aktualisiert | geschrieben | datum | am | vom | stand | erstellt
        versionsgeschichte | versionshistorie | änderungshistorie | änderungsprotokoll
    """,
    by="von | autor | autorin | text | geschrieben von",
    frequent="""
        und | der | die | das | ist | nicht | ein | eine | zu | den | mit | von | auf | für
        sich | auch | es | dem | des | wie | sie | im | als | oder | aber | wir | man | bei
        werden | sind | hat | wird | einen | einer | über | nach | durch | kann | was | warum
        welche | ihr | ich
    """,
)
