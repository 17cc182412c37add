"""What a rejection says beside the no: kind words, an invitation to apply again, and the like, in ten languages.

A reply that thanks for praise which was never given is worse than one that does not mention it. So a cue is told by one
sentence that surely speaks of this candidate, this application or this position, and neither denies it nor speaks of
somebody else.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from classifier.page import Page

#: In the order in which they are told.
CUES = (
    "kind-words", "reapply", "feedback-offered", "feedback-given", "runner-up", "filled", "cancelled", "on-file",
    "agency",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Cue:
    """``says`` tells it, beginning at a word; ``never`` spoils the whole sentence.

    In both ``<30>`` stands for up to 30 characters that deny nothing, ``<30 own>`` for such that do not speak of others
    either.
    """

    says: str
    never: str = ""


@dataclass(frozen=True, slots=True)
class _Tongue:
    """One language's words: those that deny, those for somebody or something else, and the cues."""

    denial: str
    others: str
    cues: dict[str, _Cue]


_TONGUES: dict[str, _Tongue] = {
    "en": _Tongue(
        denial=r"\w+n't|not|cannot|never|no|nor|neither|unable|without|unlikely|decline",
        others=r"others?|another|all|many|every\w*|candidates|applicants|people|individuals|someone|somebody|pool|team",
        cues={
            "kind-words": _Cue(
                r"impressed (?:by|with|at) (?:how you|what you|the way (?:that )?you|(?:\w+ ){0,3}?your\b|you\b|"
                r"(?:the )?(?:\w+ ){1,2}(?:that )?you\b)|you(?:r [\w ]{1,40})? (?:\w+ )?impressed|"
                r"your (?:(?!candidates|team|interest|patience|time|consider)[\w'&,/-]+ ){1,8}?(?:is|are|was|"
                r"were) (?:\w+ ){0,2}(?:impressive|excellent|outstanding|strong(?! match| fit)|brilliant|superb|"
                r"exceptional|remarkable|wonderful|lovely|beautiful|fantastic|terrific|gorgeous|great|thoughtful|"
                r"the (?:best|strongest|sharpest)|spot on|inspiring|a (?:joy|delight|model))|your (?:very |truly |"
                r"really |genuinely )?(?:excellent|impressive|outstanding|remarkable|brilliant|lovely|beautiful|"
                r"wonderful|thoughtful|inspiring|exceptional|superb|terrific|fantastic|extensive (?:experience|"
                r"background|knowledge)|great (?!interest|patience|time))|your [\w ]{1,40} (?:stood out|shone|"
                r"demonstrate[ds]? (?:strong|great|real|excellent)|show(?:s|ed) (?:strong|great|real|excellent)|"
                r"made (?:us|the [\w ]{1,20}) (?:laugh|smile))|you (?:really )?stood out|you(?:'re|'ve| are| were|"
                r" have| had| would make| would be)(?: \w+){0,2} (?:talented|gifted|impressive|impressed|terrific|"
                r"superb|lovely|(?:great|strong|excellent|outstanding|impressive|brilliant|real|fine|exciting|solid|"
                r"exceptional) (?:background|profile|candidate|skills?|portfolio|resume|cv|experience|gift|talent|"
                r"scientist|teacher|engineer|researcher|way with|person|asset|addition|fit for (?:our|the) (?:team|"
                r"culture)))|you (?:\w+ )?(?:interviewed|presented|performed|did|came across|"
                r"handled) (?:\w+ ){0,4}?(?:well|brilliantly|beautifully|superbly|excellently)\b|a credit to you|"
                r"you gave a (?:great|good|strong|very good)|(?:enjoyed|loved|admired?|liked|adored|delighted (?:by|"
                r"with)|struck by|taken with|thought highly of) (?:(?!interest|time)\w+ ){0,4}?your (?!time|interest|"
                r"patience|application\b|understanding|consider|effort|taking|desire|willing|flexib|ongoing|continued|"
                r"commitment|resume|cv|background|visit|support|trust|response|feedback|letters\b|applications\b)\w+|"
                r"loved (?:meeting|talking (?:to|with)|speaking (?:to|with)|getting to know|chatting (?:to|with)|"
                r"our (?:conversation|chat))|(?:what a|(?:real|great|true|absolute|genuine) )(?: ?pleasure| ?joy|"
                r" ?treat) (?:it was )?(?:to|meeting|talking|having) (?!review|receive|read|offer|tell|inform|invite|"
                r"announce)|(?:talented|gifted)[\w (]{0,30}like you|(?:someone|somebody|anyone|a person) (?:with your|"
                r"of your (?:talent|cali))|your (?:talent|passion|enthusiasm|energy|warmth|kindness|honesty|curiosity|"
                r"dedication)\b[^.;]{0,40}(?:shone|came through|stood out|impress\w+|clear|obvious|infectious)",
                r"if your|whether your|ensure|your (?:weekend|day) ",
            ),
            "reapply": _Cue(
                r"(?:encourage|invite|urge|advise|recommend|welcome|love for|like) (?:that )?you (?:\w+ ){0,3}?(?:to "
                r")?(?:\w+ ){0,3}?(?:re-?apply|apply|applying|revisit|search|keep (?:an eye|checking|looking|"
                r"watching)|try|continue (?:your search|to (?:\w+ )?apply|apply)|stay on|find other|join our talent|"
                r"create a (?:job alert|profile)|sign up for|set up|investigate other|(?:check|visit|browse|explore|"
                r"review|monitor|watch|consider|look)(?:ing)? [^;]{0,80}?(?:career|site|opening|vacanc|job|role|"
                r"position|opportunit|posting|back\b|again|us for))|encourage to stay on|(?:hope|"
                r"trust) (?:that )?(?:you(?:'ll| will|'d| would)? )?(?:\w+ ){0,4}?(?:(?:re-?)?apply\b|"
                r"applying (?:again|for|to)|(?:consider|try) (?:us|[a-z' ]{3,30}) again|consider(?:ing)? (?:applying|"
                r"other (?:opportunit|role|position|opening|vacanc)))|hope (?:that )?(?:this|"
                r"you)[\w ]{0,20} (?:will not|won't|not be) (?:\w+ ){1,4}from applying|(?:love|like|glad|happy|"
                r"pleased|delighted|welcome|consider|forward to|receive|see)(?: if| that| it if| to have| to see|"
                r" to receive| to consider| to)? (?:(?:you|from you) )?(?:\w+ ){0,2}?(?:an|another|a (?:new|further|"
                r"fresh|future)) application\b|application from you in (?:the )?future|(?:welcome|free|able|eligible|"
                r"hesitate|invited|encouraged) to (?:\w+ ){0,3}?(?:re-?apply|apply|submit a (?:new|fresh|further)|"
                r"search for|look out|try (?:us )?again|check back|keep an eye|throw your hat|(?:check out|visit|"
                r"review|watch|browse) [^;]{0,60}?(?:career|opening|vacanc|job|role|position|opportunit))|(?:please|"
                r"do|so|and|but|also|may|can|still|we ask you to|kindly) (?:do )?(?:feel free to |continue to |keep |"
                r"always |do |go on to |gladly )*(?:(?:re-?)?apply(?:ing)? (?:again|afresh|with us again|next|"
                r"for (?:any|other|future|another)|to (?:us again|any|other|another|future|open))|re-?apply\b|"
                r"keep (?:an eye|checking|watching|looking|applying)|(?:check(?: out)?|visit|browse|monitor|review|"
                r"watch)(?:ing)? (?:(?!status)\w+ ){0,3}?(?:our|the|back)\b[^;]{0,50}?(?:career|opening|vacanc|"
                r"opportunit|job|role|position|website|back)|try us again|come straight back to (?:us|me)|check back|"
                r"monitor for future)|requested to apply afresh|(?:see|spot) (?:another|something|"
                r"any other)[^;]{0,70} apply\b|(?:may|can) submit a new application|look us up|"
                r"don't be put off applying|don't hesitate to (?:\w+ ){0,2}?(?:re-?)?apply|(?:don't|not) (?:let this|"
                r"be) (?:\w+ ){1,4}from applying|(?:discourage|deter) you from applying|put (?:you )?off applying|"
                r"apply (?:to (?:us|[\w ]{3,30}) )?again (?:in|after|once|next|if|when|for|and|from|six)|"
                r"re-?apply (?:in|after|once|next|if|when|no sooner|from|with|directly)|keep an eye (?:on|out)|"
                r"keep checking|checking back|look ?out for (?:our|future|other|new|further)|on the lookout for|"
                r"stay tuned|visit [\w./:-]{4,60} (?:often |regularly |again )?(?:to|for) (?:\w+ )?(?:search|view|"
                r"apply|see|open|current|new)|(?:do |please )?try us again (?:in|next|when|if|for)|(?:do|"
                r"please) try again|(?:opportunit\w+|opening|role|position|vacanc\w+)[^;]{0,60}(?:we'd|"
                r"we would) love to hear from you|(?:hear from you again|(?:hope|love|like|glad|thrilled|pleased|"
                r"tickled) to see you(?:r name)? (?:again|in the inbox))|like to apply for (?:\w+ )?(?:other|"
                r"a different)",
                r"thank(?:s| you)?,? (?:you )?(?:so much )?(?:again )?for applying (?:again|for an?other)|"
                r"cannot (?:re-?)?apply|need not re-?apply|not (?:be )?(?:able|eligible|allowed|"
                r"permitted) to (?:re-?)?apply|application form|hope (?:you will |to )?see you (?:at|on)|"
                r"please do not (?:re-?)?apply|chose to apply",
            ),
            "feedback-offered": _Cue(
                r"(?:if you(?:'d| would|'re)?|should you|anyone who'd|who would|in case you(?:'d|"
                r" would)?) <25>(?:like|want|wish|find|require|interested|useful|value)<40>(?:feedback|comments on|"
                r"to know (?:why|more|how)|to hear (?:how|why|more)|discuss your interview|(?:chat|talk) (?:about|"
                r"through) (?:how|it|your|the))|(?:happy|glad|pleased|delighted|willing|able|offered|"
                r"welcome) to (?:\w+ ){0,3}?(?:give|provide|share|offer|send|get|receive|"
                r"ask (?:\w+ ){0,2}for)<25>feedback|(?:happy|glad|pleased|delighted|welcome) to (?:\w+ ){0,3}?(?:talk|"
                r"chat|go|walk|explain|discuss)(?: you)? <25>(?:feedback|it through|through|why|how (?:it|you|the)|"
                r"over what|your (?:interview|application|result|test))|(?:happy|glad) to hop on a call|"
                r"feedback (?:is|will be|can be|may be) (?:(?!not\b|no\b|only\b)\w+ ){0,2}?(?:available|requested|"
                r"obtained|provided|arranged|given)(?! (?:only|solely))|(?:request|ask (?:me |us |\w+ )?for|obtain|"
                r"arrange|can have|offer you|like to offer|call me for|ring me for|contact (?:me|us) for)<15>feedback|"
                r"feedback report is (?:available|attached)|(?:can|may) ask for (?:it|feedback)",
                r"(?:provide|give|share|leave|send|hear|value|appreciate|on) (?:us )?(?:with )?(?:your|honest|"
                r"candidate)\b[^;]{0,20}feedback|feedback on your (?:candidate )?experience|survey|your feedback|"
                r"individual feedback (?:only|solely)|waiting for feedback|interest in feedback|only (?:to|"
                r"for) (?:those|candidates)",
            ),
            "feedback-given": _Cue(
                r"(?:as (?:far as|for)|by way of|in terms of|here(?:'s| is| are)|the following|some|as promised,?|our|"
                r"my|the interviewers'|panel's|your) (?:the |our |my |some |your |promised |quick |honest |brief |"
                r"written )*feedback(?: (?:from|for|on|of|word)[^:;.?]{0,70})?(?::|,|that | was | is that)|"
                r"feedback (?:from|for you|of|on|word|as received)[^:;.?]{0,70}:|^feedback ?:|find below (?:the|our|"
                r"your) (?:\w+ )?feedback|(?:share|pass on|give you) (?:the following|some|one|a (?:bit|"
                r"piece)(?: of)?)[\w ]{0,12} (?:feedback|advice)|(?:my|our|one|a|some|small|two|"
                r"little)(?: \w+)?(?: (?:piece|bit|word)s? of)? (?:advice|tips?)\b(?: to you)?(?: is| would|:|,| for|"
                r" -)|give (?:you )?(?:one|some|a piece of|a bit of|a) (?:\w+ )?(?:advice|tip)|(?:suggest|recommend|"
                r"advise|encourage)(?: that)? you (?:\w+ )?(?:to )?(?:gain|work on|build|improve|practi[sc]e|"
                r"strengthen|focus|speak to|take (?:an?|some) |consider gaining|brush|deepen|develop)|"
                r"continue to work on|you (?:might|may|could|would do well to)(?: (?:want|wish|like) to)? (?:work on|"
                r"improve|strengthen|practi[sc]e|brush up|gain|build up)|if i were you|work on (?:your|three|"
                r"the fundamentals)|what (?:held you back|let you down|was (?:lacking|missing)|stopped you|you could)|"
                r"let you down|marks? (?:were|was) lost|your (?:marks|scores) [^;]{0,30}\d|scores? awarded to you|"
                r"pass mark [^;]{0,12}\d|you scored [^;]{0,30}\d|(?:was|were|fell) (?:below|short of|under) (?:the|"
                r"our|what the) (?:\w+ )?(?:level|standard|college|required)|your (?:[\w'-]+ ){0,3}?(?:answers?|"
                r"examples?|maths|code|presentation|knowledge|english|german|french|handling|portfolio|cv|letter|"
                r"pitch|analysis|submission|exercise|test)(?: [\w'-]+){0,5} (?:was|were|is) (?:\w+ )?(?:below|"
                r"short of|too|less|not yet|patchy|weak\w*|outside|lacking)\b|you were (?:a bit |a little |"
                r"rather )?(?:too|less) (?!late|kind|modest)|less convincing|(?:panel|we|they|assessors|interviewers?|"
                r"reviewers?|committee|team) (?:felt|thought|noted|wondered|would have (?:liked|"
                r"wanted))(?: that)? (?:\w+ )?(?:you|your)\b[^;]{0,70}\b(?:not|n't|lack\w*|less|more|enough|too|"
                r"could)\b|would have liked to (?:see|hear)|not up ?to the mark|^\W{0,3}struggled to|you struggled to",
                r"waiting for|if you (?:would like|'d like|want|wish)|unable|not able|cannot|no (?:further )?feedback|"
                r"your feedback (?:on|about|is important)|please (?:provide|share|leave)|survey|number of applic|"
                r"highly competitive|standard was|too many|other (?:candidates|applicants) (?:scored|were)|"
                r"of the (?:standard|applicants)|minimum (?:of )?\d+ (?:months|weeks|days)",
            ),
            "runner-up": _Cue(
                r"runners?-up|(?:very |so |extremely |near |a )?close (?:second|run thing|call between)|(?:very |so |"
                r"extremely )close (?:decision|call|run)|very near second|(?:came|come|were|was|been|placed|ranked|"
                r"finished|you) (?:\w+ )?(?:second|2nd|runner)\b(?! (?:round|interview|stage|time|visit|year|language|"
                r"opinion))|(?:first|clear|strong|our|my|panel's) second choice|(?:our|the|strong|clear|"
                r"very) second (?:choice|favourite)|first reserve|(?:on|to) (?:our|the|a) reserve list|(?:between|"
                r"down to|either|was|was between) (?:you and|the two|two of you|two (?:candidates|people|finalists|"
                r"very)|you or)|you (?:and|or) (?:one|another) other|the other finalist|(?:you were|you are|as|"
                r"one of (?:the|our|two|three)) (?:\w+ )?finalists?\b|first or second(?![- ]year)|torn between|"
                r"a whisker|hair'?s breadth|next in line|second on (?:the|our) list|by (?:one|two|a single|"
                r"half a) (?:vote|point|mark)s?|(?:nearly|almost) you\b",
                r"other finalists|non-inclusion|not (?:be )?(?:a )?(?:among|one of|placed|put|place)|"
                r"second (?:interview|round|stage)s? (?:with|on|for|and|is|will)|decided not to place",
            ),
            "filled": _Cue(
                r"(?:positions?|roles?|jobs?|posts?|vacanc(?:y|ies)|openings?|opportunit(?:y|ies)|spots?|seats?|"
                r"slots?|places?|internships?|chair|requisition)(?:[^;!?]{0,60}? (?:has|have|had|is|are|was|were|been|"
                r"be)(?: (?:now|already|just|since|all|both|recently|unfortunately|been|sadly|subsequently|internally|"
                r"in the meantime)){0,4} (?:filled|occupied)|(?: [^;!?]{0,40}?)? ?(?:has|have|is|are|'s|'re|"
                r"been)(?: (?:now|already|just|since|all|both|been|sadly|unfortunately)){0,3} (?:gone|taken)(?! up|"
                r" off| down| out| back| to|n))\b|(?:position|job|spot|vacancy|role|post|place)'?s? (?:been |now |"
                r"already )*(?:filled|taken)\b|(?:we|i|have|'ve|has|just|now|already|recently|did)(?: (?:now|already|"
                r"just|since|recently|both|all|have))* (?:filled|fill) (?:the|this|it|our|both|all|that|these|up|"
                r"every)|^filled\b|marked (?:the job )?as filled|status: (?:\w+ )?filled|(?:accepted|signed) (?:the|"
                r"our|an|it|that|my|this) ?(?:\w+ )?(?:offer|contract|position|role)|(?:offer|"
                r"offered)[^;]{0,40} (?:and|been|now|which was),? (?:has )?accepted|(?:found|hired|appointed|"
                r"recruited|taken on) (?:someone|somebody|the right|a (?:suitable )?candidate (?:to fill|for)|enough)|"
                r"(?:position|role|job|vacancy|post)[^;]{0,40} (?:is|are) no longer (?:available|vacant)|(?:job|role|"
                r"post|position|place|secondment|spot) (?:has been|was) (?:given|assigned) to|(?:at|"
                r"is) full (?:headcount|complement)",
                r"(?:not|n't|never|will) be filled|(?:no|not) been filled|until (?:it|the \w+)[^;]{0,20} filled|"
                r"(?:once|when|if|unless|before) (?:the|this|a|our)[\w ]{0,20} (?:position|role|vacancy|"
                r"post)?[\w ]{0,12}(?:filled|taken)|can ?not be taken|not be taken|not taken",
            ),
            "cancelled": _Cue(
                r"(?:position|role|posts?|posting|vacanc(?:y|ies)|jobs?|requisition(?:\(s\))?|openings?|search|"
                r"recruitment|hiring|internship|programmes?|programs?|scheme|campaign|intake|headcount|placement|"
                r"seats?|advert(?:isement)?|co-op|competition|cover|slot)\b(?:(?!\bcandidates?\b|\byour application\b|"
                r"\binterviews?\b|\boffer\b)[^;!?]){0,70}? (?:has|have|had|is|was|were|are|been|being|be|got|gets|"
                r"stands?|we're|put|we've)(?: (?:now|since|been|being|unfortunately|also|just|sadly|therefore|"
                r"put))* (?:cancell?ed|withdrawn|frozen|(?:put )?on (?:indefinite )?hold|(?:put )?on ice|paused|"
                r"suspended|eliminated|discontinued|scrapped|pulled|abandoned|cut|shelved|deleted|deferred|taken out|"
                r"postponed|under freeze|binned)\b|(?:position|role|post|vacancy|job|search|requisition|hiring|"
                r"recruitment)s? (?:cancell?ed|withdrawn|frozen)|(?:cancell?(?:ed|ing)|withdrawn|withdraw|frozen|"
                r"paused|scrapped|pulled|stopped|eliminated|put a stop (?:to|on)|suspended|abandon\w*|shelved|"
                r"freezing|pausing|froze|stop)(?: (?:the|this|our|all|any|every|that))(?: (?:outside|external|the|"
                r"our))* (?:[\w'-]+ ){0,3}?(?:position|role|search|recruitment|recruiting|hiring|vacancy|posts?|"
                r"posting|opening|advert|requisition|headcount)|(?:putting|put|placed|placing) (?:the|this|our|"
                r"that) (?:[\w-]+ ){0,4}?(?:position|role|search|hiring|recruitment|vacancy|opening|"
                r"post)s? on (?:indefinite )?hold|(?:paused|frozen|stopped|suspended) (?:all )?(?:hiring|recruit\w+|"
                r"recruitment)|(?:hiring|recruitment|headcount|budget|spending) (?:freeze|stop|pause|cuts?)|"
                r"freeze on (?:\w+ )?(?:hiring|recruitment|headcount)|(?:not|n't|never)(?: to| be| going to| now|"
                r" actually| after all| longer){0,3} (?:fill|filling|be filled|hire (?:anyone|anybody|for (?:this|the|"
                r"that)|at all|after all|this|an?\b)|hiring (?:anyone|anybody|for (?:this|the|that)|this|after|an?\b|"
                r"at all)|recruit (?:to|for|anyone|at all)|recruiting (?:anyone|at all|for (?:this|the))|"
                r"appoint(?:ing)? (?:anyone|anybody)|be hired after|proceed(?:ing)? with (?:the|"
                r"this) (?:[\w-]+ ){0,2}?(?:position|role|recruitment|vacancy|hire|search|hiring|requisition|post)|"
                r"go(?:ing)? ahead with (?:the|this) (?:[\w-]+ ){0,2}?(?:position|role|recruitment|vacancy|hire|"
                r"search|hiring|post)|be (?:hiring|filling|recruiting|appointing)(?! you))|be filled (?:after all|"
                r"at this time)|no (?:longer (?:be )?(?:going ahead|exists?|filling|hiring (?:for|an?)|"
                r"proceeding with (?:the|this))|appointment will be made|(?:staff|one) will be hired|"
                r"(?:[\w-]+ ){0,3}(?:job|role|post|position|vacancy) (?:any ?more|any longer|for (?:you|anybody)|"
                r"left))|there is no longer an? |(?:position|role|job|post|vacancy)[^;!?]{0,40}(?:no longer exists?|"
                r"(?:does|do)n't exist|is (?:gone|off)\b|fallen through|closed (?:[\w ]{1,40} )?(?:without a hire|"
                r"with no selection|without (?:an )?appointment))|without a hire|closed with no selection|(?:due to|"
                r"owing to|because of|following|as a result of|in light of|after) (?:an?|our|the|recent|"
                r"some)? ?(?:[\w-]+ ){0,2}?(?:restructur\w+|reorgani[sz]ation|redundanc\w+|budget (?:cut|reduction|"
                r"constraint|freeze)\w*|layoffs?)|lost (?:the|our) (?:[\w-]+ )?(?:funding|contract|grant)\b|"
                r"funding (?:has|was|did)[\w ]{0,15} (?:fallen|withdrawn|not come)",
                r"(?:interview|appointment|offer|assessment|meeting|call)s?\b[^;]{0,70} (?:has been|have been|is|"
                r"was) (?:cancell?ed|withdrawn|postponed)|your (?:application|candidacy|candidature) (?:for|to|"
                r"as)[^;]{0,80} (?:has been|was|is) (?:withdrawn|cancell?ed)|(?:candidates?|"
                r"applicants?) (?:who )?(?:has|have|had)? ?(?:been )?withdrawn|you (?:have |had )?withdr[ae]wn?|"
                r"experience (?:in|of|with)|not (?:to )?proceed with your",
            ),
            "on-file": _Cue(
                r"(?:keep|keeping|retain|retaining|hold|holding|hang|hanging|save|saving|store|maintain|conserve|"
                r"preserve)(?: on to| onto| hold of)? (?:\w+ )?(?:your (?:(?!on your\b)[^;!?]){0,60}?|you (?!in mind|"
                r"in touch|on your))(?:and (?:if|will|may|contact|reach|let)|on (?:file|record|hand|our|my|a|the)\b|"
                r"in (?:our|the|my)\b|for (?:\w+ ){0,4}?(?:future|months?|year|reference|consideration|further|"
                r"openings?|opportunit\w+|vacanc\w+|next|a )|\bactive|in (?:mind|view|case)|as part of|should|"
                r"under consideration|with (?:us|me))|(?:hold|hang|holding|hanging|hung|held) (?:on ?to|onto) (?:your|"
                r"the) (?:details|resume|résumé|cv|information|profile|application|info|folder|number|tape|portfolio|"
                r"name)|your (?:\w+ )?(?:resume|résumé|cv|details|profile|application|information|info|data|name|"
                r"particulars|documents?|file|candidacy|record|letter|scorecards?|dossier|reel|number|"
                r"folder)\b(?: \w+){0,2} (?:will|can|shall|has been|have been|is|are|remains?|stays?|"
                r"was)<40>(?:on (?:file|record|our|my)|in (?:our|my)|kept|retained|held|added to|saved|stored|"
                r"open for)|(?:add|added|adding|include|included|register|registered|mark|marked|place|placed|put|got|"
                r"have|store|enter(?:ed)?)(?: (?:your|you)\b)(?: [\w,]+){0,4}? (?:to|in|on|into) (?:our|the|my|"
                r"a) (?:[\w-]+ ){0,2}?(?:database|data bank|talent|system|files?|books?|list|pool|records?|panel|bank|"
                r"register)|have your (?:\w+ )?(?:details|number|information|info|cv|resume)\b(?: (?:on|if|and|now)|"
                r"$)|you(?:'ll| will)? (?:be )?(?:kept|stay|remain|added) (?:in|on|"
                r"to) our (?:[\w-]+ ){0,2}?(?:database|talent|system|files?|books?|list|pool|community|network)|"
                r"now that we have your information in our|(?:use|using) our database to match your",
                r"(?:be|been|is|are) (?:\w+ )?(?:deleted|destroyed|erased|shredded|removed)|will delete|not (?:want|"
                r"wish)|n't want|up to date|for other postings|then (?:deleted|destroyed)|draft|required by law|"
                r"legal (?:obligation|requirement)|don't keep|(?:other|any|your other) applications? (?:that |"
                r"which )?we have|email address|you can (?:log|access|update)|log ?in|your account",
            ),
            "agency": _Cue(
                r"(?:our|my|the|their) client(?:'s)?,? (?:(?:has|have|had)(?: now| just| since| unfortunately|"
                r" sadly)? (?:decided|chosen|gone|selected|opted|confirmed|come|filled|appointed|offered|asked|told|"
                r"given|said|fed|put|made|passed|had|examined|very)|chose|went|decided|felt|said|says|selected|"
                r"preferred|opted|liked|loved|would like to|feedback|interview|is looking|came back|explained)|"
                r"(?:on behalf of|shareholders of|to|from|for) (?:our|my) client\b|\bmy client\b|(?:feedback from|"
                r"heard back from|from) (?:the )?client\b|(?:from|on) (?:the )?client side|the phone (?:with|"
                r"to) the client|(?:submitted|sent|put|presented) (?:you|your (?:cv|profile|resume|"
                r"details))(?: \w+)? to (?:the|our|my) client|client says|my other clients|other roles i (?:have|am)|"
                r"i represent|(?:won't|not) be putting (?:you|your cv) forward|shall i put you forward|our agency\b",
                r"your clients?\b|client (?:services|manager|list|base|relationship)",
            ),
        },
    ),
    "de": _Tongue(
        denial=r"nicht|kein\w*|nie|niemand\w*|ohne|weder|wenig",
        others=r"ander\w*|bewerber\w*|kandidat\w*|mitbewerb\w*|person|jemand\w*|mehr|viele\w*|zahlreiche\w*|alle\w*",
        cues={
            "kind-words": _Cue(
                r"(?:ihr|dein|euer)(?:e[mnrs]?)?\b<60 own>\b(?:beeindruck\w*|begeister\w*|imponiert|angetan|gefallen|"
                r"angesprochen|gelobt|hervorragend|ausgezeichnet|beachtlich|(?<!sind )(?<!bin )(?<!davon )überzeugt)|"
                r"(?:ihr|dein)e? (?:\w+ ){1,4}?(?:ist|sind|war|waren) (?:\w+ ){0,3}?(?:klasse|toll|super|stark|"
                r"großartig|wunderschön|schön|spannend|überzeugend|überzeugende\w*|beeindruckend|hervorragend|"
                r"sehr (?:gut|sauber|interessant|ansprechend)|das stärkste)|(?:ihr|"
                r"dein)e?[rnms]? (?:sehr )?(?:überzeugende|ansprechende|beeindruckende|hervorragende|tolle|schöne|"
                r"spannende|großartige|beachtliche|ausgezeichnete|engagierte)[nrms]? \w+|(?:beeindruckt|begeistert|"
                r"angetan) (?:von|hat|haben|waren|war|sind)<40 own>\b(?:ihr|dein|sie|du|dir|ihnen)\w{0,2}\b|"
                r"(?:hast du|haben sie|du hast|sie haben|sie|du)<40 own>\b(?:beeindruckt|begeistert|sehr gut gefallen|"
                r"gut gefallen|überzeugt|sehr gut präsentiert|toll gemacht|sympathisch)\b|(?:du bist|sie sind|"
                r"du warst|sie waren) (?:\w+ ){0,3}?(?:sympathisch\w*|kompetent\w*|talentiert\w*|begabt\w*|"
                r"hervorragende\w*|tolle\w*|großartige\w*|die überzeugend\w+|eine? (?:starke|sehr gute))|(?:tolle|"
                r"hervorragende|beeindruckende|großartige|überzeugende|starke) (?:bewerbung|reportage|arbeitsprobe\w*|"
                r"unterlagen|leistung|mappe|präsentation) (?:geschrieben|geschickt|gezeigt|abgeliefert)|(?:sehr |"
                r"durchweg |äußerst |überaus )?(?:guten|positiven|hervorragenden|tollen|starken|sympathischen|"
                r"bleibenden) eindruck|(?:mit ihnen|mit dir)<30>spaß gemacht|schöne (?:portfolio|mappe)|"
                r"als (?:\w+ und )?(?:kompetente|engagierte|sympathische)\w*<30>kennengelernt",
                r"(?:guten|positiven) eindruck von (?:uns|unser)|hat ihnen<30>gefallen|gefallen hat (?:es|dir bei uns)",
            ),
            "reapply": _Cue(
                r"(?:erneut|wieder|nochmals?|noch ?mal|noch einmal|gerne?|jederzeit|weiterhin|künftig|zukünftig|auch|"
                r"später|zukunft|dann|herzlich|neu)<50>\b(?:bewerben\b|bewirb\b|bewerbt\b|zu bewerben)|"
                r"(?:bewerben sie sich|bewirb dich|bewerbt euch)\b<40>(?:gern\w*|wieder|erneut|noch|dann|auf|neu|"
                r"einfach|doch|jederzeit)|(?:freu\w+|begrüß\w+|willkommen|laden|ermutig\w+|ermunter\w+|motivier\w+|"
                r"einladen|möchten sie)<70>(?:\bbewerben|bewirbst|zu bewerben|erneute\w* bewerbung|neue\w* bewerbung|"
                r"weitere\w* bewerbung|künftige\w* bewerbung|spätere\w* bewerbung|bewerbung (?:für|"
                r"auf) (?:eine )?(?:ander|weiter|künftig))|(?:karriereseite\w*|stellenportal\w*|stellenangebote\w*|"
                r"karriereportal\w*|jobportal\w*|stellenbörse|jobseite|stellenmarkt|ausschreibungen|homepage|"
                r"vakanzen)<60>(?:besuch\w+|schau\w*|informieren sie sich|auge|vorbei\w*|blick|werfen|verfolg\w+|"
                r"nutzen|bewerben\b|umsehen|stöbern|laden|empfehlen|hinweisen|melden)|(?:besuch\w+|schau\w*|"
                r"verfolg\w+|beobacht\w+|werfen|wirf|laden sie|nutzen sie|informieren sie sich)<60>(?:karriereseite|"
                r"stellenportal|stellenangebote|karriereportal|jobportal|stellenbörse|jobseite|stellenausschreibungen|"
                r"ausschreibungen|stellenmarkt|jobs|vakanzen)|auf (?:unsere |eine |unseren )?(?:weitere|andere|"
                r"künftige|zukünftige|neue|passende|nächste)\w* (?:\w+ )?(?:stelle\w*|position\w*|ausschreibung\w*|"
                r"vakanz\w*)<30>(?:bewerben|bewirbst)|(?:neuen|erneuten|weiteren) (?:versuch|anlauf|bewerbung)|"
                r"(?:versuchen sie|versuche?) es<30>(?:nochmal|noch mal|noch einmal|erneut|wieder)|(?:meld(?:e|en)?|"
                r"schreib(?:e|en)?)\b(?: (?:du|sie))?(?: dich| sich)?<40>(?:wieder|erneut|nochmals?|noch (?:ein)?mal|"
                r"nächstes jahr)\b|wieder<20>(?:von (?:ihnen|dir) zu (?:hören|lesen)|bei uns (?:zu )?melden)|"
                r"(?:nächstes jahr|kommendes jahr|nächste saison)<30>(?:wieder|noch ?mal|erneut|meld\w*|bewerb\w*)|"
                r"dürfen sie sich<40>wieder|nicht entmutigen<60>bewerb|zögern sie nicht<40>bewerb|"
                r"schick\w* uns<40>(?:neuen|wieder|in einem jahr)",
                r"sich (?:erneut|wieder|nochmals) (?:bei uns )?(?:beworben|gemeldet)|"
                r"von einer (?:erneuten )?bewerbung abzusehen|bewerbung<30>(?:erforderlich|ausgeschlossen)|"
                r"bitten<20>abstand|wir (?:werden|würden) uns<40>melden|melde (?:ich )?mich|melden wir uns|wir melden",
            ),
            "feedback-offered": _Cue(
                r"(?:wenn|falls|sofern|sollten|wünschst|möchtest|wollen)<50>(?:feedback|rückmeldung (?:zu|über)|"
                r"begründung|nachgespräch|gründe|woran es)<40>|(?:gern\w*|biet\w+|steh\w+|jederzeit)<50>(?:\bfeedback|"
                r"begründung|rückmeldung (?:zu|über)|auskunft (?:über|zu)|nachgespräch|feedbackgespräch)|(?:feedback|"
                r"feedbackgespräch|begründung|nachgespräch|persönliche rückmeldung)<50>(?:gern\w*|wünsch\w+|möcht\w+|"
                r"anruf\w*|zur verfügung|bieten|anbieten|melden|vereinbaren)|(?:erkläre|erzähle|sage|erläutere|"
                r"erläutern)<40>(?:woran|warum|gründe)",
                r"hätten|ihr feedback|dein feedback|umfrage|bewerbungsprozess|ihre rückmeldung|deine rückmeldung|"
                r"bitten wir um verständnis|dauert|verzicht|absehen|bis (?:dahin|wir)|positive\w* rückmeldung",
            ),
            "feedback-given": _Cue(
                r"(?:mein|unser|kleiner|ein|guter)(?: \w+)? (?:tipp|rat|ratschlag)\b(?! von)|(?:rate|raten|empfehle|"
                r"empfehlen) (?:wir |ich )?(?:ihnen|dir)\b|feedback[^:;!?]{0,50}:|(?:gefehlt|zu kurz gekommen|"
                r"vermisst) (?:hat|haben)|(?:hat|haben|hätten)<30>(?:gefehlt|vermisst|gewünscht, dass)|(?:noch|etwas|"
                r"ein bisschen|leider) (?:nicht (?:sicher|ausreichend|gut|weit|tief) genug|zu (?:wenig|unsicher|"
                r"langsam|oberflächlich|knapp|zögerlich|kurz|allgemein))|(?:ihre|deine)[rn]? \w+(?: \w+){0,3} (?:war|"
                r"waren|ist|sind|reicht|reichen) (?:\w+ )?(?:noch )?(?:nicht (?:ganz |so )?(?:sicher|ausreichend|"
                r"überzeugend)|zu (?:wenig|unsicher|knapp|allgemein)|nicht aus)|daran (?:könnten|kannst|solltest|"
                r"sollten)|an (?:ihrer|deiner|ihrem|deinem) \w+ (?:arbeiten|noch feilen)|arbeite\w* (?:noch )?an",
                r"karriere|stellen(?:portal|angebot|ausschr|markt|börse)|webseite|newsletter|newsportal|homepage|"
                r"regelmäßig|wünsch\w+|falls sie|wenn sie (?:feedback|eine)|zu viele|zu wenig(?:e)? (?:stellen|"
                r"plätze)|absehen|jobbörse|weitere stellen|zeit gefehlt|schreib uns|melden sie sich",
            ),
            "runner-up": _Cue(
                r"(?:zweite[nr]?|zweitem|2\.) (?:platz|stelle|rang|wahl)\b|platz (?:zwei|2)\b|zweitplatziert|"
                r"kopf-an-kopf|(?:bis zuletzt|bis zum schluss|am ende|zuletzt)<40>(?:auswahl|wahl\b|rennen|zwischen)|"
                r"(?:letzten|verbliebenen) (?:beiden|zwei)\b|kreis der letzten|nachrück\w*|hauchdünn|haaresbreite|"
                r"(?:sehr |äußerst |extrem |denkbar )knapp\w*|knappe[nr]? (?:mehrheit|entscheidung)|"
                r"knapp<20>(?:ausgefallen|gegen (?:sie|dich)|dahinter)|zwischen (?:ihnen|dir) und|(?:ihnen|dir|sie|"
                r"du)<20>finalist\w*|engste[nr]? (?:wahl|auswahl|kreis)|um einen (?:punkt|hauch)|fast (?:sie|"
                r"du) geworden",
                r"bemessen|(?:platz|plätze|zeit)<20>knapp|in die engste|vorbehaltlich|nicht<40>(?:engste|nachrück)|"
                r"personaldecke",
            ),
            "filled": _Cue(
                r"(?:stellen?|position(?:en)?|platz|plätze|jobs?|posten|vakanz(?:en)?|ausbildungsplatz|"
                r"praktikumsplatz|einsätze|praktikumsplätze|ausbildungsplätze|"
                r"stellenausschreibung)\b[^;!?]{0,80}? (?:(?:bereits|schon|inzwischen|mittlerweile|zwischenzeitlich|"
                r"anderweitig|intern|nun|jetzt|leider|heute|alle|damit|somit|ist|sind|wurde|"
                r"wurden) )+(?:\w+ )?(?:besetzt|vergeben|nachbesetzt|belegt|weg)\b|(?:bereits|schon|inzwischen|"
                r"mittlerweile|zwischenzeitlich|anderweitig|intern)(?: \w+){0,2} (?:besetzt|vergeben|nachbesetzt|"
                r"eingestellt|gefunden|belegt|voll)\b|(?:jemanden|jemand\w*|eine andere person)<20>(?:gefunden|"
                r"eingestellt|genommen)|vertrag<30>(?:unterzeichnet|unterschrieben)|(?:besetzen konnten|"
                r"besetzt werden konnte|anderweitig besetz\w+|anderweitig vergeben)|(?:hat|haben)<30>(?:zugesagt|"
                r"unterschrieben)\b",
                r"(?:sobald|bis|wenn|falls|erst|noch nicht|nicht)[^;!?]{0,50}besetzt|vertrag<20>(?:verlängert|kunde)|"
                r"nicht mehr besetzt|sie haben<20>unterschrieben|voll besetzt|niemand",
            ),
            "cancelled": _Cue(
                r"(?:stellen?|position(?:en)?|stellenausschreibung|ausschreibung|\w*verfahren|besetzung|vakanz(?:en)?|"
                r"suche|rekrutierung|job|neueinstellung\w*|einstellungen|ausbildungsplatz|anzeige|praktikum\w*|"
                r"stellenbesetzung|planstelle)\b[^;!?]{0,90}?(?:aufgehoben|gestrichen|eingefroren|zurückgezogen|"
                r"abgebrochen|zurückgestellt|auf eis|entfällt|entfallen|weggefallen|fällt weg|gestoppt|pausiert|"
                r"storniert|ausgesetzt|zurückgenommen|doch nicht|nicht mehr (?:neu |zu )?(?:be|nach)?setz\w*|"
                r"nicht (?:neu )?(?:zu )?(?:nach)?besetz(?:t|en)|ohne (?:auswahl|besetzung|einstellung|ergebnis)|"
                r"findet<30>nicht statt|nicht (?:stattfinden|erfolgen|weiterverfolgt)|vorerst nicht|"
                r"gibt es nicht mehr|ersatzlos)|(?:verfahren|suche|ausschreibung)\w*<40>eingestellt\b|"
                r"\w*(?:einstellungs|stellen|recruiting)-?stopp?\w*|(?:einstellung|besetzung)<40>(?:nicht|"
                r"wird nicht) (?:erfolgen|statt)|(?:aufgrund|wegen|infolge|durch)(?: \w+){0,3} "
                r"(?:\w*strukturierung\w*|\w*organisation|sparmaßnahmen|budget\w*|haushaltssperre|stellenabbau\w*|"
                r"auftragslage|einsparung\w*)",
                r"(?:gespräch|termin|interview|angebot)\w*<20>(?:abgesagt|aufgehoben)|ihre bewerbung (?:zurück|nicht)|"
                r"mit ihnen|mit dir|bewerbung[^;!?]{0,70}zurückgezogen|nicht mit ",
            ),
            "on-file": _Cue(
                r"(?:unterlagen|bewerbung|daten|lebenslauf|profil|name[n]?|kontaktdaten|telefonnummer|nummer|adresse|"
                r"dossier|mappe|kontakt|kandidatenprofil)\b<60>(?:aufbewahr\w*|aufheben|aufzuheben|behalten|speichern|"
                r"gespeichert|vormerken|vorgemerkt|in evidenz|in (?:unseren?|unserem) \w*(?:pool|datenbank|kartei|"
                r"bewerberkreis|reserve\w*|kandidat\w*)|in der kartei|auf (?:unserer|der|unsere|die) warteliste|"
                r"im hinterkopf|aufnehmen<20>pool)|(?:sie|dich)<30>(?:vormerken|vorgemerkt|in evidenz|in (?:unseren?|"
                r"unserem|der) \w*(?:pool|datenbank|kartei|bewerberkreis))|(?:aufbewahr\w*|heb|hebe|heben|behalte|"
                r"behalten|speichern|merken|merke|nehmen|nehme|vormerken|notier\w+|halten)<30>(?:unterlagen|bewerbung|"
                r"daten|lebenslauf|profil|namen|kontaktdaten|nummer|adresse|dossier|mappe)<50>\b(?:auf\b|vor\b|pool|"
                r"kartei|evidenz|gern\w*|falls|für (?:eine )?(?:spätere|künftige|zukünftige|weitere|andere|"
                r"\w+ monate)|bereit|im auge)",
                r"lösch\w*|gelöscht|vernicht\w*|dsgvo|gesetz\w*|\bagg\b|rücksend\w*|zurücksend\w*|"
                r"lassen sie uns ihr\w* wissen|warteliste<20>voll|stelle\w* im auge|karriereseite|seite im auge",
            ),
            "agency": _Cue(
                r"(?:unser|mein|der)(?:e[mnsr]?|es)? (?:kunde|mandant|auftraggeber|klient)(?:n|in|en|s|e)?\b|"
                r"im auftrag unser|kundenunternehmen|(?:dem|den|vom|beim) (?:kunden|mandanten|auftraggeber)\b|"
                r"(?:personalberat|personaldienstleist|personalvermittl|zeitarbeit|arbeitnehmerüberlass)",
                r"kundenbetreu\w*|kundendienst|kundenberat\w*",
            ),
        },
    ),
    "fr": _Tongue(
        denial=r"ne|n'\w*|pas|aucun\w*|sans(?! doute| hésiter)|ni|jamais|guère|peu",
        others=r"autres?|d'autres|candidat(?:e|s|es)?|candidat·?\w*|plusieurs|nombreu\w+|tous|toutes|quelqu'un\w*",
        cues={
            "kind-words": _Cue(
                r"(?:votre|vos|ton|ta|tes|vous|tu)\b<60 own>(?:impressionn\w+|séduit\w*|convaincu\w*|(?:beaucoup|"
                r"vraiment|bien) plu\b|enthousiasmé\w*|touché\w*|remarquable|excellent(?:e|es|"
                r"s)?\b(?! (?:continuation|journée|fin|semaine|suite|année))|brillant\w*|convaincant\w*|(?:est|sont|"
                r"était) (?:\w+ )?(?:top|superbe\w*|solide|malin|très (?:bon\w*|riche|beau|belle|intéressant\w*)|"
                r"de (?:grande )?qualité))|(?:apprécié|aimé|admiré|adoré|salu\w+|séduits? par|impressionn\w+ par|"
                r"sensibles? à|touchés? par|plaisir à (?:lire|découvrir))<40 own>(?:votre|vos|ton|ta|tes) (?!intérêt|"
                r"démarche|patience|temps|confiance|envie|venue|candidature|disponibilité|attention|connaissance)\w+|"
                r"(?:qualité|richesse|pertinence|sérieux|solidité) (?:de|du|des) (?:votre|vos|ton|ta|tes)\b|(?:votre|"
                r"ton) (?:beau|très beau|excellent\w*|riche|remarquable|superbe|brillant\w*|impressionnant\w*|bel|"
                r"belle|solide) \w+|(?:vos|tes) (?:grandes |belles |solides |excellentes? |réelles |"
                r"nombreuses )(?:qualités|compétences|réalisations|références)|(?:vous avez|tu as|vous êtes|"
                r"tu es) <30 own>(?:très bonne impression|excellent\w*|parcours sans faute|brillamment|beau parcours|"
                r"très beau|remarquable\w*|fait forte impression|du talent)|un vrai plaisir|ravis? d'échanger|"
                r"très belle (?:impression|rencontre)|bravo pour|félicit\w+ pour",
                r"vos? qualités? professionnelles? ;|ne remet\w* (?:pas |nullement |en rien )?en (?:cause|question)|"
                r"n'enlève|toute autre|autres candidat\w* (?:nous )?(?:ont|a)<20>(?:convaincu|séduit)|souhaitez|"
                r"malgré (?:la|toute la) qualité des candidatures|plaisir de vous (?:annoncer|informer)",
            ),
            "reapply": _Cue(
                r"(?:invit\w+|encourag\w+|incit\w+|n'hésit(?:ez|e|es) (?:\w+ )?(?:pas|surtout pas)?|engage\w*|"
                r"conseill\w+|suggér\w+)[^;!?]{0,60}?(?:postuler|repostuler|candidater|recandidater|déposer|consulter|"
                r"surveiller|suivre nos|rester attenti\w+|renouveler|retenter|retourner|visiter|soumettre|"
                r"poser (?:de nouveau |à nouveau )?votre candidature|à revenir|revenir vers nous|nous (?:réécrire|"
                r"solliciter|recontacter|relancer)|parcourir|créer (?:une|votre) alerte|présenter)|(?:postul\w+|"
                r"candidat\w{2,4}|repostul\w+|présenter|candidature|écri\w+|tenter|essayer)<30>(?:à nouveau|"
                r"de nouveau|prochaine (?:session|fois|rentrée|saison)|l'an(?:née)? prochaine?|l'année suivante|"
                r"dès (?:le|la|l')|plus tard)|(?:nouvelle|prochaine|future) candidature|"
                r"candidature(?:s)? (?:ultérieure|future)|(?:consult\w+|visit\w+|surveill\w+|suiv\w+|rendez-vous sur|"
                r"gard\w+ un œil)<40>(?:nos (?:offres|annonces|prochain\w+|futur\w+|autres)|notre (?:site|page)|"
                r"offres)|(?:revenez|revoir|retrouver|relire|reviens|repassez|passe)<25>(?:nous|prochaine|voir|"
                r"ouverture)|(?:retent\w+|tent\w+)<12>(?:votre|ta) chance|rien ne s'oppose à ce que<30>postul\w+|"
                r"activer les alertes|postul\w+ (?:aux|à (?:nos|d'autres))",
                r"remerci\w+ (?:\w+ )?(?:d'avoir|pour|de)<30>(?:nouveau|nouvelle)|questions?|préféré retenir|"
                r"cette nouvelle|suite à votre nouvelle|avons reçu votre (?:nouvelle )?candidature",
            ),
            "feedback-offered": _Cue(
                r"(?:retour|motifs?|explications?|feedback|débrief\w*|raisons)\b<50>(?:disposition|"
                r"si vous (?:le )?souhait\w+|volontiers|sur (?:simple )?demande|appel\w+|joign\w+|contact\w+)|"
                r"(?:disposition|si vous souhait\w+|si tu (?:veux|souhaites)|volontiers|si vous (?:voulez|"
                r"désirez))<50>(?:un retour|retour (?:sur|détaillé|plus|personnalisé)|feedback|débrief\w*|"
                r"échanger sur (?:votre|cette|notre)|les motifs|les raisons|en (?:re)?parler|comprendre|"
                r"savoir pourquoi|explications?)",
                r"retour (?:de|à) (?:mail|courrier|votre)|votre retour|remerci\w+|vos cv en retour|retrait|"
                r"motif légitime|données|pièces|dossier en retour|motifs? de refus<20>pas",
            ),
            "feedback-given": _Cue(
                r"(?:mon|notre|un|petit) conseil\b|(?:je|nous) (?:vous|te) (?:conseill\w+|suggér\w+|recommand\w+)|"
                r"feedback[^:;!?]{0,50} ?:|(?:votre|vos|ton|ta|tes)\b[^;!?]{0,50}(?:insuffisant\w*|trop (?:junior|"
                r"sage|court\w*|faible\w*|superficiel\w*|limité\w*|général\w*)|fait défaut)|il (?:vous |te |t'(?:a )?|"
                r"vous a )manqu(?:e|ait|é)\b|(?:tu es resté\w*|vous êtes resté\w*|vous gagneri\w+|tu gagnerais)|"
                r"pêch\w+ (?:un peu )?sur|(?:nous|on) aurions? (?:aimé|souhaité) (?:voir|plus|davantage|que (?:vous|"
                r"votre))|point faible|axe d'amélioration|à travailler",
                r"consulter|site|offres|postul\w+|alerte|pas le temps|avez postulé|annonces|si vous|souhaitez|"
                r"motivation|compte|poste trop|note d'info|rest(?:er|ez) à l'écoute",
            ),
            "runner-up": _Cue(
                r"(?:deuxième|seconde?|2e) (?:position|place|choix)|(?:l'autre|autre|deux(?: derni\w+)?|"
                r"étiez) finalistes?|de justesse|d'un cheveu|liste complémentaire|(?:vous|nous) départager|"
                r"entre (?:vous|toi) et|à très peu|(?:très |vraiment )serré\w*|deux derniers|dernière ligne droite|"
                r"longtemps hésité|classée? (?:deuxième|second\w*|en deuxième|2e)|de (?:très )?peu\b",
                r"suffi|délai\w*|calendrier|planning serré|entre vous et (?:nous|le poste|notre)|"
                r"pas (?:été )?(?:inscrit|retenu)|de peu d'|non admis",
            ),
            "filled": _Cue(
                r"(?:poste|place|offre|emploi|mission|intérim|vacance|fonction|stage|alternance|apprentissage|"
                r"contrats?|postes)\b<60>(?:pourvu\w*|repourvu\w*|attribué\w*|comblé\w*|pris\b|prise\b|occupé\w*|"
                r"n'est plus (?:disponible|vacant|ouvert|d'actualité))|(?:déjà|désormais|entre-temps|finalement|"
                r"été) (?:\w+ )?(?:pourvu\w*|repourvu\w*|comblé\w*)|(?:poste|annonce|"
                r"offre)[^;!?]{0,40}n'est plus (?:disponible|vacant\w*|d'actualité)|(?:on a|nous avons|"
                r"avons (?:déjà )?(?:pu )?)(?: déjà)? (?:trouvé (?:quelqu'un|notre|la personne|merci)|engag\w+|"
                r"embauch\w+ (?:quelqu'un|une|un))|a (?:déjà )?(?:signé|accepté (?:le|notre|l'offre|la))|"
                r"équipes?<30>au complet|été embauché",
                r"(?:pas|plus) (?:être )?(?:à )?pourvo\w+|ne sera (?:pas|plus) pourvu|avant que|jusqu'à ce que|"
                r"tant que|une fois|dès que|prise? (?:de|en) (?:fonction|compte|contact)|pris (?:connaissance|"
                r"la décision|en|le temps|note|soin)|avez (?:signé|accepté)|prise? en|quelqu'un d'autre ne",
            ),
            "cancelled": _Cue(
                r"(?:postes?|recrutements?|offre|concours|procédure|embauches?|ouverture|mission|projet|création|"
                r"annonce|stage|processus|campagne|appel)\b[^;!?]{0,80}?(?:gelé\w*|suspendu\w*|supprimé\w*|annul\w+|"
                r"abandonné\w*|reporté\w*|infructueu\w*|sans suite|n'existe plus|n'est plus à pourvoir|"
                r"ne sera (?:finalement )?(?:pas|plus) (?:pourvu|ouvert|créé)\w*|retiré\w*|interrompu\w*|"
                r"déclaré infructueux|mis en (?:pause|attente)|stoppé\w*)|(?:gel(?:er|é|ons)?|suspen\w+|annul\w+|"
                r"supprim\w+|interrompre|abandonn\w+|report\w+|mettons fin|stopp\w+|arrêter|renonc\w+|"
                r"ne pas (?:ouvrir|pourvoir|donner suite|créer)) (?:\w+ ){0,3}?(?:au |le |ce |du |à (?:la|ce|l')|"
                r"tous les |l'|la |les |des |cette |toutes les )(?:\w+ )?(?:poste|recrutements?|offre|embauches?|"
                r"création|concours|ouverture|procédure)|gel des (?:embauches|recrutements|postes)|"
                r"plan (?:d'économies|social)|(?:suite à|en raison d'|à cause d'|"
                r"dans le cadre d')(?:une? )?(?:\w+ )?(?:réorganisation|restructuration)|"
                r"ne recrut\w+ (?:finalement )?(?:pas|plus)|ligne budgétaire<20>(?:supprim\w+|gel\w+)",
                r"(?:entretien|rendez-vous|visite)[^;!?]{0,70}(?:annul\w+|reporté)|vous (?:pouvez|"
                r"souhaitez) (?:\w+ )?(?:supprim\w+|annul\w+)|supprim\w+ (?:vos|votre)|"
                r"votre candidature[^;!?]{0,60}(?:retirée|annulée)|(?:candidature|dossier|cv)\w*<20>sans suite|"
                r"votre candidature[^;!?]{0,40}sans suite|données",
            ),
            "on-file": _Cue(
                r"(?:conserv\w+|gard\w+|garderons|archiv\w+|enregistr\w+|intégr\w+|vers\w+|réexaminer|retenir|"
                r"préserv\w+)<50>(?:votre|vos|ton|ta|tes) (?:candidature|dossier|cv|coordonnées|profil|données|"
                r"contact|curriculum|numéro|book)|(?:dossier|candidature|cv|profil|coordonnées|il|elle|"
                r"lettre)\b<40>(?:conservé\w*|gardé\w*|demeur\w+|reste\w*|enregistré\w*|intégré\w*|versé\w*|"
                r"figur\w+)<50>(?:vivier|base|fichier|réserve|cvthèque|mois|an\b|ans\b|année|banque|éventuel\w*|"
                r"portefeuille|d'autres)|la garderons|(?:sous le coude|dans notre (?:vivier|cvthèque|base de données|"
                r"réserve|fichier|banque))",
                r"supprimé\w*|détruit\w*|effac\w+|rejoindre|cliqu\w+|souhaitez-vous|ne (?:sera|seront|conserv\w+)|"
                r"opposition<20>à la conservation|rgpd",
            ),
            "agency": _Cue(
                r"(?:notre|mon) client\b|le client (?:a|n'a|souhait|préf|ne|reti|recherch|vient)|chez (?:notre|mon|"
                r"le) client|(?:agence|société) d'intérim|cabinet de recrutement|chasseur de têtes|"
                r"mission (?:d'intérim|intérimaire)|retour de mon client",
                r"relation client|service client",
            ),
        },
    ),
    "es": _Tongue(
        denial=r"no|ningun\w*|ningún|sin(?! embargo| duda)|ni|nunca|tampoco|poco",
        others=r"otr[oa]s?|candidat[oa]s|varios|varias|much[oa]s|todos|todas|otras personas|alguien|la persona",
        cues={
            "kind-words": _Cue(
                r"(?:tu|tus|su|sus|vuestr[oa]s?|te|le|usted|vos|sos|eres|has)\b<60 own>(?:impresion(?:ó|aron|ado|ados|"
                r"ante|antes)|gustó|gustaron|gustado|encant(?:ó|aron|ado|aba)|llam(?:ó|aron) (?:mucho )?la atención|"
                r"excelentes?|sobresaliente|impecable|brillantes?|maravilla\w*|estupend[oa]s?|genial|de (?:las|"
                r"los) mejores|destac(?:ó|aron|ad[oa]s?|able)|valoró|muy (?:buen[oa]?s?|interesantes?|sólid[oa]s?|"
                r"valios[oa]s?))\b|(?:gustó|gustaron|encantó|encantaron|gustado|impresion\w+|sorprend\w+|destacamos|"
                r"destacar|destacaron|valoramos (?:mucho|especialmente|muy)|valoró|admir\w+|"
                r"reconocemos)(?: \w+){0,3} (?:tu|tus|su|sus|la calidad de|cómo|la forma en que) ?(?!interés|tiempo|"
                r"participación|confianza|disponibilidad|postulación|candidatura|paciencia|inscrip)\w+|(?:gustó mucho|"
                r"encantó|encantados de|gustado mucho) (?:conocer|hablar|charlar|haber\w*)(?:te|le|la|nos)?\b|(?:gran|"
                r"excelente|magnífic[oa]|sólid[oa]|brillante|muy buen) (?:perfil|potencial|profesional|candidat[oa]|"
                r"entrevista|impresión|trayectoria|trabajo|presentación)|(?:sos|"
                r"eres) (?:una? )?(?:\w+ )?(?:persona (?:súper|muy)|crack|gran)|felicit\w+ por|"
                r"tus? (?:\w+ ){0,3}(?:son|es) (?:una )?(?:maravilla|excelentes?|genial)",
                r"si bien recibimos|(?:nivel|calidad) de (?:las|los) (?:candidat|postul|solicit|particip)|"
                r"en un excelente|te deseamos|le deseamos|excelente (?:día|semana|fin)|buen día",
            ),
            "reapply": _Cue(
                r"(?:volver|volvés|vuelv\w+|vuelta) a (?:postul\w*|present\w*|inscrib\w*|intent\w*|candidat\w*|"
                r"aplicar\w*|escrib\w+|anot\w+|contactar\w*|particip\w+|enviar\w*|ver)|(?:postul\w+|aplica\w*|"
                r"present\w+|inscrib\w+|inscrib\w+|candidat\w+|escrib\w+|apúntate|intent\w+|"
                r"participar)(?: \w+){0,3} (?:de nuevo|nuevamente|otra vez|más adelante|en (?:el )?futuro|en futuras|"
                r"a (?:otras|futuras|próximas|nuestras|las vacantes)|en (?:otras|próximas|próximos|nuestras|"
                r"cualquiera))|(?:animamos|invitamos|invito|animo|alentamos|exhortamos|sugerimos|instamos|"
                r"recomendamos|esperamos que|encantaría que)<60>(?:postul\w+|aplica\w*|inscrib\w+|candidat\w+|"
                r"present\w+|consult\w+|visit\w+|revis\w+|(?:seguir|sigas|siga|continuar) (?:nuestr\w+|consult\w+|"
                r"postul\w+|particip\w+|atent\w+|pendiente|al tanto)|pendiente|atent[oa]|particip\w+|echar un|"
                r"estar al)|(?:estés|estar|esté|mantente|manténgase|quedes|atento) (?:muy )?(?:atent[oa]|"
                r"pendiente) (?:a|de)|consult\w+ (?:periódicamente |regularmente |nuestr\w+ )+|"
                r"nuev[oa] (?:postulación|candidatura|solicitud)|(?:el año que viene|próximo (?:año|curso)|"
                r"próxima (?:convocatoria|edición|temporada))<50>(?:present\w+|postul\w+|inscrib\w+|volver|aplica\w*|"
                r"intent\w+)|(?:present\w+|postul\w+|inscrib\w+|aplica\w*|escrib\w+|"
                r"escribinos)<40>(?:el (?:próximo )?año que viene|próximo año|próxima (?:convocatoria|edición|"
                r"temporada))|(?:no dud\w+ en|puede[ns]?|podés|podrás|podrá) <20>(?:postularte|postularse|inscribirte|"
                r"inscribirse|aplicar a|presentarte)|aplica de nuevo",
                r"gracias por (?:volver|postul|present|inscri)|agradec\w+[^;!?]{0,30}(?:volver a|nuevamente|"
                r"de nuevo) ?(?:su|tu|la|el)|volver a (?:agradecer|darte|darle)|nos (?:volveremos|pondremos)|"
                r"volveremos a|no (?:hace falta|es necesario|será necesario)",
            ),
            "feedback-offered": _Cue(
                r"(?:feedback|devolución|retroalimentación|comentarios sobre)\b<50>(?:quier\w+|dese\w+|gust\w+|"
                r"llám\w+|escríb\w+|disposición|encantad\w+|pídem\w+|solicit\w+|interesa\w*|contesta|con gusto)|"
                r"(?:si (?:quier\w+|dese\w+|te|le|necesit\w+|lo)|con gusto|encantad\w+|disposición|podemos|quedo|"
                r"quieres|puedo)<50>(?:feedback|devolución|retroalimentación|comentar\w* (?:los|las|tu|el)|"
                r"explic\w+ (?:los|las|el|por)|detall\w+ (?:los|las|sobre)|los motivos)",
                r"tu feedback|su feedback|encuesta|tu opinión|dar(?:te|le)? (?:más )?detalle|devolución de (?:los|la|"
                r"sus)|devolución positiva|documentación|datos|cancelar",
            ),
            "feedback-given": _Cue(
                r"(?:mi|nuestro|un|te doy un|algún) consejo\b|(?:te|le) (?:aconsej\w+|recomiend\w+|recomendamos|"
                r"sugier\w+|sugerimos)|(?:feedback|devolución|retroalimentación)[^:;!?]{0,50}:|(?:lo|"
                r"el punto) que (?:nos|te|le) (?:ha )?(?:fren\w+|falt\w+|pesó|penaliz\w+)|(?:te|le|nos) (?:faltó|"
                r"ha faltado|faltaron|falta)\b|(?:tu|su|tus|sus) [^;!?]{0,40}(?:por debajo|insuficiente|flojea\w*|"
                r"se quedó|quedó corto|demasiado|algo just[oa])|echamos en falta|eché en falta|(?:eché|"
                r"echamos) de menos (?:más|mayor|un)|mejorar (?:en|tu|la|el)|a (?:reforzar|mejorar)|por debajo (?:de|"
                r"del) (?:lo|nivel|mínimo|corte)",
                r"portal|página|bolsa|ofertas|vacantes|convocatoria\w*|sitio|web|redes|postul\w+|inscrib\w+|mantener|"
                r"podemos compartir|si te|si quier\w+|si dese\w+|no podemos dar|candidaturas que|sueldo|salari\w+",
            ),
            "runner-up": _Cue(
                r"(?:el |la |del |de la )?otr[oa] finalista|(?:eras|fue|fuiste|era|como|siendo|quedaste|llegaste|"
                r"llegó|entre (?:los|las)) (?:\w+ ){0,3}finalistas?|por (?:muy )?poco\b|por (?:muy |un )?(?:estrecho|"
                r"escaso) margen|entre (?:tú|vos|usted|ti) y|(?:segund[oa]) (?:lugar|puesto|posición|opción|"
                r"clasificad\w+)|lista de (?:espera|reserva)|reserva\b (?:de|para)|empat\w+|(?:quedaron|quedabais|"
                r"quedaban) (?:ustedes )?dos|en primer lugar de la lista|las dos finalistas|últimos dos",
                r"en segundo lugar,|no (?:\w+ )?(?:finalistas?|reserva)|no has (?:quedado|sido)|a los finalistas|"
                r"por poco (?:tiempo|que)|fase finalista|reserva de",
            ),
            "filled": _Cue(
                r"(?:puesto|plaza|plazas|vacante|vacantes|posición|cargo|lugar|lugares)\b<60>(?:(?:está|están|fue|"
                r"fueron|ha sido|han sido|quedó|queda|ya|se ha|será|hemos|ha quedado|"
                r"hayan sido)(?: \w+)? (?:cubiert[oa]s?|ocupad[oa]s?|adjudicad[oa]s?|asignad[oa]s?|provist[oa]s?|"
                r"dado a)|se cubrió|lo tomó)|cubiert[oa]s? (?:el|la|las|los|esa|esta) (?:puesto|plaza|vacante|"
                r"posición)|(?:está|quedó|queda|fue|ha sido|ya) (?:\w+ )?cubiert[oa]|ya (?:completamos|"
                r"hemos (?:contratado|encontrado|cubierto))|(?:aceptó|ha aceptado|ya la aceptó) (?:la|nuestra|el)|"
                r"ha firmado|hemos (?:fichado|contratado a)|no sigue disponible|ya no (?:está|se encuentra) disponible",
                r"(?:hasta|cuando|una vez|si)<30>(?:cubrir|cubra|cubiert\w+)|no (?:se |ha sido |será |"
                r"fue )<10>(?:cubiert|cubr)|sin cubrir|desiert|tenemos (?:en cuenta|registr|tu|su)|ocupad[oa] (?:en|"
                r"con)",
            ),
            "cancelled": _Cue(
                r"(?:puestos?|plazas?|vacantes?|posición|posiciones|búsqueda|proceso|convocatoria|concurso|"
                r"contrataci\w+|selección|oferta|programa|proyecto|cargo|"
                r"incorporación)\b[^;!?]{0,80}?(?:cancelad[oa]s?|congelad[oa]s?|suspendid[oa]s?|desiert[oa]s?|"
                r"anulad[oa]s?|paralizad[oa]s?|en pausa|pausad[oa]s?|aplazad[oa]s?|sin efecto|se retira|retirad[oa]s?|"
                r"desaparece|sin contratar|detenid[oa]s?|en suspenso|dado de baja|se (?:ha )?(?:cancel|congel|suspend|"
                r"paraliz|anul)\w*|no se (?:va a )?(?:cubrir|realizar|llevar)\w*|stand ?by)|(?:cancel\w+|congel\w+|"
                r"suspend\w+|anul\w+|paraliz\w+|detener|pausar|aplaz\w+|retir\w+) (?:\w+ ){0,4}?(?:el|la|las|los|esta|"
                r"este|todas|todos) (?:\w+ ){0,2}?(?:puesto|plaza|vacantes?|posición|búsqueda|proceso|convocatoria|"
                r"contrataciones|selección|incorporacion\w*|cobertura)|no (?:vamos|iremos|se va|"
                r"contratar\w+) a contratar a nadie|(?:sin|no) contratar(?:emos)? a nadie|no (?:cubrir\w*|"
                r"contratar\w*) (?:a nadie|la|el|esta|este) (?:vacante|puesto|plaza|posición)?|congelamiento de|"
                r"(?:por|debido a|a raíz de|tras) (?:una? |la |un )?(?:\w+ )?(?:reestructuración|reorganización|"
                r"recorte\w*)",
                r"(?:entrevista|cita|reunión)[^;!?]{0,70}(?:cancelad|suspendid|aplazad|anulad)|(?:tu|"
                r"su) (?:candidatura|postulación|inscripción)[^;!?]{0,70}(?:sin efecto|cancelad|anulad|retirad)|datos|"
                r"derecho\w* de|suscripción",
            ),
            "on-file": _Cue(
                r"(?:conserv\w+|guard\w+|mantenemos|mantendr\w+|archiv\w+|qued\w+|almacen\w+|permanec\w+|"
                r"tendremos presente)<40>(?:tu|tus|su|sus|el|los|la) ?(?:\w+ )?(?:cv|currículum|curriculum|currículo|"
                r"datos|perfil|candidatura|contacto|hoja de vida|información|número|antecedentes|expediente|"
                r"postulación|teléfono)|(?:cv|currículum|curriculum|datos|perfil|candidatura|antecedentes|"
                r"hoja de vida|información|expediente|postulación|contacto|registrad\w+)\b<50>(?:conserv\w+|guard\w+|"
                r"archivad\w+|(?:queda\w*|permanec\w+|seguir\w+|mantendr\w+|manten\w+|estar\w+|formar\w+|integr\w+|"
                r"tendremos|consider\w+|cuenta)<40>(?:base|banco|cartera|bolsa|archiv\w+|secretaría|presente|"
                r"registr\w+|futur\w+|próxim\w+))|en (?:nuestra|la) (?:base de (?:datos|postulantes|candidatos)|"
                r"bolsa de (?:trabajo|empleo|candidatos)|cartera)\b|banco de (?:talentos?|datos|candidatos)",
                r"actualiz\w+|con el número|eliminad\w+|destruid\w+|suprimid\w+|borrad\w+|no (?:se )?(?:conserv|"
                r"guard)\w+|consult\w+<20>bolsa|inscrí\w+|protección de datos|regístr\w+|únete|te invitamos a|"
                r"le invitamos a|lo invitamos a|(?:datos|base) de datos personales",
            ),
            "agency": _Cue(
                r"(?:nuestro|mi) cliente\b|el cliente (?:ha|h[ai]n|decid|opt|elig|escog|prefi|finalmente|nos|me|no|"
                r"ya)|(?:la )?empresa (?:cliente|usuaria)|del cliente (?:sobre|respecto|final)|"
                r"consultora de (?:selección|recursos)|ett\b|hablé con el cliente",
                r"atención al cliente|servicio al cliente",
            ),
        },
    ),
    "pt": _Tongue(
        denial=r"não|nenhum\w*|sem(?! dúvida)|nem|nunca|tampouco|pouco",
        others=r"outr[oa]s?|candidat[oa]s|vári[oa]s|muit[oa]s|todos|todas|alguém|pessoas",
        cues={
            "kind-words": _Cue(
                r"(?:teu|tua|teus|tuas|seu|sua|seus|suas|você|te|lhe|consigo|contigo)\b<60 own>(?:impression\w+|"
                r"gost(?:ámos|amos|ei|ou|aram)|excelentes?|ótim[oa]s?|brilhantes?|lindíssim[oa]s?|lind[oa]s?|"
                r"incríve(?:l|is)|encant\w+|chamaram? a atenção|(?:é|são|foi|está|estava) (?:\w+ )?muito (?:bo[am]s?|"
                r"sólid[oa]s?|interessantes?|valios[oa]s?)|elogiad[oa]s?|destac(?:ou|aram)(?:-se)?|foi muito bem|"
                r"mandou muito bem)\b|(?:gost(?:ámos|amos|ei|ou|aram)|ador(?:ámos|amos|ei)|encant\w+ (?:com|por)|"
                r"impressionad[oa]s? com|admir\w+|apreci(?:ámos|amos|ei|ou) (?:muito|imenso|particularmente)|"
                r"valoriz\w+ (?:muito|bastante)|elogi\w+|destac\w+)(?: (?!interesse|tempo|"
                r"outr\w+)\w+){0,4} (?:d[ao]s? |[ao]s? )?(?:teu|tua|teus|tuas|seu|sua|seus|suas|te conhecer|"
                r"conversar)\b(?! (?:interesse|tempo|participação|disponibilidade|candidatura|confiança|inscrição))|"
                r"(?:foi um (?:enorme |grande |verdadeiro )?prazer|adorei|adorámos|amamos) (?:te )?(?:conhecer|"
                r"conversar|conhecê-l[oa])|(?:causado|deixou|deixaste|causou|causaste) (?:uma )?(?:\w+ )?(?:excelente|"
                r"ótima|muito boa|boa) impressão|(?:você|tu|senhora?) (?:é|és|foi|foste|tem|tens|"
                r"foi quem) (?:\w+ ){0,4}(?:excelente|ótim[oa]|brilhante|talent\w+|grande (?:potencial|profissional|"
                r"talento)|melhor apresentação)|parabéns pel[oa]|perfil (?:muito )?(?:sólido|excelente|excecional)",
                r"parabéns (?:à|ao)|qualidade das candidaturas|ótimo dia|excelente (?:dia|semana)|deseja\w*|"
                r"gostaria\w*|gostar[íi]amos",
            ),
            "reapply": _Cue(
                r"(?:candidat(?:ar|e|es|a|em)|inscrev(?:er|a|as)|particip(?:ar|e|es)|concorr(?:er|a|as)|tent(?:ar|e|"
                r"es)|aplicar|escrev\w+|submet\w+|enviar)(?:-se|-te|-s)?\b<25>(?:novamente|de novo|outra vez|futuras?|"
                r"futuros|próxim[oa]s?|a outras|às nossas|em outras|outras (?:vagas|oportunidades)|mais tarde)|"
                r"volt(?:ar|e|es|a) a (?:candidat\w+|concorr\w+|inscrev\w+|tentar|escrever\w*|contact\w+|particip\w+|"
                r"enviar)|(?:convid\w+|encoraj\w+|incentiv\w+|anim\w+|suger\w+|recomend\w+|esperamos que|continue|"
                r"adoraríamos)<60>(?:candidat\w+|inscrev\w+|consult\w+|visit\w+|acompanh\w+|concorr\w+|atent[oa]|"
                r"acessar|particip\w+|ver você|ficar de olho|participando)|(?:fique|fica|continue|mantenha-se|esteja|"
                r"fiques|está) (?:sempre |de )?(?:atent[oa]|olho|ligad[oa])\b(?! (?:ao|à) (?:e-?mail|caixa))|"
                r"(?:acompanh\w+|consult\w+|visit\w+|siga)<30>(?:noss[oa]s? (?:vagas|página|site|ofertas|"
                r"oportunidades|redes|portal|carreiras|anúncios)|página de carreiras)|nova candidatura|"
                r"candidatura futura|(?:no próximo ano|para o ano|próxim[oa] (?:edição|turma|semestre|temporada|"
                r"concurso))<50>(?:candidat\w+|inscrev\w+|tent\w+|particip\w+|volt\w+)|não (?:deixe|hesite) (?:de|"
                r"em) (?:responder a outras|candidatar\w*|se inscrever|inscrever\w*|participar)|"
                r"se inscrever novamente|porta está aberta",
                r"obrigad[oa] por (?:se )?(?:ter )?(?:candidat|inscrev|particip)|agradecemos (?:novamente|de novo)|"
                r"agradec\w+<30>(?:novamente|de novo)|voltar[áe]\w* a contact|entraremos|vamos (?:voltar|contactar)",
            ),
            "feedback-offered": _Cue(
                r"(?:feedback|devolutiva|retorno (?:mais|detalhado)|esclarecimento\w*)\b<50>(?:quis\w+|quer\b|"
                r"quiser\w*|desej\w+|gost\w+|ligue|escrev\w+|dispo\w+|peça|solicit\w+|basta)|(?:se (?:quis\w+|"
                r"desej\w+|precis\w+|você quiser|fizer)|com (?:todo o )?gosto|à (?:sua |tua )?disposição|"
                r"disponíve(?:l|is)|quero|posso|podemos)<50>(?:feedback|devolutiva|esclarec\w+|explic\w+ (?:os|as|o|"
                r"melhor)|conversar sobre|detalhar|partilhar (?:as|os|o)|te passar os)",
                r"seu feedback|teu feedback|pesquisa|inquérito|sua opinião|não (?:podemos|conseguimos|é possível)|"
                r"dados|dúvida\w* sobre o tratamento",
            ),
            "feedback-given": _Cue(
                r"(?:uma|minha|nossa|deixo uma|fica a|pequena) (?:dica|sugestão)\b|(?:um|meu|o nosso|nosso) conselho|"
                r"(?:sugiro|recomendo|aconselho)(?:-te|-lhe)?\b|(?:feedback|devolutiva)[^:;!?]{0,50}:|(?:seu|sua|teu|"
                r"tua|seus|suas|teus|tuas) [^;!?]{0,40}(?:abaixo|insuficiente|ficou (?:mais|aquém|curto|um pouco)|"
                r"demasiado|a desejar)|(?:faltou|faltaram)(?:-lhe|-te|-nos| (?:um pouco|mais|experiência|domínio|"
                r"profundidade))\b|sentimos falta|senti falta|(?:precisa|precisas|vale|pode|"
                r"podes) (?:a pena )?(?:melhorar|desenvolver|reforçar|aprofundar|trabalhar)|a (?:melhorar|"
                r"desenvolver)|ficou abaixo|abaixo d[oa] (?:esperado|mínimo|nível|corte)",
                r"site|página|vagas|portal|candidat\w+ a|inscrev\w+|acompanh\w+|se quiser|redes|linkedin|ofertas|"
                r"não faltou|faltou tempo|conselho de (?:administração|classe)|conselho (?:deliberou|decidiu)",
            ),
            "runner-up": _Cue(
                r"(?:(?:dois|duas|os|outr[oa]|entre (?:os|as)(?: \w+)?) finalistas?)|(?:foi|foste|era|ficou|ficaste|"
                r"chegou) (?:\w+ ){0,3}finalista|por (?:muito )?pouco\b|por um triz|(?:entre (?:você|ti|si|a senhora|"
                r"o senhor) e)|segund[oa] (?:lugar|colocad[oa]|classificad[oa]|opção|posição)|lista de (?:espera|"
                r"reserva)|cadastro (?:de )?reserva|suplente|empat\w+|foi no detalhe|candidaturas finais",
                r"em segundo lugar,|não (?:\w+ )?(?:finalista|reserva|suplente)|por pouco tempo|pessoas finalistas|"
                r"até ao fim d[oe]|até o fim d[oe]|até ao fim de",
            ),
            "filled": _Cue(
                r"(?:vaga|vagas|posição|lugar|lugares|cargo|posto|oportunidade|função)\b<60>(?:preenchid[oa]s?|"
                r"ocupad[oa]s?|atribuíd[oa]s?|fechada com|dado a|entregue|assumid[oa]|foi fechada)|(?:já|foi|está|"
                r"encontra-se|encontram todas|todas) (?:\w+ )?preenchid[oa]s?|preenchemos|já (?:contratámos|"
                r"contratamos|encontrámos|encontramos|temos alguém)|(?:aceitou|aceite|assinou)(?: hoje| já)? (?:a|o|"
                r"nossa|de manhã|contrato|proposta|hoje)|concluiu a vaga|contratamos uma|contratámos uma",
                r"(?:até|quando|assim que|se|caso|enquanto)<30>preench\w+|não (?:será|foi|vai ser) preench|"
                r"preench\w+ (?:o|os|um|este|todos)<10>(?:formulário|requisitos|questionário)|preenche (?:os|todos)|"
                r"assinou a (?:carta|mensagem)",
            ),
            "cancelled": _Cue(
                r"(?:vagas?|posição|posições|processos?|recrutamentos?|concurso|edital|contrataç\w+|seleç\w+|oferta|"
                r"programa|projeto|lugar|cargo|função|procedimento|admiss\w+)\b[^;!?]{0,80}?(?:cancelad[oa]s?|"
                r"congelad[oa]s?|suspens[oa]s?|anulad[oa]s?|pausad[oa]s?|revogad[oa]s?|sem efeito|desert[oa]s?|"
                r"deixou de existir|extint[oa]s?|encerrad[oa]s? sem|retirad[oa]s?|adiad[oa]s?|em (?:pausa|stand ?by|"
                r"suspenso)|não será (?:preench\w+|contratad\w+|abert\w+)|sem contrataç\w+|descontinuad[oa]|"
                r"não (?:vai|irá) (?:avançar|acontecer|ser preenchid\w+))|(?:cancel\w+|congel\w+|suspen\w+|anul\w+|"
                r"pausar|pausámos|adiar|revog\w+|encerrar sem)(?: \w+){0,3}? (?:d[aoe]s?|o|a|os|as|est[ae]|"
                r"tod[ao]s [ao]s|n?ovas) (?:\w+ ){0,2}?(?:vagas?|posição|processo|recrutamento|concurso|edital|"
                r"contrataç\w+|seleção|admiss\w+|procedimento)|não (?:haverá|vamos|iremos|"
                r"vai haver) (?:\w+ ){0,2}?(?:contrat\w+|admitir|admiss\w+)|(?:não|deixar de) (?:preciso de |"
                r"precisamos de )?(?:admitir|contratar) ninguém|(?:devido a|por|em razão de|em virtude de|"
                r"na sequência de) (?:uma? )?(?:\w+ )?(?:reestruturação|reorganização|corte\w* (?:de|no|orçament\w+))",
                r"(?:entrevista|reunião)[^;!?]{0,70}(?:cancelad|adiad|suspens)|(?:sua|"
                r"tua) candidatura[^;!?]{0,70}(?:sem efeito|cancelad|anulad)|dados|subscrição|inscrição",
            ),
            "on-file": _Cue(
                r"(?:conserv\w+|guard\w+|mant\w+|arquiv\w+|fic\w+ com|permanec\w+|registr\w+|inclu\w+|integr\w+|"
                r"mantém)<40>(?:o|a|os|as|seu|sua|teu|tua|seus|suas|teus|tuas) ?(?:\w+ )?(?:cv|currículo|curriculum|"
                r"dados|perfil|candidatura|contacto|contato|cadastro|ficha|número|processo|portefólio)|(?:cv|"
                r"currículo|curriculum|dados|perfil|candidatura|contacto|contato|cadastro|processo|mesma|nome|"
                r"ficha)\b<50>(?:conservad[oa]s?|guardad[oa]s?|arquivad[oa]s?|(?:ficar\w*|permanec\w+|mant\w+|"
                r"continu\w+|ser\w*|transita|integr\w+|far\w+|registrad\w+|marcado|está)<40>(?:base|banco|arquivo|"
                r"bolsa|cadastro|carteira|futur\w+|próxim\w+|oportunidades|meses|anos?\b|ativ[oa]))|em arquivo\b|"
                r"(?:na|em) noss[oa] (?:base de (?:dados|candidat\w+|talentos)|bolsa de (?:recrutamento|candidat\w+)|"
                r"banco de (?:talentos|currículos|dados))",
                r"atualizad\w+|eliminad\w+|apagad\w+|destruíd\w+|excluíd\w+|não (?:será|serão|conserv|guard)\w*|"
                r"cadastre-se|junte-se|convid\w+<20>(?:a |para )(?:\w+ )?(?:integrar|cadastr|fazer parte)|"
                r"proteção de dados|lgpd|rgpd",
            ),
            "agency": _Cue(
                r"(?:nosso|meu) cliente\b|o cliente (?:opt|decid|escolh|prefer|n[ãa]o|pediu|fechou|entendeu|seguiu)|"
                r"(?:empresa|retorno do|devolutiva do|feedback do) cliente|preenchida pelo cliente|"
                r"trabalho temporário|empresa contratante",
                r"atendimento ao cliente|apoio ao cliente",
            ),
        },
    ),
    "it": _Tongue(
        denial=r"non|nessun\w*|senza(?! dubbio)|né|mai|poco",
        others=r"altr[oaie]|candidat[ie]|divers[ie]|molt[ie]|tutt[ie]|qualcuno|altrui|persone|un'altra|un'altro",
        cues={
            "kind-words": _Cue(
                r"(?:tu[oaie]|tuoi|su[oaie]|suoi|vostr\w+|lei)\b<60 own>(?:colpit[oaie]|eccellent[ei]|ottim[oaie]|"
                r"brillant[ei]|piaciut[oaie]|impression\w+|apprezzat[oaie]|bellissim[oaie]|scritt[oa] benissimo|"
                r"pulit[oa]|perfezione|notevol[ei]|di (?:alto|ottimo) livello|complimenti|(?:è|sono|era|"
                r"erano) (?:\w+ )?(?:molto |davvero )(?:interessant[ei]|valid[oaie]|solid[oaie]|bell[oaie]))\b|"
                r"(?:apprezzato|apprezzat[oaie]|apprezzare|piaciut[oaie]|colpit[oaie] (?:da|dal|dalla|molto)|"
                r"ammirat[oa]|lodato|stima per)(?: (?!altr\w+|interesse)\w+){0,3} (?:l[ao]|il|i|le|dal|dalla|"
                r"per)? ?(?:tu[oaie]|tuoi|su[oaie]|suoi|la sua|la tua)\b (?!interesse|disponibilità|candidatura|tempo|"
                r"partecipazione|attenzione|pazienza|gentile)\w+|(?:ottime|eccellenti|notevoli|solide|ottima|"
                r"eccellente|bella|ottimo) (?:competenze|qualità|impressione|preparazione|profilo|capacità|"
                r"chiacchierata|prova|lavoro|referenze)|(?:pur|sebbene) (?:avendo )?(?:\w+ )?(?:apprezz\w+|"
                r"riscontrato in lei)|complimenti per|(?:è stato|stato) un (?:vero |grande |"
                r"enorme )?piacere (?:conoscer\w+|incontrar\w+|parlare con)|sei stat[oa] (?:piacevol\w+|brav\w+|"
                r"bravissim\w+)|(?:profilo|candidatura)(?:,)? pur (?:essendo )?(?:molto )?valid[oa]|la sua stima",
                r"apprezz\w+ (?:la (?:sua|tua) )?(?:disponibilità|interesse|candidatura|tempo|comprension\w+)|"
                r"auguri\w*|ottima (?:giornata|serata)|livello delle candidature|piaciut[oa] (?:lavorare|averla|"
                r"averti)",
            ),
            "reapply": _Cue(
                r"ricandidar\w*|ricandider\w*|ripresentar\w*|riprov\w+|candidar(?:si|ti|vi|mi)<25>(?:nuovamente|"
                r"di nuovo|altr\w+|future|per le|futur\w+)|(?:invit\w+|incoraggi\w+|consigli\w+|suggeri\w+|spero che|"
                r"speriamo che|auspic\w+|esort\w+)<60>(?:candidar\w*|candidat\w+|consultare|visitare|monitorare|"
                r"seguir\w+|tenere d'occhio|inviar\w+|continuare|propor\w+|partecipare|presentar\w+)|(?:tenga|tieni|"
                r"tenete|tenere|continui|continua|consulti|visiti|segui|segua|resti|resta)<30>(?:d'occhio|"
                r"(?:nostr[oae] )?(?:sito|pagina|offerte|annunci|posizioni|carriere|selezioni|canali))|(?:nuova|"
                r"futura|future|nuove) candidatur[ae]\b|(?:non esit\w+ a)<30>(?:candidar\w*|ripropor\w*|inviar\w*|"
                r"scriver\w+)|(?:prossim[oa] (?:anno|edizione|stagione|selezione|bando)|l'anno prossimo|in futuro|"
                r"fra un anno|tra (?:un anno|\w+ mesi))<40>(?:candidar(?:si|ti)|ricandid\w+|riprov\w+|(?:ci |"
                r"mi )scriv\w+|(?:ri)?presentar(?:si|ti)|(?:ri)?propor(?:si|ti))|(?:candidar(?:si|ti)|(?:ci |"
                r"mi )scriv\w+|scrivici|(?:ri)?presentar(?:si|ti)|(?:ri)?propor(?:si|ti)|"
                r"fatti sentire)<40>(?:prossim[oa] (?:anno|edizione|stagione)|l'anno prossimo|in futuro|fra un anno|"
                r"di nuovo|nuovamente)|farà piacere (?:rileg\w+|riceve\w+|riveder\w+)|(?:puoi|può|potrà|"
                r"potrai) (?:\w+ )?(?:valutare le altre|candidarti|candidarsi|ricandid\w+)",
                r"grazie (?:per|di) (?:esserti|essersi|aver)<20>(?:nuovamente|di nuovo)|ringrazi\w+<30>(?:nuovamente|"
                r"di nuovo|ancora)|in futuro (?:la |ti )?(?:contatt\w+|ricontatt\w+)|ricontatt\w+",
            ),
            "feedback-offered": _Cue(
                r"(?:feedback|riscontro (?:più|dettagliato|sul)|chiariment\w+|confronto|spiegazion\w+|"
                r"motivazion\w+)\b<50>(?:desider\w+|vuol\w*|volentieri|disposizione|scriv\w+|chiam\w+|richiest\w+|"
                r"piacesse|contatt\w+)|(?:se (?:desider\w+|vuol\w*|ti|le|ritien\w+|lo)|volentieri|disposizione|"
                r"qualora|posso|possiamo)<50>(?:\bfeedback|chiariment\w+|un confronto|spiegar\w+|i motivi|"
                r"le motivazioni|raccontar\w+|parlarne)",
                r"tuo feedback|suo feedback|feedback (?:negativo|positivo)|questionario|sondaggio|dati|informativa|"
                r"privacy|tuo riscontro|suo riscontro|cv",
            ),
            "feedback-given": _Cue(
                r"(?:un|mio|nostro|piccolo|il mio) consiglio\b|(?:ti|le) (?:consigli\w+|suggeri\w+)\b|"
                r"feedback[^:;!?]{0,50}:|(?:tu[oaie]|tuoi|su[oaie]|suoi) [^;!?]{0,50}(?:insufficient[ei]|al di sotto|"
                r"sotto (?:la|il)|troppo (?:breve|lungo|generic\w+|timid\w+|poco)|da (?:migliorare|rafforzare))|(?:è|"
                r"sono) mancat[oaie]|(?:ha|hanno) penalizzato|cerchiamo un livello|(?:non|poco) (?:ci ha|ha) convinto|"
                r"ci ha convinto (?:meno|di meno)|(?:avremmo|avrei) voluto (?:più|vedere|sentire|maggior)|"
                r"da (?:migliorare|approfondire)\b|potrebbe (?:migliorare|lavorare)",
                r"sito|annunci|pagina|offerte|candidar\w*|posizioni aperte|se desider\w+|tempo|punto di vista|"
                r"ti invitiamo|in bocca|è mancat[oaie] l'occasione|visitare",
            ),
            "runner-up": _Cue(
                r"(?:altr[oa]|due|i|dei|era|eri|tra i|tra gli ultimi) finalist[aie]\b|per (?:un soffio|pochissimo|"
                r"(?:molto )?poco)\b|tra (?:lei|te) e\b|(?:second[oa]) (?:posto|classificat[oa]|scelta|in graduatoria|"
                r"posizione)|(?:risultata?|arrivata?|classificata?|classificat[oa]|piazzat\w+) (?:al )?second[oa]|"
                r"testa a testa|ballottaggio|seconda, e per|ultim[ie] due (?:candidat\w+|rimast\w+|person\w+)|"
                r"tra gli ultimi due|lista di riserva|prima degli esclusi|prim[oa] (?:degli|tra gli) (?:esclusi|"
                r"idonei)",
                r"in secondo luogo|non (?:\w+ )?(?:finalist|graduatoria)|per poco tempo|seconda (?:fase|prova)|"
                r"tra lei e (?:la|il|noi)",
            ),
            "filled": _Cue(
                r"(?:posizione|posto|posti|ruolo|ricerca|incarico|supplenza|vacanza|offerta)\b<60>(?:copert[oaie]|"
                r"assegnat[oaie]|occupat[oaie]|affidat[oa]|chius[oa] con|pres[oi]\b|conclusa con)|(?:già|stat[oa]|"
                r"ormai) (?:\w+ )?(?:copert[oaie]|assegnat[oaie]|occupat[oaie])|già (?:assunto|trovato|individuato|"
                r"preso|al completo|detto di sì)|(?:ha|hanno) (?:già )?(?:accettato|firmato)|"
                r"siamo (?:già )?al completo|abbiamo (?:già )?(?:assunto (?:un|una)|trovato (?:un|la|una|il))",
                r"(?:finché|fino a quando|appena|quando|se|qualora|non appena)<30>copert|non (?:sarà|è stata|"
                r"verrà) copert|posto di lavoro|ha accettato di (?:incontr|parl|leggere)|coperto da",
            ),
            "cancelled": _Cue(
                r"(?:posizion[ei]|post[oi]|ricerc[ah]e?|selezion[ei]|ruolo|concorso|bando|assunzion[ei]|progetto|"
                r"procedura|inseriment[oi]|annuncio|processo|stage|contratt[oi]|"
                r"budget)\b[^;!?]{0,80}?(?:annullat[oaie]|congelat[oaie]|sospes[oaie]|bloccat[oaie]|revocat[oaie]|"
                r"rinviat[oaie]|ritirat[oaie]|chiusa senza|senza assunzion[ei]|saltat[oa]|cancellat[oaie]|"
                r"fermat[oaie]|soppress[oaie]|in stand-?by|tagliat[oa]|non esiste più|non (?:sarà|"
                r"verrà) (?:più )?(?:copert[oa]|attivat[oa]|apert[oa])|messa in pausa)|(?:annullare|congelare|"
                r"sospendere|bloccare|revocare|rinviare|ritirare|fermare|non (?:procedere|dare seguito)) (?:con |a |"
                r"al)?(?:l'|la |il |le |tutte le |ogni |le nuove |quest[oa] |gli )?(?:\w+ )?(?:posizion[ei]|ricerc\w+|"
                r"selezion[ei]|assunzion[ei]|concorso|inseriment[oi]|procedura)|blocco delle assunzioni|"
                r"non (?:ci sarà|assumeremo|sarà effettuata) (?:alcuna|nessun\w*|alcun)(?: \w+)?|(?:a seguito di|"
                r"a causa di|per|causa) (?:una? |un'|la )?(?:\w+ )?(?:ristrutturazione|riorganizzazione|"
                r"revisione del budget|esigenze organizzative interne|tagli)",
                r"(?:colloquio|incontro|appuntamento)[^;!?]{0,70}(?:annullat|rinviat|sospes)|(?:tua|"
                r"sua) candidatura[^;!?]{0,70}(?:annullat|sospes|ritirat)|dati|non procedere con (?:la )?(?:tua|sua|"
                r"lei)|esperienza",
            ),
            "on-file": _Cue(
                r"(?:conserv\w+|tenere|terremo|terrò|tengo|teniamo|manterr\w+|mantenere|inserir\w+|inseri\w+|"
                r"archivi\w+|salver\w+)<50>(?:cv|curriculum\w*|dati|profilo|candidatura|contatt[oi]|numero|nominativo|"
                r"recapit\w+|documentazione|mad\b|nome)|(?:cv|curriculum\w*|dati|profilo|candidatura|contatt[oi]|"
                r"nominativo|nome)\b<50>(?:conservat[oaie]|(?:rest\w+|rimarr\w+|sar\w+|verr\w+|inserit[oaie]|"
                r"mantenut[oaie]|archiviat[oaie])<40>(?:database|archivi\w*|banca dati|data ?base|mesi|anni|anno|"
                r"agli atti|futur\w+|evidenza))|(?:resterà|resti|rimane) (?:agli atti|nei nostri contatti)|tener(?:la|"
                r"ti|lo) (?:\w+ )?(?:presente|in (?:considerazione|evidenza))|(?:la|ti) terremo (?:\w+ )?presente|"
                r"(?:nella nostra banca dati|nel nostro (?:database|archivio))",
                r"cancellat\w+|eliminat\w+|distrutt\w+|non desider\w+ che|non (?:conserv|terremo)\w*|gdpr|informativa|"
                r"aggiorna\w* il (?:tuo|suo) (?:cv|profilo)|caric\w+ il|iscri\w+",
            ),
            "agency": _Cue(
                r"(?:nostro|mio) cliente\b|il cliente (?:ha|si è|preferi|cerca|non)|azienda cliente|"
                r"presso (?:l'azienda )?cliente|agenzia per il lavoro|in somministrazione",
                r"servizio cliente|cliente finale",
            ),
        },
    ),
    "nl": _Tongue(
        denial=r"niet|geen|nooit|zonder|noch|nauwelijks",
        others=r"ander\w*|kandidaten|sollicitanten|iemand|veel|alle\w*|mensen|persoon",
        cues={
            "kind-words": _Cue(
                r"(?:je|jij|jouw|u|uw|jullie)\b<60 own>(?:indruk (?:gemaakt|achtergelaten|op ons)|indrukwekkend\w*|"
                r"onder de indruk|gecharmeerd|enthousiast (?:over|van|gemaakt)|aangesproken|uitstekend\w*|knap\b|"
                r"bijgebleven|mooi\w*|sterk\w*|helder\b|(?:was|is|waren|zijn) (?:\w+ )?(?:leuk|goed(?! ontvangen)|"
                r"prachtig|klasse|top)\w*)\b|(?:onder de indruk|gecharmeerd|enthousiast|te spreken|lovend|"
                r"genoten)(?: \w+){0,2} (?:van|over) (?:\w+ ){0,2}?(?:je|jouw|uw|jou|u)\b|(?:goede|positieve|sterke|"
                r"prettige|rustige|uitstekende|mooie)(?:, \w+)? indruk|(?:vonden|vond|vinden)(?: (?:wij|we|"
                r"ik))? (?:je|jou|u|uw|jouw)\b<40 own>(?:goed|sterk|leuk|enthousiast|prettig|mooi|interessant|"
                r"sympathiek|knap)|(?:je|jij|u) (?:hebt|heeft|bent|had|was|heb)(?: \w+){0,3} (?:een )?(?:mooi|sterk|"
                r"goed|indrukwekkend|prachtig|uitstekend|boeiend|interessant)e?\b(?! (?:gesprek|dag|weekend|idee))|"
                r"(?:bevlogen|fijne|getalenteerde|goede|sterke) (?:professional|persoon|kandidaat)\b|niets dan lof|"
                r"complimenten|twijfelen niet aan (?:je|uw)|(?:je|uw|jouw) (?:mooie|prachtige|sterke|leuke|goede|"
                r"boeiende|indrukwekkende) (?:brief|cv|portfolio|presentatie|profiel|motivatie|sollicitatie)",
                r"hopelijk|hope?n? (?:dat|je|u)|goede indruk van (?:ons|het|de)|(?:mooi|goed|sterk)e? (?:dag|weekend|"
                r"vervolg|loopbaan)|wens\w*|als je|indien u|zouden we",
            ),
            "reapply": _Cue(
                r"(?:nogmaals|opnieuw|weer|later|toekomst|gerust|nog eens|vooral nog)<30>(?:te )?(?:sollicit\w+|"
                r"reageren|proberen|schrijven voor|mee te doen|solliciteer)|(?:sollicit\w+|reageer|reageren|probeer|"
                r"mail|proberen)<25>(?:opnieuw|nogmaals|nog eens|weer\b|gerust op|op (?:een )?(?:andere|toekomstige|"
                r"nieuwe)|volgend jaar|nog een keer)|(?:nodigen|uitgenodigd|uitnodigen|moedigen|welkom om|aanmoedigen|"
                r"raden|aarzel|schroom|hopen)<50>(?:sollicit\w+|reageren|te bezoeken|in de gaten|volgen|te kijken|"
                r"mee te doen|te proberen|van je horen|bekijken)|(?:houd|hou|kijk|bezoek|volg|bekijk|"
                r"blijf)\b<50>(?:in de gaten|vacature\w*|site|website|werkenbij\w*|carrièrepagina|volgen|in het oog)|"
                r"(?:in de gaten (?:te )?(?:houden|houd))|sollicitatie in de toekomst|nieuwe sollicitatie|"
                r"(?:laat (?:dan )?(?:gerust )?van je horen|opnieuw (?:te )?solliciteren)|(?:volgend jaar|"
                r"volgende (?:ronde|lichting|keer))<40>(?:sollicit\w+|proberen|meedoen|reageren|welkom)|aarzel niet|"
                r"schroom niet",
                r"bedankt (?:voor|dat)<40>(?:opnieuw|nogmaals|weer)|opnieuw (?:gesolliciteerd|hebt)|nogmaals (?:dank|"
                r"bedankt|hartelijk)|contact (?:met ons )?op te nemen|vragen|te bellen|bel (?:ons|me|mij)|feedback|"
                r"toelichting",
            ),
            "feedback-offered": _Cue(
                r"(?:feedback|toelichting|terugkoppeling|uitleg)\b<50>(?:bel\b|bellen|mail|wil\b|wilt|wens\w*|graag|"
                r"kun\w*|altijd|gerust|behoefte|contact|prijs)|(?:wil je|wilt u|graag|gerust|behoefte|mocht (?:je|u)|"
                r"stel\w* (?:je|u) prijs|als je|indien u|desgewenst)<50>(?:feedback|toelichting|terugkoppeling|uitleg|"
                r"weten (?:hoe|waarom|wat))",
                r"jouw feedback|je feedback over|uw feedback|enquête|graag terugkoppeling|terugkoppeling van (?:de|"
                r"het|onze)|reageren op deze|feedback op (?:onze|de procedure)|positieve terugkoppeling|"
                r"ervaring met (?:onze|de)|gekregen",
            ),
            "feedback-given": _Cue(
                r"(?:mijn|onze|een|nog een|kleine) (?:\w+ )?(?:tip|advies)\b|(?:ik|wij|we) (?:raden|raad|adviseer|"
                r"adviseren) (?:je|u)\b|feedback[^:;!?]{0,50}:|waar de schoen (?:wringt|wrong)|(?:miste|misten|"
                r"ontbrak|ontbraken)\b<40>|(?:je|jouw|uw) [^;!?]{0,50}(?:onvoldoende|te (?:weinig|kort|zwak|beperkt|"
                r"mager|oppervlakkig)|aan de oppervlakte|niet overtuig\w+|onder (?:de|het) (?:grens|norm|niveau))|"
                r"(?:nog|wat|iets) te (?:weinig|oppervlakkig|onzeker|voorzichtig|algemeen)|werk (?:nog )?aan|"
                r"kunt u (?:nog )?(?:groeien|ontwikkelen)|verbeterpunt\w*|hadden (?:wij |we )?graag (?:meer|gezien|"
                r"gehoord)",
                r"website|vacatures?|in de gaten|solliciteer|wil je|wilt u|profiel (?:sluit|komt|onvoldoende|nog)|"
                r"site|ervaring (?:sluit|komt)|sluit (?:onvoldoende|niet|minder)|te weinig (?:plek|plaats|uren)|"
                r"beantwoord|op de hoogte",
            ),
            "runner-up": _Cue(
                r"nipt\b|nipte|tussen (?:jou|u|jullie) (?:en|beiden)|laatste twee (?:kandidaten|over)|op een haar|"
                r"(?:scheelde|scheelt)(?: \w+)? (?:een haar|weinig|niet veel|niks)|tweede (?:keus|keuze|plaats|plek|"
                r"gerangschikt)|reserve(?:lijst|kandidaat)|nek aan nek|jij en (?:de|één|een) ander\w*|andere finalist|"
                r"jij was er (?:daar )?één|als tweede (?:geëindigd|gerangschikt)|twee overgebleven",
                r"net niet (?:de|het|aan|voldo\w+|genoeg|zo)|niet op de reserve|aansluit\w*|past<20>net niet|"
                r"net niet past|reservekandidaat af",
            ),
            "filled": _Cue(
                r"(?:vacature|functie|plek|plekken|plaats|plaatsen|positie|baan|stageplek|stageplaats|uren|rol|"
                r"opdracht|vacatures)\b<60>(?:ingevuld|vervuld|vergeven|weg\b|bezet|opgevuld|toegewezen|voorzien|"
                r"gegund|bemand)|in de vacature is voorzien|(?:inmiddels|intussen|ondertussen|al|reeds|"
                r"intern)(?: \w+)? (?:ingevuld|vervuld|bezet|iemand (?:gevonden|aangenomen)|voorzien|opgevuld|bemand)|"
                r"(?:er is|we hebben|hebben wij)<30>(?:kandidaat|iemand)<10>(?:aangenomen|gevonden|benoemd)|"
                r"heeft (?:\w+ )?(?:getekend|het contract|ons aanbod (?:aanvaard|geaccepteerd)|ja gezegd)",
                r"(?:niet|niet meer|nog niet|nooit)[^;!?]{0,20} (?:ingevuld|invullen|vervuld|in te vullen)|"
                r"ingevuld (?:formulier|hebt)|als<20>(?:ingevuld|vervuld)|(?:zodra|totdat|tot|wanneer)<40>(?:ingevuld|"
                r"vervuld)|je<20>(?:hebt|heb) ingevuld|voorzien van",
            ),
            "cancelled": _Cue(
                r"(?:vacature|functie|positie|procedure|plek|plaats|rol|wervingsprocedure|selectieprocedure|opdracht|"
                r"werving|project|stageplaats|stage|sollicitatieprocedure|vacatures|"
                r"stageplek)\b[^;!?]{0,80}?(?:ingetrokken|vervallen|vervalt|geannuleerd|bevroren|stopgezet|on hold|"
                r"geschrapt|gestopt|gaat niet door|niet (?:meer |langer )?(?:door\b|in te vullen|ingevuld|invullen|"
                r"vervuld|te vervullen)|opgeschort|uitgesteld|gepauzeerd|in te trekken|afgeblazen|opgeheven|"
                r"niet doorgaat)|vacaturestop|personeelsstop|wervingsstop|aannamestop|(?:trekken|intrekken|schrappen|"
                r"bevriezen|annuleren)<30>(?:vacature|functie|procedure)|(?:vacature|"
                r"functie) (?:toch )?niet (?:meer )?(?:wordt|zal worden|gaan we|te gaan) (?:\w+ )?(?:inge|ver|"
                r"invullen)|(?:we|wij) (?:nemen|zoeken|werven) (?:nu |voorlopig )?(?:niemand|geen nieuwe mensen)|"
                r"(?:wegens|vanwege|door|in verband met|als gevolg van) (?:een |de |onze )?(?:\w+ )?(?:reorganisatie|"
                r"herstructurering|bezuiniging\w*|budget\w*|herschikking)|niet meer invullen",
                r"(?:gesprek|afspraak|kennismaking)[^;!?]{0,70}(?:gaat niet door|geannuleerd|afgezegd)|(?:je|jouw|"
                r"uw) sollicitatie<60>(?:ingetrokken|stopgezet)|niet (?:met (?:jou|u)|door met)|"
                r"gaat niet door (?:naar|met)|kan niet (?:met|door)",
            ),
            "on-file": _Cue(
                r"(?:bewaren|bewaar|houden|houd|hou|bijhouden|steken|nemen|opslaan|onthouden|opnemen)<30>(?:je|jouw|"
                r"uw|u|de)\b(?: \w+)?<15>(?:gegevens|cv|brief|naam|nummer|profiel|sollicitatie|contactgegevens|"
                r"dossier|portfolio)<40>(?:op\b|bij\b|in (?:onze|ons|de|portefeuille)|achter de hand|voor (?:een|"
                r"toekomst\w+|andere|latere)|gedurende|(?:weken|maanden|jaar)\b)|(?:gegevens|cv|brief|naam|nummer|"
                r"profiel|sollicitatie|dossier|u|je)\b<50>(?:bewaren|bewaard|bewaar|in portefeuille|(?:in )?(?:onze|"
                r"ons|het|de) (?:\w+)?(?:database|bestand|talentpool|wervingsreserve|portefeuille|archief|"
                r"kandidatenbestand)|bijhouden|achter de hand|te bewaren|bij te houden|opgenomen<20>reserve|"
                r"ingeschreven)|portefeuille (?:te )?houden|houden (?:je|u|we je|wij u) in portefeuille|(?:in|"
                r"aan) onze (?:wervingsreserve|talentpool|database)\b",
                r"verwijder\w*|vernietig\w*|gewist|niet (?:te )?(?:bewaren|bewaard)|avg\b|gdpr|wettelijk|"
                r"schrijf je in|meld je aan|inschrijven|houd (?:onze|de)",
            ),
            "agency": _Cue(
                r"(?:onze|mijn|de) (?:opdrachtgever|klant) (?:heeft|kiest|koos|wil|gaat|vond|is|had|gesproken|"
                r"aan de lijn)|(?:onze|mijn) (?:opdrachtgever|klant)\b|uitzendbureau|detacher",
                r"klantenservice|klantcontact",
            ),
        },
    ),
    "sv": _Tongue(
        denial=r"inte|ej|ingen|inga|inget|utan|aldrig|knappt",
        others=r"andra|annan|kandidater|sökande|många|någon|alla|fler|personer",
        cues={
            "kind-words": _Cue(
                r"(?:du|dig|din|ditt|dina)\b<60 own>(?:imponer\w+|gott intryck|(?:ett )?(?:mycket |väldigt )?(?:gott|"
                r"bra|starkt|positivt) intryck|(?:jätte|väldigt |mycket |riktigt |så |super)(?:bra|fin\w*|duktig|"
                r"trevlig\w*|stark\w*|intressant\w*|god|härlig|kompetent|skicklig)|fastnade|lysande|fantastisk\w*|"
                r"uppskatta(?:de|t)s?|utmärkt\w*|galant|tilltal\w+|både trevlig|en tillgång)\b|(?:imponera\w*|intryck|"
                r"förtjusta|glada) av (?:din|ditt|dina|hur du|dig)|(?:gillade|gillar|älskade|tyckte (?:mycket )?om|"
                r"uppskattade|lyfte|beröm\w*)(?: \w+){0,2} (?:din|ditt|dina|hur|vårt samtal|dig)\b(?! (?:intresse|tid|"
                r"ansökan|engagemang))|(?:du|din|ditt) (?:har|är|var|hade|gjorde|gav)(?: \w+){0,2} (?:fin|fint|"
                r"gedigen|gediget|stark|starkt|imponerande|spännande|intressant|bra|gott|god|duktig|trevlig|"
                r"kompetent)\b(?! (?:dag|chans|match))|(?:ditt|din|dina) (?:starka|fina|imponerande|gedigna|"
                r"välskrivna|spännande|intressanta|härliga) \w+|för en (?:välskriven|fin|härlig|rolig|"
                r"genomarbetad) ansökan|(?:jätte|väldigt |så |mycket )?(?:roligt|trevligt|"
                r"kul) att (?:få )?träffa(?:s)? (?:dig|:)|någon så väl förberedd|kloka tankar",
                r"ha en|hoppas (?:du|att du)|önska\w*|bra dag|om du|välkommen att|du är (?:mycket )?välkommen",
            ),
            "reapply": _Cue(
                r"(?:sök|ansök|söker|söka|ansöka|sökte|försök|försöker)(?: (?:till|hos|oss|gärna|dig|en|någon|det|på|"
                r"tjänster|in|våra|efter)){0,4} (?:igen|på nytt|andra|fler|framtida|kommande|lediga|nya|nästa)\b|"
                r"sök gärna|(?:välkomm\w+|uppmuntr\w+|uppman\w+|hoppas|hindra dig|tveka inte|ser gärna|rekommender\w+|"
                r"får gärna|gärna)<50>(?:\bsök\w*|ansök\w*|söka|ny ansökan|åter\b|tillbaka|följ\w+|försök\w*|in på|"
                r"titta|hålla)<50>(?:igen|på nytt|andra|fler|framtida|kommande|lediga|tjänster|roller|annonser|åter|"
                r"oss|när|site|karriär\w*|hemsida|jämna|jobb\w*|utkik)|(?:håll|hålla)<20>(?:utkik|koll|ögonen)|"
                r"välkommen (?:att söka|åter|tillbaka|med (?:en )?(?:ny|din) ansökan|igen)|ny ansökan\b|(?:hör av dig|"
                r"skriv|kom)<25>(?:igen|till nästa|nästa|på nytt|till (?:hösten|våren))|titta in på<40>mellanrum|"
                r"(?:följ|besök)\w* <20>(?:vår karriär|våra lediga|vår hemsida|våra annonser|oss på)|"
                r"skapa en jobbavisering|sökte på nytt|roligt om du sökte|(?:nästa (?:år|säsong|sommar))<30>(?:sök\w*|"
                r"ansök\w*|försök\w*)|nya? (?:sommarjobb|tjänster)<30>sök",
                r"tack för att du<30>(?:igen|på nytt|sökte)|tackar? <20>(?:igen|åter)|hör av dig om du (?:har|inte|"
                r"vill|önskar|undrar)|frågor|återkomm\w+|vi hör av oss|återkoppling",
            ),
            "feedback-offered": _Cue(
                r"(?:vill du|gärna|om du (?:vill|önskar|är)|önskar du|hör av dig|välkommen)<50>(?:\bfeedback|"
                r"återkoppling (?:på|kring|om|från)|ha återkoppling|motivering\w*|berättar|veta (?:mer om (?:varför|"
                r"hur)|varför)|prata igenom|höra (?:mer|hur))|(?:feedback|återkoppling|motivering)\b<50>(?:vill\b|"
                r"önsk\w+|gärna|ring|hör av|kontakta|mejla|erbjud\w+)",
                r"din feedback|din återkoppling|enkät|hör gärna av dig med (?:frågor|funder)|frågor|vill ge oss|"
                r"positiv återkoppling|återkoppling senast|lämna (?:gärna )?feedback",
            ),
            "feedback-given": _Cue(
                r"(?:mitt|ett|vårt|mina|ett litet) (?:\w+ )?(?:tips|råd)\b|(?:råder|rekommenderar|tipsar) (?:jag |"
                r"vi )?dig\b|(?:feedback|återkoppling)[^:;!?]{0,50}:|(?:saknade|saknades)\b|(?:ditt|din|"
                r"dina) [^;!?]{0,50}(?:under (?:gränsen|nivån|kravet)|för (?:kort|lite|svag\w*|låg\w*|tunn\w*|"
                r"otydlig\w*|svår\w*)|inte (?:riktigt )?(?:övertyg\w+|tillräcklig\w*))|(?:blev|var) svåra att följa|"
                r"att (?:jobba|utveckla|träna|öva) (?:vidare|mer) (?:på|med)|(?:hade (?:vi |jag )?(?:gärna|önskat|"
                r"velat))<30>(?:mer|se|höra)\b",
                r"karriär|hemsida|annons\w*|lediga|sök\w* (?:igen|andra)|saknar (?:du|vi behov)|saknar möjlighet|"
                r"om du (?:vill|önskar)|registrera|jobb\w* hos|prenumer\w+|vi saknar",
            ),
            "runner-up": _Cue(
                r"(?:på )?andra ?plats(?:en)?\b|andrahands\w*|tvåa\b|mellan dig och|stod mellan|slutkandidat\w*|"
                r"(?:två|sista) (?:sista|två|slutkandidater)\b|jämnt lopp|(?:väldigt|mycket|ytterst|så) (?:tajt|jämnt|"
                r"jämn|nära)\b|hårfin\w*|(?:ett )?hårstrå|reserv(?:lista|plats|en)?\b|nära att (?:få|bli|välja)|"
                r"en av två\b|den andra (?:finalisten|slutkandidaten)|delad etta",
                r"(?:inte|ej) (?:\w+ )?(?:slutkandidat|reserv)|reserv(?:ation|delar|era)|utan slutkandidat|"
                r"nära (?:framtid|kollegor|till|samarbete|dig)|slutkandidater till|stod mellan (?:flera|andra|många)",
            ),
            "filled": _Cue(
                r"(?:tjänsten|tjänsterna|rollen|platsen|platserna|jobbet|jobben|uppdraget|anställningen|vikariatet|"
                r"positionen|befattningen|poster|praktikplatsen|tjänst)\b<60>(?:tillsatt\w*|gått till|bemannad|"
                r"fylld\w*|borta\b|fullt|upptagen|gett till|besatt|inte längre (?:ledig|öppen|tillgänglig))|(?:nu|"
                r"redan|är|blivit|har) (?:\w+ )?(?:tillsatt|tillsatta|fulltaliga)\b|(?:vi har|har (?:nu |redan )?|"
                r"har vi)<15>(?:anställt (?:en|någon)|hittat (?:rätt|någon|en))|(?:tackat ja|skrivit på|accepterat)\b|"
                r"rollen gick till|har fått jobbet|tillsatt internt|inte längre (?:ledig|öppen|tillgänglig)\b",
                r"(?:om|när|tills|innan|så snart)<30>(?:tillsatt|tillsätt)|inte (?:att )?(?:tillsätt|bli tillsatt|"
                r"blir tillsatt)|du (?:har )?tackat ja|avbryt\w*|utan att (?:tillsätta|ha)",
            ),
            "cancelled": _Cue(
                r"(?:tjänst\w*|rollen?|rekrytering\w*|annons\w*|anställning\w*|platsen|uppdraget|position\w*|"
                r"process\w*|vikariat\w*|projektet|utlysning\w*|praktik\w*|befattning\w*|"
                r"sommarjobb\w*)\b[^;!?]{0,80}?(?:avbr(?:yt\w*|ut\w*|öt\w*)|inställ\w+|ställ(?:s|er|t|a|as) in\b|"
                r"dra(?:gits|s|gs|git|r)? (?:in|tillbaka)|pausa\w*|frys\w*|återkall\w*|utgår|utgått|ströks?|strukits|"
                r"läggs? ner|lagts ner|upphör\w*|genomförs inte|inte (?:längre )?(?:att )?(?:tillsätt\w*|bli tillsatt|"
                r"genomför\w*|bli av|blir av|rekryter\w*)|skjut\w+ (?:på|upp)|stopp\w*|makuler\w+)|anställningsstopp|"
                r"rekryteringsstopp|(?:avbryt\w*|avbrutit|pausat|stoppat|ställa in|ställer in|dra tillbaka|frysa|"
                r"fryst)<20>(?:rekrytering\w*|tjänst\w*|annons\w*|process\w*|anställning\w*)|"
                r"anställer (?:vi )?inte längre|inte (?:kommer )?(?:att )?(?:anställa|rekrytera) (?:någon|alls)|"
                r"(?:på grund av|till följd av|med anledning av|efter) (?:en )?(?:\w+ )?(?:omorganisation\w*|"
                r"nedskärning\w*|besparing\w*|neddragning\w*|budget\w*)",
                r"(?:intervjun|mötet|samtalet)<60>(?:inställ|ställ)|(?:din|er|min) ansökan|du (?:väljer|har valt|"
                r"valt)|du (?:har )?(?:drar|dragit) (?:\w+ )?tillbaka|din medverkan|anställda? på en annan|"
                r"prenumer\w+|erfarenhet av",
            ),
            "on-file": _Cue(
                r"(?:spara\w*|behåll\w*|bevara\w*|noterar?|registrer\w*)<40>(?:cv|ansökan|uppgifter|profil|kontakt\w*|"
                r"namn|nummer)\b<50>(?:i |för |till |med |inför |under |kvar|på |$|om )|(?:cv|ansökan|uppgifter|"
                r"profil|kontaktuppgifter|namn)\b<40>(?:spara\w*|behåll\w*|ligger kvar|finns kvar|kvarstår|kvar i|"
                r"lagras)|i vår (?:databas|kandidatbank|bank|talangpool)|kandidatbank|talangpool|"
                r"har dig (?:gärna )?kvar|timlista|(?:sparar|behåller) (?:vi )?(?:dig|din|ditt|dina)",
                r"radera\w*|gallra\w*|förstör\w*|gdpr|ta(?:s)? bort|inte (?:spara|behåll)\w*|registrera dig|"
                r"skapa (?:en|ett)|anmäl dig|håll kontakt",
            ),
            "agency": _Cue(
                r"(?:vår|min) kund\b|uppdragsgivaren\b|kundföretag|kunden (?:har|valde|väljer|vill|gick|efter)|"
                r"av kunden\b|konsultuppdrag",
                r"kundtjänst|kundservice",
            ),
        },
    ),
    "da": _Tongue(
        denial=r"ikke|ingen|intet|uden|aldrig|næppe",
        others=r"andre|anden|andet|kandidater|ansøgere|mange|nogen|alle|flere|personer",
        cues={
            "kind-words": _Cue(
                r"(?:du|dig|din|dit|dine)\b<60 own>(?:imponer\w+|(?:godt|stort|stærkt|rigtig godt|positivt|"
                r"fint) indtryk|dygtig|kompetent|fremragende|skøn\w*|flot\w*|begejstr\w+|velskrevet|(?:meget|rigtig|"
                r"virkelig|super|vildt) (?:god\w*|fin\w*|spændende|interessant\w*|stærk\w*|sød|dygtig)|gode hænder|"
                r"scorede højest)\b|(?:imponeret|begejstret|imponerede|glade|vilde) (?:af|over|for|med) (?:din|dit|"
                r"dine|dig)\b(?! (?:ansøgning|interesse|henvendelse))|(?:kunne|kan) (?:rigtig|virkelig|"
                r"vældig)? ?godt lide (?:din|dit|dine|dig)|sætter (?:stor )?pris på (?:din|dit|dine) (?!interesse|tid|"
                r"ansøgning|henvendelse)\w+|(?:din|dit|dine) (?:flotte|spændende|stærke|fine|dejlige|velskrevne|"
                r"imponerende|interessante|varme) (?!interesse|henvendelse|dag)\w+|(?:hyggeligt|fornøjelse|"
                r"dejligt) at (?:møde|lære) dig|rigtig hyggelig snak",
                r"hvis du|ønsker dig|fortsat god|held og lykke|god dag|håber",
            ),
            "reapply": _Cue(
                r"(?:søg|søge|ansøg|ansøge|skriv|skrive|prøv|prøve|kom|komme|henvend\w*)(?: (?:endelig|gerne|til|os|"
                r"hos|en|det|stilling|igen|vores|på|dig|job)){0,4} (?:igen|på ny|på et senere|senere|næste (?:år|gang|"
                r"sæson)|andre|nye|fremtidige|kommende)\b|(?:velkommen|opfordr\w+|opmuntr\w+|håber|tøv ikke|hør\w*|"
                r"lyst)<50>(?:søge|ansøge|søger|skrive|holde øje|komme|kontakte|prøve|følge)<50>(?:igen|andre|nye|"
                r"fremtidige|kommende|stilling\w*|job\w*|opslag|os|når)|(?:holde?<15>øje|følge? med)\b<40>(?:vores|"
                r"job\w*|opslag|stilling\w*|hjemmeside|instagram|side)|(?:andre|nye|fremtidige|"
                r"kommende)<20>(?:stilling\w*|job\w*|opslag|muligheder)<30>(?:søge|ansøge|velkommen|opfordr\w+)|"
                r"ny ansøgning\b|(?:søg|ansøg) (?:gerne |endelig )|velkommen til at (?:søge|skrive igen|komme igen|"
                r"prøve igen)|glæder os til at høre fra dig igen|(?:elske|gerne) (?:at )?høre fra dig (?:igen)?|"
                r"opret en (?:profil|jobagent)",
                r"tak (?:for|fordi)<40>(?:igen|endnu)|hvis du har (?:spørgsmål|kommentar)|spørgsmål|"
                r"velkommen til at (?:kontakte|ringe|skrive til) (?:os|mig) (?:på|hvis)|feedback|uddyb\w*|"
                r"vender tilbage|tilbagemelding",
            ),
            "feedback-offered": _Cue(
                r"(?:feedback|tilbagemelding på (?:din|samtalen)|begrundelse|uddybning|uddyb\w*)\b<50>(?:gerne|vil\b|"
                r"ring|skriv|ønsk\w+|kontakt\w*|velkommen)|(?:gerne|vil du|hvis du|ønsker|velkommen)<50>(?:\bfeedback|"
                r"tilbagemelding på|begrundelse|uddyb\w+|vide (?:mere om )?(?:hvorfor|hvad)|"
                r"høre (?:mere om (?:hvorfor|begrund)|hvorfor)|vide mere om hvorfor|tale om det)",
                r"din feedback|spørgeskema|giv os|din tilbagemelding|undersøgelse|give en tilbagemelding (?:senest|"
                r"inden)|positiv tilbagemelding|hurtig",
            ),
            "feedback-given": _Cue(
                r"(?:mit|et|vores|lille|godt) (?:\w+ )?(?:råd|tip)\b(?! til)|(?:anbefaler|råder|foreslår) (?:jeg |"
                r"vi )?dig\b|(?:feedback|tilbagemelding)[^:;!?]{0,50}:|(?:savnede|manglede)\b|(?:din|dit|dine|"
                r"du) [^;!?]{0,50}(?:under (?:grænsen|niveauet|kravet)|for (?:kort|lidt|svag\w*|lav\w*|tynd\w*|"
                r"utydelig\w*)|ikke (?:helt )?(?:overbevis\w+|tilstrækkelig\w*))|få styr på|"
                r"at arbejde (?:videre )?med|(?:kunne godt|havde gerne)<20>(?:tænkt os|set|hørt)",
                r"hjemmeside|opslag|jobagent|følge|søge|ledige|spørgsmål|hvis du|oprette|linkedin|vi mangler|ved at|"
                r"mangler (?:vi|en)|byråd|vedtægter",
            ),
            "runner-up": _Cue(
                r"nummer to\b|andenplads\w*|andenvalg|mellem dig og|(?:meget |rigtig |så )?tæt løb|(?:meget|rigtig|så|"
                r"utrolig) tæt på|hårfin\w*|reserveliste\w*|sidste to\b|to (?:kandidater|finalister|"
                r"slutkandidater) tilbage|den anden finalist|en(?:e)? af (?:de )?to\b|lige ved (?:og|at)|"
                r"et hestehoved|slutfelt\w*|stod (?:mellem|imellem) dig|som andenprioritet",
                r"ikke (?:\w+ )?(?:slutfelt|reserve|finalist)|tæt på (?:kunder|hinanden|beslutning|kollega|"
                r"forretning)|til slutfeltet|stillingen som nummer to",
            ),
            "filled": _Cue(
                r"(?:stilling\w*|jobbet|job|pladsen|pladserne|elevplads\w*|rollen|vikariatet|praktikpladsen|"
                r"stillingerne|vagterne|praktikplads\w*)\b<60>(?:(?:er|er nu|var|allerede|alle|nu) (?:\w+ )?besat\b|"
                r"blevet besat|gået til|væk\b|optaget|ikke længere (?:ledig|opslået|åben)|fyldt|tilbudt en|givet til)|"
                r"(?:stilling\w*|jobbet|pladsen)[^;!?]{0,40}ikke længere (?:ledig|åben|aktuel)|(?:allerede|nu|er|"
                r"blevet) (?:\w+ )?besat\b|(?:takket|sagt) ja\b|skrevet (?:kontrakt|under)|(?:har|har nu|"
                r"har allerede)<15>(?:ansat (?:en|den)|fundet (?:den|deres|vores))|folk nok|fik jobbet|"
                r"endt med at ansætte",
                r"ikke (?:bliver |blive |blevet |at )?(?:besat|genbesat|besætte)|(?:hvis|når|indtil|før|"
                r"inden)<30>besat|du (?:har )?takket ja|uden at besætte|når stillingen",
            ),
            "cancelled": _Cue(
                r"(?:stilling\w*|job\w*|opslag\w*|rekruttering\w*|ansættelse\w*|pladsen|proces\w*|projekt\w*|nathold|"
                r"vikariat\w*|elevplads\w*|praktikplads\w*|forløbet)\b[^;!?]{0,80}?(?:annuller\w+|aflys\w+|"
                r"trukket (?:tilbage|det)?|sat på pause|i bero|frosset|fros\w*|nedlagt|nedlægg\w*|nedlægges|"
                r"bortfald\w*|ikke (?:længere )?(?:at )?(?:genbes\w+|besæt\w+|bliver besat|blive besat|oprett\w+|"
                r"opslå\w*|til noget)|udsat\b|udskyde\w*|sparet væk|udgår|ikke alligevel)|ansættelsesstop|"
                r"stillingsstop|(?:annuller\w*|aflys\w*|udskyde\w*|nedlæg\w*|standse\w*|sætte)<20>(?:stilling\w*|"
                r"rekruttering\w*|opslag\w*|proces\w*|ansættelse\w*)|ikke foretaget ansættelse|(?:ansætter|"
                r"ansætte) (?:vi )?ingen|ikke (?:at )?ansætte nogen|(?:på grund af|som følge af|grundet|"
                r"efter) (?:en )?(?:\w+ )?(?:omorganisering\w*|omstrukturering\w*|besparelse\w*|nedskæring\w*|"
                r"fyringsrunde\w*|budget\w*)",
                r"(?:samtalen|mødet|interview\w*)<60>(?:aflys|udsat)|(?:din|min) ansøgning<60>(?:trukket|annuller|"
                r"stoppe)|du (?:har )?trukket|erfaring (?:med|i)|ikke ansætte dig|abonnement|forløbet for dig",
            ),
            "on-file": _Cue(
                r"(?:gem\w*|behold\w*|opbevar\w*|noter\w*|lægger|holder)<40>(?:cv|ansøgning|oplysninger|profil|"
                r"kontakt\w*|navn|data|nummer|dig i kartoteket)\b|(?:cv|ansøgning|oplysninger|profil|navn|"
                r"papirer)\b<40>(?:gemmes|gemt|gemmer|beholde\w*|opbevar\w*|liggende|ligger hos|bliver liggende|"
                r"i mappen|i vores (?:database|emnebank|jobbank|kandidat\w*|talent\w*))|emnebank|talentpulje|"
                r"i vores (?:database|kandidatbank|jobbank|kartotek)\b|vikarliste\w*|holder dig i kartoteket",
                r"slet(?:te|tes|tet|ter)?\b|destruer\w*|gdpr|makuler\w*|ikke (?:gem|behold)\w*|opret (?:en|din)|"
                r"tilmeld|meld dig|persondata",
            ),
            "agency": _Cue(
                r"(?:vores|min) kunde\b|kunden (?:har|valgte|vælger|vil|gik|efter|ønsk)|talt med kunden|"
                r"rekrutteringsbureau|opdragsgiver",
                r"kundeservice|kundecenter",
            ),
        },
    ),
    "pl": _Tongue(
        denial=r"nie|żad\w*|bez|nigdy|ani",
        others=r"inn\w+|kandydat(?:ów|ami|ki|om|ach)|wiel\w+|kto\w*|wszyst\w+|osob\w*|osób",
        cues={
            "kind-words": _Cue(
                r"(?:pan[ai]?|panu|panią|pańsk\w+|państw\w*|two\w+|twe\w+|ci|cię|tobie|tobą|"
                r"ty)\b<60 own>(?:wrażeni\w+|imponuj\w+|zaimponowa\w+|docenia\w*|doceni\w+|świetn\w+|znakomit\w+|"
                r"wysoko oceni\w+|zachwyc\w+|podoba\w*|spodoba\w+|szacunek|ciekaw\w+|profesjonalizm\w*|"
                r"pierwszorzędn\w+|wspaniał\w+|super\b|urzek\w+|(?:bardzo|naprawdę) (?:dobr\w+|moc\w+|ciekaw\w+))\b|"
                r"(?:wrażeni\w+|doceniamy|doceniam|docenili\w*|spodobał\w*|podobał\w*|ceni\w+|gratuluj\w+|"
                r"zachwycił\w*|zaimponował\w*|podkreśl\w+)<30 own>(?:pan[ai]?|pańsk\w+|państw\w*|two\w+|ci|"
                r"twe\w+)\b(?! (?:zainteresowani|czas|zgłoszeni|aplikacj|udział|chęć))|(?:jest|był|była|jesteś|byłeś|"
                r"byłaś) (?:pan |pani )?(?:\w+ )?(?:świetn\w+|znakomit\w+|utalentowan\w+|bardzo dobr\w+|wyjątkow\w+|"
                r"profesjonaln\w+)|wysoko ocenion\w+|z (?:dużą |prawdziwą |wielką )?przyjemnością (?:\w+ "
                r")?(?:przeczyta\w+|wysłucha\w+|obejrza\w+)|miło wspominam|dał[ae]ś się poznać jako",
                r"życz\w+|mamy nadzieję|miłego dnia|poziom zgłoszeń|doceniamy (?:twoje |pana |"
                r"pani )?(?:zainteresowanie|czas|zaangażowanie w)",
            ),
            "reapply": _Cue(
                r"ponown\w+ (?:\w+ )?(?:aplik\w+|zgłosz\w+|kandyd\w+|udział\w*|składani\w+|zgłosić|zgłaszani\w+|"
                r"spróbowa\w+|kontakt\w*)|(?:aplik\w+|zgłos\w+|zgłaszan\w+|spróbow\w+|spróbuj|kandydow\w+|zapis\w+|"
                r"wystart\w+|pisz|napisz)<25>(?:ponownie|znów|jeszcze raz|na inne|w (?:przyszłości|kolejn\w+|"
                r"następn\w+|przyszł\w+)|za (?:rok|pół)|wiosną|jesienią|w \w+ (?:naborze|rekrutacji))|(?:zachęca\w+|"
                r"zaprasza\w+|namawia\w+|liczymy|mamy nadzieję|polecam\w*)<60>(?:aplik\w+|śledz\w+|zgłasza\w+|"
                r"udział\w*|odwiedz\w+|obserwow\w+|zaglądani\w+|spróbow\w+|kandydow\w+|zapoznan\w+|ponown\w+|"
                r"następn\w+ rekrutacj\w+|kolejn\w+ rekrutacj\w+|nasz\w+ (?:stron\w+|ofert\w+))|(?:śledź|śledzić|"
                r"obserwuj|zaglądaj|odwiedzaj)<30>(?:nasz\w+|ofert\w+|ogłoszeni\w+|stron\w+|karier\w+)|"
                r"(?:nie )?(?:wahaj się|zniechęc\w+|zrażaj\w*)<50>(?:aplik\w+|rekrutacj\w+|próbow\w+|zgłos\w+)|"
                r"(?:zgłoś się|wróć|wróć do nas|proszę próbować|śmiało pisz|odezwij się)<30>(?:ponownie|znów|do nas|"
                r"wiosną|za |w |$|jeszcze)|kolejna możliwość przystąpienia|(?:za rok|"
                r"w przyszłym roku)<30>(?:zaprasza\w+|aplik\w+|spróbow\w+|startuj\w+|zgłos\w+)",
                r"dzięku\w+ za ponown\w+|ponownie dzięku\w+|dziękuj\w+<20>ponown\w+|odezwiemy się|skontaktujemy się|"
                r"wrócimy do|ponownie (?:rozpatrz|ogłos|skontakt)\w+",
            ),
            "feedback-offered": _Cue(
                r"(?:feedback\w*|informacj\w+ zwrotn\w+|uzasadnieni\w+|szczegół\w+|omówi\w+ (?:wynik\w*|rozmow\w*|"
                r"powod\w*))\b<50>(?:chętni\w*|prosz\w+|chce\w*|życzy\w*|kontakt\w*|dzwoń|zadzwo\w+|możliwoś\w+)|"
                r"(?:chętnie|jeśli (?:chce\w*|pan|pani|potrzeb\w*)|gdyby\w*|jeżeli|służę|możemy)<50>(?:feedback\w*|"
                r"informacj\w+ zwrotn\w+|uzasadni\w+|usłyszeć więcej|szczegół\w+|omówi\w+|opowiem|"
                r"przekaż\w+ (?:więcej|uwagi))",
                r"ankiet\w+|twój feedback|pani feedback|szczegóły dotyczące przetwarzania|danych osobowych|"
                r"nie (?:przekazuj|udziel)\w+|oczekujemy na|szczegóły (?:na|oferty)|rozmow\w+ w \w+ umów",
            ),
            "feedback-given": _Cue(
                r"(?:moja|nasza|mała|jedna|drobna) (?:rada|wskazówka|sugestia)\b|(?:radzę|radzimy|polecam|sugeruję|"
                r"sugerujemy|rekomenduj\w+)\b<30>|(?:feedback\w*|informacj\w+ zwrotn\w+)[^:;!?]{0,50}:|na minus\b|"
                r"zabrakło (?:nam|mi|panu|pani|ci|jednak|trochę|doświadczeni\w+|wiedzy|znajomości)|(?:za|"
                r"zbyt) (?:słab\w+|mało|powierzchown\w+|ogóln\w+|krótk\w+|woln\w+|nieśmiał\w+)|warto (?:popracować|"
                r"doszlifować|rozwinąć|poćwiczyć|nauczyć)|(?:trzeba|należy|proszę) (?:popracować|poćwiczyć)|"
                r"popracuj nad",
                r"stron\w+ (?:kariera|internet)|ogłosze\w+|ofert\w+ pracy|śledz\w+|aplik\w+ (?:na inne|ponownie)|"
                r"jeśli (?:chce|pan)|za mało (?:miejsc|zgłoszeń|zamówień|etat\w*|czasu)|zabrakło (?:nam )?(?:miejsc|"
                r"czasu|etat|budżet|pieni)|zbyt (?:duż|wiel)\w+|polecam (?:pan|ci|si)|punkt\w*",
            ),
            "runner-up": _Cue(
                r"drug(?:ie|a|ą|i|iej|im|ą) (?:miejsc\w*|na liście|pozycj\w*|lokat\w*|w kolejności|wynik\w*)|o włos|"
                r"lis\w+ rezerwow\w+|rezerwow\w+|minimaln\w+ (?:różnic\w+|większości\w*|przewag\w*)|"
                r"niewielk\w+ (?:różnic\w+|większości\w+|przewag\w+)|między (?:panem|panią|tobą) a|(?:dwoje|dwóch|"
                r"dwojga|dwójce) (?:finalist\w*|ostatn\w*|kandydat\w+)|drug\w+ finalist\w*|"
                r"do (?:samego )?końca (?:\w+ )?(?:w grze|waha\w+|rozważ\w+)|niewiele (?:zabrakło|brakowało)|"
                r"prawie (?:ty|pan|pani)|jako (?:finalist\w+)|jesteś finalist\w+",
                r"nie (?:\w+ )?(?:finalist|rezerwow)\w*|żadn\w+|drugi etap|list\w+ rezerwow\w+ nie",
            ),
            "filled": _Cue(
                r"(?:stanowisk\w+|etat\w*|miejsc\w*|wakat\w*|rol[aę]|pozycj\w+|posad\w+|ofert\w+)\b<60>(?:obsadzon\w+|"
                r"zajęt\w+|obsadzili\w*|objął|objęł\w+|obejmie|nieaktualn\w+|zapełnion\w+|zamknięt\w+ wewnętrzn\w+)|"
                r"(?:został\w*|już|jest|zostało) (?:\w+ )?(?:obsadzon\w+|zajęt\w+)|(?:zatrudnili\w*|zatrudniliśmy|"
                r"znaleźli\w*) (?:już |kogoś|osobę|wszystkie|pracownika|odpowiedni\w+)|(?:już|mamy) (?:kogoś|komplet|"
                r"pełn\w+ (?:skład|obsad\w+))|(?:przyjął|przyjęła|podpisał\w*) (?:\w+ )?(?:ofert\w+|umow\w+|"
                r"propozycj\w+)|(?:obsada|lista)<30>(?:kompletna|zamknięta)|zatrudniony już|nieaktualne\b",
                r"nie (?:zostanie|będzie|został\w*|zostało)<20>obsadz\w+|(?:dopóki|kiedy|gdy|zanim|"
                r"jeśli)<30>(?:obsadz|zajęt)|bez obsad\w+|zajęt\w+ (?:pierwsz|drug|miejsc)\w*|nie zatrudnili",
            ),
            "cancelled": _Cue(
                r"(?:stanowisk\w+|etat\w*|nab[oó]r\w*|rekrutacj\w+|konkurs\w*|ogłoszen\w+|wakat\w*|projekt\w*|"
                r"zatrudnieni\w*|postępowani\w+|proces\w*|staż\w*|rol[aęi]|program\w*|poszukiwani\w+|"
                r"zleceni\w+)\b[^;!?]{0,80}?(?:odwołan\w+|wstrzyma\w+|anulowan\w+|zamrożon\w+|zawiesz\w+|unieważni\w+|"
                r"wycofan\w+|zlikwidowan\w+|likwidacj\w+|bez (?:rozstrzygni\w+|wyboru|wyłonien\w+)|nie (?:będzie|"
                r"zostanie)(?: \w+){0,2} (?:obsadz\w+|prowadz\w+|kontynuow\w+|wznowi\w+|utworz\w+)|przerwan\w+|"
                r"odłożon\w+|przesunięt\w+|przestał\w* istnieć|nie dojdzie)|(?:odwoł\w+|wstrzyma\w+|anulow\w+|"
                r"zamroz\w+|zawiesi\w+|unieważni\w+|wycofa\w+|rezygnuj\w+ z|zrezygnow\w+ z|"
                r"przerwa\w+)<20>(?:stanowisk\w+|etat\w*|nab[oó]r\w*|rekrutacj\w+|konkurs\w*|ogłoszeni\w+|zatrudni\w+|"
                r"proces\w*|utworzeni\w+|wszystkie rekrutacj\w+)(?: bez rozstrzygni\w+)?|nie (?:będziemy|zamierzamy|"
                r"planujemy)(?: już| w tym roku)? (?:nikogo )?zatrudnia\w*|nikogo nie zatrudni\w+|(?:z powodu|"
                r"ze względu na|w związku z|z uwagi na|wskutek)<30>(?:restrukturyzacj\w+|reorganizacj\w+|cięci\w+|"
                r"wstrzymani\w+|oszczędności\w*|likwidacj\w+)|zamrożeni\w+ (?:rekrutacji|etatów|zatrudni\w+)",
                r"(?:rozmow\w+|spotkani\w+)[^;!?]{0,20}(?:odwołan|przełożon)\w*|zgod\w+<20>(?:odwoł|wycof)\w*|"
                r"wycofa\w+ się|udział\w* w|(?:aplikacj|kandydatur|zgłoszeni)\w+<60>wycofan\w+|(?:odwoł|"
                r"wycof)\w+<20>(?:zgod|zgłosz|kandydatur|aplikacj)\w+|danych osobowych|projekt\w*<20>doświadczen\w+",
            ),
            "on-file": _Cue(
                r"(?:zachow\w+|pozostaw\w+|pozostan\w+|przechow\w+|zostaw\w+|zatrzym\w+|zapis\w+|dodam\w*|doda(?:my|"
                r"ć)|zachowa\w*|umieści\w+|wpisa\w+)<50>(?:cv|aplikacj\w+|dan[eay]\w*|zgłosz\w+|dokument\w+|"
                r"kontakt\w*|baz\w+|numer\w*|społeczności talent\w+|list\w+ rezerwow\w+|aktach|ofert\w+|życiorys)|"
                r"(?:cv|aplikacj\w+|dane|zgłoszeni\w+|dokumenty|ofert\w+|kandydatur\w+)\b<40>(?:zachow\w+|pozostan\w+|"
                r"pozostaj\w+|przechow\w+|zapisan\w+|zatrzym\w+|w (?:naszej )?bazie)|baz(?:ie|y|ę) (?:kandydat\w+|"
                r"danych|talent\w+|cv)|w naszej bazie|wpisał\w+ (?:pana|panią|cię)",
                r"usun\w+|zniszcz\w+|kasow\w+|zatrzymujemy (?:twoje |pana |pani )?(?:zgłosz|aplikacj|"
                r"kandydatur)\w+ na|nie (?:zachow|przechow)\w+|rodo|zarejestruj|dołącz|zapisz się|"
                r"przetwarzani\w+ danych|kontakt\w* (?:pod|z nami|telefonicz)",
            ),
            "agency": _Cue(
                r"(?:nasz|mój|naszego|mojego|naszym|naszemu) klient(?:a|em|owi)?\b|klient (?:zdecydow|wybra|postanow|"
                r"poinform|uzna|prze|nie|z |ma |ogłosi|zamkn)\w*|od (?:naszego )?klienta\b|agencj\w+ (?:pracy|"
                r"zatrudnienia)|w imieniu (?:naszego )?klienta",
                r"obsług\w+ klient\w+",
            ),
        },
    ),
}


@cache
def _patterns(language: str) -> dict[str, tuple[re.Pattern[str], re.Pattern[str] | None]]:
    """A language's cues; compiled when first met, as a process rarely needs all ten."""
    tongue = _TONGUES[language]
    return {
        cue: (_compiled(words.says, tongue), _compiled(words.never, tongue) if words.never else None)
        for cue, words in tongue.cues.items()
    }


_GAP = re.compile(r"<(\d+)( own)?>")


def _compiled(words: str, tongue: _Tongue) -> re.Pattern[str]:
    def gap(match: re.Match[str]) -> str:
        unwanted = f"{tongue.denial}|{tongue.others}" if match[2] else tongue.denial
        return rf"(?:(?!\b(?:{unwanted})\b)[^;!?]){{0,{match[1]}}}?\b"

    return re.compile(rf"\b(?:{_GAP.sub(gap, words)})")


@cache
def _denied(language: str) -> re.Pattern[str]:
    """What denies words that stand up to three places behind it."""
    return re.compile(rf"(?:^|\W)(?:{_TONGUES[language].denial})(?: [^\s,;:.]{{1,20}}){{0,2}} ?$")


#: How far before a cue the word may stand that denies it.
_REACH = 60
_MOST_SENTENCES = 60
#: A subject "Feedback: your application" promises what the mail may not hold.
_IN_SUBJECTS = frozenset(("filled", "cancelled", "agency"))


def cues_of(page: Page) -> tuple[str, ...]:
    """What the mail says beside its decision, in the order of ``CUES``."""
    language = page.language or "en"
    patterns = _patterns(language)
    denied = _denied(language)
    found: set[str] = set()
    for number, sentence in enumerate((page.subject, *page.sentences[:_MOST_SENTENCES])):
        text = sentence.lower().replace("’", "'").replace("\n", " ")
        for cue, (says, never) in patterns.items():
            if cue not in found and (number or cue in _IN_SUBJECTS) and (match := says.search(text)):
                before = text[max(0, match.start() - _REACH) : match.start()]
                if not denied.search(before) and not (never and never.search(text)):
                    found.add(cue)
    return tuple(cue for cue in CUES if cue in found)
