import { memoryRunLog } from '../../backend/log/memory-run-log.ts'
import { runLogContract } from './run-log.contract.ts'

runLogContract('in memory', async () => {
  const log = memoryRunLog()
  return { log, close: () => log.close() }
})
