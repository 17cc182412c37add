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
                r"your (?:(?!candidates|team|interest|patience|time|consider)[\w'&,/-]+ ){1,8}?(?:is|are|was|were) "
                r"(?:\w+ ){0,2}(?:impressive|excellent|outstanding|strong(?! match| fit)|brilliant|superb|exceptional|"
                r"remarkable|wonderful|lovely|beautiful|fantastic|terrific|gorgeous|great|thoughtful|the (?:best|"
                r"strongest|sharpest)|spot on|inspiring|a (?:joy|delight|model))|"
                r"your (?:very |truly |really |genuinely )?(?:excellent|impressive|outstanding|remarkable|brilliant|lovely|"
                r"beautiful|wonderful|thoughtful|inspiring|exceptional|superb|terrific|fantastic|extensive (?:experience|"
                r"background|knowledge)|great (?!interest|patience|time))|"
                r"your [\w ]{1,40} (?:stood out|shone|demonstrate[ds]? (?:strong|great|real|excellent)|show(?:s|ed) "
                r"(?:strong|great|real|excellent)|made (?:us|the [\w ]{1,20}) (?:laugh|smile))|you (?:really )?stood out|"
                r"you(?:'re|'ve| are| were| have| had| would make| would be)(?: \w+){0,2} (?:talented|gifted|impressive|"
                r"impressed|terrific|superb|lovely|(?:great|strong|excellent|outstanding|impressive|brilliant|real|"
                r"fine|exciting|solid|exceptional) (?:background|profile|candidate|skills?|portfolio|resume|cv|experience|"
                r"gift|talent|scientist|teacher|engineer|researcher|way with|person|asset|addition|fit for (?:our|the) "
                r"(?:team|culture)))|"
                r"you (?:\w+ )?(?:interviewed|presented|performed|did|came across|handled) (?:\w+ ){0,4}?(?:well|"
                r"brilliantly|beautifully|superbly|excellently)\b|a credit to you|you gave a (?:great|good|strong|very good)|"
                r"(?:enjoyed|loved|admired?|liked|adored|delighted (?:by|with)|struck by|taken with|thought highly "
                r"of) (?:(?!interest|time)\w+ ){0,4}?your (?!time|interest|patience|application\b|understanding|consider|"
                r"effort|taking|desire|willing|flexib|ongoing|continued|commitment|resume|cv|background|visit|"
                r"support|trust|response|feedback|letters\b|applications\b)\w+|"
                r"loved (?:meeting|talking (?:to|"
                r"with)|speaking (?:to|with)|getting to know|chatting (?:to|with)|our (?:conversation|chat))|"
                r"(?:what a|(?:real|great|true|absolute|genuine) )(?: ?pleasure| ?joy| ?treat) (?:it was )?(?:to|"
                r"meeting|talking|having) (?!review|receive|read)|"
                r"(?:talented|gifted)[\w (]{0,30}like you|(?:someone|somebody|anyone|a person) (?:with your|of your "
                r"(?:talent|cali))|your (?:talent|passion|enthusiasm|energy|warmth|kindness|honesty|curiosity|"
                r"dedication)\b[^.;]{0,40}(?:shone|came through|stood out|impress\w+|clear|obvious|infectious)",
                r"if your|whether your|ensure|your (?:weekend|day) ",
            ),
            "reapply": _Cue(
                r"(?:encourage|invite|urge|advise|recommend|welcome|love for|like) (?:that )?you (?:\w+ ){0,3}?(?:to )?"
                r"(?:\w+ ){0,3}?(?:re-?apply|apply|applying|revisit|search|keep (?:an eye|checking|looking|watching)|try|"
                r"continue (?:your search|to (?:\w+ )?apply|apply)|stay on|find other|join our talent|create a (?:job alert|"
                r"profile)|sign up for|set up|investigate other|(?:check|visit|browse|explore|review|monitor|watch|consider|"
                r"look)(?:ing)? [^;]{0,80}?(?:career|site|opening|vacanc|job|role|position|opportunit|posting|back\b|again|us "
                r"for))|encourage to stay on|"
                r"(?:hope|trust) (?:that )?(?:you(?:'ll| will|'d| would)? )?(?:\w+ ){0,4}?(?:(?:re-?)?apply\b|applying (?:again|"
                r"for|to)|(?:consider|try) (?:us|[a-z' ]{3,30}) again|consider(?:ing)? (?:applying|other (?:opportunit|role|"
                r"position|opening|vacanc)))|hope (?:that )?(?:this|you)[\w ]{0,20} (?:will not|won't|not be) (?:\w+ ){1,4}from "
                r"applying|"
                r"(?:love|like|glad|happy|pleased|delighted|welcome|consider|forward to|receive|see)(?: if| that| it if| to have|"
                r" to see| to receive| to consider| to)? (?:(?:you|from you) )?(?:\w+ ){0,2}?(?:an|another|a (?:new|further|fresh|"
                r"future)) application\b|application from you in (?:the )?future|"
                r"(?:welcome|free|able|eligible|hesitate|invited|encouraged) to (?:\w+ ){0,3}?(?:re-?apply|apply|submit a "
                r"(?:new|fresh|further)|search for|look out|try (?:us )?again|check back|keep an eye|throw your hat|"
                r"(?:check out|visit|review|watch|browse) [^;]{0,60}?(?:career|opening|vacanc|job|role|position|opportunit))|"
                r"(?:please|do|so|and|but|also|may|can|still|we ask you to|kindly) (?:do )?(?:feel free to |continue "
                r"to |keep |always |do |go on to |gladly )*(?:(?:re-?)?apply(?:ing)? (?:again|afresh|with us again|next|for "
                r"(?:any|other|future|another)|to (?:us again|any|other|another|future|open))|re-?apply\b|"
                r"keep (?:an eye|checking|watching|looking|applying)|(?:check(?: out)?|visit|browse|monitor|review|watch)"
                r"(?:ing)? (?:(?!status)\w+ ){0,3}?(?:our|the|back)\b[^;]{0,50}?(?:career|opening|vacanc|opportunit|job|role|"
                r"position|website|back)|try (?:us )?again|come straight back to (?:us|me)|check back|monitor for future)|"
                r"requested to apply afresh|(?:see|spot) (?:another|something|any other)[^;]{0,70} apply\b|(?:may|can) submit a new "
                r"application|look us up|apply again then|don't be put off applying|don't hesitate to (?:\w+ ){0,2}?(?:re-?)?apply|"
                r"(?:don't|not) (?:let this|be) (?:\w+ ){1,4}from applying|(?:discourage|deter) you from applying|put (?:you )?off "
                r"applying|apply (?:to (?:us|[\w ]{3,30}) )?again (?:in|after|once|next|if|when|for|and|from|six)|"
                r"re-?apply (?:in|after|once|next|if|when|no sooner|from|with|directly)|"
                r"keep an eye (?:on|out)|keep checking|checking back|look ?out for (?:our|future|other|new|"
                r"further)|on the lookout for|stay tuned|visit [\w./:-]{4,60} (?:often |regularly |again )?(?:to|"
                r"for) (?:\w+ )?(?:search|view|apply|see|open|current|new)|"
                r"try (?:us )?again (?:in|next|when|if|for)|"
                r"(?:opportunit\w+|opening|role|position|vacanc\w+)[^;]{0,60}(?:we'd|we would) love to hear from you|"
                r"(?:hear from you again|see you(?:r name)? again|your name (?:again|in the inbox))|"
                r"like to apply for (?:\w+ )?(?:other|a different)",
                r"thank(?:s| you)?,? (?:you )?(?:so much )?(?:again )?for applying (?:again|for an?other)|cannot (?:re-?)?apply|"
                r"need not re-?apply|not (?:be )?(?:able|eligible|allowed|permitted) to (?:re-?)?apply|application form|"
                r"hope (?:you will |to )?see you (?:at|on)|launching your own|please do not (?:re-?)?apply|chose to apply",
            ),
            "feedback-offered": _Cue(
                r"(?:if you(?:'d| would|'re)?|should you|anyone who'd|who would|in case you(?:'d| would)?) <25>(?:like|want|"
                r"wish|find|require|interested|useful|value)<40>(?:feedback|comments on|to know (?:why|more|how)|to hear "
                r"(?:how|why|more)|discuss your interview|(?:chat|talk) (?:about|through) (?:how|it|your|the))|"
                r"(?:happy|glad|pleased|delighted|willing|able|offered|welcome) to (?:\w+ ){0,3}?(?:give|provide|share|"
                r"offer|send|get|receive|ask (?:\w+ ){0,2}for)<25>feedback|"
                r"(?:happy|glad|pleased|delighted|welcome) to (?:\w+ ){0,3}?(?:talk|chat|go|walk|explain|discuss)(?: you)? "
                r"<25>(?:feedback|it through|through|why|how (?:it|you|the)|over what|your (?:interview|application|result|"
                r"test))|(?:happy|glad) to hop on a call|"
                r"feedback (?:is|will be|can be|may be) (?:\w+ ){0,2}?(?:available|requested|obtained|provided|arranged|"
                r"given)(?! (?:only|solely))|(?:request|ask (?:me |us |\w+ )?for|obtain|arrange|come and grab me for|grab me "
                r"for|can have|offer you|like to offer|call me for|ring me for|contact (?:me|us) for)<15>feedback|"
                r"feedback report is (?:available|attached)|feedback would be of use|(?:can|may) ask for (?:it|feedback)",
                r"(?:provide|give|share|leave|send|hear|value|appreciate|on) (?:us )?(?:with )?(?:your|honest|candidate)\b"
                r"[^;]{0,20}feedback|feedback on your (?:candidate )?experience|survey|your feedback|individual feedback "
                r"(?:only|solely)|waiting for feedback|interest in feedback|only (?:to|for) (?:those|candidates)",
            ),
            "feedback-given": _Cue(
                r"(?:as (?:far as|for)|by way of|in terms of|here(?:'s| is| are)|the following|some|as promised,?|our|my|the "
                r"interviewers'|panel's|your) (?:the |our |my |some |your |promised |quick |honest |brief |written )*feedback"
                r"(?: (?:from|for|on|of|word)[^:;.?]{0,70})?(?::|,|that | was | is that)|"
                r"feedback (?:from|for you|of|on|word|as received)[^:;.?]{0,70}:|^feedback ?:|find below (?:the|our|your) "
                r"(?:\w+ )?feedback|(?:share|pass on|give you) (?:the following|some|one|a (?:bit|piece)(?: of)?)[\w ]{0,12} "
                r"(?:feedback|advice)|"
                r"(?:my|our|one|a|some|small|two|little)(?: \w+)?(?: (?:piece|bit|word)s? of)? (?:advice|tips?)\b(?: to you)?"
                r"(?: is| would|:|,| for| -)|give (?:you )?(?:one|some|a piece of|a bit of|a) (?:\w+ )?(?:advice|tip)|"
                r"(?:suggest|recommend|advise|encourage)(?: that)? you (?:\w+ )?(?:to )?(?:gain|work on|build|improve|"
                r"practi[sc]e|strengthen|focus|speak|take|get|consider gaining|brush|deepen|develop)|continue to work on|"
                r"you (?:might|may|could|would do well to)(?: (?:want|wish|like) to)? (?:work on|improve|strengthen|practi[sc]e|"
                r"brush up|gain|build up)|if i were you|work on (?:your|three|the fundamentals)|"
                r"what (?:held you back|let you down|was (?:lacking|missing)|stopped you|you could)|let you down|"
                r"marks? (?:were|was) lost|your (?:marks|scores) [^;]{0,30}\d|scores? awarded to you|pass mark "
                r"[^;]{0,12}\d|you scored [^;]{0,30}\d|(?:was|were|fell) (?:below|short of|under) (?:the|our|what the) (?:\w+ )?"
                r"(?:level|standard|college|required)|"
                r"your (?:[\w'-]+ ){0,3}?(?:answers?|examples?|maths|code|presentation|knowledge|english|german|french|handling|"
                r"portfolio|cv|letter|pitch|analysis|submission|exercise|test)(?: [\w'-]+){0,5} (?:was|were|is) (?:\w+ )?(?:below|"
                r"short of|too|less|not yet|patchy|weak\w*|outside|lacking)\b|you were (?:a bit |a little |rather )?(?:too|less) (?!late|kind|modest)|less convincing|"
                r"(?:panel|we|they|assessors|interviewers?|reviewers?|committee|team) (?:felt|thought|noted|wondered|"
                r"would have (?:liked|wanted))(?: that)? (?:\w+ )?(?:you|your)\b[^;]{0,70}\b(?:not|n't|lack\w*|less|more|"
                r"enough|too|could)\b|would have liked to (?:see|hear)|were you to|not up ?to the mark|struggled to",
                r"waiting for|if you (?:would like|'d like|want|wish)|unable|not able|cannot|no (?:further )?feedback|"
                r"your feedback (?:on|about|is important)|please (?:provide|share|leave)|survey|number of applic|highly "
                r"competitive|standard was|too many|other (?:candidates|applicants) (?:scored|were)|of the (?:standard|"
                r"applicants)|minimum (?:of )?\d+ (?:months|weeks|days)",
            ),
            "runner-up": _Cue(
                r"runners?-up|(?:very |so |extremely |near |a )?close (?:second|run thing|call between)|(?:very |so |"
                r"extremely )close (?:decision|call|run)|very near second|"
                r"(?:came|come|were|was|been|placed|ranked|finished|you) (?:\w+ )?(?:second|2nd|runner)\b(?! (?:round|"
                r"interview|stage|time|visit|year|language|opinion))|(?:first|clear|strong|our|my|panel's) second choice|"
                r"(?:our|the|strong|clear|very) second (?:choice|favourite)|first reserve|(?:on|to) (?:our|the|a) reserve list|"
                r"(?:between|down to|either|was|was between) (?:you and|the two|two of you|two (?:candidates|people|finalists|"
                r"very)|you or)|you (?:and|or) (?:one|another) other|the other finalist|"
                r"(?:you were|you are|as|one of (?:the|our|two|three)) (?:\w+ )?finalists?\b|first or second(?![- ]year)|"
                r"torn between|a whisker|hair'?s breadth|next in line|second on (?:the|our) list|"
                r"by (?:one|two|a single|half a) (?:vote|point|mark)s?|(?:nearly|almost) you\b",
                r"other finalists|non-inclusion|not (?:be )?(?:a )?(?:among|one of|placed|put|place)|second (?:interview|round|stage)s? "
                r"(?:with|on|for|and|is|will)|decided not to place",
            ),
            "filled": _Cue(
                r"(?:positions?|roles?|jobs?|posts?|vacanc(?:y|ies)|openings?|opportunit(?:y|ies)|spots?|seats?|slots?|places?|"
                r"internships?|chair|requisition)(?:[^;!?]{0,60}? (?:has|have|had|is|are|was|were|been|be)(?: (?:now|already|"
                r"just|since|all|both|recently|unfortunately|been|sadly|subsequently|internally|in the meantime)){0,4} "
                r"(?:filled|occupied)|(?: [^;!?]{0,40}?)? ?(?:has|have|is|are|'s|'re|been)(?: (?:now|already|just|since|all|both|"
                r"been|sadly|unfortunately)){0,3} (?:gone|taken)(?! up| off| down| out| back| to|n))\b|"
                r"(?:position|job|spot|vacancy|role|post|place)'?s? (?:been |now |already )*(?:filled|taken)\b|"
                r"(?:we|i|have|'ve|has|just|now|already|recently|did)(?: (?:now|already|just|since|recently|both|all|have))* "
                r"(?:filled|fill) (?:the|this|it|our|both|all|that|these|up|every)|^filled\b|marked (?:the job )?as filled|"
                r"status: (?:\w+ )?filled|"
                r"(?:accepted|signed) (?:the|our|an|it|that|my|this) ?(?:\w+ )?(?:offer|contract|position|role)|"
                r"(?:offer|offered)[^;]{0,40} (?:and|been|now|which was),? (?:has )?accepted|"
                r"(?:found|hired|appointed|recruited|taken on) (?:someone|somebody|the right|a (?:suitable )?candidate (?:to "
                r"fill|for)|enough)|(?:position|role|job|vacancy|post)[^;]{0,40} (?:is|are) no longer (?:available|vacant)|"
                r"(?:job|role|post|position|place|secondment|spot) (?:has been|was) (?:given|assigned) to|(?:at|is) full "
                r"(?:headcount|complement)",
                r"(?:not|n't|never|will) be filled|(?:no|not) been filled|until (?:it|the \w+)[^;]{0,20} filled|(?:once|when|"
                r"if|unless|before) (?:the|this|a|our)[\w ]{0,20} (?:position|role|vacancy|post)?[\w ]{0,12}(?:filled|taken)|"
                r"can ?not be taken|not be taken|not taken",
            ),
            "cancelled": _Cue(
                r"(?:position|role|posts?|posting|vacanc(?:y|ies)|jobs?|requisition(?:\(s\))?|openings?|search|recruitment|"
                r"hiring|internship|programmes?|programs?|scheme|campaign|intake|headcount|placement|seats?|advert(?:isement)?|"
                r"co-op|line|competition|cover|slot)\b(?:(?!\bcandidates?\b|\byour application\b|\binterviews?\b|\boffer\b)"
                r"[^;!?]){0,70}? (?:has|have|had|is|was|were|are|been|being|be|got|gets|stands?|we're|put|we've)(?: (?:now|"
                r"since|been|being|unfortunately|also|just|sadly|therefore|put))* (?:cancell?ed|withdrawn|frozen|(?:put )?on "
                r"(?:indefinite )?hold|(?:put )?on ice|paused|suspended|eliminated|discontinued|scrapped|pulled|abandoned|cut|"
                r"shelved|deleted|deferred|taken out|postponed|under freeze|binned|off)\b|"
                r"(?:position|role|post|vacancy|job|search|requisition|hiring|recruitment)s? (?:cancell?ed|withdrawn|frozen)|"
                r"(?:cancell?(?:ed|ing)|withdrawn|withdraw|frozen|paused|scrapped|pulled|stopped|eliminated|put a stop "
                r"(?:to|on)|suspended|abandon\w*|shelved|freezing|pausing|froze|stop)(?: (?:the|this|our|all|any|outside|every|"
                r"external|that))+ (?:[\w'-]+ ){0,3}?(?:position|role|search|recruitment|recruiting|hiring|vacancy|posts?|"
                r"posting|opening|advert|requisition|headcount)|"
                r"(?:putting|put|placed|placing) (?:the|this|our|that) (?:[\w-]+ ){0,4}?(?:position|role|search|hiring|"
                r"recruitment|vacancy|opening|post)s? on (?:indefinite )?hold|"
                r"(?:paused|frozen|stopped|suspended) (?:all )?(?:hiring|recruit\w+|recruitment)|"
                r"(?:hiring|recruitment|headcount|budget|spending) (?:freeze|stop|pause|cuts?)|freeze on (?:\w+ )?(?:hiring|"
                r"recruitment|headcount)|"
                r"(?:not|n't|never)(?: to| be| going to| now| actually| after all| longer){0,3} (?:fill|filling|be filled|hire "
                r"(?:anyone|anybody|for (?:this|the|that)|at all|after all|this|an?\b)|hiring (?:anyone|anybody|for (?:this|the|"
                r"that)|this|after|an?\b|at all)|recruit (?:to|for|anyone|at all)|recruiting (?:anyone|at all|for (?:this|"
                r"the))|appoint(?:ing)? (?:anyone|anybody)|be hired after|proceed(?:ing)? with (?:the|this) "
                r"(?:[\w-]+ ){0,2}?(?:position|role|recruitment|vacancy|hire|search|hiring|requisition|post)|go(?:ing)? ahead "
                r"with (?:the|this) (?:[\w-]+ ){0,2}?(?:position|role|recruitment|vacancy|hire|search|hiring|post)|"
                r"be (?:hiring|filling|recruiting|appointing)(?! you))|be filled (?:after all|at this time)|"
                r"no (?:longer (?:be )?(?:going ahead|exists?|filling|hiring (?:for|an?)|proceeding with (?:the|this))|"
                r"appointment will be made|(?:staff|one) will be hired|(?:[\w-]+ ){0,3}(?:job|role|post|position|vacancy) (?:any "
                r"?more|any longer|for (?:you|anybody)|left))|there is no longer an? |"
                r"(?:position|role|job|post|vacancy)[^;!?]{0,40}(?:no longer exists?|(?:does|do)n't exist|is (?:gone|off)\b"
                r"|fallen through|closed (?:[\w ]{1,40} )?(?:without a hire|with no selection|without (?:an )?appointment))|"
                r"without a hire|closed with no selection|"
                r"(?:due to|owing to|because of|following|as a result of|in light of|after) (?:an?|our|the|recent|some)? ?"
                r"(?:[\w-]+ ){0,2}?(?:restructur\w+|reorgani[sz]ation|redundanc\w+|budget (?:cut|reduction|constraint|"
                r"freeze)\w*|layoffs?)|lost (?:the|our) (?:[\w-]+ )?(?:funding|contract|grant)\b|funding (?:has|was|did)[\w ]{0,15} "
                r"(?:fallen|withdrawn|not come)",
                r"(?:your|an?|the) (?:interview|appointment|offer|assessment|application)s? (?:on \w+ )?(?:has been|have been|is|"
                r"was) (?:cancell?ed|withdrawn|postponed)|(?:candidates?|applicants?) (?:who )?(?:has|have|had)? ?(?:been )?"
                r"withdrawn|you (?:have |had )?withdr[ae]wn?|experience (?:in|of|with)|not (?:to )?proceed with your",
            ),
            "on-file": _Cue(
                r"(?:keep|keeping|retain|retaining|hold|holding|hang|hanging|save|saving|store|maintain|conserve|preserve)(?: on to| onto| hold of)? (?:\w+ )?(?:your (?:(?!on your\b)[^;!?]){0,60}?|you (?!in mind|in "
                r"touch|on your))(?:on (?:file|record|hand|our|my|a|the)\b|in (?:our|the|my)\b|for (?:\w+ ){0,4}?"
                r"(?:future|months?|year|reference|consideration|further|openings?|opportunit\w+|vacanc\w+|next|a )|\bactive|in "
                r"(?:mind|view|case)|as part of|should|under consideration|with (?:us|me))|"
                r"(?:hold|hang|holding|hanging|hung|held) (?:on ?to|onto) (?:your|the) (?:details|resume|résumé|cv|information|"
                r"profile|application|info|folder|number|tape|portfolio|name)|"
                r"your (?:\w+ )?(?:resume|résumé|cv|details|profile|application|information|info|data|name|particulars|documents?|"
                r"file|candidacy|record|letter|scorecards?|dossier|reel|number|folder)\b(?: \w+){0,2} (?:will|can|shall|has been|"
                r"have been|is|are|remains?|stays?|was)<40>(?:on (?:file|record|our|my|the)|in (?:our|the (?!end)|my)|kept|retained|held|"
                r"added to|saved|stored|open for)|"
                r"(?:add|added|adding|include|included|register|registered|mark|marked|place|placed|put|got|have|store|enter"
                r"(?:ed)?)(?: (?:your|you)\b)(?: [\w,]+){0,4}? (?:to|in|on|into) (?:our|the|my|a) (?:[\w-]+ ){0,2}?(?:database|data "
                r"bank|talent|system|files?|books?|list|pool|records?|panel|bank|register)|"
                r"have your (?:\w+ )?(?:details|number|information|info|cv|resume)\b(?: (?:on|if|and|now)|$)|"
                r"you(?:'ll| will)? (?:be )?(?:kept|stay|remain|added) (?:in|on|to) our (?:[\w-]+ ){0,2}?(?:database|talent|system|"
                r"files?|books?|list|pool|community|network)|now that we have your information in our|"
                r"(?:use|using) our database to match your",
                r"(?:be|been|is|are) (?:\w+ )?(?:deleted|destroyed|erased|shredded|removed)|will delete|not (?:want|wish)|"
                r"n't want|required by law|legal (?:obligation|requirement)|don't keep|(?:other|any|your other) applications? "
                r"(?:that |which )?we have|email address|you can (?:log|access|update)|log ?in|your account",
            ),
            "agency": _Cue(
                r"(?:our|my|the|their) client(?:'s)?,? (?:(?:has|have|had)(?: now| just| since| unfortunately| sadly)? "
                r"(?:decided|chosen|gone|selected|opted|confirmed|come|filled|appointed|offered|asked|told|given|said|fed|put|"
                r"made|passed|had|examined|very)|chose|went|decided|felt|said|says|selected|preferred|opted|liked|"
                r"loved|would like to|feedback|interview|is looking|came back|explained)|"
                r"(?:on behalf of|shareholders of|to|from|for) (?:our|my) client\b|\bmy client\b|(?:feedback from|heard back "
                r"from|from) (?:the )?client\b|(?:from|on) (?:the )?client side|the phone (?:with|to) the client|(?:submitted|"
                r"sent|put|presented) (?:you|your (?:cv|profile|resume|details))(?: \w+)? to (?:the|our|my) client|client says|"
                r"my other clients|other roles i (?:have|am)|i represent|(?:won't|not) be putting (?:you|your cv) forward|"
                r"shall i put you forward|our agency\b",
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
                r"(?:ihr|dein)e? (?:\w+ ){1,4}?(?:ist|sind|war|waren) (?:\w+ ){0,3}?(?:klasse|toll|super|stark|großartig|"
                r"wunderschön|schön|spannend|überzeugend|überzeugende\w*|beeindruckend|hervorragend|sehr (?:gut|sauber|"
                r"interessant|ansprechend)|das stärkste)|"
                r"(?:ihr|dein)e?[rnms]? (?:sehr )?(?:überzeugende|ansprechende|beeindruckende|hervorragende|tolle|schöne|"
                r"spannende|großartige|beachtliche|ausgezeichnete|engagierte)[nrms]? \w+|"
                r"(?:beeindruckt|begeistert|angetan) (?:von|hat|haben|waren|war|sind)<40 own>\b(?:ihr|dein|sie|du|dir|ihnen)\w{0,2}\b|"
                r"(?:hast du|haben sie|du hast|sie haben|sie|du)<40 own>\b(?:beeindruckt|begeistert|sehr gut gefallen|gut gefallen|"
                r"überzeugt|sehr gut präsentiert|toll gemacht|sympathisch)\b|"
                r"(?:du bist|sie sind|du warst|sie waren) (?:\w+ ){0,3}?(?:sympathisch\w*|kompetent\w*|talentiert\w*|begabt\w*|"
                r"hervorragende\w*|tolle\w*|großartige\w*|die überzeugend\w+|eine? (?:starke|sehr gute))|"
                r"(?:tolle|hervorragende|beeindruckende|großartige|überzeugende|starke) (?:bewerbung|reportage|arbeitsprobe\w*|"
                r"unterlagen|leistung|mappe|präsentation) (?:geschrieben|geschickt|gezeigt|abgeliefert)|"
                r"(?:sehr |durchweg |äußerst |überaus )?(?:guten|positiven|hervorragenden|tollen|starken|sympathischen|"
                r"bleibenden) eindruck|(?:mit ihnen|mit dir)<30>spaß gemacht|schöne (?:portfolio|mappe)|"
                r"als (?:\w+ und )?(?:kompetente|engagierte|sympathische)\w*<30>kennengelernt",
                r"(?:guten|positiven) eindruck von (?:uns|unser)|hat ihnen<30>gefallen|gefallen hat (?:es|dir bei uns)",
            ),
            "reapply": _Cue(
                r"(?:erneut|wieder|nochmals?|noch ?mal|noch einmal|gerne?|jederzeit|weiterhin|künftig|zukünftig|auch|später|"
                r"zukunft|dann|herzlich|neu)<50>\b(?:bewerben\b|bewirb\b|bewerbt\b|zu bewerben)|"
                r"(?:bewerben sie sich|bewirb dich|bewerbt euch)\b<40>(?:gern\w*|wieder|erneut|noch|dann|auf|neu|einfach|doch|"
                r"jederzeit)|"
                r"(?:freu\w+|begrüß\w+|willkommen|laden|ermutig\w+|ermunter\w+|motivier\w+|einladen|möchten sie)<70>"
                r"(?:\bbewerben|bewirbst|zu bewerben|erneute\w* bewerbung|neue\w* bewerbung|weitere\w* bewerbung|künftige\w* "
                r"bewerbung|spätere\w* bewerbung|bewerbung (?:für|auf) (?:eine )?(?:ander|weiter|künftig))|"
                r"(?:karriereseite\w*|stellenportal\w*|stellenangebote\w*|karriereportal\w*|jobportal\w*|stellenbörse|"
                r"jobseite|stellenmarkt|ausschreibungen|homepage|vakanzen)<60>(?:besuch\w+|schau\w*|informieren sie sich|auge|vorbei\w*|"
                r"blick|werfen|verfolg\w+|nutzen|bewerb\w+|bewirb|umsehen|stöbern|laden|empfehlen|hinweisen|melden)|"
                r"(?:besuch\w+|schau\w*|verfolg\w+|beobacht\w+|werfen|wirf|laden sie|nutzen sie|informieren sie sich)<60>"
                r"(?:karriereseite|stellenportal|stellenangebote|karriereportal|jobportal|stellenbörse|jobseite|"
                r"stellenausschreibungen|ausschreibungen|stellenmarkt|jobs|vakanzen)|"
                r"auf (?:unsere |eine |unseren )?(?:weitere|andere|künftige|zukünftige|neue|passende|nächste)\w* (?:\w+ )?"
                r"(?:stelle\w*|position\w*|ausschreibung\w*|vakanz\w*)<30>(?:bewerben|bewirbst)|"
                r"(?:neuen|erneuten|weiteren) (?:versuch|anlauf|bewerbung)|versuch\w* (?:sie )?es<30>(?:nochmal|noch mal|noch "
                r"einmal|erneut|wieder)|(?:meld(?:e|en)?|schreib(?:e|en)?)\b(?: (?:du|sie))?(?: dich| sich)?<40>(?:wieder|erneut|nochmals?|noch "
                r"(?:ein)?mal|nächstes jahr)\b|wieder<20>(?:von (?:ihnen|dir) zu (?:hören|lesen)|bei uns (?:zu )?melden)|"
                r"(?:nächstes jahr|kommendes jahr|nächste saison)<30>(?:wieder|noch ?mal|erneut|meld\w*|bewerb\w*)|"
                r"dürfen sie sich<40>wieder|nicht entmutigen<60>bewerb|zögern sie nicht<40>bewerb|"
                r"schick\w* uns<40>(?:neuen|wieder|in einem jahr)",
                r"sich (?:erneut|wieder|nochmals) (?:bei uns )?(?:beworben|gemeldet)|von einer (?:erneuten )?bewerbung "
                r"abzusehen|bewerbung<30>(?:erforderlich|ausgeschlossen)|bitten<20>abstand|wir (?:werden|würden) uns<40>melden|"
                r"melde ich mich|melden wir uns|wir melden",
            ),
            "feedback-offered": _Cue(
                r"(?:wenn|falls|sofern|sollten|wünschst|möchtest|wollen)<50>(?:feedback|rückmeldung (?:zu|über)|begründung|"
                r"nachgespräch|gründe|woran es)<40>|(?:gern\w*|biet\w+|steh\w+|jederzeit)<50>(?:\bfeedback|begründung|"
                r"rückmeldung (?:zu|über)|auskunft (?:über|zu)|nachgespräch|feedbackgespräch)|"
                r"(?:feedback|feedbackgespräch|begründung|nachgespräch|persönliche rückmeldung)<50>(?:gern\w*|wünsch\w+|"
                r"möcht\w+|anruf\w*|zur verfügung|bieten|anbieten|melden|vereinbaren)|"
                r"(?:erkläre|erzähle|sage|erläutere|erläutern)<40>(?:woran|warum|gründe)",
                r"hätten|ihr feedback|dein feedback|umfrage|bewerbungsprozess|ihre rückmeldung|deine rückmeldung|bitten wir um "
                r"verständnis|dauert|verzicht|absehen|bis (?:dahin|wir)|positive\w* rückmeldung",
            ),
            "feedback-given": _Cue(
                r"(?:mein|unser|kleiner|ein|guter)(?: \w+)? (?:tipp|rat|ratschlag)\b(?! von)|(?:rate|raten|empfehle|empfehlen) "
                r"(?:wir |ich )?(?:ihnen|dir)\b|feedback[^:;!?]{0,50}:|"
                r"(?:gefehlt|zu kurz gekommen|vermisst) (?:hat|haben)|(?:hat|haben|hätten)<30>(?:gefehlt|vermisst|gewünscht, dass)|"
                r"(?:noch|etwas|ein bisschen|leider) (?:nicht (?:sicher|ausreichend|gut|weit|tief) genug|zu (?:wenig|unsicher|"
                r"langsam|oberflächlich|knapp|zögerlich|kurz|allgemein))|"
                r"(?:ihre|deine)[rn]? \w+(?: \w+){0,3} (?:war|waren|ist|sind|reicht|reichen) (?:\w+ )?(?:noch )?(?:nicht (?:ganz |so )?"
                r"(?:sicher|ausreichend|überzeugend)|zu (?:wenig|unsicher|knapp|allgemein)|nicht aus)|"
                r"daran (?:könnten|kannst|solltest|sollten)|an (?:ihrer|deiner|ihrem|deinem) \w+ (?:arbeiten|noch feilen)|"
                r"arbeite\w* (?:noch )?an",
                r"karriere|stellen(?:portal|angebot|ausschr|markt|börse)|webseite|newsletter|newsportal|homepage|regelmäßig|"
                r"wünsch\w+|falls sie|wenn sie (?:feedback|eine)|zu viele|zu wenig(?:e)? (?:stellen|plätze)|absehen|jobbörse|"
                r"weitere stellen|zeit gefehlt|schreib uns|melden sie sich",
            ),
            "runner-up": _Cue(
                r"(?:zweite[nr]?|zweitem|2\.) (?:platz|stelle|rang|wahl)\b|platz (?:zwei|2)\b|zweitplatziert|kopf-an-kopf|"
                r"(?:bis zuletzt|bis zum schluss|am ende|zuletzt)<40>(?:auswahl|wahl\b|rennen|zwischen)|"
                r"(?:letzten|verbliebenen) (?:beiden|zwei)\b|kreis der letzten|nachrück\w*|hauchdünn|haaresbreite|"
                r"(?:sehr |äußerst |extrem |denkbar )knapp\w*|knappe[nr]? (?:mehrheit|entscheidung)|knapp<20>(?:ausgefallen|"
                r"gegen (?:sie|dich)|dahinter)|zwischen (?:ihnen|dir) und|(?:ihnen|dir|sie|du)<20>finalist\w*|engste[nr]? "
                r"(?:wahl|auswahl|kreis)|um einen (?:punkt|hauch)|fast (?:sie|du) geworden",
                r"bemessen|(?:platz|plätze|zeit)<20>knapp|in die engste|vorbehaltlich|nicht<40>(?:engste|nachrück)|personaldecke",
            ),
            "filled": _Cue(
                r"(?:stellen?|position(?:en)?|platz|plätze|jobs?|posten|vakanz(?:en)?|ausbildungsplatz|praktikumsplatz|einsätze|"
                r"praktikumsplätze|ausbildungsplätze|stellenausschreibung)\b[^;!?]{0,80}? (?:(?:bereits|schon|inzwischen|"
                r"mittlerweile|zwischenzeitlich|anderweitig|intern|nun|jetzt|leider|heute|alle|damit|somit|ist|sind|wurde|"
                r"wurden) )+(?:\w+ )?(?:besetzt|vergeben|nachbesetzt|belegt|weg)\b|"
                r"(?:bereits|schon|inzwischen|mittlerweile|zwischenzeitlich|anderweitig|intern)(?: \w+){0,2} (?:besetzt|vergeben|"
                r"nachbesetzt|eingestellt|gefunden|belegt|voll)\b|(?:jemanden|jemand\w*|eine andere person)<20>(?:gefunden|"
                r"eingestellt|genommen)|vertrag<30>(?:unterzeichnet|unterschrieben)|(?:besetzen konnten|besetzt werden konnte|"
                r"anderweitig besetz\w+|anderweitig vergeben)|(?:hat|haben)<30>(?:zugesagt|unterschrieben)\b",
                r"(?:sobald|bis|wenn|falls|erst|noch nicht|nicht)[^;!?]{0,50}besetzt|vertrag<20>(?:verlängert|kunde)|nicht mehr "
                r"besetzt|sie haben<20>unterschrieben|voll besetzt|niemand",
            ),
            "cancelled": _Cue(
                r"(?:stellen?|position(?:en)?|stellenausschreibung|ausschreibung|\w*verfahren|besetzung|vakanz(?:en)?|suche|"
                r"rekrutierung|job|neueinstellung\w*|einstellungen|ausbildungsplatz|anzeige|praktikum\w*|"
                r"stellenbesetzung|planstelle)\b[^;!?]{0,90}?(?:aufgehoben|gestrichen|eingefroren|zurückgezogen|abgebrochen|"
                r"zurückgestellt|auf eis|entfällt|entfallen|weggefallen|fällt weg|gestoppt|pausiert|storniert|ausgesetzt|"
                r"zurückgenommen|doch nicht|nicht mehr (?:neu |zu )?(?:be|nach)?setz\w*|nicht (?:neu )?(?:zu )?(?:nach)?besetz(?:t|en)|"
                r"ohne (?:auswahl|besetzung|einstellung|ergebnis)|findet<30>nicht statt|nicht (?:stattfinden|erfolgen|"
                r"weiterverfolgt)|vorerst nicht|gibt es nicht mehr|ersatzlos)|"
                r"(?:verfahren|suche|ausschreibung)\w*<40>eingestellt\b|\w*(?:einstellungs|stellen|recruiting)-?stopp?\w*|"
                r""
                r"(?:einstellung|besetzung)<40>(?:nicht|wird nicht) (?:erfolgen|statt)|"
                r"(?:aufgrund|wegen|infolge|durch)(?: \w+){0,3} (?:\w*strukturierung\w*|\w*organisation|sparmaßnahmen|"
                r"budget\w*|haushaltssperre|stellenabbau\w*|auftragslage|einsparung\w*)",
                r"(?:gespräch|termin|interview|angebot)\w*<20>(?:abgesagt|aufgehoben)|ihre bewerbung (?:zurück|nicht)|mit ihnen|"
                r"mit dir|bewerbung[^;!?]{0,30}zurückgezogen|nicht mit ",
            ),
            "on-file": _Cue(
                r"(?:unterlagen|bewerbung|daten|lebenslauf|profil|name[n]?|kontaktdaten|telefonnummer|nummer|adresse|dossier|"
                r"mappe|kontakt|kandidatenprofil)\b<60>(?:aufbewahr\w*|aufheben|aufzuheben|behalten|speichern|"
                r"gespeichert|vormerken|vorgemerkt|in evidenz|in (?:unseren?|unserem) \w*(?:pool|datenbank|kartei|bewerberkreis|"
                r"reserve\w*|kandidat\w*)|in der kartei|auf (?:unserer|der|unsere|die) warteliste|im hinterkopf|"
                r"aufnehmen<20>pool)|(?:sie|dich)<30>(?:vormerken|vorgemerkt|in evidenz|in (?:unseren?|unserem|der) \w*(?:pool|datenbank|"
                r"kartei|bewerberkreis))|"
                r"(?:aufbewahr\w*|heb|hebe|heben|behalte|behalten|speichern|merken|merke|nehmen|nehme|vormerken|notier\w+|halten)"
                r"<30>(?:unterlagen|bewerbung|daten|lebenslauf|profil|namen|kontaktdaten|nummer|adresse|dossier|mappe)<50>\b(?:auf\b|"
                r"vor\b|pool|kartei|evidenz|gern\w*|falls|für (?:eine )?(?:spätere|künftige|zukünftige|weitere|andere|\w+ monate)|"
                r"bereit|im auge)",
                r"lösch\w*|gelöscht|vernicht\w*|dsgvo|gesetz\w*|\bagg\b|rücksend\w*|zurücksend\w*|lassen sie uns ihr\w* wissen|"
                r"warteliste<20>voll|stelle\w* im auge|karriereseite|seite im auge",
            ),
            "agency": _Cue(
                r"(?:unser|mein|der)(?:e[mnsr]?|es)? (?:kunde|mandant|auftraggeber|klient)(?:n|in|en|s|e)?\b|im auftrag unser|"
                r"kundenunternehmen|(?:dem|den|vom|beim) (?:kunden|mandanten|auftraggeber)\b|(?:personalberat|"
                r"personaldienstleist|personalvermittl|zeitarbeit|arbeitnehmerüberlass)",
                r"kundenbetreu\w*|kundendienst|kundenberat\w*",
            ),
        },
    ),
    "fr": _Tongue(
        denial=r"ne|n'\w*|pas|aucun\w*|sans(?! doute| hésiter)|ni|jamais|guère|peu",
        others=r"autres?|d'autres|candidat(?:e|s|es)?|candidat·?\w*|plusieurs|nombreu\w+|tous|toutes|quelqu'un\w*",
        cues={
            "kind-words": _Cue(
                r"(?:votre|vos|ton|ta|tes|vous|tu)\b<60 own>(?:impressionn\w+|séduit\w*|convaincu\w*|(?:beaucoup|vraiment|bien) "
                r"plu\b|enthousiasmé\w*|touché\w*|marqué\w*|remarquable|excellent(?:e|es|s)?\b(?! (?:continuation|journée|fin|semaine|suite|"
                r"année))|brillant\w*|convaincant\w*|(?:est|sont|était) "
                r"(?:\w+ )?(?:top|superbe\w*|solide|malin|très (?:bon\w*|riche|beau|belle|intéressant\w*)|de (?:grande )?qualité))|"
                r"(?:apprécié|aimé|admiré|adoré|salu\w+|séduits? par|impressionn\w+ par|sensibles? à|touchés? par|plaisir à (?:lire|"
                r"découvrir))<40 own>(?:votre|vos|ton|ta|tes) (?!intérêt|démarche|patience|temps|confiance|envie|venue|candidature|"
                r"disponibilité|attention)\w+|"
                r"(?:qualité|richesse|pertinence|sérieux|solidité) (?:de|du|des) (?:votre|vos|ton|ta|tes)\b|"
                r"(?:votre|ton) (?:beau|très beau|excellent\w*|riche|remarquable|superbe|brillant\w*|impressionnant\w*|bel|belle|"
                r"solide) \w+|(?:vos|tes) (?:grandes |belles |solides |excellentes? |réelles |nombreuses )(?:qualités|"
                r"compétences|réalisations|références)|"
                r"(?:vous avez|tu as|vous êtes|tu es) <30 own>(?:très bonne impression|excellent\w*|parcours sans faute|brillamment|"
                r"beau parcours|très beau|remarquable\w*|fait forte impression|du talent)|un vrai plaisir|ravis? d'échanger|"
                r"très belle (?:impression|rencontre)|bravo pour|félicit\w+ pour",
                r"vos? qualités? professionnelles? ;|ne remet\w* (?:pas |nullement |en rien )?en (?:cause|question)|n'enlève|"
                r"toute autre|autres candidat\w* (?:nous )?(?:ont|a)<20>(?:convaincu|séduit)|souhaitez|malgré (?:la|toute la) qualité "
                r"des candidatures|plaisir de vous (?:annoncer|informer)",
            ),
            "reapply": _Cue(
                r"(?:invit\w+|encourag\w+|incit\w+|n'hésit(?:ez|e|es) (?:\w+ )?(?:pas|surtout pas)?|engage\w*|conseill\w+|suggér\w+)"
                r"[^;!?]{0,60}?(?:postuler|repostuler|candidater|recandidater|déposer|consulter|surveiller|suivre nos|rester "
                r"attenti\w+|renouveler|retenter|retourner|visiter|soumettre|poser (?:de nouveau |à nouveau )?votre candidature|"
                r"à revenir|revenir vers nous|nous (?:réécrire|solliciter|recontacter|relancer)|parcourir|créer (?:une|votre) "
                r"alerte|présenter)|"
                r"(?:postul\w+|candidat\w{2,4}|repostul\w+|présenter|candidature|écri\w+|tenter|essayer)<30>(?:à nouveau|de nouveau|"
                r"prochaine (?:session|fois|rentrée|saison)|l'an(?:née)? prochaine?|l'année suivante|dès (?:le|la|l')|plus tard)|"
                r"(?:nouvelle|prochaine|future) candidature|candidature(?:s)? (?:ultérieure|future)|"
                r"(?:consult\w+|visit\w+|surveill\w+|suiv\w+|rendez-vous sur|gard\w+ un œil)<40>(?:nos (?:offres|annonces|"
                r"prochain\w+|futur\w+|autres)|notre (?:site|page)|offres)|"
                r"(?:revenez|revoir|retrouver|relire|reviens|repassez|passe)<25>(?:nous|prochaine|voir|ouverture)|"
                r"(?:retent\w+|tent\w+)<12>(?:votre|ta) chance|rien ne s'oppose à ce que<30>postul\w+|activer les alertes|"
                r"postul\w+ (?:aux|à (?:nos|d'autres))",
                r"remerci\w+ (?:\w+ )?(?:d'avoir|pour|de)<30>(?:nouveau|nouvelle)|questions?|préféré retenir|cette nouvelle|"
                r"suite à votre nouvelle|avons reçu votre (?:nouvelle )?candidature",
            ),
            "feedback-offered": _Cue(
                r"(?:retour|motifs?|explications?|feedback|débrief\w*|raisons)\b<50>(?:disposition|si vous (?:le )?souhait\w+|"
                r"volontiers|sur (?:simple )?demande|appel\w+|joign\w+|contact\w+)|(?:disposition|si vous souhait\w+|si tu "
                r"(?:veux|souhaites)|volontiers|si vous (?:voulez|désirez))<50>(?:un retour|retour (?:sur|détaillé|plus|"
                r"personnalisé)|feedback|débrief\w*|échanger sur (?:votre|cette|notre)|les motifs|les raisons|en (?:re)?parler|"
                r"comprendre|savoir pourquoi|explications?)",
                r"retour (?:de|à) (?:mail|courrier|votre)|votre retour|remerci\w+|vos cv en retour|retrait|motif légitime|données|"
                r"pièces|dossier en retour|motifs? de refus<20>pas",
            ),
            "feedback-given": _Cue(
                r"(?:mon|notre|un|petit) conseil\b|(?:je|nous) (?:vous|te) (?:conseill\w+|suggér\w+|recommand\w+)|"
                r"feedback[^:;!?]{0,50} ?:|"
                r"(?:votre|vos|ton|ta|tes)\b[^;!?]{0,50}(?:insuffisant\w*|trop (?:junior|sage|court\w*|faible\w*|superficiel\w*|"
                r"limité\w*|général\w*)|fait défaut)|il (?:vous |te |t'(?:a )?|vous a )manqu(?:e|ait|é)\b|(?:tu es resté\w*|"
                r"vous êtes resté\w*|vous gagneri\w+|tu gagnerais)|pêch\w+ (?:un peu )?sur|(?:nous|on) aurions? (?:aimé|souhaité) "
                r"(?:voir|plus|davantage|que (?:vous|votre))|point faible|axe d'amélioration|à travailler",
                r"consulter|site|offres|postul\w+|alerte|pas le temps|avez postulé|annonces|si vous|souhaitez|motivation|poste "
                r"trop|note d'info|rest(?:er|ez) à l'écoute",
            ),
            "runner-up": _Cue(
                r"(?:deuxième|seconde?|2e) (?:position|place|choix)|(?:l'autre|autre|deux(?: derni\w+)?|étiez) finalistes?|de "
                r"justesse|d'un cheveu|liste complémentaire|(?:vous|nous) départager|entre (?:vous|toi) et|à très peu|(?:très |vraiment )"
                r"serré\w*|deux derniers|l'autre personne restée|dernière ligne droite|longtemps hésité|classée? (?:deuxième|"
                r"second\w*|en deuxième|2e)|de (?:très )?peu\b",
                r"suffi|délai\w*|calendrier|planning serré|entre vous et (?:nous|le poste|notre)|pas (?:été )?(?:inscrit|retenu)|de "
                r"peu d'|non admis",
            ),
            "filled": _Cue(
                r"(?:poste|place|offre|emploi|mission|intérim|vacance|fonction|stage|alternance|apprentissage|contrats?|postes)\b"
                r"<60>(?:pourvu\w*|repourvu\w*|attribué\w*|comblé\w*|pris\b|prise\b|occupé\w*|n'est plus (?:disponible|vacant|"
                r"ouvert|d'actualité))|(?:déjà|désormais|entre-temps|finalement|été) (?:\w+ )?(?:pourvu\w*|repourvu\w*|comblé\w*)|"
                r"(?:poste|annonce|offre)[^;!?]{0,40}n'est plus (?:disponible|vacant\w*|d'actualité)|(?:on a|nous avons|avons "
                r"(?:déjà )?(?:pu )?)(?: déjà)? (?:trouvé (?:quelqu'un|notre|la personne|merci)|engag\w+|embauch\w+ (?:quelqu'un|une|un))|a (?:déjà )?(?:signé|accepté "
                r"(?:le|notre|l'offre|la))|équipes?<30>au complet|été embauché",
                r"(?:pas|plus) (?:être )?(?:à )?pourvo\w+|ne sera (?:pas|plus) pourvu|avant que|jusqu'à ce que|tant que|une fois|"
                r"dès que|prise? (?:de|en) (?:fonction|compte|contact)|pris (?:connaissance|la décision|en|le temps|note|soin)|avez "
                r"(?:signé|accepté)|prise? en|quelqu'un d'autre ne",
            ),
            "cancelled": _Cue(
                r"(?:postes?|recrutements?|offre|concours|procédure|embauches?|ouverture|mission|projet|création|annonce|stage|"
                r"processus|campagne|appel)\b[^;!?]{0,80}?(?:gelé\w*|suspendu\w*|supprimé\w*|annul\w+|abandonné\w*|reporté\w*|"
                r"infructueu\w*|sans suite|n'existe plus|n'est plus à pourvoir|ne sera (?:finalement )?(?:pas|plus) (?:pourvu|"
                r"ouvert|créé)\w*|retiré\w*|interrompu\w*|déclaré infructueux|mis en (?:pause|attente)|stoppé\w*)|"
                r"(?:gel(?:er|é|ons)?|suspen\w+|annul\w+|supprim\w+|interrompre|abandonn\w+|report\w+|mettons fin|stopp\w+|arrêter|"
                r"renonc\w+|ne pas (?:ouvrir|pourvoir|donner suite|créer)) (?:\w+ ){0,3}?(?:au |le |ce |du |à (?:la|ce|l')|tous les |"
                r"l'|la |les |des |cette |toutes les )(?:\w+ )?(?:poste|recrutements?|offre|embauches?|création|concours|ouverture|"
                r"procédure)|gel des (?:embauches|recrutements|postes)|plan (?:d'économies|social)|"
                r"(?:suite à|en raison d'|à cause d'|dans le cadre d')(?:une? )?(?:\w+ )?(?:réorganisation|restructuration)|"
                r"ne recrut\w+ (?:finalement )?(?:pas|plus)|"
                r"ligne budgétaire<20>(?:supprim\w+|gel\w+)",
                r"(?:entretien|rendez-vous|visite)[^;!?]{0,30}(?:annul\w+|reporté)|vous (?:pouvez|souhaitez) (?:\w+ )?(?:supprim\w+|"
                r"annul\w+)|supprim\w+ (?:vos|votre)|(?:candidature|dossier|cv)\w*<20>sans suite|votre candidature[^;!?]{0,40}sans "
                r"suite|données",
            ),
            "on-file": _Cue(
                r"(?:conserv\w+|gard\w+|garderons|archiv\w+|enregistr\w+|intégr\w+|vers\w+|réexaminer|retenir|préserv\w+)<50>(?:votre|"
                r"vos|ton|ta|tes) (?:candidature|dossier|cv|coordonnées|profil|données|contact|curriculum|numéro|book)|"
                r"(?:dossier|candidature|cv|profil|coordonnées|il|elle|lettre)\b<40>(?:conservé\w*|gardé\w*|demeur\w+|reste\w*|"
                r"enregistré\w*|intégré\w*|versé\w*|figur\w+)<50>(?:vivier|base|fichier|réserve|cvthèque|mois|an\b|ans\b|année|"
                r"banque|éventuel\w*|portefeuille|d'autres)|la garderons|(?:sous le coude|dans notre (?:vivier|cvthèque|base de "
                r"données|réserve|fichier|banque))",
                r"supprimé\w*|détruit\w*|effac\w+|rejoindre|cliqu\w+|souhaitez-vous|ne (?:sera|seront|conserv\w+)|opposition<20>à la "
                r"conservation|rgpd",
            ),
            "agency": _Cue(
                r"(?:notre|mon) client\b|le client (?:a|n'a|souhait|préf|ne|reti|recherch|vient)|chez (?:notre|mon|le) "
                r"client|(?:agence|société) d'intérim|cabinet de recrutement|chasseur de têtes|mission (?:d'intérim|intérimaire)|"
                r"retour de mon client",
                r"relation client|service client",
            ),
        },
    ),
    "es": _Tongue(
        denial=r"no|ningun\w*|ningún|sin(?! embargo| duda)|ni|nunca|tampoco|poco",
        others=r"otr[oa]s?|candidat[oa]s|varios|varias|much[oa]s|todos|todas|otras personas|alguien|la persona",
        cues={
            "kind-words": _Cue(
                r"(?:tu|tus|su|sus|vuestr[oa]s?|te|le|usted|vos|sos|eres|has)\b<60 own>(?:impresion(?:ó|aron|ado|ados|ante|antes)|"
                r"gustó|gustaron|gustado|encant(?:ó|aron|ado|aba)|llam(?:ó|aron) (?:mucho )?la atención|excelentes?|"
                r"sobresaliente|impecable|brillantes?|maravilla\w*|estupend[oa]s?|genial|de (?:las|los) mejores|destac(?:ó|aron|"
                r"ad[oa]s?|able)|valoró|muy (?:buen[oa]?s?|interesantes?|sólid[oa]s?|valios[oa]s?))\b|"
                r"(?:gustó|gustaron|encantó|encantaron|gustado|impresion\w+|sorprend\w+|destacamos|destacar|destacaron|valoramos "
                r"(?:mucho|especialmente|muy)|valoró|admir\w+|reconocemos)(?: \w+){0,3} (?:tu|tus|su|sus|la calidad de|cómo|la forma "
                r"en que) ?(?!interés|tiempo|participación|confianza|disponibilidad|postulación|candidatura|paciencia|inscrip)\w+|"
                r"(?:gustó mucho|encantó|encantados de|gustado mucho) (?:conocer|hablar|charlar|haber\w*)(?:te|le|la|nos)?\b|"
                r"(?:gran|excelente|magnífic[oa]|sólid[oa]|brillante|muy buen) (?:perfil|potencial|profesional|candidat[oa]|"
                r"entrevista|impresión|trayectoria|trabajo|presentación)|(?:sos|eres) (?:una? )?(?:\w+ )?(?:persona (?:súper|muy)|"
                r"crack|gran)|felicit\w+ por|tienes oído|tus? (?:\w+ ){0,3}(?:son|es) (?:una )?(?:maravilla|"
                r"excelentes?|genial)",
                r"si bien recibimos|(?:nivel|calidad) de (?:las|los) (?:candidat|postul|solicit|particip)|en un excelente|te "
                r"deseamos|le deseamos|excelente (?:día|semana|fin)|buen día",
            ),
            "reapply": _Cue(
                r"(?:volver|volvés|vuelv\w+|vuelta) a (?:postul\w*|present\w*|inscrib\w*|intent\w*|candidat\w*|aplicar\w*|"
                r"escrib\w+|anot\w+|contactar\w*|particip\w+|enviar\w*|ver)|"
                r"(?:postul\w+|aplica\w*|present\w+|inscrib\w+|inscrib\w+|candidat\w+|escrib\w+|apúntate|intent\w+|participar)"
                r"(?: \w+){0,3} (?:de nuevo|nuevamente|otra vez|más adelante|en (?:el )?futuro|en futuras|a (?:otras|futuras|"
                r"próximas|nuestras|las vacantes)|en (?:otras|próximas|próximos|nuestras|cualquiera))|"
                r"(?:animamos|invitamos|invito|animo|alentamos|exhortamos|sugerimos|instamos|recomendamos|esperamos que|"
                r"encantaría que)<60>(?:postul\w+|aplica\w*|inscrib\w+|candidat\w+|present\w+|consult\w+|visit\w+|revis\w+|(?:seguir|"
                r"sigas|siga|continuar) (?:nuestr\w+|consult\w+|postul\w+|particip\w+|atent\w+|pendiente|al tanto)|pendiente|atent[oa]|particip\w+|echar un|estar al)|"
                r"(?:estés|estar|esté|mantente|manténgase|quedes|atento) (?:muy )?(?:atent[oa]|pendiente) (?:a|de)|"
                r"consult\w+ (?:periódicamente |regularmente |nuestr\w+ )+|nuev[oa] (?:postulación|candidatura|solicitud)|"
                r"(?:el año que viene|próximo (?:año|curso)|próxima (?:convocatoria|edición|temporada))<50>(?:present\w+|postul\w+|"
                r"inscrib\w+|volver|aplica\w*|intent\w+)|(?:present\w+|postul\w+|inscrib\w+|aplica\w*|escrib\w+|escribinos)<40>(?:el "
                r"(?:próximo )?año que viene|próximo año|próxima (?:convocatoria|edición|temporada))|(?:no dud\w+ en|puede[ns]?|podés|"
                r"podrás|podrá) <20>(?:postularte|postularse|inscribirte|inscribirse|volver a|aplicar a|presentarte)|aplica de nuevo",
                r"gracias por (?:volver|postul|present|inscri)|agradec\w+[^;!?]{0,30}(?:volver a|nuevamente|de nuevo) ?(?:su|tu|la|el)"
                r"|volver a (?:agradecer|darte|darle)|nos (?:volveremos|pondremos)|volveremos a",
            ),
            "feedback-offered": _Cue(
                r"(?:feedback|devolución|retroalimentación|comentarios sobre)\b<50>(?:quier\w+|dese\w+|gust\w+|llám\w+|escríb\w+|"
                r"disposición|encantad\w+|pídem\w+|solicit\w+|interesa\w*|contesta|con gusto)|(?:si (?:quier\w+|dese\w+|te|le|"
                r"necesit\w+|lo)|con gusto|encantad\w+|disposición|podemos|quedo|quieres|puedo)<50>(?:feedback|devolución|"
                r"retroalimentación|comentar\w* (?:los|las|tu|el)|explic\w+ (?:los|las|el|por)|detall\w+ (?:los|las|sobre)|"
                r"los motivos)",
                r"tu feedback|su feedback|encuesta|tu opinión|dar(?:te|le)? (?:más )?detalle|devolución de (?:los|la|sus)|"
                r"devolución positiva|documentación|datos|cancelar",
            ),
            "feedback-given": _Cue(
                r"(?:mi|nuestro|un|te doy un|algún) consejo\b|(?:te|le) (?:aconsej\w+|recomiend\w+|recomendamos|sugier\w+|sugerimos)|"
                r"(?:feedback|devolución|retroalimentación)[^:;!?]{0,50}:|(?:lo|el punto) que (?:nos|te|le) (?:ha )?(?:fren\w+|falt\w+|"
                r"pesó|penaliz\w+)|(?:te|le|nos) (?:faltó|ha faltado|faltaron|falta)\b|(?:tu|su|tus|sus) [^;!?]{0,40}(?:por debajo|insuficiente|flojea\w*|se quedó|quedó corto|"
                r"demasiado|algo just[oa])|echamos en falta|eché en falta|(?:eché|echamos) de menos (?:más|mayor|un)|mejorar (?:en|tu|"
                r"la|el)|a (?:reforzar|mejorar)|por debajo (?:de|del) (?:lo|nivel|mínimo|corte)",
                r"portal|página|bolsa|ofertas|vacantes|convocatoria\w*|sitio|web|redes|postul\w+|inscrib\w+|mantener|podemos compartir|si te|si quier\w+|si dese\w+|"
                r"no podemos dar|candidaturas que",
            ),
            "runner-up": _Cue(
                r"(?:el |la |del |de la )?otr[oa] finalista|(?:eras|fue|fuiste|era|como|siendo|quedaste|llegaste|llegó|entre "
                r"(?:los|las)) (?:\w+ ){0,3}finalistas?|por (?:muy )?poco\b|por (?:muy |un )?(?:estrecho|escaso) margen|entre (?:tú|"
                r"vos|usted|ti) y|(?:segund[oa]) (?:lugar|puesto|posición|opción|clasificad\w+)|lista de (?:espera|reserva)|reserva\b "
                r"(?:de|para)|empat\w+|(?:quedaron|quedabais|quedaban) (?:ustedes )?dos|"
                r"en primer lugar de la lista|las dos finalistas|últimos dos",
                r"en segundo lugar,|no (?:\w+ )?(?:finalistas?|reserva)|no has (?:quedado|sido)|a los finalistas|por poco (?:tiempo|"
                r"que)|fase finalista|reserva de",
            ),
            "filled": _Cue(
                r"(?:puesto|plaza|plazas|vacante|vacantes|posición|cargo|lugar|lugares)\b<60>(?:(?:está|están|fue|fueron|ha sido|"
                r"han sido|quedó|queda|ya|se ha|será|hemos|ha quedado|hayan sido)(?: \w+)? (?:cubiert[oa]s?|ocupad[oa]s?|adjudicad[oa]s?|"
                r"asignad[oa]s?|provist[oa]s?|dado a)|se cubrió|lo tomó)|cubiert[oa]s? (?:el|la|las|los|"
                r"esa|esta) (?:puesto|plaza|vacante|posición)|(?:está|quedó|queda|fue|ha sido|ya) (?:\w+ )?cubiert[oa]|ya (?:"
                r"completamos|hemos (?:contratado|encontrado|cubierto))|(?:aceptó|ha aceptado|ya la aceptó) (?:la|nuestra|el)|ha "
                r"firmado|hemos (?:fichado|contratado a)|no sigue disponible|ya no (?:está|se encuentra) disponible",
                r"(?:hasta|cuando|una vez|si)<30>(?:cubrir|cubra|cubiert\w+)|no (?:se |ha sido |será |fue )<10>(?:cubiert|cubr)|sin "
                r"cubrir|desiert|tenemos (?:en cuenta|registr|tu|su)|ocupad[oa] (?:en|con)",
            ),
            "cancelled": _Cue(
                r"(?:puestos?|plazas?|vacantes?|posición|posiciones|búsqueda|proceso|convocatoria|concurso|contrataci\w+|"
                r"selección|oferta|programa|proyecto|cargo|incorporación)\b[^;!?]{0,80}?(?:cancelad[oa]s?|congelad[oa]s?|"
                r"suspendid[oa]s?|desiert[oa]s?|anulad[oa]s?|paralizad[oa]s?|en pausa|pausad[oa]s?|aplazad[oa]s?|sin efecto|se "
                r"retira|retirad[oa]s?|desaparece|sin contratar|detenid[oa]s?|en suspenso|dado de baja|se (?:ha )?"
                r"(?:cancel|congel|suspend|paraliz|anul)\w*|no se (?:va a )?(?:cubrir|realizar|llevar)\w*|stand ?by)|"
                r"(?:cancel\w+|congel\w+|suspend\w+|anul\w+|paraliz\w+|detener|pausar|aplaz\w+|retir\w+) (?:\w+ ){0,4}?(?:el|la|las|los|"
                r"esta|este|todas|todos) (?:\w+ ){0,2}?(?:puesto|plaza|vacantes?|posición|búsqueda|proceso|convocatoria|"
                r"contrataciones|selección|incorporacion\w*|cobertura)|no (?:vamos|iremos|se va|contratar\w+) a contratar a nadie|"
                r"(?:sin|no) contratar(?:emos)? a nadie|no (?:cubrir\w*|contratar\w*) (?:a nadie|la|el|esta|este) (?:vacante|puesto|"
                r"plaza|posición)?|congelamiento de|(?:por|debido a|a raíz de|tras) (?:una? |la |un )?(?:\w+ )?(?:reestructuración|"
                r"reorganización|recorte\w*)",
                r"(?:entrevista|cita|reunión)[^;!?]{0,30}(?:cancelad|suspendid|aplazad|anulad)|(?:tu|su) (?:candidatura|postulación|"
                r"inscripción)[^;!?]{0,40}(?:sin efecto|cancelad|anulad|retirad)|datos|derecho\w* de|suscripción",
            ),
            "on-file": _Cue(
                r"(?:conserv\w+|guard\w+|mantenemos|mantendr\w+|archiv\w+|qued\w+|registr\w+|incorpor\w+|almacen\w+|permanec\w+|tendremos "
                r"presente)<40>(?:tu|tus|su|sus|el|los|la) ?(?:\w+ )?(?:cv|currículum|curriculum|currículo|datos|perfil|candidatura|"
                r"contacto|hoja de vida|información|número|antecedentes|expediente|postulación|teléfono)|"
                r"(?:cv|currículum|curriculum|datos|perfil|candidatura|antecedentes|hoja de vida|información|expediente|postulación|"
                r"contacto|registrad\w+)\b<50>(?:conserv\w+|guard\w+|archivad\w+|(?:queda\w*|permanec\w+|seguir\w+|mantendr\w+|"
                r"manten\w+|estar\w+|formar\w+|integr\w+|tendremos|consider\w+|cuenta)<40>(?:base|banco|cartera|bolsa|archiv\w+|"
                r"secretaría|presente|registr\w+|futur\w+|próxim\w+))|en (?:nuestra|la) (?:base de (?:datos|postulantes|"
                r"candidatos)|bolsa de (?:trabajo|empleo|candidatos)|cartera)\b|banco de (?:talentos?|datos|candidatos)",
                r"actualiz\w+|eliminad\w+|destruid\w+|suprimid\w+|borrad\w+|no (?:se )?(?:conserv|guard)\w+|consult\w+<20>bolsa|inscrí\w+|protección "
                r"de datos|regístr\w+|únete|te invitamos a|le invitamos a|lo invitamos a|(?:datos|base) de datos personales",
            ),
            "agency": _Cue(
                r"(?:nuestro|mi) cliente\b|el cliente (?:ha|h[ai]n|decid|opt|elig|escog|prefi|finalmente|nos|me|no|ya)|(?:la )?empresa "
                r"(?:cliente|usuaria)|del cliente (?:sobre|respecto|final)|consultora de (?:selección|recursos)|ett\b|hablé con el "
                r"cliente",
                r"atención al cliente|servicio al cliente",
            ),
        },
    ),
    "pt": _Tongue(
        denial=r"não|nenhum\w*|sem(?! dúvida)|nem|nunca|tampouco|pouco",
        others=r"outr[oa]s?|candidat[oa]s|vári[oa]s|muit[oa]s|todos|todas|alguém|pessoas",
        cues={
            "kind-words": _Cue(
                r"(?:teu|tua|teus|tuas|seu|sua|seus|suas|você|te|lhe|consigo|contigo)\b<60 own>(?:impression\w+|gost(?:ámos|amos|ei|ou|"
                r"aram)|excelentes?|ótim[oa]s?|brilhantes?|lindíssim[oa]s?|lind[oa]s?|incríve(?:l|is)|encant\w+|chamaram? a "
                r"atenção|(?:é|são|foi|está|estava) (?:\w+ )?muito (?:bo[am]s?|sólid[oa]s?|interessantes?|valios[oa]s?)|"
                r"elogiad[oa]s?|destac(?:ou|aram)(?:-se)?|foi muito bem|mandou muito bem)\b|"
                r"(?:gost(?:ámos|amos|ei|ou|aram)|ador(?:ámos|amos|ei)|encant\w+ (?:com|por)|impressionad[oa]s? com|admir\w+|apreci(?:ámos|"
                r"amos|ei|ou) (?:muito|imenso|particularmente)|valoriz\w+ (?:muito|bastante)|elogi\w+|destac\w+)(?: (?!interesse|"
                r"tempo|outr\w+)\w+){0,4} (?:d[ao]s? |[ao]s? )?(?:teu|tua|teus|tuas|seu|sua|seus|suas|te conhecer|conversar)\b(?! "
                r"(?:interesse|tempo|participação|disponibilidade|candidatura|confiança|inscrição))|"
                r"(?:foi um (?:enorme |grande |verdadeiro )?prazer|adorei|adorámos|amamos) (?:te )?(?:conhecer|conversar|conhecê-l[oa])|"
                r"(?:causado|deixou|deixaste|causou|causaste) (?:uma )?(?:\w+ )?(?:excelente|ótima|muito boa|boa) impressão|"
                r"(?:você|tu|senhora?) (?:é|és|foi|foste|tem|tens|foi quem) (?:\w+ ){0,4}(?:excelente|ótim[oa]|brilhante|talent\w+|"
                r"grande (?:potencial|profissional|talento)|melhor apresentação)|parabéns pel[oa]|que história bonita|perfil (?:muito )?"
                r"(?:sólido|excelente|excecional)|obrigad[oa] pelo portefólio",
                r"parabéns (?:à|ao)|qualidade das candidaturas|ótimo dia|excelente (?:dia|semana)|deseja\w*|gostaria\w*|gostar[íi]amos",
            ),
            "reapply": _Cue(
                r"(?:candidat(?:ar|e|es|a|em)|inscrev(?:er|a|as)|particip(?:ar|e|es)|concorr(?:er|a|as)|tent(?:ar|e|es)|aplicar|escrev\w+|"
                r"submet\w+|enviar)(?:-se|-te|-s)?\b<25>"
                r"(?:novamente|de novo|outra vez|futuras?|futuros|próxim[oa]s?|a outras|às nossas|em outras|outras (?:vagas|"
                r"oportunidades)|mais tarde)|volt(?:ar|e|es|a) a (?:candidat\w+|concorr\w+|inscrev\w+|tentar|escrever\w*|contact\w+|"
                r"particip\w+|enviar)|"
                r"(?:convid\w+|encoraj\w+|incentiv\w+|anim\w+|suger\w+|recomend\w+|esperamos que|continue|adoraríamos)<60>(?:candidat\w+|"
                r"inscrev\w+|consult\w+|visit\w+|acompanh\w+|concorr\w+|atent[oa]|acessar|particip\w+|ver você|ficar de olho|"
                r"participando)|"
                r"(?:fique|fica|continue|mantenha-se|esteja|fiques|está) (?:sempre |de )?(?:atent[oa]|olho|ligad[oa])\b(?! (?:ao|à) (?:"
                r"e-?mail|caixa))|(?:acompanh\w+|consult\w+|visit\w+|siga)<30>(?:noss[oa]s? (?:vagas|página|site|ofertas|oportunidades|"
                r"redes|portal|carreiras|anúncios)|página de carreiras)|nova candidatura|candidatura futura|"
                r"(?:no próximo ano|para o ano|próxim[oa] (?:edição|turma|semestre|temporada|concurso))<50>(?:candidat\w+|inscrev\w+|"
                r"tent\w+|particip\w+|volt\w+)|não (?:deixe|hesite) (?:de|em) (?:responder a outras|candidatar\w*|se inscrever|"
                r"inscrever\w*|participar)|subscreve as nossas|conte com a gente em novas|se inscrever novamente|porta está aberta|"
                r"desmotive de concorrer|vai passando na nossa página",
                r"obrigad[oa] por (?:se )?(?:ter )?(?:candidat|inscrev|particip)|agradecemos (?:novamente|de novo)|agradec\w+<30>"
                r"(?:novamente|de novo)|voltar[áe]\w* a contact|entraremos|vamos (?:voltar|contactar)",
            ),
            "feedback-offered": _Cue(
                r"(?:feedback|devolutiva|retorno (?:mais|detalhado)|esclarecimento\w*)\b<50>(?:quis\w+|quer\b|quiser\w*|desej\w+|gost\w+|"
                r"ligue|escrev\w+|dispo\w+|peça|solicit\w+|basta)|(?:se (?:quis\w+|desej\w+|precis\w+|você quiser|fizer)|com (?:todo o )?"
                r"gosto|à (?:sua |tua )?disposição|disponíve(?:l|is)|quero|posso|podemos)<50>(?:feedback|devolutiva|esclarec\w+|"
                r"explic\w+ (?:os|as|o|melhor)|conversar sobre|detalhar|partilhar (?:as|os|o)|te passar os)",
                r"seu feedback|teu feedback|pesquisa|inquérito|sua opinião|não (?:podemos|conseguimos|é possível)|dados|dúvida\w* sobre o "
                r"tratamento",
            ),
            "feedback-given": _Cue(
                r"(?:uma|minha|nossa|deixo uma|fica a|pequena) (?:dica|sugestão)\b|(?:um|meu|o nosso|nosso) conselho|(?:sugiro|"
                r"recomendo|aconselho)(?:-te|-lhe)?\b|(?:feedback|devolutiva|retorno)[^:;!?]{0,50}:|(?:seu|sua|teu|tua|seus|suas|teus|tuas) [^;!?]{0,40}(?:abaixo|insuficiente|ficou (?:mais|"
                r"aquém|curto|um pouco)|demasiado|a desejar)|(?:faltou|faltaram)(?:-lhe|-te|-nos)?\b|sentimos falta|senti falta|"
                r"(?:precisa|precisas|vale|pode|podes) (?:a pena )?(?:melhorar|desenvolver|reforçar|aprofundar|trabalhar)|a (?:melhorar|"
                r"desenvolver)|ficou abaixo|abaixo d[oa] (?:esperado|mínimo|nível|corte)",
                r"site|página|vagas|portal|candidat\w+ a|inscrev\w+|acompanh\w+|se quiser|redes|linkedin|ofertas|não faltou|faltou "
                r"tempo|conselho de (?:administração|classe)|conselho (?:deliberou|decidiu)",
            ),
            "runner-up": _Cue(
                r"(?:(?:dois|duas|os|outr[oa]|entre (?:os|as)(?: \w+)?) finalistas?)|(?:foi|foste|era|ficou|ficaste|chegou) (?:\w+ )"
                r"{0,3}finalista|por (?:muito )?pouco\b|por um triz|(?:entre (?:você|ti|si|a senhora|o senhor) e)|segund[oa] (?:lugar|"
                r"colocad[oa]|classificad[oa]|opção|posição)|lista de (?:espera|reserva)|cadastro (?:de )?reserva|suplente|empat\w+|"
                r"foi no detalhe|candidaturas finais",
                r"em segundo lugar,|não (?:\w+ )?(?:finalista|reserva|suplente)|por pouco tempo|pessoas finalistas|até ao fim d[oe]|até "
                r"o fim d[oe]|até ao fim de",
            ),
            "filled": _Cue(
                r"(?:vaga|vagas|posição|lugar|lugares|cargo|posto|oportunidade|função)\b<60>(?:preenchid[oa]s?|ocupad[oa]s?|atribuíd[oa]s?|"
                r"fechada com|dado a|entregue|assumid[oa]|foi fechada)|(?:já|foi|está|encontra-se|encontram todas|todas) (?:\w+ )?"
                r"preenchid[oa]s?|preenchemos|já (?:contratámos|contratamos|encontrámos|encontramos|temos alguém)|(?:aceitou|aceite|"
                r"assinou)(?: hoje| já)? (?:a|o|nossa|de manhã|contrato|proposta|hoje)|concluiu a vaga|contratamos uma|contratámos uma",
                r"(?:até|quando|assim que|se|caso|enquanto)<30>preench\w+|não (?:será|foi|vai ser) preench|preench\w+ (?:o|os|um|este|"
                r"todos)<10>(?:formulário|requisitos|questionário)|preenche (?:os|todos)|assinou a (?:carta|mensagem)",
            ),
            "cancelled": _Cue(
                r"(?:vagas?|posição|posições|processos?|recrutamentos?|concurso|edital|contrataç\w+|seleç\w+|oferta|programa|projeto|"
                r"lugar|cargo|função|procedimento|admiss\w+)\b[^;!?]{0,80}?(?:cancelad[oa]s?|congelad[oa]s?|suspens[oa]s?|anulad[oa]s?|"
                r"pausad[oa]s?|revogad[oa]s?|sem efeito|desert[oa]s?|deixou de existir|extint[oa]s?|encerrad[oa]s? sem|retirad[oa]s?|"
                r"adiad[oa]s?|em (?:pausa|stand ?by|suspenso)|não será (?:preench\w+|contratad\w+|abert\w+)|sem contrataç\w+|"
                r"descontinuad[oa]|não (?:vai|irá) (?:avançar|acontecer|ser preenchid\w+))|"
                r"(?:cancel\w+|congel\w+|suspen\w+|anul\w+|pausar|pausámos|adiar|revog\w+|encerrar sem)(?: \w+){0,3}? (?:d[aoe]s?|o|a|os|as|"
                r"est[ae]|tod[ao]s [ao]s|n?ovas) (?:\w+ ){0,2}?(?:vagas?|posição|processo|recrutamento|concurso|edital|contrataç\w+|"
                r"seleção|admiss\w+|procedimento)|não (?:haverá|vamos|iremos|vai haver) (?:\w+ ){0,2}?(?:contrat\w+|admitir|admiss\w+)|"
                r"(?:não|deixar de) (?:preciso de |precisamos de )?(?:admitir|contratar) ninguém|(?:devido a|por|em razão de|em virtude "
                r"de|na sequência de) (?:uma? )?(?:\w+ )?(?:reestruturação|reorganização|corte\w* (?:de|no|orçament\w+))",
                r"(?:entrevista|reunião)[^;!?]{0,30}(?:cancelad|adiad|suspens)|(?:sua|tua) candidatura[^;!?]{0,40}(?:sem efeito|cancelad|"
                r"anulad)|dados|subscrição|inscrição",
            ),
            "on-file": _Cue(
                r"(?:conserv\w+|guard\w+|mant\w+|arquiv\w+|fic\w+ com|permanec\w+|registr\w+|inclu\w+|integr\w+|mantém)<40>(?:o|a|os|as|seu|sua|"
                r"teu|tua|seus|suas|teus|tuas) ?(?:\w+ )?(?:cv|currículo|curriculum|dados|perfil|candidatura|contacto|contato|cadastro|"
                r"ficha|número|processo|portefólio)|"
                r"(?:cv|currículo|curriculum|dados|perfil|candidatura|contacto|contato|cadastro|processo|mesma|nome|ficha)\b<50>"
                r"(?:conservad[oa]s?|guardad[oa]s?|arquivad[oa]s?|(?:ficar\w*|permanec\w+|mant\w+|continu\w+|ser\w*|transita|integr\w+|"
                r"far\w+|registrad\w+|marcado|está)<40>(?:base|banco|arquivo|bolsa|cadastro|carteira|futur\w+|próxim\w+|oportunidades|"
                r"meses|anos?\b|ativ[oa]))|em arquivo\b|(?:na|em) noss[oa] (?:base de (?:dados|candidat\w+|talentos)|"
                r"bolsa de (?:recrutamento|candidat\w+)|banco de (?:talentos|currículos|dados))",
                r"atualizad\w+|eliminad\w+|apagad\w+|destruíd\w+|excluíd\w+|não (?:será|serão|conserv|guard)\w*|cadastre-se|junte-se|convid\w+<20>(?:a "
                r"|para )(?:\w+ )?(?:integrar|cadastr|fazer parte)|proteção de dados|lgpd|rgpd",
            ),
            "agency": _Cue(
                r"(?:nosso|meu) cliente\b|o cliente (?:opt|decid|escolh|prefer|n[ãa]o|pediu|fechou|entendeu|seguiu)|(?:empresa|retorno do|"
                r"devolutiva do|feedback do) cliente|preenchida pelo cliente|trabalho temporário|empresa contratante",
                r"atendimento ao cliente|apoio ao cliente",
            ),
        },
    ),
    "it": _Tongue(
        denial=r"non|nessun\w*|senza(?! dubbio)|né|mai|poco",
        others=r"altr[oaie]|candidat[ie]|divers[ie]|molt[ie]|tutt[ie]|qualcuno|altrui|persone|un'altra|un'altro",
        cues={
            "kind-words": _Cue(
                r"(?:tu[oaie]|tuoi|su[oaie]|suoi|vostr\w+|lei)\b<60 own>(?:colpit[oaie]|eccellent[ei]|ottim[oaie]|brillant[ei]|piaciut[oaie]|"
                r"impression\w+|apprezzat[oaie]|bellissim[oaie]|scritt[oa] benissimo|pulit[oa]|perfezione|notevol[ei]|di (?:alto|ottimo) "
                r"livello|complimenti|(?:è|sono|era|erano) (?:\w+ )?(?:molto |davvero )(?:interessant[ei]|valid[oaie]|solid[oaie]|bell[oaie]))\b|"
                r"(?:apprezzato|apprezzat[oaie]|apprezzare|piaciut[oaie]|colpit[oaie] (?:da|dal|dalla|molto)|ammirat[oa]|lodato|stima per)(?: (?!altr\w+|"
                r"interesse)\w+){0,3} (?:l[ao]|il|i|le|dal|dalla|per)? ?(?:tu[oaie]|tuoi|su[oaie]|suoi|la sua|la tua)\b (?!interesse|disponibilità|"
                r"candidatura|tempo|partecipazione|attenzione|pazienza|gentile)\w+|"
                r"(?:ottime|eccellenti|notevoli|solide|ottima|eccellente|bella|ottimo) (?:competenze|qualità|impressione|preparazione|profilo|capacità|"
                r"chiacchierata|prova|lavoro|referenze)|(?:pur|sebbene) (?:avendo )?(?:\w+ )?(?:apprezz\w+|riscontrato in lei)|complimenti per|"
                r"(?:è stato|stato) un (?:vero |grande |enorme )?piacere (?:conoscer\w+|incontrar\w+|parlare con)|si vede che ami|sei stat[oa] "
                r"(?:piacevol\w+|brav\w+|bravissim\w+)|fatto sorridere|(?:profilo|candidatura)(?:,)? pur (?:essendo )?(?:molto )?valid[oa]|la "
                r"sua stima",
                r"apprezz\w+ (?:la (?:sua|tua) )?(?:disponibilità|interesse|candidatura|tempo|comprension\w+)|auguri\w*|ottima (?:giornata|serata)|"
                r"livello delle candidature|piaciut[oa] (?:lavorare|averla|averti)",
            ),
            "reapply": _Cue(
                r"ricandidar\w*|ricandider\w*|ripresentar\w*|riprov\w+|candidar(?:si|ti|vi|mi)<25>(?:nuovamente|di nuovo|altr\w+|future|per le|futur\w+)|"
                r"(?:invit\w+|incoraggi\w+|consigli\w+|suggeri\w+|spero che|speriamo che|auspic\w+|esort\w+)<60>(?:candidar\w*|candidat\w+|consultare|"
                r"visitare|monitorare|seguir\w+|tenere d'occhio|inviar\w+|continuare|propor\w+|partecipare|presentar\w+)|"
                r"(?:tenga|tieni|tenete|tenere|continui|continua|consulti|visiti|segui|segua|resti|resta)<30>(?:d'occhio|(?:nostr[oae] )?(?:sito|pagina|"
                r"offerte|annunci|posizioni|carriere|selezioni|canali))|(?:nuova|futura|future|nuove) candidatur[ae]\b|(?:non esit\w+ a)<30>"
                r"(?:candidar\w*|ripropor\w*|inviar\w*|scriver\w+)|(?:prossim[oa] (?:anno|edizione|stagione|selezione|bando)|l'anno prossimo|in futuro|fra un "
                r"anno|tra (?:un anno|\w+ mesi))<40>(?:candidar(?:si|ti)|ricandid\w+|riprov\w+|(?:ci |mi )scriv\w+|(?:ri)?presentar(?:si|ti)|(?:ri)?propor(?:si|ti))|"
                r"(?:candidar(?:si|ti)|(?:ci |mi )scriv\w+|scrivici|(?:ri)?presentar(?:si|ti)|(?:ri)?propor(?:si|ti)|fatti "
                r"sentire)<40>(?:prossim[oa] (?:anno|edizione|stagione)|l'anno prossimo|in futuro|fra un anno|di nuovo|nuovamente)|farà piacere "
                r"(?:rileg\w+|riceve\w+|riveder\w+)|(?:puoi|può|potrà|potrai) (?:\w+ )?(?:valutare le altre|candidarti|candidarsi|ricandid\w+)",
                r"grazie (?:per|di) (?:esserti|essersi|aver)<20>(?:nuovamente|di nuovo)|ringrazi\w+<30>(?:nuovamente|di nuovo|ancora)|in futuro (?:la |ti )?"
                r"(?:contatt\w+|ricontatt\w+)|ricontatt\w+",
            ),
            "feedback-offered": _Cue(
                r"(?:feedback|riscontro (?:più|dettagliato|sul)|chiariment\w+|confronto|spiegazion\w+|motivazion\w+)\b<50>(?:desider\w+|vuol\w*|volentieri|"
                r"disposizione|scriv\w+|chiam\w+|richiest\w+|piacesse|contatt\w+)|(?:se (?:desider\w+|vuol\w*|ti|le|ritien\w+|lo)|volentieri|"
                r"disposizione|qualora|posso|possiamo)<50>(?:\bfeedback|chiariment\w+|un confronto|spiegar\w+|i motivi|le motivazioni|raccontar\w+|"
                r"parlarne)",
                r"tuo feedback|suo feedback|feedback (?:negativo|positivo)|questionario|sondaggio|dati|informativa|privacy|tuo riscontro|suo riscontro|cv",
            ),
            "feedback-given": _Cue(
                r"(?:un|mio|nostro|piccolo|il mio) consiglio\b|(?:ti|le) (?:consigli\w+|suggeri\w+)\b|feedback[^:;!?]{0,50}:|"
                r"(?:tu[oaie]|tuoi|su[oaie]|suoi) [^;!?]{0,50}(?:insufficient[ei]|al di "
                r"sotto|sotto (?:la|il)|troppo (?:breve|lungo|generic\w+|timid\w+|poco)|da (?:migliorare|rafforzare))|(?:è|sono) mancat[oaie]|(?:ha|hanno) "
                r"penalizzato|cerchiamo un livello|(?:non|poco) (?:ci ha|ha) convinto|ci ha convinto (?:meno|di meno)|(?:avremmo|avrei) voluto (?:più|"
                r"vedere|sentire|maggior)|da (?:migliorare|approfondire)\b|potrebbe (?:migliorare|lavorare)",
                r"sito|annunci|pagina|offerte|candidar\w*|posizioni aperte|se desider\w+|tempo|punto di vista|ti invitiamo|in bocca|è mancat[oaie] "
                r"l'occasione|visitare",
            ),
            "runner-up": _Cue(
                r"(?:altr[oa]|due|i|dei|era|eri|tra i|tra gli ultimi) finalist[aie]\b|per (?:un soffio|pochissimo|(?:molto )?poco)\b|tra (?:lei|te) e\b|"
                r"(?:second[oa]) (?:posto|classificat[oa]|scelta|in graduatoria|posizione)|(?:risultata?|arrivata?|classificata?|classificat[oa]|piazzat\w+) "
                r"(?:al )?second[oa]|testa a testa|ballottaggio|seconda, e per|ultim[ie] due\b|lista di riserva|prima degli esclusi|"
                r"prim[oa] (?:degli|tra gli) (?:esclusi|idonei)",
                r"in secondo luogo|non (?:\w+ )?(?:finalist|graduatoria)|per poco tempo|seconda (?:fase|prova)|tra lei e (?:la|il|noi)",
            ),
            "filled": _Cue(
                r"(?:posizione|posto|posti|ruolo|ricerca|incarico|supplenza|vacanza|offerta)\b<60>(?:copert[oaie]|assegnat[oaie]|occupat[oaie]|affidat[oa]|"
                r"chius[oa] con|pres[oi]\b|conclusa con)|(?:già|stat[oa]|ormai) (?:\w+ )?(?:copert[oaie]|assegnat[oaie]|occupat[oaie])|già (?:assunto|trovato|"
                r"individuato|preso|al completo|detto di sì)|(?:ha|hanno) (?:già )?(?:accettato|firmato)|siamo (?:già )?al completo|abbiamo (?:già )?(?:assunto "
                r"(?:un|una)|trovato (?:un|la|una|il))",
                r"(?:finché|fino a quando|appena|quando|se|qualora|non appena)<30>copert|non (?:sarà|è stata|verrà) copert|posto di lavoro|ha accettato di "
                r"(?:incontr|parl|leggere)|coperto da",
            ),
            "cancelled": _Cue(
                r"(?:posizion[ei]|post[oi]|ricerc[ah]e?|selezion[ei]|ruolo|concorso|bando|assunzion[ei]|progetto|procedura|inseriment[oi]|annuncio|processo|"
                r"stage|contratt[oi]|budget)\b[^;!?]{0,80}?(?:annullat[oaie]|congelat[oaie]|sospes[oaie]|bloccat[oaie]|revocat[oaie]|rinviat[oaie]|ritirat[oaie]|"
                r"chiusa senza|senza assunzion[ei]|saltat[oa]|cancellat[oaie]|fermat[oaie]|soppress[oaie]|in stand-?by|tagliat[oa]|non esiste più|non (?:sarà|verrà) "
                r"(?:più )?(?:copert[oa]|attivat[oa]|apert[oa])|messa in pausa)|"
                r"(?:annullare|congelare|sospendere|bloccare|revocare|rinviare|ritirare|fermare|non (?:procedere|dare seguito)) (?:con |a |al)?(?:l'|la |il |le |"
                r"tutte le |ogni |le nuove |quest[oa] |gli )?(?:\w+ )?(?:posizion[ei]|ricerc\w+|selezion[ei]|assunzion[ei]|concorso|inseriment[oi]|procedura)|"
                r"blocco delle assunzioni|non (?:ci sarà|assumeremo|sarà effettuata) (?:alcuna|nessun\w*|alcun)(?: \w+)?|(?:a seguito di|a causa di|per|"
                r"causa) (?:una? |un'|la )?(?:\w+ )?(?:ristrutturazione|riorganizzazione|revisione del budget|esigenze organizzative interne|tagli)",
                r"(?:colloquio|incontro|appuntamento)[^;!?]{0,30}(?:annullat|rinviat|sospes)|(?:tua|sua) candidatura[^;!?]{0,30}(?:annullat|sospes|ritirat)|"
                r"dati|non procedere con (?:la )?(?:tua|sua|lei)|esperienza",
            ),
            "on-file": _Cue(
                r"(?:conserv\w+|tenere|terremo|terrò|tengo|teniamo|manterr\w+|mantenere|inserir\w+|inseri\w+|archivi\w+|salver\w+)<50>(?:cv|curriculum\w*|dati|"
                r"profilo|candidatura|contatt[oi]|numero|nominativo|recapit\w+|documentazione|mad\b|nome)|(?:cv|curriculum\w*|dati|profilo|candidatura|"
                r"contatt[oi]|nominativo|nome)\b<50>(?:conservat[oaie]|(?:rest\w+|rimarr\w+|sar\w+|verr\w+|inserit[oaie]|mantenut[oaie]|archiviat[oaie])<40>(?:database|"
                r"archivi\w*|banca dati|data ?base|mesi|anni|anno|agli atti|futur\w+|evidenza))|(?:resterà|resti|rimane) (?:agli atti|nei nostri contatti)|"
                r"tener(?:la|ti|lo) (?:\w+ )?(?:presente|in (?:considerazione|evidenza))|(?:la|ti) terremo (?:\w+ )?presente|(?:nella nostra banca dati|nel "
                r"nostro (?:database|archivio))|ti segno in agenda",
                r"cancellat\w+|eliminat\w+|distrutt\w+|non desider\w+ che|non (?:conserv|terremo)\w*|gdpr|informativa|aggiorna\w* il (?:tuo|suo) (?:cv|profilo)|"
                r"caric\w+ il|iscri\w+",
            ),
            "agency": _Cue(
                r"(?:nostro|mio) cliente\b|il cliente (?:ha|si è|preferi|cerca|non)|azienda cliente|presso (?:l'azienda )?cliente|agenzia per il lavoro|in "
                r"somministrazione",
                r"servizio cliente|cliente finale",
            ),
        },
    ),
    "nl": _Tongue(
        denial=r"niet|geen|nooit|zonder|noch|nauwelijks",
        others=r"ander\w*|kandidaten|sollicitanten|iemand|veel|alle\w*|mensen|persoon",
        cues={
            "kind-words": _Cue(
                r"(?:je|jij|jouw|u|uw|jullie)\b<60 own>(?:indruk (?:gemaakt|achtergelaten|op ons)|indrukwekkend\w*|onder de indruk|gecharmeerd|"
                r"enthousiast (?:over|van|gemaakt)|aangesproken|uitstekend\w*|knap\b|bijgebleven|mooi\w*|sterk\w*|helder\b|"
                r"(?:was|is|waren|zijn) (?:\w+ )?(?:leuk|goed|prachtig|klasse|top)\w*)\b|"
                r"(?:onder de indruk|gecharmeerd|enthousiast|te spreken|lovend|genoten)(?: \w+){0,2} (?:van|over) (?:\w+ ){0,2}?(?:je|jouw|"
                r"uw|jou|u)\b|(?:goede|positieve|sterke|prettige|rustige|uitstekende|mooie)(?:, \w+)? indruk|(?:vonden|vond|vinden)(?: (?:wij|"
                r"we|ik))? (?:je|jou|u|uw|jouw)\b<40 own>(?:goed|sterk|leuk|enthousiast|prettig|mooi|interessant|sympathiek|knap)|"
                r""
                r"(?:je|jij|u) (?:hebt|heeft|bent|had|was|heb)(?: \w+){0,3} (?:een )?(?:mooi|sterk|goed|indrukwekkend|prachtig|uitstekend|"
                r"boeiend|interessant)e?\b(?! (?:gesprek|dag|weekend|idee))|"
                r"(?:bevlogen|fijne|getalenteerde|goede|sterke) (?:professional|persoon|kandidaat)\b|niets dan lof|complimenten|twijfelen niet "
                r"aan (?:je|uw)|(?:je|uw|jouw) (?:mooie|prachtige|sterke|leuke|goede|boeiende|indrukwekkende) (?:brief|cv|portfolio|"
                r"presentatie|profiel|motivatie|sollicitatie)",
                r"hopelijk|hope?n? (?:dat|je|u)|goede indruk van (?:ons|het|de)|(?:mooi|goed|sterk)e? (?:dag|weekend|vervolg|loopbaan)|wens\w*|als je|indien u|zouden "
                r"we",
            ),
            "reapply": _Cue(
                r"(?:nogmaals|opnieuw|weer|later|toekomst|gerust|nog eens|vooral nog)<30>(?:te )?(?:sollicit\w+|reageren|proberen|schrijven "
                r"voor|mee te doen|solliciteer)|(?:sollicit\w+|reageer|reageren|probeer|mail|proberen)<25>(?:opnieuw|nogmaals|nog eens|weer\b|"
                r"gerust op|op (?:een )?(?:andere|toekomstige|nieuwe)|volgend jaar|nog een keer)|"
                r"(?:nodigen|uitgenodigd|uitnodigen|moedigen|welkom om|aanmoedigen|raden|aarzel|schroom|hopen)<50>(?:sollicit\w+|reageren|te "
                r"bezoeken|in de gaten|volgen|te kijken|mee te doen|te proberen|van je horen|bekijken)|"
                r"(?:houd|hou|kijk|bezoek|volg|bekijk|blijf)\b<50>(?:in de gaten|vacature\w*|site|website|werkenbij\w*|carrièrepagina|volgen|"
                r"in het oog)|(?:in de gaten (?:te )?(?:houden|houd))|sollicitatie in de toekomst|nieuwe sollicitatie|"
                r"(?:laat (?:dan )?(?:gerust )?van je horen|opnieuw (?:te )?solliciteren)|(?:volgend jaar|volgende (?:ronde|lichting|"
                r"keer))<40>(?:sollicit\w+|proberen|meedoen|reageren|welkom)|aarzel niet|schroom niet",
                r"bedankt (?:voor|dat)<40>(?:opnieuw|nogmaals|weer)|opnieuw (?:gesolliciteerd|hebt)|nogmaals (?:dank|bedankt|hartelijk)|contact "
                r"(?:met ons )?op te nemen|vragen|te bellen|bel (?:ons|me|mij)|feedback|toelichting",
            ),
            "feedback-offered": _Cue(
                r"(?:feedback|toelichting|terugkoppeling|uitleg)\b<50>(?:bel\b|bellen|mail|wil\b|wilt|wens\w*|graag|kun\w*|altijd|gerust|"
                r"behoefte|contact|prijs)|(?:wil je|wilt u|graag|gerust|behoefte|mocht (?:je|u)|stel\w* (?:je|u) prijs|als je|indien u|"
                r"desgewenst)<50>(?:feedback|toelichting|terugkoppeling|uitleg|weten (?:hoe|waarom|wat))",
                r"jouw feedback|je feedback over|uw feedback|enquête|graag terugkoppeling|terugkoppeling van (?:de|het|onze)|reageren op deze|"
                r"feedback op (?:onze|de procedure)|positieve terugkoppeling|ervaring met (?:onze|de)|gekregen",
            ),
            "feedback-given": _Cue(
                r"(?:mijn|onze|een|nog een|kleine) (?:\w+ )?(?:tip|advies)\b|(?:ik|wij|we) (?:raden|raad|adviseer|adviseren) (?:je|u)\b|"
                r"feedback[^:;!?]{0,50}:|waar de schoen (?:wringt|wrong)|(?:miste|misten|ontbrak|ontbraken)\b<40>|"
                r"(?:je|jouw|uw) [^;!?]{0,50}(?:onvoldoende|te (?:weinig|kort|zwak|beperkt|mager|oppervlakkig)|aan de oppervlakte|niet overtuig\w+|"
                r"onder (?:de|het) (?:grens|norm|niveau))|(?:nog|wat|iets) te (?:weinig|oppervlakkig|onzeker|"
                r"voorzichtig|algemeen)|werk (?:nog )?aan|kunt u (?:nog )?(?:groeien|ontwikkelen)|verbeterpunt\w*|viel<30>niet goed|"
                r"hadden (?:wij |we )?graag (?:meer|gezien|gehoord)",
                r"website|vacatures?|in de gaten|solliciteer|wil je|wilt u|profiel (?:sluit|komt|onvoldoende|nog)|site|ervaring (?:sluit|komt)|sluit "
                r"(?:onvoldoende|niet|minder)|te weinig (?:plek|plaats|uren)|beantwoord|op de hoogte",
            ),
            "runner-up": _Cue(
                r"(?:net|nét) niet\b|nipt\b|nipte|tussen (?:jou|u|jullie) (?:en|beiden)|laatste twee (?:kandidaten|over)|op een haar|(?:scheelde|scheelt)(?: \w+)? "
                r"(?:een haar|weinig|niet veel|niks)|tweede (?:keus|keuze|plaats|plek|gerangschikt)|reserve(?:lijst|kandidaat)|nek aan nek|jij en "
                r"(?:de|één|een) ander\w*|andere finalist|deden niet voor elkaar onder|jij was er (?:daar )?één|als tweede (?:geëindigd|"
                r"gerangschikt)|twee overgebleven",
                r"net niet (?:de|het|aan|voldo\w+|genoeg|zo)|niet op de reserve|aansluit\w*|past<20>net niet|net niet past|reservekandidaat af",
            ),
            "filled": _Cue(
                r"(?:vacature|functie|plek|plekken|plaats|plaatsen|positie|baan|stageplek|stageplaats|uren|rol|opdracht|vacatures)\b<60>"
                r"(?:ingevuld|vervuld|vergeven|weg\b|bezet|opgevuld|toegewezen|voorzien|gegund|bemand)|in de vacature is voorzien|(?:inmiddels|"
                r"intussen|ondertussen|al|reeds|intern)(?: \w+)? (?:ingevuld|vervuld|bezet|iemand (?:gevonden|aangenomen)|voorzien|opgevuld|"
                r"bemand)|(?:er is|we hebben|hebben wij)<30>(?:kandidaat|iemand)<10>(?:aangenomen|gevonden|benoemd)|heeft (?:\w+ )?(?:getekend|"
                r"het contract|ons aanbod (?:aanvaard|geaccepteerd)|ja gezegd)",
                r"(?:niet|niet meer|nog niet|nooit)[^;!?]{0,20} (?:ingevuld|invullen|vervuld|in te vullen)|ingevuld (?:formulier|hebt)|als<20>"
                r"(?:ingevuld|vervuld)|(?:zodra|totdat|tot|wanneer)<40>(?:ingevuld|vervuld)|je<20>(?:hebt|heb) ingevuld|voorzien van",
            ),
            "cancelled": _Cue(
                r"(?:vacature|functie|positie|procedure|plek|plaats|rol|wervingsprocedure|selectieprocedure|opdracht|werving|project|"
                r"stageplaats|stage|sollicitatieprocedure|vacatures|stageplek)\b[^;!?]{0,80}?(?:ingetrokken|vervallen|vervalt|geannuleerd|bevroren|"
                r"stopgezet|on hold|geschrapt|gestopt|gaat niet door|niet (?:meer |langer )?(?:door\b|in te vullen|ingevuld|invullen|vervuld|te "
                r"vervullen)|opgeschort|uitgesteld|gepauzeerd|in te trekken|afgeblazen|opgeheven|niet doorgaat)|"
                r"vacaturestop|personeelsstop|wervingsstop|aannamestop|(?:trekken|intrekken|schrappen|bevriezen|annuleren)<30>(?:vacature|functie|"
                r"procedure)|(?:vacature|functie) (?:toch )?niet (?:meer )?(?:wordt|zal worden|gaan we|te gaan) (?:\w+ )?(?:inge|ver|invullen)|(?:we|wij) "
                r"(?:nemen|zoeken|werven) (?:nu |voorlopig )?(?:niemand|geen nieuwe mensen)|(?:wegens|vanwege|door|in verband met|als gevolg van) "
                r"(?:een |de |onze )?(?:\w+ )?(?:reorganisatie|herstructurering|bezuiniging\w*|budget\w*|herschikking)|niet meer invullen",
                r"(?:gesprek|afspraak|kennismaking)[^;!?]{0,40}(?:gaat niet door|geannuleerd|afgezegd)|(?:je|jouw|uw) sollicitatie<20>"
                r"(?:ingetrokken|stopgezet)|niet (?:met (?:jou|u)|door met)|gaat niet door (?:naar|met)|kan niet (?:met|door)",
            ),
            "on-file": _Cue(
                r"(?:bewaren|bewaar|houden|houd|hou|bijhouden|steken|nemen|opslaan|onthouden|opnemen)<30>(?:je|jouw|uw|u|de)\b(?: \w+)?<15>(?:gegevens|cv|"
                r"brief|naam|nummer|profiel|sollicitatie|contactgegevens|dossier|portfolio)<40>(?:op\b|bij\b|in (?:onze|ons|de|portefeuille)|achter de hand|voor (?:een|toekomst\w+|"
                r"andere|latere)|gedurende|(?:weken|maanden|jaar)\b)|"
                r"(?:gegevens|cv|brief|naam|nummer|profiel|sollicitatie|dossier|u|je)\b<50>(?:bewaren|bewaard|bewaar|in portefeuille|(?:in )?(?:onze|ons|het|"
                r"de) (?:\w+)?(?:database|bestand|talentpool|wervingsreserve|portefeuille|archief|kandidatenbestand)|bijhouden|achter de hand|"
                r"te bewaren|bij te houden|opgenomen<20>reserve|ingeschreven)|portefeuille (?:te )?houden|houden (?:je|u|we je|wij u) in "
                r"portefeuille|(?:in|aan) onze (?:wervingsreserve|talentpool|database)\b",
                r"verwijder\w*|vernietig\w*|gewist|niet (?:te )?(?:bewaren|bewaard)|avg\b|gdpr|wettelijk|schrijf je in|meld je aan|inschrijven|houd "
                r"(?:onze|de)",
            ),
            "agency": _Cue(
                r"(?:onze|mijn|de) (?:opdrachtgever|klant) (?:heeft|kiest|koos|wil|gaat|vond|is|had|gesproken|aan de lijn)|(?:onze|mijn) "
                r"(?:opdrachtgever|klant)\b|uitzendbureau|detacher",
                r"klantenservice|klantcontact",
            ),
        },
    ),
    "sv": _Tongue(
        denial=r"inte|ej|ingen|inga|inget|utan|aldrig|knappt",
        others=r"andra|annan|kandidater|sökande|många|någon|alla|fler|personer",
        cues={
            "kind-words": _Cue(
                r"(?:du|dig|din|ditt|dina)\b<60 own>(?:imponer\w+|gott intryck|(?:ett )?(?:mycket |väldigt )?(?:gott|bra|starkt|positivt) intryck|"
                r"(?:jätte|väldigt |mycket |riktigt |så |super)(?:bra|fin\w*|duktig|trevlig\w*|stark\w*|intressant\w*|god|härlig|kompetent|skicklig)|"
                r"fastnade|lysande|fantastisk\w*|uppskatta(?:de|t)s?|utmärkt\w*|galant|tilltal\w+|både trevlig|en tillgång)\b|"
                r"(?:imponera\w*|intryck|förtjusta|glada) av (?:din|ditt|dina|hur du|dig)|(?:gillade|gillar|älskade|tyckte (?:mycket )?om|uppskattade|"
                r"lyfte|beröm\w*)(?: \w+){0,2} (?:din|ditt|dina|hur|vårt samtal|dig)\b(?! (?:intresse|tid|ansökan|engagemang))|"
                r"(?:du|din|ditt) (?:har|är|var|hade|gjorde|gav)(?: \w+){0,2} (?:fin|fint|gedigen|gediget|stark|starkt|imponerande|spännande|intressant|"
                r"bra|gott|god|duktig|trevlig|kompetent)\b(?! (?:dag|chans|match))|(?:ditt|din|dina) (?:starka|fina|imponerande|gedigna|välskrivna|"
                r"spännande|intressanta|härliga) \w+|för en (?:välskriven|fin|härlig|rolig|genomarbetad) ansökan|(?:jätte|väldigt |så |mycket )?(?:roligt|"
                r"trevligt|kul) att (?:få )?träffa(?:s)? (?:dig|:)|någon så väl förberedd|kloka tankar",
                r"ha en|hoppas (?:du|att du)|önska\w*|bra dag|om du|välkommen att|du är (?:mycket )?välkommen",
            ),
            "reapply": _Cue(
                r"(?:sök|ansök|söker|söka|ansöka|sökte|försök|försöker)(?: (?:till|hos|oss|gärna|dig|en|någon|det|på|tjänster|in|våra|efter|flugsnapparen))"
                r"{0,4} (?:igen|på nytt|andra|fler|framtida|kommande|lediga|nya|nästa)\b|sök gärna|(?:välkomm\w+|uppmuntr\w+|uppman\w+|hoppas|hindra "
                r"dig|tveka inte|ser gärna|rekommender\w+|får gärna|gärna)<50>(?:\bsök\w*|ansök\w*|söka|ny ansökan|åter\b|tillbaka|följ\w+|försök\w*|in på|"
                r"titta|hålla)<50>(?:igen|på nytt|andra|fler|framtida|kommande|lediga|tjänster|roller|annonser|åter|oss|när|site|karriär\w*|hemsida|jämna|"
                r"jobb\w*|utkik)|(?:håll|hålla)<20>(?:utkik|koll|ögonen)|välkommen (?:att söka|åter|tillbaka|med (?:en )?(?:ny|din) ansökan|igen)|ny ansökan\b|"
                r"(?:hör av dig|skriv|kom)<25>(?:igen|till nästa|nästa|på nytt|till (?:hösten|våren))|titta in på<40>mellanrum|(?:följ|besök)\w* <20>(?:vår "
                r"karriär|våra lediga|vår hemsida|våra annonser|oss på)|skapa en jobbavisering|sökte på nytt|roligt om du sökte|"
                r"(?:nästa (?:år|säsong|sommar))<30>(?:sök\w*|ansök\w*|försök\w*)|nya? (?:sommarjobb|tjänster)<30>sök",
                r"tack för att du<30>(?:igen|på nytt|sökte)|tackar? <20>(?:igen|åter)|hör av dig om du (?:har|inte|vill|önskar|undrar)|frågor|"
                r"återkomm\w+|vi hör av oss|återkoppling",
            ),
            "feedback-offered": _Cue(
                r"(?:vill du|gärna|om du (?:vill|önskar|är)|önskar du|hör av dig|välkommen)<50>(?:\bfeedback|återkoppling (?:på|kring|om|från)|ha "
                r"återkoppling|motivering\w*|berättar|veta (?:mer om (?:varför|hur)|varför)|prata igenom|höra (?:mer|hur))|(?:feedback|"
                r"återkoppling|motivering)\b<50>(?:vill\b|önsk\w+|gärna|ring|hör av|kontakta|mejla|erbjud\w+)",
                r"din feedback|din återkoppling|enkät|hör gärna av dig med (?:frågor|funder)|frågor|vill ge oss|positiv återkoppling|återkoppling senast|"
                r"lämna (?:gärna )?feedback",
            ),
            "feedback-given": _Cue(
                r"(?:mitt|ett|vårt|mina|ett litet) (?:\w+ )?(?:tips|råd)\b|(?:råder|rekommenderar|tipsar) (?:jag |vi )?dig\b|(?:feedback|återkoppling)"
                r"[^:;!?]{0,50}:|(?:saknade|saknades)\b|(?:ditt|din|dina) [^;!?]{0,50}(?:under (?:gränsen|nivån|kravet)|för "
                r"(?:kort|lite|svag\w*|låg\w*|tunn\w*|otydlig\w*|svår\w*)|inte (?:riktigt )?(?:övertyg\w+|tillräcklig\w*))|(?:blev|var) svåra att följa|"
                r"att (?:jobba|utveckla|träna|öva) (?:vidare )?på|(?:hade (?:vi |jag )?(?:gärna|önskat|velat))<30>(?:mer|se|höra)\b",
                r"karriär|hemsida|annons\w*|lediga|sök\w* (?:igen|andra)|saknar (?:du|vi behov)|saknar möjlighet|om du (?:vill|önskar)|registrera|jobb\w* hos|"
                r"prenumer\w+|vi saknar",
            ),
            "runner-up": _Cue(
                r"(?:på )?andra ?plats(?:en)?\b|andrahands\w*|tvåa\b|mellan dig och|stod mellan|slutkandidat\w*|(?:två|sista) (?:sista|två|slutkandidater)\b|"
                r"jämnt lopp|(?:väldigt|mycket|ytterst|så) (?:tajt|jämnt|jämn|nära)\b|hårfin\w*|(?:ett )?hårstrå|reserv(?:lista|plats|en)?\b|nära att (?:få|bli|"
                r"välja)|en av två\b|den andra (?:finalisten|slutkandidaten)|delad etta",
                r"(?:inte|ej) (?:\w+ )?(?:slutkandidat|reserv)|reserv(?:ation|delar|era)|utan slutkandidat|nära (?:framtid|kollegor|till|samarbete|dig)|"
                r"slutkandidater till|stod mellan (?:flera|andra|många)",
            ),
            "filled": _Cue(
                r"(?:tjänsten|tjänsterna|rollen|platsen|platserna|jobbet|jobben|uppdraget|anställningen|vikariatet|positionen|befattningen|poster|praktikplatsen|"
                r"tjänst)\b<60>(?:tillsatt\w*|gått till|bemannad|fylld\w*|borta\b|fullt|upptagen|gett till|besatt|inte längre (?:ledig|öppen|tillgänglig))|"
                r"(?:nu|redan|är|blivit|har) (?:\w+ )?(?:tillsatt|tillsatta|fulltaliga)\b|(?:vi har|har (?:nu |redan )?|har vi)<15>(?:anställt (?:en|"
                r"någon)|hittat (?:rätt|någon|en))|(?:tackat ja|skrivit på|accepterat)\b|rollen gick till|har fått jobbet|tillsatt internt|"
                r"inte längre (?:ledig|öppen|tillgänglig)\b",
                r"(?:om|när|tills|innan|så snart)<30>(?:tillsatt|tillsätt)|inte (?:att )?(?:tillsätt|bli tillsatt|blir tillsatt)|du (?:har )?tackat ja|avbryt\w*|"
                r"utan att (?:tillsätta|ha)",
            ),
            "cancelled": _Cue(
                r"(?:tjänst\w*|rollen?|rekrytering\w*|annons\w*|anställning\w*|platsen|uppdraget|position\w*|process\w*|vikariat\w*|projektet|"
                r"utlysning\w*|praktik\w*|befattning\w*|sommarjobb\w*)\b[^;!?]{0,80}?(?:avbr(?:yt\w*|ut\w*|öt\w*)|inställ\w+|ställ(?:s|er|t|a|as) in\b|dra(?:gits|s|gs|git|r)? "
                r"(?:in|tillbaka)|pausa\w*|frys\w*|återkall\w*|utgår|utgått|ströks?|strukits|läggs? ner|lagts ner|upphör\w*|genomförs inte|inte (?:längre )?(?:att )?"
                r"(?:tillsätt\w*|bli tillsatt|genomför\w*|bli av|blir av|rekryter\w*)|skjut\w+ (?:på|upp)|stopp\w*|makuler\w+)|"
                r"anställningsstopp|rekryteringsstopp|(?:avbryt\w*|avbrutit|pausat|stoppat|ställa in|ställer in|dra tillbaka|frysa|fryst)<20>(?:rekrytering\w*|"
                r"tjänst\w*|annons\w*|process\w*|anställning\w*)|anställer (?:vi )?inte längre|inte (?:kommer )?(?:att )?(?:anställa|rekrytera) (?:någon|"
                r"alls)|(?:på grund av|till följd av|med anledning av|efter) (?:en )?(?:\w+ )?(?:omorganisation\w*|nedskärning\w*|besparing\w*|neddragning\w*|"
                r"budget\w*)|förlorat ett<12>avtal",
                r"(?:intervjun|mötet|samtalet)<20>(?:inställ|ställ)|(?:din|er) ansökan<20>(?:avbr|dra|avslut)|du (?:har )?(?:drar|dragit) (?:\w+ )?tillbaka|din "
                r"medverkan|anställda? på en annan|prenumer\w+|erfarenhet av",
            ),
            "on-file": _Cue(
                r"(?:spara\w*|behåll\w*|bevara\w*|noterar?|registrer\w*)<40>(?:cv|ansökan|uppgifter|profil|kontakt\w*|namn|nummer)\b<50>(?:i "
                r"|för |till |med |inför |under |kvar|på |$|om )|(?:cv|ansökan|uppgifter|profil|kontaktuppgifter|namn)\b<40>(?:spara\w*|behåll\w*|ligger kvar|finns "
                r"kvar|kvarstår|kvar i|lagras)|i vår (?:databas|kandidatbank|bank|talangpool)|kandidatbank|talangpool|har dig (?:gärna )?kvar|bokmärkt dig|"
                r"timlista|(?:sparar|behåller) (?:vi )?(?:dig|din|ditt|dina)",
                r"radera\w*|gallra\w*|förstör\w*|gdpr|ta(?:s)? bort|inte (?:spara|behåll)\w*|registrera dig|skapa (?:en|ett)|anmäl dig|håll kontakt",
            ),
            "agency": _Cue(
                r"(?:vår|min) kund\b|uppdragsgivaren\b|kundföretag|kunden (?:har|valde|väljer|vill|gick|efter)|av kunden\b|konsultuppdrag",
                r"kundtjänst|kundservice",
            ),
        },
    ),
    "da": _Tongue(
        denial=r"ikke|ingen|intet|uden|aldrig|næppe",
        others=r"andre|anden|andet|kandidater|ansøgere|mange|nogen|alle|flere|personer",
        cues={
            "kind-words": _Cue(
                r"(?:du|dig|din|dit|dine)\b<60 own>(?:imponer\w+|(?:godt|stort|stærkt|rigtig godt|positivt|fint) indtryk|dygtig|kompetent|fremragende|skøn\w*|"
                r"flot\w*|begejstr\w+|velskrevet|(?:meget|rigtig|virkelig|super|vildt) (?:god\w*|fin\w*|spændende|interessant\w*|stærk\w*|sød|dygtig)|gode "
                r"hænder|scorede højest|sidder lige i skabet)\b|(?:imponeret|begejstret|imponerede|glade|vilde) (?:af|over|for|med) (?:din|dit|dine|dig)\b(?! "
                r"(?:ansøgning|interesse|henvendelse))|(?:kunne|kan) (?:rigtig|virkelig|vældig)? ?godt lide (?:din|dit|dine|dig)|sætter (?:stor )?pris på (?:din|dit|"
                r"dine) (?!interesse|tid|ansøgning|henvendelse)\w+|(?:din|dit|dine) (?:flotte|spændende|stærke|fine|dejlige|velskrevne|imponerende|"
                r"interessante|varme) (?!interesse|henvendelse|dag)\w+|hvor var det modigt|"
                r"(?:hyggeligt|fornøjelse|dejligt) at (?:møde|lære) dig|rigtig hyggelig snak",
                r"hvis du|ønsker dig|fortsat god|held og lykke|god dag|håber",
            ),
            "reapply": _Cue(
                r"(?:søg|søge|ansøg|ansøge|skriv|skrive|prøv|prøve|kom|komme|henvend\w*|søger)(?: (?:endelig|gerne|til|os|hos|en|det|stilling|igen|vores|på|dig|job))"
                r"{0,4} (?:igen|på ny|på et senere|senere|næste (?:år|gang|sæson)|andre|nye|fremtidige|kommende)\b|(?:velkommen|opfordr\w+|opmuntr\w+|håber|tøv "
                r"ikke|hør\w*|lyst)<50>(?:søge|ansøge|søger|skrive|holde øje|komme|kontakte|prøve|følge)<50>(?:igen|andre|nye|fremtidige|kommende|stilling\w*|job\w*|"
                r"opslag|os|når)|(?:hold|holde|følg|følge)<15>(?:øje|med)\b<40>(?:vores|job\w*|opslag|stilling\w*|hjemmeside|instagram|side)|(?:andre|nye|"
                r"fremtidige|kommende)<20>(?:stilling\w*|job\w*|opslag|muligheder)<30>(?:søge|ansøge|velkommen|opfordr\w+)|ny ansøgning\b|"
                r"(?:søg|ansøg) (?:gerne |endelig )|velkommen til at (?:søge|skrive igen|komme igen|prøve igen)|glæder os til at høre fra dig igen|(?:elske|"
                r"gerne) (?:at )?høre fra dig (?:igen)?|opret en (?:profil|jobagent)",
                r"tak (?:for|fordi)<40>(?:igen|endnu)|hvis du har (?:spørgsmål|kommentar)|spørgsmål|velkommen til at (?:kontakte|ringe|skrive til) (?:os|mig) (?:på|"
                r"hvis)|feedback|uddyb\w*|vender tilbage|tilbagemelding",
            ),
            "feedback-offered": _Cue(
                r"(?:feedback|tilbagemelding på (?:din|samtalen)|begrundelse|uddybning|uddyb\w*)\b<50>(?:gerne|vil\b|ring|skriv|ønsk\w+|kontakt\w*|velkommen)|"
                r"(?:gerne|vil du|hvis du|ønsker|velkommen)<50>(?:\bfeedback|tilbagemelding på|begrundelse|uddyb\w+|vide (?:mere om )?(?:hvorfor|hvad)|høre "
                r"(?:mere om (?:hvorfor|begrund)|hvorfor)|vide mere om hvorfor|tale om det)",
                r"din feedback|spørgeskema|giv os|din tilbagemelding|undersøgelse|give en tilbagemelding (?:senest|inden)|positiv tilbagemelding|hurtig",
            ),
            "feedback-given": _Cue(
                r"(?:mit|et|vores|lille|godt) (?:\w+ )?(?:råd|tip)\b(?! til)|(?:anbefaler|råder|foreslår) (?:jeg |vi )?dig\b|(?:feedback|tilbagemelding)[^:;!?]{0,50}:|"
                r"(?:savnede|manglede)\b|(?:din|dit|dine|du) [^;!?]{0,50}(?:under (?:grænsen|niveauet|kravet)|for "
                r"(?:kort|lidt|svag\w*|lav\w*|tynd\w*|utydelig\w*)|ikke (?:helt )?(?:overbevis\w+|tilstrækkelig\w*))|få styr på|"
                r"at arbejde (?:videre )?med|(?:kunne godt|havde gerne)<20>(?:tænkt os|set|hørt)",
                r"hjemmeside|opslag|jobagent|følge|søge|ledige|spørgsmål|hvis du|oprette|linkedin|vi mangler|ved at|mangler (?:vi|en)|byråd|vedtægter",
            ),
            "runner-up": _Cue(
                r"nummer to\b|andenplads\w*|andenvalg|mellem dig og|(?:meget |rigtig |så )?tæt løb|(?:meget|rigtig|så|utrolig) tæt på|hårfin\w*|reserveliste\w*|"
                r"sidste to\b|to (?:kandidater|finalister|slutkandidater) tilbage|den anden finalist|en(?:e)? af (?:de )?to\b|lige ved (?:og|at)|et hestehoved|"
                r"slutfelt\w*|stod (?:mellem|imellem) dig|ansat jer begge|som andenprioritet",
                r"ikke (?:\w+ )?(?:slutfelt|reserve|finalist)|tæt på (?:kunder|hinanden|beslutning|kollega|forretning)|til slutfeltet|stillingen som nummer to",
            ),
            "filled": _Cue(
                r"(?:stilling\w*|jobbet|job|pladsen|pladserne|elevplads\w*|rollen|vikariatet|praktikpladsen|stillingerne|vagterne|praktikplads\w*)\b<60>(?:(?:er|er nu|var|allerede|alle|nu) (?:\w+ )?besat\b|"
                r"blevet besat|gået til|væk\b|optaget|ikke længere (?:ledig|opslået|åben)|fyldt|tilbudt en|givet til)|(?:stilling\w*|jobbet|pladsen)[^;!?]{0,40}ikke "
                r"længere (?:ledig|åben|aktuel)|(?:allerede|nu|er|blevet) (?:\w+ )?besat\b|(?:takket|sagt) ja\b|skrevet (?:kontrakt|under)|(?:har|har nu|har "
                r"allerede)<15>(?:ansat (?:en|den)|fundet (?:den|deres|vores))|folk nok|fik jobbet|endt med at ansætte",
                r"ikke (?:bliver |blive |blevet |at )?(?:besat|genbesat|besætte)|(?:hvis|når|indtil|før|inden)<30>besat|du (?:har )?takket ja|uden at besætte|når "
                r"stillingen",
            ),
            "cancelled": _Cue(
                r"(?:stilling\w*|job\w*|opslag\w*|rekruttering\w*|ansættelse\w*|pladsen|proces\w*|projekt\w*|nathold|vikariat\w*|elevplads\w*|praktikplads\w*|"
                r"forløbet)\b[^;!?]{0,80}?(?:annuller\w+|aflys\w+|trukket (?:tilbage|det)?|sat på pause|i bero|frosset|fros\w*|nedlagt|nedlægg\w*|nedlægges|bortfald\w*|"
                r"ikke (?:længere )?(?:at )?(?:genbes\w+|besæt\w+|bliver besat|blive besat|oprett\w+|opslå\w*|til noget)|udsat\b|udskyde\w*|sparet væk|udgår|ikke "
                r"alligevel)|ansættelsesstop|stillingsstop|(?:annuller\w*|aflys\w*|udskyde\w*|nedlæg\w*|standse\w*|sætte)<20>(?:stilling\w*|"
                r"rekruttering\w*|opslag\w*|proces\w*|ansættelse\w*)|ikke foretaget ansættelse|(?:ansætter|ansætte) (?:vi )?ingen|ikke (?:at )?ansætte nogen|"
                r"(?:på grund af|som følge af|grundet|efter) (?:en )?(?:\w+ )?(?:omorganisering\w*|omstrukturering\w*|besparelse\w*|nedskæring\w*|fyringsrunde\w*|"
                r"budget\w*)|kommer ikke noget \w+ alligevel",
                r"(?:samtalen|mødet|interview\w*)<20>(?:aflys|udsat)|din ansøgning<20>(?:trukket|annuller|stoppe)|du (?:har )?trukket|erfaring (?:med|i)|ikke "
                r"ansætte dig|abonnement|forløbet for dig",
            ),
            "on-file": _Cue(
                r"(?:gem\w*|behold\w*|opbevar\w*|noter\w*|lægger|holder)<40>(?:cv|ansøgning|oplysninger|profil|kontakt\w*|navn|data|nummer|dig i kartoteket)\b|"
                r"(?:cv|ansøgning|oplysninger|profil|navn|papirer)\b<40>(?:gemmes|gemt|gemmer|beholde\w*|opbevar\w*|liggende|ligger hos|bliver liggende|i mappen|i "
                r"vores (?:database|emnebank|jobbank|kandidat\w*|talent\w*))|emnebank|talentpulje|i vores (?:database|kandidatbank|jobbank|kartotek)\b|vikarliste\w*|"
                r"holder dig i kartoteket",
                r"slet(?:te|tes|tet|ter)?\b|destruer\w*|gdpr|makuler\w*|ikke (?:gem|behold)\w*|opret (?:en|din)|tilmeld|meld dig|persondata",
            ),
            "agency": _Cue(
                r"(?:vores|min) kunde\b|kunden (?:har|valgte|vælger|vil|gik|efter|ønsk)|talt med kunden|rekrutteringsbureau|opdragsgiver",
                r"kundeservice|kundecenter",
            ),
        },
    ),
    "pl": _Tongue(
        denial=r"nie|żad\w*|bez|nigdy|ani",
        others=r"inn\w+|kandydat(?:ów|ami|ki|om|ach)|wiel\w+|kto\w*|wszyst\w+|osob\w*|osób",
        cues={
            "kind-words": _Cue(
                r"(?:pan[ai]?|panu|panią|pańsk\w+|państw\w*|two\w+|twe\w+|ci|cię|tobie|tobą|ty)\b<60 own>(?:wrażeni\w+|imponuj\w+|zaimponowa\w+|docenia\w*|doceni\w+|"
                r"świetn\w+|znakomit\w+|wysoko oceni\w+|zachwyc\w+|podoba\w*|spodoba\w+|szacunek|ciekaw\w+|profesjonalizm\w*|pierwszorzędn\w+|wspaniał\w+|"
                r"super\b|urzek\w+|(?:bardzo|naprawdę) (?:dobr\w+|moc\w+|ciekaw\w+))\b|(?:wrażeni\w+|doceniamy|doceniam|docenili\w*|spodobał\w*|podobał\w*|ceni\w+|gratuluj\w+|"
                r"zachwycił\w*|zaimponował\w*|podkreśl\w+)<30 own>(?:pan[ai]?|pańsk\w+|państw\w*|two\w+|ci|twe\w+)\b(?! (?:zainteresowani|czas|zgłoszeni|aplikacj|udział|"
                r"chęć))|(?:jest|był|była|jesteś|byłeś|byłaś) (?:pan |pani )?(?:\w+ )?(?:świetn\w+|znakomit\w+|utalentowan\w+|bardzo dobr\w+|wyjątkow\w+|profesjonaln\w+)|"
                r"wysoko ocenion\w+|z (?:dużą |prawdziwą |wielką )?przyjemnością (?:\w+ )?(?:przeczyta\w+|wysłucha\w+|obejrza\w+)|skradł\w* show|miło wspominam|dał[ae]ś się poznać jako",
                r"życz\w+|mamy nadzieję|miłego dnia|poziom zgłoszeń|doceniamy (?:twoje |pana |pani )?(?:zainteresowanie|czas|zaangażowanie w)",
            ),
            "reapply": _Cue(
                r"ponown\w+ (?:\w+ )?(?:aplik\w+|zgłosz\w+|kandyd\w+|udział\w*|składani\w+|zgłosić|zgłaszani\w+|spróbowa\w+|kontakt\w*)|(?:aplik\w+|zgłos\w+|zgłaszan\w+|"
                r"spróbow\w+|spróbuj|kandydow\w+|zapis\w+|wystart\w+|pisz|napisz)<25>(?:ponownie|znów|jeszcze raz|na inne|w (?:przyszłości|kolejn\w+|następn\w+|przyszł\w+)|"
                r"za (?:rok|pół)|wiosną|jesienią|w \w+ (?:naborze|rekrutacji))|(?:zachęca\w+|zaprasza\w+|namawia\w+|liczymy|mamy nadzieję|polecam\w*)<60>(?:aplik\w+|"
                r"śledz\w+|zgłasza\w+|udział\w*|odwiedz\w+|obserwow\w+|zaglądani\w+|spróbow\w+|kandydow\w+|zapoznan\w+|ponown\w+|następn\w+ rekrutacj\w+|kolejn\w+ rekrutacj\w+|"
                r"nasz\w+ (?:stron\w+|ofert\w+))|(?:śledź|śledzić|obserwuj|zaglądaj|odwiedzaj)<30>(?:nasz\w+|ofert\w+|ogłoszeni\w+|stron\w+|karier\w+)|"
                r"(?:nie )?(?:wahaj się|zniechęc\w+|zrażaj\w*)<50>(?:aplik\w+|rekrutacj\w+|próbow\w+|zgłos\w+)|(?:zgłoś się|wróć|wróć do nas|proszę próbować|śmiało pisz|"
                r"odezwij się)<30>(?:ponownie|znów|do nas|wiosną|za |w |$|jeszcze)|kolejna możliwość przystąpienia|(?:za rok|w przyszłym roku)<30>(?:zaprasza\w+|aplik\w+|"
                r"spróbow\w+|startuj\w+|zgłos\w+)",
                r"dzięku\w+ za ponown\w+|ponownie dzięku\w+|dziękuj\w+<20>ponown\w+|odezwiemy się|skontaktujemy się|wrócimy do|ponownie (?:rozpatrz|ogłos|skontakt)\w+",
            ),
            "feedback-offered": _Cue(
                r"(?:feedback\w*|informacj\w+ zwrotn\w+|uzasadnieni\w+|szczegół\w+|omówi\w+ (?:wynik\w*|rozmow\w*|powod\w*))\b<50>(?:chętni\w*|prosz\w+|chce\w*|życzy\w*|kontakt\w*|"
                r"dzwoń|zadzwo\w+|możliwoś\w+)|(?:chętnie|jeśli (?:chce\w*|pan|pani|potrzeb\w*)|gdyby\w*|jeżeli|służę|możemy)<50>(?:feedback\w*|informacj\w+ "
                r"zwrotn\w+|uzasadni\w+|usłyszeć więcej|szczegół\w+|omówi\w+|opowiem|przekaż\w+ (?:więcej|uwagi))",
                r"ankiet\w+|twój feedback|pani feedback|szczegóły dotyczące przetwarzania|danych osobowych|nie (?:przekazuj|udziel)\w+|oczekujemy na|szczegóły (?:na|oferty)|"
                r"rozmow\w+ w \w+ umów",
            ),
            "feedback-given": _Cue(
                r"(?:moja|nasza|mała|jedna|drobna) (?:rada|wskazówka|sugestia)\b|(?:radzę|radzimy|polecam|sugeruję|sugerujemy|rekomenduj\w+)\b<30>|(?:feedback\w*|informacj\w+ "
                r"zwrotn\w+)[^:;!?]{0,50}:|na minus\b|zabrakło (?:nam|mi|panu|pani|ci|"
                r"jednak|trochę|doświadczeni\w+|wiedzy|znajomości)|(?:za|zbyt) (?:słab\w+|mało|powierzchown\w+|"
                r"ogóln\w+|krótk\w+|woln\w+|nieśmiał\w+)|warto (?:popracować|doszlifować|rozwinąć|poćwiczyć|nauczyć)|(?:trzeba|należy|proszę) (?:popracować|poćwiczyć)|"
                r"popracuj nad",
                r"stron\w+ (?:kariera|internet)|ogłosze\w+|ofert\w+ pracy|śledz\w+|aplik\w+ (?:na inne|ponownie)|jeśli (?:chce|pan)|za mało (?:miejsc|zgłoszeń|zamówień|"
                r"etat\w*|czasu)|zabrakło (?:nam )?(?:miejsc|czasu|etat|budżet|pieni)|zbyt (?:duż|wiel)\w+|polecam (?:pan|ci|si)",
            ),
            "runner-up": _Cue(
                r"drug(?:ie|a|ą|i|iej|im|ą) (?:miejsc\w*|na liście|pozycj\w*|lokat\w*|w kolejności|wynik\w*)|o włos|lis\w+ rezerwow\w+|rezerwow\w+|minimaln\w+ (?:różnic\w+|większości\w*|"
                r"przewag\w*)|niewielk\w+ (?:różnic\w+|większości\w+|przewag\w+)|między (?:panem|panią|tobą) a|(?:dwoje|dwóch|dwojga|dwójce) (?:finalist\w*|ostatn\w*|kandydat\w+)|drug\w+ "
                r"finalist\w*|do (?:samego )?końca (?:\w+ )?(?:w grze|waha\w+|rozważ\w+)|niewiele (?:zabrakło|brakowało)|prawie (?:ty|pan|pani)|jako (?:finalist\w+)|jesteś "
                r"finalist\w+",
                r"nie (?:\w+ )?(?:finalist|rezerwow)\w*|żadn\w+|drugi etap|list\w+ rezerwow\w+ nie",
            ),
            "filled": _Cue(
                r"(?:stanowisk\w+|etat\w*|miejsc\w*|wakat\w*|rol[aę]|pozycj\w+|posad\w+|ofert\w+)\b<60>(?:obsadzon\w+|zajęt\w+|obsadzili\w*|objął|objęł\w+|obejmie|nieaktualn\w+|zapełnion\w+|"
                r"zamknięt\w+ wewnętrzn\w+)|(?:został\w*|już|jest|zostało) (?:\w+ )?(?:obsadzon\w+|zajęt\w+)|(?:zatrudnili\w*|zatrudniliśmy|znaleźli\w*) (?:już |kogoś|osobę|"
                r"wszystkie|pracownika|odpowiedni\w+)|(?:już|mamy) (?:kogoś|komplet|pełn\w+ (?:skład|obsad\w+))|(?:przyjął|przyjęła|podpisał\w*) (?:\w+ )?(?:ofert\w+|umow\w+|"
                r"propozycj\w+)|(?:obsada|lista)<30>(?:kompletna|zamknięta)|zatrudniony już|nieaktualne\b",
                r"nie (?:zostanie|będzie|został\w*|zostało)<20>obsadz\w+|(?:dopóki|kiedy|gdy|zanim|jeśli)<30>(?:obsadz|zajęt)|bez obsad\w+|zajęt\w+ (?:pierwsz|drug|miejsc)\w*|nie "
                r"zatrudnili",
            ),
            "cancelled": _Cue(
                r"(?:stanowisk\w+|etat\w*|nab[oó]r\w*|rekrutacj\w+|konkurs\w*|ogłoszen\w+|wakat\w*|projekt\w*|zatrudnieni\w*|postępowani\w+|proces\w*|staż\w*|rol[aęi]|program\w*|"
                r"poszukiwani\w+|zleceni\w+)\b[^;!?]{0,80}?(?:odwołan\w+|wstrzyma\w+|anulowan\w+|zamrożon\w+|zawiesz\w+|unieważni\w+|wycofan\w+|zlikwidowan\w+|likwidacj\w+|bez "
                r"(?:rozstrzygni\w+|wyboru|wyłonien\w+)|nie (?:będzie|zostanie)(?: \w+){0,2} (?:obsadz\w+|prowadz\w+|kontynuow\w+|wznowi\w+|utworz\w+)|przerwan\w+|odłożon\w+|przesunięt\w+|"
                r"przestał\w* istnieć|nie dojdzie)|(?:odwoł\w+|wstrzyma\w+|anulow\w+|zamroz\w+|zawiesi\w+|unieważni\w+|wycofa\w+|rezygnuj\w+ z|zrezygnow\w+ z|przerwa\w+)<20>(?:stanowisk\w+|etat\w*|nab[oó]r\w*|rekrutacj\w+|konkurs\w*|ogłoszeni\w+|zatrudni\w+|proces\w*|utworzeni\w+|wszystkie rekrutacj\w+)(?: bez "
                r"rozstrzygni\w+)?|nie (?:będziemy|zamierzamy|planujemy)(?: już| w tym roku)? (?:nikogo )?zatrudnia\w*|nikogo nie zatrudni\w+|(?:z powodu|ze względu na|w związku z|z uwagi "
                r"na|wskutek)<30>(?:restrukturyzacj\w+|reorganizacj\w+|cięci\w+|wstrzymani\w+|oszczędności\w*|likwidacj\w+)|zamrożeni\w+ (?:rekrutacji|etatów|zatrudni\w+)",
                r"(?:rozmow\w+|spotkani\w+)[^;!?]{0,20}(?:odwołan|przełożon)\w*|zgod\w+<20>(?:odwoł|wycof)\w*|(?:odwoł|wycof)\w+<20>(?:zgod|zgłosz|kandydatur|aplikacj)\w+|danych "
                r"osobowych|projekt\w*<20>doświadczen\w+",
            ),
            "on-file": _Cue(
                r"(?:zachow\w+|pozostaw\w+|pozostan\w+|przechow\w+|zostaw\w+|zatrzym\w+|zapis\w+|dodam\w*|doda(?:my|ć)|zachowa\w*|umieści\w+|wpisa\w+)<50>(?:cv|aplikacj\w+|dan[eay]\w*|zgłosz\w+|"
                r"dokument\w+|kontakt\w*|baz\w+|numer\w*|społeczności talent\w+|list\w+ rezerwow\w+|aktach|ofert\w+|życiorys)|(?:cv|aplikacj\w+|dane|zgłoszeni\w+|dokumenty|ofert\w+|kandydatur\w+)\b"
                r"<40>(?:zachow\w+|pozostan\w+|pozostaj\w+|przechow\w+|zapisan\w+|zatrzym\w+|w (?:naszej )?bazie)|baz(?:ie|y|ę) (?:kandydat\w+|danych|talent\w+|cv)|w naszej "
                r"bazie|wpisał\w+ (?:pana|panią|cię)",
                r"usun\w+|zniszcz\w+|kasow\w+|zatrzymujemy (?:twoje |pana |pani )?(?:zgłosz|aplikacj|kandydatur)\w+ na|nie (?:zachow|przechow)\w+|rodo|zarejestruj|dołącz|zapisz się|przetwarzani\w+ "
                r"danych|kontakt\w* (?:pod|z nami|telefonicz)",
            ),
            "agency": _Cue(
                r"(?:nasz|mój|naszego|mojego|naszym|naszemu) klient(?:a|em|owi)?\b|klient (?:zdecydow|wybra|postanow|poinform|uzna|prze|nie|z |ma |ogłosi|zamkn)\w*|od (?:naszego )?klienta\b|"
                r"agencj\w+ (?:pracy|zatrudnienia)|w imieniu (?:naszego )?klienta",
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
_IN_SUBJECTS = frozenset(("filled", "cancelled"))


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
