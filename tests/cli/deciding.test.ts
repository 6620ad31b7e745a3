import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { METHOD_BY_KIND } from '../../backend/council/decisions/kind-of-question.ts'
import { METHODS } from '../../backend/council/decisions/methods/table.ts'
import { BARS } from '../../backend/council/decisions/one-way-doors.ts'
import type { Quality } from '../../schemas/generated/types.ts'
import { isMeeting } from '../../schemas/generated/validators.js'
import { byName, json, record, testDoors, until } from '../support/doors.ts'
import { MEETING } from '../support/house.ts'
import { plainCouncil } from '../support/scripts.ts'
import { tempDirs } from '../support/temp-dir.ts'
import { xio } from '../support/xio.ts'

const open = testDoors()
const tempDir = tempDirs()
const docs = readFileSync(path.join(import.meta.dirname, '../../docs/deciding.md'), 'utf8')
const blocks = (language: string) =>
  [...docs.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'gm'))].map(
    ([, block = '']) => block,
  )
const words = (line: string): string[] =>
  [...line.matchAll(/(?:[^\s"]|"[^"]*")+/g)].map(([word]) => word.replaceAll('"', ''))
/** The cells of the table rows that hold this. */
const rows = (holding: RegExp): string[][] =>
  docs
    .split('\n')
    .filter((line) => line.startsWith('|') && holding.test(line))
    .map((line) => line.split('|').map((cell) => cell.trim()))

describe('docs/deciding.md', { timeout: 120_000 }, () => {
  it('holds the example as it says: a one-way door that nobody rules on stays shut', async () => {
    const cwd = tempDir()
    writeFileSync(path.join(cwd, 'archive.md'), blocks('markdown')[0] ?? '')
    const [, ...args] = words(blocks('sh')[0] ?? '')
    const { code, out } = await xio(args, { cwd })
    expect(code).toBe(4)
    expect(out).toContain('0 of 2 risks of “The loft” say what lowers them.')
    const log = JSON.parse(readFileSync(path.join(cwd, 'decided/decision_log.json'), 'utf8'))
    expect(log).toMatchObject({
      status: 'escalated',
      chosen_option: null,
      consensus: { method: 'consent', votes: [{ option: 'o1' }, { option: 'o1' }] },
    })
  })

  it('steers by its commands: a position is corrected, a gate is waived by name', async () => {
    const bare = plainCouncil((request, plain) =>
      request.phase === 'risks' || request.task.kind === 'gate' ? { text: 'None.' } : plain,
    )
    const at = await open({ script: bare, alone: false, deps: { identify: byName } })
    const { id } = await json(await at.post('/meetings', MEETING))
    const { run } = await json(await at.post(`/meetings/${String(id)}/runs`, {}))
    const runId = String(record(run).id)
    await until(async () => (await at.councils.state(runId))?.human?.purpose === 'gate')
    for (const line of (blocks('sh')[1] ?? '').trim().split('\n')) {
      const [, ...args] = words(line.replace('RUN', runId))
      const { code, err } = await xio(args, { cwd: tempDir(), env: { XIO_SERVER: at.url } })
      expect(code, `${line}: ${err}`).toBe(0)
    }
    await until(async () => (await at.councils.state(runId))?.status === 'completed')
    expect((await at.councils.state(runId))?.artifacts.decision_log?.body).toMatchObject({
      status: 'decided',
      gates: expect.arrayContaining([
        expect.objectContaining({ gate: 'risks', waived_by: expect.anything() }),
      ]),
      dissent: [{ seat: 'expert_b', position: 'o2' }],
    })
  })

  it('tells each method and the tables as they are', () => {
    for (const method of [...Object.keys(METHODS), 'auto'])
      expect(rows(new RegExp(`^\\| \`${method}\``))).toHaveLength(1)
    for (const [reversibility, byStakes] of Object.entries(METHOD_BY_KIND)) {
      const [row = []] = rows(new RegExp(`^\\| \`(?:reversibility: )?${reversibility}\` \\|`))
      expect(row.slice(2, 5)).toEqual([byStakes.low, byStakes.medium, byStakes.high])
    }
    const bar = (gate: string) => rows(new RegExp(`^\\| \`${gate}\` \\|`))[0]?.slice(4, 6)
    const [high, oneWay] = [BARS.reversible.high, BARS.irreversible.low]
    expect(bar('min_alternatives')).toEqual([`${high.minAlternatives}`, `${oneWay.minAlternatives}`])
    expect(bar('risks')).toEqual([`${high.minRisks}`, `${oneWay.minRisks}, with what lowers them`])
    expect([high.requireMitigation, oneWay.requireMitigation]).toEqual([false, true])
    expect([high.quorum, oneWay.quorum]).toEqual([2 / 3, 1])
    expect(bar('quorum')).toEqual(['2/3', 'all'])
    expect([high.requireApproval, oneWay.requireApproval, high.requireMustHaves]).toEqual([true, true, true])
  })

  it('shows settings that a meeting may have', () => {
    const settings = [
      ...blocks('yaml'),
      ...[...docs.matchAll(/`(quality: \{.*?\})`/g)].map(([, text = '']) => text),
    ]
    expect(settings.length).toBeGreaterThan(1)
    for (const text of settings) {
      const { quality }: { quality: Partial<Quality> } = parse(text)
      expect(isMeeting({ ...MEETING, quality }), text).toBe(true)
    }
  })
})
