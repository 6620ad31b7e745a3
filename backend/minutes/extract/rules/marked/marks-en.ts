import type { Mark } from './mark.ts'

/** How English minutes mark tasks, decisions and proposals. */
export const MARKS_EN: readonly Mark[] = [
  {
    id: 'action',
    kind: 'action',
    one: ['action', 'action item', 'action point', 'todo', 'to do', 'to do item'],
    many: [
      'actions',
      'action items',
      'actions items',
      'action item s',
      'action points',
      'todos',
      'to dos',
      'to do list',
      'todo list',
      'to do items',
    ],
    certainty: 0.95,
    examples: [
      { text: 'ACTION: Mira to book the hall.', gives: [{ kind: 'action', text: 'Mira to book the hall.' }] },
      {
        text: '* **TODO**: sort the seed boxes by year',
        gives: [{ kind: 'action', text: 'sort the seed boxes by year' }],
      },
      {
        text: '- ACTION ITEM(S): Mira to book the hall',
        gives: [{ kind: 'action', text: 'Mira to book the hall' }],
      },
      {
        text: 'Action (Mira): book the hall',
        gives: [{ kind: 'action', text: 'book the hall', ownerHint: 'Mira' }],
      },
      { text: '[ACTION] Mira to book the hall', gives: [{ kind: 'action', text: 'Mira to book the hall' }] },
      {
        text: '[ACTION: Mira] book the hall',
        gives: [{ kind: 'action', text: 'book the hall', ownerHint: 'Mira' }],
      },
      {
        text: '- @mira TODO: book the hall',
        gives: [{ kind: 'action', text: 'book the hall', ownerHint: 'mira' }],
      },
      {
        text: 'Action on Mira Falk: book the hall',
        gives: [{ kind: 'action', text: 'book the hall', ownerHint: 'Mira Falk' }],
      },
      { text: '➡️ **Action item #4** – book the hall', gives: [{ kind: 'action', text: 'book the hall' }] },
      {
        text: 'Nothing else came up. ACTION: Mira to book the hall.',
        gives: [{ kind: 'action', text: 'Mira to book the hall.' }],
      },
      { text: '#action mira to book the hall', gives: [{ kind: 'action', text: 'mira to book the hall' }] },
      { text: 'ACTION Mira to book the hall', gives: [{ kind: 'action', text: 'Mira to book the hall' }] },
      {
        text: 'ACTION: one thing to do\nACTION: another one to do',
        gives: [
          { kind: 'action', text: 'one thing to do' },
          { kind: 'action', text: 'another one to do' },
        ],
      },
      {
        text: '**Action items**:\n- Mira to book the hall\n- Jon to print the flyers',
        gives: [
          { kind: 'action', text: 'Mira to book the hall' },
          { kind: 'action', text: 'Jon to print the flyers' },
        ],
      },
      {
        text: '## Action items\n- [x] Mira to book the hall\n- [ ] Jon to print the flyers',
        gives: [
          { kind: 'action', text: 'Mira to book the hall', state: 'done' },
          { kind: 'action', text: 'Jon to print the flyers' },
        ],
      },
      {
        text: '## Review of previous action items\n- Mira to book the hall',
        gives: [{ kind: 'action', text: 'Mira to book the hall', state: 'carried' }],
      },
      {
        text: 'ACTION: Mira to book the hall - DONE',
        gives: [{ kind: 'action', text: 'Mira to book the hall - DONE', state: 'done' }],
      },
      {
        text: '> ACTION: Mira to book the hall',
        gives: [{ kind: 'action', text: 'Mira to book the hall', state: 'carried' }],
      },
      {
        text: '## Actions\n\n| Action | Owner | Due |\n|---|---|---|\n| Book the hall | Mira | Friday |',
        gives: [{ kind: 'action', text: 'Book the hall', ownerHint: 'Mira', dueHint: 'Friday' }],
      },
    ],
    not: [
      '## Action items for 12 May (previous)',
      'Actions speak louder than words: everybody knows that.',
      'The action items of the board take long',
      '## Action items\n\nNone.',
      'ACTION: TBD',
      '- **Action items**: none',
      '- ~~ACTION: Mira to book the hall~~',
      'We need action: nobody books the hall.',
    ],
  },
  {
    id: 'ai',
    kind: 'action',
    one: ['ai', 'ap', 'a/i'],
    many: ['ais', 'aps', 'ai s'],
    certainty: 0.9,
    capitals: true,
    label: true,
    examples: [
      { text: 'AI: Mira to book the hall', gives: [{ kind: 'action', text: 'Mira to book the hall' }] },
      {
        text: 'AI(Mira): book the hall',
        gives: [{ kind: 'action', text: 'book the hall', ownerHint: 'Mira' }],
      },
      {
        text: '- AIs:\n  - Mira to book the hall',
        gives: [{ kind: 'action', text: 'Mira to book the hall' }],
      },
    ],
    not: ['ai: a talk about models that write poems', '## AI\n- models that write poems'],
  },
  {
    id: 'task',
    kind: 'action',
    one: ['task', 'assignment', 'follow up', 'next action'],
    many: [
      'tasks',
      'assignments',
      'follow ups',
      'next actions',
      'follow up items',
      'follow up actions',
      'who does what',
      'what we will do',
      'what we do next',
    ],
    certainty: 0.8,
    examples: [
      {
        text: 'Follow-up: Mira to book the hall',
        gives: [{ kind: 'action', text: 'Mira to book the hall' }],
      },
      {
        text: '**Next actions**\n1. Mira to book the hall',
        gives: [{ kind: 'action', text: 'Mira to book the hall' }],
      },
    ],
    not: ['The task was hard: nobody had a key.'],
  },
  {
    id: 'next-step',
    kind: 'action',
    one: ['next step'],
    many: ['next steps'],
    certainty: 0.65,
    examples: [
      {
        text: '### Next steps\n- Mira to book the hall',
        gives: [{ kind: 'action', text: 'Mira to book the hall' }],
      },
    ],
    not: ['The next steps are steep: hold the rail.'],
  },
  {
    id: 'decision',
    kind: 'decision',
    one: [
      'decision',
      'decided',
      'resolution',
      'resolved',
      'agreed',
      'agreement',
      'consensus',
      'conclusion',
      'approved',
      'verdict',
      'we agreed',
      'we decided',
      'decision item',
      'group decision',
      'accepted',
      'adopted',
    ],
    many: [
      'decisions',
      'resolutions',
      'agreements',
      'conclusions',
      'decision items',
      'decision points',
      'approvals',
      'what we decided',
      'what we agreed',
      'what was decided',
      'what was agreed',
    ],
    certainty: 0.95,
    examples: [
      {
        text: '## What we decided\n1. Seeds are kept in tins.\n2. The shed stays locked.',
        gives: [
          { kind: 'decision', text: 'Seeds are kept in tins.' },
          { kind: 'decision', text: 'The shed stays locked.' },
        ],
      },
      {
        text: 'DECISION: we meet on Tuesdays from now on',
        gives: [{ kind: 'decision', text: 'we meet on Tuesdays from now on' }],
      },
      {
        text: '**Decision 12.3**: the shed stays locked',
        gives: [{ kind: 'decision', text: 'the shed stays locked' }],
      },
      {
        text: '> ***Resolution #3: The shed stays locked.***',
        gives: [{ kind: 'decision', text: 'The shed stays locked.' }],
      },
      {
        text: '- *Emerging consensus*: the shed stays locked',
        gives: [{ kind: 'decision', text: 'the shed stays locked' }],
      },
      {
        text: '✅ AGREED: the shed stays locked',
        gives: [{ kind: 'decision', text: 'the shed stays locked' }],
      },
      { text: '#agreed the shed stays locked', gives: [{ kind: 'decision', text: 'the shed stays locked' }] },
      {
        text: '- Conclusion:\n  - lock the shed\n  - hand Jon the key',
        gives: [{ kind: 'decision', text: 'lock the shed hand Jon the key' }],
      },
      {
        text: '- Decisions:\n  - lock the shed\n  - hand Jon the key',
        gives: [
          { kind: 'decision', text: 'lock the shed' },
          { kind: 'decision', text: 'hand Jon the key' },
        ],
      },
      {
        text: '### Conclusion\n\nWe lock the shed.\n\nJon keeps the key for now.',
        gives: [
          { kind: 'decision', text: 'We lock the shed.' },
          { kind: 'decision', text: 'Jon keeps the key for now.' },
        ],
      },
      {
        text: '## Meeting 7\n\nDecision Item | Description\n--|--\n**7.1** | The shed stays locked',
        gives: [{ kind: 'decision', text: 'The shed stays locked' }],
      },
    ],
    not: [
      'Decision: TBD',
      '### Conclusion\n\nNo explicit conclusion.',
      'Decisions: none',
      'The decision was hard: nobody had a key.',
      'RESOLVED',
    ],
  },
  {
    id: 'outcome',
    kind: 'decision',
    one: ['outcome', 'result', 'meeting outcome'],
    many: ['outcomes', 'results', 'decisions and outcomes'],
    certainty: 0.7,
    label: true,
    examples: [
      {
        text: 'Outcome: the shed stays locked',
        gives: [{ kind: 'decision', text: 'the shed stays locked' }],
      },
    ],
    not: ['The outcome surprised us: nobody had a key.'],
  },
  {
    id: 'proposal',
    kind: 'proposal',
    one: ['proposal', 'proposed', 'motion', 'propose'],
    many: ['proposals', 'motions'],
    certainty: 0.9,
    examples: [
      { text: 'PROPOSED: lock the shed', gives: [{ kind: 'proposal', text: 'lock the shed' }] },
      {
        text: '> **Proposed resolution: lock the shed** *(Mira Falk)*',
        gives: [{ kind: 'proposal', text: 'lock the shed (Mira Falk)' }],
      },
      { text: 'Motion: to lock the shed', gives: [{ kind: 'proposal', text: 'to lock the shed' }] },
      { text: 'Draft decision: lock the shed', gives: [{ kind: 'proposal', text: 'lock the shed' }] },
    ],
    not: ['His proposal was odd: nobody seconded it.'],
  },
]
