/** What the routes are about, in the order in which a reader wants to know of it. */
export type Area = { name: string; description: string }

const AREAS: readonly (Area & { at: RegExp })[] = [
  {
    name: 'Meetings',
    description: 'What is to be decided.',
    at: /^\/meetings(\/\{id\})?$/,
  },
  {
    name: 'Steering',
    description: 'What a person or a program asks of a run; it is applied, queued or refused in words.',
    at: /^\/runs\/\{id\}\/(commands|pause|resume|stop|adopt)$/,
  },
  {
    name: 'Run log',
    description: 'The ordered events of a run, the single source of truth, as they stand and as they happen.',
    at: /^\/(ws|runs\/\{id\}\/(events|snapshot|log))$/,
  },
  {
    name: 'What a run leaves',
    description: 'Projections of the run log: messages, seats, documents, cost.',
    at: /^\/runs\/\{id\}\/(messages|transcript|search|participants|usage|artifacts|exports)\b|^\/exports\b/,
  },
  {
    name: 'Runs',
    description: 'Executions of a meeting, records that were imported, and what all of them come to.',
    at: /^\/(runs|search|demos|imports|replays|logs|inbox|insights|spend|meetings\/\{id\}\/runs)\b/,
  },
  {
    name: 'Decisions',
    description: 'What was decided in all councils, what took its place, and what came of it.',
    at: /^\/decisions\b/,
  },
  {
    name: 'Knowledge',
    description: 'What may be cited, and which passages of it answer a question.',
    at: /^\/knowledge\b/,
  },
  {
    name: 'Registry',
    description: 'What a meeting can name.',
    at: /^\/(agents|templates|policies|tools|providers|targets)\b/,
  },
  { name: 'This server', description: 'Whether it serves, and what it can be asked.', at: /^/ },
]

const SHOWN = [
  'Meetings',
  'Runs',
  'Steering',
  'Run log',
  'What a run leaves',
  'Decisions',
  'Knowledge',
  'Registry',
  'This server',
]

/** The area of a route, by its path below the prefix. */
export const areaOf = (path: string): string => AREAS.find(({ at }) => at.test(path))?.name ?? 'This server'

/** All areas as the API document lists them. */
export const areas = (): Area[] =>
  SHOWN.flatMap((wanted) =>
    AREAS.filter(({ name }) => name === wanted).map(({ name, description }) => ({ name, description })),
  )
