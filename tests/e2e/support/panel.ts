// The panel as people meet it: the built files, the program as a process of its own, a real browser.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import {
  chromium,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type Page,
} from '@playwright/test'
import { afterAll, afterEach, beforeAll } from 'vitest'
import { startServer } from '../../support/xio.ts'

// The shell has no window of its own to draw, which takes a third of the time of these tests; the pages are the same.
const BROWSERS = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium']
export const CHROMIUM = BROWSERS.find((file) => existsSync(file)) ?? '/usr/bin/chromium'
export const hasBrowser = existsSync(CHROMIUM)
if (!hasBrowser) console.log(`skipped: there is no ${CHROMIUM}`)

const ROOT = path.join(import.meta.dirname, '../../..')
export const QUIET = [
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
  open(given?: Opening): Promise<OpenPage>
  /** Ends the server as a power cut does; `start` opens it again on the same data and the same port. */
  kill(): Promise<void>
  start(): Promise<void>
}
type Opening = BrowserContextOptions & {
  path?: string
  /** Done before the page asks for anything. */
  before?: (page: Page) => Promise<unknown>
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
    running.browser = await launched()
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
    async open({ path: at = '/councils/new', before = async () => {}, ...options } = {}) {
      if (running.browser === undefined) throw new Error('No browser was started.')
      const context = await newContext(running.browser, options)
      const page = await context.newPage()
      const faults = watched(page, this.url)
      await before(page)
      await page.goto(this.url + at)
      return Object.assign(page, { faults })
    },
  }
}

/** Collects what must never happen on a page of the panel at `url`. */
export function watched(page: Page, url: string): string[] {
  const faults: string[] = []
  page.on('console', (message) => {
    // A socket or request that a test broke, or that a busy server put off, is reported by the browser, not by the page.
    if (message.type() === 'error' && !/ERR_|response code: 503|status of 503/.test(message.text()))
      faults.push(message.text())
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

/** Fills the form of preparation with an agenda. */
export async function fillWith(page: Page, agenda: string): Promise<void> {
  await openAgenda(page)
  await page.getByRole('textbox', { name: 'Agenda' }).fill(agenda)
  await page.getByRole('button', { name: 'Fill the form' }).click()
  await page.getByRole('textbox', { name: 'Agenda' }).waitFor({ state: 'detached' })
}

/** As long as a page may take for anything: a machine that is busy with all else took 30 s for the first one. */
const PATIENCE_MS = 90_000

/** Tabs of a browser that knows nothing yet. */
export async function newContext(
  browser: Browser,
  options: BrowserContextOptions = {},
): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options })
  context.setDefaultTimeout(PATIENCE_MS)
  return context
}

/** Waits until the page has what it asked for: nothing is on its way, and no part says that it is. */
export async function settled(page: Page): Promise<void> {
  await page.locator('h1').first().waitFor({ state: 'attached' })
  await page.waitForLoadState('networkidle')
  await page.locator('[aria-busy="true"]:not(li):not(article)').first().waitFor({ state: 'detached' })
}

/** The browser of these tests. */
export const launched = (): Promise<Browser> => chromium.launch({ executablePath: CHROMIUM, args: QUIET })

/** Starts a council on an agenda and waits until its room is there. */
export async function hold(page: Page, agenda: string, pace: 'reading' | 'max' = 'reading'): Promise<string> {
  await fillWith(page, agenda)
  await page.getByLabel('Pace').selectOption(pace)
  await page.getByRole('button', { name: 'Start the council' }).click()
  await page.waitForURL(/\/councils\/[^/]+\/live$/)
  await page.getByRole('region', { name: 'Transcript' }).waitFor()
  return new URL(page.url()).pathname.split('/').at(-2) ?? ''
}

/** Fills the form with one of the examples, and answers its text. */
export async function chooseExample(page: Page, name: string): Promise<string> {
  await page.getByRole('button', { name: 'Examples' }).click()
  await page.getByRole('button', { name }).click()
  await page.getByText('Filled from an agenda').waitFor()
  await openAgenda(page)
  const text = await page.getByRole('textbox', { name: 'Agenda' }).inputValue()
  await page.getByRole('button', { name: 'Cancel' }).click()
  return text
}

/** Shows the field for an agenda that somebody wrote. */
const openAgenda = (page: Page): Promise<void> =>
  page.getByRole('button', { name: 'Paste or drop an agenda' }).click()

/** The numbers of all messages in the order in which they stand: only those in view are drawn, so it walks from start to end. */
export const messageNumbers = (page: Page): Promise<number[]> =>
  page.getByRole('region', { name: 'Transcript' }).evaluate(async (region) => {
    const numbers = new Map<string, number>()
    const frame = () => new Promise(requestAnimationFrame)
    const rest = () => region.scrollHeight - region.scrollTop - region.clientHeight
    // A region that changes its height just then, as at the end of a council, goes to its end again.
    do {
      region.scrollTop = 0
      for (let drawn = 0; drawn < 3; drawn++) await frame()
    } while (region.scrollTop > 0)
    for (let isEnd = false; !isEnd;) {
      for (let drawn = 0; drawn < 3; drawn++) await frame()
      for (const article of region.querySelectorAll('[role="feed"] > article[id]')) {
        // Twice on the page, a message would have two places in the order.
        const place = `${article.id} ${article.getAttribute('data-index')}`
        numbers.set(place, Number(article.getAttribute('aria-posinset')))
      }
      isEnd = rest() < 1
      region.scrollTop += region.clientHeight / 2
    }
    return [...numbers.values()]
  })
