// The server for images where everything is made already: `xio serve` without the launcher, which looks for a Node that
// is new enough and makes what is missing. `npm start` runs the launcher.
import { main } from './cli/program.ts'

await main(['serve', ...process.argv.slice(2)])
