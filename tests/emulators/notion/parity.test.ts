import { Client } from '@notionhq/client'
import { expect, it, onTestFinished } from 'vitest'
import { compare } from '../../support/emulators/notion/parity/compare.ts'
import { type NotionOptions, startNotion } from '../../support/emulators/notion/start.ts'

async function side(options: NotionOptions = {}) {
  const notion = await startNotion(options)
  onTestFinished(() => notion.close())
  const given = {
    auth: notion.token,
    baseUrl: notion.url,
    notionVersion: '2026-03-11',
    retry: false as const,
  }
  return { notion, client: new Client({ ...given, logger: () => undefined }), home: notion.homeId }
}

it('two workspaces of the same Notion do not differ, whatever their ids', async () => {
  const [one, other] = [await side({ seed: 1 }), await side({ seed: 2 })]
  expect(await compare(one, other, () => Promise.resolve())).toEqual([])
  expect(one.notion.control.unserved()).toEqual([])
})

it('what one of them says otherwise is told with its step and place', async () => {
  const [one, other] = [await side({ seed: 1 }), await side({ seed: 2 })]
  other.notion.control.forbidComments()
  other.notion.control.fault({ match: { path: '/query', nth: 1 }, times: 1, fault: { kind: 'conflict' } })
  const differences = await compare(one, other, () => Promise.resolve())
  expect(new Set(differences.map(({ step }) => step))).toEqual(new Set(['find it by its key', 'a comment']))
  expect(differences).toContainEqual({ step: 'a comment', path: '.status', real: 'absent', emulated: '403' })
})
