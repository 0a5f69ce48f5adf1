// A thread that lays a written record out: seconds for a long one, in which the station must go on recording.
import { parentPort } from 'node:worker_threads'
import { Failure } from '../contract/failures.ts'
import type { PrintAnswer } from './print-record.ts'
import { recordDocx } from './record-docx.ts'
import { recordPdf, type PrintedRecord } from './record-pdf.ts'

async function answer(record: PrintedRecord): Promise<PrintAnswer> {
  try {
    const { pdf, pages } = await recordPdf(record)
    // For going on working with it only what is signed is of use.
    const docx = record.signed === null ? null : new Uint8Array(await recordDocx(record))
    return { pdf: new Uint8Array(pdf), pages, docx }
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    return { failure: { code: error.code, details: error.details } }
  }
}

parentPort?.on('message', (record: PrintedRecord) => {
  void answer(record).then((answered) => parentPort?.postMessage(answered))
})
