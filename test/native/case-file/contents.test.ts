// The contents list by itself: what has which place, how people's corrections and order hold, how pages run and are counted.
import { deflateSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { contentsOf, totalsOf } from '../../../native/case-file/contents.ts'
import { pagesIn } from '../../../native/case-file/pdf-pages.ts'
import { shippedOrder } from '../../../native/case-file/shipped-order.ts'
import { counted, documentThing, exhibitThing, paperThings, recordThing } from '../../../native/case-file/things.ts'
import type { CaseFileEvent } from '../../../native/contract/case-file-events.ts'
import { contentsRows } from '../../../native/archive/document-contents.ts'

const at = (day: number) => `2026-03-0${day}T01:00:00.000Z`
const person = '书记员'
const document = (number: number, key: string, day: number, pages: number | null = 2) =>
  documentThing(
    {
      ...{ number, document: key, title: key, documentNumber: `${number}号`, template: 1, issued: at(day), person },
      files: [{ file: `document-${number}.pdf`, length: 1, sha256: '' }],
    },
    counted(pages),
  )
const description = { title: '照片', place: '', taken: '2026-03-01', takenBy: '甲', source: '', purpose: '' }
const exhibit = exhibitThing(
  {
    ...{ number: 1, file: 'exhibit-1.jpg', name: 'a.jpg', mediaType: 'image/jpeg', preview: 'image', length: 1 },
    ...{ sha256: '', problems: [], metadata: [], description, added: at(2), person, revisions: [], withdrawn: null },
  },
  counted(1),
)
const record = recordThing(
  {
    recording: '20260301-010203-abcdef',
    number: 1,
    kind: 'hearing',
    at: at(4),
    person,
    files: ['record-1.pdf'],
    afterSeal: false,
  },
  counted(5),
)
const paper: CaseFileEvent = {
  ...{ kind: 'file-paper', at: at(5), person, item: 'paper a', name: '处罚决定书', slot: 'decision', part: 'main' },
  ...{ number: '1号', responsible: '某局', day: '2026-03-05', pages: 3, note: '' },
}
const list = (events: readonly CaseFileEvent[]) =>
  contentsOf({
    order: shippedOrder,
    cause: '占道经营',
    things: [
      document(1, 'closing-note', 6),
      document(2, 'filing-approval', 1),
      exhibit,
      record,
      ...paperThings(events),
    ],
    events,
  })
const shown = (events: readonly CaseFileEvent[]) =>
  list(events).map(({ key, part, from, to }) => `${part} ${key} ${from}-${to}`)

test('things stand in the order of the file, with pages that run through each part', () => {
  expect(shown([paper])).toEqual([
    'main paper a 1-3',
    'main document 2 4-5',
    'main exhibit 1 6-6',
    'main record 20260301-010203-abcdef 1 7-11',
    'main document 1 12-13',
  ])
  expect(totalsOf(list([paper])).main).toEqual({ items: 5, pages: 13, unknown: 0 })
})

test('corrections hold and leave what was there in the list of corrections; the newest of each member counts', () => {
  const stated = { kind: 'file-corrected', at: at(6), person, item: 'exhibit 1', name: '照片', reason: '漏页' } as const
  const items = list([
    paper,
    { ...stated, change: { pages: 4, title: '现场照片四张' } },
    { ...stated, change: { pages: 5 } },
    { ...stated, item: 'record 20260301-010203-abcdef 1', change: { part: 'secondary' } },
  ])
  const [, , corrected] = items
  expect(corrected).toMatchObject({ title: '现场照片四张', pages: 5, pageState: 'stated', from: 6, to: 10 })
  expect(corrected?.corrections).toHaveLength(2)
  expect(items.at(-1)).toMatchObject({ part: 'secondary', order: 1, from: 1, to: 5 })
  expect(contentsRows({ items }).map(([, , , title]) => title)).toContain('副卷')
})

test('an order given by a person holds, and what comes later stands behind what it would follow', () => {
  const order = {
    ...({ kind: 'file-reordered', part: 'main' } as const),
    ...{ at: at(6), person, reason: '按来源排列' },
    order: ['exhibit 1', 'document 2', 'document 1', 'record 20260301-010203-abcdef 1'],
  }
  const keys = (events: readonly CaseFileEvent[]) => list(events).map(({ key }) => key)
  expect(keys([order])).toEqual(order.order)
  expect(keys([order, paper])[0]).toBe('paper a')
  expect(shown([order, paper])[1]).toBe('main exhibit 1 4-4')
})

test('what is on paper and was taken back is not listed; a page that nobody counted is told', () => {
  const gone: CaseFileEvent = {
    ...{ kind: 'file-paper-withdrawn', at: at(6), person, item: 'paper a', name: '', reason: '重复' },
  }
  expect(paperThings([paper, gone])).toEqual([])
  const items = contentsOf({
    order: shippedOrder,
    cause: '',
    things: [document(1, 'unknown-kind', 1, null)],
    events: [],
  })
  expect(items[0]).toMatchObject({ slot: 'other-documents', pageState: 'unknown', from: null })
  expect(totalsOf(items).main.unknown).toBe(1)
})

const plain = (body: string) => Buffer.from(`%PDF-1.5\n${body}\n%%EOF\n`, 'latin1')
const pages = (count: number) => `2 0 obj <</Type /Pages /Kids [] /Count ${count}>> endobj`
const catalog = '1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj'
const trailer = 'trailer <</Root 1 0 R>>'

test('pages of a PDF are counted as its catalogue says, in object streams and after changes too', () => {
  expect(pagesIn(plain(`${catalog}\n${pages(7)}\n${trailer}`))).toBe(7)
  // Changed by appending: the last word counts.
  expect(pagesIn(plain(`${catalog}\n${pages(7)}\n${trailer}\n${pages(9)}\n${trailer}`))).toBe(9)
  const objects = ['<</Type /Catalog /Pages 2 0 R>>', '<</Type /Pages /Count 3>>']
  const head = `1 0 2 ${(objects[0]?.length ?? 0) + 1} `
  const packed = deflateSync(Buffer.from(head + objects.join(' '), 'latin1'))
  const stream = `5 0 obj <</Type /ObjStm /N 2 /First ${head.length} /Filter /FlateDecode /Length ${packed.length}>> stream\n`
  const body = Buffer.concat([Buffer.from(`%PDF-1.5\n${stream}`, 'latin1'), packed])
  const end = Buffer.from(`\nendstream endobj\n6 0 obj <</Type /XRef /Root 1 0 R>> stream\n%%EOF\n`, 'latin1')
  expect(pagesIn(Buffer.concat([body, end]))).toBe(3)
})

test.each([
  ['no PDF', Buffer.from('PK')],
  ['an encrypted one', plain(`${catalog}\n${pages(7)}\ntrailer <</Root 1 0 R /Encrypt 9 0 R>>`)],
  ['one without a page tree', plain(trailer)],
])('pages of %s are not guessed', (_, bytes) => {
  expect(pagesIn(bytes)).toBeNull()
})
