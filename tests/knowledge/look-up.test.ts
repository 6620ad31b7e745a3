import { describe, expect, it } from 'vitest'
import { lookUpIn } from '../../backend/knowledge/look-up.ts'
import type { KnowledgeAsked, Retrieved } from '../../backend/ports/knowledge.ts'

const passage = (n: number, more: Partial<Retrieved> = {}): Retrieved => ({
  n,
  sourceId: `d${n}`,
  version: 1,
  title: `Text ${n}`,
  origin: `/texts/${n}.md`,
  scope: 'docs',
  headings: [],
  text: `Passage ${n}.`,
  start: 40,
  end: 40 + `Passage ${n}.`.length,
  line: 7,
  endLine: 7,
  tokens: 10,
  score: 1,
  similarity: null,
  coverage: 0.5,
  ...more,
})

async function look(answers: (asked: KnowledgeAsked) => Retrieved[], more: object = {}) {
  const asks: KnowledgeAsked[] = []
  const find = async (asked: KnowledgeAsked) => {
    asks.push(asked)
    asked.spent?.({ tokens: 3, usd: 0.001 })
    return answers(asked)
  }
  const found = await lookUpIn({ find, embedder: { model: 'vectors', host: 'vectors.example' } })({
    workspaceId: 'main',
    seat: 'expert_a',
    questions: ['dry?'],
    library: { scopes: ['docs'], sources: [] },
    signal: new AbortController().signal,
    ...more,
  })
  return { ...found, asks }
}

describe('a look into the library', () => {
  it('asks each question of the parts that are open, and of the sources that the seat may read', async () => {
    const sources = [
      { sourceId: 'a', title: 'A' },
      { sourceId: 'b', title: 'B', seats: ['expert_b'] },
      { sourceId: 'c', title: 'C', seats: ['expert_a', 'expert_b'] },
    ]
    const { asks } = await look(() => [], {
      questions: ['dry?', 'near?'],
      library: { scopes: ['docs'], sources },
    })
    expect(asks.map(({ question, sourceIds, scopes }) => [question, sourceIds ?? scopes])).toEqual([
      ['dry?', ['a', 'c']],
      ['dry?', ['docs']],
      ['near?', ['a', 'c']],
      ['near?', ['docs']],
    ])
    expect(asks.map(({ exceptIds }) => exceptIds)).toEqual([undefined, ['b'], undefined, ['b']])
    const nothing = await look(() => [], { library: { scopes: [], sources: sources.slice(1, 2) } })
    expect(nothing.asks).toEqual([])
  })

  it('takes the best of each question first, each passage once, five at most and 2,000 tokens', async () => {
    const of: Record<string, Retrieved[]> = {
      'dry?': [1, 2, 3, 4, 5].map((n) => passage(n)),
      'near?': [passage(6), passage(1), passage(7)],
    }
    const titles = async (answers: typeof of) =>
      (
        await look(({ question }) => answers[question] ?? [], { questions: Object.keys(answers) })
      ).passages.map(({ title }) => title)
    expect(await titles(of)).toEqual(['Text 1', 'Text 6', 'Text 2', 'Text 3', 'Text 7'])
    const long = [passage(1, { tokens: 1_500 }), passage(2, { tokens: 600 }), passage(3, { tokens: 400 })]
    expect(await titles({ 'dry?': long })).toEqual(['Text 1', 'Text 3'])
  })

  it('names a passage by its place, so that the same one has one name for all, and another version another', async () => {
    const [first, again] = [await look(() => [passage(1)]), await look(() => [passage(1)])]
    expect(first.passages).toEqual(again.passages)
    expect(first.passages).toMatchObject([
      { start: 0, end: 10, line: 7, of: { sourceId: 'd1', version: 1, start: 40 } },
    ])
    const other = await look(() => [passage(1, { version: 2 })])
    expect(other.passages[0]?.sourceId).not.toBe(first.passages[0]?.sourceId)
    expect(JSON.stringify(first.passages)).not.toContain('/texts/')
  })

  it('counts lines from where the text begins, blank ones too', async () => {
    const { passages } = await look(() => [passage(1, { text: '\n\n\nDry.', line: 4, endLine: 4 })])
    expect(passages).toMatchObject([{ line: 1, text: '\n\n\nDry.' }])
  })

  it('is content with what answers, fails where nothing does, and waits no longer than a turn can bear', async () => {
    const library = { scopes: ['docs' as const], sources: [{ sourceId: 'a', title: 'A' }] }
    const gone = ({ sourceIds }: KnowledgeAsked): Retrieved[] => {
      if (sourceIds !== undefined) throw new Error('the disk is gone')
      return [passage(1)]
    }
    expect((await look(gone, { library })).passages).toHaveLength(1)
    await expect(look(gone, { library: { ...library, scopes: [] } })).rejects.toThrow('the disk is gone')
    const never = lookUpIn({
      find: () => new Promise(() => {}),
      embedder: null,
      clock: { sleep: async () => {} },
    })
    const asked = { workspaceId: 'main', seat: 'expert_a', questions: ['dry?'], library }
    await expect(never({ ...asked, signal: new AbortController().signal })).rejects.toThrow(
      'it did not answer within 10 s',
    )
  })

  it('tells what the vectors of its questions cost', async () => {
    expect((await look(() => [])).usage).toMatchObject([
      { purpose: 'embed', provider: 'vectors.example', model: 'vectors', promptTokens: 3, costUsd: 0.001 },
    ])
  })
})
