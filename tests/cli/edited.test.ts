import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { openStore } from '../../backend/store/open-store.ts'
import { openRegistry } from '../../backend/compose-registry.ts'
import { ANNA } from '../support/house.ts'
import { BIKE_SHED } from '../support/meetings.ts'
import { tempDirs } from '../support/temp-dir.ts'
import { xio } from '../support/xio.ts'

const tempDir = tempDirs()
const PROMPT = 'You speak for the harbour.'

/** A folder with a meeting, whose data directory holds a changed agent and a template that was made in the panel. */
async function edited(): Promise<string> {
  const cwd = tempDir()
  writeFileSync(path.join(cwd, 'meeting.md'), BIKE_SHED)
  const { agent, template } = await openRegistry()
  const store = await openStore({ dataDir: path.join(cwd, '.xio') })
  const made = { workspaceId: 'main', by: ANNA, note: null, createdAt: '2026-01-02T03:04:05.000Z' }
  const change = { ...agent('expert-a'), prompt: PROMPT, version: '1.0.0+2' }
  const own = { ...template('choose-option'), id: 'our-choice', title: 'Ours', version: '1.0.0' }
  for (const one of [
    { kind: 'agent' as const, id: 'expert-a', version: 2, body: JSON.stringify(change) },
    { kind: 'template' as const, id: 'our-choice', version: 1, body: JSON.stringify(own) },
  ])
    expect(await store.versions.add({ ...made, ...one })).toBe(true)
  await store.close()
  return cwd
}

it('what was changed in the panel is what the terminal lists and runs, and both say so', async () => {
  const cwd = await edited()
  const agents = await xio(['agents'], { cwd })
  expect(agents.out).toMatch(/^expert-a +1\.0\.0\+2 /m)
  expect(agents.err).toBe('As they were changed in the panel: expert-a 1.0.0+2.\n')
  const templates = await xio(['templates'], { cwd })
  expect(templates.out).toMatch(/^our-choice +1\.0\.0 +Ours$/m)
  expect(templates.err).toBe('As they were changed in the panel: our-choice 1.0.0.\n')
  const run = await xio(['run', 'meeting.md', '--template', 'our-choice', '--json'], { cwd })
  expect(run.err).toContain('As they were changed in the panel: our-choice 1.0.0, expert-a 1.0.0+2.\n')
  expect(run.out).toContain(PROMPT)
  const quiet = await xio(['run', 'meeting.md', '--quiet'], { cwd })
  expect(quiet.err).toBe('')
})
