import type { Cue } from '../cue.ts'

/** What only keeps the talk going, tells what others said, or how things are. */
export const TALK_EN: readonly Cue[] = [
  {
    id: 'en-procedure',
    weight: { action: -3, decision: -2.5 },
    words:
      'call turn check consent assign take approve approval review roll open any update updates introduction introductions welcome discuss discussion continue prioritize prioritise scribe see quick overview announcements adjourn close meeting read go link',
    at: /^(?:(?:call for|roll call|consent to|check[- ]?(?:in|out)|turn (?:on|off)|assign roles|take (?:attendance|notes)|any other business|adjourn|welcome|introductions?|announcements?|updates?\b|quick updates?|overview of|prioriti[sz]e (?:the )?agenda|scribe)|(?:approve|approval of|review|review of|read|go over|close|open) (?:the |last |previous |this )?(?:\w+(?:'s)? )?(?:agenda|minutes|meeting|notes|action items|floor|actions|logs)\b|(?:continued? )?discuss(?:ion|ed)?\b|link to|see (?:also|the|above|below|slides|minutes|agenda|notes|issue|pr|https?|#?\d))/,
    examples: [
      'Call for clarifications',
      'Approve the minutes',
      'Turn off recording',
      'Discussion of the roof',
    ],
    not: ['Call the printer', 'Turn the draft into a letter'],
  },
  {
    id: 'en-personal-agreement',
    weight: { decision: -1.8 },
    words: 'agree agreed agrees disagree disagrees disagreed agreeing',
    at: /\b(?:i (?:\w+ )?agree\b|agree(?:d|s)? with (?:you|that|this|him|her|them|me|\w+$|\w+[.,'])|disagree(?:s|d)?\b|^agreed?[.!,]?$|^(?:strongly |totally |fully |completely )?agreed?[.,!]? (?:with|and|but|it|that's|that is|also|though)\b|strongly agree)/,
    examples: ['I agree with Omar.', 'Agreed.', 'Agree, but it is late.', 'Lena disagrees.'],
    not: ['We agreed to print on both sides.', 'Agreed to print on both sides.'],
  },
  {
    id: 'en-reported',
    weight: { action: -1.5, decision: -0.9 },
    words:
      'said says asked asks mentioned mentions noted notes reported reports explained explains described describes presented showed raised raises pointed wondered wants wanted told replied commented gave shared went discussed talked according requested argued stated observed added',
    at: /^[^.:;]{0,60}?\b(?:said|says|asked|asks|mentioned|mentions|noted|notes that|reported|reports|explained|explains|described|describes|presented|showed|raised|raises|pointed|wondered|wants|wanted|told|replied|commented|gave|shared|went|discussed|talked|according|requested|argued|stated|observed|added)\b(?<!\b(?:was|were) (?:asked|requested)(?= to\b))/,
    examples: [
      'Omar said he will be late.',
      'Lena explained that Rosa will lead.',
      'Discussed the new logo.',
    ],
    not: ['Rosa will lead.', 'Omar was asked to lead.'],
  },
  {
    id: 'en-normative',
    weight: { action: -1.6 },
    words:
      'must shall required implementations implementation users user clients client servers server parser compiler',
    at: /\b(?:must|shall|(?:is|are) required to|(?:implementations?|users?|clients?|servers?|the parser|the compiler|the server|the spec) (?:will|must|should|can|may|need))\b/,
    examples: [
      'Implementations must reject the header.',
      'The parser will fail on tabs.',
      'Users will see a warning.',
    ],
    not: ['Rosa will write the parser.'],
  },
  {
    id: 'en-event',
    weight: { action: -1.6, decision: -0.8 },
    words:
      'meeting call session webinar conference workshop event release vote deadline holiday vacation away office late absent attend miss leave back',
    at: /\b(?:(?:meeting|call|session|webinar|conference|workshop|event|vote|deadline) (?:will|is going to|is) (?:be|take|start|begin|happen|on|at|in|next|scheduled|cancel|cancelled|canceled)|(?:will|is going to|'ll|going to) be (?:\w+ )?(?:away|out|late|absent|on (?:vacation|leave|holiday)|back|gone|available|unavailable)|(?:will|'ll) (?:not attend|miss|leave early|attend|join late))/,
    examples: ['The next meeting will be on 4 May.', 'Omar will be away next week.'],
    not: ['Omar will book a room for the meeting.'],
  },
  {
    id: 'en-talk',
    weight: { action: -1.8, decision: -2.4 },
    words: "let's lets let i i'll we we'll will can i'm",
    at: /^(?:[\w']+[,.:!]? ){0,3}(?:let's|lets|let us|let me|i'll|i will|i can|i could|i'm going to|we'll|we will|we can|we could|i would|i'd|(?=(?:we|i) (?:move|go|come|turn|get) (?:on|onto|to|back))(?:we|i)) (?:also |just |now |quickly |really |maybe |probably |go ahead and |try to )?(?:see|say|start|begin|(?:move|go|come|turn|get) (?:on|onto|back|to)\b|move (?:on\b|onto|to (?:the )?(?:next|item|topic))|jump|talk|discuss|go (?:to|through|back|around|next|over|first|on)|look at (?:the )?(?:next|agenda)|wait|hear|get (?:started|going|into|back)|continue (?:this|the|with)|keep (?:going|moving)|pass|hand|be|stop|skip|turn|step|imagine|assume|hope|admit|agree|have to|never|always|want|need|tell you|mention|repeat|note|point out|answer|respond|try|understand|remember|know|hope|think)\b/,
    examples: ["Let's start with the minutes.", "I'll pass to Omar.", "We'll see.", "Let's move on."],
    not: ["Let's keep the old name.", "I'll write to the printer."],
  },
  {
    id: 'en-you',
    weight: { action: -0.9, decision: -0.9 },
    words: "you you'll you're your",
    at: /\b(?:you (?:can|will|could|should|need|have|get|want|do|don't|might|may|would|are|know|see)|you'll|you're)\b/,
    examples: ['You will see an error.', 'You can use either form.'],
    not: ['Thank you, Rosa will send it.'],
  },
  {
    id: 'en-things',
    weight: { action: -1, decision: -0.7 },
    words: "it this that there they it'll that'll there'll these those which",
    at: /(?:^|[,;] )(?!it (?:was|is|has been) (?:\w+ )?(?:agreed|decided|resolved|concluded))(?:it|this|that|there|they|these|those|which)(?:'ll| will| would| should| can| could| is| are| was| has| might| may)\b/,
    examples: ['It will fail on tabs.', 'This is a good start.', 'There will be cake.'],
    not: ['Rosa will send it.'],
  },
  {
    id: 'en-wish',
    weight: { action: -0.8, decision: -0.6 },
    words: 'nice good great useful helpful ideally eventually someday worth interesting ideal',
    at: /\b(?:(?:nice|good|great|useful|helpful|interesting|ideal|worth|better) (?:to|if|idea|for)|ideally|eventually|someday)\b/,
    examples: ['It would be nice to have a logo.', 'Eventually somebody will write that.'],
    not: ['Rosa will send a nice letter.'],
  },
]
