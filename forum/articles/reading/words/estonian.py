"""The words of Estonian."""

from forum.articles.reading.words.table import Words

ESTONIAN = Words(
    language="et",
    strong_headings="""
        mõtteharjutus* | mõtlemisaine* | enesereflektsioon* | eneseanalüüs | arutelu teema*
        aruteluküsimus* | küsimusi aruteluks | küsimused aruteluks | aruteluks | arutle | arutlege
        arutlusküsimus* | arutelu küsimus* | mõtlemiseks | mõtle | mõelge | mõtlemisülesan*
        küsimused mõtlemiseks | küsimusi mõtlemiseks | mõtteaine* | mõttekoht* | järelemõtlemiseks
        refleksiooniküsimus* | eneserefleksioon* | reflekteeri | vestlusteema*
        kriitiline mõtlemine | mida arvad | mida sina arvad | grupiarutelu | rühmaarutelu
        vestlusring* | aruteluteema* | arutelupunkt* | arutelukoht | mõtisklus* | mõtisklemiseks
        arutlemiseks | küsimused arutlemiseks | arutame | arutage | aruta | mõtle kaasa
        mõttepaus | arutlusteema* | tunni refleksioon* | peatu hetkeks | peatu ja mõtle
        mõttekohad | vestluseks | vestle | mõtiskle | väitlusteemad | sinu kord
        mida sina teeksid | küsimused eneseanalüüsiks | küsimused refleksiooniks
        küsimused vestluseks | küsimused arutelu * | küsimused sulle | küsimusi lugejale
        mõtlemapanevad küsimused | kaalumiseks | mille üle mõelda | mida kaaluda
        eetilised küsimused | millest rääkida
    """,
    labels="""
        arutlege rühmas | arutlege rühmades | arutage rühmas | arutage rühmades
        arutlege koos | arutlege paarides
    """,
    weak_headings="""
        *küsimused
        arutelu* | refleksioon* | küsimus* | eneseenesehinnang | rühmatöö | vestlus
        debatt | väitlus | küsi endalt
        mõtteeksperiment*
        paaristöö
    """,
    cases="juhtum | juhtumianalüüs | stsenaarium | olukord | dilemma",
    answered_headings="""
        korduma kippuvad küsimused | kkk | küsimused ja vastused | vastused
        kommentaarid
    """,
    never_headings="""
        vihje*
        korduma kippuvad küsimused | kkk | küsimused ja vastused | kontrollküsimus*
        kordamisküsimus* | viktoriin | test | valikvastus* | vastused | lahendus* | eesmärk*
        õpieesmärk* | uurimisküsimus* | võtmeküsimus* | põhiküsimus*
        kontrollnimekiri | kommentaarid
        sissejuhatus | kokkuvõte | õige või vale
        näidisküsimus*
        eksamiküsimused | intervjuuküsimused | küsimustik | on küsimusi | õpieesmärgid
        õpiväljundid | eesmärgid | päevakord | nõuded | harjutused
        hindamine
    """,
    ponder="""
        arutle | arutlege | arutage | aruta | arutada | arutleda | arutame | mõtle | mõelge
        mõelda | mõtiskle* | reflekteeri* | kaaluge | kaalu | aruteluks | mõtlemiseks
        küsi endalt | oma sõnadega | iga rühm vastab | iga rühm arutab | rühmad arutavad
        rühmad vastavad
    """,
    asked="""
        küsi klassilt | küsi õpilastelt | küsi osalejatelt | küsi üliõpilastelt | küsi rühmalt
    """,
    questions="küsimus | küsimus* | küsimuste*",
    answer="vasta | vastake | vastata | vastuseid",
    not_the_reader="""
        selles peatükis | selles artiklis | uurimus* | me arutame | arutati | uuring* | peame
        küsitlus* | peatükk vastab | artikkel | kliendid | küsisime | küsis endalt
    """,
    ahead="""
        neid rühma* | neid koos | nende üle | järgnevat | järgmist | selle üle | selleks
    """,
    together="""
        rühmas | rühmades | paaris | paarides | koos
    """,
    requests="""
        arutle | arutlege | arutage | aruta | mõtle | mõelge | kirjelda | kirjeldage | selgita
        selgitage | võrdle | võrrelge | räägi | rääkige | tooge | nimeta | nimetage | põhjenda
        põhjendage | kirjuta | kirjutage | leia | leidke | vali | valige | analüüsi | analüüsige
        hinda | hinnake | uuri | uurige | kaalu | kaaluge | jaga | jagage | paku | pakkuge | vaata
        vaadake | koosta | jutusta | loetle | otsi | otsige | visanda | kavanda | tuvasta
        defineeri | tõlgenda | proovi | proovige | loe | lugege | joonista | joonistage | võta
        võtke | küsi | küsige | intervjueeri | mõtiskle | mõtisklege | argumenteeri | sõnasta
        sõnastage | loo | looge | esitle | esitlege | näita | kommenteeri | kasuta | kasutage
        arenda | meenuta | meenutage | koostage | too näi* | too välja | too üks | too kaks
        too kolm | too esile
    """,
    interrogatives="""
        kuidas | miks | mis | mida | milline | millised | milliseid | millist | kes | keda
        kelle | kus | kust | kuhu | millal | kas | mitu | kui palju | mille | missugu*
        kellele | millise | kumb | millega | millest | milles | palju
    """,
    hand_in="""
        esita vastus* | esitage vastus* | laadi üles | laadige üles | saada vastus*
        kirjuta oma vastus* | kirjuta vastus* siia
    """,
    offers="kas soovid, et ma | kas soovite, et ma | kas sa tahad, et ma",
    answers="""
        vastus | vastused | lahendus | vihje
        võimalik vastus | võimalikud vastused | õpetajale
    """,
    ends="""
        allikad | allikas | viited | kirjandus | kasutatud kirjandus | loe lisaks | loe edasi
        vaata ka | lingid | märkused | sõnastik | autorist | autor | litsents | järgmine
        eelmine | jaga | kommentaarid | foto | pilt | lisalugemine | ülesanded
        jaga facebook* | jaga seda *
    """,
    chrome="""
        kommentaare pole | kommentaarid puuduvad | postita kommentaar | lisa kommentaar
        kommentaarid | vasta | jaga | vanem postitus | uuem postitus | avaleht | * kommentaari
        1 kommentaar | postitas * | järgmine | eelmine
    """,
    months="""
        jaanuar* | veebruar* | märts* | aprill* | mai* | juuni* | juuli* | august* | septemb*
        oktoob* | novemb* | detsemb*
    """,
    weekdays="esmaspäev* | teisipäev* | kolmapäev* | neljapäev* | reede* | laupäev* | pühapäev*",
    dated="""
        avaldatud | uuendatud | kirjutatud | kuupäev | postitatud | muudatuste ajalugu
        versioonide ajalugu | muudatuste logi
    """,
    by="autor | tekst | postitas | kirjutas",
    frequent="""
        ja | on | ei | et | see | ta | oli | olid | aga | kui | nii | ka | või | selle | ole
        saab | mis | kes | kas | kuidas | oma | seda | siis | veel | need | ning | nagu | pole
        mida | üks | kõik
    """,
)
