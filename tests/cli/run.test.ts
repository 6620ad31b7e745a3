import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { verifyChain } from '../../backend/log/chain.ts'
import { normaliseLog } from '../../backend/log/normalise-log.ts'
import { check } from '../../schemas/validate.ts'
import { isActionItems, isDecisionLog, isEnvelope, isSummary } from '../../schemas/generated/validators.js'
import { market } from '../agents/offline/russian-meetings.ts'
import { BIKE_SHED, NO_OPTIONS } from '../support/meetings.ts'
import { tempDirs } from '../support/temp-dir.ts'
import { startXio, xio } from '../support/xio.ts'

const tempDir = tempDirs()

/** A folder with a meeting in it. */
function folderWith(text = BIKE_SHED): string {
  const cwd = tempDir()
  writeFileSync(path.join(cwd, 'meeting.md'), text)
  return cwd
}

const read = (...parts: string[]): string => readFileSync(path.join(...parts), 'utf8')
const linesOf = (...parts: string[]): string[] =>
  read(...parts)
    .trimEnd()
    .split('\n')

describe('xio run', () => {
  it('holds a council and leaves documents that their schemas pass, beside the meeting’s name', async () => {
    const cwd = folderWith()
    const { code, out, err } = await xio(['run', 'meeting.md'], { cwd })
    expect({ code, err }).toEqual({ code: 0, err: '' })
    const [id = ''] = readdirSync(path.join(cwd, 'out'))
    expect(id).toMatch(/^where-the-bikes-stand-in-winter-[0-9a-f]{8}$/)
    const folder = path.join(cwd, 'out', id)
    expect(readdirSync(folder).toSorted((a, b) => a.localeCompare(b))).toEqual([
      'action_items.json',
      'decision_log.json',
      'decision_log.md',
      'run.jsonl',
      'summary.md',
    ])
    const log = check('decision log', isDecisionLog, JSON.parse(read(folder, 'decision_log.json')))
    expect(log).toMatchObject({ meeting_id: id, status: 'decided', chosen_option: 'o1' })
    check('action items', isActionItems, JSON.parse(read(folder, 'action_items.json')))
    expect(read(folder, 'decision_log.md')).toContain('# Where the bikes stand in winter')
    expect(verifyChain(linesOf(folder, 'run.jsonl'))).toMatchObject({ ok: true })
    expect(out).toContain('== debate')
    expect(out).toContain('exit code 0')
    expect(out).toContain(`./out/${id}`)
  })

  it('of a Russian file prints what a Russian council says, and its documents are Russian', async () => {
    const cwd = folderWith(market.text)
    writeFileSync(path.join(cwd, 'visit.md'), market.context[0]?.text ?? '')
    const { code, out, err } = await xio(['run', 'meeting.md', '--context', 'visit.md', '--out', 'here'], {
      cwd,
    })
    expect({ code, err }).toEqual({ code: 4, err: '' })
    expect(out).toContain('Языковой модели здесь нет')
    expect(out).toContain('и я меняю позицию.')
    expect(out).toContain('\nСогласия нет: ни один вариант не получил больше половины голосов экспертов.\n')
    expect(read(cwd, 'here', 'decision_log.md')).toContain('## Открытые вопросы')
    expect(read(cwd, 'here', 'summary.md')).toContain('**Кто впереди**')
    // The language of the council can be told apart from that of its file.
    const english = await xio(['run', 'meeting.md', '--language', 'en', '--out', 'there'], { cwd })
    expect(english.out).toContain('No language model is running')
    expect(read(cwd, 'there', 'decision_log.md')).toContain('## Open questions')
  })

  it('with --json prints exactly the run log, an event a line, and nothing else', async () => {
    const cwd = folderWith()
    const { code, out } = await xio(['run', 'meeting.md', '--json', '--out', 'here'], { cwd })
    expect(code).toBe(0)
    expect(out).toBe(read(cwd, 'here', 'run.jsonl'))
    const events = linesOf(cwd, 'here', 'run.jsonl').map((line) =>
      check('event', isEnvelope, JSON.parse(line)),
    )
    expect(events.map(({ seq }) => seq)).toEqual(events.map((_, i) => i + 1))
    const summaries = events.flatMap(({ type, data }) => (type === 'artifact' ? [data] : []))
    expect(summaries.some((one) => JSON.stringify(one).includes('"kind":"summary"'))).toBe(true)
    expect(isSummary({ title: 'x', markdown: 'y', anchors: [] })).toBe(true)
  })

  it('prints nothing with --quiet', async () => {
    const { code, out, err } = await xio(['run', 'meeting.md', '--quiet'], { cwd: folderWith() })
    expect({ code, out, err }).toEqual({ code: 0, out: '', err: '' })
  })

  it('makes the same run of the same file and seed', async () => {
    const [one, two] = await Promise.all(
      [folderWith(), folderWith()].map(async (cwd) => {
        await xio(['run', 'meeting.md', '--out', 'o', '--seed', '7'], { cwd })
        return normaliseLog(linesOf(cwd, 'o', 'run.jsonl'))
      }),
    )
    expect(one?.length).toBeGreaterThan(50)
    expect(two).toEqual(one)
  })

  it('is the same meeting a second time, and the first run that completes stands for it', async () => {
    const cwd = folderWith()
    await xio(['run', 'meeting.md', '--quiet'], { cwd })
    await xio(['run', 'meeting.md', '--quiet'], { cwd })
    expect(readdirSync(path.join(cwd, 'out'))).toHaveLength(1)
    expect((await xio(['runs', '--json'], { cwd })).out.trim().split('\n')).toHaveLength(2)
  })

  it('takes the default of a question at once where nobody can be asked, and says there was no decision', async () => {
    const { code, out } = await xio(['run', 'meeting.md'], { cwd: folderWith(NO_OPTIONS) })
    expect(code).toBe(4)
    expect(out).toContain('-> Question: ')
    expect(out).toContain('exit code 4')
  })

  it('adds the --context files as sources behind the meeting’s own, by their names', async () => {
    const cwd = folderWith()
    writeFileSync(path.join(cwd, 'caretaker.txt'), 'The carport roof was repaired in May.\n')
    const { out } = await xio(['run', 'meeting.md', '--context', 'caretaker.txt', '--json'], { cwd })
    const [first = ''] = out.split('\n')
    expect(JSON.parse(first).data.meeting.context).toMatchObject([
      { id: 's0', text: BIKE_SHED },
      { id: 's1', title: 'caretaker', text: 'The carport roof was repaired in May.\n' },
    ])
  })

  it('heeds what is asked of it: policy, turns, language, template, seed', async () => {
    const cwd = folderWith()
    const asked = '--policy round_robin --max-turns 9 --language ru --template risk-review --seed 3 --json'
    const { out } = await xio(['run', 'meeting.md', ...asked.split(' ')], { cwd })
    const { data } = JSON.parse(out.split('\n')[0] ?? '')
    expect(data).toMatchObject({ seed: 3, policy: { name: 'round_robin' }, template: { id: 'risk-review' } })
    expect(data.meeting).toMatchObject({ language: 'ru', budget: { maxTurns: 9 } })
  })

  it('pauses the run, leaves drafts and exits 130; xio resume ends it and takes the drafts away', async () => {
    const cwd = folderWith()
    const running = startXio(['run', 'meeting.md', '--pace', 'reading', '--out', 'o'], { cwd })
    await running.until('out', '== positions')
    running.child.kill('SIGINT')
    const { code, out } = await running.ended
    expect(code).toBe(130)
    const folder = path.join(cwd, 'o')
    const drafts = ['action_items.draft.json', 'decision_log.draft.json', 'decision_log.draft.md']
    expect(readdirSync(folder).toSorted((a, b) => a.localeCompare(b))).toEqual([...drafts, 'run.jsonl'])
    const draft = check('draft', isDecisionLog, JSON.parse(read(folder, 'decision_log.draft.json')))
    expect(draft).toMatchObject({ status: 'deferred', needs_review: [expect.stringContaining('paused')] })
    const before = linesOf(folder, 'run.jsonl')
    expect(before.join('\n')).not.toContain('"type":"artifact"')

    const runId = /resume (\S+)/.exec(out)?.[1] ?? ''
    const resumed = await xio(['resume', runId, '--out', 'o'], { cwd })
    expect(resumed).toMatchObject({ code: 0, err: '' })
    expect(drafts.filter((name) => existsSync(path.join(folder, name)))).toEqual([])
    const after = linesOf(folder, 'run.jsonl')
    expect(after.slice(0, before.length)).toEqual(before)
    expect(verifyChain(after)).toMatchObject({ ok: true })
    expect(existsSync(path.join(folder, 'decision_log.json'))).toBe(true)
  })

  it('ends the program at once the second time', async () => {
    const running = startXio(['run', 'meeting.md', '--pace', 'reading'], { cwd: folderWith() })
    await running.until('out', '== opening')
    running.child.kill('SIGINT')
    await running.until('err', 'Pausing')
    running.child.kill('SIGINT')
    const { code, out } = await running.ended
    expect(code).toBe(130)
    // Paused in time or not: the last line goes on with the run.
    expect(out).toMatch(/\n {2}\S.* resume \S+ --out \.\/out\/\S+\n$/)
  })
})

describe('xio resume', () => {
  it('goes on with a run whose process died, with no command, to the same end', async () => {
    const cwd = folderWith()
    const killed = startXio(['run', 'meeting.md', '--pace', 'reading', '--json'], { cwd })
    const runId = await killed.until('out', /"runId":"([^"]+)"/)
    await killed.until('out', '"phase":"positions"')
    killed.child.kill('SIGKILL')
    await killed.ended
    const { code, out } = await xio(['resume', runId, '--json', '--out', 'o'], { cwd })
    expect(code).toBe(0)
    expect(out).toBe(read(cwd, 'o', 'run.jsonl'))
    expect(verifyChain(out.trimEnd().split('\n'))).toMatchObject({ ok: true })
    expect(out).not.toContain('"type":"command"')
  })

  it('writes the files of a run that has ended once more', async () => {
    const cwd = folderWith()
    const { out } = await xio(['run', 'meeting.md', '--json', '--out', 'o'], { cwd })
    const runId = /"runId":"([^"]+)"/.exec(out)?.[1] ?? ''
    expect(await xio(['resume', runId, '--quiet', '--out', 'again'], { cwd })).toMatchObject({
      code: 0,
      err: '',
    })
    expect(read(cwd, 'again', 'run.jsonl')).toBe(out)
  })
})
