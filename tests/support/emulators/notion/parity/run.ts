// npm run parity:notion, with NOTION_TOKEN of a test workspace and NOTION_PARENT_PAGE, a page of it that the token sees:
// says where the emulated Notion differs from the real one. It makes one database there and throws it away.
import { Client } from '@notionhq/client'
import { dashed } from '../ids.ts'
import { startNotion } from '../start.ts'
import { compare } from './compare.ts'

const { NOTION_TOKEN: auth, NOTION_PARENT_PAGE: page } = process.env
const home = dashed(page)
if (!auth || home === null) {
  process.stderr.write('Set NOTION_TOKEN, and NOTION_PARENT_PAGE to the id of a page that it sees.\n')
  process.exit(2)
}
const options = { notionVersion: '2026-03-11', retry: false as const }
const notion = await startNotion()
const emulated = new Client({ ...options, auth: notion.token, baseUrl: notion.url })
const pause = () => new Promise<void>((resolve) => setTimeout(resolve, 400))
const differences = await compare(
  { client: new Client({ ...options, auth }), home },
  { client: emulated, home: notion.homeId },
  pause,
)
await notion.close()
for (const { step, path, real, emulated: ours } of differences)
  process.stdout.write(`${step} ${path}\n  real:     ${real}\n  emulated: ${ours}\n`)
process.stdout.write(`${differences.length} differences.\n`)
process.exitCode = differences.length === 0 ? 0 : 1
