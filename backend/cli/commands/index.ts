import type { Command } from '../usage.ts'

type Entry = {
  name: string
  takes: readonly string[]
  group: string
  summary: string
  /** Loaded when asked for: `xio --version` needs none of them. */
  load(): Promise<Command>
}

const HOLD = 'Hold a council'
const WATCH = 'Watch one'
const STEER = 'Steer one that a server holds'
const KNOW = 'Know what there is'

/** Every command of the program; to add one, add its file and its line. */
export const COMMANDS: readonly Entry[] = [
  {
    name: 'run',
    takes: ['FILE'],
    group: HOLD,
    summary: 'holds a council on a meeting file and writes its decision log and tasks',
    load: async () => (await import('./run.ts')).default,
  },
  {
    name: 'resume',
    takes: ['RUN'],
    group: HOLD,
    summary: 'goes on with a run that was paused or cut off',
    load: async () => (await import('./resume.ts')).default,
  },
  {
    name: 'serve',
    takes: [],
    group: HOLD,
    summary: 'serves the panel and the API on this machine',
    load: async () => (await import('./serve.ts')).default,
  },
  {
    name: 'follow',
    takes: ['RUN'],
    group: WATCH,
    summary: 'shows a run from its beginning and as it goes on',
    load: async () => (await import('./follow.ts')).default,
  },
  {
    name: 'status',
    takes: ['RUN'],
    group: WATCH,
    summary: 'says where a run stands',
    load: async () => (await import('./status.ts')).default,
  },
  {
    name: 'pause',
    takes: ['RUN'],
    group: STEER,
    summary: 'pauses a run',
    load: async () => (await import('./pause.ts')).default,
  },
  {
    name: 'stop',
    takes: ['RUN'],
    group: STEER,
    summary: 'ends a run for good; what was said so far is kept',
    load: async () => (await import('./stop.ts')).default,
  },
  {
    name: 'say',
    takes: ['RUN', 'TEXT'],
    group: STEER,
    summary: 'says something to the council',
    load: async () => (await import('./say.ts')).default,
  },
  {
    name: 'answer',
    takes: ['RUN', '[QUESTION]', '[TEXT]'],
    group: STEER,
    summary: 'answers the question that a run asks a person',
    load: async () => (await import('./answer.ts')).default,
  },
  {
    name: 'floor',
    takes: ['RUN', 'SEAT'],
    group: STEER,
    summary: 'gives a seat the floor',
    load: async () => (await import('./floor.ts')).default,
  },
  {
    name: 'extend',
    takes: ['RUN', '[TIMEBOX]', 'TIME'],
    group: STEER,
    summary: 'gives a timebox more time',
    load: async () => (await import('./extend.ts')).default,
  },
  {
    name: 'skip',
    takes: ['RUN'],
    group: STEER,
    summary: 'ends the turn under way; nothing of it is kept',
    load: async () => (await import('./skip.ts')).default,
  },
  {
    name: 'decide',
    takes: ['RUN'],
    group: STEER,
    summary: 'calls the decision on the open agenda item',
    load: async () => (await import('./decide.ts')).default,
  },
  {
    name: 'park',
    takes: ['RUN'],
    group: STEER,
    summary: 'puts the open agenda item aside',
    load: async () => (await import('./park.ts')).default,
  },
  {
    name: 'close',
    takes: ['RUN'],
    group: STEER,
    summary: 'closes the open agenda item',
    load: async () => (await import('./close.ts')).default,
  },
  {
    name: 'take',
    takes: ['RUN', 'SEAT'],
    group: STEER,
    summary: 'takes a seat: you speak there',
    load: async () => (await import('./take.ts')).default,
  },
  {
    name: 'leave',
    takes: ['RUN', 'SEAT'],
    group: STEER,
    summary: 'leaves it again',
    load: async () => (await import('./leave.ts')).default,
  },
  {
    name: 'do',
    takes: ['RUN', '[COMMAND]', '[KEY=VALUE …]'],
    group: STEER,
    summary: 'asks anything else of a run; alone it lists what',
    load: async () => (await import('./do.ts')).default,
  },
  {
    name: 'runs',
    takes: [],
    group: KNOW,
    summary: 'lists runs, newest first',
    load: async () => (await import('./runs.ts')).default,
  },
  {
    name: 'templates',
    takes: [],
    group: KNOW,
    summary: 'lists the councils that a meeting can name as its template',
    load: async () => (await import('./templates.ts')).default,
  },
  {
    name: 'policies',
    takes: [],
    group: KNOW,
    summary: 'lists the ways to choose who speaks next',
    load: async () => (await import('./policies.ts')).default,
  },
  {
    name: 'agents',
    takes: [],
    group: KNOW,
    summary: 'lists the agents that a seat can name',
    load: async () => (await import('./agents.ts')).default,
  },
  {
    name: 'import-team',
    takes: ['FILE'],
    group: KNOW,
    summary: 'makes a template of a team of AutoGen Studio, and lists what is lost',
    load: async () => (await import('./import-team.ts')).default,
  },
  {
    name: 'doctor',
    takes: [],
    group: KNOW,
    summary: 'checks this machine and the data, and says how to mend what is wrong',
    load: async () => (await import('./doctor.ts')).default,
  },
]
