// Where a long text is read: a thread of its own. It is started with the text and ends with what it says.
import { parentPort, workerData } from 'node:worker_threads'
import { TextInvalid } from '../../minutes/formats/text-invalid.ts'
import { readText, type ReadText } from './read-text.ts'

export type Told = { read: ReadText } | { fault: string; line: number | null }

parentPort?.postMessage(told())

function told(): Told {
  try {
    const { given, ids } = workerData
    return { read: readText(given, ids) }
  } catch (fault) {
    if (fault instanceof TextInvalid) return { fault: fault.message, line: fault.line }
    throw fault
  }
}
