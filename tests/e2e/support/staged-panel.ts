import { spawnSync } from 'node:child_process'
import path from 'node:path'
import type { Browser, BrowserContextOptions } from '@playwright/test'
import { afterAll, afterEach, beforeAll } from 'vitest'
import { openPanelStage, type PanelStage, type StageOptions } from '../../support/panel-stage/open.ts'
import { hasBrowser, launched, newContext, watched, type OpenPage } from './panel.ts'

const ROOT = path.join(import.meta.dirname, '../../..')

/** A staged council and one browser for the tests of a file; each page is closed after its test. */
export function stagedPanel(options: StageOptions) {
  const running: { stage?: PanelStage; browser?: Browser } = {}
  beforeAll(async () => {
    if (!hasBrowser) return
    spawnSync(process.execPath, ['scripts/prepare.mjs', '--only=schemas,prisma,panel'], { cwd: ROOT })
    running.stage = await openPanelStage(options)
    running.browser = await launched()
  }, 120_000)
  afterEach(async () => {
    for (const context of running.browser?.contexts() ?? []) await context.close()
  })
  afterAll(async () => {
    await running.browser?.close()
    await running.stage?.close()
  })
  return {
    get stage(): PanelStage {
      if (running.stage === undefined) throw new Error('No stage was opened.')
      return running.stage
    },
    /** The staged council's room. */
    async open(given: BrowserContextOptions = {}): Promise<OpenPage> {
      if (running.browser === undefined) throw new Error('No browser was started.')
      const context = await newContext(running.browser, given)
      const page = await context.newPage()
      const faults = watched(page, this.stage.url)
      await page.goto(this.stage.room)
      return Object.assign(page, { faults })
    },
  }
}
