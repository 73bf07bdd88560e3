"""The words of Finnish."""

from forum.articles.reading.words.table import Words

FINNISH = Words(
    language="fi",
    strong_headings="""
        pohdittava* | pohdintakysymy* | pohdintatehtäv* | pohdintavink* | pohdintoja
        pohdiskeltava* | pohdi | pohtikaa | pohdi itse | pohdi ja keskustele | pohdinnan aihe*
        pohdinnanaihe* | keskustelunaihe* | keskustelun aihe* | keskustelukysymy* | keskusteltava*
        keskustele | keskustelkaa | keskustelutehtäv* | keskustelunavau* | kysymyksiä pohdi*
        kysymyksiä keskustel* | kysymyksiä lukijalle | kysymyksiä lukijoille | kysymyksiä mieti*
        mietittävä* | miettikää | mieti | ajateltava* | ajatuksen aihe* | ajattelemisen aihe*
        ajattelun aihe* | reflektiokysymy* | reflektoi | reflektointikysymy* | ryhmäkeskustelu*
        tapauskysymy* | case-kysymy* | kriittinen ajattelu | mitä mieltä* | keskustellaan*
        pohditaan* | mietitään* | kysymyksiä ryhmälle | pohdinnan tueksi | keskustelun tueksi
        keskustelun pohjaksi | keskustelunherättäj* | keskustelun herättäj* | ajatuksia herättäv*
        pysähdy pohtimaan | pysähdy miettimään | oma pohdinta* | purkukysymy* | herättelykysymy*
        virittelykysymy* | väittelyaihe* | entä sinä | keskustelun avuksi | kysymyk* keskusteluun
        ajatuksia keskusteluun | herätteitä keskusteluun | apukysymyk* pohdintaan
        reflektiotehtäv* | reflektointitehtäv* | ryhmäpohdinta* | pohdinta / tehtäv*
        pohdintahetki | pohdinnan paikka | mietipä | pohdipa | jäikö mietityttämään
        mitä sinä ajattelet | mitä itse ajattelet | tapaustehtäv* | kysymyksiä case*
        sinun vuorosi | itsereflektiokysymy* | itsearviointikysymy* | harkittava*
        oppitunnin pohdinta* | oppitunnin reflektio* | pysähdy hetkeksi | pysähtykää hetkeksi
        mietintätauko | mietintähetki | mietittäviä kysymyksiä | pohdittavia kysymyksiä
        miettimistehtäv* | keskusteluaihe* | aiheita keskusteluun | juteltavaa | jutelkaa
        reflektoitavaa | ajatustehtäv* | puheenaihei* | pähkinöitä purtavaksi | purtavaksi
        vastattavaksi | väittele | väittelykysym* | debatoi | entä te | oma vuorosi
        kysymyksiä yhteiseen keskusteluun | virikkeitä keskusteluun | keskustelun virikkeeksi
        keskustelun herättelyksi | evääksi pohdintaan | herätteleviä kysymyksiä | virikekysymyks*
        kysymyksiä sinulle | kysymys sinulle | kysymyksiä itselle* | kysymyksiä tiimi*
        kysymyksiä esihenki* | kysymyksiä johtaj* | kysymyksiä työyhteisö* | kysymyksiä lukupiiri*
        lukupiirikysymyks* | mitä itse tekisit | mitä sinä tekisit | harkittavaa
        harkittavia asioita | asioita pohdittavaksi | asioita mietittäväksi | mietittävää
        pohdittavia asioita | eettisiä kysymyksiä | eettiset kysymykset | jutellaan | puhukaa
        keskusteltavaa | väiteltävää | asioita harkittavaksi | asioita keskusteltavaksi
        ajateltavaa | purkukysymyks* | purkukeskustelu*
    """,
    labels="""
        keskustelkaa ryhmässä | keskustele ryhmässä | keskustelkaa ryhmissä
        keskustelkaa pareittain | keskustele parin kanssa | keskustelkaa yhdessä
        pohtikaa ryhmässä | pohtikaa yhdessä
    """,
    weak_headings="""
        *kysymykset | *kysymyksiä
        keskustelu* | pohdinta* | kysymy* | reflektio* | itsearviointi* | itsereflektio
        keskustelua | ajatuksia | ryhmätyö* | mietiskely*
        parikeskustelu | loppukeskustelu | loppupohdinta | yhteiskeskustelu | purkukeskustelu
        purku | kysy itseltäsi | reflektointi
        vie käytäntöön | sovella * | sinulle, joka *
        ajatuskoe | ajatusleikki
        ryhmätyö | ryhmätehtävä | parityö | paritehtävä
    """,
    cases="tapaus | tapausesimerkki | esimerkkitapaus | skenaario | tilanne | *tilanne | dilemma",
    answered_headings="""
        usein kysy* | ukk | kysymykset ja vastaukset | kysymyksiä ja vastauksia | vastaukset
        vastauksia | ratkaisut | kommentit
    """,
    never_headings="""
        vihje* | vinkit
        ydinkysymy* | tutkimuskysymy* | kertauskysymy* | kertaustehtäv* | tarkistuskysymy*
        usein kysy* | ukk | monivalin* | tietovisa | visa | testi | koe | koekysymy* | tavoit*
        oppimistavoit* | osaamistavoit* | kysymykset ja vastaukset | kysymyksiä ja vastauksia
        vastaukset | ratkaisut | oikein vai väärin | tarkistuslista | avainkysymy* | kommentit
        palaute | johdanto | yhteenveto | lisätietoja
        esimerkkikysymy*
        testaa osaamisesi | testaa tietosi | testikysymy* | tenttikysymy* | haastattelukysymy*
        haastattelurunko | kyselykysymy* | kyselyn kysymyks* | kyselylomake | palautekysely
        palautekysymy* | arviointikysymy* | keskeiset kysymykset | mallikysymy* | yleisiä kysymyksiä
        asiakkaiden kysymyk* | ratkaistavat kysymykset | muistilista | esityslista
        onko kysyttävää | kysyttävää | vianetsintä | ongelmatilanteet | vaatimukset
        päätettävät asiat | luetun ymmärtäminen | harjoitukset | laskutehtävät | itsetesti
        arviointi | menetelmä | työtapa
    """,
    ponder="""
        mukaan vietäväksi | evääksi | pohdi | pohtikaa | pohdittava* | pohditaan | pohtia | pohdi*
        pohdintakysymy* | keskustelkaa | keskustele | keskustellaan | keskustelkaamme
        keskusteltava* | keskustella | keskustelemaan | pohtimaan | miettimään | miettikää | mieti
        mietitään | miettiä | mietittävä* | ajateltava* | harkitse | reflektoi | reflektoikaa
        keskustelun pohjaksi | keskustelun tueksi | jutelkaa | juttele | vaihtakaa ajatuksia
        muistele | muistelkaa | kysy itseltäsi | kysykää itseltänne | pysähdy
        jokainen ryhmä vastaa | ryhmät vastaavat | jokainen ryhmä pohtii | ryhmät pohtivat
        kyettävä vastaamaan | on vastattava | joihin vastata
        mieti seuraavia kysymyksiä
        jokainen ryhmä kertoo | ryhmät kertovat
    """,
    asked="""
        kysy luokalta | kysy opiskelijoilta | kysy oppilailta | kysy osallistujilta
        kysy ryhmältä | kysykää opiskelijoilta | kysykää ryhmältä | kysykää toisiltanne
        kysy jokaisen * kohdalla
    """,
    questions="kysymy* | kysymyksi*",
    answer="""
        vastaa | vastatkaa | vastata | vastataan | vastausta | vastauksia | pohja* | avuksi
        tueksi | apukysymy*
        alkuun | avulla | läpi | apuna | sinulle | omin sanoin
    """,
    not_the_reader="""
        tässä luvussa | tässä artikkelissa | tässä kirjoituksessa | tutkimu* | luvun tavoite
        vastaamme | pohdimme | keskustelimme | pohdittiin | keskusteltiin | keskustelivat
        pohtivat | käsittelemme | selvitämme | meidän on | meidän pitää | meidän täytyy
        kyselyssä | haastattelussa | lomakkeessa | keskustelussa nousi | artikkeli käsittelee
        luvussa vastataan | luvussa käsitellään | kysyimme | hän kysyi | asiakkaat
        asiantuntija
    """,
    ahead="""
        näitä | näistä | seuraavia | seuraavista | seuraavaa | alla olevia | alla olevista | tästä
        tähän
    """,
    together="""
        ryhmissä | ryhmässä | ryhmissänne | ryhmässänne | pareittain | parin kanssa
        parisi kanssa | yhdessä
    """,
    requests="""
        pohdi | pohtikaa | keskustele | keskustelkaa | mieti | miettikää | kuvaa | kuvatkaa
        kuvaile | kuvailkaa | kerro | kertokaa | arvioi | arvioikaa | vertaa | verratkaa
        vertaile | vertailkaa | perustele | perustelkaa | selitä | selittäkää | anna | antakaa
        ehdota | ehdottakaa | etsi | etsikää | kirjoita | kirjoittakaa | laadi | laatikaa
        tunnista | tunnistakaa | nimeä | nimetkää | valitse | valitkaa | ota | ottakaa | tee
        tehkää | luettele | luetelkaa | listaa | listatkaa | analysoi | analysoikaa | tarkastele
        tarkastelkaa | tutki | tutkikaa | suunnittele | suunnitelkaa | jaa | jakakaa | muistele
        muistelkaa | ajattele | ajatelkaa | kuvittele | kuvitelkaa | keksi | keksikää
        hahmottele | määrittele | määritelkää | esitä | esittäkää | vastaa | vastatkaa
        reflektoi | reflektoikaa | kysy | kysykää | lue | lukekaa | katso | katsokaa | piirrä
        haastattele | haastatelkaa | väitelkää | argumentoi | huomioi | harkitse | harkitkaa
        tulkitse | kokeile | jäsennä | hae | esittele | erittele | havainnollista | kehitä | kertaa
        kokoa | kommentoi | korosta | liitä | luonnehdi | luo | merkitse | mainitse | muodosta
        muotoile | osoita | palaa mielessäsi | päätä | poimi | pyydä | rakenna | ratkaise
        ryhmittele | sovella | tiivistä | todista | toteuta | täydennä | väitä | valmistele
        kehittäkää | vaihtakaa | muodostakaa | tutustu | tutustukaa | kootkaa | laittakaa | laita
        käykää | käy läpi | järjestä | järjestäkää | sijoita | asetu | asettukaa | eläydy | kartoita
        kartoittakaa | arvaa | arvatkaa | erota | yhdistä | luokittele | luokitelkaa | kokeilkaa
        esitelkää | tiivistäkää | päättäkää | piirtäkää
    """,
    interrogatives="""
        miten | miksi | mikä | mitä | mitkä | minkä | missä | mistä | mihin | milloin
        millainen | millaisia | millaista | millaiset | millaisen | millaisten | millä | mille
        millaisin | kuinka | kuka | ketkä | kenen | ketä | keitä | kenelle | kumpi | kumman
        kumpaa | onko | ovatko | voiko | voivatko | pitäisikö | pitääkö | tulisiko | saako
        entä | oletko | oliko | minkälai* | mitenkä | montako | paljonko | kannattaako
        haluatko | haluatteko
        keneltä | kenet | millaisella | miltä | moniko | mitähän | minne | mistähän | *tko | *tkö
        *siko | *sikö | *aako | *ääkö | *iiko | *iikö | *eeko | *eekö | *uuko | *yykö | *anko
        *änkö
    """,
    hand_in="""
        palauta | palauttakaa | palautetaan | lähetä vastauk* | lataa vastauk* | palautus
        kirjoita vastau* tähän | kirjoita vastau* alle
    """,
    offers="haluatko, että | haluatko minun | haluaisitko, että",
    answers="""
        vastaus | vastaukset | mallivastaus | ratkaisu | vihje | vinkki | oikea vastaus
        vinkki arviointiin
        mahdollinen vastaus | mahdollisia vastauksia | esimerkkivastaus | vastausvihje*
        opettajalle | ohje opettajalle
    """,
    ends="""
        lähteet | lähde | lähteitä | viitteet | kirjallisuus | kirjallisuutta | lisälukemista
        lue lisää | lue myös | katso myös | lisätietoa | lisätietoja | aiheesta lisää | linkit
        linkkejä | kirjoittaja | kirjoittajasta | tietoa kirjoittajasta | lisenssi | sanasto
        seuraava | edellinen | jaa | kommentit | kuvat | kuva | artikkelin kuva | artikkeli on *
        tunnisteet | avainsanat | seuraavaksi | lähteet ja * | palautus | tehtävä | tehtävät
        lisämateriaali* | lisätieto*
    """,
    chrome="""
        ei kommentteja | lähetä kommentti | kommentit | kommentoi | jätä kommentti | vastaa
        vanhempi teksti | uudempi teksti | vanhemmat tekstit | uudemmat tekstit | etusivu
        tilaa | tilaa: | jaa sähköpostitse | bloggaa tästä | jaa x:ssä | jaa facebookissa
        jaa twitterissä | jaa pinterestiin | näytä kaikki kommentit | lähetä tämä sähköpostitse
        * kommenttia | 1 kommentti | lähettänyt * | tunnisteet | tilaa * (atom)
    """,
    months="""
        tammikuu* | helmikuu* | maaliskuu* | huhtikuu* | toukokuu* | kesäkuu* | heinäkuu*
        elokuu* | syyskuu* | lokakuu* | marraskuu* | joulukuu*
    """,
    weekdays="""
        maanantai* | tiistai* | keskiviikko* | torstai* | perjantai* | lauantai* | sunnuntai*
        ma | ti | ke | to | pe | la | su
    """,
    dated="""
        julkaistu | päivitetty | päivätty | kirjoitettu | lähetetty | muokattu | päivämäärä
        pvm | muutoshistoria | versiohistoria | muutosloki
    """,
    by="kirjoittaja | kirjoittanut | teksti | lähettänyt | tekijä | kirjoittajat",
    frequent="""
        ja | on | ei | että | se | hän | oli | ovat | mutta | kun | niin | myös | tai | sen
        ole | voi | jos | kuin | joka | jotka | mitä | miten | tämä | sekä | vain | jo | nyt
        olla | siitä | mikä | kuinka | miksi | tässä | sitä | eivät | jossa | kanssa
    """,
)
