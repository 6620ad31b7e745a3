import { describe, expect, it } from 'vitest'
import { AppendList } from '../../backend/council/append-list.ts'
import { indexOfMessage, indexOfNumber, search } from '../../backend/council/timeline/find.ts'
import type { Entry } from '../../backend/council/timeline/entry.ts'
import { NOTHING_READ, readingAfter } from '../../backend/council/timeline/reading.ts'
import { Rows } from '../../backend/council/timeline/rows.ts'
import { parseStored } from '../../backend/log/fold-stored.ts'
import { GivenRun } from '../support/given.ts'
import { dice } from '../support/random-council.ts'
import { stagedRun } from '../support/panel-stage/staged-run.ts'
import { ONLY_IN_17 } from '../support/panel-stage/texts.ts'

const SEEDS = Array.from({ length: 50 }, (_, i) => i + 1)

describe('rows', () => {
  it.each(SEEDS)('of seed %d are what a plain list would be, and old versions stay as they were', (seed) => {
    const d = dice(seed)
    let rows = new Rows<number>()
    let plain: number[] = []
    const versions: { rows: Rows<number>; plain: number[] }[] = []
    for (let step = 0; step < 600; step++) {
      const at = plain.length - 1 - d.below(5)
      if (at < 0 || d.chance(0.8)) [rows, plain] = [rows.append(step), [...plain, step]]
      else if (d.chance(0.5)) [rows, plain] = [rows.with(at, -step), plain.with(at, -step)]
      else [rows, plain] = [rows.insert(at, step), plain.toSpliced(at, 0, step)]
      if (d.chance(0.02)) versions.push({ rows, plain })
    }
    for (const version of [...versions, { rows, plain }]) {
      expect([...version.rows]).toEqual(version.plain)
      expect(version.rows.length).toBe(version.plain.length)
    }
    const [from, to] = [d.below(300), d.below(600)]
    expect(rows.slice(from, to)).toEqual(plain.slice(from, to))
    expect([rows.at(-1), rows.at(plain.length), rows.at(from)]).toEqual([
      plain.at(-1),
      undefined,
      plain[from],
    ])
  })

  it.each(SEEDS)('of seed %d have holes that are filled, and nothing that was known is lost', (seed) => {
    const d = dice(seed)
    const length = d.below(1_000)
    const known: (number | undefined)[] = Array.from({ length }, () => undefined)
    let rows = Rows.unknown<number>(length)
    for (let step = 0; step < 12; step++) {
      const from = d.below(length + 20)
      const items = Array.from({ length: d.below(300) }, (_, i) => step * 10_000 + from + i)
      rows = rows.fill(from, items)
      for (const [i, item] of items.entries()) if (from + i < length) known[from + i] ??= item
    }
    expect(rows.slice(0)).toEqual(known)
    expect(rows.heldFrom).toBe(known.lastIndexOf(undefined) + 1)
    expect([...rows.append(-1)]).toEqual([...known.filter((one) => one !== undefined), -1])
    expect(rows.fill(0, [7], () => true).at(0)).toBe(length === 0 ? undefined : 7)
  })
})

describe('a list with holes', () => {
  it('knows its length, and passes over what it does not hold', () => {
    const list = AppendList.withHoles(6, [
      [1, 'b'],
      [4, 'e'],
      [9, 'beyond'],
    ]).append('g')
    expect([list.length, list.at(0), list.at(1), list.at(-1)]).toEqual([7, undefined, 'b', 'g'])
    expect([[...list], list.toArray(), list.last(3)]).toEqual([
      ['b', 'e', 'g'],
      ['b', 'e', 'g'],
      ['e', 'g'],
    ])
    expect(list.lastWhere(2, () => true)).toEqual(['e', 'g'])
    expect(list.among(6, () => true)).toEqual(['b', 'e', 'g'])
    expect(list.findLast((one) => one !== 'g')).toBe('e')
  })
})

describe('a message of a long transcript', () => {
  const { stored } = stagedRun(3, 700)
  const { timeline } = stored.reduce(
    (reading, { bytes }) => readingAfter(reading, parseStored(bytes)),
    NOTHING_READ,
  )
  const { rows } = timeline
  const said = rows
    .slice(0)
    .filter((row): row is Extract<Entry, { kind: 'message' }> => row?.kind === 'message')

  it('is found by its number and by its id, wherever it stands', () => {
    for (const { number, message } of said) {
      expect(rows.at(indexOfNumber(rows, number))).toMatchObject({ number })
      expect(rows.at(indexOfMessage(rows, message.messageId))).toMatchObject({ number })
    }
    expect([indexOfNumber(rows, 0), indexOfNumber(rows, said.length + 1)]).toEqual([-1, -1])
    expect(indexOfMessage(rows, 'm0')).toBe(-1)
  })

  it('is found by what it says, in capitals or not, also in Russian', () => {
    const only = search(rows, ONLY_IN_17.toUpperCase(), { limit: 10 })
    expect([only.total, only.items[0]?.number]).toEqual([1, 17])
    expect(only.items[0]?.excerpt).toContain(ONLY_IN_17)
    const wanted = said.filter(({ message }) => message.content.includes('Сарай'))
    expect(wanted.length).toBeGreaterThan(20)
    const found = search(rows, 'САРАЙ', { limit: 500 })
    expect(found.total).toBe(wanted.length)
    expect(found.items.map(({ messageId }) => messageId)).toEqual(
      wanted.map(({ message }) => message.messageId),
    )
    const second = search(rows, 'сарай', { from: 5, limit: 3 })
    expect([second.total, second.items]).toEqual([wanted.length, found.items.slice(5, 8)])
  })
})

describe('a pause', () => {
  it('is of whoever paused first, also when somebody else pauses what is paused', () => {
    const run = new GivenRun().to('debate')
    run.command({ type: 'pause', when: 'now' })
    run.cut('So')
    const told = () => run.events.reduce(readingAfter, NOTHING_READ).pausedBy
    const first = told()
    expect([run.state.status, typeof first]).toEqual(['paused', 'string'])
    run.command({ type: 'pause' }, 'c-2nd', { kind: 'person', id: 'boris', name: 'Boris' })
    expect(told()).toBe(first)
    run.command({ type: 'resume' })
    expect(told()).toBeNull()
  })
})
