// 卷内目录.xml: the contents list of the case file, one item per thing, each with its files and their hashes.
import { retention } from '../contract/sentences/zh-CN/acts.ts'
import { fileItemKind, filePart } from '../contract/sentences/zh-CN/case-file.ts'
import type { CaseFile, FileItem } from '../contract/case-file.ts'
import { pageRange, spanWords } from './document-contents.ts'
import type { Bundle } from './bundle-documents.ts'
import { element, xmlDocument, type Element } from './xml.ts'
import { partyFacts, partyKindWord } from './party-facts.ts'
import { caseKindWords, confidentialityWords, localTime } from './words.ts'

/** A file in the bundle, as it was written there. */
export interface ListedFile {
  /** From `data/` on. */
  readonly path: string
  readonly length: number
  readonly sha256: string
}

export interface ListedItem {
  readonly item: FileItem
  readonly files: readonly ListedFile[]
}

/** What is printed beside the items: 备考表, 结案检查表 … */
export interface ListedForm extends ListedFile {
  readonly title: string
}

export interface Listing {
  readonly file: CaseFile
  readonly items: readonly ListedItem[]
  readonly forms: readonly ListedForm[]
}

const fileElement = ({ path, length, sha256 }: ListedFile): Element =>
  element('计算机文件名', { 大小: String(length), 摘要: sha256 }, path)

/** Validates against resources/archive/contents.xsd. */
export function contentsXml(bundle: Bundle, { file, items, forms }: Listing): string {
  const { case: of, software, made } = bundle
  const { closed } = file
  return xmlDocument(
    element(
      '卷内目录',
      { xmlns: 'urn:zhenglu:contents:1' },
      element('案号', {}, of.number),
      element('案由', {}, of.cause),
      element('案件类别', {}, caseKindWords[of.kind]),
      element('当事人', {}, of.party),
      ...(of.parties ?? []).map((party) =>
        element(
          '当事人信息',
          { 类别: partyKindWord(party), 名称: party.name },
          ...partyFacts(party).map(({ name, value }) => element(name, {}, value)),
        ),
      ),
      ...(of.unit === undefined || of.unit === '' ? [] : [element('承办单位', {}, of.unit)]),
      ...(of.confidentiality === undefined ? [] : [element('密级', {}, confidentialityWords[of.confidentiality])]),
      ...(of.voided === undefined || of.voided === null
        ? []
        : [element('作废', { 时间: of.voided.at, 作废人: of.voided.person }, of.voided.reason)]),
      element('保管期限', {}, retention[file.retention]),
      ...(closed === null ? [] : [element('结案', { 办理人: closed.person }, closed.day)]),
      element('制作时间', {}, made.toISOString()),
      element('制作软件', {}, software),
      element('件数', {}, items.length),
      ...items.map((listed) => itemElement(bundle, listed)),
      ...forms.map(({ title, ...listed }) => element('附表', { 名称: title }, fileElement(listed))),
    ),
  )
}

function itemElement(bundle: Bundle, { item, files }: ListedItem): Element {
  const { order, part, kind, number, responsible, title, day, pages, seconds, note, withdrawn, retention: kept } = item
  return element(
    '件',
    withdrawn ? { 撤回: 'true' } : {},
    element('顺序号', {}, order),
    element('卷别', {}, filePart[part]),
    element('种类', {}, fileItemKind[kind]),
    element('文号', {}, number),
    element('责任者', {}, responsible),
    element('题名', {}, title),
    element('日期', {}, day),
    element('页数', {}, pages),
    element('页号', {}, pageRange(item)),
    ...(seconds === null ? [] : [element('时长', {}, spanWords(seconds))]),
    ...(kept === null ? [] : [element('保管期限', {}, retention[kept])]),
    ...recordingElements(bundle, item),
    element('备注', {}, note),
    ...(files.length === 0 ? [] : [element('文件', {}, ...files.map(fileElement))]),
  )
}

function recordingElements({ recordings }: Bundle, { kind, number }: FileItem): Element[] {
  const found = recordings.find(({ sealed }) => kind === 'recording' && sealed.id === number)
  if (found === undefined) return []
  const { manifest } = found.sealed
  const { zone } = found.open.clock
  return [
    element('唯一标识符', {}, number),
    element('开始时间', {}, localTime(manifest.opened, zone)),
    element('结束时间', {}, localTime(manifest.closed, zone)),
    element('地点', {}, manifest.place === '' ? manifest.room.name : manifest.place),
    element('封存码', {}, manifest.journal.sealCode),
  ]
}
