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
const WATCH = 'Watch and steer one'
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
    group: WATCH,
    summary: 'pauses a run on a server',
    load: async () => (await import('./pause.ts')).default,
  },
  {
    name: 'stop',
    takes: ['RUN'],
    group: WATCH,
    summary: 'ends a run on a server; what was said so far is kept',
    load: async () => (await import('./stop.ts')).default,
  },
  {
    name: 'say',
    takes: ['RUN', 'TEXT'],
    group: WATCH,
    summary: 'says something to the council of a run on a server',
    load: async () => (await import('./say.ts')).default,
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
