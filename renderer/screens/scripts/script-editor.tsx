// Changes the script of one kind of recording: each save is a new version, and all versions before it stay.
import { App, Button, Input, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { unknownFields } from '../../../native/contract/script-words.ts'
import type { ScriptVersion } from '../../../native/contract/scripts.ts'
import { FailureNote } from '../../parts/failure-note.tsx'
import { dayAndTime } from '../../parts/format.ts'
import { useMay, type Acting } from '../../station/use-access.ts'
import { failureFrom, useAct } from '../../station/use-call.ts'
import { changed, type Steps } from './draft.ts'
import { StepFields } from './step-fields.tsx'
import { StepOrder } from './step-order.tsx'

interface EditorProps {
  /** Newest first. */
  readonly versions: readonly [ScriptVersion, ...ScriptVersion[]]
  readonly acting: Acting
}

function useVersionName(): (version: ScriptVersion) => string {
  const { t } = useTranslation()
  return ({ version, at, person }) =>
    at === null ? t('scriptEditor.shipped') : t('scriptEditor.saved', { version, at: dayAndTime(at), person })
}

const isNamed = (steps: Steps): boolean => steps.every(({ title }) => title['zh-CN'].trim() !== '')
const unknownIn = (steps: Steps): string[] =>
  steps.flatMap(({ title, words }) => unknownFields(words).map((name) => `${title['zh-CN']} {${name}}`))

const isSound = (steps: Steps): boolean => isNamed(steps) && unknownIn(steps).length === 0

export function ScriptEditor({ versions, acting }: EditorProps) {
  const { t } = useTranslation()
  const nameOf = useVersionName()
  const { message } = App.useApp()
  const may = useMay()
  const { mutate, isPending, error } = useAct('scripts.save')
  const [newest] = versions
  const [shown, setShown] = useState(newest)
  const [steps, setSteps] = useState<Steps>(newest.steps)
  const [chosen, setChosen] = useState(0)
  const [person, setPerson] = useState(acting.name)
  const isChanged = steps !== shown.steps
  const isOld = shown.version !== newest.version
  const step = steps[chosen]
  const show = (version: ScriptVersion): void => {
    setShown(version)
    setSteps(version.steps)
    setChosen(0)
  }
  const save = (): void => {
    mutate(
      { kind: newest.kind, after: newest.version, steps: [...steps], person: person.trim() },
      {
        onSuccess: (saved) => {
          show(saved)
          void message.success(t('common.saved'))
        },
      },
    )
  }
  return (
    <div className="stack">
      <div className="filters">
        <Select
          aria-label={t('scriptEditor.version')}
          value={shown.version}
          disabled={isPending}
          options={versions.map((version) => ({ value: version.version, label: nameOf(version) }))}
          onChange={(value) => {
            const version = versions.find((each) => each.version === value)
            if (version !== undefined) show(version)
          }}
          popupMatchSelectWidth={false}
        />
        {isChanged ? <span role="status">{t('scriptEditor.changed')}</span> : null}
      </div>
      {isOld ? <p className="quiet">{t('scriptEditor.older')}</p> : null}
      <div className="script-editor">
        <StepOrder
          steps={steps}
          chosen={chosen}
          onChoose={setChosen}
          onChange={(next, at) => {
            setSteps(next)
            setChosen(at)
          }}
        />
        {step === undefined ? null : (
          <StepFields
            key={step.key}
            step={step}
            onChange={(change) => {
              setSteps(changed(steps, chosen, change))
            }}
          />
        )}
      </div>
      {error === null ? null : <FailureNote failure={failureFrom(error)} />}
      {isNamed(steps) ? null : <p className="danger-text">{t('scriptEditor.nameMissing')}</p>}
      {unknownIn(steps).length === 0 ? null : (
        <p className="danger-text">{t('scriptEditor.unknownField', { fields: unknownIn(steps).join(' · ') })}</p>
      )}
      <div className="tools">
        <label>
          {t('scriptEditor.person')}{' '}
          <Input
            style={{ width: 180 }}
            value={person}
            maxLength={80}
            readOnly={acting.fixed}
            onChange={({ target }) => {
              setPerson(target.value)
            }}
          />
        </label>
        <Button
          type="primary"
          loading={isPending}
          disabled={!may('scripts.save') || (!isChanged && !isOld) || !isSound(steps) || person.trim() === ''}
          onClick={save}
        >
          {t('scriptEditor.save')}
        </Button>
        <Button
          disabled={!isChanged || isPending}
          onClick={() => {
            show(shown)
          }}
        >
          {t('scriptEditor.discard')}
        </Button>
      </div>
    </div>
  )
}
