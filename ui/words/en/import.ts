// The words of minutes that are imported, and of logs.
import { count } from './plural.ts'

export const importWords = {
  title: 'Read minutes that you have',
  lead: 'Minutes, a transcript or subtitles become decisions and tasks, each with the line it stands on. No council is held. The log of a council (run.jsonl), from here or another server, becomes that council again, to read, replay and fork.',
  field: 'Minutes or transcript',
  hint: 'Paste the text, or drop a file here: Markdown, text, .vtt, .srt, or a chat as JSON, up to 10 MB; or the log of a council, run.jsonl, up to 100 MB.',
  placeholder: '# Weekly meeting, 12 March\n\nDecision: …\n- [ ] Anna to … by Friday',
  open: 'Choose a file',
  chosen: (name: string, size: string) => `${name}, ${size}`,
  remove: (name: string) => `Take ${name} away`,
  start: 'Import',
  keep: 'Bring the council here',
  reading: 'Reading…',
  empty: 'Paste the minutes or choose a file first.',
  tooLarge: (name: string) =>
    `${name} is larger than 10 MB. Split it, or keep only what belongs to the meeting.`,
  logTooLarge: (name: string) =>
    `${name} is larger than 100 MB. In a terminal it can be read as it is: xio replay run.jsonl.`,
  unreadable: (name: string) => `${name} cannot be read. Is it still there?`,
}

export const imported = {
  status: 'Imported',
  about: 'About this record',
  made: 'Made of minutes. No council was held.',
  outcome: 'What it says',
  text: 'The text',
  textOf: (name: string) => `The text: ${name}`,
  panels: 'Text and what it says',
  lines: (n: number) => count(n, 'line', 'lines'),
  left: (n: number) => `${count(n, 'line', 'lines')} that nothing rests on`,
  kinds: {
    decision: 'decision',
    task: 'task',
    risk: 'risk',
    question: 'question',
    reason: 'reason',
    dissent: 'dissent',
    option: 'option',
  },
}
