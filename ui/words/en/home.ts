// The words of the first page.
export const home = {
  title: 'New council',
  heading: 'What should the council decide?',
  agenda: 'Agenda',
  agendaHint:
    'A question with options, criteria and context, as Markdown, JSON or YAML. Drop a file here, or just ask.',
  placeholder:
    '# Which database for the event log?\n\n## Question\nWhich database should hold the event log of our product?\n\n## Options\n- SQLite\n- PostgreSQL\n\n## Context\n…',
  open: 'Open a file',
  examples: 'Examples',
  exampleOf: (council: string, language: string) => (language === 'ru' ? `${council} · in Russian` : council),
  asWritten: 'As the agenda says',
  language: 'Language of the council',
  languages: { en: 'English', ru: 'Russian (русский)' },
  asUsual: 'As this server is set up',
  offlineVoices: 'Offline panel, no model',
  modelAt: (model: string, host: string) => (host === '' ? model : `${model} at ${host}`),
  notSetUp: (id: string) => `${id}: not set up (no key)`,
  sent: (host: string, model: string | null) =>
    `The texts of this council (agenda, context and every message) will be sent to ${host}${model === null ? '' : `, model ${model}`}. They go nowhere else.`,
  pace: 'Pace',
  paces: { reading: 'To read along', max: 'As fast as it can' },
  start: 'Start the council',
  starting: 'Starting…',
  empty: 'Write or open an agenda first.',
  tooLarge: 'The file is larger than 1 MB. Shorten it, or put long sources into files of their own.',
  notText: 'This file is not text in UTF-8. Save it as UTF-8 text first.',
  unreachable: 'The server does not answer. Is it running?',
  offline: 'No key is needed: the offline panel uses no language model, and nothing leaves this machine.',
}

export const councils = {
  title: 'Councils',
  none: 'No council has been held yet. Take one of the examples and press Start.',
  loading: 'Loading the councils',
  failed: 'The list could not be loaded.',
  retry: 'Try again',
  more: 'Show older ones',
  question: 'Question',
  state: 'State',
  outcome: 'Outcome',
  time: 'Started',
  untitled: 'Untitled',
  took: (minutes: string) => `took ${minutes}`,
  replay: 'replay',
}
