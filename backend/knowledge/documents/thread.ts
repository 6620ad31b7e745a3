// Where a document is read: a thread of its own, which may end without harm to anybody. It is started with the document.
import { parentPort, workerData } from 'node:worker_threads'
import { SourceInvalid } from '../source-invalid.ts'
import { documentText, type DocumentKind } from './document-text.ts'
import type { DocumentText } from './html-text.ts'

export type Told = { done: DocumentText } | { fault: string; line: number | null }

parentPort?.postMessage(await told(workerData))

async function told({ kind, bytes }: { kind: DocumentKind; bytes: Uint8Array }): Promise<Told> {
  try {
    return { done: await documentText(kind, Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)) }
  } catch (fault) {
    if (fault instanceof SourceInvalid) return { fault: fault.message, line: fault.line }
    throw fault
  }
}
