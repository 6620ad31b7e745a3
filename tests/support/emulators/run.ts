// npm run emulators [PORT]: Notion, Slack, Telegram, webhooks and mail on this machine, until stopped.
import { startEverything } from './everything.ts'

const base = Number(process.argv[2] ?? 4800)
// Ids of yesterday's pages must not be those of others today: what is exported remembers them.
const seed = Math.floor(Date.now() % 2 ** 31)
const { pagesUrl, environment, close } = await startEverything({ base, seed })
const lines = Object.entries(environment).map(([name, value]) => `export ${name}='${value}'`)
const told = [
  `Look at ${pagesUrl}`,
  `Paste this where the server is started:\n\n${lines.join('\n')}`,
  'What they hold is gone when they stop (Ctrl+C).',
]
process.stdout.write(`${told.join('\n\n')}\n`)

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void close())
