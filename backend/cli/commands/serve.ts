import { openServer, panelIsBuilt } from '../../compose-server.ts'
import { serverLog } from '../../compose.ts'
import { readConfig } from '../../config.ts'
import { untilInterrupted } from '../attend/until-interrupted.ts'
import { whoGets } from '../knowledge/sending.ts'
import { command } from '../usage.ts'

export default command({
  name: 'serve',
  takes: [],
  summary: 'Serves the panel and the API on this machine, and goes on with every council that was under way.',
  teaches: `
It listens on http://127.0.0.1:3000; HOST and PORT say otherwise, XIO_DATA_DIR says where the data is (./.xio).
Ctrl-C ends it within seconds; councils stay where they are and go on with the next start.
Other xio commands find the server by the data directory, or by XIO_SERVER.`,
  options: {},
  async run() {
    const config = readConfig()
    const logger = serverLog(config.logLevel, (line) => void process.stdout.write(line))
    if (config.embeddings?.always === true)
      process.stdout.write(
        `${whoGets('what is read into the library, and every question', config.embeddings)}\n`,
      )
    const server = await openServer({ config, logger })
    process.stdout.write(`XIO Consilium listens on ${server.url}\n`)
    if (!panelIsBuilt())
      process.stderr.write('The panel is not built, so only the API is served: run npm ci.\n')
    await untilInterrupted()
    // Everything is kept at all times, so nothing is lost where closing takes too long.
    setTimeout(() => process.exit(0), LONGEST_CLOSE_MS).unref()
    await server.close()
    return 0
  },
})

const LONGEST_CLOSE_MS = 25_000
