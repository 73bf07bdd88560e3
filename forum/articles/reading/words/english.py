"""The words of English."""

from forum.articles.reading.words.table import Words

ENGLISH = Words(
    language="en",
    strong_headings="""
        discussion question* | questions for discussion | question for discussion
        discussion and reflection | review and discussion question* | discussion prompt*
        discussion topic* | discussion point* | topics for discussion | topics to discuss
        points to discuss | points for discussion | for discussion | to discuss | discuss
        discuss in * | let's discuss | let us discuss | group discussion | class discussion
        questions to discuss | questions to consider | questions for consideration
        points to consider | things to consider | issues to consider | consider this
        questions to ponder | to ponder | ponder | something to ponder | points to ponder
        questions to keep in mind | how would you answer | how would you respond
        questions to think about | things to think about | something to think about
        to think about | think about it | think about this | think about | think it over
        food for thought | stop and think | pause and think | pause and reflect
        pause and consider | questions for thought | thought question* | questions for reflection
        reflection question* | reflective question* | questions to reflect* | reflect on *
        reflect | reflection prompt* | journal* prompt* | writing prompt* | conversation starter*
        conversation question* | critical thinking | critical thinking question* | case question*
        case study question* | study question* and discussion | open-ended question*
        open question* for * | short answer | short answer question* | what do you think
        talk about it | turn and talk | think, pair, share | think-pair-share | questions for you
        questions for the reader* | questions for readers | reader question* | debate question*
        debate | essay question* | application question* | questions to explore
        questions for further * | questions for group* | questions for teams
        small group question* | book club question* | reading group question* | your turn
        self-reflection | discussion activit* | ethical question* | ethics question*
        question* for debate | questions for class | homework question* and discussion
        self-reflection question* | for reflection | reflection exercise* | discussion starter*
        warm-up question* | icebreaker question* | debrief question* | debriefing question*
        wrap-up question* | opening question* | closing question* | question for you | over to you
        what would you do | something to discuss | review and discussion | discussion and review
        for further discussion | for further thought | seminar question* | questions for seminar*
        in-class discussion | case discussion | thought-provoking question* | reflection point*
        closing reflection* | pause for thought | questions on the case | questions about the case
        questions to guide * | discussion time | reading group guide | questions we leave *
        what would you have done | to talk over | to talk about | to think over | to sit with
        questions to leave you with | guiding questions for discussion | lesson reflection*
        reflection on the lesson | pause for a moment | stop for a moment | stop and reflect
        talk it over | talk this over | questions for dialogue | dialogue question*
        for your reflection | questions worth * | thought starter* | table talk
        take a moment to reflect | take a moment to think | what's your take | what is your take
        what's your view | what would you decide | you decide | conversation prompt*
        reflective prompt* | questions to take with you | questions to take away
        questions you should answer | questions you must answer | questions you need to answer
        questions to spark * | questions for leaders | questions for managers
        guiding questions for analysis | things to talk about | things to discuss
        things to reflect on | issues to discuss | something to consider | something to talk about
        worth discussing | worth thinking about
        things to chew on | something to chew on | questions before you go
        silently answer | answer silently | answer for yourself*
    """,
    labels="""
        discuss in your group* | discuss in a group | discuss in groups | discuss as a group
        discuss with your * | discuss with a * | discuss with each other | discuss together
        ethical dilemma*
    """,
    weak_headings="""
        discussion* | reflection* | question* | consider | thoughts | self-assessment | debrief
        debriefing | apply your knowledge | self-evaluation | conversation | brainstorm | activity
        think | prompts | group work | breakout | discussion guide | talking point* | dig deeper
        digging deeper | going deeper | after you read | after reading | journal | provocation*
        let's talk | for consideration | for further consideration | for your consideration
        making connections | make connections | extend your thinking | extending your thinking
        deepen your * | connect to your * | connect with your * | pair and share
        pair-share | share with a partner | for you as a *
        thought experiment*
        group exercise | group activity | pair work | in your group* | small group work
    """,
    cases="case | case study | scenario | dilemma | vignette | situation",
    answered_headings="""
        faq* | frequently asked | q&a | q & a | questions and answers | questions & answers
        question and answer | answers | solutions | answer key | comments
    """,
    never_headings="""
        hint | hints | goal | aim | aims
        faq | faqs | frequently asked | frequent question* | common question* | quiz | quizzes
        section quiz | multiple choice | multiple-choice | true or false | true/false
        review question* | review | concept check | check your * | test your * | knowledge check
        self-check | comprehension | reading question* | study question* | practice question*
        practice problem* | research question* | key question* | guiding question*
        driving question* | essential question* | big question* | overview | objective*
        learning objective* | learning goal* | learning outcome* | goals | key point* | keypoint*
        key takeaway* | checklist | answer* | solution* | q&a | q & a | questions and answers
        question and answer | questions & answers | any questions | questions? | got questions
        have questions | still have questions | more questions | further questions? | comments
        introduction | summary | prerequisite* | discussion of * | discussion on *
        discussion forum* | survey question* | interview question* | exam question*
        evaluation question* | exercises | questions answered | problem* | discussion board*
        mailing list* | preparation | before you begin | before you start | before class | setup
        requirements | troubleshooting | installation | how to think about | how to talk about
        how to reflect | how to discuss | example question* | sample question*
        unresolved question* | outstanding question* | questions to resolve
        questions to investigate | questions for stakeholder* | questions for product
        questions for engineering | questions for legal | questions for reviewer*
        questions for the author* | questions for the interviewer | open question* for review
        customer question* | user question* | screening question* | diagnostic question*
        questions we asked | example prompt* | sample prompt* | prompt example* | example quer*
        discovery question* | technical question* | clarifying question* | intake question*
        security question* | knowledge question* | trivia | riddle* | questionnaire
        questions to ask vendor* | questions to ask your doctor | questions to ask before *
        questions to ask in * | questions to ask the * | interview guide | interview protocol
        acceptance criteria | decision criteria | known issue* | common issue* | self-test
        hypotheses
        assessment | grading | methods
    """,
    ponder="""
        take with you | take away with you | discuss | let's discuss | ponder | reflect
        consider these questions | consider the following question* | consider the following
        consider these | think about | think through | think of | mull over | talk about
        talk through | contemplate | debate | to think about | food for thought
        discussion question* | reflection question* | for discussion | questions to consider
        brainstorm | question to keep in mind | questions to keep in mind
        consider questions like | work through these questions | work through the questions
        work through the following | reflecting on | thinking about the following
        discussing the following | have a discussion | hold a discussion | lead a discussion
        start a discussion | facilitate a * discussion | facilitate a discussion | in small groups
        in your groups | in your group | in groups | in pairs | with a partner | with your team
        with a colleague | share with * | journal about | pause here | your own workplace
        take a moment | take a few minutes | take five minutes | take ten minutes | think back
        talk with | now that you have read | now that you've read | each group answers
        each group should answer | each group will answer | each group discusses | groups discuss
        groups should answer
        things to chew on
        each group shares | each group reports
    """,
    asked="""
        ask the class | ask the group | ask your class | ask students | ask your students
        ask the students | ask participants | ask the participants | ask learners
        ask the learners
    """,
    questions="question | questions | prompts",
    answer="""
        answer | respond | explore | address | use these | use the | these questions may | guide
        help you | write about | journal | asked | share your | you can use | book club*
        reading group* | you started | for your team | for your group | your answers
        your thoughts | leave you | spend | start the conversation | conversation going | write a
        before you go | to close | to end with | to finish | to wrap up | in closing | to chew on
        for you
    """,
    not_the_reader="""
        we will | we'll | this chapter | this article | this lesson | this section | this paper
        this post | this module | this course | this episode | this tutorial | this guide
        in this | researchers | the study | we asked | they asked | participants | respondents
        i asked | the authors | we discuss | we discussed | they discussed | we consider
        research questions | we want to answer | we need to | you should be able | you will
        be able to | students will | questions we | let us consider | ask yourself | as an answer
        is an answer | answers the | answers these | answers two | answers three | answers four
        answers some | answers several | individual answers | answers to the discussion
        answers to the questions | answers to the reflection | answers to the review
        answers to these questions may | answers a few | answers many | designed to | helps you
        helps us | used to | can answer | aims to | it is | ask them | ask the vendor
        ask the client* | ask the customer* | ask the user* | ask the interview* | ask the team
        ask your doctor | ask your team | ask your vendor | ask the candidate* | interview
        you may want | you might want | debate raised | discussion raised | raises the following
        to configure | to install | the bot | the wizard | the installer | the form
    """,
    ahead="""
        these in | these with | these as | these together | these on your own | these for
        this in | this with | this together | for this | for these | them in | them with
        them together | the following in | the following with | this for | this on your own
        on this
    """,
    together="""
        in small groups | in groups | in your group* | in pairs | with a partner | with your *
        as a group | as a class | together
    """,
    requests="""
        discuss | describe | explain | consider | think | reflect | compare | contrast | identify
        list | give | share | write | imagine | evaluate | analyze | analyse | develop | suggest
        propose | argue | choose | find | look | outline | create | debate | talk | tell | provide
        summarize | summarise | assess | examine | explore | define | defend | justify | critique
        interpret | illustrate | brainstorm | investigate | select | pick | recall | draw | review
        comment | elaborate | apply | determine | predict | speculate | interview | read | watch
        visit | make | take | suppose | rank | relate | formulate | recommend | construct | devise
        ask a | ask an | ask what | ask how | ask why | ask which | ask whether | ask if
        ask yourself* | ask each other | ask one another | ask some* | ask people | ask two
        ask your friend* | ask your family | ask your neighb* | ask your partner | demonstrate
        discuss: | respond | please | say | in your opinion | in your own words | distinguish
        differentiate | classify | characterize | characterise | clarify | weigh | trace | sketch
        estimate | criticize | criticise | prioritize | prioritise | revisit | reconsider
        generate | start by | begin by | using | based on | with a partner | in groups
        in small groups | in pairs | as a group | as a class | try | use | prepare | briefly
        critically | come up with | with your neighb* | with your partner* | with your group
        with your team | then answer | now answer | be specific | be honest | be prepared
        appraise | arrange * | calculate | categorize | categorise | cite | combine | compile
        complete the | complete this | compose | compute | convert | decide | deduce | diagram the
        enumerate | express | extend the | generalize | generalise | group the | group these
        derive | infer | locate | match the | match each | measure the | model the | modify
        order the | organize | organise | paraphrase | plan a | plan an | plan how | plan the
        plan your | present a | present the | present your | present two | produce a | produce an
        prove | rate the | rate each | rate your | recognize | recognise | report on | report to
        restate | retell | revise | rewrite | role-play | role play | silently answer
        quietly answer | privately answer | individually answer | show how | show that | show why
        show your | solve | specify | support your | test your | test the | translate | verify
        visualize | visualise | walk through | walk around | check whether | check your neighb*
        count how | count the | notice how | notice what | notice which | reread | re-read
        listen to | observe | gather | collect | map the | map out | map your | plot the | pretend
        go back | go through | go around | hypothesize | hypothesise | challenge the
        challenge your | return to | turn to your | turn to a | pair up | ask your | picture a
        picture yourself | picture the | remember a | remember the | remember how | study the
        keep a | put yourself | put into | help a | help the | let each | set up a | start a
        point out | point to | break into | form groups | form small * | split into | divide into
        get into | call out | sum up | track your | spend | note the | note your | note down
        note any | note what | note how | note which | note where | work with | work in
        work through | work on | work out | work together | work alone | state the | state your
        state whether | state two | state one | state in | research the | research a | research an
        research how | research what | research one | research two | research and | research your
        research some | design a | design an | design the | design your | design and | name the
        name one | name two | name three | name four | name five | name a | name an | name at
        name some | name your | name other | name another | name and
    """,
    interrogatives="""
        what | how | why | which | who | whom | whose | where | when | is | are | do | does
        did | can | could | should | would | will | was | were | has | have | to what extent
        in what way* | in which | for whom | at what | if you | if we | if so | under what
        on what | what's | how's | who's | isn't | aren't | don't | doesn't | shouldn't
        had | may | might | must | shall | under which | at which | in whose | whether
    """,
    hand_in="""
        submit | hand in | turn in | upload | post your | e-mail your | email your | due by
        due on | submission | teacher note* | teacher's note* | instructor note* | facilitator note*
        note to the teacher | your answer* below | your answer* here
    """,
    offers="would you like me to | do you want me to | shall i | should i also",
    answers="""
        answer | answers | solution | solutions | hint | hints | tip | model answer
        sample answer | sample answers | possible answer | possible answers | sample response
        example answer | suggested answer | look for | listen for | expected answer
        guide toward* | steer toward* | lead toward*
    """,
    ends="""
        share this post * | share this article * | share this page * | share on *
        references | reference | sources | source | bibliography | further reading
        further research | further resources | suggested resources | suggested reading*
        additional resources | additional info | additional reading* | resources | recommended *
        learn more | read more | see also | works cited | notes | footnotes | endnotes
        glossary | key terms | about the author* | about | author | authors | licence | license
        attribution | credits | photo credit* | photo by * | image credit* | next | previous
        prev | back to * | share | related | related * | comments | leave a * | acknowledgements
        acknowledgments | tags | filed under * | posted in * | copyright *
        this work is licensed * | summary | key points | next steps | assignment* | homework
        sponsored * | table of contents | subscribe* | continue to * | up next | exercises
        fix or improve * | instructor note* | teacher note* | teaching note* | materials
        conclusion
    """,
    chrome="""
        no comments | post a comment | leave a comment | leave a reply | comments | comment
        reply | share | share this | share on facebook | share on twitter | share on x | tweet
        email this | blogthis! | share to x | share to twitter | share to facebook
        share to pinterest | older post | newer post | older posts | newer posts | home
        subscribe | subscribe to * (atom) | * comments | 1 comment | next | previous | next post
        previous post | skip to * | print | posted by * | filed under * | labels | tags
        back to top | cancel reply | read more
    """,
    months="""
        january | february | march | april | may | june | july | august | september | october
        november | december
    """,
    weekdays="""
        monday | tuesday | wednesday | thursday | friday | saturday | sunday | mon | tue | wed
        thu | fri | sat | sun
    """,
    dated="""
        published on | published | posted on | posted | last updated | updated | last modified
        date | written | on | created | revised | last edited | revision | revisions
        revision history | version history | document history | changelog | change log
    """,
    by="by | author | authors | written by | posted by | text by",
    frequent="""
        the | and | of | to | in | is | that | it | for | was | as | with | are | this | be | on
        you | not | or | have | from | they | we | their | what | how | an | which | can | will
        your | has | were | been | would | when | there | about | more | these
    """,
)
