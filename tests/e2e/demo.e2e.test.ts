import { mkdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { violations } from './support/axe.ts'
import { hasBrowser, testPanel, type OpenPage } from './support/panel.ts'

/** Pictures for whoever looks at them: XIO_E2E_SHOTS names a folder. */
async function shot(page: OpenPage, name: string): Promise<void> {
  const folder = process.env.XIO_E2E_SHOTS
  if (folder === undefined) return
  mkdirSync(folder, { recursive: true })
  await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true })
}

describe.skipIf(!hasBrowser)('the recorded council of the first page', { timeout: 240_000 }, () => {
  const panel = testPanel()

  const open = async (path: string, more: Parameters<typeof panel.open>[0] = {}) => {
    const abroad: string[] = []
    const page = await panel.open({
      ...more,
      path,
      before: (fresh) =>
        fresh.context().route(
          (url) => url.origin !== panel.url,
          (route) => {
            abroad.push(route.request().url())
            return route.abort()
          },
        ),
    })
    return { page, abroad }
  }

  it('plays at once and to its end, says Demo on every message and card, and asks nobody else', async () => {
    const { page, abroad } = await open('/welcome?speed=40')
    const demo = page.getByRole('region', { name: 'A council at work' })
    await demo.getByText('The ferry for the island line').waitFor()
    const talk = demo.getByRole('region', { name: 'What is said' })
    await talk.getByText('Three ferries, one date').waitFor()
    await demo.getByRole('link', { name: 'Look at all of it: evidence, options, record' }).waitFor()
    const messages = await talk.getByRole('listitem').all()
    expect(messages).toHaveLength(22)
    for (const message of messages) expect(await message.getByText('Demo', { exact: true }).count()).toBe(1)
    for (const title of ['Decided', 'Risks', 'Tasks'])
      await demo.getByRole('heading', { name: `${title} Demo` }).waitFor()
    await shot(page, 'demo-welcome')
    expect(await violations(page)).toEqual([])
    expect([page.faults, abroad]).toEqual([[], []])
  })

  it('is as long as it was recorded: within 90 seconds from the first load on', async () => {
    const { items } = await (await fetch(`${panel.url}/api/v1/demos`)).json()
    expect(items.map(({ seconds }: { seconds: number }) => seconds <= 80)).toEqual([true, true, true, true])
  })

  it('can be paused, passed over and put away, and leaves the own question where it was', async () => {
    const { page } = await open('/welcome')
    const demo = page.getByRole('region', { name: 'A council at work' })
    await demo.getByRole('button', { name: 'Pause' }).click()
    await demo.getByRole('button', { name: 'Go on' }).waitFor()
    await demo.getByRole('button', { name: 'To the end' }).click()
    await demo.getByRole('heading', { name: 'Decided Demo' }).waitFor()
    await demo.getByRole('button', { name: 'Put away' }).click()
    await demo.waitFor({ state: 'detached' })
    await page.getByRole('region', { name: 'Ask your own' }).getByRole('button').waitFor()
  })

  it('speaks Russian where the panel does, and fits a telephone', async () => {
    const { page } = await open('/welcome?speed=1000', {
      locale: 'ru-RU',
      viewport: { width: 390, height: 800 },
    })
    const demo = page.getByRole('region', { name: 'Совет за работой' })
    await demo.getByRole('heading', { name: 'Решение Демо' }).waitFor()
    await demo.getByText('Дежурство по графику').first().waitFor()
    const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)
    expect(wide).toBe(false)
    await shot(page, 'demo-welcome-ru-390')
  })

  it.each([
    ['en', { viewport: { width: 1280, height: 900 } }, 'Start your own council', /^(Edit|Approve|Add a )/],
    [
      'ru',
      { locale: 'ru-RU', viewport: { width: 390, height: 800 }, colorScheme: 'dark' as const },
      'Начать свой совет',
      /^(Прав|Утверд|Добавить)/,
    ],
  ] as const)(
    'has an outcome that nobody edits or approves, and says how to come to an own one: %s',
    async (of, more, own, edits) => {
      const { page } = await open('/councils/demo-sold-twice/outcome', more)
      await page.getByRole('link', { name: own }).waitFor()
      expect(await page.getByRole('button', { name: edits }).count()).toBe(0)
      await shot(page, `demo-outcome-${of}`)
      expect(await violations(page)).toEqual([])
      const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)
      expect([wide, page.faults]).toEqual([false, []])
      await page.getByRole('link', { name: own }).click()
      await page.waitForURL('**/councils/new')
    },
  )

  it('can be looked at in the room, marked there as well, and is neither steered nor exported', async () => {
    const { page } = await open('/councils/demo-sold-twice/live')
    const article = page.getByRole('article').first()
    await article.getByText('Demo', { exact: true }).waitFor()
    await shot(page, 'demo-room')
    const run = `${panel.url}/api/v1/runs/demo-sold-twice`
    const post = (path: string, body: object) =>
      fetch(`${run}/${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: panel.url },
        body: JSON.stringify(body),
      })
    const refused = await post('exports', { target: 'markdown' })
    expect([refused.status, await refused.text()]).toEqual([409, expect.stringContaining('recording')])
    expect((await post('adopt', {})).status).toBe(409)
    expect(await (await fetch(run)).json()).toMatchObject({ demo: true, status: 'completed' })
    expect(page.faults).toEqual([])
  })
})
