// Prints a written record on a thread of its own: a record of hours takes seconds, and a recording may be running.
import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { Failure, type FailureCode, type FailureDetails } from '../contract/failures.ts'
import type { DrawnPage } from '../contract/record-signing.ts'
import type { PrintedPages } from './chinese-pdf.ts'
import type { PrintedRecord } from './record-pdf.ts'

export type PrintAnswer =
  | { readonly pdf: Uint8Array; readonly pages: DrawnPage[]; readonly docx: Uint8Array | null }
  | { readonly failure: { readonly code: FailureCode; readonly details: FailureDetails } }

/** A record in print, and as DOCX once it is signed. */
export interface PrintedFiles extends PrintedPages {
  readonly docx: Buffer | null
}

/** @throws Failure as `recordPdf` does. */
export async function printRecord(record: PrintedRecord): Promise<PrintedFiles> {
  const worker = new Worker(new URL('./print-thread.ts', import.meta.url))
  try {
    const answer = once(worker, 'message') as Promise<[PrintAnswer]>
    worker.postMessage(record)
    const [answered] = await answer
    if ('failure' in answered) throw new Failure(answered.failure.code, answered.failure.details)
    const { pdf, pages, docx } = answered
    return { pdf: Buffer.from(pdf), pages, docx: docx === null ? null : Buffer.from(docx) }
  } finally {
    await worker.terminate()
  }
}
