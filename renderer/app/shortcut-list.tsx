// The "?" dialog: every key that does something.
import { Modal } from 'antd'
import { useTranslation } from 'react-i18next'
import { destinations } from './routes.ts'

export function ShortcutList({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation()
  const rows: [keys: string[], does: string][] = [
    [['?'], t('keys.help')],
    [['/'], t('search.title')],
    [['Ctrl', 'K'], t('search.fromField')],
    ...destinations.map(({ name }, index): [string[], string] => [
      ['Alt', String(index + 1)],
      t('keys.go', { screen: t(`app.${name}`) }),
    ]),
    [['S'], t('keys.start')],
    [['E'], t('keys.end')],
    [['Ctrl', 'Enter'], t('reconcileKeys.end')],
    [['B'], t('breakKeys.break')],
    [['R'], t('breakKeys.resume')],
    [['A'], t('scriptKeys.tick')],
    [['K'], t('scriptKeys.skip')],
    [['U'], t('scriptKeys.withdraw')],
    [['↓', '↑'], t('scriptKeys.move')],
    [['F'], t('scriptKeys.read')],
    [['+', '-'], t('scriptKeys.size')],
    [['PgDn', 'PgUp'], t('scriptKeys.page')],
    [['1', '…', '9'], t('scriptKeys.speaker')],
    [['0'], t('scriptKeys.nobody')],
    [['W'], t('writtenRecord.open')],
    [['X'], t('exhibits.key')],
    [['C'], t('keys.check')],
    [['P'], t('keys.standby')],
    [['M'], t('keys.mark')],
    [['N'], t('keys.word')],
    [['Space'], t('keys.play')],
    [['←', '→'], t('keys.seek')],
    [['L'], t('keys.language')],
    [['Esc'], t('keys.close')],
  ]
  return (
    <Modal open={open} onCancel={onClose} footer={null} title={t('keys.title')} width={480}>
      <p className="quiet">{t('keys.note')}</p>
      <dl className="facts" style={{ marginTop: 12 }}>
        {rows.map(([keys, does]) => (
          <div key={does} style={{ display: 'contents' }}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  )
}
