import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { RunLog } from '../../backend/ports/run-log.ts'
import type { ReadOn, SearchIndex, SearchQuery } from '../../backend/ports/search.ts'
import { wantedIn } from '../../backend/search/wanted.ts'
import { newRun } from '../support/events.ts'

type Opened = { index: SearchIndex; log: RunLog; close(): Promise<void> }

/** What every implementation of the search promises. */
export function searchIndexContract(name: string, open: () => Promise<Opened>): void {
  describe(`the search index (${name})`, () => {
    let opened: Opened
    beforeEach(async () => {
      opened = await open()
    })
    afterEach(() => opened.close())

    const add = async (runId: string, read: Partial<ReadOn> = {}) => {
      if ((await opened.log.head(runId)) === null) await opened.log.create(newRun(runId))
      return opened.index.keep({ ...READ, runId, ...read })
    }
    const found = async (q: string, query: Partial<SearchQuery> = {}) =>
      (await opened.index.find({ ...QUERY, parts: wantedIn(q), ...query })).map(
        ({ runId, kind, seq }) => `${runId} ${kind} ${seq}`,
      )

    it('finds what holds every word, by stems, phrases and a begun last word', async () => {
      await add('a', { passages: [said(2, 'the dri shed', 'dry'), said(3, 'a shed that is dri', 'dry')] })
      expect(await found('dry shed ')).toHaveLength(2)
      expect(await found('"dry shed"')).toEqual(['a message 2'])
      expect(await found('dr')).toHaveLength(2)
      expect(await found('she')).toHaveLength(2)
      expect(await found('cellar')).toEqual([])
    })

    it('puts what is rare and short before what is common and long', async () => {
      const long = `shed ${'word '.repeat(200)}`
      await add('a', { passages: [said(2, long), said(3, 'shed'), said(4, 'roof')] })
      expect(await found('shed')).toEqual(['a message 3', 'a message 2'])
    })

    it('asks for a kind, a template, an owner, a status and a time', async () => {
      await add('a', { passages: [said(2, 'shed'), { ...said(3, 'shed'), kind: 'task' }] })
      await add('b', { about: { ...ABOUT, template: 'other', owner: 'bob' }, passages: [said(2, 'shed')] })
      expect(await found('shed', { kind: 'task' })).toEqual(['a task 3'])
      expect(await found('shed', { template: 'other' })).toEqual(['b message 2'])
      expect(await found('shed', { owner: 'bob', kind: 'message' })).toEqual(['b message 2'])
      expect(await found('shed', { status: ['failed'] })).toEqual([])
      expect(await found('shed', { from: '2999-01-01T00:00:00.000Z' })).toEqual([])
      expect(await found('shed', { to: '2999-01-01T00:00:00.000Z' })).toHaveLength(3)
      expect(await found('shed', { workspaceId: 'other' })).toEqual([])
    })

    it('gives pages that neither hide nor repeat', async () => {
      await add('a', { passages: [2, 3, 4, 5].map((seq) => said(seq, 'shed')) })
      const pages = [await found('shed', { limit: 3 }), await found('shed', { limit: 3, offset: 3 })]
      expect(pages.map(({ length }) => length)).toEqual([3, 1])
      expect(new Set(pages.flat()).size).toBe(4)
    })

    it('reads on from where it was read to, and once', async () => {
      expect(await add('a', { to: 5, passages: [said(2, 'shed')] })).toBe(true)
      expect(await opened.index.readTo('a', 1)).toBe(5)
      expect(await add('a', { from: 3, to: 9, about: null, passages: [said(6, 'shed')] })).toBe(false)
      expect(await add('a', { from: 5, to: 9, about: null, passages: [said(6, 'shed')] })).toBe(true)
      expect(await add('a', { to: 9, passages: [said(2, 'shed')] })).toBe(false)
      expect(await found('shed')).toHaveLength(2)
    })

    it('keeps a passage once, and of a document the newest version', async () => {
      await add('a', {
        to: 5,
        passages: [said(2, 'shed'), said(2, 'shed'), { ...said(3, 'shed'), kind: 'task' }],
      })
      const next = { ...said(7, 'roof'), kind: 'task' } as const
      const replaced = [{ kind: 'task', before: 7 }] as const
      await add('a', { from: 5, to: 7, about: null, passages: [next], replaced })
      expect(await found('shed')).toEqual(['a message 2'])
      expect(await found('roof')).toEqual(['a task 7'])
    })

    it('is made anew in another form', async () => {
      await add('a', { passages: [said(2, 'shed')] })
      expect(await opened.index.behind(1)).toEqual([])
      expect(await opened.index.behind(2)).toEqual(['a'])
      expect(await opened.index.readTo('a', 2)).toBe(0)
      await add('a', { form: 2, passages: [said(2, 'roof')] })
      expect([await found('shed'), await found('roof')]).toEqual([[], ['a message 2']])
      expect(await opened.index.behind(2)).toEqual([])
    })

    it('takes whatever is typed for words', async () => {
      await add('a', { passages: [said(2, 'or and not near')] })
      for (const q of ['") OR *', 'NOT', 'NEAR(a b)', 'a:b', '^or', 'OR AND', '{message} : x', "'; DROP"])
        expect(await found(q)).toBeInstanceOf(Array)
      expect(await found('NOT')).toEqual(['a message 2'])
    })
  })
}

const said = (seq: number, stems: string, words = '') =>
  ({ kind: 'message', seq, place: 0, stems, words }) as const
const ABOUT = { title: 'Tools', template: 'choose-option', owner: 'anna' }
const READ: Omit<ReadOn, 'runId'> = { from: 0, to: 1, form: 1, about: ABOUT, passages: [], replaced: [] }
const QUERY = { workspaceId: 'main', limit: 20, offset: 0 }
