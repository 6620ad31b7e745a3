import { beforeAll, describe, expect, it, vi } from 'vitest'
import { dice } from '../support/random-council.ts'
import { phase, status } from '../../ui/words/en/app.ts'
import { checklist } from '../../ui/words/en/checklist.ts'
import { stageState } from '../../ui/words/en/table.ts'
import { axe } from './support/axe.ts'
import { hasBrowser, settled, testPanel, type OpenPage } from './support/panel.ts'
import { sampleCouncils, type Samples } from './support/samples.ts'
import { keysOf } from './support/steps.ts'
import { widthOf } from './support/width.ts'

const SEED = Number(process.env.XIO_SEED ?? 20261122)

describe.skipIf(!hasBrowser)('a council that is looked at again', { timeout: 240_000 }, () => {
  const panel = testPanel()
  let samples: Samples = { ended: '', live: '', source: '', decision: '' }
  beforeAll(async () => {
    samples = await sampleCouncils(panel.url)
  }, 240_000)

  const scrubber = (page: OpenPage) => page.getByRole('slider', { name: 'Position in the recording' })
  const valueOf = (page: OpenPage) => scrubber(page).getAttribute('aria-valuetext')
  const placeOf = (page: OpenPage) => new URL(page.url()).searchParams.get('at')
  const opened = async (path: string, options: Parameters<typeof panel.open>[0] = {}) => {
    const page = await panel.open({ path, ...options })
    await scrubber(page).waitFor()
    return page
  }
  const atMessage = (page: OpenPage, n: number) =>
    page.waitForFunction(
      (number) =>
        document
          .querySelector('input[type="range"]')
          ?.getAttribute('aria-valuetext')
          ?.includes(`message ${number} of`),
      n,
    )

  it('is taken to its decision by keys, with all of the room, and is at the same place after a reload', async () => {
    const page = await opened(`/councils/${samples.ended}/replay`)
    const talk = page.getByRole('region', { name: 'Transcript' })
    expect(await page.getByText(/^Replay, as of 0:00\. Not live\.$/).count()).toBe(1)
    expect(await talk.getByRole('article').count()).toBe(0)

    await page.keyboard.press('Shift+ArrowRight')
    await atMessage(page, 1)
    await page.keyboard.press('Shift+ArrowRight')
    await atMessage(page, 2)
    await talk.getByRole('article').nth(1).waitFor()
    expect(await talk.getByRole('article').count()).toBe(2)
    await page.keyboard.press('Shift+ArrowLeft')
    await atMessage(page, 1)

    await page.keyboard.press('BracketRight')
    const side = page.getByRole('complementary', { name: 'Outcome, positions and cost' })
    await side.getByText('No consensus').first().waitFor()
    const { marks } = await marksOf(panel.url, samples.ended)
    const decided = marks.find(({ kind }) => kind === 'decision')?.seq ?? 0
    await page.waitForURL(`**/replay?at=${decided}`)
    const [place, value] = [placeOf(page), await valueOf(page)]

    await page.reload()
    await scrubber(page).waitFor()
    expect(await valueOf(page)).toBe(value)
    expect(placeOf(page)).toBe(place)
    await side.getByText('No consensus').first().waitFor()

    await page.keyboard.press('Home')
    await page.getByText(/^Replay, as of 0:00\. Not live\.$/).waitFor()
    await page.keyboard.press('End')
    await page.waitForFunction(() =>
      /(\d+:\d\d) of \1/.test(
        document.querySelector('input[type="range"]')?.getAttribute('aria-valuetext') ?? '',
      ),
    )
    expect(page.faults).toEqual([])
  })

  it(`says at any place what the server says of it (XIO_SEED=${SEED})`, async () => {
    const { below } = dice(SEED)
    const last = Number(await head(panel.url, samples.ended))
    const page = await opened(`/councils/${samples.ended}/replay`)
    const places = [1, last, ...Array.from({ length: 8 }, () => 1 + below(last))]
    for (const seq of places) {
      const wanted = await snapshotAt(panel.url, samples.ended, seq)
      await page.goto(`${panel.url}/councils/${samples.ended}/replay?at=${seq}`)
      await scrubber(page).waitFor()
      await vi.waitFor(async () => expect({ seq, ...(await shownOn(page)) }).toEqual({ seq, ...wanted }), {
        timeout: 30_000,
        interval: 100,
      })
    }
    expect(page.faults).toEqual([])
  })

  it('plays to its end, asks nothing of anybody, and changes nothing', async () => {
    const page = await panel.open({ path: '/home' })
    const asked: string[] = []
    page.on('request', (request) => {
      if (request.method() !== 'GET') asked.push(`${request.method()} ${request.url()}`)
    })
    const sockets: string[] = []
    page.on('websocket', (socket) => sockets.push(socket.url()))
    const before = await head(panel.url, samples.ended)
    await page.goto(`${panel.url}/councils/${samples.ended}/replay?speed=max`)
    await page.getByRole('button', { name: 'Play' }).click()
    const talk = page.getByRole('region', { name: 'Transcript' })
    await talk.getByText('Совет не пришёл к согласию.').first().waitFor()
    await page.waitForFunction((seq) => new URL(location.href).searchParams.get('at') === String(seq), before)
    expect(asked).toEqual([])
    expect(sockets).toEqual([])
    expect(await head(panel.url, samples.ended)).toBe(before)
    // Nothing in it can be steered.
    for (const name of [/^Pause after/, /^Stop/, /^Give the floor/, /^Approve/, /^Edit/, /^Export/])
      expect([name, await page.getByRole('button', { name }).count()]).toEqual([name, 0])
  })

  it('leads back to a council that goes on, and says how much is new there', async () => {
    const page = await opened(`/councils/${samples.live}/replay`)
    const back = page.getByRole('link', { name: /^Back to live, \d+ new messages?$/ })
    await back.waitFor()
    await back.click()
    await page.waitForURL(`**/councils/${samples.live}/live`)
  })

  it('leads to the council that goes on also from a replay of its own, in its room as well', async () => {
    const { replay } = await replayOf(panel.url, samples.live)
    const page = await opened(`/councils/${replay.id}/replay`)
    const back = page.getByRole('link', { name: /^Back to live/ })
    expect(await back.getAttribute('href')).toBe(`/councils/${samples.live}/live`)
    await page.goto(`${panel.url}/councils/${replay.id}/live`)
    await back.waitFor()
    // It is a recording: what the server would refuse is not offered.
    await page.getByRole('region', { name: 'Who speaks next' }).waitFor()
    for (const name of [
      /^Pause/,
      /^Resume/,
      /^Stop/,
      /^Alternatives/,
      /^Give the floor/,
      /order of speaking$/,
    ])
      expect([name, await page.getByRole('button', { name }).count()]).toEqual([name, 0])
    expect(await page.getByLabel('Message to the council').count()).toBe(0)
    await back.click()
    await page.waitForURL(`**/councils/${samples.live}/live`)
    expect(page.faults).toEqual([])
  })

  it('fits a phone, and can be used there by everybody', async () => {
    const page = await opened(`/councils/${samples.ended}/replay?at=40`, {
      viewport: { width: 390, height: 844 },
      hasTouch: true,
    })
    expect(await widthOf(page)).toBeLessThanOrEqual(390)
    await page.getByRole('button', { name: 'Outcome', exact: true }).click()
    const { violations } = await axe(page).withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']).analyze()
    expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)).toEqual([])
  })

  it('is forked by keys from where it stands, priced first, and the fork is compared with its origin', async () => {
    const page = await opened(`/councils/${samples.ended}/replay`)
    const keys = keysOf(page)
    await keys.press('Shift+ArrowRight')
    await atMessage(page, 1)
    await keys.press('Shift+KeyF')
    const dialog = page.getByRole('dialog', { name: 'Fork this council' })
    await dialog.waitFor()
    await dialog.getByLabel('After message').waitFor()
    expect(await dialog.getByLabel('Name').evaluate((at) => at === document.activeElement)).toBe(true)
    await page.keyboard.insertText('Another way')
    expect(await dialog.getByLabel('After message').inputValue()).toBe('1')
    await dialog.getByText(/^About \d+ turns?, /).waitFor()
    expect(await dialog.getByText('Human questions after this point will be asked again.').count()).toBe(1)
    await keys.press('Enter')
    await page.waitForURL(/\/live$/)
    const here = page.getByRole('navigation', { name: 'You are here' })
    await here.getByText('Another way').waitFor()
    expect(await here.getByRole('link').count()).toBe(2)
    await page.waitForFunction(() => document.title.startsWith('Finished, '), undefined, { timeout: 120_000 })
    await page.getByRole('link', { name: 'Compare with its origin' }).first().click()
    await page.getByRole('heading', { name: 'What came out differently' }).waitFor()
    expect(new URL(page.url()).pathname).toMatch(new RegExp(`^/councils/${samples.ended}/compare/`))
    await settled(page)
    // With nothing changed but its name, nothing came out differently.
    expect(await page.getByText('The two councils came out the same.').count()).toBe(1)
    expect(page.faults).toEqual([])
  })

  it('is held again without a seat in one step from its table', async () => {
    const page = await panel.open({ path: `/councils/${samples.ended}/live` })
    await page
      .getByRole('button', { name: /^Again with .+ silent$/ })
      .first()
      .click()
    const dialog = page.getByRole('dialog', { name: 'Fork this council' })
    await dialog.getByText(/^About \d+ turns?, /).waitFor()
    expect(await dialog.getByLabel('After message').inputValue()).toBe('0')
    expect(await dialog.getByRole('switch', { checked: true }).count()).toBe(1)
  })
})

async function head(url: string, runId: string): Promise<unknown> {
  const run: { lastSeq?: unknown } = await (await fetch(`${url}/api/v1/runs/${runId}`)).json()
  return run.lastSeq
}

async function marksOf(url: string, runId: string): Promise<{ marks: { kind: string; seq: number }[] }> {
  const marks: { marks: { kind: string; seq: number }[] } = await (
    await fetch(`${url}/api/v1/runs/${runId}/marks`)
  ).json()
  return marks
}

async function replayOf(url: string, runId: string): Promise<{ replay: { id: string } }> {
  const answer = await fetch(`${url}/api/v1/replays`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ runId, speed: 1 }),
  })
  return answer.json()
}

/** What of a folded run a page shows: where it stands, how much was said, what was decided. */
type Shown = { stands: string; messages: number; decision: string }

async function snapshotAt(url: string, runId: string, seq: number): Promise<Shown> {
  const run: Snapshot = await (await fetch(`${url}/api/v1/runs/${runId}/snapshot?at=${seq}`)).json()
  const hasEnded = run.endedAt !== null
  const writes = run.status === 'running' && /^(?:actions|closing)$/.test(run.phase)
  const now = writes ? stageState.finishing : status[run.status]
  return {
    stands: `${run.meeting.title}${now}${hasEnded ? '' : phase[run.phase]}`,
    messages: run.messages.length,
    decision: run.decisions.length === 0 ? checklist.decisionOpen : '',
  }
}

type Snapshot = {
  status: keyof typeof status
  phase: keyof typeof phase
  endedAt: number | null
  meeting: { title: string }
  messages: unknown[]
  decisions: unknown[]
}

const shownOn = (page: OpenPage): Promise<Shown> =>
  page.evaluate(
    async ({ open, belongs }) => {
      const talk = document.querySelector(
        '[role="region"][aria-label="Transcript"], section[aria-label="Transcript"]',
      )
      if (talk !== null) talk.scrollTop = talk.scrollHeight
      for (let drawn = 0; drawn < 3; drawn++) await new Promise(requestAnimationFrame)
      const said = [...document.querySelectorAll('article[aria-posinset]:not([aria-busy])')]
      const list = document.querySelector(`section[aria-label="${belongs}"]`)?.textContent ?? ''
      return {
        stands: document.querySelector('section[aria-label="Now"] h1')?.parentElement?.textContent ?? '',
        messages: Math.max(0, ...said.map((one) => Number(one.getAttribute('aria-posinset')))),
        decision: list.includes(open) ? open : '',
      }
    },
    { open: checklist.decisionOpen, belongs: checklist.title },
  )
