// A table file of another program: chosen, read by the station, and told everything that is wrong with it.
import { Alert, Button } from 'antd'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TableEncoding, TableProblem } from '../../native/contract/tables.ts'
import './table-file.css'

/** Bytes; a call may not be much longer. */
const longest = 500_000

async function base64Of(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  return btoa(text)
}

interface ProblemsProps {
  readonly title: string
  readonly problems: readonly TableProblem<string>[]
  readonly columns: Readonly<Record<string, string>>
}

function Problems({ title, problems, columns }: ProblemsProps) {
  const { t } = useTranslation()
  if (problems.length === 0) return null
  return (
    <section>
      <h3>{title}</h3>
      <ul className="table-lines" tabIndex={0} aria-label={title}>
        {problems.map(({ code, line, column, found }, at) => (
          <li key={`${at} ${code}`}>
            <span className="quiet number">{line === null ? '' : t('tableFile.line', { line })}</span>
            <span>{t(`tableProblem.${code}`, { found, column: column === null ? '' : columns[column] })}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

interface TableFileProps {
  /** What was read; undefined until then. */
  readonly read?: { readonly encoding: TableEncoding; readonly problems: readonly TableProblem<string>[] } | undefined
  readonly isReading: boolean
  /** What each column is called in the window's language. */
  readonly columns: Readonly<Record<string, string>>
  /** With the bytes in base64; with null when the file is too large to be read. */
  readonly onChoose: (bytes: string | null) => void
}

export function TableFile({ read, isReading, columns, onChoose }: TableFileProps) {
  const { t } = useTranslation()
  const chooser = useRef<HTMLInputElement>(null)
  const [name, setName] = useState('')
  const [tooLarge, setTooLarge] = useState(false)
  const choose = (file: File | undefined): void => {
    if (file === undefined) return
    setName(file.name)
    setTooLarge(file.size > longest)
    if (file.size > longest) onChoose(null)
    else void base64Of(file).then(onChoose)
  }
  const ofLevel = (level: 'error' | 'warning') => read?.problems.filter((problem) => problem.level === level) ?? []
  const [errors, warnings] = [ofLevel('error'), ofLevel('warning')]
  return (
    <>
      <input
        ref={chooser}
        type="file"
        accept=".csv,text/csv,.xlsx,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        hidden
        aria-label={t('tableFile.choose')}
        onChange={({ target }) => {
          choose(target.files?.[0])
          target.value = ''
        }}
      />
      <div className="tools">
        <Button loading={isReading} onClick={() => chooser.current?.click()}>
          {t('tableFile.choose')}
        </Button>
        <span className="quiet">
          {name} {read === undefined ? '' : t('tableFile.encoding', { encoding: read.encoding.toUpperCase() })}
        </span>
      </div>
      {tooLarge ? <Alert type="error" role="alert" showIcon title={t('tableFile.tooLarge')} /> : null}
      <Problems title={t('tableFile.problems', { number: errors.length })} problems={errors} columns={columns} />
      <Problems title={t('tableFile.warnings', { number: warnings.length })} problems={warnings} columns={columns} />
    </>
  )
}
