// The last words of a written record: that it was read or read out and is right, in the name of each who was asked or
// heard; and by which code it can be compared with the recording. Rows of a fixed height: signatures move no line.
import type { Content } from 'pdfmake/interfaces.js'
import type { RecordPages } from '../contract/record-signing.ts'
import { fingerprintPlace, isOfAgency, signatureMark, thin, type Signer } from './record-signers.ts'
import { chineseTime } from './record-words.ts'

type Margin = [number, number, number, number]

const day = (instant: string, zone: string): string => chineseTime(instant, zone).replace(/日.*$/u, '日')

export function closingWords(signers: readonly Signer[], zone: string): Content[] {
  return signers.filter((signer) => !isOfAgency(signer)).map((signer) => statement(signer, zone))
}

function statement(signer: Signer, zone: string): Content {
  const { name, word, signature } = signer
  const isSaid = signature !== null && signature.how !== 'refused'
  const box = (way: 'read' | 'read-aloud') => (isSaid && signature.read === way ? '■' : '□')
  const when = isSaid ? day(signature.at, zone) : '\u3000\u3000年\u3000月\u3000日'
  return {
    unbreakable: true,
    margin: [0, 8, 0, 0] as Margin,
    table: {
      widths: ['*', 118, 34],
      heights: [52],
      body: [
        [
          {
            fontSize: 11,
            lineHeight: 1.2,
            stack: [
              `以上笔录${box('read')}我已看过 ${box('read-aloud')}已向我宣读，核对无误。`,
              { text: `${word}${name === '' ? '' : `（${name}）`}签名：`, margin: [0, 3, 0, 0] as Margin },
              { text: when, alignment: 'right', fontSize: 10, margin: [0, 2, 8, 0] as Margin },
            ],
          },
          { stack: [signatureMark(signer, null, [112, 46], [10, 14])] },
          { stack: [fingerprintPlace(30)], margin: [0, 6, 0, 0] as Margin },
        ],
      ],
    },
    layout: { ...thin, vLineWidth: (i, { table }) => (i === 0 || i === table.widths?.length ? 0.5 : 0) },
  }
}

/** Of a recording that runs the seal's code is not known yet: it is written in by hand, to be compared. */
export function sealing({ afterSeal, checkpoint }: RecordPages, recording: string): Content {
  const { lines, code } = checkpoint
  const words = afterSeal
    ? [`录音录像封存码：${code}`, '封存后签署，不在录音录像封存范围内。']
    : [
        `录音录像签名状态码（日志前 ${lines} 行）：${code}`,
        '录音录像封存码（封存后填写核对）：____-____-____-____-____',
      ]
  const shown = afterSeal ? `ZHENGLU1:${recording}:${code}` : `ZHENGLU1:${recording}:${code}:${lines}`
  return {
    unbreakable: true,
    margin: [0, 12, 0, 2] as Margin,
    columns: [
      { width: '*', fontSize: 10.5, stack: words.map((text) => ({ text, margin: [0, 6, 0, 0] as Margin })) },
      { width: 76, qr: shown, fit: 70, eccLevel: 'M' },
    ],
  }
}
