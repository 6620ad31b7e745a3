import path from 'node:path'
import { DataDirLocked, openHouse } from '../../compose.ts'
import { readConfig, type Config } from '../../config.ts'
import type { Imported } from '../../ports/imports.ts'
import { HOLDER } from '../attend/local-source.ts'
import { commandLog } from '../bug.ts'
import { readGivenText } from '../files/given-text.ts'
import { makeFolder, writeRecord } from '../files/write-record.ts'
import { importReport } from '../show/import-report.ts'
import { styleFor } from '../show/colours.ts'
import { pageWidth } from '../show/layout.ts'
import { command, oneOf } from '../usage.ts'

export default command({
  name: 'import',
  takes: ['FILE'],
  summary:
    'Makes a decision log and a task list of minutes or a transcript that you have. No council is held.',
  teaches: `
FILE is Markdown, plain text, subtitles (.vtt, .srt), or a chat as JSON; - reads what is piped in. Nothing leaves
this machine.

Every entry names the line that it stands on. An owner or a date that nobody named stays empty, and what was
only understood from the words, not marked in the text, is said to need review.

Written to --out: decision_log.md, decision_log.json, action_items.json, summary.md, run.jsonl (the run log).

Examples
  xio import minutes.md
  xio import standup.vtt --out ./standup
  xio import minutes.md --json | jq -r '.actions[] | [.line, .owner, .text] | @tsv'

Exit codes: 0 imported, also where nothing was found in the text; 2 the file cannot be read.`,
  options: {
    out: { type: 'string', value: 'DIR', help: 'folder of the files it writes (./out/<meeting-id>)' },
    language: { type: 'string', value: 'LANG', help: 'en or ru (as the text is written)' },
    json: { type: 'boolean', help: 'print one JSON document and nothing else' },
  },
  async run({ values, words: [file = ''] }) {
    const config = readConfig()
    const language = oneOf('--language', values.language, ['en', 'ru'])
    const text = readGivenText(file)
    if (values.out !== undefined) makeFolder(path.resolve(values.out))
    const asked = { ...text, ...(language === undefined ? {} : { language }) }
    const imported = await importHere(config, asked).catch((error: unknown) => {
      if (error instanceof DataDirLocked && error.url !== null) return importThere(error.url, config, asked)
      throw error
    })
    const { state, lines } = imported
    const folder = path.resolve(values.out ?? path.join('out', state.meeting.id))
    makeFolder(folder)
    const files = writeRecord(folder, state, lines)
    process.stdout.write(values.json === true ? document(imported) : report(imported, { folder, files }))
    return 0
  },
})

type Asked = { name: string; text: string; language?: 'en' | 'ru' }
type Done = Imported & { lines: string[] }

async function importHere(config: Config, asked: Asked): Promise<Done> {
  const { dataDir, policies } = config
  const house = await openHouse({ dataDir, policies, logger: commandLog(config), alone: true })
  try {
    const imported = await house.imports.import({
      ...asked,
      by: HOLDER,
      workspaceId: 'main',
      correlationId: house.ids.request(),
    })
    const events = await house.store.log.read(imported.state.runId, 0)
    return { ...imported, lines: events.map(({ bytes }) => bytes) }
  } finally {
    await house.close()
  }
}

async function importThere(url: string, { apiKey }: Config, asked: Asked): Promise<Done> {
  const { openServerApi } = await import('../remote/api.ts')
  process.stderr.write(`The server at ${url} holds the data directory, so the text is imported there.\n`)
  return openServerApi({ url, apiKey }).importText(asked)
}

/** The document that the contract promises: what was found, and the artifacts made of it. */
function document({ state, decisions, actions }: Done): string {
  const { decision_log, action_items } = state.artifacts
  const found = {
    decisions,
    actions,
    decision_log: decision_log?.body ?? null,
    action_items: action_items?.body ?? [],
  }
  return `${JSON.stringify(found, null, 2)}\n`
}

function report(done: Done, files: { folder: string; files: string[] }): string {
  const out = process.stdout
  const lines = importReport(done, { ...files, width: pageWidth(out.columns), style: styleFor(out) })
  return `${lines.join('\n')}\n`
}
