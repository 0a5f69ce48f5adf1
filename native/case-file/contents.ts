// The contents list 卷内目录: things in the places of the order, as people corrected them, with running page numbers. Pure.
import { fileParts, type FileItemChange, type FilePart, type FileTotals } from '../contract/case-file-events.ts'
import type { FileItem, FileOrder, FileSlot } from '../contract/case-file.ts'
import type { TimelineEntry } from '../contract/case-stages.ts'
import type { Thing } from './things.ts'

interface Listing {
  readonly order: FileOrder
  readonly cause: string
  readonly things: readonly Thing[]
  readonly events: readonly TimelineEntry[]
}

type Placed = Omit<FileItem, 'order' | 'from' | 'to'>

/** Main file first, each part in order. */
export function contentsOf({ order, cause, things, events }: Listing): FileItem[] {
  const corrections = correctionsIn(events)
  const placed = things.map((thing) => placedThing(thing, order, cause, corrections.get(thing.key) ?? []))
  return fileParts.flatMap((part) => numbered(inOrder(placed, part, order, events)))
}

function correctionsIn(events: readonly TimelineEntry[]): Map<string, FileItem['corrections']> {
  const all = new Map<string, FileItem['corrections']>()
  for (const event of events) {
    if (event.kind !== 'file-corrected') continue
    const { item, at, person, reason, change } = event
    all.set(item, [...(all.get(item) ?? []), { at, person, reason, change }])
  }
  return all
}

/** The place that the order has for a thing: one that names its very sort comes before one for all of it. */
function slotFor({ given, kind, of }: Thing, slots: readonly FileSlot[]): FileSlot | undefined {
  if (given !== null) return slots.find(({ key }) => key === given.slot)
  const fitting = slots.filter((slot) => slot.collects === kind)
  return fitting.find((slot) => slot.of !== '' && slot.of === of) ?? fitting.find((slot) => slot.of === '')
}

function placedThing(thing: Thing, { slots }: FileOrder, cause: string, corrections: FileItem['corrections']): Placed {
  const { given, ...facts } = thing
  // A Record of members that count: the newest word of each.
  const change = Object.assign({}, ...corrections.map((each) => each.change)) as FileItemChange
  const moved = change.slot === undefined ? undefined : slots.find(({ key }) => key === change.slot)
  const slot = moved ?? slotFor(thing, slots)
  const words: Readonly<Record<string, string>> = { title: facts.title, name: slot?.name ?? facts.title, cause }
  const title = (slot?.title ?? '{title}').replace(/\{(title|name|cause)\}/g, (_all, name: string) => words[name] ?? '')
  return {
    ...facts,
    slot: slot?.key ?? null,
    part: change.part ?? moved?.part ?? given?.part ?? slot?.part ?? 'main',
    title: change.title ?? title,
    ...(change.pages === undefined || facts.withdrawn ? {} : { pages: change.pages, pageState: 'stated' as const }),
    note: change.note ?? facts.note,
    corrections,
  }
}

/** By places, then by time; then as a person put them: what came later stands behind what it would follow. */
function inOrder(all: readonly Placed[], part: FilePart, order: FileOrder, events: readonly TimelineEntry[]): Placed[] {
  const rank = ({ slot }: Placed): number => {
    const at = order.slots.findIndex(({ key }) => key === slot)
    return at === -1 ? order.slots.length : at
  }
  const own = all
    .filter((item) => item.part === part)
    .sort(
      (a, b) => rank(a) - rank(b) || a.at.localeCompare(b.at) || a.key.localeCompare(b.key, 'en', { numeric: true }),
    )
  const wanted = events.findLast((event) => event.kind === 'file-reordered' && event.part === part)
  if (wanted?.kind !== 'file-reordered') return own
  const known = new Map(own.map((item) => [item.key, item]))
  const arranged = wanted.order.flatMap((key) => known.get(key) ?? [])
  for (const [at, item] of own.entries()) {
    if (wanted.order.includes(item.key)) continue
    const before = own[at - 1]
    arranged.splice(before === undefined ? 0 : arranged.indexOf(before) + 1, 0, item)
  }
  return arranged
}

function numbered(items: readonly Placed[]): FileItem[] {
  let page = 0
  return items.map((item, at) => {
    const from = item.pages === 0 ? null : page + 1
    page += item.pages
    return { ...item, order: at + 1, from, to: from === null ? null : page }
  })
}

export function totalsOf(items: readonly FileItem[]): FileTotals {
  const of = (part: FilePart) => {
    const own = items.filter((item) => item.part === part && !item.withdrawn)
    return {
      items: own.length,
      pages: own.reduce((sum, { pages }) => sum + pages, 0),
      unknown: own.filter(({ pageState }) => pageState === 'unknown').length,
    }
  }
  const recordings = items.filter(({ kind }) => kind === 'recording')
  return {
    main: of('main'),
    secondary: of('secondary'),
    recordings: recordings.length,
    seconds: Math.round(recordings.reduce((sum, { seconds }) => sum + (seconds ?? 0), 0)),
  }
}
