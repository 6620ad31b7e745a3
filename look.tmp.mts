import { chromium } from '@playwright/test'
const url = process.argv[2]!, run = process.argv[3]!
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox','--headless'] })
for (const [w,h,scheme] of [[1280,900,'light'],[1280,900,'dark'],[390,844,'light']] as const) {
  const ctx = await browser.newContext({ viewport: { width: w, height: h }, colorScheme: scheme })
  const page = await ctx.newPage()
  page.on('console', m => m.type()==='error' && console.log('console', m.text()))
  await page.goto(`${url}/councils/${run}`)
  await page.waitForTimeout(1200)
  const tab = page.getByRole('tab', { name: /Outcome/ })
  if (await tab.count()) await tab.first().click().catch(()=>{})
  const card = page.getByRole('heading', { name: 'Exports' })
  await card.first().scrollIntoViewIfNeeded().catch(e => console.log(String(e).slice(0,200)))
  await page.waitForTimeout(300)
  await page.screenshot({ path: `/tmp/shots/exports-${w}-${scheme}.png` })
  await ctx.close()
}
await browser.close()
