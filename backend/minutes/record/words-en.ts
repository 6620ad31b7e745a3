/** The words of a record made of a text; another language stands beside it in a file of the same shape. */
export const en = {
  untitled: 'Minutes',
  question: (p: { title: string; date: string | null; file: string | null }): string =>
    `What was decided at “${p.title}”${p.date === null ? '' : ` on ${p.date}`}${p.file === null ? '' : ` (${p.file})`}?`,
  decisionOn: (title: string): string => `What was decided on “${title}”?`,
  nothingDecided: 'The text records no decision.',
  reader: 'Reader of the text',
  unnamed: 'Somebody who is not named',
  confidence: 'The text does not say how sure they were.',
  taskMarked: 'The text itself calls it a task.',
  taskUnderstood: 'Understood from the words; the text does not call it a task.',
  noMethod: 'not stated',
  filledIn: 'The text says neither how hard it is to undo nor what is at stake: both are filled in.',
  ended: {
    decided: (n: number) => `Imported: ${n === 1 ? 'one decision' : `${n} decisions`} found.`,
    deferred: 'Imported: the text records no decision.',
  },
  review: {
    standing: (standing: 'open' | 'dropped' | 'past', status: string) =>
      `The record calls itself “${status}”: ${{ open: 'it is not decided yet.', dropped: 'it was not accepted.', past: 'it holds no longer.' }[standing]}`,
    noneChosen: 'The record names options, and its outcome names none of them.',
    nothing: 'Neither a decision nor a task was found in the text: look whether it holds any.',
    noDecision: 'No decision was found in the text.',
    severalDecisions: (n: number) =>
      `The text records ${n} decisions and does not say which answers the question: the first stands on top.`,
    understood: (p: { tasks: number; decisions: number }) =>
      `${counted(p.decisions, p.tasks)} understood from the words, not marked in the text: read the lines that are quoted.`,
    noDate:
      'The text gives no date: the day of the import stands in its place, and days like “Friday” stay open.',
    language:
      'The text is in two languages or in none of English and Russian: words of the other one may be missed.',
    ownersLost: (n: number) =>
      `${n === 1 ? 'One owner or date' : `${n} owners or dates`} could not be tied to a place in the text and ${n === 1 ? 'was' : 'were'} left out.`,
    more: (p: { found: number; kept: number; what: 'decisions' | 'tasks' }) =>
      `${p.found} ${p.what} were found; the record holds the first ${p.kept}.`,
    model: {
      dropped: (p: { model: string; n: number; notInText: number; notSaid: number; misshapen: number }) =>
        `${p.n === 1 ? 'One thing' : `${p.n} things`} that the model ${p.model} claimed ${p.n === 1 ? 'was' : 'were'} left out: ${[
          ...(p.notInText === 0 ? [] : [`${p.notInText} with a quote that is not in the text`]),
          ...(p.notSaid === 0 ? [] : [`${p.notSaid} saying more than the quote does`]),
          ...(p.misshapen === 0 ? [] : [`${p.misshapen} in no form that can be checked`]),
        ].join(', ')}.`,
      unreadAll: (p: { model: string; reason: string }) =>
        `The model ${p.model} has read nothing of the text, so this is what the rules found alone. The reason: ${p.reason}`,
      unread: (p: { model: string; firstLine: number; lastLine: number; reason: string }) =>
        `The model ${p.model} has not read lines ${p.firstLine} to ${p.lastLine}; of them the rules alone tell. The reason: ${p.reason}`,
      unreadMore: (n: number) =>
        `${n === 1 ? 'One more part was' : `${n} more parts were`} not read by the model.`,
    },
  },
  summary: {
    decided: 'Also decided',
    tasks: 'Tasks',
    questions: 'Open questions',
    dissent: 'Dissent',
    reasons: 'Reasons',
    more: (n: number) => `and ${n} more`,
    task: (p: { title: string; owner: string | null; due: string | null }) =>
      [p.title, ...(p.owner === null ? [] : [p.owner]), ...(p.due === null ? [] : [`by ${p.due}`])].join(
        ', ',
      ),
  },
}

function counted(decisions: number, tasks: number): string {
  const parts = [
    ...(decisions === 0 ? [] : [decisions === 1 ? 'one decision' : `${decisions} decisions`]),
    ...(tasks === 0 ? [] : [tasks === 1 ? 'one task' : `${tasks} tasks`]),
  ].join(' and ')
  return `${parts.charAt(0).toUpperCase()}${parts.slice(1)} ${decisions + tasks === 1 ? 'was' : 'were'}`
}

export type RecordWords = typeof en
