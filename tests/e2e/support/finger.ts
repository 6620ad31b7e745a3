// A finger on glass: it taps and types, and nothing else.
import { mkdirSync } from 'node:fs'
import type { Locator } from '@playwright/test'
import { faded } from './axe.ts'
import { tooWide } from './fits.ts'
import type { OpenPage } from './panel.ts'

/** What a finger needs, in px. */
export const FINGER = 44

/** A phone as it is held. */
export const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }

/** Taps for a person who has a finger alone, and notes what makes that hard: too small, covered, beyond the edge. */
export function fingerOf(page: OpenPage) {
  const troubles: string[] = []
  const note = (where: string, found: readonly string[]) =>
    troubles.push(...found.map((one) => `${where}: ${one}`))
  const finger = {
    troubles,
    async tap(target: Locator): Promise<void> {
      await target.waitFor()
      await target.scrollIntoViewIfNeeded()
      await faded(page)
      note('before a tap', await page.evaluate(tooSmall, FINGER))
      note('tap', await target.evaluate(whatCovers))
      await target.tap()
    },
    /** The field is tapped, and the words are typed. */
    async type(target: Locator, text: string): Promise<void> {
      await finger.tap(target)
      await target.fill(text)
    },
    /** One step of the whole: nothing goes sideways on the way. */
    async step(name: string, work: () => Promise<void>): Promise<void> {
      await work()
      await faded(page)
      note(name, await page.evaluate(tooWide))
      note(name, await page.evaluate(tooSmall, FINGER))
      await shot(page, name)
    },
  }
  return finger
}

/** Runs in the page: whether something else stands where a finger would press. */
function whatCovers(control: Element): string[] {
  // The words beside a small box are part of it.
  const whole = control.closest('label') ?? control
  const { left, top, width, height } = whole.getBoundingClientRect()
  const places = [0.5, 0.2, 0.8].flatMap((x) => [0.5, 0.2, 0.8].map((y) => [x, y] as const))
  const over = places.map(([x, y]) => document.elementFromPoint(left + x * width, top + y * height))
  const found = over.find((at) => at === null || !whole.contains(at))
  if (found === undefined) return []
  return [`${whole.outerHTML.slice(0, 120)} is covered by ${found?.outerHTML.slice(0, 120) ?? 'the edge'}`]
}

/** Runs in the page: the controls in view that are too small for a finger, and have others near them. */
function tooSmall(finger: number): string[] {
  const isInSentence = (at: Element) =>
    at.matches('a') &&
    [...(at.parentElement?.childNodes ?? [])].some(
      (one) => one.nodeType === Node.TEXT_NODE && one.textContent?.trim() !== '',
    )
  const isThere = (at: Element) => {
    const { left, top, width, height } = at.getBoundingClientRect()
    const hit = document.elementFromPoint(left + width / 2, top + height / 2)
    return width > 1 && hit !== null && at.contains(hit)
  }
  const all = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [role=tab]')]
    .map((at) => at.closest('label') ?? at)
    .filter((at) => at.checkVisibility() && isThere(at) && !isInSentence(at))
  const boxes = all.map((at) => ({ at, box: at.getBoundingClientRect() }))
  return boxes.flatMap(({ at, box }) => {
    if (Math.min(box.width, box.height) >= finger - 0.5) return []
    const x = box.left + box.width / 2
    const y = box.top + box.height / 2
    const [wide, high] = [Math.max(box.width, finger) / 2, Math.max(box.height, finger) / 2]
    const near = boxes.find(
      ({ at: other, box: { left, right, top, bottom } }) =>
        other !== at && left < x + wide && right > x - wide && top < y + high && bottom > y - high,
    )
    if (near === undefined) return []
    const size = `${Math.round(box.width)} × ${Math.round(box.height)}`
    return [`${at.outerHTML.slice(0, 120)} is ${size} px, near ${near.at.outerHTML.slice(0, 60)}`]
  })
}

/** Pictures for whoever looks at them: XIO_E2E_SHOTS names a folder. */
export async function shot(page: OpenPage, name: string): Promise<void> {
  const folder = process.env.XIO_E2E_SHOTS
  if (folder === undefined) return
  mkdirSync(folder, { recursive: true })
  await page.screenshot({ path: `${folder}/${name.replaceAll(' ', '-')}.png` })
}
