// The "?" dialog: every key that does something, by where it does.
import { Modal } from 'antd'
import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import { keyOf, labelOf, windowCommands, type Command, type ScreenCommand } from '../parts/commands.ts'
import { KeyCaps } from './commands/key-caps.tsx'
import { destinations } from './routes.ts'

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
]
const inScript: readonly ScreenCommand[] = ['tick-step', 'skip-step', 'withdraw-step', 'read-script']
const isScreen = (command: Command): boolean => destinations.some(({ name }) => command === `go-${name}`)

function useGroups(): readonly { readonly title: string; readonly rows: readonly Row[] }[] {
  const { t } = useTranslation()
  const row = (command: Command): Row => [[keyOf(command) ?? ''], t(labelOf(command))]
  const others = windowCommands.filter((command) => keyOf(command) !== undefined && !isScreen(command))
  return [
    {
      title: t('shortcuts.window'),
      rows: [
        [['?'], t('keys.help')],
        ...others.map(row),
        [['/'], t('search.title')],
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
    <Modal open={open} onCancel={onClose} footer={null} title={t('keys.title')} width={520}>
      <p className="quiet">{t('keys.note')}</p>
      {groups.map(({ title, rows }) => (
        <section key={title} style={{ marginTop: 16 }}>
          <h3>{title}</h3>
          <dl className="facts">
            {rows.map(([keys, does]) => (
              <Fragment key={does}>
                <dt>
                  {keys.map((key) => (
                    <KeyCaps key={key} of={key} />
                  ))}
                </dt>
                <dd>{does}</dd>
              </Fragment>
            ))}
          </dl>
        </section>
      ))}
    </Modal>
  )
}
