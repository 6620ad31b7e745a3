import type { Locator, WebSocketRoute } from '@playwright/test'
import { afterEach, describe, expect, it } from 'vitest'
import { openPanelStage, type PanelStage } from '../support/panel-stage/open.ts'
import { violations } from './support/axe.ts'
import { hasBrowser, hold, testPanel, type OpenPage } from './support/panel.ts'

/** What a page asks of its council over the socket and what it is told there, held back until it is let go. */
async function heldSocket(page: OpenPage) {
  const [waiting, untold]: [(() => void)[], (() => void)[]] = [[], []]
  const way = {
    isHeld: false,
    /** What happens in the council is not told; the page knows how much it misses. */
    isSilent: false,
    /** How many commands the server has not heard of. */
    get count() {
      return waiting.length
    },
    release() {
      way.isHeld = false
      for (const send of waiting.splice(0)) send()
    },
    tell() {
      way.isSilent = false
      for (const send of untold.splice(0)) send()
    },
  }
  await page.routeWebSocket('**/api/v1/ws', (socket: WebSocketRoute) => {
    const server = socket.connectToServer()
    socket.onMessage((frame) => {
      const send = () => server.send(frame)
      if (way.isHeld && String(frame).includes('"type":"command"')) waiting.push(send)
      else send()
    })
    server.onMessage((frame) => {
      const send = () => socket.send(frame)
      if (way.isSilent && !/"type":"(subscribed|pong|ack)"/.test(String(frame))) untold.push(send)
      else send()
    })
  })
  return way
}

const controlsOf = (page: OpenPage) => ({
  pause: page.getByRole('button', { name: /^(Pause|Pausing…|Pause now|Resume|Resuming…)$/ }),
  stop: page.getByRole('button', { name: /^(Stop|Stopping…|Stop now)$/ }),
  strip: page.getByRole('list', { name: 'What you asked of the council' }),
})

/** Where a control stands; it is there, and it can be pressed. */
async function placeOf(control: Locator) {
  await control.waitFor()
  expect(await control.isEnabled()).toBe(true)
  const box = await control.boundingBox()
  return box === null ? null : { x: Math.round(box.x), y: Math.round(box.y) }
}

const stateOf = async (page: OpenPage): Promise<string> => (await page.title()).split(',')[0] ?? ''

describe.skipIf(!hasBrowser)('pause, stop and what is asked', { timeout: 240_000 }, () => {
  const panel = testPanel()
  const stages: PanelStage[] = []
  afterEach(async () => {
    for (const stage of stages.splice(0)) await stage.close()
  })

  async function onStage() {
    const stage = await openPanelStage({ messages: 12, seed: 5 })
    stages.push(stage)
    const page = await panel.open()
    const way = await heldSocket(page)
    await page.goto(stage.room)
    await controlsOf(page).pause.waitFor()
    return { stage, page, way, ...controlsOf(page) }
  }

  it('answers a press at once, and says that it is so when the council says it', async () => {
    const { stage, page, way, pause, stop, strip } = await onStage()
    await stage.begin()
    await page
      .getByRole('region', { name: 'Now' })
      .getByText(/thinking|speaking/)
      .waitFor()
    way.isHeld = true
    await pause.click()
    await page.getByRole('button', { name: 'Pausing…' }).waitFor()
    await strip.getByText('Pause: sending').waitFor()
    await page.keyboard.press('KeyN')
    await strip.getByText('Skip: sending').waitFor()
    expect([way.count, await stateOf(page)]).toEqual([2, 'Live'])
    way.release()
    await strip.getByText(/Skip: applied/).waitFor()
    // The turn is over, and the next is not begun: the council stands still.
    expect(await stage.begin()).toBeNull()
    await page.waitForFunction(() => document.title.startsWith('Paused, '))
    await page.getByRole('button', { name: 'Resume', exact: true }).waitFor()

    way.isHeld = true
    await stop.click()
    await page.getByRole('alertdialog').getByRole('button', { name: 'Stop and keep drafts' }).click()
    await page.getByRole('button', { name: 'Stopping…' }).waitFor()
    expect([way.count, await stateOf(page)]).toEqual([1, 'Paused'])
    way.release()
    await page.waitForFunction(() => document.title.startsWith('Stopped, '))
  })

  it('leaves a refusal in view with its reason until it is put away', async () => {
    const { stage, page, strip } = await onStage()
    await stage.begin()
    stage.faults.refuse = { type: 'skip_turn', reason: 'Expert A may finish the sentence.' }
    await page.getByRole('button', { name: 'Skip this turn' }).click()
    await strip.getByText('Expert A may finish the sentence.').waitFor()
    for (let turns = 0; turns < 3; turns++) await stage.say()
    await strip.getByText('Expert A may finish the sentence.').waitFor()
    await strip.getByRole('button', { name: 'Dismiss: Skip' }).click()
    await strip.getByText('Expert A may finish the sentence.').waitFor({ state: 'detached' })
  })

  it('keeps Pause and Stop where they are while the council runs, pauses and has lost its page', async () => {
    const { stage, page, pause, stop } = await onStage()
    await stage.begin()
    const places = async () => [await placeOf(pause), await placeOf(stop)]
    const first = await places()
    await page.keyboard.press('KeyP')
    await page.getByRole('button', { name: 'Pause now' }).waitFor()
    expect(await places()).toEqual(first)
    await page.getByRole('button', { name: 'Cancel the pause' }).click()
    await page.getByRole('button', { name: 'Pause', exact: true }).waitFor()
    expect(await places()).toEqual(first)
    await page.keyboard.press('KeyP')
    await page.getByRole('button', { name: 'Pause now' }).click()
    await page.getByRole('button', { name: 'Resume', exact: true }).waitFor()
    expect(await places()).toEqual(first)
    await stage.kill()
    await page.getByText('The council goes on without this page.').waitFor()
    expect(await places()).toEqual(first)
    await page.context().setOffline(true)
    await page.getByText('You are offline.').waitFor()
    expect(await places()).toEqual(first)
  })

  it('keeps them there while the page catches up, and while the council stops', async () => {
    const { stage, page, way, pause, stop } = await onStage()
    const places = async () => [await placeOf(pause), await placeOf(stop)]
    const first = await places()
    await stage.kill()
    await page.getByRole('button', { name: 'Reconnecting' }).waitFor()
    expect(await places()).toEqual(first)
    await stage.later(60)
    way.isSilent = true
    await stage.restart()
    await page.evaluate(() => window.dispatchEvent(new Event('focus')))
    await page.getByRole('button', { name: /^Catching up, \d+ events$/ }).waitFor()
    expect(await places()).toEqual(first)
    way.tell()
    await page.getByRole('button', { name: /^Live/ }).waitFor()
    expect(await places()).toEqual(first)
    way.isHeld = true
    await stop.click()
    await page.getByRole('alertdialog').getByRole('button', { name: 'Stop and keep drafts' }).click()
    await page.getByRole('button', { name: 'Stopping…' }).waitFor()
    expect(await places()).toEqual(first)
    await page.getByRole('button', { name: 'Stop now' }).waitFor()
    expect(await places()).toEqual(first)
  })

  it.each([
    { width: 1280, height: 800 },
    { width: 390, height: 844 },
  ])(
    'has them in their place before the council has begun, at $width px; its seats get ready',
    async (viewport) => {
      const stage = await openPanelStage({ messages: 0 })
      stages.push(stage)
      const page = await panel.open({ viewport })
      await page.goto(stage.room)
      const { pause, stop } = controlsOf(page)
      const now = page.getByRole('region', { name: 'Now' })
      const { seats } = await stage.state()
      expect(seats.length).toBeGreaterThan(2)
      for (const { name } of seats) await now.getByText(`${name}: getting ready`).waitFor()
      expect(await now.getByText(/getting ready/).count()).toBe(seats.length)
      const first = [await placeOf(pause), await placeOf(stop)]
      await stage.begin()
      await now
        .getByText(/getting ready/)
        .first()
        .waitFor({ state: 'detached' })
      expect([await placeOf(pause), await placeOf(stop)]).toEqual(first)
      expect(page.faults.filter((fault) => !fault.startsWith('asked '))).toEqual([])
    },
  )

  it('keeps them there while the council waits for a person, and on a phone', async () => {
    for (const viewport of [
      { width: 1280, height: 800 },
      { width: 390, height: 844 },
    ]) {
      const page = await panel.open({ viewport })
      const { pause, stop } = controlsOf(page)
      await hold(page, '# Where do we eat on Friday?\n\nWhere do we eat on Friday?\n')
      const first = [await placeOf(pause), await placeOf(stop)]
      await page.getByRole('group', { name: 'The council asks you' }).waitFor()
      expect([await placeOf(pause), await placeOf(stop)]).toEqual(first)
      expect(page.faults).toEqual([])
    }
  })
})

describe.skipIf(!hasBrowser)('single keys', { timeout: 240_000 }, () => {
  const panel = testPanel()
  const stages: PanelStage[] = []
  afterEach(async () => {
    for (const stage of stages.splice(0)) await stage.close()
  })

  async function onStage(at = '') {
    const stage = await openPanelStage({ messages: 6, seed: 3 })
    stages.push(stage)
    const page = await panel.open()
    await page.goto(stage.room + at)
    return { stage, page }
  }

  /** A key as a layout makes it: the place stays, the letter is another one. */
  async function pressAs(page: OpenPage, code: string, key: string): Promise<void> {
    const keys = await page.context().newCDPSession(page)
    const press = { code, key, text: key, windowsVirtualKeyCode: 80 }
    await keys.send('Input.dispatchKeyEvent', { type: 'keyDown', ...press })
    await keys.send('Input.dispatchKeyEvent', { type: 'keyUp', ...press })
  }

  it('act by their place on a Russian layout', async () => {
    const { stage, page } = await onStage()
    await stage.begin()
    await controlsOf(page).pause.waitFor()
    await pressAs(page, 'KeyP', 'з')
    await page.getByRole('button', { name: 'Pause now' }).waitFor()
  })

  it('leave fields, letters under way and dialogs alone', async () => {
    const { stage, page } = await onStage()
    await stage.begin()
    const field = page.getByRole('textbox', { name: 'Message to the council' })
    await field.fill('')
    await field.press('KeyP')
    await page.keyboard.press('KeyR')
    expect(await field.inputValue()).toBe('pr')
    await page.getByRole('region', { name: 'Transcript' }).focus()
    // While letters are composed the browser names the place of the key all the same.
    await page.evaluate(() => {
      for (const given of [{ isComposing: true }, { keyCode: 229 }])
        document.activeElement?.dispatchEvent(
          new KeyboardEvent('keydown', { code: 'KeyP', key: 'p', bubbles: true, ...given }),
        )
    })
    await page.keyboard.press('Shift+KeyX')
    await page.getByRole('alertdialog').waitFor()
    await page.keyboard.press('KeyP')
    await page.keyboard.press('KeyA')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Control+KeyP', { delay: 0 }).catch(() => undefined)
    await page.getByRole('alertdialog').waitFor({ state: 'detached' })
    // Had one of them misfired, it would stand before this one.
    await page.keyboard.press('KeyN')
    const strip = controlsOf(page).strip.getByRole('listitem')
    await strip.first().waitFor()
    expect(await strip.allTextContents()).toEqual([expect.stringContaining('Skip')])
    expect(await controlsOf(page).pause.textContent()).toBe('Pause')
  })

  it('are moved where nothing stands in their way, and switched off altogether', async () => {
    const { stage, page } = await onStage()
    await stage.begin()
    await controlsOf(page).pause.waitFor()
    const room = page.url()
    await page.goto(new URL('/settings/shortcuts', room).href)
    await page.getByRole('button', { name: 'Change the key of: Pause or resume' }).click()
    await page.keyboard.press('KeyR')
    await page.getByText('R is the key of “Ask for risks”.').waitFor()
    await page.keyboard.press('KeyQ')
    await page
      .getByRole('listitem')
      .filter({ hasText: 'Pause or resume' })
      .getByText('Q', { exact: true })
      .waitFor()
    expect(await violations(page)).toEqual([])
    await page.goto(room)
    await controlsOf(page).pause.waitFor()
    await page.keyboard.press('KeyP')
    expect(await controlsOf(page).pause.getAttribute('aria-keyshortcuts')).toBe('Q')
    await page.keyboard.press('KeyQ')
    await page.getByRole('button', { name: 'Pause now' }).waitFor()
    await page.getByRole('button', { name: 'Cancel the pause' }).click()
    await page.getByRole('button', { name: 'Pause', exact: true }).waitFor()

    await page.goto(new URL('/settings/shortcuts', room).href)
    await page.getByRole('switch', { name: 'Single keys' }).uncheck()
    await page.goto(room)
    await controlsOf(page).pause.waitFor()
    await page.keyboard.press('KeyQ')
    await page.keyboard.press('KeyN')
    expect(await controlsOf(page).pause.getAttribute('aria-keyshortcuts')).toBeNull()
    // Keys with Ctrl still act, and the menu reaches what the letters did.
    await page.keyboard.press('Control+KeyK')
    await page.getByRole('combobox', { name: 'What do you want to do or open?' }).fill('skip')
    await page.keyboard.press('Enter')
    const strip = controlsOf(page).strip.getByRole('listitem')
    await strip.first().waitFor()
    expect((await strip.allTextContents()).filter((text) => text.startsWith('Skip')).length).toBe(1)
    expect(await controlsOf(page).pause.textContent()).toBe('Pause')
  })
})
