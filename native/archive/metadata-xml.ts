// 元数据/<recording>.xml: descriptive metadata, with elements named as in DA/T 63-2017 录音录像类电子档案元数据方案.
import type { Media } from '../vault/lines.ts'
import { keyFingerprint, type Bundle } from './bundle-documents.ts'
import type { RecordingFacts } from './recording-facts.ts'
import { element, xmlDocument, type Element } from './xml.ts'
import { length, localTime, recordingKindWords, roleWord } from './words.ts'

/** Validates against resources/archive/metadata.xsd. */
export function metadataXml({ case: of, key }: Bundle, facts: RecordingFacts): string {
  const { sealed, open } = facts
  const { manifest } = sealed
  const longest = Math.max(0, ...manifest.parts.map(({ mediaTo }) => mediaTo))
  const business = recordingKindWords[manifest.recordingKind]
  return xmlDocument(
    element(
      '录音录像类电子档案',
      { xmlns: 'urn:zhenglu:metadata:1' },
      element('聚合层次', {}, '件'),
      element('唯一标识符', {}, sealed.id),
      element('案号', {}, of.number),
      element('题名', {}, `${of.cause} ${business}录音录像`),
      element('责任者', {}, manifest.station.name),
      element('业务活动', {}, business),
      element('开始时间', {}, localTime(manifest.opened, open.clock.zone)),
      element('结束时间', {}, localTime(manifest.closed, open.clock.zone)),
      element('时间长度', {}, length(longest)),
      element('地点', {}, manifest.place === '' ? manifest.room.name : manifest.place),
      ...manifest.people.map(({ name, role }) => element('人物', { 身份: roleWord(role) }, name)),
      ...open.sources.map(({ track, name, kind }) => element('捕获设备', { 轨: track, 类型: kind }, name)),
      element('捕获软件', {}, `${open.software}; ffmpeg ${open.ffmpeg.version}`),
      ...manifest.parts.map((part) => fileElement(facts, part)),
      element(
        '固化信息',
        {},
        element('日志根', { 算法: 'RFC 6962 SHA-256' }, manifest.journal.root),
        element('封存码', {}, manifest.journal.sealCode),
        element('清单摘要', { 算法: 'SHA-256' }, sealed.manifestSha256),
        element('数字签名', { 算法: 'Ed25519' }, 'manifest.json.sig'),
        element('公钥摘要', { 算法: 'SHA-256' }, keyFingerprint(key)),
      ),
    ),
  )
}

type Part = RecordingFacts['sealed']['manifest']['parts'][number]

function fileElement({ parts }: RecordingFacts, { track, file, length: bytes, sha256, mediaTo }: Part): Element {
  const { media = [], frames = 0 } = parts.get(file) ?? {}
  const rate = mediaTo > 0 ? (frames * 1e6) / mediaTo : 0
  return element(
    '计算机文件',
    { 轨: track },
    element('计算机文件名', {}, file),
    element('计算机文件大小', {}, bytes),
    element('格式信息', {}, 'fragmented MP4 (ISO/IEC 14496-12)'),
    element('时间长度', {}, length(mediaTo)),
    element('摘要', { 算法: 'SHA-256' }, sha256),
    ...media.flatMap((one) => mediaElements(one, rate)),
  )
}

function mediaElements(media: Media, rate: number): Element[] {
  if (media.type === 'audio') {
    return [
      element('音频编码标准', {}, media.codec),
      element('音频采样率', {}, media.sampleRate),
      element('声道', {}, media.channels),
    ]
  }
  return [
    element('视频编码标准', {}, media.codec),
    element('分辨率', {}, `${media.width}×${media.height}`),
    element('帧率', {}, rate.toFixed(2)),
  ]
}
