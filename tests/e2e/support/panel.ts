// The panel as people meet it: the built files, the program as a process of its own, a real browser.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { chromium, type Browser, type BrowserContextOptions, type Page } from '@playwright/test'
import { afterAll, afterEach, beforeAll } from 'vitest'
import { startServer } from '../../support/xio.ts'

const CHROMIUM = '/usr/bin/chromium'
export const hasBrowser = existsSync(CHROMIUM)
if (!hasBrowser) console.log(`skipped: there is no ${CHROMIUM}`)

const ROOT = path.join(import.meta.dirname, '../../..')
const QUIET = [
  '--no-sandbox',
  '--headless',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

type Panel = {
  url: string
  open(given?: BrowserContextOptions & { path?: string }): Promise<OpenPage>
  /** Ends the server as a power cut does; `start` opens it again on the same data and the same port. */
  kill(): Promise<void>
  start(): Promise<void>
}
export type OpenPage = Page & {
  /** What must never happen: errors, refused styles or scripts, dialogs, requests to elsewhere. */
  faults: string[]
}

/** One server and one browser for the tests of a file; each page is closed after its test. */
export function testPanel(
  env: (dataDir: string) => Promise<Record<string, string>> = async () => ({}),
): Panel {
  const running: { server?: Awaited<ReturnType<typeof startServer>>; browser?: Browser; dir: string } = {
    dir: '',
  }
  let settings: Record<string, string> = {}
  beforeAll(async () => {
    if (!hasBrowser) return
    spawnSync(process.execPath, ['scripts/prepare.mjs', '--only=schemas,prisma,panel'], { cwd: ROOT })
    running.dir = mkdtempSync(path.join(tmpdir(), 'xio-panel-'))
    settings = await env(running.dir)
    running.server = await startServer(running.dir, settings)
    running.browser = await chromium.launch({ executablePath: CHROMIUM, args: QUIET })
  }, 120_000)
  afterEach(async () => {
    for (const context of running.browser?.contexts() ?? []) await context.close()
  })
  afterAll(async () => {
    await running.browser?.close()
    await running.server?.close()
    if (running.dir !== '') rmSync(running.dir, { recursive: true, force: true })
  })
  return {
    get url() {
      return running.server?.url ?? ''
    },
    async kill() {
      running.server?.kill()
      await running.server?.ended
    },
    async start() {
      const PORT = new URL(this.url).port
      running.server = await startServer(running.dir, { ...settings, PORT })
    },
    async open({ path: at = '/', ...options } = {}) {
      if (running.browser === undefined) throw new Error('No browser was started.')
      const context = await running.browser.newContext({ viewport: { width: 1280, height: 800 }, ...options })
      const page = await context.newPage()
      const faults = watched(page, this.url)
      await page.goto(this.url + at)
      return Object.assign(page, { faults })
    },
  }
}

function watched(page: Page, url: string): string[] {
  const faults: string[] = []
  page.on('console', (message) => {
    // A socket or request that a test broke is reported by the browser, not by the page.
    if (message.type() === 'error' && !message.text().includes('ERR_')) faults.push(message.text())
  })
  page.on('pageerror', (error) => faults.push(error.message))
  page.on('dialog', (dialog) => {
    faults.push(`dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
  page.on('request', (request) => {
    if (!request.url().startsWith(url) && !request.url().startsWith('data:'))
      faults.push(`asked ${request.url()}`)
  })
  return faults
}

/** Starts a council on an agenda and waits until its room is there. */
export async function hold(page: Page, agenda: string, pace: 'reading' | 'max' = 'reading'): Promise<string> {
  await page.getByRole('textbox', { name: 'Agenda' }).fill(agenda)
  await page.getByLabel('Pace').selectOption(pace)
  await page.getByRole('button', { name: 'Start the council' }).click()
  await page.waitForURL('**/councils/*')
  await page.getByRole('region', { name: 'Transcript' }).waitFor()
  return new URL(page.url()).pathname.split('/').at(-1) ?? ''
}

/** Takes one of the examples of the first page. */
export async function chooseExample(page: Page, name: string): Promise<string> {
  await page.getByRole('button', { name: 'Examples' }).click()
  await page.getByRole('button', { name }).click()
  const field = page.getByRole('textbox', { name: 'Agenda' })
  await page.waitForFunction(
    (at) => at instanceof HTMLTextAreaElement && at.value !== '',
    await field.elementHandle(),
  )
  return field.inputValue()
}

/** The numbers of the messages on the page, in the order in which they stand. */
export const messageNumbers = (page: Page): Promise<number[]> =>
  page
    .getByRole('region', { name: 'Transcript' })
    .locator('li[id^="message-"] header a')
    .evaluateAll((links) => links.map((link) => Number(/#(\d+)/.exec(link.textContent ?? '')?.[1])))
