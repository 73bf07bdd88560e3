"""The words of Spanish."""

from forum.articles.reading.words.table import Words

SPANISH = Words(
    language="es",
    strong_headings="""
        piensa y comenta | comenta en grupo | comenten en grupo | actividad* de reflexión
        preguntas sobre el caso | preguntas del caso | preguntas para reflexionar
        preguntas de reflexión | pregunta de reflexión | para reflexionar
        preguntas para la reflexión | preguntas para el debate | preguntas de debate
        para debatir | preguntas para debatir | preguntas de discusión | preguntas para discutir
        para discutir | preguntas para la discusión | para pensar | preguntas para pensar
        para la reflexión | reflexiona | reflexione | reflexionemos | reflexionen | discute
        discutan | discutir | debate en * | temas de discusión | temas para debatir
        temas de debate | puntos de discusión | pensamiento crítico | qué opinas | y tú
        preguntas abiertas | preguntas a considerar | preguntas para considerar
        preguntas para el diálogo | preguntas para conversar | para conversar
        preguntas de análisis | preguntas para profundizar | preguntas generadoras
        preguntas detonadoras | actividad de reflexión | para el debate | para la discusión
        invitación a la reflexión | cuestiones para reflexionar | cuestiones para debatir
        preguntas para el grupo | temas para reflexionar | reflexión de la clase
        reflexión de la lección | reflexión sobre la lección | detente un momento
        deténgase un momento | haz una pausa | pausa para pensar | te toca | ahora te toca
        tu turno | qué harías | qué piensas | discutamos | dialoguemos | conversemos
        para dialogar | preguntas para dialogar | para compartir | piénsalo | piensa en ello
        debatan | detente y piensa | alto y piensa | preguntas para ti | preguntas para el lector*
        preguntas para el club * | cuestiones para * | a considerar | para considerar
        cosas a considerar | puntos a considerar | aspectos a considerar | cosas en que pensar
        preguntas éticas | preguntas éticas * | cuestiones éticas | hablemos | para hablar
        temas de conversación | preguntas guía para * | preguntas para la clase
    """,
    labels="""
        discutan en grupo | discute en grupo | discutid en grupo | discutir en grupo
        comenten en grupo | comenta con tu *
    """,
    weak_headings="""
        autorreflexión | conversatorio
        discusión* | reflexión* | reflexiones | pregunta* | debate* | autoevaluación
        trabajo en grupo
        diálogo | conversación | comparte | lluvia de ideas | puesta en común | tu opinión
        pregúntate
        experimento mental
        en grupo | trabajo en parejas
    """,
    cases="caso | caso práctico | estudio de caso | escenario | situación | dilema",
    answered_headings="""
        preguntas frecuentes | faq | preguntas y respuestas | respuestas | soluciones
        comentarios
    """,
    never_headings="""
        pista | pistas
        preguntas frecuentes | faq | preguntas y respuestas | cuestionario | quiz | test
        examen | opción múltiple | respuestas | solución* | soluciones | objetivos | objetivo*
        comentarios | pregunta de investigación | preguntas de investigación
        preguntas de repaso | pregunta clave | preguntas clave | preguntas de comprensión
        verdadero o falso | introducción | resumen | ejercicios
        preguntas de ejemplo | ejemplos de preguntas
        preguntas de entrevista | guía de entrevista | tienes preguntas | encuesta
        prueba tus conocimientos | lista de verificación | orden del día | requisitos
        comprensión lectora
    """,
    ponder="""
        discute | discutir | discutan | discutamos | reflexiona | reflexionar | reflexionen
        reflexione | reflexionemos | debate | debatir | debatan | piensa en | piensen en | pensar
        considera | considere | consideren | conversen | medita | pregúntate | pregúntese | hazte
        hágase | conversa con | con tus propias palabras | comparte con | cada grupo responde
        cada grupo discute | los grupos discuten | los grupos responden
        cada grupo comparte
    """,
    asked="""
        pregunta a la clase | pregunta al grupo | pregunta a los estudiantes | pregunte a los *
        pregunta a tus alumnos
    """,
    questions="pregunta | preguntas",
    answer="""
        responde | responda | respondan | responder | contesta | conteste | contestar
        contesten
    """,
    not_the_reader="""
        en este capítulo | en este artículo | vamos a | discutimos | los investigadores
        investigación | el estudio | tenemos que | debemos
        este capítulo | este artículo | la encuesta | preguntamos | se preguntaba | los clientes
    """,
    ahead="lo siguiente | estas en | esto en | esto con | a esto",
    together="""
        en grupo | en grupos | en grupos pequeños | en pequeños grupos | en pareja | en parejas
        juntos
    """,
    requests="""
        discute | discutan | discutir | reflexiona | reflexione | reflexionen | describe
        describa | describan | explica | explique | expliquen | compara | compare | comparen
        cuenta | cuenten | nombra | menciona | mencione | justifica | justifique | propón
        propongan | escribe | escriba | escriban | busca | busque | busquen | elige | elija
        elijan | analiza | analice | analicen | evalúa | evalúe | identifica | identifique
        identifiquen | comparte | compartan | imagina | imagine | piensa | piensen | debatan
        argumenta | enumera | define | considera | discuta | esboza | proponga | planifica
        defina | interpreta | lee el | lee la | lee los | lee las | dibuja | haz | haga | hagan
        piense | responda | argumente | examina | examine | explore | resume | resuma | formula
        formule | comparta | comenta | comente | comenten | desarrolla | desarrolle | clasifica
        clasifique | elabora | elabore | elaboren | investiga | investigue | investiguen
        mencionen | redacta | redacte | indica | indique | señala | señale | recuerda | recuerde
        relata | relate | da un | da una | da ejemplo* | da dos | da tres | da tu
    """,
    interrogatives="""
        cómo | por qué | qué | cuál | cuáles | quién | quiénes | dónde | cuándo | cuánto
        cuánta | cuántos | cuántas | de qué | en qué | a qué | para qué | con qué | es | son
        hay | puede | debería
        debe | deben | cree | crees | creen
    """,
    hand_in="""
        entrega | entreguen | entregue | sube tu | suban | envía tu | envíe su
        escribe tus respuestas | escribe aquí tu*
    """,
    offers="quieres que te | quieres que | quiere que le | te gustaría que",
    answers="""
        respuesta | respuestas | solución | pista | consejo | posible respuesta
        posibles respuestas | respuesta modelo | para el docente | respuesta esperada
        guiar hacia | orientación | clave | pistas
    """,
    ends="""
        referencias | referencia | fuentes | fuente | bibliografía | lecturas * | leer más
        más información | ver también | véase también | enlaces | notas | glosario
        sobre el autor* | sobre la autora | autor | licencia | siguiente | anterior | compartir
        comentarios | imagen | foto | créditos | recursos | ejercicios
    """,
    chrome="""
        no hay comentarios | publicar un comentario | deja un comentario | deja una respuesta
        comentarios | responder | compartir | entrada antigua | entrada más reciente | inicio
        * comentarios | 1 comentario | publicado por * | siguiente | anterior
    """,
    months="""
        enero | febrero | marzo | abril | mayo | junio | julio | agosto | septiembre | octubre
        noviembre | diciembre
    """,
    weekdays="lunes | martes | miércoles | jueves | viernes | sábado | domingo",
    dated="""
        publicado | publicado el | actualizado | escrito | fecha | el | modificado
        historial de versiones | historial de revisiones | historial de cambios
        control de cambios
    """,
    by="por | autor | autora | texto | escrito por",
    frequent="""
        el | la | los | las | y | de | que | en | un | una | es | por | con | no | para | se
        su | del | al | lo | como | más | pero | sus | son | este | esta | ha | entre | cuando
        muy | sobre | también | qué | cómo | ser | hay | o | porque | cada
    """,
)
