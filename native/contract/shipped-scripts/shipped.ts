// What the program brings for each kind of recording: version 0, to be changed by each agency.
import type { ScriptStep, ScriptVersion } from '../scripts.ts'
import type { RecordingKind } from '../terms.ts'
import { forcedDemolition, onSiteInspection, sealingOrSeizure, serviceByLeaving, serviceByNotice } from './acts.ts'
import { inProgress, resumes, timePlacePersons } from './common.ts'
import { hearing } from './hearing.ts'
import { interview } from './interview.ts'

/** A training needs nothing; it has what every recording begins with, to be practised. */
const training: readonly ScriptStep[] = [resumes('演练'), inProgress('演练'), timePlacePersons].map((step) => ({
  ...step,
  required: false,
}))

const shipped: Readonly<Record<RecordingKind, readonly ScriptStep[]>> = {
  interview,
  hearing,
  'on-site-inspection': onSiteInspection,
  'sealing-or-seizure': sealingOrSeizure,
  'forced-demolition': forcedDemolition,
  'service-by-leaving': serviceByLeaving,
  'service-by-notice': serviceByNotice,
  training,
}

export function shippedScript(kind: RecordingKind): ScriptVersion {
  return { kind, version: 0, at: null, person: null, steps: [...shipped[kind]] }
}
