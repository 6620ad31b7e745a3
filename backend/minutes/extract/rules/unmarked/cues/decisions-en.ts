import type { Cue } from '../cue.ts'

/** What people say when something has been settled. */
export const DECISIONS_EN: readonly Cue[] = [
  {
    id: 'en-agreed',
    weight: { decision: 4.4 },
    words: 'agreed agree agrees agreement agreeing',
    at: /(?:(?:^|[,;:(] ?)(?:[\w'-]+ ){0,4}(?:agreed|agrees) (?:to|that|on|upon|not|the|by|unanimously)\b|^(?:so )?(?:we|all|everyone|everybody|the (?:\w+ ){1,3}) ?(?:all |have |has |also )?agreed?\b|(?:we|all|everyone|everybody|group|committee|council|board|team|participants|members) (?:all |have |has |seem to )?agreed? (?:to|that|on|upon|not|the|with (?:the|this))|it (?:was|is|has been) (?:\w+ )?agreed|(?:general |broad |rough )?agreement (?:that|to|on|is|was)\b|(?:^|[,;.] )agreed:|\bagreed$)/,
    examples: [
      'Agreed to print on both sides.',
      'We agree that the fee stays.',
      'It was agreed to meet in May.',
      'General agreement that the fee stays.',
      'Everyone agrees on the blue one.',
    ],
    not: ['I agree with Omar.', 'Lena agrees with Omar.'],
  },
  {
    id: 'en-decided',
    weight: { decision: 4.4 },
    words:
      'decided decision decisions decides resolved resolves resolution concluded conclusion settled determined',
    at: /\b(?:(?:we|they|was|is|it's|group|committee|council|board|team|have|has|been|it) (?:\w+ )?(?:decided|resolved|concluded|settled|determined) (?:to|that|on|not|for|against|in)|^(?:decided|resolved|concluded) (?:to|that|on|not|for|against)|(?:decision|resolution|conclusion) (?:is|was|made|taken|reached|to)|^(?:[\w']+,? ){0,4}(?:decided|decision|resolved):|\b(?:that's|it's|that is) (?:\w+ )?(?:decided|settled|agreed)\b|the (?:committee|council|board|group|team|wg) (?:decided|decides|resolves|resolved)|settled on)/,
    examples: [
      'We decided to print on both sides.',
      'The decision is to wait.',
      'Resolved that the fee stays.',
      'We settled on blue.',
      'The board decided against it.',
      "Great, so it's decided: we sell the van.",
      'OK, decision: we sell the van.',
      'It was resolved that the van be sold.',
    ],
    not: ['Who takes the decision?', 'The crash is resolved.'],
  },
  {
    // Whoever announces it, in talk as well, states the outcome.
    id: 'en-verdict',
    weight: { decision: 2.4 },
    words: 'decided decision resolved agreed settled',
    at: /(?:^(?:[\w']+,? ){0,4}(?:decided|decision|resolved|agreed|settled):|\bit (?:was|is|has been) (?:hereby |unanimously |further )?(?:resolved|decided|agreed) (?:that|to)\b)/,
    examples: [
      "Great, so it's decided: we sell the van.",
      'OK, decision: we sell the van.',
      'It was resolved that the van be sold.',
    ],
    not: ['We need a decision.', 'Was it decided?'],
  },
  {
    id: 'en-approved',
    weight: { decision: 4.2 },
    words:
      'approved accepted adopted passed carried ratified rejected declined deferred postponed approves elected appointed tabled withdrawn dismissed moved endorsed confirmed',
    at: /(?:\b(?:is|are|was|were|be|been|motion|minutes|proposal|request|vote|amendment|budget|report) (?:unanimously |hereby |all |now |formally |officially )?(?:approved|accepted|adopted|passed|carried|ratified|rejected|declined|deferred|postponed|elected|appointed|tabled|withdrawn|endorsed|confirmed)\b|^(?:approved|accepted|adopted|passed|carried|ratified|rejected|declined|deferred|postponed|withdrawn)\b|\b(?:approved|accepted|rejected|postponed|deferred|adopted)[.\])]*$|\b(?:committee|council|board|group|team|wg|we) (?:have |has )?(?:approved?|approves|accepts?|adopts?|ratif(?:y|ies)|rejects?|endorses?|appoints?|elects?)\b)/,
    examples: [
      'The budget is approved.',
      'Motion carried.',
      'Minutes approved unanimously.',
      'The board approves the plan.',
      'Postponed to May.',
    ],
    not: ['An approved supplier sent a bill.'],
  },
  {
    id: 'en-consensus',
    weight: { decision: 3.2 },
    words: 'consensus unanimous unanimously concensus majority quorum',
    at: /\b(?:(?:consensus|concensus) (?:is|was|to|that|on|for|around|seems|appears|in favou?r|reached|-)|(?:have|reached|rough|general|clear|group|broad|there is|there's|strong) (?:\w+ )?(?:consensus|concensus)(?! (?:algorithm|protocol|rules?|layer|changes?|critical|issues?|bugs?|specs?|clients?|failure|code))|unanimous(?:ly)?|majority (?:is|was|in favou?r|supports|prefers|for))\b/,
    examples: [
      'Consensus is to wait.',
      'We have consensus for blue.',
      'Unanimous vote for blue.',
      'Rough consensus that the fee stays.',
    ],
    not: ['There is a consensus algorithm in the node.'],
  },
  {
    id: 'en-no-objections',
    weight: { decision: 2.2 },
    words: 'objections objection objected objects opposition opposed',
    at: /\b(?:(?:no|without|hearing no|seeing no|not hearing(?: any)?|heard no|were no) (?:\w+ )?(?:objections?|opposition)(?: to| against| on)?|(?:nobody|no one|none) (?:objected|objects|opposed|is opposed|spoke (?:in opposition|against)))\b/,
    examples: [
      'No objections to the blue one.',
      'Nobody objected to the fee.',
      'Hearing no objection, the fee stays.',
    ],
    not: ['Are there objections to the blue one?'],
  },
  {
    id: 'en-body-will',
    weight: { decision: 2.3 },
    words: 'group committee council board team wg cg community project club members',
    at: /\bthe (?:[\w-]+ ){0,2}(?:group|committee|council|board|team|wg|cg|community|club|project) (?:will|shall|supports?|endorses?|recommends?|agrees?|is in favou?r|wants? to|intends? to|prefers?|decides?|accepts?|chose|chooses?|is happy with|is fine with)\b/,
    examples: [
      'The group supports the blue one.',
      'The working group will meet twice a month.',
      'The board recommends the cheaper roof.',
    ],
    not: ['Ask the group.'],
  },
  {
    id: 'en-for-now',
    weight: { decision: 1 },
    words:
      'now being as-is instead rather favor favour stays remains stay remain unchanged keep keeps temporarily provisionally',
    at: /\b(?:for (?:now|the time being|the moment)|as[- ]is\b|instead of|rather than|in favou?r of|(?:will|should|to) (?:stay|remain|be kept)|stays|remains unchanged|we keep|keep (?:the|it|using)|temporarily|provisionally)\b/,
    examples: ['Keep the old name for now.', 'The fee stays.', 'We use blue instead of red.'],
    not: ['Now we are four.'],
  },
  {
    id: 'en-go-with',
    weight: { decision: 1.9 },
    words:
      'go going goes stick sticking proceed proceeding move moving settle opt opted choose chose chosen picked selected adopt prefer use do',
    at: /\b(?:(?:go|going|went|stick|sticking|sticks|proceed|proceeding|stay|staying|move forward|moving forward|go forward|going forward|moving ahead|go ahead) (?:ahead )?with (?!you|me|him|her|them)|(?:settle|opt|opted) (?:on|for)|(?:we|was|were|is|are) (?:chose|choose|chosen|picked|selected)\b|(?:let's|we'll|we will) (?:use|do|keep|drop|adopt|merge|close|postpone|defer|remove|rename|accept|approve|choose|pick|ship|make|leave|have|allow|require|call|start with|aim|target|focus)\b)/,
    examples: [
      "Let's go with blue.",
      'We are sticking with the old roof.',
      "We'll use the big hall.",
      'Opted for the cheaper roof.',
    ],
    not: ['Go home.'],
  },
  {
    id: 'en-vote',
    weight: { decision: 4 },
    words: 'vote voted votes motion seconded favor favour ayes nays abstentions abstained yeas moved',
    at: /\b(?:voted (?:to|for|in|on|against)|\d+ (?:votes? )?(?:in favou?r|for|yes|ayes?|yeas?)\b|votes? (?:in favou?r|for|passes|passed|carries|carried|was|result)|motion (?:to|passes|passed|carries|carried|is|by|that|approved)|moved (?:and seconded|by|to approve|to accept)|seconded by|all in favou?r\b(?!\?))/,
    examples: [
      'The board voted to sell the van.',
      'Motion to sell the van passes.',
      '5 in favor, 1 against.',
      'Moved and seconded to sell the van.',
    ],
    not: ['The vote is on Friday.'],
  },
  {
    id: 'en-settled-passive',
    weight: { decision: 1 },
    words: "will be won't shall",
    at: /\b(?:will|shall|won't|to) (?:not |now |also |therefore |all )?be (?:made |kept |called |named )?(?:accepted|added|allowed|called|cancell?ed|changed|closed|containeri[sz]ed|deferred|delayed|deprecated|discontinued|done|dropped|excluded|extended|held|hosted|included|kept|limited|made|maintained|merged|moved|named|optional|part of|postponed|published|released|removed|renamed|replaced|required|restricted|scheduled|split|stabili[sz]ed|supported|used|waived|written)\b/,
    examples: [
      'The old parser will be removed.',
      'The fee will not be changed.',
      'The hall will be called Blue Hall.',
    ],
    not: ['Rosa will be late.', 'It will be nice.'],
  },
  {
    id: 'en-because-chosen',
    weight: { decision: 1.6 },
    words: 'because chosen chose since',
    at: /^(?:"[^"]{2,200}"|“[^”]{2,200}”|«[^»]{2,200}»|'[^']{2,200}'),? (?:because|since|as it|chosen)\b|\b(?:this option|it|option) (?:was|is|has been) chosen\b/,
    examples: ['"Blue roof", because it is cheaper.', 'This option was chosen because it is cheaper.'],
    not: ['We are late because of rain.'],
  },
  {
    id: 'en-start-date',
    weight: { decision: 1.5 },
    words: 'date deadline slot cadence every weekly biweekly monthly target name venue',
    at: /(?:(?<!what |which )\b(?:date|deadline|slot|cadence|venue|name|number) (?:for \w+ |of \w+ )?(?:\w+ ){0,4}(?:is|will be|:) |^every (?:\d+|two|three|four|other|second)? ?(?:weeks?|months?|days?)|^target (?:is |date |release )?)/,
    examples: ['The date for the fair is 4 May.', 'Every two weeks', 'Target 2.4'],
    not: ['What date is it?', 'Every child came.'],
  },
]
