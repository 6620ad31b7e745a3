import type { OpenPage } from './panel.ts'

/** The transcript as a region of the page: it scrolls. */
export const transcript = (page: OpenPage) => page.getByRole('region', { name: 'Transcript' })

export const articles = (page: OpenPage) => page.getByRole('feed').getByRole('article')

/** Waits until message `number` stands at the end of the transcript, and the end is in view. */
export async function atEnd(page: OpenPage, number: number): Promise<void> {
  await page.waitForFunction((wanted) => {
    const all = [...document.querySelectorAll('[role=feed] > article')]
    const region = document.querySelector('#transcript')
    const isThere = all.some((article) => Number(article.getAttribute('aria-posinset')) === wanted)
    return isThere && region !== null && region.scrollHeight - region.scrollTop - region.clientHeight < 1
  }, number)
}

/** The first message in view, and how far its top is from that of the transcript, once nothing moves any more. */
export const firstInView = (page: OpenPage): Promise<{ id: string; top: number }> =>
  transcript(page).evaluate(async (region) => {
    const look = () => {
      const { top } = region.getBoundingClientRect()
      const first = [...region.querySelectorAll('[role=feed] > article[id]')].find(
        (article) => article.getBoundingClientRect().bottom > top + 1,
      )
      return { id: first?.id ?? '', top: (first?.getBoundingClientRect().top ?? 0) - top }
    }
    let [before, still] = [look(), 0]
    while (still < 12) {
      await new Promise(requestAnimationFrame)
      const now = look()
      still = now.id === before.id && now.top === before.top ? still + 1 : 0
      before = now
    }
    return before
  })

/** The number of the message that has the focus, once it is `wanted`. */
export async function hasFocus(page: OpenPage, wanted: number): Promise<void> {
  await page.waitForFunction(
    (number) => document.activeElement?.matches(`[role=feed] > article[aria-posinset="${number}"]`) === true,
    wanted,
  )
}
