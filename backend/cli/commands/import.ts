import path from 'node:path'
import { DataDirLocked, openHouse } from '../../compose.ts'
import { readConfig, type Config } from '../../config.ts'
import type { Imported, Imports } from '../../ports/imports.ts'
import { onInterrupt } from '../attend/interrupts.ts'
import { HOLDER } from '../attend/local-source.ts'
import { commandLog } from '../bug.ts'
import { readGivenText } from '../files/given-text.ts'
import { makeFolder, writeRecord } from '../files/write-record.ts'
import { importReport } from '../show/import-report.ts'
import { styleFor } from '../show/colours.ts'
import { pageWidth } from '../show/layout.ts'
import { rememberHere } from '../remember-here.ts'
import { command, oneOf, UsageFault } from '../usage.ts'

export default command({
  name: 'import',
  takes: ['FILE'],
  summary:
    'Makes a decision log and a task list of minutes or a transcript that you have. No council is held.',
  teaches: `
FILE is Markdown, plain text, subtitles (.vtt, .srt), or a chat as JSON; - reads what is piped in. Nothing leaves
this machine, unless you ask for a model with --model: then the text goes to its host, which is said first.
A model adds what the rules missed, in the text's own words; what it claims and its quote does not say is left
out and counted.

Every entry names the line that it stands on. An owner or a date that nobody named stays empty, and what was
only understood from the words, not marked in the text, is said to need review.

Written to --out: decision_log.md, decision_log.json, action_items.json, summary.md, run.jsonl (the run log).

Examples
  xio import minutes.md
  xio import standup.vtt --out ./standup
  xio import talk.md --model
  xio import minutes.md --json | jq -r '.actions[] | [.line, .owner, .text] | @tsv'

Exit codes: 0 imported, also where nothing was found in the text; 2 the file cannot be
read, or no model is set up; 130 stopped by Ctrl-C: nothing is imported.`,
  options: {
    out: { type: 'string', value: 'DIR', help: 'folder of the files it writes (./out/<meeting-id>)' },
    language: { type: 'string', value: 'LANG', help: 'en or ru (as the text is written)' },
    model: {
      type: 'string',
      value: 'NAME',
      alone: true,
      help: 'a model reads as well, and gets the text; alone, behind FILE: the one of XIO_MODEL',
    },
    json: { type: 'boolean', help: 'print one JSON document and nothing else' },
  },
  async run({ values, words: [file = ''] }) {
    const config = readConfig()
    const language = oneOf('--language', values.language, ['en', 'ru'])
    const text = readGivenText(file)
    if (values.out !== undefined) makeFolder(path.resolve(values.out))
    const asked = {
      ...text,
      ...(language === undefined ? {} : { language }),
      ...(values.model === undefined ? {} : { model: values.model.trim() || null }),
    }
    const imported = await importHere(config, asked).catch((error: unknown) => {
      if (error instanceof DataDirLocked && error.url !== null) return importThere(error.url, config, asked)
      throw error
    })
    if (imported === 'stopped') {
      process.stderr.write('Stopped: nothing was imported.\n')
      return 130
    }
    const { state, lines } = imported
    const folder = path.resolve(values.out ?? path.join('out', state.meeting.id))
    makeFolder(folder)
    const files = writeRecord(folder, state, lines)
    process.stdout.write(values.json === true ? document(imported) : report(imported, { folder, files }))
    return 0
  },
})

type Asked = { name: string; text: string; language?: 'en' | 'ru'; model?: string | null }
type Done = Imported & { lines: string[] }

async function importHere(config: Config, asked: Asked): Promise<Done | 'stopped'> {
  const { dataDir, policies } = config
  const logger = commandLog(config)
  const house = await openHouse({ dataDir, policies, logger, alone: true, speakers: config })
  const stop = new AbortController()
  const deaf =
    asked.model === undefined
      ? () => {}
      : onInterrupt(
          () => stop.abort(),
          () => {},
        )
  try {
    if (asked.model !== undefined) tellHost(house.imports.voice(asked.model))
    const imported = await house.imports.import({
      ...asked,
      signal: stop.signal,
      by: HOLDER,
      workspaceId: 'main',
      correlationId: house.ids.request(),
    })
    await rememberHere(house, config)
    const events = await house.store.log.read(imported.state.runId, 0)
    return { ...imported, lines: events.map(({ bytes }) => bytes) }
  } catch (error) {
    if (stop.signal.aborted) return 'stopped'
    throw error
  } finally {
    deaf()
    await house.close()
  }
}

/** Who gets the text is said before it goes. */
function tellHost(voice: ReturnType<Imports['voice']>): void {
  if (typeof voice === 'string') throw new UsageFault(`--model: ${voice}`)
  process.stderr.write(`The text goes to ${voice.model} at ${voice.host}, which reads it beside the rules.\n`)
}

async function importThere(url: string, { apiKey }: Config, asked: Asked): Promise<Done> {
  const { openServerApi } = await import('../remote/api.ts')
  const api = openServerApi({ url, apiKey })
  process.stderr.write(`The server at ${url} holds the data directory, so the text is imported there.\n`)
  if (asked.model !== undefined) {
    const host = await api.modelHost()
    if (host !== null)
      process.stderr.write(
        `The text goes to ${asked.model ?? 'its model'} at ${host}, which reads it beside the rules.\n`,
      )
  }
  return api.importText(asked)
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
