// A whole council, step by step, by whatever moves the panel: keys alone, or a finger.
import type { Locator } from '@playwright/test'
import { expect } from 'vitest'
import type { OpenPage } from './panel.ts'

/** Whether a part of the page has the focus. */
export const hasFocus = (target: Locator): Promise<boolean> =>
  target.evaluate((at) => at === document.activeElement)

/** Presses keys for a person who has no pointer, counts them, and sees to it that the focus is never lost. */
export function keysOf(page: OpenPage) {
  const counted = { presses: 0 }
  const keys = {
    async press(key: string): Promise<void> {
      counted.presses++
      await page.keyboard.press(key)
    },
    /** Goes on until the control has the focus: by parts of the page, then control by control. */
    async reach(target: Locator, most = 12): Promise<void> {
      await target.first().waitFor()
      const part = target
        .first()
        .locator(
          'xpath=ancestor-or-self::*[@data-part or @id="transcript" or self::nav or self::main or self::aside][1]',
        )
      for (let n = 0; n < most && !(await isWithin(part)); n++) await keys.press('F6')
      for (let n = 0; n < most && !(await hasFocus(target.first())); n++)
        await keys.press((await isBefore(target.first())) ? 'Shift+Tab' : 'Tab')
      expect([String(target), await hasFocus(target.first())]).toEqual([String(target), true])
    },
    /** One step of the whole: few presses, and the focus somewhere at its end. */
    async step(name: string, work: () => Promise<void>): Promise<void> {
      counted.presses = 0
      try {
        await work()
        await page.waitForFunction(() => document.activeElement !== document.body)
      } catch (error) {
        // Which of twenty steps it was, and what the page showed, is the first question.
        throw new Error(`${name}: ${await page.title()}`, { cause: error })
      }
      expect([name, counted.presses <= 12, counted.presses]).toEqual([name, true, counted.presses])
    },
  }
  return keys
}

/** A window of its own is part of nothing: there is no way to it but from within. */
const isWithin = async (part: Locator): Promise<boolean> =>
  (await part.count()) === 0 || part.evaluate((at) => at.contains(document.activeElement))

/** Whether a control stands before what has the focus, so that the way there goes back. */
const isBefore = (target: Locator): Promise<boolean> =>
  target.evaluate((at) => {
    const held = document.activeElement
    if (held === null) return false
    return (held.compareDocumentPosition(at) & Node.DOCUMENT_POSITION_PRECEDING) !== 0
  })
