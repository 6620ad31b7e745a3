// The words of charts, of the convergence trace and of the crux board.
import { format } from '../format.ts'
import { count } from './plural.ts'

export const chart = {
  few: (n: number) => `Only ${format().number(n)}: too few to conclude from.`,
  table: 'Show as table',
  tableOf: (title: string) => `Table: ${title}`,
  marked: (label: string) => `The dashed line: ${label}`,
  more: (n: number) => `${count(n, 'more stands', 'more stand')} in the table.`,
  unknown: '—',
  nothing: 'There is nothing to draw yet.',
}

const ofThem = (objections: number, risks: number): string =>
  format().list([
    ...(objections > 0 ? [count(objections, 'objection', 'objections')] : []),
    ...(risks > 0 ? [count(risks, 'risk', 'risks')] : []),
  ])

export const trace = {
  nothing: 'Nothing has been asked or objected to.',
  closed: (closed: number, raised: number, at: string) =>
    `${closed} of ${count(raised, 'question or objection is', 'questions and objections are')} closed at ${at}.`,
  last: (turns: number, claims: number) =>
    turns === 1
      ? `The last turn added ${count(claims, 'new claim', 'new claims')}.`
      : `The last ${turns} turns added ${count(claims, 'new claim', 'new claims')}.`,
  timeToCall: 'It is time to call it.',
  unanswered: (objections: number, risks: number) =>
    `Not yet time to call it: ${ofThem(objections, risks)} ${objections + risks === 1 ? 'has' : 'have'} no answer.`,
  forecast: (at: string) => `At the pace of the last 5 minutes the rest is closed at about ${at}.`,
  noForecast: 'Too few have been closed for a forecast.',
  target: (at: string) => `Target: ${at}.`,
  call: 'Call the decision',
  open: 'Without an answer',
  raisedNow: (n: number) => `raised ${n}`,
  closedNow: (n: number) => `closed ${n}`,
  about: (at: string) => `about ${at}`,
  now: (at: string) => `now ${at}`,
  ended: (at: string) => `end ${at}`,
  targetAt: (at: string) => `target ${at}`,
  newClaims: 'New claims per turn',
  chart: 'Questions and objections raised and closed over time',
  region: 'Convergence chart',
  described: (raised: number, closed: number, decisions: number) =>
    `Raised, a dashed line, reaches ${raised}; closed, a solid line, reaches ${closed}; ${raised - closed} are open. ${count(decisions, 'decision', 'decisions')}, each a diamond.`,
  turn: 'Turn',
  speaker: 'Speaker',
  time: 'Time',
  raised: 'Raised',
  closedColumn: 'Closed',
  claims: 'New claims',
  rule: 'Counted are questions of the council and objections to a claim. An objection is closed when a claim answers it. Time is run time: it stands still in a pause.',
  short: (closed: number, raised: number) => `${closed} of ${raised} closed`,
  partly: 'This council is long: its way so far is not loaded, only what came since this page was opened.',
}

export const crux = {
  title: 'What the choice rests on',
  flips: (claim: string, option: string) =>
    `The choice rests on one claim: “${claim}”. If it is false, ${option} leads.`,
  ties: (claim: string, option: string) =>
    `The choice leans on “${claim}”. If it is false, ${option} weighs as much.`,
  firm: (option: string) => `No single claim carries the choice: ${option} leads without any one of them.`,
  notCarried: (option: string, other: string) =>
    `The claims alone do not carry ${option}: ${other} weighs as much or more.`,
  many: (n: number, option: string) =>
    `${count(n, 'claim', 'claims')} would each flip the choice: ${option} leads by little.`,
  hint: 'Load: how much of the lead goes away when the claim is taken out.',
  caption: (option: string, second: string) =>
    `Claims that carry the lead of ${option} over ${second}, heaviest first`,
  region: 'Crux board',
  claim: 'Claim',
  weight: 'Weight',
  weights: { 1: 'light', 2: 'medium', 3: 'heavy' },
  load: 'Load',
  evidence: 'Evidence',
  challenged: 'Challenged by',
  nobody: 'nobody',
  answered: (who: string) => `${who}, answered`,
  unanswered: (who: string) => `${who}, unanswered`,
  ifFalse: 'If it is false',
  flipsTo: (option: string) => `Crux: flips to ${option}`,
  tiesWith: (option: string) => `Crux: ties with ${option}`,
  holds: 'Lead shrinks, choice holds',
  for: (option: string) => `for ${option}`,
  against: (option: string) => `against ${option}`,
  ask: (who: string) => `Ask ${who} about this`,
  askOf: (who: string, claim: string) => `Ask ${who} about this: ${claim}`,
  message: (number: number) => `#${number}`,
  how: 'How this is reckoned',
  formula:
    'A claim weighs 1 (light), 2 (medium) or 3 (heavy): 1 to begin with, 1 more with evidence that bears it, 1 more if it speaks to a criterion that must be met or weighs at least the mean, 1 less while an objection to it has no answer. An option has the weights of the claims for it less those against it. Each claim is taken out in turn and the sums are made again. Loads are rounded to 5 %.',
  sums: (each: readonly string[]) => `The sums: ${each.join(', ')}.`,
  sum: (option: string, sum: number) => `${option} ${format().number(sum)}`,
  partly: 'This council is too long for its claims to be weighed on this page.',
}
