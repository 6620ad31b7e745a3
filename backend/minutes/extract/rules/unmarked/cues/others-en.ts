import type { Cue } from '../cue.ts'

/** Risks, dissent, open questions, alternatives and reasons, as people put them. */
export const OTHERS_EN: readonly Cue[] = [
  {
    id: 'en-risk',
    weight: { risk: 2.6 },
    words:
      'risk risks risky danger dangerous concern concerned concerns worried worry worries blocker blockers threat jeopardize jeopardise afraid fear vulnerable',
    at: /\b(?:(?:a|the|big|biggest|main|real|some|one|there is|there's|high|security|privacy) (?:\w+ )?(?:risks?|danger|threat)\b(?! assessment| register| management)|risks? (?:of|that|is|are|to|around|if|being)|risky|dangerous to|(?:concern|concerns) (?:that|is|about|with|around|over|here|are|remains?)|concerned (?:that|about|with|by)|worr(?:y|ied|ies) (?:that|about|is)|(?:main|only|big|biggest|a|release) blockers?|jeopardi[sz]e|(?:i'm|am|are|is) afraid (?:that|this|it|we|of)|fear (?:is|that))\b/,
    examples: [
      'There is a risk that the roof leaks.',
      'I am worried about the budget.',
      'My concern is the noise.',
      'The main blocker is the permit.',
      'It is risky to wait.',
    ],
    not: ['No risk, no fun.', 'As far as I am concerned, fine.', 'The risk register is online.'],
  },
  {
    id: 'en-no-risk',
    weight: { risk: -2.4, dissent: -2.6 },
    words: "no any not without don't isn't doesn't resolved addressed mitigated withdrew withdrawn never",
    at: /\b(?:no|any|not|without|don't|isn't|aren't|doesn't|never) (?:\w+ ){0,3}(?:risks?|risky|concerns?|concerned|worr(?:y|ied)|danger|blockers?|objections?|opposed|against|disagree(?:ment)?|afraid)\b|\b(?:concerns?|risks?|objections?) (?:was|were|has been|have been|is|are) (?:resolved|addressed|mitigated|withdrawn)/,
    examples: [
      'There is no risk here.',
      'Any concerns?',
      "I don't object, no objections.",
      'The concern was addressed.',
    ],
    not: ['There is a risk here.'],
  },
  {
    id: 'en-might-go-wrong',
    weight: { risk: 1.6 },
    words: 'break fail leak lose delay miss wrong late crash confuse backfire corrupt',
    at: /\b(?:might|may|could|can|would|will likely) (?:\w+ )?(?:break|fail|leak|lose|delay|miss|go wrong|be late|be too late|crash|confuse|backfire|corrupt)\b/,
    examples: ['The change could break old clients.', 'We may miss the deadline.'],
    not: ['Take a break.', 'It did not fail.'],
  },
  {
    id: 'en-dissent',
    weight: { dissent: 2.8 },
    words:
      'disagree disagrees disagreed object objects objected objection opposed oppose opposes against dissent dissents convinced comfortable veto reject -1 favor favour support agree dissenting',
    at: /(?:\b(?:(?:i|we|he|she|\w+) (?:\w+ )?(?:disagree|disagrees|disagreed|object|objects|objected|oppose|opposes|dissents?) ?(?:with|to|that|on|strongly|here|because|$|[.,:;-])|^(?:strongly )?disagree\b|(?:am|is|are|i'm|was|were|be|stays|remains) (?:\w+ )?(?:opposed|against|not in favou?r|not convinced|not comfortable|unconvinced|uncomfortable)|(?:don't|do not|can't|cannot|won't|doesn't) (?:agree|support|accept)\b|not convinced|formal objection|would (?:veto|object|block)|voted against|dissenting|has an objection|my objection)|(?:^|: )-1\b)/,
    examples: [
      'I disagree with the price.',
      'Lena is against the blue one.',
      'I am not convinced.',
      '-1 from me.',
      'Omar objects to the fee.',
      "I can't support that.",
    ],
    not: ['The object has two fields.', 'Any objections?', 'I agree with the price.'],
  },
  {
    id: 'en-open-question',
    weight: { question: 3 },
    words:
      'question questions unresolved tbd determined decided clarified undecided outstanding open remains',
    at: /\b(?:(?:open|outstanding|unresolved|unanswered) (?:question|issue|point)s?|questions? (?:is|was|remains|here is|at hand)\b|unresolved|tbd\b|to be (?:determined|decided|clarified)|undecided|remains (?:open|to be (?:seen|decided)))/,
    examples: [
      'Open question: who pays?',
      'The venue is TBD.',
      'The question is who pays.',
      'The date is to be decided.',
    ],
    not: ['Good question.', 'Any questions?'],
  },
  {
    id: 'en-unclear',
    weight: { question: 2 },
    words: 'unclear sure clear known decide figure unknown know determine clarify',
    at: /\b(?:unclear (?:if|whether|how|what|who|when|why|which|to)|not (?:yet )?(?:sure|clear|known) (?:if|whether|how|who|when|why|which|what to)|(?:need|needs|have|has|still|left) to (?:\w+ )?(?:decide|figure out|find out|determine|work out|clarify) (?:if|whether|how|what|which|who|when|where|on)|unknown (?:if|whether|how)|don't know (?:yet )?(?:if|whether|who|which|what to|how to))/,
    examples: [
      'It is unclear whether the hall is free.',
      'We need to decide which hall to rent.',
      'Not sure if we may.',
    ],
    not: ['I am sure.', "I don't know."],
  },
  {
    id: 'en-option',
    weight: { option: 2.6 },
    words: 'option options alternative alternatively alternatives approach possibility either instead could',
    at: /\b(?:option (?:\d|[a-e]|one|two|three)\b ?(?:is|:|-|–|—|would|\()|^(?:option (?:\d|[a-e])\b)|(?:one|another|other|second|third|first|alternative|different) (?:option|approach|possibility|alternative)\b|alternatively\b|(?:an|the|possible) alternative (?:is|was|would|to|could)|(?:we|you) could (?:either|also|instead)\b|could instead\b|options? (?:are|is|were|include)\b)/,
    examples: [
      'Option B: rent the hall.',
      'Another option is to rent the hall.',
      'Alternatively, we rent the hall.',
      'We could also rent the hall.',
    ],
    not: ['That is no option.', 'We have options.'],
  },
  {
    id: 'en-reason',
    weight: { reason: 2.4 },
    words: 'because reason reasons rationale motivation given since therefore why due',
    at: /\b(?:because (?!of course)\w+|(?:the|main|one|another) (?:\w+ )?reasons? (?:is|are|was|for|why|we|being)|rationale (?:is|was|for|:)|motivation (?:is|was|for|:)|given (?:that|the)|^since \w+|that's why|due to (?:the|a|lack))\b/,
    examples: [
      'Because the old roof leaks.',
      'The reason is the price.',
      'Given that the hall is small, we rent.',
      "That's why we rent.",
    ],
    not: ['The reasoning is long.', 'Ever since, it rains.'],
  },
]
