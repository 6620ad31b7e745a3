import path from 'node:path'
import { dataDirHolder, importTeam } from '../../compose.ts'
import { readConfig } from '../../config.ts'
import { TextInvalid } from '../../minutes/formats/text-invalid.ts'
import { readText } from '../files/read-text.ts'
import { importedLines } from '../show/imported.ts'
import { command, UsageFault } from '../usage.ts'

export default command({
  name: 'import-team',
  takes: ['FILE'],
  summary: 'Makes a council template of a team of AutoGen Studio, and lists what could not be carried over.',
  teaches: `
FILE is the JSON that Studio downloads for a team, or a gallery of teams: RoundRobinGroupChat, SelectorGroupChat
or Swarm. Its participants become experts; the standard moderator, scribe and integrator sit beside them. The
file is data: nothing in it is loaded, called or run, and no secret in it is copied or shown.

The template is kept in the data directory (./.xio/registry) and stands beside those of xio templates.

Examples
  xio import-team team.json
  xio import-team gallery.json --team 2 --id panel
  xio run meeting.md --template panel`,
  options: {
    id: { type: 'string', value: 'ID', help: 'the id of the template (made of the team’s label)' },
    team: { type: 'string', value: 'N', help: 'which team of a gallery: its number or its label' },
    replace: { type: 'boolean', help: 'overwrite another template of the same id' },
    'dry-run': { type: 'boolean', help: 'write nothing; print what would be written and lost' },
    json: { type: 'boolean', help: 'print template, agents, carried and lost as one JSON document' },
  },
  async run({ values, words: [file = ''] }) {
    const { id, team: choose, replace = false, json = false, 'dry-run': dryRun = false } = values
    if (id !== undefined && !/^[a-z0-9][a-z0-9-]{0,59}$/.test(id))
      throw new UsageFault(
        `--id is “${id}”; it must be at most 60 small letters, digits and dashes. For example: --id panel`,
      )
    const config = readConfig()
    const { dataDir } = config
    const { team, keep } = await opened(config, {
      file,
      text: readText(file, LIMIT),
      ...(id === undefined ? {} : { id }),
      ...(choose === undefined ? {} : { choose }),
    })
    const kept = keep({ replace, dryRun })
    const files = kept.files.map((one) => path.relative(process.cwd(), one))
    process.stdout.write(
      json
        ? `${JSON.stringify({ ...team, files, state: kept.state, written: !dryRun && kept.state !== 'same' }, null, 2)}\n`
        : importedLines(team, { files, state: kept.state, dryRun }),
    )
    if (!dryRun && kept.state !== 'same') tellServer(dataDir)
    return 0
  },
})

// No team is longer; the whole gallery that comes with Studio has 50 KB.
const LIMIT = { bytes: 1024 * 1024, says: 'is longer than 1 MB: export one team only.' }

async function opened(...[config, given]: Parameters<typeof importTeam>) {
  try {
    return await importTeam(config, given)
  } catch (error) {
    if (!(error instanceof TextInvalid)) throw error
    const place = error.line === null ? '' : `, line ${error.line}:`
    throw new UsageFault(`${given.file}${place} ${error.message}`)
  }
}

function tellServer(dataDir: string): void {
  const url = dataDirHolder(dataDir)?.url
  if (url != null)
    process.stderr.write(
      `The server at ${url} reads templates when it starts: start it again to use this one.\n`,
    )
}
