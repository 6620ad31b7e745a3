import path from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { CONTRIBUTIONS as KNOWN } from '../../backend/council/contributions/accept.ts'
import { readRegistry } from '../../backend/agents/read-registry.ts'
import { isAgentDefinition, isTemplate } from '../../schemas/generated/validators.js'
import { agentFields, CONTRIBUTIONS } from '../../ui/agents/edit-fields.ts'
import { isRow, type Row } from '../../ui/lib/reading.ts'
import { changesOf, rebased, textsOf } from '../../ui/registry/fields.ts'
import { readAgent } from '../../ui/registry/read-registry.ts'
import { templateFields } from '../../ui/templates/edit-fields.ts'
import { speak, withPageWords } from '../../ui/words/catalogues.ts'

const SHIPPED = readRegistry(path.join(import.meta.dirname, '../../registry'))
const asRow = (value: unknown): Row => {
  if (!isRow(value)) throw new Error('It is no definition.')
  return value
}
const agent = asRow(SHIPPED.agents.find(({ role }) => role === 'expert'))
const template = asRow(SHIPPED.templates.find(({ words }) => words?.ru?.agenda !== undefined))
const fields = templateFields(SHIPPED.agents.flatMap((one) => readAgent(asRow(one))))

beforeAll(async () => {
  await speak('en')
  await withPageWords(Promise.resolve())
})

describe('what is written of a definition', () => {
  it('is nothing where nothing differs, whatever stands in it', () => {
    for (const one of SHIPPED.agents)
      expect(changesOf(textsOf(asRow(one), agentFields), asRow(one), agentFields)).toEqual({})
    for (const one of SHIPPED.templates)
      expect(changesOf(textsOf(asRow(one), fields), asRow(one), fields)).toEqual({})
  })

  it('names the parts that differ, whole, and makes a definition that stands', () => {
    const texts = {
      ...textsOf(agent, agentFields),
      '/contextTurns': '12',
      '/contributions': 'make_claim',
      '/model': 'm',
    }
    const change = changesOf(texts, agent, agentFields)
    expect(change).toEqual({ contextTurns: 12, contributions: ['make_claim'], model: 'm' })
    expect(isAgentDefinition({ ...agent, ...change })).toBe(true)
    expect(changesOf({ ...texts, '/model': '' }, { ...agent, ...change }, agentFields)).toEqual({
      model: null,
    })
    const more = { '/budget/maxMinutes': '7,5', '/agenda/0/atZero': 'cut', '/quality/requireRisks': 'false' }
    const other = changesOf(
      { ...textsOf(template, fields), ...more, '/prompts/scribe': 'Be brief.' },
      template,
      fields,
    )
    expect(other).toMatchObject({
      budget: { maxMinutes: 7.5, maxTokens: null },
      quality: { requireRisks: false },
      prompts: { scribe: 'Be brief.' },
    })
    expect(Object.keys(other).toSorted()).toEqual(['agenda', 'budget', 'prompts', 'quality'])
    expect(isTemplate({ ...template, ...other })).toBe(true)
  })

  it('is what a model is handed, as it usually is where nothing says so', () => {
    const { context: _, ...plain } = agent
    const texts = textsOf(plain, agentFields)
    expect(texts).toMatchObject({ '/context/minutes': 'true', '/context/sources': 'all' })
    const written = { ...texts, '/context/sources': 'cited', '/context/maxTokens': '9000' }
    const change = changesOf(written, plain, agentFields)
    expect(change).toEqual({ context: { sources: 'cited', maxTokens: 9000 } })
    const next = { ...plain, ...change }
    expect(isAgentDefinition(next)).toBe(true)
    const fewer = { ...textsOf(next, agentFields), '/context/maxTokens': '' }
    expect(changesOf(fewer, next, agentFields)).toEqual({ context: { sources: 'cited' } })
  })

  it('has no translation that would stand over it', () => {
    const texts = {
      ...textsOf(template, fields),
      '/title': 'Ours',
      '/agenda/0/title': 'One',
      '/seats/0/name': 'Ann',
    }
    const next = { ...template, ...changesOf(texts, template, fields) }
    expect(next.words).not.toHaveProperty('ru.title')
    expect(next.words).toHaveProperty('ru.description')
    expect(next.words).toHaveProperty('ru.agenda.0', 'One')
    expect(isTemplate(next)).toBe(true)
  })

  it('stands over a newer version as far as it was written, and nowhere else', () => {
    const mine = { ...textsOf(agent, agentFields), '/prompt': 'Mine.' }
    const newest = { ...agent, prompt: 'Theirs.', attempts: 7 }
    const texts = rebased(mine, agent, newest, agentFields)
    expect(texts).toMatchObject({ '/prompt': 'Mine.', '/attempts': '7' })
    expect(changesOf(texts, newest, agentFields)).toEqual({ prompt: 'Mine.' })
  })

  it('offers each contribution that there is', () => {
    expect(CONTRIBUTIONS.toSorted()).toEqual(Object.keys(KNOWN).toSorted())
  })
})
