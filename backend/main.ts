// What `npm start` runs: `xio serve` under another name.
import { main } from './cli/program.ts'

await main(['serve', ...process.argv.slice(2)])
