// 说明文件.TXT: what this bundle is, for whoever opens it years from now with nothing but a text editor.
import { keyFingerprint, type Bundle } from './bundle-documents.ts'
import { lateWords } from './late-records.ts'
import { officerLine } from './officer-facts.ts'
import { partyFacts, partyKindWord } from './party-facts.ts'
import {
  breakReasonWord,
  caseKindWords,
  caseRelationWords,
  caseStageWords,
  confidentialityWords,
  length,
  localTime,
  recordingKindWords,
} from './words.ts'

/** Text with CR LF, as the oldest editors want it, and a byte order mark, by which they know UTF-8. */
export function descriptionText(bundle: Bundle): string {
  const { case: of, history, recordings, software, made, key } = bundle
  const zone = recordings[0]?.open.clock.zone ?? 'UTC'
  const files = recordings.reduce((sum, { sealed }) => sum + sealed.files.length, 0)
  const lines = [
    '案卷包说明',
    '',
    `案号：${of.number}`,
    `案由：${of.cause}`,
    `案件类别：${caseKindWords[of.kind]}`,
    `当事人：${of.party}`,
    ...(of.parties ?? []).map(
      (party) =>
        `  ${[`${party.name}（${partyKindWord(party)}）`, ...partyFacts(party).map(({ name, value }) => `${name} ${value}`)].join('，')}`,
    ),
    ...(of.unit === undefined || of.unit === '' ? [] : [`承办单位：${of.unit}`]),
    ...bundle.officers.map((officer) => `承办人员：${officerLine(officer)}`),
    ...(of.confidentiality === undefined ? [] : [`密级：${confidentialityWords[of.confidentiality]}`]),
    ...(of.voided === undefined || of.voided === null
      ? []
      : [`此案已作废：${of.voided.reason}（${of.voided.person}，${localTime(of.voided.at, zone)}）`]),
    ...(of.notes === '' ? [] : [`备注：${of.notes}`]),
    ...(history?.stages ?? []).map(
      ({ stage, day, person }) => `办案阶段：${[caseStageWords[stage], day ?? '', person].join(' ')}`,
    ),
    ...(history?.related ?? []).map(
      ({ as, case: other, reason }) =>
        `关联案件：${caseRelationWords[as]} ${[other.number, other.cause].join(' ').trim()}（${reason}）`,
    ),
    `导出时间：${localTime(made.toISOString(), zone)}`,
    `导出软件：${software}`,
    `录音录像：${recordings.length} 件，${files} 个文件`,
    '',
    ...recordings.flatMap(({ sealed: { id, manifest }, open }, i) => [
      `${i + 1}. ${id} ${recordingKindWords[manifest.recordingKind]} ${manifest.room.name}`,
      `   开始：${localTime(manifest.opened, open.clock.zone)}\u3000结束：${localTime(manifest.closed, open.clock.zone)}`,
      `   各轨：${manifest.parts.map((part) => `${part.file}（${length(part.mediaTo)}）`).join('，')}`,
      ...manifest.breaks.map(
        ({ from, to, reason, text, person }) =>
          `   中断：${localTime(from, open.clock.zone)} 至 ${localTime(to, open.clock.zone)}，${[breakReasonWord(reason), text, person].filter((part) => part !== '').join('，')}`,
      ),
      `   封存码：${manifest.journal.sealCode}`,
    ]),
    '',
    '内容：',
    '  卷内目录.xml、卷内目录.pdf\u3000卷内目录，列出全部材料、页号，xml 中有每个文件的 SHA-256',
    ...caseFileText(bundle),
    '  元数据/案件.json\u3000案件信息、办案阶段、关联案件和办理经过，供程序读取',
    '  电子档案\u3000录音录像，与封存时逐字节一致',
    ...exhibitsText(bundle),
    '  元数据\u3000\u3000每件的描述元数据（元素名称取自 DA/T 63-2017）与保存事件（PREMIS 3）',
    ...(bundle.statements.length === 0
      ? []
      : [`  其他/情况说明\u3000录音录像的情况说明，${bundle.statements.length} 份（含各版本）`]),
    ...(bundle.lateRecords.length === 0
      ? []
      : [`  其他/封存后笔录\u3000${lateWords}的笔录，${bundle.lateRecords.length} 份`]),
    ...(recordings.every(({ sealed }) => sealed.manifest.reconciliation === undefined)
      ? []
      : ['  其他/封存前核对表\u3000每件录音录像封存前的核对结果和说明，日志中有同样内容']),
    '  其他\u3000\u3000\u3000index.html（用浏览器打开即可播放）、公钥、验证方法',
    ...playableText(bundle),
    '',
    '本案卷包按 BagIt 1.0（RFC 8493）制作，编码为 UTF-8。验证方法见“其他/如何验证.txt”。',
    `录制站公钥 SHA-256：${keyFingerprint(key)}`,
    '',
    `This is a BagIt 1.0 bag (RFC 8493): one case with its sealed recordings. See 其他/how-to-verify.txt.`,
  ]
  return `\u{FEFF}${lines.flatMap((line) => line.split(/\r\n|\n|\r/u)).join('\r\n')}\r\n`
}

/** What is printed with the contents list. */
function caseFileText({ file }: Bundle): string[] {
  if (file === undefined) return []
  const { closed, changedSince } = file.file
  const later = changedSince.length === 0 ? '' : `，其后又有变动 ${changedSince.length} 项`
  return [
    '  备考表.pdf\u3000本卷件数、页数、保管期限和说明',
    `  结案检查表.pdf\u3000${closed === null ? '案件尚未结案，为导出时的检查结果' : `结案检查的结果和书面说明（${closed.day} 结案${later}）`}`,
    '  音像记录完整性报告.pdf\u3000应当音像记录的事项、其录音录像和结论',
    '  元数据/案卷.json、元数据/音像记录事项.json、元数据/音像记录事项清单-*.csv\u3000同上内容，供程序读取',
  ]
}

/** Exhibits and issued documents, each by its number. */
function exhibitsText({ exhibits: { shown, documents } }: Bundle): string[] {
  if (shown.length + documents.length === 0) return []
  const name = (src: string) => src.split('/').at(-1) ?? ''
  return [
    `  证据材料\u3000证据材料 ${shown.length} 件、文书 ${documents.length} 份；exhibits.jsonl 为清单，checkpoint 为录制站对清单的签名：`,
    ...shown.map(
      ({ number, description, src, withdrawn }) =>
        `              ${number}. ${description.title}（${name(src)}）${withdrawn === null ? '' : `，已撤回：${withdrawn}`}`,
    ),
    ...documents.map(({ title, documentNumber, src }) => `              ${title} ${documentNumber}（${name(src)}）`),
  ]
}

/** What the copies for players are, and what they are not. */
function playableText({ playable }: Bundle): string[] {
  if (playable.length === 0) return []
  return [
    `  其他/播放\u3000供播放用的副本，${playable.length} 个，不是证据。下列媒体文件因断电等原因末尾不完整，有的播放器会拒绝打开；`,
    '              原件在“电子档案”中，原样封存，未作截短。副本就是原件的前若干字节，仅去掉不完整的末尾：',
    ...playable.map(({ recording, file, length: bytes }) => `              ${recording}/${file} 的前 ${bytes} 字节`),
  ]
}
