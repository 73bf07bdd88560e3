"""The words of French."""

from forum.articles.reading.words.table import Words

FRENCH = Words(
    language="fr",
    strong_headings="""
        activité* de réflexion | questions sur le cas | questions de réflexion
        question de réflexion | questions de discussion | question de discussion
        questions pour la discussion | pour discuter | à discuter | discutez | discutons
        à débattre | pour débattre | questions à débattre | pistes de réflexion
        piste de réflexion | pour réfléchir | à réfléchir | réfléchissez | réfléchir
        sujets de discussion | sujet de discussion | à méditer | sujets de réflexion
        questions à se poser | questions ouvertes | pour aller plus loin dans la réflexion
        esprit critique | pensée critique | qu'en pensez-vous | et vous | questions pour le débat
        points de discussion | thèmes de discussion | questions à discuter | questions à méditer
        questions pour aller plus loin | questions pour réfléchir | pistes de discussion
        pour alimenter la discussion | pour alimenter le débat | matière à réflexion
        à vous de jouer | réflexion personnelle | discussion en groupe
        questions pour approfondir | questions d'approfondissement | pour réfléchir ensemble
        réflexion* sur la leçon | réflexion* sur le cours | arrêtez-vous un instant
        arrête-toi un instant | pause réflexion | débattez | échangez | pour échanger
        questions pour échanger | questions d'échange | pour lancer la discussion
        pour lancer le débat | pour nourrir la réflexion | pour la réflexion
        questions pour la réflexion | questions de débat | sujets de débat | à votre tour
        c'est à vous | que feriez-vous | votre avis | pensez-y | questions pour le club *
        questions pour le groupe | questions pour vous | questions au lecteur | à considérer
        points à considérer | éléments à considérer | choses à considérer | questions éthiques
        parlons-en | questions à la classe
    """,
    labels="""
        discutez en groupe | discutez en groupes | discutez en petits groupes
        discutez à deux | discutez ensemble
    """,
    weak_headings="""
        discussion* | réflexion* | question* | débat* | auto-échange*
        travail de groupe
        en groupe | mise en commun | demandez-vous | posez-vous la question | à vous
        expérience de pensée
        travail en groupe
    """,
    cases="cas | étude de cas | cas pratique | scénario | situation | dilemme",
    answered_headings="""
        foire aux questions | questions fréquentes | faq | questions et réponses
        questions/réponses | réponses | corrigés | commentaires
    """,
    never_headings="""
        indice | indices | but
        foire aux questions | questions fréquentes | faq | questions et réponses
        questions/réponses | quiz | qcm | test | choix multiples | réponses | solution*
        objectifs | objectif* | corrigé* | question de recherche | questions de recherche
        questions de compréhension | questions de révision | question clé | questions clés
        vrai ou faux | commentaires | introduction | résumé | exercices
        questions exemples | exemples de questions | exemple de question
        questions-réponses | questions d'entretien | guide d'entretien | questionnaire
        sondage | testez vos connaissances | liste de contrôle | ordre du jour
        dépannage | compréhension de lecture
        évaluation
    """,
    ponder="""
        discutez | discuter | discutons | réfléchissez | réfléchir | réfléchissons | débattez
        débattre | méditer | considérez | pensez à | demandez-vous | échangez | posez-vous
        vous demander | chaque groupe répond | chaque groupe discute | les groupes discutent
        les groupes répondent
        chaque groupe présente
    """,
    asked="""
        demandez à la classe | demandez aux élèves | demandez aux participants
        demandez aux étudiants | demandez au groupe
    """,
    questions="question | questions",
    answer="répondez | répondre | répondez-y | servez-vous",
    not_the_reader="""
        dans ce chapitre | dans cet article | nous allons | nous avons discuté | les chercheurs
        recherche* | l'étude | nous devons
        ce chapitre | cet article | le sondage | l'enquête | nous avons demandé | se demandait
        les clients
    """,
    ahead="celles-ci en | ceci en | cela en | ce qui suit | ci-dessous | à cela",
    together="""
        en groupe | en groupes | en petits groupes | à deux | en binômes | ensemble
    """,
    requests="""
        discutez | discuter | réfléchissez | réfléchir | décrivez | décrire | expliquez
        expliquer | comparez | comparer | racontez | donnez | donner | nommez | citez | citer
        justifiez | justifier | proposez | proposer | écrivez | trouvez | choisissez | analysez
        analyser | évaluez | évaluer | examinez | identifiez | identifier | partagez | imaginez
        pensez | débattez | argumentez | listez | définissez | présentez
        cherchez | esquissez | planifiez | interprétez | essayez | lisez | regardez | dessinez
        faites | prenez | demandez | interrogez | répondez | explorez | résumez | formulez | créez
        montrez | commentez | utilisez | développez | classez | indiquez | précisez | décris
        choisis | identifie | définis | réfléchis | mettez-vous | relisez | repérez | élaborez
        rédigez | relevez | illustrez | sélectionnez | organisez | rappelez | reformulez
        déterminez | construisez
    """,
    interrogatives="""
        comment | pourquoi | quel | quelle | quels | quelles | que | qu'est-ce | qui | où
        quand | est-ce | combien | quoi | à quoi | en quoi | de quoi | dans quelle* | à quel*
        peut-on | faut-il | doit-on | y a-t-il | avez-vous | êtes-vous | pensez-vous | d'où
        qu'* | lequel | laquelle | lesquel*
        pouvez-vous | sauriez-vous | pourriez-vous | diriez-vous
    """,
    hand_in="""
        rendez | remettez | déposez | envoyez vos | à rendre | écrivez vos réponses
        écris tes réponses
    """,
    offers="souhaitez-vous que je | souhaites-tu que je | voulez-vous que je | veux-tu que je",
    answers="""
        réponse | réponses | solution | corrigé | indice | astuce
        réponse possible | réponses possibles | éléments de réponse | pour l'enseignant*
        réponse attendue | amener vers | orienter vers
    """,
    ends="""
        références | référence | sources | source | bibliographie | pour aller plus loin
        lire aussi | en savoir plus | voir aussi | liens | notes | glossaire
        à propos de l'auteur* | auteur | licence | suivant | précédent | partager | commentaires
        image | photo | crédits | ressources | exercices | crédit photo*
    """,
    chrome="""
        aucun commentaire | enregistrer un commentaire | laisser un commentaire | commentaires
        répondre | partager | article plus ancien | article plus récent | accueil
        * commentaires | 1 commentaire | publié par * | suivant | précédent
    """,
    months="""
        janvier | février | mars | avril | mai | juin | juillet | août | septembre | octobre
        novembre | décembre
    """,
    weekdays="lundi | mardi | mercredi | jeudi | vendredi | samedi | dimanche",
    dated="""
        publié | publié le | mis à jour | mis à jour le | écrit | date | le | posté | modifié
        historique des versions | historique des révisions | journal des modifications
    """,
    by="par | auteur | auteure | texte | écrit par",
    frequent="""
        le | la | les | et | de | des | un | une | est | en | que | qui | dans | pour | pas
        sur | plus | ce | il | elle | au | avec | ne | se | sont | par | nous | vous | ou | mais
        du | comment | cette | être | son | ses | aux | leur | peut | ont | fait
    """,
)
