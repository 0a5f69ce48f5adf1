// The command palette: everything that can be done now, by its words, its English or the first letters of its pinyin.
import { Modal, type InputRef } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { keyOf, labelOf, screenCommands, windowCommands, type Command } from '../../parts/commands.ts'
import { Empty } from '../../parts/empty.tsx'
import { offeredCommands, runCommand } from '../../parts/use-command.ts'
import { useLanguage } from '../../text/use-language.ts'
import { ListField } from '../list-field.tsx'
import { KeyCaps } from './key-caps.tsx'
import { matching, type Findable } from './match.ts'
import { recentCommands, remember } from './recent.ts'
import './palette.css'

const list = 'palette-commands'
const optionId = (at: number): string => `palette-command-${at}`
const isCommand = (id: string): id is Command => [...screenCommands, ...windowCommands].some((each) => each === id)

/** The commands that could be run when the palette was opened. What finds them by pinyin comes a moment later. */
function useFindable(): Findable<Command>[] {
  const { t } = useTranslation()
  const language = useLanguage()
  const [offered] = useState(offeredCommands)
  const [toPinyin, setToPinyin] = useState<(words: string, pattern: 'first' | 'pinyin') => string>(() => () => '')
  useEffect(() => {
    let isGone = false
    void import('pinyin-pro').then(({ pinyin }) => {
      const written = (words: string, pattern: 'first' | 'pinyin') =>
        pinyin(words, { pattern, toneType: 'none', type: 'array', nonZh: 'removed' }).join('')
      if (!isGone) setToPinyin(() => written)
    })
    return () => {
      isGone = true
    }
  }, [])
  // What a screen can do stands before what the whole window can.
  return [...screenCommands, ...windowCommands]
    .filter((id) => offered.has(id) && id !== 'open-palette')
    .map((id) => {
      const chinese = t(labelOf(id), { lng: 'zh-CN' })
      const english = t(labelOf(id), { lng: 'en' })
      const [label, other] = language === 'en' ? [english, chinese] : [chinese, english]
      return { id, label, other, initials: toPinyin(chinese, 'first'), syllables: toPinyin(chinese, 'pinyin') }
    })
}

function PalettePanel({ onChoose }: { onChoose: (command: Command) => void }) {
  const { t } = useTranslation()
  const field = useRef<InputRef>(null)
  const [typed, setTyped] = useState('')
  const [chosen, setChosen] = useState(0)
  const commands = useFindable()
  const found = matching(commands, typed, recentCommands().filter(isCommand))
  useEffect(() => {
    field.current?.focus()
  }, [])
  useEffect(() => {
    document.getElementById(optionId(chosen))?.scrollIntoView({ block: 'nearest' })
  }, [chosen])
  const enter = (): void => {
    const command = found[chosen]
    if (command !== undefined) onChoose(command.id)
  }
  return (
    <div className="palette">
      <ListField
        ref={field}
        label={t('palette.field')}
        maxLength={60}
        value={typed}
        list={list}
        optionId={optionId}
        count={found.length}
        chosen={chosen}
        onType={(text) => {
          setTyped(text)
          setChosen(0)
        }}
        onChoose={setChosen}
        onEnter={enter}
      />
      {found.length === 0 ? (
        <Empty icon="keyboard" title={t('palette.nothing', { text: typed })} hint={t('palette.nothingHint')} />
      ) : (
        <div id={list} role="listbox" aria-label={t('palette.title')} className="palette-list">
          {found.map(({ id, label }, at) => (
            <div
              key={id}
              id={optionId(at)}
              role="option"
              aria-selected={at === chosen}
              className="palette-command"
              onClick={() => {
                onChoose(id)
              }}
            >
              <span>{label}</span>
              <span>{keyOf(id) === undefined ? null : <KeyCaps of={keyOf(id) ?? ''} />}</span>
            </div>
          ))}
        </div>
      )}
      <p className="quiet">{t('palette.keys')}</p>
    </div>
  )
}

export function Palette({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation()
  const wanted = useRef<Command | null>(null)
  const choose = (command: Command): void => {
    remember(command)
    wanted.current = command
    onClose()
  }
  // Once the dialog has given the focus back: a command may open a dialog of its own, or go to a field.
  const run = (): void => {
    const command = wanted.current
    wanted.current = null
    if (command !== null) runCommand(command)
  }
  return (
    <Modal
      open={open}
      onCancel={onClose}
      afterClose={run}
      footer={null}
      title={t('palette.title')}
      width={620}
      style={{ top: 72 }}
      destroyOnHidden
    >
      {open ? <PalettePanel onChoose={choose} /> : null}
    </Modal>
  )
}
