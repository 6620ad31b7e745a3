import { Client } from '@notionhq/client'
import { expect, it, onTestFinished } from 'vitest'
import { readConfig } from '../../../backend/config.ts'
import { startEverything } from '../../support/emulators/everything.ts'

it('all emulators start together, the server takes their settings, and each has a page', async () => {
  const { pagesUrl, environment, close } = await startEverything({})
  onTestFinished(close)
  const config = readConfig(environment)
  expect(config.notion?.baseUrl).toBe(environment.NOTION_BASE_URL)
  expect([config.slack?.channel, config.telegram?.chatId]).toEqual([
    environment.SLACK_CHANNEL,
    environment.TELEGRAM_CHAT_ID,
  ])
  expect([config.webhooks.length, config.outboundAllowed.length, config.mail?.to.length]).toEqual([1, 1, 1])

  const notion = new Client({
    auth: config.notion?.token.reveal() ?? '',
    baseUrl: config.notion?.baseUrl ?? '',
    notionVersion: '2026-03-11',
  })
  const database = await notion.databases.retrieve({ database_id: config.notion?.decisions ?? '' })
  const url = 'url' in database ? database.url : ''
  expect(url.startsWith(`${pagesUrl}/`)).toBe(true)
  const home = await (await fetch(pagesUrl)).text()
  const links = [...home.matchAll(/href="(\/[^"]+)"/g)].map(([, path]) => `${pagesUrl}${path}`)
  for (const page of [url, ...links]) {
    const response = await fetch(page)
    expect([page, response.status, response.headers.get('content-type')]).toEqual([
      page,
      200,
      'text/html; charset=utf-8',
    ])
  }
})
