import { faded } from './axe.ts'
import type { OpenPage } from './panel.ts'

/** How wide the page is, once it has come to rest: what measures itself is drawn anew a frame after the window has changed. */
export async function widthOf(page: OpenPage): Promise<number> {
  await faded(page)
  return page.evaluate(async () => {
    for (let frames = 0; frames < 2; frames++) await new Promise(requestAnimationFrame)
    return document.documentElement.scrollWidth
  })
}
