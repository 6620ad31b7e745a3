// The server from its sources: for tests that start one, and for whoever looks for a fault. What people start is the
// launcher, cli/xio.js: it makes what is missing and runs the bundle.
import { main } from './cli/program.ts'

await main(['serve', ...process.argv.slice(2)])
