// Parties of a case, with masked numbers until a person asks for them, which the audit log notes.
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Case } from '../../../native/contract/cases.ts'
import type { Party } from '../../../native/contract/parties.ts'
import { FailureNote } from '../../parts/failure-note.tsx'
import { useMay } from '../../station/use-access.ts'
import { failureFrom, useAct } from '../../station/use-call.ts'
import { useTexts } from '../../text/use-language.ts'
import '../../parts/parties.css'

function usePartyRows(party: Party): [label: string, value: string][] {
  const { t } = useTranslation()
  const { terms } = useTexts()
  const own: [string, string][] =
    party.kind === 'person'
      ? [
          [t('parties.sex'), party.sex === 'unstated' ? '' : terms.sex[party.sex]],
          [t('parties.birth'), party.birth],
          [terms.identityDocument[party.document], party.number],
          [t('parties.employer'), party.employer],
        ]
      : [
          [t('parties.creditCode'), party.number],
          [t('parties.legalRepresentative'), party.legalRepresentative],
        ]
  const all: [string, string][] = [...own, [t('parties.phone'), party.phone], [t('parties.address'), party.address]]
  return all.filter(([, value]) => value !== '')
}

function PartyView({ party }: { party: Party }) {
  const { terms } = useTexts()
  const rows = usePartyRows(party)
  return (
    <section className="party">
      <h3>
        {party.name} <span className="quiet">{terms.partyKind[party.kind]}</span>
      </h3>
      <dl className="facts">
        {rows.map(([label, value]) => (
          <div key={label} style={{ display: 'contents' }}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

export function CaseParties({ known }: { known: Case }) {
  const { t } = useTranslation()
  const may = useMay()('cases.unmask')
  const { mutate, isPending, error } = useAct('cases.unmask')
  const [whole, setWhole] = useState<{ readonly of: string; readonly parties: readonly Party[] } | null>(null)
  if (known.parties.length === 0) return null
  // Of the case as it was when they were asked for: after a change they are asked for anew.
  const shown = whole?.of === `${known.id} ${known.changed}` ? whole.parties : null
  const isMasked = known.parties.some(({ number, phone }) => number !== '' || phone !== '')
  const show = (): void => {
    mutate(
      { id: known.id },
      {
        onSuccess: ({ parties }) => {
          setWhole({ of: `${known.id} ${known.changed}`, parties })
        },
      },
    )
  }
  return (
    <section className="panel">
      <h2>{t('parties.title')}</h2>
      <div className="parties">
        {(shown ?? known.parties).map((party) => (
          <PartyView key={party.id} party={party} />
        ))}
        {!isMasked || !may ? null : shown === null ? (
          <Button loading={isPending} onClick={show}>
            {t('parties.unmask')}
          </Button>
        ) : (
          <Button
            onClick={() => {
              setWhole(null)
            }}
          >
            {t('parties.mask')}
          </Button>
        )}
        {isMasked && may ? <p className="quiet">{t('parties.unmaskNote')}</p> : null}
        {error === null ? null : <FailureNote failure={failureFrom(error)} />}
      </div>
    </section>
  )
}
