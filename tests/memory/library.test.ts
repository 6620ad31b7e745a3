import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { list, json, testDoors } from '../support/doors.ts'
import { MEETING } from '../support/house.ts'
import { plainCouncil } from '../support/scripts.ts'
import { tempDirs } from '../support/temp-dir.ts'
import { held } from './support/held.ts'
import { shelvesOf } from './support/shelved.ts'

const open = testDoors()
const newDir = tempDirs()

const opened = async () => {
  const doors = await open({ script: plainCouncil() })
  return { doors, shelves: shelvesOf(doors, newDir()) }
}

describe('the library of a server', () => {
  it('has by itself what a council decided, what was said in it and what it was brought', async () => {
    const { doors, shelves } = await opened()
    const runId = await held(doors)
    await shelves.look()
    expect(await shelves.sources()).toMatchObject(
      ['decisions', 'history', 'context'].map((scope) => ({
        origin: `run:${runId}#${scope}`,
        scope,
        title: MEETING.title,
        status: 'ready',
        version: 1,
        addedBy: 'xio',
      })),
    )
    expect((await shelves.passages('decisions', 'shed')).join('\n')).toContain('The shed')
    expect((await shelves.passages('history', 'debate')).join('\n')).toMatch(/in debate, round 1\./)
    expect((await shelves.passages('context', 'cellar floods')).join('\n')).toContain(
      'The cellar floods in March.',
    )
    expect(await shelves.passages('docs', 'cellar floods')).toEqual([])
  })

  it('has nothing of a council before it has ended, and reads nothing twice', async () => {
    const { doors, shelves } = await opened()
    expect(await shelves.look()).toBe(0)
    await held(doors)
    expect(await shelves.look()).toBe(1)
    const before = await shelves.sources()
    expect(await shelves.look()).toBe(0)
    await shelves.library.reindex({ workspaceId: 'main', addedBy: 'anna' })
    expect(await shelves.sources()).toEqual(before)
  })

  it('reads a document anew that a person has edited, and nothing beside it', async () => {
    const { doors, shelves } = await opened()
    const runId = await held(doors)
    await shelves.look()
    await doors.post(`/runs/${runId}/commands`, {
      type: 'edit_artifact',
      kind: 'decision_log',
      patch: [{ op: 'replace', path: '/decision', value: 'The tools live in the shed from May on.' }],
    })
    await shelves.look()
    expect((await shelves.passages('decisions', 'May')).join('\n')).toContain('from May on')
    const versions = (await shelves.sources()).map(({ scope, version }) => [scope, version])
    expect(Object.fromEntries(versions)).toEqual({ decisions: 2, history: 1, context: 1 })
  })

  it('has nothing of a council that was archived or deleted, and has it again when it is taken out', async () => {
    const { doors, shelves } = await opened()
    const runId = await held(doors)
    await shelves.look()
    await doors.post(`/runs/${runId}/archive`)
    await shelves.look()
    expect(await shelves.sources()).toEqual([])
    await doors.post(`/runs/${runId}/unarchive`)
    await shelves.look()
    expect(await shelves.sources()).toHaveLength(3)
    await doors.ask('DELETE', `/runs/${runId}`)
    await shelves.look()
    expect(await shelves.sources()).toEqual([])
  })

  it('has the decisions of the run that stands for its meeting only', async () => {
    const { doors, shelves } = await opened()
    const [first, second] = [await held(doors), await held(doors)]
    await shelves.look()
    const origins = async () => (await shelves.sources('decisions')).map(({ origin }) => origin)
    expect(await origins()).toEqual([`run:${first}#decisions`])
    await doors.post(`/runs/${second}/adopt`)
    await shelves.look()
    expect(await origins()).toEqual([`run:${second}#decisions`])
    expect(await shelves.sources('history')).toHaveLength(2)
  })

  it('has nothing that only some seats were given', async () => {
    const { doors, shelves } = await opened()
    const secret = { title: 'figures', text: 'The rent is a quarter too high.', seats: ['moderator'] }
    await held(doors, { context: [...(MEETING.context ?? []), secret] })
    await shelves.look()
    expect(await shelves.passages('context', 'rent')).toEqual([])
  })

  it('leaves what people have added as it is', async () => {
    const { doors, shelves } = await opened()
    const file = path.join(newDir(), 'roof.md')
    writeFileSync(file, '# Roof\n\nIt leaks.')
    await shelves.library.addPath(file, { workspaceId: 'main', addedBy: 'anna' })
    await held(doors)
    await shelves.look()
    expect((await shelves.sources('docs')).map(({ origin }) => origin)).toEqual([file])
  })

  it('loses nothing and doubles nothing, wherever the bringing is cut off', async () => {
    const { doors } = await opened()
    const texts = newDir()
    const runs = [await held(doors), await held(doors, { title: 'Another' })]
    let steps = 0
    const whole = new Set(runs.flatMap((id) => SCOPES.map((scope) => `run:${id}#${scope}`)))
    for (let at = 1; ; at++) {
      steps = 0
      const cut = (what: string) => {
        if (++steps === at) throw new Error(`cut ${what}`)
      }
      const shelves = shelvesOf(doors, texts, cut)
      await shelves.look()
      if (steps < at) break
    }
    const shelves = shelvesOf(doors, texts)
    await shelves.look()
    const sources = await shelves.sources()
    expect(new Set(sources.map(({ origin }) => origin))).toEqual(whole)
    expect(sources).toHaveLength(whole.size)
    expect(sources.every(({ status, version }) => status === 'ready' && version === 1)).toBe(true)
  })

  it('is asked over HTTP for passages of a scope', async () => {
    const doors = await open({ script: plainCouncil() })
    const shelves = shelvesOf(doors, newDir())
    await held(doors)
    await shelves.look()
    const served = await open({ deps: { knowledge: shelves.knowledge } })
    const items = async (scope: string) =>
      list((await json(await served.get(`/knowledge/passages?q=shed&scope=${scope}`))).items)
    expect((await items('decisions')).length).toBeGreaterThan(0)
    expect(await items('docs')).toEqual([])
    const sources = list((await json(await served.get('/knowledge/sources?scope=history'))).items)
    expect(sources.map(({ scope }) => scope)).toEqual(['history'])
  })
})

const SCOPES = ['decisions', 'history', 'context']
