// The words of the report of a council, and of figures over many.
import { format } from '../format.ts'
import { count } from './plural.ts'

const share = (part: number) => format().percent(part)

export const report = {
  title: 'Report',
  of: (title: string) => `Report: ${title}`,
  lead: 'What the council came to, against what it aimed at; drawn from its own log.',
  toOutcome: 'The decision log',
  toRoom: 'The room',
  stillOn: 'The council is still going on: the figures are of now.',
  targets: 'Outcome against targets',
  measure: 'Measure',
  value: 'Value',
  target: 'Target',
  state: { met: 'met', missed: 'not met', unknown: 'not known' },
  decided: 'Time to the decision',
  undecided: 'no decision',
  within: (at: string) => `at most ${at}`,
  tasks: 'Tasks',
  fiveToTen: '5 to 10',
  owned: 'Tasks with owner and date',
  every: 'all',
  ofAll: (n: number, all: number) => `${n} of ${all}`,
  prepared: 'Preparation',
  approved: 'Approved by a person',
  yes: 'yes',
  no: 'no',
  wished: 'yes',
  cost: 'Cost',
  budget: (usd: number) => `at most ${format().usd(usd)}`,
  noBudget: 'no limit set',
  notMeasured: 'not measured',
  notPriced: 'price not set',
  usd: (n: number) => format().usd(n),
  items: (over: number) =>
    over === 0 ? 'Every item kept its time.' : `${count(over, 'item', 'items')} took longer than planned.`,
  item: 'Item',
  planned: 'Planned',
  used: 'Used',
  itemCount: (n: number) => count(n, 'item', 'items'),
  talk: (who: string, part: number) => `${who} spoke most: ${share(part)} of the words.`,
  silent: 'Nobody has spoken yet.',
  even: (part: number) => `an even share, ${share(part)}`,
  seat: 'Seat',
  words: 'Share of words',
  seatCount: (n: number) => count(n, 'seat', 'seats'),
  tokens: (n: number) => `${count(n, 'token', 'tokens')} by seat and model.`,
  tokensColumn: 'Tokens',
  unknownTokens: (n: number) => `${count(n, 'call', 'calls')} did not tell their tokens.`,
  offline: 'The offline panel spoke: nothing was spent.',
  seatAndModel: 'Seat and model',
  costColumn: 'Cost',
  calls: (n: number) => count(n, 'call', 'calls'),
  failures: (n: number) =>
    n === 0 ? 'Nothing went wrong.' : `${count(n, 'failure', 'failures')}, by cause.`,
  cause: 'Cause',
  times: 'Times',
  causes: {
    turn_failed: 'A turn failed',
    driver_lost: 'The server was lost in mid-turn',
    contribution_refused: 'A contribution was refused',
    gate_failed: 'A quality gate failed',
    export_failed: 'An export failed',
    run_failed: 'The council failed',
  },
  gates: (passed: number, all: number) =>
    `${passed} of ${count(all, 'quality gate', 'quality gates')} passed in the end.`,
  noGates: 'No quality gate was checked.',
  gate: 'Gate',
  result: 'Result',
  tries: 'Times checked',
  passed: 'passed',
  failed: 'failed',
  waived: (who: string) => `waived by ${who}`,
  claims: (n: number, turns: number) =>
    `${count(n, 'new claim', 'new claims')} in ${count(turns, 'turn', 'turns')}.`,
  turn: 'Turn',
  newClaims: 'New claims',
  turnCount: (n: number) => count(n, 'turn', 'turns'),
  partly: 'The council is too long for its turns to be drawn here.',
}

export const insight = {
  title: 'How councils go',
  none: 'No council has ended yet. Figures appear here when one has.',
  failed: 'The figures cannot be shown now.',
  councils: (n: number) => count(n, 'council', 'councils'),
  unmeasured: (n: number) => `${count(n, 'council has', 'councils have')} no such figure.`,
  outcomes: (full: number, n: number) =>
    `${share(full / n)} of councils ended with a decision and 5 to 10 tasks.`,
  week: 'Week of',
  kinds: { full: 'Decision and 5 to 10 tasks', decision: 'Decision only', none: 'None' },
  seventy: 'target 70 %',
  decided: (at: string) => `Half of the councils decided within ${at}.`,
  undecided: 'No council has decided yet.',
  council: 'Council',
  toDecision: 'Time to the decision',
  median: (at: string) => `median ${at}`,
  p75: (at: string) => `three quarters ${at}`,
  target: (at: string) => `target ${at}`,
  tasks: (within: number, n: number) =>
    `${within} of ${count(n, 'council', 'councils')} ended with 5 to 10 tasks.`,
  tasksHint: (proposed: number, approved: number, exported: number) =>
    `Tasks: ${proposed} proposed, ${approved} approved, ${exported} exported.`,
  taskColumn: 'Tasks',
  howOften: 'Councils',
  band: 'aim 5 to 10',
  prepared: (at: string) => `Half of the preparations took at most ${at}.`,
  unprepared: 'No preparation has been measured yet.',
  preparation: 'Preparation',
  time: (over: number, n: number) =>
    over === 0
      ? 'No template takes longer than planned.'
      : `${over} of ${count(n, 'template', 'templates')} take longer than planned.`,
  template: 'Template',
  planned: 'Planned, mean',
  used: 'Used, mean',
  talk: (who: string, part: number) => `${who} speaks most: ${share(part)} of the words.`,
  cost: (mean: number) =>
    mean === 0
      ? 'Councils were free: they ran locally.'
      : `A council costs ${format().usd(mean)} on average.`,
  free: 'free, local',
  uncosted: 'No price is known for any council.',
  costColumn: 'Cost, mean',
  unpriced: (n: number) => `${count(n, 'council', 'councils')} with a price not set are left out.`,
  templateCount: (n: number) => count(n, 'template', 'templates'),
  failures: (n: number, councils: number) =>
    n === 0
      ? 'Nothing went wrong.'
      : `${count(n, 'failure', 'failures')} in ${count(councils, 'council', 'councils')}.`,
}
