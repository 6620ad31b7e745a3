// Where a long text is read: a thread of its own. It is started with the text and ends with what it says.
import { parentPort, workerData } from 'node:worker_threads'
import { TextInvalid } from '../../minutes/formats/text-invalid.ts'
import { JOBS, type Jobs } from './jobs.ts'

export type Told<K extends keyof Jobs> = { done: Jobs[K]['done'] } | { fault: string; line: number | null }

parentPort?.postMessage(told(workerData))

function told<K extends keyof Jobs>({ job, given }: { job: K; given: Jobs[K]['given'] }): Told<K> {
  try {
    return { done: JOBS[job](given) }
  } catch (fault) {
    if (fault instanceof TextInvalid) return { fault: fault.message, line: fault.line }
    throw fault
  }
}
