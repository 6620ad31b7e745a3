import { openAsBlob } from 'node:fs'
import { DataDirLocked, openHouse } from '../../compose.ts'
import { readConfig, type Config } from '../../config.ts'
import { broughtLogs } from '../../log/bring-log.ts'
import { LogDiffers } from '../../log/log-differs.ts'
import { LogFileInvalid } from '../../log/log-file.ts'
import { asTyped, shellWord } from '../as-typed.ts'
import { commandLog } from '../bug.ts'
import { checkedFile } from '../files/checked-file.ts'
import { request } from '../remote/request.ts'
import { fieldsOf, textOf } from '../remote/shapes.ts'
import { command, UsageFault } from '../usage.ts'

export default command({
  name: 'import-log',
  takes: ['FILE'],
  summary: 'Keeps the run of a log that was held elsewhere: the same id, the same events, the same hashes.',
  teaches: `
FILE is the run.jsonl that xio run writes, or what GET /runs/{id}/log answers. Every line of it is checked against
the chain. The run has ended or is paused; nobody drives it here, and it stands for its meeting only where you
say so (xio adopt RUN). The same log again changes nothing, or brings back a run that was deleted here; another
log of the same run is refused.

A meeting or minutes are no log: xio run and xio import take those.

Exit code 0: it is here; 2: it is no whole log, or the run is here with another one.`,
  options: {},
  async run({ words: [file = ''] }) {
    const config = readConfig()
    checkedFile(file)
    const { id, lastSeq, known, restored } = await here(config, file).catch((error: unknown) => {
      if (error instanceof DataDirLocked && error.url !== null) return there(error.url, config, file)
      throw error
    })
    const events = `${lastSeq} ${lastSeq === 1 ? 'event' : 'events'}`
    const plays = `${asTyped(`replay ${shellWord(id)}`)} plays it.\n`
    process.stdout.write(
      restored
        ? `Run ${id} had been deleted here and is back, with its ${events}: ${plays}`
        : known
          ? `Run ${id} was here already, with just these ${events}.\n`
          : `Run ${id} is here, with its ${events}: ${plays}`,
    )
    return 0
  },
})

type Brought = { id: string; lastSeq: number; known: boolean; restored: boolean }

async function here(config: Config, file: string): Promise<Brought> {
  const { dataDir, policies } = config
  const house = await openHouse({ dataDir, policies, logger: commandLog(config), alone: true })
  const { store, clock } = house
  try {
    const brought = broughtLogs({ ...store, clock })
    const { state, known, restored } = await brought.bring({ workspaceId: 'main', file })
    return { id: state.runId, lastSeq: state.seq, known, restored }
  } catch (fault) {
    if (fault instanceof LogFileInvalid) throw new UsageFault(`${file} is no run log: ${fault.message}`)
    if (fault instanceof LogDiffers) throw new UsageFault(fault.message)
    throw fault
  } finally {
    await house.close()
  }
}

async function there(url: string, { apiKey }: Config, file: string): Promise<Brought> {
  process.stderr.write(`The server at ${url} holds the data directory, so the run goes there.\n`)
  const door = { url, apiKey }
  const made = fieldsOf(await request(door, 'POST', '/logs', { log: await openAsBlob(file) }))
  const { lastSeq } = fieldsOf(made.run)
  const id = textOf(made.run, 'id')
  const [known, restored] = [made.known === true, made.restored === true]
  return { id, lastSeq: typeof lastSeq === 'number' ? lastSeq : 0, known, restored }
}
