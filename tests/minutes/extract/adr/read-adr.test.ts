import { describe, expect, it } from 'vitest'
import { adrItems } from '../../../../backend/minutes/extract/adr/adr-items.ts'
import { CHAPTERS, chapterOf } from '../../../../backend/minutes/extract/adr/adr-headings.ts'
import type { Adr, Part } from '../../../../backend/minutes/extract/adr/adr.ts'
import { readAdr } from '../../../../backend/minutes/extract/adr/read-adr.ts'
import { readTranscript } from '../../../../backend/minutes/formats/transcript/read-transcript.ts'

const read = (text: string) => readTranscript({ name: 'record.md', text })
const words = (parts: readonly Part[]) => parts.map((one) => one.text)
const shown = (adr: Adr | null) =>
  adr && {
    status: adr.status?.text ?? null,
    date: adr.date?.text ?? null,
    deciders: adr.deciders?.text ?? null,
    drivers: words(adr.drivers),
    options: adr.options.map((one) => ({
      title: one.title.text,
      pros: words(one.pros),
      cons: words(one.cons),
    })),
    chosen: adr.chosen,
    choice: adr.choice?.text ?? null,
    rationale: adr.rationale?.text ?? null,
    good: words(adr.consequences.good),
    bad: words(adr.consequences.bad),
  }

const MADR = `---
status: "accepted"
date: 2031-04-02
decision-makers: [Mira, Jon]
---
# Lock the seed shed

## Context and Problem Statement

The shed was robbed twice. How do we lock it?

## Decision Drivers

* Cheap to buy
* Works in frost

## Considered Options

* Padlock
* Keypad
* Guard dog

## Decision Outcome

Chosen option: "Keypad", because nobody has to carry a key.

### Consequences

* Good, because members come and go freely
* Bad, because the battery dies in winter

## Pros and Cons of the Options

### Padlock

* Good, because it is cheap
* Bad, because keys get lost

### Keypad

* Good, because there is no key
* Neutral, because the code is changed each year

### Guard dog

* Bad, because somebody has to feed it
`

const READ = {
  status: 'accepted',
  date: '2031-04-02',
  deciders: 'Mira, Jon',
  drivers: ['Cheap to buy', 'Works in frost'],
  options: [
    { title: 'Padlock', pros: ['it is cheap'], cons: ['keys get lost'] },
    { title: 'Keypad', pros: ['there is no key'], cons: [] },
    { title: 'Guard dog', pros: [], cons: ['somebody has to feed it'] },
  ],
  chosen: 1,
  choice: 'Keypad',
  rationale: 'nobody has to carry a key.',
  good: ['members come and go freely'],
  bad: ['the battery dies in winter'],
}

describe('a decision record in the form of MADR', () => {
  it('is read chapter by chapter', () => expect(shown(readAdr(read(MADR)))).toEqual(READ))

  it('is read without the headings that name its parts', () => {
    const bare = MADR.replace(/^(?:## Considered Options|## Decision Outcome|### Consequences)$/gm, '')
      .replace('Chosen option: ', '')
      .replace('status: "accepted"\n', '')
    expect(shown(readAdr(read(bare)))).toEqual({ ...READ, status: null })
  })

  it('shows where each part stands', () => {
    const transcript = read(MADR)
    const adr = readAdr(transcript)
    const parts = [adr?.choice, adr?.rationale, ...(adr?.options.map((one) => one.title) ?? [])]
    for (const part of parts)
      expect(
        part?.at.map(({ segment, from, to }) => transcript.segments[segment]?.text.slice(from, to)).join(' '),
      ).toBe(part?.text)
  })

  it('gives the decision, its reason, the options and the risks as items', () => {
    const adr = readAdr(read(MADR))
    expect((adr === null ? [] : adrItems(adr)).map(({ kind, text }) => `${kind}: ${text}`)).toEqual([
      'decision: "Keypad", because nobody has to carry a key.',
      'reason: nobody has to carry a key.',
      'option: Padlock',
      'option: Keypad',
      'option: Guard dog',
      'risk: the battery dies in winter',
    ])
  })
})

describe('other forms', () => {
  it('Nygard: status, context, decision and consequences in prose', () => {
    const adr = readAdr(
      read(`# 7. Lock the shed

Date: 2031-04-02

## Status

Accepted

## Context

The shed was robbed twice.

## Decision

We will use a keypad.

It needs no key that gets lost.

## Consequences

Members come and go freely.
`),
    )
    expect(shown(adr)).toMatchObject({
      status: 'Accepted',
      date: '2031-04-02',
      choice: 'a keypad',
      rationale: 'It needs no key that gets lost.',
    })
    expect(adr?.statement?.text).toBe('We will use a keypad.')
    expect(words(adr?.consequences.other ?? [])).toEqual(['Members come and go freely.'])
  })

  it('Russian headings and words', () => {
    const adr = readAdr(
      read(`# Замок для сарая

* Статус: принято
* Дата: 2031-04-02

## Контекст и постановка задачи

Сарай обокрали дважды.

## Рассмотренные варианты

1. Висячий замок
2. Кодовый замок

## Принятое решение

Выбранный вариант: «Кодовый замок», потому что ключ никто не носит.

### Положительные последствия

* Ключи не теряются

### Отрицательные последствия

* Зимой садится батарея

## Плюсы и минусы вариантов

### Висячий замок

* Плюсы
  * дешёвый
* Минусы
  * ключи теряются
`),
    )
    expect(shown(adr)).toEqual({
      status: 'принято',
      date: '2031-04-02',
      deciders: null,
      drivers: [],
      options: [
        { title: 'Висячий замок', pros: ['дешёвый'], cons: ['ключи теряются'] },
        { title: 'Кодовый замок', pros: [], cons: [] },
      ],
      chosen: 1,
      choice: 'Кодовый замок',
      rationale: 'ключ никто не носит.',
      good: ['Ключи не теряются'],
      bad: ['Зимой садится батарея'],
    })
  })

  it('options as headings of their own, each with a list for and against', () => {
    const adr = readAdr(
      read(`# Lock the shed

## Context

Robbed twice.

## Alternatives considered

### Option 1: Padlock

#### Pros

- cheap

#### Cons

- keys get lost

### Option 2: Keypad

**Pros:**

- no key

**Cons:**

- needs a battery

## Decision

We decided to go with option 2 since nobody has to carry a key.
`),
    )
    expect(shown(adr)).toMatchObject({
      options: [
        { title: 'Option 1: Padlock', pros: ['cheap'], cons: ['keys get lost'] },
        { title: 'Option 2: Keypad', pros: ['no key'], cons: ['needs a battery'] },
      ],
      chosen: 1,
      choice: 'option 2',
      rationale: 'nobody has to carry a key.',
    })
  })

  it('bold lines as headings, fields on lines of their own', () => {
    const adr = readAdr(
      read(`# ADR-004: Lock the shed

Status: Proposed
Date: 2031-01-02
Authors: Mira Falk, Jon Berg

## Problem

Robbed twice.

## Alternatives

**Option A: Padlock**

Pros:
- cheap

Cons:
- keys get lost

**Option B: Keypad**

Pros:
- no key

## Decision

We will go with Option B because nobody has to carry a key.

## Consequences

Positive:
- members come and go freely

Negative:
- the battery dies in winter
`),
    )
    expect(shown(adr)).toEqual({
      status: 'Proposed',
      date: '2031-01-02',
      deciders: 'Mira Falk, Jon Berg',
      drivers: [],
      options: [
        { title: 'Option A: Padlock', pros: ['cheap'], cons: ['keys get lost'] },
        { title: 'Option B: Keypad', pros: ['no key'], cons: [] },
      ],
      chosen: 1,
      choice: 'Option B',
      rationale: 'nobody has to carry a key.',
      good: ['members come and go freely'],
      bad: ['the battery dies in winter'],
    })
  })

  it('options that are described where they are named, and a choice in a sentence', () => {
    const adr = readAdr(
      read(`# Lock the shed

* Status: superseded by [ADR-7](0007.md)

## Context

Robbed twice.

## Options

- **Padlock**: cheap and known
- **Keypad**: no key to lose

## Decision

The keypad was chosen. Nobody has to carry a key.

### Pros

- members come and go freely

### Cons

- the battery dies in winter
`),
    )
    expect(shown(adr)).toMatchObject({
      status: 'superseded by ADR-7',
      chosen: 1,
      choice: 'The keypad was chosen',
      rationale: 'Nobody has to carry a key.',
      good: ['members come and go freely'],
      bad: ['the battery dies in winter'],
    })
  })

  it('options in a table', () => {
    const adr = readAdr(
      read(`# Lock the shed

## Context

Robbed twice.

## Options

| Option | Pros | Cons |
|---|---|---|
| Padlock | cheap | keys get lost |
| Keypad | no key | needs a battery |

## Decision

Decision: Keypad. It needs no key.
`),
    )
    expect(shown(adr)).toMatchObject({
      options: [
        { title: 'Padlock', pros: ['cheap'], cons: ['keys get lost'] },
        { title: 'Keypad', pros: ['no key'], cons: ['needs a battery'] },
      ],
      chosen: 1,
    })
  })

  it.each([
    'In the context of the seed shed, facing two robberies, we decided for a keypad and against a padlock and a guard dog, to achieve that nobody carries a key, accepting that the battery dies in winter.',
    'В контексте сарая, столкнувшись с двумя кражами, мы выбрали кодовый замок и отказались от висячего замка и собаки, чтобы никто не носил ключ, принимая то, что батарея зимой садится.',
  ])('a Y-statement: %s', (text) => {
    const adr = readAdr(read(`# Lock the shed\n\n${text}\n`))
    expect(adr?.options).toHaveLength(3)
    expect(adr?.chosen).toBe(0)
    expect(
      [adr?.context, adr?.rationale, adr?.consequences.bad[0]].map((one) => text.includes(one?.text ?? '-')),
    ).toEqual([true, true, true])
  })
})

describe('what is no decision record', () => {
  it.each([
    [
      'minutes',
      '# Tuesday\n\n## Attendees\n\n- Mira\n- Jon\n\n## Decisions\n\n- the shed stays locked because it was robbed\n',
    ],
    [
      'two topics with an outcome each',
      '# Tuesday\n\n## Context\n\nx y\n\n## Decision\n\nWe lock it.\n\n## Status\n\nfine\n\n## Decision\n\nWe paint it.\n',
    ],
    ['a list and a reason', '# Notes\n\n- seeds\n- locks\n\nLocks, because the shed was robbed.\n'],
    ['nothing', ''],
  ])('%s', (_, text) => expect(readAdr(read(text))).toBeNull())
})

describe('the headings of chapters', () => {
  it.each(CHAPTERS.flatMap(({ chapter, examples }) => examples.map((one) => [one, chapter] as const)))(
    '%s begins %s',
    (heading, chapter) => expect(chapterOf(heading)).toBe(chapter),
  )

  it.each(['Decision log', 'Results of the vote', 'Minutes', 'Suggested limit'])(
    '%s begins none',
    (heading) => expect(chapterOf(heading)).toBeNull(),
  )
})
