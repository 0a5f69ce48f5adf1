// Everything in a bundle that is not a recording: written anew at each export from the case and the sealed journals.
import type { KeyObject } from 'node:crypto'
import type { CaseHistory } from '../cases/history.ts'
import { listTable } from '../acts/list-table.ts'
import type { Case } from '../contract/cases.ts'
import { Failure } from '../contract/failures.ts'
import type { Statement } from '../contract/statements.ts'
import type { BagWriter } from './bag-writer.ts'
import { otherFiles, payload, type BagInfo } from './bagit.ts'
import type { BundledExhibits } from './bundle-exhibits.ts'
import { localDay } from './bundle-name.ts'
import { caseJson } from './case-json.ts'
import { recordingsAlone, placesOf, statementPath, type BundledFile } from './bundle-file.ts'
import { actsJson, caseFileJson } from './case-file-json.ts'
import { closingCheckPdf, contentsPdf, filePdf } from './case-file-pdf.ts'
import { findSongFace } from './cjk-font.ts'
import { completenessPdf } from './completeness-pdf.ts'
import { contentsXml, type ListedForm, type ListedItem, type Listing } from './contents-xml.ts'
import { descriptionText } from './description-text.ts'
import { hashBytes } from './hashing.ts'
import type { BundledLateRecord } from './late-records.ts'
import { metadataXml } from './metadata-xml.ts'
import type { BundledOfficer } from './officer-facts.ts'
import type { PlayableCopy } from './playable-copies.ts'
import { premisXml } from './premis-xml.ts'
import type { RecordingFacts } from './recording-facts.ts'
import { reconciliationPdf } from './reconciliation-pdf.ts'
import { resource } from './resource.ts'
import { viewerPage } from './viewer-page.ts'

/** What a bundle says of its case. */
export type BundledCase = Pick<Case, 'id' | 'number' | 'cause' | 'kind' | 'party' | 'notes'> &
  Partial<Pick<Case, 'unit' | 'confidentiality' | 'parties' | 'officers' | 'voided'>>

/** A fault statement of one of the recordings, as its PDF lies on the disk. */
export interface BundledStatement extends Pick<
  Statement,
  'recording' | 'number' | 'version' | 'made' | 'person' | 'sha256'
> {
  readonly path: string
}

/** Place of a statement in the bundle. */
export const statementPlace = ({ recording, number, version }: BundledStatement): string =>
  statementPath(recording, number, version)

/** What is being exported. */
export interface Bundle {
  readonly case: BundledCase
  /** What was stated of the case; absent where nothing is known of it. */
  readonly history?: CaseHistory | undefined
  /** Who handled it. */
  readonly officers: readonly BundledOfficer[]
  readonly recordings: readonly RecordingFacts[]
  /** Copies for players, of parts whose end is incomplete. */
  readonly playable: readonly PlayableCopy[]
  /** All versions of the recordings' fault statements, by number and version. */
  readonly statements: readonly (BundledStatement & { readonly length: number })[]
  /** The recordings' written records that were frozen after the seal. */
  readonly lateRecords: readonly BundledLateRecord[]
  /** Its file, as it was put in order, checked and closed; absent where nothing is known of it. */
  readonly file?: BundledFile | undefined
  /** Exhibits and issued documents of the case. */
  readonly exhibits: BundledExhibits
  /** The station's public key. */
  readonly key: KeyObject
  readonly software: string
  readonly made: Date
}

const schemas = ['contents.xsd', 'metadata.xsd', 'premis-profile.xsd'] as const

/** Writes description, facts of the case, contents lists, metadata, viewer and the means of checking. @throws Failure. */
export async function writeDocuments(bag: BagWriter, bundle: Bundle): Promise<void> {
  await bag.write(payload.description, descriptionText(bundle))
  await bag.write(payload.caseFacts, caseJson(bundle))
  const listing = await writeCaseFile(bag, bundle)
  for (const recording of bundle.recordings) {
    const { id } = recording.sealed
    await bag.write(`${payload.metadata}/${id}.xml`, metadataXml(bundle, recording))
    await bag.write(`${payload.metadata}/${id}.premis.xml`, premisXml(bundle, recording))
    const compared = await reconciliationPdf(recording, bundle.software)
    if (compared !== null) await bag.write(`${payload.reconciliations}/${id}.pdf`, compared)
  }
  for (const name of schemas) await bag.write(`${payload.metadata}/${name}`, await resource(name))
  await bag.write(otherFiles.publicKey, bundle.key.export({ type: 'spki', format: 'pem' }))
  await bag.write(otherFiles.viewer, viewerPage(await resource('viewer.html'), bundle, listing))
  await bag.write(otherFiles.profile, await resource('bagit-profile.json'))
  await bag.write(otherFiles.verifierChinese, await resource('如何验证.txt'))
  await bag.write(otherFiles.verifier, await resource('how-to-verify.txt'))
  await bag.write(otherFiles.script, await resource('verify.py'))
  await bag.write(otherFiles.opener, 'zhenglu-bundle 1\n')
}

/** The contents list in all its forms, and what is printed with it; what it lists must be in the bag already. */
async function writeCaseFile(bag: BagWriter, bundle: Bundle): Promise<Listing> {
  const { case: of, recordings, made, software } = bundle
  const file = bundle.file?.file ?? recordingsAlone(recordings, of.cause, made)
  const zone = recordings[0]?.open.clock.zone ?? 'UTC'
  const printed = { case: of, file, software, made, zone }
  const forms: ListedForm[] = []
  const write = async (title: string, path: string, content: Uint8Array | string): Promise<void> => {
    await bag.write(path, content)
    forms.push({ title, ...listedFile(bag, path) })
  }
  await write('卷内目录', payload.contentsPdf, await contentsPdf(printed))
  if (bundle.file !== undefined) {
    const { closingNote, findings, acts } = bundle.file
    const { closed } = file
    const face = findSongFace() ?? null
    const check = { ...printed, closed, findings: closed === null ? findings : closed.findings }
    await write('备考表', payload.closingNote, closingNote ?? (await filePdf(printed, '备考表', null, () => [])))
    await write('结案检查表', payload.closingCheck, await closingCheckPdf(check))
    const report =
      face === null
        ? await filePdf(printed, '音像记录完整性报告', null, () => [])
        : await completenessPdf(acts.report, { case: of.id, gapSeconds: acts.report.gapSeconds }, software)
    await write('音像记录完整性报告', payload.actsPdf, report)
    for (const { version, items } of acts.lists)
      await write(
        `音像记录事项清单第 ${version} 版`,
        `${payload.actList}-${version}.csv`,
        listTable(items, 'zh-CN').text,
      )
    await write('音像记录事项', payload.actFacts, actsJson(bundle.file, made))
  }
  const items = file.items.map((item): ListedItem => {
    return { item, files: placesOf(item, recordings).map((path) => listedFile(bag, path)) }
  })
  if (bundle.file !== undefined) await write('案卷', payload.fileFacts, caseFileJson(bundle.file, items, made))
  await bag.write(payload.contents, contentsXml(bundle, { file, items, forms }))
  return { file, items, forms }
}

/** @throws Failure `exhibits-damaged` naming a file that the contents list names and that was not put into the bundle. */
function listedFile(bag: BagWriter, path: string) {
  const digests = bag.digestsOf(path)
  if (digests === undefined) throw new Failure('exhibits-damaged', { path })
  return { path: path.slice('data/'.length), length: digests.length, sha256: digests.sha256 }
}

/** SHA-256 of the key's SubjectPublicKeyInfo in DER: what `openssl pkey -pubin -outform DER | sha256sum` prints. */
export function keyFingerprint(key: KeyObject): string {
  return hashBytes(key.export({ type: 'spki', format: 'der' })).sha256
}

/** `bag-info.txt` of our profile. */
export function bagInfo({ case: of, recordings, exhibits, key, software, made }: Bundle): BagInfo {
  const station = recordings[0]?.sealed.manifest.station.name ?? ''
  return [
    ['BagIt-Profile-Identifier', 'urn:zhenglu:bagit-profile:1'],
    ['Source-Organization', station],
    ['Bagging-Date', localDay(made)],
    ['Bag-Software-Agent', software],
    ['External-Identifier', of.number],
    ['External-Description', of.cause],
    ['Zhenglu-Bundle-Version', '1'],
    ['Zhenglu-Station-Key-SHA256', keyFingerprint(key)],
    ...(exhibits.mark.size === 0
      ? []
      : [['Zhenglu-Exhibits', `${of.id} ${exhibits.mark.size} ${exhibits.mark.root}`] as const]),
    ...recordings.map(
      ({ sealed }) => ['Zhenglu-Recording', `${sealed.id} ${sealed.manifest.journal.sealCode}`] as const,
    ),
  ]
}
