// A case with two sealed recordings, for tests that export it.
import { generateKeyPairSync, type KeyPairKeyObjectResult } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { publicKeyPem } from '../../../native/vault/keys.ts'
import type { Export } from '../../../native/archive/export-bundle.ts'
import { temporaryFolder, type TemporaryFolder } from '../../rig/temporary-folder.ts'
import { cameraClip, makeRecording, microphoneClip } from './make-recording.ts'

export interface Exportable extends AsyncDisposable {
  readonly folder: string
  readonly vault: string
  /** A call that exports both recordings into `out/`. */
  readonly wanted: Export
  readonly ids: readonly [string, string]
  /** The station's. */
  readonly keys: KeyPairKeyObjectResult
  recordingFolder(id: string): string
}

export const caseNumber = '鄂城管罚字〔2026〕第12/3号'
const id = '5b1f8f0e-2a53-4f9c-8f8c-0f6b7b8b9a02'
const person = {
  kind: 'person',
  ...{ id, name: '甲 & 乙', birth: '1949-12-31' },
  sex: 'female',
  document: 'identity-card',
  ...{ number: '11010519491231002X', employer: '某厂', phone: '13800001234', address: '某路 1 号' },
} as const
const organisation = {
  kind: 'organisation',
  ...{ id, name: '某某公司', number: '91350100M000100Y43', legalRepresentative: '丙' },
  ...{ phone: '', address: '' },
} as const
const at = '2026-01-06T01:02:03.000Z'
const ids = ['20260301-010203-abcdef', '20260301-020304-ghjkmn'] as const
let clips: Promise<{ camera: string; microphone: string }> | undefined
let clipFolder: TemporaryFolder | undefined

/** Encoded once for all tests of a file. */
async function media() {
  clipFolder ??= await temporaryFolder()
  const { path } = clipFolder
  clips ??= Promise.all([cameraClip(path), microphoneClip(path)]).then(([camera, microphone]) => ({
    camera,
    microphone,
  }))
  return clips
}

/** Makes a vault with two recordings, the second with picture alone, in two parts and after a crash. */
export async function exportable(mark = '出示证据 </script><b>&"😀'): Promise<Exportable> {
  const { camera, microphone } = await media()
  const { path: folder, [Symbol.asyncDispose]: dispose } = await temporaryFolder()
  const vault = join(folder, 'vault')
  const keys = generateKeyPairSync('ed25519')
  const facts = {
    id: '5b1f8f0e-2a53-4f9c-8f8c-0f6b7b8b9a01',
    number: caseNumber,
    cause: '未经许可 <占道> & 经营',
    kind: 'penalty',
    party: '某某公司',
  } as const
  const made = { vault, keys, case: facts, mark }
  const first = await makeRecording({ ...made, id: ids[0], tracks: { 'cam-1': [camera], 'mic-1': [microphone] } })
  const second = await makeRecording({
    ...made,
    id: ids[1],
    previous: first.seal,
    tracks: { 'cam-1': [camera, camera] },
    led: true,
    crashed: true,
  })
  const stationKeyPem = publicKeyPem(keys)
  await mkdir(join(vault, 'station'))
  await writeFile(join(vault, 'station', 'station.pub.pem'), stationKeyPem)
  const to = join(folder, 'out')
  await mkdir(to)
  return {
    folder,
    vault,
    ids,
    keys,
    recordingFolder: (id) => join(vault, '2026', id),
    wanted: {
      case: {
        ...facts,
        notes: '第一行\n第二行',
        unit: '第一执法中队',
        confidentiality: 'privacy',
        voided: { at: '2026-03-04T00:00:00.000Z', reason: '重复 <立案>', person: '甲' },
        parties: [person, organisation],
        officers: [
          { name: '甲', certificate: '执法-001' },
          { name: '乙 & 丙', certificate: '' },
        ],
      },
      people: [
        { name: '甲', unit: '第二执法中队', certificate: '执法-009', validUntil: '2020-01-01', left: at },
        { name: '甲', unit: '第一执法中队', certificate: '执法-001', validUntil: '2027-12-31', left: null },
      ],
      history: {
        stages: [{ stage: 'evidence', day: '2026-01-06', person: '乙 & 丙', reason: '笔误', at }],
        related: [
          {
            ...{ relation: id, as: 'merged-into', reason: '同一 <现场>', at, person: '乙' },
            case: { id, number: '〔2026〕9号', cause: '违法建设', isVoid: false },
          },
        ],
        events: [
          { kind: 'opened', at, person: '乙' },
          { kind: 'stage', at, person: '乙', stage: 'evidence', day: '2026-01-05', reason: '' },
          { kind: 'stage', at, person: '乙', stage: 'evidence', day: '2026-01-06', reason: '笔误' },
        ],
      },
      recordings: [
        { id: ids[0], folder: first.folder },
        { id: ids[1], folder: second.folder },
      ],
      stationKeyPem,
      to,
      vault,
      software: 'zhenglu 0.1.0',
      now: new Date(2026, 2, 5, 12),
    },
    [Symbol.asyncDispose]: dispose,
  }
}
