import { bold } from './phrases-en-words.ts'

/** What the panel says of how options stand on a criterion: part of the sentences in `phrases-en.ts`. */
export const judging = {
  legend:
    'Beside each mark its passage; 🟡: partly, or something speaks against it and does not settle it; ↔: two sources disagree; an empty cell: no source says; ?: a source says something that settles nothing.',
  barred: (p: { option: string; total: string; criterion: string; quote: string }) =>
    `${bold(p.option)} (${p.total}) comes after what fails no must-have: on ${bold(p.criterion)} the source says ${p.quote}.`,
  disagree: (p: { option: string; criterion: string; one: string; other: string }) =>
    `On ${bold(p.criterion)} the sources disagree about ${bold(p.option)}: ${p.one} against ${p.other}.`,
  questionDisagree: (p: { option: string; criterion: string }) =>
    `${p.option}: ${p.criterion}? The sources disagree.`,
  unchecked: (p: { option: string; criterion: string }) =>
    `Unchecked: no passage settles the must-have ${bold(p.criterion)} for ${p.option}.`,
  steady: (option: string, robust: string | null) =>
    robust === null
      ? ''
      : ` ${option} stays first in ${robust} of 200 re-weightings of the criteria by ±50 %.`,
}
