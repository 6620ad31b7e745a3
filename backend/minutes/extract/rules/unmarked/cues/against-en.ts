import type { Cue } from '../cue.ts'

/** What takes a sentence back: it is supposed, asked, told of earlier, done, denied, or holds in general. */
export const AGAINST_EN: readonly Cue[] = [
  {
    id: 'en-if',
    weight: { action: -1, decision: -1.3 },
    words: 'if unless suppose supposing assuming assume imagine hypothetically',
    examples: ['If we get the budget, we will hire a tester.', 'Suppose we drop the old parser.'],
    not: ['We will hire a tester.'],
  },
  {
    id: 'en-might',
    weight: { action: -1.3, decision: -1.4 },
    words:
      "might may could would maybe perhaps possibly probably potentially wouldn't couldn't i'd we'd it'd they'd",
    examples: ['We could move the call to Monday.', 'Maybe Rosa will take it.'],
    not: ['We move the call to Monday.'],
  },
  {
    id: 'en-opinion',
    weight: { action: -0.9, decision: -1.5 },
    words:
      'think thinks imo imho opinion personally feel feels guess believe believes suggest suggests suggested suggesting propose proposes proposed prefer prefers preferred wish hope hopes hoping like seems sounds wonder wondering inclined tempted lean leaning',
    at: /\b(?:(?:i|he|she|they|we|people|some|many|one)(?:'d)? (?:would |also |really |still |do |am |are |just |personally |kind of )?(?:think|feel|guess|believe|suggest|propose|prefer|wish|hope|like|wonder|lean|inclined|tempted)|(?:thinks|feels|believes|suggests|suggested|proposes|proposed|prefers|preferred|hopes|hoping|wondering|leaning|seems|sounds|imo|imho|personally)\b|opinion\b)/,
    examples: [
      'I think we will keep the old name.',
      'Omar suggested we drop the field.',
      'In my opinion the first draft is better.',
    ],
    not: ['We keep the old name.', 'Names like this stay.'],
  },
  {
    id: 'en-earlier',
    weight: { action: -2, decision: -2.4 },
    words:
      'last previous previously earlier already past formerly originally ago yesterday back historically before recall remember used had',
    at: /\b(?:last (?:time|week|month|year|meeting|call|sprint|quarter|summer|winter|spring|autumn|fall|monday|tuesday|wednesday|thursday|friday|night)|(?:previous|prior|earlier) (?:meeting|call|week|decision|discussion|session|minutes|vote)|previously|formerly|originally|historically|already|earlier (?:this|in|we|today)|in the past|(?:years?|months?|weeks?|days?) ago|yesterday|back (?:then|when|in)|we (?:had|'d) (?:agreed|decided|said)|as (?:i )?(?:recall|remember)|used to)\b/,
    examples: [
      'Last time we agreed to drop the field.',
      'We had decided to wait.',
      'This was previously approved.',
      'Dana already sent the letter.',
    ],
    not: ['Dana to send the letter before Friday.', 'The last item is approved.'],
  },
  {
    // What somebody will do within the talk itself is over when it is.
    id: 'en-floor',
    weight: { action: -2 },
    words:
      'open go start finish stop pass hand share read mention note say speak repeat explain quick move skip kick leave',
    at: /\b(?:i(?:'ll| will| can|'m going to| am going to|'m gonna| am gonna)|let me|gonna) (?:just |quickly |also |now )?(?:go ahead|go first|go next|start(?: with| by|$|[.,])|finish|stop|pass|hand (?:it |this )?over|share (?:my screen|this (?:tab|window))|open the (?:door|window)|read (?:it|this|that|them) out|mention|say|speak|repeat|explain|be quick|move on|skip|kick (?:it |this )?off|leave it)\b/,
    examples: [
      "I'll go ahead then.",
      'I will share my screen.',
      "I'll hand over to Lena.",
      "I'm going to share my screen now.",
      'Let me just open the door.',
      "I'm gonna share my screen.",
    ],
    not: ["I'll share the notes with Lena.", "I'll ask the bank."],
  },
  {
    id: 'en-done',
    weight: { action: -1.8 },
    words:
      "done finished completed merged fixed landed shipped sent has have i've we've had was were got did",
    at: /\b(?:(?:has|have|had|i've|we've|they've|he's|she's) (?:been |also |now |just |all |already |recently )?(?:\w{2,20}ed|done|sent|made|written|begun|found|put|set|got|gotten|given|taken|gone|had|run|built|read|met|shown)\b|(?:was|were|is|are|got) (?:now |all |just )?(?:done|finished|completed|merged|fixed|landed|shipped|sent|closed|released|resolved(?! (?:that|to)\b))\b|[-–:(] ?done\b|^done\b)/,
    examples: ['Dana has sent the letter.', 'The fix was merged.', 'Letter to the printer: done'],
    not: ['Dana will send the letter.', 'Get it done by Friday.'],
  },
  {
    id: 'en-past',
    weight: { action: -1.4 },
    words: 'i we he she they',
    at: /^(?:\w+[,:] )?(?:i|we|he|she|they) (?:\w+ )?(?:(?!need|proceed|exceed)\w{2,20}ed|did|sent|made|wrote|began|found|put|got|gave|took|went|had|ran|built|met|was|were|saw|thought|said|knew|came)\b/,
    examples: ['I sent the letter.', 'We looked into the crash.'],
    not: ['I send the letter today.', 'We need a letter.'],
  },
  {
    id: 'en-negated',
    weight: { action: -1.4, decision: -0.3 },
    words:
      "don't won't doesn't didn't can't cannot shouldn't haven't hasn't isn't aren't not never nobody no none neither wasn't weren't",
    at: /\b(?:(?:do|wo|does|did|ca|should|have|has|is|are|was|were)n't|cannot|not|never|nobody|no one|no (?:update|updates|change|changes|news|progress|time|need|plans?|action|actions|volunteers?)|none|neither)\b/,
    examples: [
      "We won't ship this month.",
      'Nobody will take it.',
      'I am not going to write that.',
      'No updates.',
    ],
    not: ['We ship this month.', 'No. 5 is ready.'],
  },
  {
    id: 'en-undecided',
    weight: { decision: -7, action: -0.6 },
    words:
      'consensus agreement agreed agree decision decide decided conclusion resolved objection objections approve approved settled undecided',
    at: /\b(?:(?:no|not|without|lack of|yet|never|haven't|hasn't|didn't|don't|isn't|wasn't|aren't|can't|cannot|couldn't) (?:\w+ ){0,3}(?:consensus|agreement|agreed?|decision|decided?|conclusion|resolved|approved?|settled)|undecided|\b(?:decision|decided|resolved|conclusion): (?:none|no decision|postponed|deferred|tabled|pending|open|tbd|unclear)(?=\W*$)|(?:need|needs|have|has|want|try|trying|like|hard|able|ready|going|up|left|remains|still) (?:\w+ )?to (?:\w+ )?(?:decide|agree|approve|resolve)|to be (?:decided|agreed|approved)|(?:decide|agree) (?:whether|if|how|what|which|when|who|later|next|at the next|in the next)|(?:before|until|once|when|after|if) (?:we|the group|everyone|they|a|there is|there's) (?:\w+ ){0,2}(?:agree|decide|decision|consensus|resolve|approve))\b/,
    examples: [
      'There is no consensus on the name.',
      'We need to decide on a venue.',
      'The date is to be decided.',
      "We haven't agreed on a price.",
      'Decision: postponed.',
    ],
    not: ['There is consensus on the name.', 'No objections, agreed.'],
  },
]
