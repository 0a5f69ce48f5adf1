// 卷内目录.xml: the contents list of the case file, one item per recording.
import { payload } from './bagit.ts'
import { statementPlace, type Bundle } from './bundle-documents.ts'
import { latePlace } from './late-records.ts'
import { element, xmlDocument } from './xml.ts'
import { partyFacts, partyKindWord } from './party-facts.ts'
import { caseKindWords, confidentialityWords, localTime, recordingKindWords } from './words.ts'

/** Validates against resources/archive/contents.xsd. */
export function contentsXml({ case: of, recordings, statements, lateRecords, software, made }: Bundle): string {
  const items = recordings.map(({ sealed: { id, manifest, files }, open }, i) =>
    element(
      '件',
      {},
      element('顺序号', {}, i + 1),
      element('题名', {}, `${of.cause} ${recordingKindWords[manifest.recordingKind]}录音录像`),
      element('唯一标识符', {}, id),
      element('责任者', {}, manifest.station.name),
      element('开始时间', {}, localTime(manifest.opened, open.clock.zone)),
      element('结束时间', {}, localTime(manifest.closed, open.clock.zone)),
      element('地点', {}, manifest.place === '' ? manifest.room.name : manifest.place),
      element('封存码', {}, manifest.journal.sealCode),
      element(
        '文件',
        {},
        ...files.map(({ name, length }) =>
          element(
            '计算机文件名',
            { 大小: String(length) },
            `${payload.recordings.slice('data/'.length)}/${id}/${name}`,
          ),
        ),
      ),
      ...statements
        .filter(({ recording }) => recording === id)
        .map((one) =>
          element(
            '情况说明',
            { 编号: String(one.number), 版本: String(one.version), 摘要: one.sha256 },
            statementPlace(one).slice('data/'.length),
          ),
        ),
      ...lateRecords
        .filter(({ recording }) => recording === id)
        .flatMap(({ number, at, files: own }) =>
          own.map(({ file, sha256 }) =>
            element(
              '封存后笔录',
              { 编号: String(number), 定稿时间: at, 摘要: sha256 },
              latePlace(id, file).slice('data/'.length),
            ),
          ),
        ),
    ),
  )
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
      element('制作时间', {}, made.toISOString()),
      element('制作软件', {}, software),
      element('件数', {}, recordings.length),
      ...items,
    ),
  )
}
