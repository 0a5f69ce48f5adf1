// The page of the reconciliation before sealing; the sentences of its findings: native/contract/sentences.
import type * as chinese from '../zh-CN/reconciliation.ts'

export const reconcile: typeof chinese.reconcile = {
  title: 'Reconciliation before sealing',
  loading: 'Comparing…',
  openTitle: 'To be settled or explained: {{number}}',
  openNote:
    'It is still being recorded: what can be made up for (a signature, an announcement) is best done now, on video. What cannot is explained in writing, one by one.',
  settledTitle: 'Ready to be ended and sealed',
  settledNote: 'Nothing has to be settled.',
  seals:
    'It is sealed at once and cannot be continued. What was compared and the explanations go into the journal and are sealed with it.',
  explanation: 'Explanation in writing',
  explanationOf: 'Explanation: {{finding}}',
  same: 'The same for the other {{number}}',
  amber: 'Notes: {{number}}',
  green: 'In order: {{number}}',
  unlisted: 'And {{number}} more that are not listed.',
  person: 'Compared by',
  go: {
    record: 'To the written record',
    script: 'To the script',
    statements: 'Write the fault statement',
    case: 'To the list of exhibits',
  },
  goTo: '{{go}}: {{finding}}',
}

export const reconciliationOf: typeof chinese.reconciliationOf = {
  heading: 'Reconciliation before sealing',
  none: 'Not compared: nobody confirmed the end (an interruption, a shut-down), or an early version recorded it.',
  by: 'Ended by {{person}} after comparing at {{at}}',
  nobody: 'Compared by itself at {{at}}, confirmed by nobody',
  explained: 'Explanation: {{text}}',
  unexplained: 'Not explained',
}

export const reconcileKeys: typeof chinese.reconcileKeys = {
  end: 'Reconciliation: end and seal',
}
