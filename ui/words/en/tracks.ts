// The words of who stands where.
import { format } from '../format.ts'
import { count } from './plural.ts'

export const tracks = {
  stops: ['Against', 'Leans against', 'Undecided', 'Leans for', 'For'],
  stopped: (stop: number, option: string) =>
    [
      `against ${option}`,
      `leans against ${option}`,
      `undecided on ${option}`,
      `leans for ${option}`,
      `for ${option}`,
    ][stop + 2] ?? option,
  from: (stop: number) =>
    ['from against', 'from leaning against', 'from undecided', 'from leaning for', 'from for'][stop + 2] ??
    '',
  mark: (who: string, stop: string, how: string) => `${who}: ${stop}, ${how}`,
  moved: (from: string, number: number) => `moved ${from} at message ${number}`,
  said: (number: number) => `said at message ${number}`,
  inferred: (number: number) => `inferred from message ${number}`,
  computed: (number: number) => `computed from its own numbers at message ${number}`,
  corrected: (who: string, number: number) => `put right by ${who}, on message ${number}`,
  movedAnd: (moved: string, how: string) => `${moved}, ${how}`,
  headline: {
    nobody: 'Nobody has taken a position yet.',
    all: (n: number, option: string) =>
      n === 2
        ? `Both who spoke stand for ${option}.`
        : n === 1
          ? `The one who spoke stands for ${option}.`
          : `All ${format().number(n)} who spoke stand for ${option}.`,
    lead: (n: number, of: number, option: string) =>
      `${format().number(n)} of ${count(of, 'speaker stands', 'speakers stand')} for ${option}.`,
    split: (n: number, options: readonly string[]) => `Split: ${n} each for ${format().list(options)}.`,
    noneFor: 'Nobody stands for any option.',
    mover: (who: string, number: number) => `${who} moved, at message ${number}.`,
    unsaid: 'None of it was said in so many words.',
  },
  legend:
    'Solid: said by the speaker. Dashed: inferred or computed. A line leads from where the speaker was before.',
  lanes: 'Options and positions',
  inLane: (option: string) => `Positions on ${option}`,
  counts: (pro: number, con: number, open: number) =>
    [pro > 0 ? `${pro} for` : '', con > 0 ? `${con} against` : '', open > 0 ? `${open} undecided` : '']
      .filter(Boolean)
      .join(', '),
  unspoken: 'Nobody has spoken on it yet.',
  unstated: 'Nobody has said for or against.',
  ask: 'Ask for positions',
  askOn: (option: string) => `Ask for positions on ${option}`,
  gone: (who: string, to: string | null, number: number) =>
    to === null ? `${who} left at message ${number}` : `${who} left for ${to} at message ${number}`,
  unplaced: (who: string, number: number) =>
    `${who} spoke on it at message ${number}, for or against is not stated`,
  scores: (each: readonly string[]) => `Their own numbers: ${each.join(', ')}`,
  score: (who: string, total: number) => `${who} ${format().number(Math.round(total * 100) / 100)}`,
  nowhere: 'Without a position',
  nowhereAt: (who: string, number: number) => `${who}: nowhere yet, said at message ${number}`,
  stuck: (one: string, other: string, turns: number) =>
    `${one} and ${other} stand for different options and nobody has moved for ${count(turns, 'turn', 'turns')}.`,
  askMind: 'Ask each what would change their mind',
  item: 'Agenda item',
  detail: 'The chosen mark',
  choose: 'Choose a mark to read what was said.',
  noQuote: 'No words are on record for it.',
  sure: (share: number) => `${format().percent(share)} sure`,
  open: (number: number) => `Open message ${number}`,
  notMine: 'Not what I said',
  notTheirs: (who: string) => `Not what ${who} said`,
  correctLater: 'Positions can be put right while their item is open and answers are not blind.',
  correct: (who: string) => `Where ${who} stands`,
  option: 'Option',
  noOption: 'For none of them',
  stance: 'Stance',
  notStated: 'Not stated',
  save: 'Put right',
  cancel: 'Cancel',
  table: 'Show as table',
  caption: 'Latest position of each speaker on each option',
  speaker: 'Speaker',
  cell: (stop: string, place: string) => `${stop} (${place})`,
  at: (number: number) => `#${number}`,
  atInferred: (number: number) => `#${number}, inferred`,
  atComputed: (number: number) => `#${number}, computed`,
  atCorrected: (number: number, who: string) => `#${number}, put right by ${who}`,
  was: (cell: string) => `was ${cell}`,
  announced: (who: string, stop: string) => `${who} moved: ${stop}`,
  partly: (from: number) => `This council is long: positions before message ${from} are not loaded.`,
}
