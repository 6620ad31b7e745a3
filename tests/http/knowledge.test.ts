import { expect, it } from 'vitest'
import { memoryKnowledgeStore } from '../../backend/knowledge/memory-store.ts'
import { shelve } from '../knowledge/library.ts'
import { json, list, testDoors } from '../support/doors.ts'
import { servedKnowledge } from '../support/served-knowledge.ts'
import { tempDirs } from '../support/temp-dir.ts'

const open = testDoors()
const tempDir = tempDirs()

async function opened() {
  const store = memoryKnowledgeStore()
  await shelve(store, 'roof', '# The roof\n\nIt was mended in May and cost 4,200 EUR.')
  await shelve(store, 'council', 'The roof is to be mended.', { scope: 'decisions' })
  const section = 'Words of a long section. '.repeat(80)
  await shelve(store, 'long', `# One\n\n${section}\n\n# Two\n\n${section}`, { scope: 'context' })
  await shelve(store, 'theirs', 'The roof of somebody else.', { workspaceId: 'other' })
  const { knowledge } = servedKnowledge(store, tempDir())
  return open({ deps: { knowledge } })
}

it('GET /knowledge/sources lists what may be cited, and nothing of another workspace', async () => {
  const { get } = await opened()
  const { items } = await json(await get('/knowledge/sources'))
  expect(list(items)).toMatchObject([
    { title: 'roof', status: 'ready', version: 1, chunks: 1 },
    { title: 'council', scope: 'decisions' },
    { title: 'long', scope: 'context' },
  ])
})

it('GET /knowledge/passages finds passages with their lines, within a scope, and says where there are none', async () => {
  const { get } = await opened()
  const asked = async (query: string) => list((await json(await get(`/knowledge/passages?${query}`))).items)
  expect(await asked('q=what+did+the+roof+cost')).toMatchObject([
    { title: 'roof', headings: ['The roof'], line: 1, endLine: 3, similarity: null },
    { title: 'council' },
  ])
  expect(await asked('q=roof&scope=decisions')).toMatchObject([{ title: 'council' }])
  expect(await asked('q=roof&top=1')).toHaveLength(1)
  expect(await asked('q=regatta')).toEqual([])
})

it('GET /knowledge/sources/{id}/passages gives what was read, a page at a time, and of no other workspace', async () => {
  const { get } = await opened()
  const first = await json(await get('/knowledge/sources/long/passages?limit=1'))
  expect(list(first.items)).toMatchObject([{ title: 'long', line: 1, headings: ['One'] }])
  expect(first.nextCursor).toBe('1')
  const rest = await json(await get('/knowledge/sources/long/passages?limit=1&cursor=1'))
  expect(rest).toMatchObject({ items: [{ headings: ['Two'] }], nextCursor: null })
  expect((await get('/knowledge/sources/theirs/passages')).status).toBe(404)
  expect((await get('/knowledge/sources/long/passages?cursor=x')).status).toBe(400)
})

it.each([
  ['', 'holds no word'],
  ['q=%3F%21', 'holds no word'],
  ['q=roof&top=0', '/query/top'],
  ['q=roof&maxTokens=10', '/query/maxTokens'],
  ['q=roof&scope=all', '/query/scope'],
])('GET /knowledge/passages?%s is refused with a reason', async (query, says) => {
  const { get } = await opened()
  const answer = await get(`/knowledge/passages?${query}`)
  expect(answer.status).toBe(400)
  expect(await answer.text()).toContain(says)
})
