import { describe, expect, it } from 'vitest'
import { hasBrowser, testPanel, type OpenPage } from './support/panel.ts'

/** Runs in the page before anything else: nobody looks at it, and what it would call them with is written down. */
function noteCalls(): void {
  const calls = { asked: 0, shown: [] as string[], sounded: 0 }
  Object.assign(window, { calls })
  Object.defineProperty(document, 'hidden', { get: () => true })
  class Noted extends EventTarget {
    static permission: NotificationPermission = 'default'
    static async requestPermission(): Promise<NotificationPermission> {
      calls.asked++
      Noted.permission = 'granted'
      return 'granted'
    }
    constructor(title: string) {
      super()
      calls.shown.push(title)
    }
    close(): void {}
  }
  const Real = window.AudioContext
  class Heard extends Real {
    constructor() {
      super()
      calls.sounded++
    }
  }
  Object.assign(window, { Notification: Noted, AudioContext: Heard })
}

const callsOf = (page: OpenPage): Promise<unknown> => page.evaluate(() => Reflect.get(window, 'calls'))

describe.skipIf(!hasBrowser)('somebody who is needed and looks elsewhere', { timeout: 240_000 }, () => {
  const panel = testPanel()

  /** A council that asks a person, once the page has heard of it. */
  async function asking(page: OpenPage, title: string): Promise<void> {
    const post = async (path: string, body: string, type: string) => {
      const response = await fetch(`${panel.url}/api/v1${path}`, {
        method: 'POST',
        headers: { 'content-type': type },
        body,
      })
      expect(response.ok).toBe(true)
      return response.json()
    }
    const { id } = await post('/meetings', `# ${title}\n\nWhere do we eat?\n`, 'text/markdown')
    await post(`/meetings/${id}/runs`, JSON.stringify({ pace: 'max' }), 'application/json')
    const toast = page.getByText(`“${title}” asks a question.`)
    await expect
      .poll(
        async () => {
          await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
          return toast.count()
        },
        { timeout: 60_000 },
      )
      .toBeGreaterThan(0)
  }

  it('is called on the desktop and by a sound only where that was switched on', async () => {
    const page = await panel.open({
      path: '/settings/profile',
      before: (fresh) => fresh.addInitScript(noteCalls),
    })
    const [notices, sounds] = [
      page.getByRole('switch', { name: 'Desktop notices' }),
      page.getByRole('switch', { name: 'A sound' }),
    ]
    await notices.waitFor()
    expect([await notices.isChecked(), await sounds.isChecked()]).toEqual([false, false])
    // What was there before the page was is no news.
    await page.waitForResponse((response) => response.url().endsWith('/api/v1/inbox'))
    await asking(page, 'Lunch on Monday')
    expect(await callsOf(page)).toEqual({ asked: 0, shown: [], sounded: 0 })

    await notices.check()
    await sounds.check()
    await asking(page, 'Lunch on Tuesday')
    expect(await callsOf(page)).toEqual({
      asked: 1,
      shown: ['“Lunch on Tuesday” asks a question.'],
      sounded: 1,
    })

    await notices.uncheck()
    await sounds.uncheck()
    await asking(page, 'Lunch on Wednesday')
    expect(await callsOf(page)).toMatchObject({ shown: ['“Lunch on Tuesday” asks a question.'], sounded: 1 })
    expect(page.faults).toEqual([])
  })
})
