// The "?" dialog: every key that does something, by where it does.
import { Modal } from 'antd'
import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import { keyOf, labelOf, windowCommands, type Command, type ScreenCommand } from '../../parts/commands.ts'
import { KeyCaps } from './key-caps.tsx'
import { destinations } from '../routes.ts'
import { OperatorCardButton } from '../../parts/operator-card-button.tsx'
import './shortcut-list.css'

/** Keys as `parts/shortcut.ts` writes them, `–` between two means from the one to the other. */
type Row = readonly [keys: readonly string[], does: string]

const onConsole: readonly ScreenCommand[] = [
  'start-recording',
  'end-recording',
  'begin-break',
  'end-break',
  'mark',
  'word-of-mark',
  'check-room',
  'standby',
  'open-written-record',
  'show-exhibit',
  'next-on-party-screen',
]
const inScript: readonly ScreenCommand[] = ['tick-step', 'skip-step', 'withdraw-step', 'read-script']
const isScreen = (command: Command): boolean => destinations.some(({ name }) => command === `go-${name}`)

function useGroups(): readonly { readonly title: string; readonly rows: readonly Row[] }[] {
  const { t } = useTranslation()
  const row = (command: Command): Row => [[keyOf(command) ?? ''], t(labelOf(command))]
  const others = windowCommands.filter(
    (command) => keyOf(command) !== undefined && command !== 'open-search' && !isScreen(command),
  )
  return [
    {
      title: t('shortcuts.window'),
      rows: [
        [['?'], t('keys.help')],
        [[keyOf('open-search') ?? '', '/'], t('search.title')],
        ...others.map(row),
        ...destinations.map(({ name }): Row => [
          [keyOf(`go-${name}`) ?? ''],
          t('keys.go', { screen: t(`app.${name}`) }),
        ]),
        [['l'], t('keys.language')],
        [['Esc'], t('keys.close')],
      ],
    },
    { title: t('shortcuts.console'), rows: [...onConsole.map(row), [['Ctrl+Enter'], t('reconcileKeys.end')]] },
    {
      title: t('shortcuts.script'),
      rows: [
        ...inScript.map(row),
        [['ArrowDown', 'ArrowUp'], t('scriptKeys.move')],
        [['＋', '−'], t('scriptKeys.size')],
        [['PgDn', 'PgUp'], t('scriptKeys.page')],
        [['1', '…', '9'], t('scriptKeys.speaker')],
        [['0'], t('scriptKeys.nobody')],
      ],
    },
    {
      title: t('shortcuts.recording'),
      rows: [
        [['Space'], t('keys.play')],
        [['ArrowLeft', 'ArrowRight'], t('keys.seek')],
      ],
    },
  ]
}

export function ShortcutList({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation()
  const groups = useGroups()
  return (
    <Modal
      open={open}
      onCancel={onClose}
      footer={null}
      title={t('keys.title')}
      width={880}
      style={{ top: 24 }}
      destroyOnHidden
    >
      <p className="quiet">{t('keys.note')}</p>
      <div className="shortcut-groups">
        {groups.map(({ title, rows }) => (
          <section key={title}>
            <h3>{title}</h3>
            <dl className="facts">
              {rows.map(([keys, does]) => (
                <Fragment key={does}>
                  <dt>
                    {keys.map((key) => (
                      <span key={key} className="shortcut-key">
                        <KeyCaps of={key} />
                      </span>
                    ))}
                  </dt>
                  <dd>{does}</dd>
                </Fragment>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <OperatorCardButton />
    </Modal>
  )
}
