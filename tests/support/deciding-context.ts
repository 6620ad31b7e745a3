import type { Meeting } from '../../schemas/generated/types.ts'

/** A meeting in which one seat alone was given the passage that decides: the load test that one option does not stand. */
export const DECIDING_CONTEXT: Meeting = {
  title: 'The database of the ticket shop',
  question: 'Which database does the ticket shop run on from the spring on?',
  language: 'en',
  options: [
    { id: 'o1', title: 'Keep SQLite', summary: 'One file on the server that runs today' },
    { id: 'o2', title: 'PostgreSQL', summary: 'A server of its own beside the shop' },
  ],
  criteria: [
    { id: 'k1', title: 'Peak load', weight: 3, must: true },
    { id: 'k2', title: 'Running cost', weight: 2 },
    { id: 'k3', title: 'Operations effort', weight: 2 },
  ],
  context: [
    {
      title: 'What we know',
      text: [
        '## Keep SQLite',
        '',
        '- Running cost: €0 per month, it runs on the server we have.',
        '- Operations effort: low, a backup is a copy of one file.',
        '- Peak load: in part, it stood an ordinary evening.',
        '',
        '## PostgreSQL',
        '',
        '- Running cost: €90 per month for a second server.',
        '- Operations effort: partly, upgrades and backups take a day a month.',
        '- Peak load: in part, it stood an ordinary evening.',
        '',
      ].join('\n'),
    },
    {
      title: 'Load test of 12 October',
      seats: ['expert_b'],
      text: [
        '| Criterion | Keep SQLite | PostgreSQL |',
        '| --- | :-: | :-: |',
        '| Peak load | ❌ | ✅ |',
        '',
        '## Keep SQLite',
        '',
        '### Cons',
        '',
        '- Peak load: it refused 40 of 100 orders in the load test of a concert evening.',
        '',
        '## PostgreSQL',
        '',
        '### Pros',
        '',
        '- Peak load: it took 900 orders a second for two hours without a refusal.',
        '',
      ].join('\n'),
    },
  ],
}
