import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { byName, json, record, testDoors, until } from '../support/doors.ts'
import { MEETING } from '../support/house.ts'
import { plainCouncil } from '../support/scripts.ts'
import { tempDirs } from '../support/temp-dir.ts'
import { xio } from '../support/xio.ts'

const open = testDoors()
const tempDir = tempDirs()
const docs = readFileSync(path.join(import.meta.dirname, '../../docs/record.md'), 'utf8')
const blocks = (language: string) =>
  [...docs.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'gm'))].map(
    ([, block = '']) => block,
  )

/** A council that has ended at a server, and the program beside it. */
async function atRecord() {
  const at = await open({ script: plainCouncil(), deps: { identify: byName } })
  const { id } = await json(await at.post('/meetings', MEETING))
  const { run } = await json(await at.post(`/meetings/${String(id)}/runs`, {}))
  const runId = String(record(run).id)
  await until(async () => (await at.councils.state(runId))?.status === 'completed')
  const cwd = tempDir()
  const file = (name: string, content: unknown) =>
    writeFileSync(path.join(cwd, name), JSON.stringify(content))
  return { runId, file, at, type: (...args: string[]) => xio(args, { cwd, env: { XIO_SERVER: at.url } }) }
}

describe('the record from a terminal', { timeout: 120_000 }, () => {
  it('is edited, listed and approved by the commands of docs/record.md', async () => {
    const { runId, type, file } = await atRecord()
    file('owner.json', JSON.parse(blocks('json')[0] ?? ''))
    const lines = blocks('sh').flatMap((block) => block.trim().split('\n'))
    expect(lines).toHaveLength(5)
    const outs: string[] = []
    for (const line of lines) {
      const [, ...args] = line.replace('RUN', runId).split(' > ')[0]?.split(' ') ?? []
      const { code, out, err } = await type(...args)
      outs.push(out)
      // The page prints first; its reader then changes a word in the file that the second line sends.
      if (line.includes('>'))
        file('tasks.json', JSON.parse(out.replace('Buy a lock for the shed', 'Buy two locks')))
      expect(code, `${line}: ${err}`).toBe(0)
    }
    expect(outs[1]).toMatch(/^Applied: action items, version 2 \(event \d+\)\.\n$/)
    expect(outs[2]).toMatch(/^Applied \(event \d+\)\.\n$/)
    expect(outs[3]).toMatch(
      /^action items\n {2}version 3 {2}\S+ {2}Owner\n {4}\/0\/owner {2}nothing → “Carol”\n {4}\/0\/due_date {2}nothing → “2026-12-01”\n {4}\/1 {2}added: “Tell the neighbours”\n {2}version 2 .*\n {4}\/0\/title {2}“Buy a lock for the shed” → “Buy two locks”\n {2}version 1 /,
    )
    expect(outs[4]).toMatch(/^Applied: version 1 of the decision log is approved \(event \d+\)\.\n$/)
    const all = await type('versions', runId, '--json')
    expect(JSON.parse(all.out)).toMatchObject({
      decision_log: [{ version: 1, approvedBy: ['Owner'] }],
      action_items: [{ version: 3 }, { version: 2 }, { version: 1 }],
      summary: [{ version: 1 }],
    })
  })

  it('says what is wrong and how to mend it', async () => {
    const { runId, type, file } = await atRecord()
    file('log.json', [{ op: 'replace', path: '/status', value: 'deferred' }])
    file('bad.json', [{ op: 'merge', path: '' }])
    const faults = await Promise.all([
      type('edit', runId, 'decision_log', '--patch', 'log.json'),
      type('edit', runId, 'decision_log', '--patch', 'bad.json'),
      type('edit', runId, 'decision_log', '--with', 'none.json'),
      type('edit', runId, 'decisions'),
      type('approve', runId, '--base', '2'),
    ])
    expect(faults.map(({ code }) => code)).toEqual([2, 2, 2, 2, 2])
    expect(faults.map(({ err }) => err)).toEqual([
      expect.stringMatching(/Refused: Nothing was changed\. \/status: is a fact of the run.*another run/),
      expect.stringMatching(/bad\.json is no patch that can be sent: \/patch\/0/),
      expect.stringMatching(/none\.json does not exist/),
      expect.stringMatching(/decision_log/),
      expect.stringMatching(/Refused: There is no version 2 yet; the last is 1\./),
    ])
  })
})
